"""Many passages anchored together."""

import random

import pytest

from annotations import neighbours
from annotations.anchoring import anchor
from annotations.landings import Anchor, Doubtful, Exact, Moved, Orphan
from annotations.model import Target
from annotations.neighbours import anchor_all
from annotations.selectors import Span, describe
from tests.annotations.made import DOCUMENT

WORDS = ("port", "ferry", "quay", "deck", "fire", "harbour", "master", "crew", "boat", "night")


def report(sentences: int, seed: int = 3) -> str:
    """An invented text that hardly repeats itself."""
    chance = random.Random(seed)
    return "".join(" ".join(chance.choices(WORDS, k=12)) + ".\n" for _ in range(sentences))


OLD = report(200)
SPANS = [Span(at, at + 40) for at in range(300, len(OLD) - 300, 500)]


def targets(text: str, spans: list[Span]) -> list[Target]:
    return [Target(DOCUMENT, span, describe(text, span)) for span in spans]


def test_what_stands_is_exact() -> None:
    assert anchor_all(OLD, targets(OLD, SPANS)) == [Exact(span) for span in SPANS]
    assert anchor_all(OLD, []) == []
    whole = Target(DOCUMENT)
    assert anchor_all(OLD, [whole]) == [Exact(Span(0, len(OLD)))]


def test_all_move_as_far_as_their_neighbours() -> None:
    anchored = anchor_all("A note.\n" + OLD, targets(OLD, SPANS))
    assert [each.span for each in anchored if isinstance(each, Moved)] == [
        span.shifted(8) for span in SPANS
    ]
    assert isinstance(anchored[0], Moved)
    assert "8 characters further on" in anchored[0].reason
    assert "neighbours" in anchored[0].reason


def test_in_whatever_order_they_are_given() -> None:
    shuffled = random.Random(1).sample(SPANS, len(SPANS))
    anchored = anchor_all("A note.\n" + OLD, targets(OLD, shuffled))
    assert [each.span for each in anchored if isinstance(each, Moved)] == [
        span.shifted(8) for span in shuffled
    ]


def test_neighbours_tell_a_passage_from_the_same_in_a_reprint() -> None:
    """Alone it would be doubtful: the whole context stands twice."""
    first = SPANS[0]
    old = OLD + "A reprint follows.\n" + OLD[first.start - 100 : first.end + 100]
    stored = targets(old, SPANS)
    new = "Note: " + old
    assert isinstance(anchor(new, stored[0]), Doubtful)
    anchored = anchor_all(new, stored)[0]
    assert isinstance(anchored, Moved)
    assert anchored.span == first.shifted(6)


def test_two_passages_of_one_place_are_no_witnesses_for_each_other() -> None:
    """Both went, with all around them; a reprint that is far away is not where they went."""
    piece = OLD[1000:1300]
    text = OLD + piece
    close = [Span(1100, 1120), Span(1130, 1160)]
    stored = targets(text, close)
    edited = text[:1000] + text[1300:-300] + "Elsewhere. " + piece
    alone = [anchor(edited, each) for each in stored]
    assert [type(each) for each in anchor_all(edited, stored)] == [type(each) for each in alone]


def test_altered_and_deleted_ones_are_found_among_the_others() -> None:
    gone, altered = SPANS[3], SPANS[7]
    new = OLD[: altered.start + 10] + "quite " + OLD[altered.start + 10 :]
    new = new[: gone.start - 40] + new[gone.end + 40 :]
    anchored = anchor_all(new, targets(OLD, SPANS))
    assert isinstance(anchored[3], Orphan | Doubtful)
    found = anchored[7]
    assert isinstance(found, Moved)
    assert found.span == Span(altered.start - 120, altered.end - 114)
    others = [each for i, each in enumerate(anchored) if i not in (3, 7)]
    assert all(isinstance(each, Exact | Moved) for each in others)


def test_words_between_neighbours_need_no_context() -> None:
    """Both sides are rewritten, but all around stands where it stood."""
    span = SPANS[5]
    before, behind = OLD[span.start - 32 : span.start], OLD[span.end : span.end + 32]
    new = OLD[: span.start - 32] + before.swapcase()[::-1] + span.of(OLD)
    new += behind.swapcase()[::-1] + OLD[span.end + 32 :]
    stored = targets(OLD, SPANS)
    assert isinstance(anchor(new, stored[5]), Doubtful)
    anchored = anchor_all(new, stored)[5]
    assert isinstance(anchored, Moved)
    assert anchored.span == span
    assert "its neighbours" in anchored.reason


def test_a_long_text_is_searched_in_one_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """And answers as a text that is searched for each."""
    new = OLD.replace("\n", "\r\n")
    expected = anchor_all(new, targets(OLD, SPANS))
    monkeypatch.setattr(neighbours, "_ONE_PASS", 0)
    anchored: list[Anchor] = anchor_all(new, targets(OLD, SPANS))
    assert anchored == expected
    assert all(isinstance(each, Moved) for each in anchored)


def test_beyond_the_limit_they_are_orphans_and_nothing_stalls(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(neighbours, "MOST_SOUGHT", 3)
    anchored = anchor_all(report(200, seed=4), targets(OLD, SPANS))
    assert all(isinstance(each, Orphan) for each in anchored)
    reasons = [each.reason for each in anchored if isinstance(each, Orphan)]
    assert sum("mend some" in reason for reason in reasons) == len(SPANS) - 3


def test_targets_without_position_or_quote_are_anchored_like_alone() -> None:
    stored = [
        Target(DOCUMENT, None, describe(OLD, SPANS[0])),
        Target(DOCUMENT, SPANS[0], None),
        *targets(OLD, SPANS[:2]),
    ]
    new = "Note. " + OLD
    assert anchor_all(new, stored)[:2] == [anchor(new, each) for each in stored[:2]]


@pytest.mark.parametrize("side", ["before", "behind"])
def test_one_neighbour_is_enough_where_the_text_towards_it_is_whole(side: str) -> None:
    """The sentences on the other side are gone, and another neighbour went elsewhere."""
    span = SPANS[5]
    if side == "before":
        new = OLD[: span.end] + "Another end. " + OLD[span.end + 400 :]
    else:
        new = OLD[: span.start - 400] + "Another start. " + OLD[span.start :]
    stored = targets(OLD, SPANS)
    assert not isinstance(anchor(new, stored[5]), Exact)
    anchored = anchor_all(new, stored)[5]
    assert isinstance(anchored, Moved)
    assert anchored.span.of(new) == span.of(OLD)
