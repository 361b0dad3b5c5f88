"""A text cut where marks begin and end: as each place alone says, and fast where there are many."""

import time

from hypothesis import given
from hypothesis import strategies as st

from annotations.selectors import Span
from reader.report.pieces import Marked, paragraphs

TEXT = "One burned.\nTwo sank.\n\nThree were saved, he said.\n\n\nFour."
SPANS = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 30)).map(
    lambda at: Span(at[0], min(len(TEXT), at[0] + at[1]))
)
MARKS = st.lists(
    st.tuples(
        st.lists(SPANS, min_size=1, max_size=3).map(lambda spans: tuple(sorted(spans))),
        st.sampled_from(("claim", "source", "other")),
    ),
    max_size=8,
).map(
    lambda made: [
        Marked(spans, kind, f"C{n}" if kind == "claim" else "", n if kind == "claim" else 0)
        for n, (spans, kind) in enumerate(made, 1)
    ]
)


@given(MARKS)
def test_each_character_has_the_kinds_of_the_marks_over_it(marks: list[Marked]) -> None:
    place = 0
    for piece in (piece for paragraph in paragraphs(TEXT, marks) for piece in paragraph):
        place = TEXT.index(piece.text, place)
        for at in range(place, place + len(piece.text)):
            over = [m for m in marks if any(s.start <= at < s.end for s in m.spans)]
            assert piece.kinds == tuple(dict.fromkeys(mark.kind for mark in over))
        begun = [(m.label, m.number) for m in marks if m.number and m.spans[0].start == place]
        assert [each for each in piece.begins if each in begun] == begun
        place += len(piece.text)


@given(MARKS)
def test_a_claim_has_its_label_once_where_its_beginning_is_shown(marks: list[Marked]) -> None:
    shown = [each for paragraph in paragraphs(TEXT, marks) for p in paragraph for each in p.begins]
    assert len(shown) == len(set(shown))
    for mark in marks:
        if mark.number and not TEXT[mark.spans[0].start].isspace():
            assert (mark.label, mark.number) in shown


def test_ten_thousand_claims_in_one_paragraph_are_cut_within_seconds() -> None:
    count = 10_000
    text = "It burned. " * count
    marks = [Marked((Span(n * 11, n * 11 + 10),), "claim", f"C{n}", n + 1) for n in range(count)]
    marks.append(Marked((Span(0, len(text)),), "other"))
    begun = time.process_time()
    (pieces,) = paragraphs(text, marks)
    assert time.process_time() - begun < 10
    assert len(pieces) > count
    assert [n for piece in pieces for _, n in piece.begins] == list(range(1, count + 1))
