"""Likeness of places, and which places are looked at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.approximate import MOST_COMPARED, Haystack, PlainHaystack, pieces, places_like
from annotations.folding import FoldedText
from annotations.likeness import Likeness, Pattern, alikeness, numbers
from annotations.seeds import SEED, SeedHaystack
from annotations.selectors import TextQuoteSelector

LETTERS = "theportofficesaidthatelevenpeoplewererescuedfromthelowerdeckofthetinyferry"
PATTERN = Pattern("elevenpeople", "saidthat", "wererescued")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("", "", 1),
        ("abcd", "abcd", 1),
        ("abcd", "abcx", 0.75),
        ("ab", "", 0),
        ("abcd", "abxcd", 0.8),
    ],
)
def test_alikeness_is_edits_per_letter(one: str, other: str, alike: float) -> None:
    assert alikeness(one, other) == pytest.approx(alike)


def test_the_words_weigh_more_than_their_context() -> None:
    assert Likeness(1, 0, 0).score > Likeness(0, 1, 1).score
    assert Likeness(0.5, None, None).score == 0.5
    assert Likeness(1, 0.5, None).worse_side == 0.5
    assert Likeness(1, 1, None).both_sides == 0
    assert Likeness(1, None, None).better_side == 0


def test_a_context_may_have_gained_or_lost_letters() -> None:
    start = LETTERS.index("eleven")
    assert PATTERN.at(LETTERS, start, start + 12) == Likeness(1, 1, 1)
    edited = LETTERS.replace("saidthat", "saidtoday,that")
    likeness = PATTERN.at(edited, start + 6, start + 18)
    assert likeness.suffix == 1
    assert 0.2 < (likeness.prefix or 0) < 1
    assert Pattern("e", "", "").at("e", 0, 1) == Likeness(1, 1, 1)
    assert Pattern("e", "", "").at("xex", 1, 2) == Likeness(1, None, None)


def test_context_is_counted_in_letters() -> None:
    assert PATTERN.context_length == 19
    assert PATTERN.context_kept(Likeness(1, 0.5, 1)) == 15
    assert Pattern.of(TextQuoteSelector("a b", " c", "d\n")) == Pattern("ab", "c", "d")


def test_numbers_are_what_a_claim_is_about() -> None:
    assert numbers("at least 84 of 1,200") == ["84", "1", "200"]


def haystacks(text: str, pattern: Pattern) -> list[Haystack]:
    needles = [pattern.exact, pattern.prefix + pattern.exact + pattern.suffix]
    needles += [piece for _, piece in pieces(pattern, SEED)]
    return [PlainHaystack(text), SeedHaystack(FoldedText(text), needles)]


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        (LETTERS, "elevenpeople"),
        (LETTERS.replace("elevenpeople", "elevenPpeople"), "elevenPpeople"),
        (LETTERS.replace("elevenpeople", "elevenvoldpeople"), "elevenvoldpeople"),
        (LETTERS.replace("elevenpeople", "elvenpeople"), "elvenpeople"),
        (LETTERS.replace("saidthat", "told"), "elevenpeople"),
    ],
)
def test_the_likeliest_place_comes_first(text: str, words: str, which: int) -> None:
    haystack = haystacks(text, PATTERN)[which]
    best = places_like(haystack, PATTERN, 21)[0]
    assert text[best.start : best.end] == words


def test_equally_likely_places_come_by_distance() -> None:
    text = ("elevenpeople" + "xyz" * 9) * 5
    pattern = Pattern("elevenpeople", "abcdef", "abcdef")
    starts = [place.start for place in places_like(PlainHaystack(text), pattern, 80)]
    assert starts == [78, 117, 39, 156, 0]


def test_nothing_like_it_is_nothing() -> None:
    assert places_like(PlainHaystack("zzzzzz" * 50), PATTERN, 0) == []
    assert places_like(PlainHaystack(""), PATTERN, 0) == []


def test_another_article_is_not_this_one_unless_it_stands_in_its_place() -> None:
    pattern = Pattern("article14everyone", "neverdestroyed.", "hastheright")
    assert places_like(PlainHaystack("xx" * 40 + "article15everyone" + "yy" * 40), pattern, 0) == []
    text = "xx" * 40 + "neverdestroyed.article15everyonehastheright" + "yy" * 40
    assert places_like(PlainHaystack(text), pattern, 0)


def test_words_that_stand_everywhere_cost_a_bounded_number_of_comparisons() -> None:
    places = places_like(PlainHaystack("ab" * 5000), Pattern("ab", "zz", "zz"), 500)
    assert 1 < len(places) <= MOST_COMPARED + 3
    assert min(abs(place.start - 500) for place in places) == 0


@given(st.text("ab", min_size=1, max_size=60), st.text("ab", min_size=1, max_size=4), st.data())
def test_occurrences_are_all_there_and_the_nearest_first(
    text: str, letters: str, data: st.DataObject
) -> None:
    near = data.draw(st.integers(0, len(text)))
    found = list(PlainHaystack(text).occurrences(letters, near, 1000))
    everywhere = [i for i in range(len(text)) if text.startswith(letters, i)]
    assert sorted(found) == everywhere
    distances = [abs(place - near) for place in found]
    assert distances == sorted(distances)


@given(st.text("abc𝛼", min_size=SEED, max_size=400), st.data())
def test_one_pass_finds_what_a_search_finds(text: str, data: st.DataObject) -> None:
    starts = st.integers(0, len(text) - SEED)
    needles = [text[at : at + SEED + 3] for at in data.draw(st.lists(starts, max_size=5))]
    seeds, plain = SeedHaystack(FoldedText(text), needles), PlainHaystack(text)
    for needle in needles:
        assert (
            seeds.occurrences(needle, 5, 9)
            == sorted(plain.occurrences(needle, 5, 999), key=lambda place: abs(place - 5))[:9]
            or len(needle) < SEED
        )
    assert list(seeds.occurrences("zzzzzzzzzz", 0, 9)) == []
    assert list(seeds.occurrences("a", 0, 9)) == []


def test_seeds_cross_the_blocks_of_a_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotations.seeds._BLOCK", 16)
    text = "".join(chr(97 + i * 7 % 26) + chr(97 + i % 23) for i in range(300))
    needles = [text[at : at + 12] for at in range(0, 500, 5)]
    haystack = SeedHaystack(FoldedText(text), needles)
    for at, needle in zip(range(0, 500, 5), needles, strict=True):
        assert at in haystack.occurrences(needle, at, 9)
