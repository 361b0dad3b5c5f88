"""Moving in the document: rows, pages, sentences, paragraphs, annotations, jumps."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice
from operator import attrgetter

from annotations.selectors import Span
from reader.actions import Mode
from reader.effects import Open
from reader.modes.doubts import order_of, settle
from reader.modes.step import Step, Transition, reading_of, stay, with_reading
from reader.modes.view import at_place, jumped, pager, scrolled, sentence_at, shown
from reader.paging import START
from reader.shown import Mark, Order, ShownDocument
from reader.state import Jump, Reading, State

JUMPS_KEPT = 50


def scroll(state: State, rows: int) -> Step:
    """The window `rows` further; a message where there is no further."""
    before = reading_of(state)
    after = scrolled(state, before, rows)
    if after.place == before.place:
        where = "end" if rows > 0 else "start"
        return with_reading(replace(state, message=f"{where} of the document"), after)
    return with_reading(state, after)


def to_start(state: State, _key: str) -> Step:
    """To the first sentence."""
    reading = replace(reading_of(state), place=START)
    return with_reading(state, shown(state, reading, sentence_at(reading.document, 0)))


def to_end(state: State, _key: str) -> Step:
    """To the last page, as less shows it; the cursor on the last sentence."""
    reading = reading_of(state)
    last = pager(state, reading.document).last_page(state.rows)
    cursor = sentence_at(reading.document, reading.document.text.size)
    reading = replace(reading, cursor=cursor, focus="")
    return with_reading(state, at_place(state, reading, last, down=True))


def _neighbour(spans: tuple[Span, ...], index: int, forwards: bool) -> Span | None:
    if forwards:
        return next((s for s in spans if s.start > index), None)
    return next((s for s in reversed(spans) if s.end <= index), None)


def _sentence(document: ShownDocument, cursor: Span, forwards: bool) -> Span | None:
    edge = cursor.end if forwards else cursor.start
    window = document.window(edge)
    index = window.index_of(cursor.start)
    found = _neighbour(window.sentences, index, forwards)
    return window.bytes_of(found) if found else None


def _paragraph(document: ShownDocument, cursor: Span, forwards: bool) -> Span | None:
    window = document.window(cursor.start)
    here = window.paragraph_at(window.index_of(cursor.start))
    if here is None:
        return None
    if forwards:
        found = _neighbour(window.paragraphs, here.start, True)
    elif window.sentence_at(here.start) != window.span_of(cursor):
        found = here
    else:
        found = _neighbour(window.paragraphs, here.start, False)
    return sentence_at(document, window.byte_of(found.start)) if found else None


def _move(state: State, found: Span | None, what: str) -> Step:
    if found is None:
        return stay(state, what)
    return with_reading(state, shown(state, reading_of(state), found))


def next_sentence(state: State, _key: str) -> Step:
    """The cursor one sentence on."""
    reading = reading_of(state)
    return _move(state, _sentence(reading.document, reading.cursor, True), "last sentence")


def previous_sentence(state: State, _key: str) -> Step:
    """The cursor one sentence back."""
    reading = reading_of(state)
    return _move(state, _sentence(reading.document, reading.cursor, False), "first sentence")


def next_paragraph(state: State, _key: str) -> Step:
    """The cursor on the first sentence of the next paragraph."""
    reading = reading_of(state)
    return _move(state, _paragraph(reading.document, reading.cursor, True), "last paragraph")


def previous_paragraph(state: State, _key: str) -> Step:
    """The cursor on the first sentence of this paragraph, or of the one before."""
    reading = reading_of(state)
    return _move(state, _paragraph(reading.document, reading.cursor, False), "first paragraph")


def half_down(state: State, _key: str) -> Step:
    """Half a window on."""
    return scroll(state, max(1, state.rows // 2))


def half_up(state: State, _key: str) -> Step:
    """Half a window back."""
    return scroll(state, -max(1, state.rows // 2))


# ---- jumps ---------------------------------------------------------------------------------


def remembered(state: State) -> State:
    """The state with the present place kept to come back to."""
    reading = state.reading
    if reading is None:
        return state
    here = Jump(reading.document.name, reading.cursor.start)
    return replace(state, jumps=(*state.jumps, here)[-JUMPS_KEPT:])


def jump_back(state: State, _key: str) -> Step:
    """To where the last jump came from."""
    *rest, last = state.jumps
    state = replace(state, jumps=tuple(rest))
    reading = state.reading
    if reading is None or reading.document.name != last.name:
        return replace(state, opening=last.name), (Open(last.name, byte=last.byte),)
    return with_reading(state, jumped(state, reading, last.byte))


def to_mark(state: State, mark: Mark) -> Step:
    """The cursor on the sentence of an annotation, which e, x and i then mean."""
    reading = reading_of(state)
    reading = jumped(state, reading, mark.span.start)
    return with_reading(state, replace(reading, focus=mark.id, pointed=mark.id))


# ---- next of a kind ------------------------------------------------------------------------


def next_of_kind(state: State, _key: str) -> Step:
    """Wait for the letter of a kind."""
    return _await_kind(state, backwards=False)


def previous_of_kind(state: State, _key: str) -> Step:
    """Wait for the letter of a kind, to go back."""
    return _await_kind(state, backwards=True)


def _await_kind(state: State, *, backwards: bool) -> Step:
    reading = replace(reading_of(state), backwards=backwards)
    where = "previous" if backwards else "next"
    message = f"{where}: a annotation  u unsourced  o doubtful or orphan  f figure  d disagreement"
    return replace(state, reading=reading, overlay=Mode.KIND, message=message), ()


_LETTERS = {"annotation": "a", "unsourced": "u", "figure": "f", "disagreement": "d"}
"""By the kinds of marks the letters that `]` and `[` wait for."""


_order = attrgetter("order")


def _is_of(state: State, document: ShownDocument, kind: str) -> Callable[[Mark], object]:
    """What tells the marks of a kind."""
    if kind == "unsourced":
        unsourced = document.graph.unsourced
        return lambda mark: mark.id in unsourced
    if kind == "figure":
        return lambda mark: (body := mark.annotation.tag_body) and body.figure
    if kind == "disagreement":
        matrix = state.comparing.matrix
        return lambda mark: matrix is not None and matrix.is_disputed(mark.id)
    return lambda _mark: True


def _next_in(
    marks: Sequence[Mark], here: Order, is_of: Callable[[Mark], object], *, backwards: bool
) -> Mark | None:
    """The nearest mark of a kind on one side of a place; no more are looked at than it takes."""
    if backwards:
        first = bisect_left(marks, here, key=_order)
        return next((marks[at] for at in range(first - 1, -1, -1) if is_of(marks[at])), None)
    first = bisect_right(marks, here, key=_order)
    return next((mark for mark in islice(marks, first, None) if is_of(mark)), None)


def kind_jump(state: State, kind: str, *, backwards: bool) -> Step:
    """To the next mark of a kind after the one in focus, or before it."""
    reading = reading_of(state)
    if kind == "doubtful":
        return _doubt_jump(state, backwards=backwards)
    marks, is_of = reading.document.marks, _is_of(state, reading.document, kind)
    reading = replace(reading, kind=kind, last_jump_was_kind=True)
    state = replace(state, reading=reading, overlay=None)
    here = _here(reading)
    found = _next_in(marks, here, is_of, backwards=backwards)
    if found is None:
        behind = _next_in(marks, here, is_of, backwards=not backwards) is not None
        return stay(state, _none_left(kind, backwards=backwards) if behind else "none left")
    return to_mark(remembered(state), found)


def _none_left(kind: str, *, backwards: bool) -> str:
    """That there is none on this side, and the keys that go to those on the other."""
    here, key, there = ("above", "]", "down") if backwards else ("below", "[", "up")
    return f"none left {here}; {key} {_LETTERS[kind]} goes {there}"


def _doubt_jump(state: State, *, backwards: bool) -> Step:
    """To the next annotation that is in doubt or lost, which is asked about; round at the end."""
    reading = replace(reading_of(state), kind="doubtful", last_jump_was_kind=True)
    state = replace(state, reading=reading, overlay=None)
    found = reading.document.unsettled
    if not found:
        return stay(state, "none left")
    here = order_of(reading.document, reading.focus) or _here(reading)
    ahead = [id_ for order, id_ in found if (order < here if backwards else order > here)]
    further = bool(ahead)
    ahead = ahead or [id_ for _, id_ in found]
    state, effects = settle(remembered(state), ahead[-1] if backwards else ahead[0])
    again = "" if further else "the last again: " if backwards else "the first again: "
    return replace(state, message=f"{again}{state.message}"), effects


def _here(reading: Reading) -> Order:
    mark = reading.document.mark(reading.focus) if reading.focus else None
    if mark is not None:
        return mark.order
    return (reading.cursor.start, -(1 << 62), "")


def kind_annotation(state: State, _key: str) -> Step:
    """To an annotation of any tag."""
    return kind_jump(state, "annotation", backwards=reading_of(state).backwards)


def kind_unsourced(state: State, _key: str) -> Step:
    """To a claim that rests on nothing yet."""
    return kind_jump(state, "unsourced", backwards=reading_of(state).backwards)


def kind_doubtful(state: State, _key: str) -> Step:
    """To an annotation whose place a person must confirm."""
    return kind_jump(state, "doubtful", backwards=reading_of(state).backwards)


def kind_figure(state: State, _key: str) -> Step:
    """To a claim that has a figure."""
    return kind_jump(state, "figure", backwards=reading_of(state).backwards)


TRANSITIONS: dict[str, Transition] = {
    "half_down": half_down,
    "half_up": half_up,
    "next_sentence": next_sentence,
    "previous_sentence": previous_sentence,
    "next_paragraph": next_paragraph,
    "previous_paragraph": previous_paragraph,
    "next_of_kind": next_of_kind,
    "previous_of_kind": previous_of_kind,
    "kind_annotation": kind_annotation,
    "kind_unsourced": kind_unsourced,
    "kind_doubtful": kind_doubtful,
    "kind_figure": kind_figure,
    "jump_back": jump_back,
}
