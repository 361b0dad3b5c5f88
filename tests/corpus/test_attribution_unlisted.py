"""Verbs that no table has, pronouns that are no firm's, and where foreign sources end."""

import pytest

from corpus.attribution.candidates import candidates, propose
from corpus.attribution.cuts import cuts
from corpus.attribution.head_lines import is_head_line
from corpus.paragraphs import paragraph_at
from corpus.sentences import sentences


def chain_of(text: str) -> str:
    sentence = sentences(text)[-1]
    paragraph = paragraph_at(text, sentence.start) or sentence
    return "<".join(each.entity for each in propose(text, sentence, paragraph).chain)


def offered(text: str) -> set[str]:
    sentence = sentences(text)[-1]
    paragraph = paragraph_at(text, sentence.start) or sentence
    return {each.entity for each in candidates(text, sentence, paragraph)}


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The harbour master, Elias Brand, denied this.", "Elias Brand"),
        ("The pilots' lawyer, Ada Holm, rejected this.", "Ada Holm"),
        ("The council rejected this proposal.", ""),
        ("The bus company grumbled that the road had not been gritted.", "Bus company"),
        ("The coroner, Helen Marsh, intimated that a hearing would be held.", "Helen Marsh"),
        ("“We were never asked,” the prosecutor fumed.", "Prosecutor"),
        ("“We were never asked,” Ada Holm sobbed on the quay.", "Ada Holm"),
        ("The owners pretended that the licence was valid.", ""),
        ("The crew ensured that all passengers wore jackets.", ""),
        ("The police arrested that night had been drinking.", ""),
        ("“Cold Harbour,” the film crew trailed into town.", ""),
    ],
)
def test_a_verb_without_a_table_says_something_where_somebody_speaks(text: str, chain: str) -> None:
    assert chain_of(text) == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Brennay Lines denied this. “They were always chained,” he added.", ""),
        ("Nils Horn said the valves leaked. Skarn Chemicals denied it. “For years,” he added.",
         "Nils Horn"),
        ("The operator, Brennay, said the doors were open. “They were closed,” she said.", ""),
        ("Brennay said its doors were open. “They were closed,” he said.", ""),
        ("The Silver Tern reported smoke at six. He said the fire was small.", ""),
        ("Piet Manders said the doors were open. “They were wide open,” he said.", "Piet Manders"),
        ("The mayor, Aino Lepik, spoke after Baltor Mining said the pit was sealed. "
         "“We were promised it,” she said.", "Aino Lepik"),
    ],
)  # fmt: skip
def test_he_and_she_are_no_firm_and_no_ship(text: str, chain: str) -> None:
    assert chain_of(text) == chain


@pytest.mark.parametrize(
    ("text", "chain", "said"),
    [
        ("Beim Brand sind nach Angaben der Gesundheitsbehörde mindestens 19 Menschen gestorben.",
         "Gesundheitsbehörde", "Beim Brand sind … mindestens 19 Menschen gestorben"),
        ("Bei dem Brand sind laut der Feuerwehr etwa 20 Menschen verletzt worden.", "Feuerwehr",
         "Bei dem Brand sind … etwa 20 Menschen verletzt worden"),
        ("Laut Polizei Hamburg wurden zwölf Menschen gerettet.", "Polizei Hamburg",
         "wurden zwölf Menschen gerettet"),
        ("Selon la préfecture au moins douze personnes ont été blessées.", "Préfecture",
         "au moins douze personnes ont été blessées"),
        ("Selon un rapport interne plusieurs portes étaient fermées.", "Rapport interne",
         "plusieurs portes étaient fermées"),
        ("Selon les pompiers une trentaine de maisons ont brûlé.", "Pompiers",
         "une trentaine de maisons ont brûlé"),
        ("Según la policía más de 30 personas fueron detenidas en el puerto.", "Policía",
         "más de 30 personas fueron detenidas en el puerto"),
        ("Según el ministerio murieron al menos siete pescadores.", "Ministerio",
         "murieron al menos siete pescadores"),
        ("Según un informe interno de la empresa las puertas estaban cerradas.",
         "Informe interno de la empresa", "las puertas estaban cerradas"),
        ("По данным полиции 12 человек погибли в результате пожара.", "Полиции",
         "12 человек погибли в результате пожара"),
        ("По словам мэра около 300 жителей покинули город.", "Мэра",
         "около 300 жителей покинули город"),
        ("По данным министерства здравоохранения погибли 12 человек.",
         "Министерства здравоохранения", "погибли 12 человек"),
        ("به گفته پلیس دست\u200cکم ۱۲ نفر کشته شدند.", "پلیس", "دست\u200cکم ۱۲ نفر کشته شدند"),
        ("به گفته پلیس ۱۲ نفر کشته شدند.", "پلیس", "۱۲ نفر کشته شدند"),
        ("به گفته پلیس حدود ۱۲ نفر کشته شدند.", "پلیس", "حدود ۱۲ نفر کشته شدند"),
    ],
)  # fmt: skip
def test_a_foreign_source_ends_before_what_is_counted_or_done(
    text: str, chain: str, said: str
) -> None:
    assert chain_of(text) == chain
    sentence = sentences(text)[-1]
    ways = cuts(text, sentence, propose(text, sentence, sentence))
    assert said in {" … ".join(piece.of(text) for piece in way.pieces) for way in ways}


@pytest.mark.parametrize(
    "text",
    [
        "Volgens de politie zijn er zeker 12 mensen omgekomen bij de brand.",
        "Secondo la polizia almeno 12 persone sono morte nell'incendio.",
        "Enligt polisen har minst 12 personer dött i branden.",
        "Segundo a polícia pelo menos 12 pessoas morreram no incêndio.",
        "Ifølge politiet er minst 12 personer døde i brannen.",
    ],
)
def test_a_language_without_a_table_proposes_nobody(text: str) -> None:
    assert chain_of(text) == ""
    assert offered(text) == set()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Silver Tern carried 62 passengers and 15 crew.", {"Silver Tern"}),
        ("Two passengers contradicted him.", set()),
        ("Three witnesses said the doors were shut.", {"Three witnesses"}),
        ("Published: 5 June 2032", set()),
        ("Juni 2032", set()),
        ("Title: The port is closed", set()),
    ],
)
def test_counted_people_labels_and_months_are_no_sources(text: str, names: set[str]) -> None:
    assert offered(text) == names


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Outlet: The Island Courier", True),
        ("Title: Minister says ferry was safe, union denies it", True),
        ("By Our Staff", True),
        ("By Ada Holm and Ilo Varr", True),
        ("By Friday the minister said the port was open.", False),
        ("By Ada Holm the port was called safe.", False),
        ("Brandt: the doors were chained.", False),
    ],
)
def test_a_line_of_the_head_proposes_nobody(text: str, head: bool) -> None:
    sentence = sentences(text)[-1]
    assert is_head_line(text, sentence) is head
    if head:
        assert chain_of(text) == ""
