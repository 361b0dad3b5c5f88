"""Names are one name with and without their accents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.selectors import Span
from corpus.attribution.accents import has_accents, without_accents
from corpus.attribution.resolution import resolve


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("Fire chief Matti Hjälm came. Hjalm said it rained.", "Hjalm", "Matti Hjälm"),
        ("Fire chief Matti Hjalm came. Hjälm said it rained.", "Hjälm", "Matti Hjalm"),
        ("Matti Hjälm came at noon. Matti Hjalm said it rained.", "Matti Hjalm", "Matti Hjälm"),
        ("Warden Søren Łuk was there. Luk said it rained.", "Luk", "Søren Łuk"),
        ("Fire chief Matti Hjälm came. Holm said it rained.", "Holm", ""),
        ("Matti Hjälm came at noon. Matti Holm said it rained.", "Matti Holm", ""),
        ("Matti Hjälm came at noon. Matti Hjälm said it rained.", "Matti Hjälm", ""),
    ],
)
def test_a_name_without_its_accents_is_the_same_name(text: str, words: str, entity: str) -> None:
    place = text.rindex(words)
    found = resolve(text, Span(place, place + len(words)))
    assert (found.entity if found else "") == entity


@given(st.text())
def test_places_stay_where_they_are(text: str) -> None:
    bare = without_accents(text)
    assert len(bare) == len(text)
    assert not has_accents(text) or bare == without_accents(bare)


def test_letters_of_other_scripts_stay() -> None:
    assert without_accents("Йод, ёж, آب, ä, Ø, ı") == "Йод, ёж, آب, a, O, i"
