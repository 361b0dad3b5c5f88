"""Who says what where it is easily taken for something else: chain, and every shorter cut."""

import pytest

from corpus.attribution.candidates import candidates, propose
from corpus.attribution.cuts import cuts
from corpus.paragraphs import paragraph_at
from corpus.sentences import sentences

CASES = [
    ("The damage was put at 9 million by the insurer, Norrland Re, which said half was covered.",
     "Norrland Re", ["The damage was put at 9 million", "half was covered"]),
    ("The doors were shut, according to the owner, Sundling Ferries, which built the ship.",
     "Sundling Ferries", ["The doors were shut"]),
    ("On Monday, according to the owner, Sundling Ferries was sold.", "Owner",
     ["On Monday … Sundling Ferries was sold", "Sundling Ferries was sold"]),
    ("The losses were put at 4 million by the insurer, the bank and the mayor.", "Insurer",
     ["The losses were put at 4 million"]),
    ("The doors were shut, according to the mayor and the cook.", "Mayor",
     ["The doors were shut"]),
    ("The doors were shut, according to the police, and the fire brigade came late.", "Police",
     ["The doors were shut … and the fire brigade came late", "The doors were shut"]),
    ("The cook said between 6 and 8 of the doors were shut.", "Cook",
     ["between 6 and 8 of the doors were shut"]),
    ("The cook said between 6 and 8 p.m. that the doors were shut.", "Cook",
     ["the doors were shut"]),
    ("If convicted, Farran faces a fine, Varr told the Lamp before the hearing.", "Varr<Lamp",
     ["If convicted, Farran faces a fine"]),
    ("The owner said after the fire that the doors were shut.", "Owner", ["the doors were shut"]),
    ("About 300 people marched, the police said; the organisers spoke of 900.", "Police",
     ["About 300 people marched", "the organisers spoke of 900"]),
    ("The doors were shut, the cook said; they have been mended since.", "Cook",
     ["The doors were shut", "they have been mended since"]),
    ("The doors will be shut, the chamber of commerce estimates.", "Chamber of commerce",
     ["The doors will be shut"]),
    ("He has read the letters, the notes, the police reports.", "", []),
    ("Its president, Odile Farran, accused the line, Sundling Ferries, of hiding it.",
     "Odile Farran", []),
    ("The minister, whom Farran accused of hiding it, resigned.", "", []),
    ("Farran's lawyer, Ilo Varr, called the cook a liar.", "Ilo Varr", []),
    ("The court called the ruling illegal.", "Court", []),
    ("The neighbours called the parents a taxi.", "", []),
    ("The film, which critics called a failure, won.", "", []),
    ("The cook told Harbour News that the doors were shut.", "Cook<Harbour News",
     ["the doors were shut"]),
    ("Laut Polizei wurden die Türen geschlossen.", "Polizei",
     ["wurden die Türen geschlossen"]),
    ("„Die Türen waren zu“, sagte Kapitän Ilo Varr am Montag der Zeitung „Küstenbote“.",
     "Ilo Varr<Küstenbote", ["Die Türen waren zu"]),
    ("Die Klinik teilte am Montag mit, die Türen seien zu.", "Klinik", ["die Türen seien zu"]),
    ("Die Klinik teilte den Gewinn.", "", []),
    ("Der Verein wies darauf hin, dass die Türen zu seien.", "Verein", ["die Türen zu seien"]),
    ("Der Verein wies die Vorwürfe zurück.", "Verein", []),
    ("Der Verein bestätigte die Zahl nicht.", "", []),
    ("Der Verein warf der Reederei vor, die Türen verriegelt zu haben.", "Verein", []),
    ("Der Wirt warf den Gast vor die Tür.", "", []),
    ("Двери были закрыты, сообщило министерство морского флота.",
     "Министерство морского флота", ["Двери были закрыты"]),
    ("Компания Nord Ferry отрицает это.", "Nord Ferry", []),
    ("Le syndicat accuse le port d'avoir fermé les portes.", "Syndicat", []),
    ("Le maire est accusé d'avoir menti.", "", []),
    ("El sindicato acusa a la naviera de mentir.", "Sindicato", []),
    ("El motor acusa el paso del tiempo.", "", []),
    ("The repair was priced at 3 million crowns by the builder, Karo Werk, which has no crane.",
     "Karo Werk", ["The repair was priced at 3 million crowns"]),
    ("The ministry lowered the death toll from 12 to 9.", "Ministry", []),
    ("The storm raised the toll to 40.", "", []),
    ("The company lowered the price of a ticket to 9 crowns.", "", []),
    ("The girl was given 3 dolls by the aunt, Mia Holt.", "", []),
    ("The doors were shut, the BBC's Jane Moss reports from Orm.", "Jane Moss",
     ["The doors were shut"]),
    ("The doors were shut, said the weather service's Kim Dahl.", "Kim Dahl",
     ["The doors were shut"]),
    ("An engineer, Lars Dahl, spoke. If elected, Ruud would shut the doors, he told Radio Nord.",
     "Ruud<Radio Nord", ["If elected, Ruud would shut the doors"]),
    ("Mayor Lars Dahl spoke. In the evening the doors were shut, he told Radio Nord.",
     "Lars Dahl<Radio Nord", ["In the evening the doors were shut"]),
    ("Quay Post, a conservative Norwegian newspaper, had the list. The doors were shut, said "
     "the daily.", "Quay Post", ["The doors were shut"]),
    ("Die Türen seien zu gewesen, teilte der Landkreis mit.", "Landkreis",
     ["Die Türen seien zu gewesen"]),
    ("„Die Türen waren zu“, sagte Bürgermeister Max Holm dem „Kurier“.", "Max Holm<Kurier",
     ["Die Türen waren zu"]),
    ("Auf dem Schiff sind nach Angaben der Polizei 18 Türen verriegelt gewesen.", "Polizei",
     ["Auf dem Schiff sind … 18 Türen verriegelt gewesen"]),
    ("شهردار این خبر را رد کرد.", "شهردار", []),
    ("وزیر پیشنهاد را رد کرد.", "", []),
]  # fmt: skip
"""Of "the plan he rejected" Persian does not tell where the subject ends: nothing is proposed."""


