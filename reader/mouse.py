"""What the mouse does; nothing needs it."""

from dataclasses import replace
from enum import StrEnum

from annotations.selectors import Span
from reader.actions import Mode
from reader.modes import doubts, lists, places
from reader.modes.moving import scroll
from reader.modes.pending import ended
from reader.modes.step import Step
from reader.modes.view import margin, pager, sentence_at, shown
from reader.screens.finding import passage_on_row
from reader.screens.library import entry_on_row
from reader.state import Reading, Selection, State

WHEEL = 3
"""Rows that a notch of the wheel scrolls."""


class Gesture(StrEnum):
    """What the mouse did."""

    PRESS = "press"
    DRAG = "drag"
    RELEASE = "release"
    WHEEL_DOWN = "wheel down"
    WHEEL_UP = "wheel up"


def moused(state: State, gesture: Gesture, x: int, y: int) -> Step:
    """A gesture at column `x`, row `y` of the terminal."""
    if state.prompt is not None or state.opening or state.overlay is not None:
        return state, ()
    if gesture in (Gesture.WHEEL_DOWN, Gesture.WHEEL_UP):
        return _wheel(state, WHEEL if gesture is Gesture.WHEEL_DOWN else -WHEEL)
    if state.screen is not Mode.READING or state.reading is None:
        return _clicked_list(state, y) if gesture is Gesture.PRESS else (state, ())
    byte = byte_at(state, state.reading, x, y)
    if byte is None:
        return state, ()
    if gesture is Gesture.PRESS:
        return _clicked_text(doubts.ended(ended(state)), byte)
    return _dragged(state, byte) if gesture is Gesture.DRAG else (state, ())


def _wheel(state: State, rows: int) -> Step:
    if state.screen is Mode.READING:
        after, _ = scroll(state, rows)
        return replace(after, message=state.message), ()
    return lists.select(state, lists.selected(state) + rows), ()


def byte_at(state: State, reading: Reading, x: int, y: int) -> int | None:
    """The byte of the document under a cell, None beside the text."""
    rows = pager(state, reading.document).screen(reading.place, state.rows)
    if not 1 <= y <= len(rows):
        return None
    return rows[y - 1].byte_at(max(0, x - margin(state, reading.document)))


def _clicked_text(state: State, byte: int) -> Step:
    reading = state.reading
    if reading is None:
        return state, ()
    reading = replace(reading, selection=None)
    reading = shown(state, reading, sentence_at(reading.document, byte))
    here = reading.document.marks_over(Span(byte, byte + 1))
    focus = min(here, key=lambda m: m.span.length).id if here else ""
    return replace(state, reading=replace(reading, focus=focus), message=""), ()


def _dragged(state: State, byte: int) -> Step:
    reading = state.reading
    if reading is None:
        return state, ()
    selection = reading.selection or Selection(byte, byte)
    reading = replace(reading, selection=replace(selection, head=byte))
    return replace(state, reading=reading), ()


def _clicked_list(state: State, y: int) -> Step:
    if state.screen is Mode.FINDING:
        line = passage_on_row(state, y)
    elif state.screen is Mode.LIBRARY:
        line = entry_on_row(state, y)
    elif state.screen is Mode.LISTING:
        line = state.listing_list.top + y - 2
    else:
        return state, ()
    if line is None or not 0 <= line < lists.count(state):
        return state, ()
    if line == lists.selected(state):
        return places.open_selected(state, "enter")
    return lists.select(state, line), ()
