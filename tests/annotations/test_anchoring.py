"""Where selectors land: never silently in a wrong place."""

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.anchoring import anchor
from annotations.folding import folded
from annotations.landings import Anchor, Doubtful, Exact, Moved, Orphan, holds
from annotations.model import Target
from annotations.selectors import CONTEXT_LENGTH, Span, TextQuoteSelector, describe
from scripts import bench_anchoring
from tests.annotations.edited import ALTERED, GONE, KINDS, SAME_WORDS, a_span
from tests.annotations.made import DOCUMENT, TEXT, span_of

RESCUED = span_of("11 people were rescued", nth=2)
COUNTED = span_of("harbour master Ilo Varr counted 41 passengers")


def target(span: Span, text: str = TEXT) -> Target:
    return Target(DOCUMENT, span, describe(text, span))


def landed_in(edited: str, span: Span, text: str) -> Anchor:
    return anchor(edited, target(span, text))


def landed(text: str, span: Span = RESCUED) -> Anchor:
    return anchor(text, target(span))


def moved(text: str, span: Span, words: str) -> Moved:
    """The anchor, which must be moved, to `words`."""
    anchored = landed(text, span)
    assert isinstance(anchored, Moved), anchored
    assert anchored.span.of(text) == words
    return anchored


def test_an_unchanged_text_is_exact() -> None:
    anchored = landed(TEXT)
    assert anchored == Exact(RESCUED)
    assert anchored.score == 1
    assert anchored.reasons


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
    assert anchored.score == 1


@pytest.mark.parametrize(
    ("words", "by", "reason"),
    [
        ("harbour master", "harbour\nmaster", "set otherwise"),
        ("harbour master", "harbor master", "words altered"),
        ("harbour master", "harbour master then", "words altered"),
        ("harbour master Ilo", "harbour master", "words altered"),
        ("reported that", "reports that", "text before it"),
        ("Nobody saw", "No one saw", "text behind it"),
    ],
)
def test_a_passage_edited_in_its_place_is_followed(words: str, by: str, reason: str) -> None:
    edited = TEXT.replace(words, by)
    assert reason in moved(edited, COUNTED, COUNTED.of(TEXT).replace(words, by)).reason


def test_a_number_that_changed_is_never_taken_silently() -> None:
    anchored = landed(TEXT.replace("41 passengers", "42 passengers"), COUNTED)
    assert isinstance(anchored, Doubtful)
    assert anchored.reasons[0] == "a number in it changed"
    assert anchored.candidates == (COUNTED,)
    assert anchored.score > 0.9


@pytest.mark.parametrize("number", ["14", "114"])
@pytest.mark.parametrize("put_in", ["On Sunday, ", "By noon on Sunday, the ", ""])
def test_what_is_put_in_behind_a_passage_moves_none_of_its_edges(put_in: str, number: str) -> None:
    """Words altered on both sides of an edge: it stays where its own letters stand."""
    quote = "A fire at the mill killed at least 12 workers on Friday, the ministry of labour said."
    text = f"The mill burns\n\n{quote}\n\nMinistry spokesman Ilo Varr told reporters so."
    start = text.index(quote)
    edited = text.replace("12", number).replace("Ministry s", f"{put_in}ministry s")
    anchored = landed_in(edited, Span(start, start + len(quote)), text)
    assert isinstance(anchored, Doubtful)
    assert anchored.candidates[0].of(edited) == quote.replace("12", number)


def test_a_passage_cut_out_and_put_in_further_up_is_followed() -> None:
    words = COUNTED.of(TEXT)
    text = f"{TEXT[:10]}{words}{TEXT[10 : COUNTED.start]}{TEXT[COUNTED.end :]}"
    assert moved(text, COUNTED, words).span == Span(10, 10 + len(words))


def test_a_look_alike_is_not_taken_for_a_passage_that_was_cut_out() -> None:
    """The same words stood there before; the passage itself is deleted to the letter."""
    words = COUNTED.of(TEXT)
    old = f"{TEXT[:10]}{words} {TEXT[10:]}"
    stored = target(COUNTED.shifted(len(words) + 1), old)
    assert stored.position is not None
    assert stored.position.of(old) == words
    new = old[: stored.position.start] + old[stored.position.end :]
    anchored = anchor(new, stored)
    assert isinstance(anchored, Doubtful)
    assert anchored.candidates == (Span(10, 10 + len(words)),)
    assert "another context" in anchored.reason