@pytest.mark.parametrize(("text", "chain", "shorter"), CASES, ids=[t[:40] for t, *_ in CASES])
def test_who_says_what(text: str, chain: str, shorter: list[str]) -> None:
    sentence = sentences(text)[-1]
    proposal = propose(text, sentence, sentence)
    assert "<".join(hop.entity for hop in proposal.chain) == chain
    found = [" … ".join(p.of(text) for p in cut.pieces) for cut in cuts(text, sentence, proposal)]
    assert found[1:] == shorter


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Погибли 12 человек.", []),
        ("Утонул капитан Иван Роу.", ["Иван Роу"]),
        ("Лили сказала, что двери закрыты.", ["Лили"]),
        ("Fast 30 Männer der Reederei wurden gerettet.", ["30 Männer der Reederei"]),
        ("The chamber of commerce met at noon.", ["Chamber of commerce"]),
    ],
)
def test_letters_stand_before_whole_names_and_no_verbs(text: str, letters: list[str]) -> None:
    sentence = sentences(text)[0]
    assert [each.entity for each in candidates(text, sentence, sentence)] == letters


def test_a_german_sentence_is_read_as_german_in_an_english_paragraph() -> None:
    text = (
        "The hospital said that it had taken in six men and that all of them were alive. "
        "Die Klinik teilte mit, zwei von ihnen seien verletzt."
    )
    sentence = sentences(text)[-1]
    proposal = propose(text, sentence, paragraph_at(text, 0) or sentence)
    assert [hop.entity for hop in proposal.chain] == ["Klinik"]


def test_an_english_sentence_that_quotes_german_stays_english() -> None:
    text = "The doors were shut. The cook said “die Türen sind zu und wir sind am Ende” to the man."
    sentence = sentences(text)[-1]
    proposal = propose(text, sentence, paragraph_at(text, 0) or sentence)
    assert [hop.entity for hop in proposal.chain] == ["Cook"]
