"""Moving an edge: by grapheme, word, span; trimming; what is left of a sentence."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.graphemes import is_boundary
from annotations.selectors import Span
from reader import motions
from tests.reader.in_memory import TEXT

LINE = "Ilo Varr’s report: 41 dead, 3.5 m of water."
MOVES: list[Callable[[str, int], int]] = [
    motions.grapheme_left,
    motions.grapheme_right,
    motions.word_left,
    motions.word_right,
    motions.word_end,
]


def stops(move: Callable[[str, int], int], text: str, place: int) -> list[str]:
    """What stands at each place that `move` stops at, until it stops no more."""
    found = []
    while (after := move(text, place)) != place:
        place = after
        found.append(text[place:][:6])
    return found


def test_words_begin_where_w_stops() -> None:
    starts = stops(motions.word_right, LINE, 0)
    assert starts[:3] == ["Varr’s", "report", ": 41 d"]
    assert "3.5 m " in starts
    assert starts[-1] == ""


def test_words_end_where_e_stops() -> None:
    ends = [LINE[: motions.word_end(LINE, at)].rsplit(maxsplit=1)[-1] for at in (0, 3, 4, 10)]
    assert ends == ["Ilo", "Varr’s", "Varr’s", "report"]


def test_b_goes_back_over_the_places_at_which_w_stopped() -> None:
    forward, place = [0], 0
    while (after := motions.word_right(LINE, place)) < len(LINE):
        place = after
        forward.append(place)
    back = [place]
    while (after := motions.word_left(LINE, back[-1])) != back[-1]:
        back.append(after)
    assert back == forward[::-1]


def test_a_word_has_its_apostrophe_hyphen_and_decimal_point_but_no_full_stop() -> None:
    text = "port-office’s 3.5 m. End"
    assert text[: motions.word_end(text, 0)] == "port-office’s"
    assert text[14 : motions.word_end(text, 14)] == "3.5"
    assert text[: motions.word_end(text, 18)].endswith(" m")


@pytest.mark.parametrize("cluster", ["e\u0301", "👩\u200d🔬", "👍🏽", "🇫🇷", "\r\n", "क्षि", "각"])
def test_a_grapheme_is_one_step(cluster: str) -> None:
    text = f"a{cluster}b"
    assert motions.grapheme_right(text, 1) == 1 + len(cluster)
    assert motions.grapheme_left(text, 1 + len(cluster)) == 1


@given(TEXT, st.integers(0, 200), st.sampled_from(MOVES))
def test_every_move_stays_in_the_text(
    text: str, place: int, move: Callable[[str, int], int]
) -> None:
    assert 0 <= move(text, min(place, len(text))) <= len(text)


@given(TEXT, st.integers(0, 60))
def test_a_character_right_and_left_stops_only_between_graphemes(text: str, place: int) -> None:
    place = min(place, len(text))
    assert is_boundary(text, motions.grapheme_right(text, place))
    assert is_boundary(text, motions.grapheme_left(text, place))


@given(TEXT)
def test_word_moves_end(text: str) -> None:
    assert len(stops(motions.word_right, text, 0)) <= len(text)
    assert len(stops(motions.word_left, text, len(text))) <= len(text)


SPANS = (Span(0, 5), Span(6, 10), Span(12, 20))


@pytest.mark.parametrize(
    ("place", "right"), [(0, 6), (5, 6), (6, 12), (11, 12), (12, 20), (20, 20)]
)
def test_right_by_spans_goes_to_the_next_start_and_then_to_the_end(place: int, right: int) -> None:
    assert motions.span_right(SPANS, place) == right


@pytest.mark.parametrize(("place", "left"), [(0, 0), (3, 0), (6, 0), (7, 6), (12, 6), (20, 12)])
def test_left_by_spans_goes_to_this_start_and_then_to_the_one_before(place: int, left: int) -> None:
    assert motions.span_left(SPANS, place) == left


def test_without_spans_an_edge_stays() -> None:
    assert motions.span_right((), 7) == 7
    assert motions.span_left((), 7) == 0


@pytest.mark.parametrize(
    ("text", "also", "kept"),
    [
        ("  word ", "", "word"),
        ("“word,” ", "“”,", "word"),
        ("word", "", "word"),
        (" \t\n", "", ""),
        ("\u3000港口\u3000", "", "港口"),
        (",;", ",;", ""),
    ],
)
def test_white_space_and_given_marks_are_trimmed(text: str, also: str, kept: str) -> None:
    assert motions.trimmed(text, Span(0, len(text)), also).of(text) == kept


SENTENCE = "Meanwhile, Coast Wire said that 41 people had died, and left."


@pytest.mark.parametrize(
    ("taken", "left"),
    [
        ([], "Meanwhile, Coast Wire said that 41 people had died, and left"),
        (["41 people had died"], "Meanwhile, Coast Wire said that"),
        (["Meanwhile, Coast Wire said that"], "41 people had died, and left"),
        (["Coast Wire", "41 people"], "had died, and left"),
        (["Meanwhile, Coast Wire said that 41 people had died, and left"], None),
        (["Meanwhile", "Coast Wire said that 41 people had died, and left."], None),
    ],
)
def test_the_longest_rest_of_a_sentence_is_found(taken: list[str], left: str | None) -> None:
    spans = [Span(SENTENCE.index(t), SENTENCE.index(t) + len(t)) for t in taken]
    rest = motions.rest_of(SENTENCE, Span(0, len(SENTENCE)), spans)
    assert (rest.of(SENTENCE) if rest else None) == left


def test_pieces_outside_the_sentence_take_nothing_of_it() -> None:
    text = "One is here. Two is there. Three is far."
    taken = [Span(0, 12), Span(27, 40)]
    rest = motions.rest_of(text, Span(13, 26), taken)
    assert rest is not None
    assert rest.of(text) == "Two is there"


@given(
    st.text("ab ,.", min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5),
    st.integers(0, 40),
    st.integers(0, 40),
)
def test_a_rest_lies_in_the_span_and_in_nothing_taken(
    text: str, taken: list[tuple[int, int]], one: int, other: int
) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    spans = [Span(*sorted(pair)) for pair in taken]
    rest = motions.rest_of(text, Span(start, end), spans)
    if rest is not None:
        assert Span(start, end).contains(rest)
        assert not any(rest.overlaps(span) for span in spans)
        assert any(c.isalnum() for c in rest.of(text))
    else:
        free = [
            i
            for i in range(start, end)
            if text[i].isalnum() and not any(s.start <= i < s.end for s in spans)
        ]
        assert not free
