"""Passages grown from common runs, their edges, and the furniture they leave out."""

import numpy as np
import pytest

from annotations.selectors import Span
from corpus.reprints.edges import completed
from corpus.reprints.furniture import furniture, is_caption
from corpus.reprints.passages import Aligned, aligned_passages, thinned
from corpus.reprints.shingles import chosen, words
from tests.corpus.reprints.reprint_cases import CAPTION, HARBOUR_POST, TOLL, TOLL_REPEATED

LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"


def grown(first: str, second: str) -> list[Aligned]:
    one, other = words(first).hashes, words(second).hashes
    mine, theirs = chosen(one), chosen(other)
    common = [
        (int(p), int(q))
        for hash_, p in zip(mine.hashes, mine.positions, strict=True)
        for q in theirs.positions[theirs.hashes == hash_]
    ]
    return aligned_passages(one, other, common)


def test_a_passage_goes_on_over_small_differences() -> None:
    (found,) = grown(f"It burned. {TOLL}", TOLL_REPEATED)
    assert found.likeness > 0.9
    assert found.words >= 30


def test_fewer_than_twenty_words_are_no_reprint() -> None:
    assert grown(LONG, f"zero {LONG} sixteen") == []
    twenty = f"{LONG} sixteen seventeen eighteen nineteen twenty"
    (found,) = grown(f"before {twenty} behind", f"other {twenty} else")
    assert (found.first_start, found.first_end, found.same) == (1, 21, 20)


def test_one_changed_word_in_the_middle_of_twenty_one_is_bridged() -> None:
    first = f"{LONG} a b c d e f"
    assert len(grown(first, first.replace("eleven", "elf"))) == 1


def test_texts_that_share_only_the_words_of_the_trade_have_nothing_in_common() -> None:
    assert grown(TOLL, HARBOUR_POST.split("\n\n")[4]) == []


def test_a_text_that_repeats_itself_ends() -> None:
    assert grown("one two three four five six " * 400, "one two three four five six " * 300)


def test_a_name_at_the_end_of_the_sentence_belongs_to_the_passage() -> None:
    first, second = "was known as Rahmat Nowruzov. He", "was known as Rahmat Navrouzov. Nobody"
    spans = completed(first, Span(0, 19), second, Span(0, 19))
    assert spans[0].of(first) == "was known as Rahmat Nowruzov."
    assert spans[1].of(second) == "was known as Rahmat Navrouzov."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "was known as Rahmat and fled the town in a hired car at night.",
            "was known as Rahmat X.",
        ),
        (
            "was known as Rahmat and fled the town in a car.",
            "was known as Rahmat, who had fled far",
        ),
    ],
)
def test_what_goes_on_for_long_is_cut_at_the_last_common_word(first: str, second: str) -> None:
    assert completed(first, Span(0, 19), second, Span(0, 19)) == (Span(0, 19), Span(0, 19))


CAPTIONS = [
    (CAPTION, True),
    ("Photo: the harbour pilot", True),
    ("Rescuers on the eastern quay (Coast Wire/Handout)", True),
    ("The office said that the search would end on May 4, 2031.", False),
    ("The ferry left at nine. It was late, as it had been on May 1, 2031.", False),
    ("Photographs were taken.", False),
    ("", False),
]


@pytest.mark.parametrize(("paragraph", "caption"), CAPTIONS)
def test_captions_are_known_by_their_form(paragraph: str, caption: bool) -> None:
    assert is_caption(paragraph) is caption


def test_furniture_is_what_stands_around_the_article() -> None:
    found = [span.of(HARBOUR_POST) for span in furniture(HARBOUR_POST)]
    assert found == [CAPTION, "Forty-One Brought Ashore", "Tuesday, 05/02/2031", "More News"]


def test_a_text_of_short_lines_is_no_furniture() -> None:
    assert furniture("first line\n\nsecond line\n\nthird line") == []


def test_texts_that_repeat_themselves_are_not_compared_place_by_place() -> None:
    """A hundred times the same paragraph in both: a few places for each, the nearest among them."""
    places = np.arange(0, 6000, 20)
    common = np.array([(one, other) for one in places for other in places])
    kept = thinned(common, 6000, 6000)
    assert len(kept) == 4 * len(places)
    assert {tuple(row) for row in kept.tolist()} >= {(at, at) for at in places.tolist()}
    few = common[: 9 * len(places)]
    assert thinned(few, 6000, 6000) is few