def test_a_look_alike_in_another_context_is_only_a_candidate() -> None:
    without = TEXT.replace("The port office said 11 people were rescued from the upper deck.", "")
    anchored = landed(without)
    assert isinstance(anchored, Doubtful)
    assert anchored.candidates == (span_of("11 people were rescued"),)
    assert "another context" in anchored.reason


def test_a_whole_context_elsewhere_does_not_outdo_the_words_where_they_stood() -> None:
    """A text that repeats itself, with a word beside the passage changed."""
    text = "\n".join(
        ["Coast Wire said that the ferry was full when it left the quay on Sunday."] * 2
    )
    first = Span(20, 38)
    edited = text.replace("Sunday", "Monday", 1).replace("when it left", "as it left", 1)
    anchored = anchor(edited, target(first, text))
    assert isinstance(anchored, Doubtful)
    assert first in anchored.candidates


def test_a_reprint_that_repeats_the_whole_context_makes_it_doubtful() -> None:
    anchored = landed("Reprint: " + TEXT + TEXT)
    assert isinstance(anchored, Doubtful)
    nearest = RESCUED.shifted(len("Reprint: "))
    assert anchored.candidates == (nearest, nearest.shifted(len(TEXT)))
    assert anchored.scores == (1, 1)


def test_a_changed_context_with_a_rival_needs_a_person() -> None:
    edited = TEXT.replace("upper deck", "top deck")
    anchored = landed(edited)
    assert isinstance(anchored, Doubtful)
    assert anchored.candidates[0].of(edited) == "11 people were rescued"
    assert anchored.candidates[0].start > len(TEXT) // 2


def test_words_that_are_gone_make_an_orphan() -> None:
    anchored = landed(TEXT[: COUNTED.start - 50] + TEXT[COUNTED.end + 50 :], COUNTED)
    assert isinstance(anchored, Orphan)
    assert anchored.score == 0
    assert isinstance(landed(""), Orphan)


def test_an_orphan_says_that_it_was_cut_out() -> None:
    anchored = landed(TEXT[: COUNTED.start] + TEXT[COUNTED.end :], COUNTED)
    assert isinstance(anchored, Orphan)
    assert "cut out" in anchored.reason


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
        (Target(DOCUMENT, None, TextQuoteSelector("")), Orphan),
        (Target(DOCUMENT, Span(0, len(TEXT)), TextQuoteSelector(TEXT)), Exact),
        (Target(DOCUMENT, Span(0, 4), TextQuoteSelector(TEXT)), Moved),
        (Target(DOCUMENT, Span(5, 9), TextQuoteSelector("Evening Lamp")), Doubtful),
        (Target(DOCUMENT, RESCUED.shifted(99_999), describe(TEXT, RESCUED)), Moved),
    ],
)
def test_selectors_that_others_wrote(stored: Target, expected: Anchor | type) -> None:
    anchored = anchor(TEXT, stored)
    assert anchored == expected or (isinstance(expected, type) and isinstance(anchored, expected))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("One  two. " + "x" * 40, Exact), ("An One  two. " + "x" * 40, Moved), ("One two", Orphan)],
)
def test_a_passage_of_white_space_is_told_by_its_context(text: str, expected: type) -> None:
    stored = target(Span(3, 5), "One  two. " + "x" * 40)
    assert isinstance(anchor(text, stored), expected)
    doubled = anchor(text + text, stored)
    assert isinstance(doubled, Exact if expected is Exact else Doubtful | Orphan)


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
def test_what_is_found_silently_has_the_words_and_their_context(
    old: str, new: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(old) - 1))
    stored = target(Span(start, data.draw(st.integers(start + 1, len(old)))), old)
    assert anchor(old, stored) == Exact(Span(start, stored.position.end if stored.position else 0))
    anchored = anchor(new, stored)
    quote = stored.quote
    assert quote is not None
    if isinstance(anchored, Exact):
        assert anchored.span.of(new) == quote.exact
    if isinstance(anchored, Moved) and anchored.score == 1:
        assert folded(anchored.span.of(new)) == folded(quote.exact)
        assert folded(new[: anchored.span.start]).endswith(folded(quote.prefix))
        assert folded(new[anchored.span.end :]).startswith(folded(quote.suffix))
    if isinstance(anchored, Doubtful):
        assert len(anchored.scores) == len(anchored.candidates)
    if isinstance(anchored, Orphan) and quote.exact.strip():
        assert quote.exact not in new


