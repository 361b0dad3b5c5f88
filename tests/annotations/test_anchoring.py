"""Where selectors land: never silently in a wrong place."""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.anchoring import Anchor, Doubtful, Exact, Moved, Orphan, anchor, holds
from annotations.model import Target
from annotations.selectors import CONTEXT_LENGTH, Span, TextQuoteSelector, describe
from tests.annotations.made import DOCUMENT, TEXT, span_of

RESCUED = span_of("11 people were rescued", nth=2)


def target(span: Span, text: str = TEXT) -> Target:
    return Target(DOCUMENT, span, describe(text, span))


def landed(text: str, span: Span = RESCUED) -> Anchor:
    return anchor(text, target(span))


def test_an_unchanged_text_is_exact() -> None:
    assert landed(TEXT) == Exact(RESCUED)


def test_text_added_far_after_the_passage_leaves_it_exact() -> None:
    first = span_of("11 people were rescued")
    assert landed(TEXT + "More to follow.", first) == Exact(first)


@pytest.mark.parametrize(
    ("edited", "by", "reason"),
    [
        ("Update. " + TEXT, 8, "8 characters further on"),
        (TEXT.replace("eastern quay", "quay"), -8, "8 characters further up"),
        (TEXT.replace("\n\n", "\r\n\r\n"), 2, "2 characters further on"),
    ],
)
def test_a_passage_that_moved_is_found_by_its_whole_context(
    edited: str, by: int, reason: str
) -> None:
    anchored = landed(edited)
    assert isinstance(anchored, Moved)
    assert anchored.span == RESCUED.shifted(by)
    assert anchored.reason.startswith(reason)


def test_a_look_alike_in_another_context_is_only_a_candidate() -> None:
    without = TEXT.replace("The port office said 11 people were rescued from the upper deck.", "")
    anchored = landed(without)
    assert isinstance(anchored, Doubtful)
    assert anchored.candidates == (span_of("11 people were rescued"),)
    assert "another context" in anchored.reason


def test_a_reprint_that_repeats_the_whole_context_makes_it_doubtful() -> None:
    anchored = landed("Reprint: " + TEXT + TEXT)
    assert isinstance(anchored, Doubtful)
    nearest = RESCUED.shifted(len("Reprint: "))
    assert anchored.candidates[:2] == (nearest, nearest.shifted(len(TEXT)))


@pytest.mark.parametrize(
    "edited",
    [
        TEXT.replace("he added", "she added"),
        TEXT.replace("upper deck", "top deck"),
    ],
)
def test_a_changed_context_needs_a_person(edited: str) -> None:
    anchored = landed(edited)
    assert isinstance(anchored, Doubtful)
    assert anchored.candidates[0].of(edited) == "11 people were rescued"
    assert anchored.candidates[0].start > len(TEXT) // 2


def test_words_that_are_gone_make_an_orphan() -> None:
    assert isinstance(landed(TEXT.replace("11 people", "12 people")), Orphan)
    assert isinstance(landed(""), Orphan)


def test_a_passage_at_the_texts_start_is_not_taken_elsewhere_on_half_a_context() -> None:
    first = Span(0, 5)
    assert landed(TEXT, first) == Exact(first)
    assert isinstance(landed("Update. " + TEXT, first), Doubtful)


def test_too_little_context_is_never_enough_to_move() -> None:
    quote = TextQuoteSelector("captain", prefix="e\n", suffix=",")
    assert isinstance(anchor(TEXT, Target(DOCUMENT, Span(0, 7), quote)), Doubtful)


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        (Target(DOCUMENT), Exact(Span(0, len(TEXT)))),
        (Target(DOCUMENT, quote=describe(TEXT, RESCUED)), Moved),
        (Target(DOCUMENT, Span(3, 9)), Doubtful),
        (Target(DOCUMENT, Span(3, 99_999)), Orphan),
        (Target(DOCUMENT, Span(3, 3), TextQuoteSelector("")), Doubtful),
        (Target(DOCUMENT, Span(0, len(TEXT)), TextQuoteSelector(TEXT)), Exact),
        (Target(DOCUMENT, Span(0, 4), TextQuoteSelector(TEXT)), Moved),
        (Target(DOCUMENT, Span(5, 9), TextQuoteSelector("Evening Lamp")), Doubtful),
        (Target(DOCUMENT, RESCUED.shifted(99_999), describe(TEXT, RESCUED)), Moved),
    ],
)
def test_selectors_that_others_wrote(stored: Target, expected: Anchor | type) -> None:
    anchored = anchor(TEXT, stored)
    assert anchored == expected or (isinstance(expected, type) and isinstance(anchored, expected))


def test_a_window_is_enough_to_see_that_nothing_moved() -> None:
    passage = span_of("41 passengers")
    stored = target(passage)
    start, end = passage.start - CONTEXT_LENGTH, passage.end + CONTEXT_LENGTH
    assert holds(TEXT[start:end], start, stored)
    assert not holds(TEXT[start + 1 : end], start + 1, stored)
    assert not holds(TEXT[start : end - 1], start, stored)
    assert not holds("x" + TEXT[start:end], start, stored)
    assert not holds(TEXT, 0, Target(DOCUMENT))


def test_a_quote_that_stands_everywhere_has_few_candidates() -> None:
    text = "a" * 50_000
    anchored = anchor(text[:40_000], target(Span(45_000, 45_001), text))
    assert isinstance(anchored, Doubtful)
    assert 1 < len(anchored.candidates) <= 10


texts = st.text("abc \n", min_size=1, max_size=120)


@given(texts, texts, st.data())
def test_what_is_found_silently_has_the_quote_and_the_whole_context(
    old: str, new: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(old) - 1))
    stored = target(Span(start, data.draw(st.integers(start + 1, len(old)))), old)
    assert anchor(old, stored) == Exact(Span(start, stored.position.end if stored.position else 0))
    anchored = anchor(new, stored)
    assert stored.quote is not None
    if isinstance(anchored, (Exact, Moved)):
        span = anchored.span
        assert span.of(new) == stored.quote.exact
        assert new[: span.start].endswith(stored.quote.prefix)
        assert new[span.end :].startswith(stored.quote.suffix)
    if isinstance(anchored, Doubtful):
        assert all(x.of(new) == stored.quote.exact for x in anchored.candidates)
    if isinstance(anchored, Orphan):
        assert stored.quote.exact not in new


def test_real_edits_are_never_anchored_in_a_wrong_place(testdata: Path) -> None:
    rows = (testdata / "anchoring" / "edits_dev.jsonl").read_text("utf-8").splitlines()
    by_kind: Counter[tuple[str, str]] = Counter()
    for row in map(json.loads, rows):
        quote = TextQuoteSelector(row["exact"], row["prefix"], row["suffix"])
        anchored = anchor(row["new"], Target(DOCUMENT, Span(row["start"], row["end"]), quote))
        if isinstance(anchored, (Exact, Moved)):
            assert [anchored.span.start, anchored.span.end] == row["expected"], row["id"]
        by_kind[row["kind"], type(anchored).__name__] += 1
    for kind in ("insert_before", "delete_before", "duplicate_quote_before"):
        assert [k for k in by_kind if k[0] == kind] == [(kind, "Moved")]
    for kind in ("unchanged", "insert_after"):
        assert [k for k in by_kind if k[0] == kind] == [(kind, "Exact")]
    assert [k for k in by_kind if k[0] == "deleted"] == [("deleted", "Orphan")]
