"""A typo or a harmless word leaves a passage where it was; another meaning makes it doubtful."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.anchoring import anchor
from annotations.landings import Anchor, Doubtful, Moved
from annotations.meaning import meaning_changed, turned_from_beside
from annotations.model import Target
from annotations.selectors import Span, describe
from tests.annotations.made import DOCUMENT

SAVED = "41 people had been saved"
OTHER_MEANING = [
    (SAVED, "41 people had not been saved", "“not” came into it"),
    (SAVED, "41 people had been slain", "“saved” became “slain”"),
    (SAVED, "under 41 people had been saved", "“under” came into it"),
    (SAVED, "at least 41 people had been saved", "“least” came into it"),
    (SAVED, "only 41 people had been saved", "“only” came into it"),
    (SAVED, "41 people hadn't been saved", "“hadn't” came into it"),
    (SAVED, "41 people will be saved", "“had been” became “will be”"),
    ("he was not seen on board", "he was seen on board", "“not” went from it"),
    ("he was not seen on board", "he was now seen on board", "“not” went from it"),
    ("he was able to see the bow", "he was unable to see the bow", "“able” became “unable”"),
    ("the search was lawful", "the search was unlawful", "“lawful” became “unlawful”"),
    ("eleven boats came in", "seven boats came in", "“seven” came into it"),
    ("all boats came in that night", "few boats came in that night", "“few” came into it"),
    ("nearly 90 were killed there", "90 were killed there", "“nearly” went from it"),
    ("il a dit que tout allait bien", "il n'a pas dit que tout allait bien", "“pas” came into"),
    ("die Fähre wurde gerettet", "die Fähre wurde nicht gerettet", "“nicht” came into it"),
    ("он видел капитана", "он не видел капитана", "“не” came into it"),
    ("船長は船を見た", "船長は船を見なかった", "negation"),
    ("وزارت گفت که کشتی رسید", "وزارت نه گفت که کشتی رسید", "“نه” came into it"),
]
SAME_MEANING = [
    (SAVED, "41 peple had been saved"),
    (SAVED, "41 people had been savde"),
    (SAVED, "41 people had b#en saved"),
    (SAVED, "41 people#had been saved"),
    (SAVED, "41 people had been very new saved"),
    (SAVED, "41 peo very newple had been saved"),
    (SAVED, "41 people, had been safely saved"),
    (SAVED, "41 PEOPLE had been saved!"),
    ("he was not seen on board", "he was n#t seen on board"),
    ("he was not seen on board", "he was#not seen on board"),
    ("the organisation said so", "the organization said so"),
    ("Rahmatullah Nowruzov spoke", "Rahmatulloh Navrouzov spoke"),
    ("about the harbour and its master", "about the old harbour and its master"),
    ("すべての国又は人種的の相互", "すべての国又 very newは人種的の相互"),
    ("राष्ट्रीय या अन्तर्राष्ट्रीय", "राष्ट्रीय या#अन्तर्राष्ट्रीय"),
]


@pytest.mark.parametrize(("old", "new", "said"), OTHER_MEANING)
def test_another_meaning_is_found_and_said(old: str, new: str, said: str) -> None:
    assert said in meaning_changed(old, new)


@pytest.mark.parametrize(("old", "new"), SAME_MEANING)
def test_a_typo_or_a_harmless_word_is_none(old: str, new: str) -> None:
    assert meaning_changed(old, new) == ""


@given(st.text())
def test_the_same_words_never_mean_another_thing(text: str) -> None:
    assert meaning_changed(text, text) == ""


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    assert isinstance(meaning_changed(one, other), str)


BEFORE = "Nobody was on the pier, and the harbour master himself said that "
BEHIND = " from the ferry in the night, as the town has it.\n\nMore is not known."


def landed(old: str, new: str) -> Anchor:
    """Where a passage lands whose words became others between the same neighbours."""
    text = BEFORE + old + BEHIND
    span = Span(len(BEFORE), len(BEFORE) + len(old))
    return anchor(BEFORE + new + BEHIND, Target(DOCUMENT, span, describe(text, span)))


LATIN = [(old, new, said) for old, new, said in OTHER_MEANING if len(old) > 20]


@pytest.mark.parametrize(("old", "new", "said"), LATIN)
def test_another_meaning_is_doubtful_with_the_place_first(old: str, new: str, said: str) -> None:
    found = landed(old, new)
    assert isinstance(found, Doubtful)
    first = found.candidates[0]
    assert first.start >= len(BEFORE)
    assert (BEFORE + new + BEHIND)[first.start : first.end] in new
    word = said.partition("”")[0]
    assert any(word in reason for reason in found.reasons)


@pytest.mark.parametrize(("old", "new"), [pair for pair in SAME_MEANING if len(pair[0]) > 20])
def test_a_typo_or_a_harmless_word_stays_moved(old: str, new: str) -> None:
    assert isinstance(landed(old, new), Moved)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (" of all races and colors and creeds", " of a####es and colors and creeds"),
        (" all races and colors and creeds", " ####races and colors and creeds"),
        (" from the ferry in the night, as", " not one of the boats. Others stayed, as"),
        (" in spring and one more in autumn", " in spring and two more in autumn"),
    ],
)
def test_an_edit_beside_the_words_that_turns_nothing_is_none(old: str, new: str) -> None:
    assert turned_from_beside("which all manner of men", ("in ", "in "), (old, new)) == ""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("he said that ", "he said that nearly ", "“nearly” came before it"),
        ("he said that ", "he said that up to ", "“up” came before it"),
        ("that at least ", "that ", "“least” went from before it"),
        ("It was so. ", "It was so. Only ", "“only” came before it"),
    ],
)
def test_a_word_put_beside_a_number_turns_it(old: str, new: str, said: str) -> None:
    assert turned_from_beside("41 people", (old, new), (" had", " had")) == said


def test_a_negation_put_behind_the_words_turns_them() -> None:
    found = turned_from_beside(
        "41 people were", ("", ""), (" saved that day", " not saved that day")
    )
    assert found == "“not” came behind it"
