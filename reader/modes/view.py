"""Scrolling, and keeping the sentence cursor on the screen."""

from dataclasses import replace

from annotations.selectors import Span
from reader.early.plain import gutter_width, text_width
from reader.paging import Pager, Place
from reader.shown import ShownDocument
from reader.state import Reading, State

AHEAD = 3
"""Rows that stay visible below the cursor's sentence, so that one reads on into something."""


def pager(state: State, document: ShownDocument) -> Pager:
    """The pager of the open document at this width."""
    return document.pager(text_cells(state, document))


def text_cells(state: State, document: ShownDocument) -> int:
    """Cells of text in a row of the document."""
    return text_width(state.size.width, document.wrapped)


def margin(state: State, document: ShownDocument) -> int:
    """Cells before them."""
    return gutter_width(state.size.width, document.wrapped)


def visible(state: State, reading: Reading) -> Span:
    """The bytes on the screen."""
    rows = pager(state, reading.document).screen(reading.place, state.rows)
    return Span(rows[0].start, rows[-1].end) if rows else Span(0, 0)


def scrolled(state: State, reading: Reading, rows: int) -> Reading:
    """The window `rows` further, never past the last page; the cursor pushed along."""
    pages = pager(state, reading.document)
    place = pages.scroll(reading.place, rows, state.rows)
    return pushed(state, replace(reading, place=place), down=rows > 0)


def at_place(state: State, reading: Reading, place: Place, *, down: bool) -> Reading:
    """The window at `place`; the cursor pushed along."""
    return pushed(state, replace(reading, place=place), down=down)


def pushed(state: State, reading: Reading, *, down: bool) -> Reading:
    """The cursor moved to the nearest sentence on the screen, where its own has left it."""
    seen = visible(state, reading)
    furthest = max(reading.furthest, seen.end)
    reading = replace(reading, furthest=furthest)
    if reading.cursor.overlaps(seen) or not seen.length:
        return reading
    window = reading.document.window(seen.start)
    shown = window.span_of(seen)
    whole = [s for s in window.sentences if s.overlaps(shown)]
    if not whole:
        return reading
    begun = [s for s in whole if s.start >= shown.start] or whole
    chosen = begun[0] if down else whole[-1]
    return replace(reading, cursor=window.bytes_of(chosen), focus="")


def shown(state: State, reading: Reading, cursor: Span) -> Reading:
    """The cursor on another sentence, the window moved no more than it takes to see it."""
    focus = reading.focus if cursor == reading.cursor else ""
    reading = replace(reading, cursor=cursor, focus=focus)
    return revealed(state, reading, cursor)


def revealed(state: State, reading: Reading, span: Span) -> Reading:
    """The window moved no more than it takes to see `span`, its start above all."""
    pages = pager(state, reading.document)
    place = pages.clamp(reading.place)
    first, last = pages.place_of(span.start), pages.place_of(max(span.start, span.end - 1))
    ahead = min(AHEAD, state.rows // 5)
    if last > pages.move(place, state.rows - 1 - ahead):
        place = max(place, pages.move(pages.move(last, ahead), 1 - state.rows))
    reading = replace(reading, place=min(place, first))
    return replace(reading, furthest=max(reading.furthest, visible(state, reading).end))


def sentence_at(document: ShownDocument, byte: int) -> Span:
    """The sentence at `byte`, or the next one; in bytes. An empty text has an empty one."""
    window = document.window(byte)
    found = window.sentence_at(window.index_of(byte))
    return window.bytes_of(found) if found else Span(byte, byte)


def jumped(state: State, reading: Reading, byte: int) -> Reading:
    """The cursor on the sentence at `byte`; a jump far away puts it in the upper third."""
    cursor = sentence_at(reading.document, byte)
    seen = visible(state, reading)
    reading = replace(reading, cursor=cursor, focus="")
    if cursor.overlaps(seen) and cursor.start >= seen.start and byte < seen.end:
        return revealed(state, reading, cursor)
    pages = pager(state, reading.document)
    above = pages.move(pages.place_of(byte), -(state.rows // 3))
    place = min(above, pages.last_page(state.rows))
    return pushed(state, replace(reading, place=place), down=True)