def real_texts(testdata: Path) -> list[str]:
    """Texts in about 100 languages."""
    paths = sorted((testdata / "unicode" / "udhr2").glob("*.txt"))
    return [text for path in paths if len(text := path.read_text("utf-8")) > 4000]


def test_a_description_leads_back_to_its_span_in_any_text(testdata: Path) -> None:
    chance = random.Random(1)
    for path in sorted(each for each in (testdata / "unicode").rglob("*") if each.is_file()):
        text = path.read_text("utf-8", errors="replace")
        for _ in range(6):
            span = a_span(chance, text)
            assert anchor(text, target(span, text)) == Exact(span)
            anchored = anchor(text, Target(DOCUMENT, None, describe(text, span)))
            # A text that repeats itself has more than one place for a description.
            assert isinstance(anchored, Moved | Doubtful)
            assert isinstance(anchored, Doubtful) or anchored.span == span


@given(st.text(min_size=1, max_size=200), st.data())
def test_a_description_leads_back_to_its_span_in_any_string(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    assert anchor(text, target(span, text)) == Exact(span)


# What may be asked about rather than taken, in percent of the edits; what may be taken wrongly
# is white space at an edge that was itself edited, and texts that repeat themselves to the letter.
MOST_UNSURE = {**dict.fromkeys(SAME_WORDS, 12), **dict.fromkeys(ALTERED, 12)}
MOST_UNSURE["word_before_changed"] = 25


def test_edits_by_chance_of_real_texts_are_followed_and_never_misplaced(testdata: Path) -> None:
    chance, texts = random.Random(7), real_texts(testdata)
    counts: Counter[tuple[str, str]] = Counter()
    for _ in range(30):
        text = chance.choice(texts)[:12_000]
        for name, edit in KINDS.items():
            span = a_span(chance, text)
            edited = edit(chance, text, span)
            if edited is None:
                continue
            anchored = anchor(edited.text, target(span, text))
            gold = None if edited.span is None else [edited.span.start, edited.span.end]
            counts[name, bench_anchoring.verdict(anchored, gold)] += 1
    wrong = {key: count for key, count in counts.items() if key[1] == "wrong"}
    assert sum(wrong.values()) <= 2, wrong
    assert not any(name in GONE for name, _ in wrong), wrong
    for name, most in MOST_UNSURE.items():
        total = sum(count for (kind, _), count in counts.items() if kind == name)
        sure = counts[name, "exact"] + counts[name, "moved"]
        assert sure >= (1 - most / 100) * total, (name, sure, total)


def test_real_edits_are_followed_by_kind(
    testdata: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = testdata / "anchoring"
    assert bench_anchoring.edits([folder / "edits_dev.jsonl"]) == 0
    rows = [row.split(" | ") for row in capsys.readouterr().out.split("\n")[3:-1]]
    assert len(rows) == 14
    for row in rows:
        kind, sure = row[0].lstrip("| "), float(row[-1].split()[0])
        lost = int(row[7] or 0)
        if kind == "deleted":
            assert lost >= int(row[1]) - 2
            continue
        altered = kind in ("typo_in_quote", "insert_in_quote", "reflow", "nfd")
        assert sure >= (80 if altered else 95), row
        assert not row[5].strip(), row
        assert lost == 0, row


def test_the_cases_of_other_tools_are_answered_as_they_expect_or_argued(testdata: Path) -> None:
    folder = testdata / "anchoring"
    names = ("annotator_cases.jsonl", "hypothesis_cases.jsonl")
    assert bench_anchoring.cases([folder / name for name in names]) == 0
