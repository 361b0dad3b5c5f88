"""Attributions in French, German, Spanish, Russian and Persian: chain, and what is said."""

import pytest

from corpus.attribution.candidates import propose
from corpus.attribution.cuts import cuts
from corpus.attribution.words import words
from corpus.paragraphs import paragraph_at
from corpus.sentences import sentences

CASES = [
    ("Nous avons vu la fumée. « Tout le pont brûlait », a dit le capitaine à l'agence Nordwire.",
     "Capitaine<Nordwire", "Tout le pont brûlait"),
    ("La maire Odile Farran est venue au port. « Tout est sous contrôle », a-t-elle dit.",
     "Odile Farran", "Tout est sous contrôle"),
    ("Selon le journal Le Rivage, qui cite un rapport interne, les portes étaient fermées.",
     "Rapport interne<Le Rivage", "les portes étaient fermées"),
    ("D'après la capitainerie, les portes étaient fermées.", "Capitainerie",
     "les portes étaient fermées"),
    ("Neuf personnes sont mortes, a fait savoir le préfet, Marc Lantier.", "Marc Lantier",
     "Neuf personnes sont mortes"),
    ("„Die Türen waren zu“, sagte die Bürgermeisterin Odile Farran am Montag.", "Odile Farran",
     "Die Türen waren zu"),
    ("Nach Angaben der Polizei waren die Türen zu.", "Polizei", "waren die Türen zu"),
    ("Der Polizei zufolge waren die Türen zu.", "Polizei", "waren die Türen zu"),
    ("Die Türen waren zu, sagte ein Sprecher der Behörde der Agentur Nordwire.",
     "Sprecher der Behörde<Nordwire", "Die Türen waren zu"),
    ("Der Sender Nordfunk berichtete unter Berufung auf die Polizei, dass neun Menschen starben.",
     "Polizei<Nordfunk", "neun Menschen starben"),
    ("«Las puertas estaban cerradas», contó a El Correo un marinero del puerto.",
     "Marinero del puerto<El Correo", "Las puertas estaban cerradas"),
    ("Según los bomberos, las puertas estaban cerradas.", "Bomberos",
     "las puertas estaban cerradas"),
    ("«Двери были закрыты», — сказала капитан порта Ольга Веденина.", "Ольга Веденина",
     "Двери были закрыты"),
    ("«Я не спал, — говорит капитан Иван Роу, — и видел дым».", "Иван Роу",
     "Я не спал … и видел дым"),
    ("Министр Арсен Роу прилетел утром. «Двери были закрыты», — сообщил он.", "Арсен Роу",
     "Двери были закрыты"),
    ("Двери были закрыты, сообщает агентство «Волна» со ссылкой на полицию.", "Полицию<Волна",
     "Двери были закрыты"),
    ("Selon une source policière citée par Le Rivage, les portes étaient fermées.",
     "Source policière<Le Rivage", "les portes étaient fermées"),
    ("« Tout le pont brûlait », se souvient Marc Oudin, pêcheur à Belmar.", "Marc Oudin",
     "Tout le pont brûlait"),
    ("Wie die Polizei mitteilte, waren die Türen zu.", "Polizei", "waren die Türen zu"),
    ("Die Türen seien zu gewesen, so die Polizei.", "Polizei", "Die Türen seien zu gewesen"),
    ("„Die Türen waren zu“, klagt Oppositionsführer Udo Lenz.", "Udo Lenz", "Die Türen waren zu"),
    ("Fuentes judiciales confirmaron a la agencia EFE que hay cuatro detenidos.",
     "Fuentes judiciales<EFE", "hay cuatro detenidos"),
    ("Как сообщил мэр Игорь Лось, двери были закрыты.", "Игорь Лось", "двери были закрыты"),
    ("Хирург Олег Панин рассказал ТАСС, что двери были закрыты.", "Олег Панин<ТАСС",
     "двери были закрыты"),
    ("سخنگوی پلیس به خبرنگاران گفت که درها بسته بود.", "سخنگوی پلیس", "درها بسته بود"),
    ("وزیر کشور در گفت‌وگو با ایرنا گفت که درها بسته بود.", "وزیر کشور<ایرنا", "درها بسته بود"),
    ("خبرگزاری مهر به نقل از استاندار گزارش داد که درها بسته بود.",
     "استاندار<خبرگزاری مهر", "درها بسته بود"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "chain", "said"), CASES, ids=[t[:30] for t, *_ in CASES])
def test_chain_and_what_is_said(text: str, chain: str, said: str) -> None:
    sentence = sentences(text)[-1]
    proposal = propose(text, sentence, paragraph_at(text, sentence.start) or sentence)
    assert "<".join(hop.entity for hop in proposal.chain) == chain
    ways = cuts(text, sentence, proposal)
    assert said in {" … ".join(piece.of(text) for piece in way.pieces) for way in ways}


@pytest.mark.parametrize(
    "text",
    [
        "Le train avait deux heures de retard.",
        "Der Zug hatte zwei Stunden Verspätung.",
        "El barco llegó con dos horas de retraso.",
        "Паром опоздал на два часа.",
        "کشتی دو ساعت تأخیر داشت.",
    ],
)
def test_nothing_is_proposed_where_nobody_speaks(text: str) -> None:
    sentence = sentences(text)[-1]
    assert propose(text, sentence, sentence).chain == ()


@pytest.mark.parametrize(
    ("passage", "quoted"),
    [
        ("„Wir warten“, sagte er", ["„", "Wir", "warten", "“"]),
        ("»Wir warten«, sagte er", ["»", "Wir", "warten", "«"]),
        ("« Tout va », dit-il", ["«", "Tout", "va", "»"]),
        ("«Ждём», — сказал он", ["«", "Ждём", "»"]),
    ],
)
def test_quotation_marks_of_languages(passage: str, quoted: list[str]) -> None:
    assert [word.text for word in words(passage) if word.quoted] == quoted


def test_inverted_pronouns_are_words_and_names_with_hyphens_are_one() -> None:
    assert [w.text for w in words("a-t-il dit, dit-elle")] == ["a", "il", "dit", ",", "dit", "elle"]
    assert [w.text for w in words("Kim Jong-il, well-known")] == [
        "Kim",
        "Jong-il",
        ",",
        "well-known",
    ]
