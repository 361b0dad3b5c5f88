"""The tables of cue words, and what they do in languages other than English."""

from dataclasses import fields

import pytest

from annotations.selectors import Span
from corpus.attribution.chains import read
from corpus.attribution.cues import cues_for
from corpus.attribution.english import ENGLISH
from corpus.attribution.entities import entity_name
from corpus.attribution.languages import BY_SCRIPT, LATIN, SILENT
from corpus.attribution.table import Cues

TABLES = [ENGLISH, SILENT, *BY_SCRIPT.values(), *(table for table, _ in LATIN)]


@pytest.mark.parametrize("table", TABLES, ids=[table.language for table in TABLES])
def test_words_of_a_table_are_single_and_in_lower_case(table: Cues) -> None:
    for field in fields(table):
        value = getattr(table, field.name)
        for word in value if isinstance(value, frozenset) else ():
            assert word == word.lower()
            assert word.split() == [word]


def test_forms_with_special_rules_are_verbs_of_saying() -> None:
    verbs = ENGLISH.saying | ENGLISH.saying_that
    assert ENGLISH.doubtful <= verbs
    assert ENGLISH.quoting <= verbs
    assert ENGLISH.telling - {"informed", "informs"} <= verbs
    assert ENGLISH.disputing <= ENGLISH.denying <= verbs | ENGLISH.participles


@pytest.mark.parametrize(
    ("passage", "language"),
    [
        ("The port is shut.", "en"),
        ("", "en"),
        ("Le port est fermé et les doors", "fr"),
        ("Der Hafen ist geschlossen.", "de"),
        ("El puerto está cerrado y las puertas no.", "es"),
        ("Порт закрыт.", "ru"),
        ("بندر بسته شد.", "fa"),
        ("港口关闭。", ""),
    ],
)
def test_table_is_chosen_by_script_and_small_words(passage: str, language: str) -> None:
    assert cues_for(passage).language == language


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        ("Le procureur Jean Marel a déclaré mardi que 32 personnes sont sauves.", ["Jean Marel"]),
        ("Selon l’agence Côte Info, les 41 personnes sont sauves.", ["Côte Info"]),
        ("« Personne ne manque sur le quai », a ajouté le maire.", ["Maire"]),
        ("Der Sprecher Jan Holm sagte am Dienstag, dass 32 gerettet wurden.", ["Jan Holm"]),
        ("El fiscal Juan Marel dijo el martes que 32 fueron rescatadas.", ["Juan Marel"]),
        ("Según la agencia Costa, hay 41 supervivientes.", ["Costa"]),
        ("Прокурор Иван Марел заявил, что 32 человека спасены.", ["Иван Марел"]),
        ("По словам Марел, паром был старым.", ["Марел"]),
        ("خبرگزاری ساحل گزارش داد که ۴۱ نفر نجات یافتند.", ["خبرگزاری ساحل"]),
        ("به گفته فرماندار، کشتی قدیمی بود.", ["فرماندار"]),
        ("渡轮起火,港务局说有41人获救。", []),
    ],
)
def test_sentences_of_other_languages_are_read(sentence: str, chain: list[str]) -> None:
    cues = cues_for(sentence)
    found = read(sentence, Span(0, len(sentence)), cues)
    assert [entity_name(hop.of(sentence), cues) for hop in found.chain] == chain
