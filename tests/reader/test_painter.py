"""The frame differ: after every frame the terminal shows what writing it whole would show."""

import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.layers import Style
from reader.rows import Run
from reader.terminal.capabilities import Capabilities
from reader.terminal.drawn import drawn
from reader.terminal.painter import CLEAR, Painter
from reader.terminal.scrolling import Scroll, scroll_between
from reader.terminal.sgr import parameters
from tests.pty.emulator import Cell, Emulator

Row = tuple[Run, ...]

WIDTH, HEIGHT = 24, 8
PIECES = [
    "a boat",
    "ferry",
    "the quay",
    " ",
    "    ",
    "漢字",
    "日本語です",
    "👩‍👩‍👧",
    "e\u0301",
    "🇫🇮",
    "سلام",
    "می\u200cرود",
    "नमस्ते",
    "␛[2J",
    "“so”",
    "…",
]
STYLES = [
    frozenset[Style](),
    frozenset({Style.CLAIM}),
    frozenset({Style.SOURCE}),
    frozenset({Style.CLAIM, Style.SOURCE, Style.HIT}),
    frozenset({Style.CURRENT_HIT}),
    frozenset({Style.SELECTION}),
    frozenset({Style.HEADING, Style.COMMENT}),
]
ALL = Capabilities()
runs = st.builds(Run, st.sampled_from(PIECES), st.sampled_from(STYLES))
frames = st.lists(st.lists(runs, max_size=4).map(tuple), min_size=HEIGHT, max_size=HEIGHT).map(
    tuple
)


def fitting(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Rows cut before the last column, at whole runs."""
    kept = []
    for row in rows:
        cells, short = 0, []
        for run in row:
            cells += drawn((run,), 200, True).end + 8
            if cells < WIDTH + 8 - 1:
                short.append(run)
        kept.append(tuple(short))
    return tuple(kept)


def written_whole(rows: tuple[Row, ...], colours: bool = True) -> list[list[Cell]]:
    """The screen as it is without any differ."""
    emulator = Emulator((WIDTH, HEIGHT))
    out = [CLEAR]
    for at, row in enumerate(rows):
        out.append(f"\x1b[{at + 1}H")
        out += [f"\x1b[{parameters(run.styles, colours)}m{run.text}\x1b[m" for run in row]
    emulator.feed("".join(out).encode())
    return emulator.cells()


CAPABLE = [
    ALL,
    ALL._replace(far=False),
    ALL._replace(regions=False),
    ALL._replace(colours=False),
]


@given(st.lists(frames, min_size=2, max_size=5), st.sampled_from(CAPABLE), st.data())
def test_any_frames(shown: list[tuple[Row, ...]], able: Capabilities, data: st.DataObject) -> None:
    """Frames that have nothing in common, or rows of each other."""
    painter, emulator = Painter(able), Emulator((WIDTH, HEIGHT))
    before: tuple[Row, ...] = ((),) * HEIGHT
    for frame in shown:
        by = data.draw(st.integers(-3, 3))
        keep = data.draw(st.booleans())
        rows = fitting(frame)
        if keep:
            rows = (rows[0], *shifted(before, by, rows)[1:-1], rows[-1])
        cursor = data.draw(st.tuples(st.integers(0, WIDTH - 1), st.integers(0, HEIGHT - 1)))
        emulator.feed(painter.paint(rows, cursor, (WIDTH, HEIGHT)).encode())
        assert emulator.cells() == written_whole(rows, able.colours)
        assert emulator.cursor == cursor
        before = rows


def shifted(rows: tuple[Row, ...], by: int, filling: tuple[Row, ...]) -> tuple[Row, ...]:
    """Rows moved up by `by`, what comes in taken from `filling`."""
    return tuple(rows[at + by] if 0 <= at + by < HEIGHT else filling[at] for at in range(HEIGHT))


def text(*rows: str) -> tuple[Row, ...]:
    return tuple((Run(row),) if row else () for row in rows)


LINES = [f"row {number} of the port's register" for number in range(60)]


def screen(first: int) -> tuple[Row, ...]:
    return text("title", *LINES[first : first + 20], "", "detail", "status")


def test_a_scrolled_row_costs_little_more_than_its_text() -> None:
    """A region that is set once, one row up, the row that came in, the cursor."""
    painter = Painter(ALL)
    painter.paint(screen(0), (0, 1), (80, 24))
    assert painter.paint(screen(1), (0, 1), (80, 24)).startswith("\x1b[2;21r")
    sent = painter.paint(screen(2), (0, 1), (80, 24))
    assert sent == f"\x1b[21H\x1bD{LINES[21]}\x1b[2H"
    back = painter.paint(screen(1), (0, 1), (80, 24))
    assert back == f"\x1b[2H\x1bM{LINES[1]}\r"


def test_a_far_scroll_is_one_sequence_where_the_terminal_knows_it() -> None:
    for able, sequence in ((ALL, "\x1b[9S"), (ALL._replace(far=False), "\x1bD" * 9)):
        painter = Painter(able)
        painter.paint(screen(0), (0, 0), (80, 24))
        assert sequence in painter.paint(screen(9), (0, 0), (80, 24))


def test_nothing_is_sent_for_what_stands_there() -> None:
    painter = Painter(ALL)
    assert painter.paint(screen(0), (3, 2), (80, 24)).startswith(CLEAR)
    assert painter.paint(screen(0), (3, 2), (80, 24)) == ""
    assert painter.paint(screen(0), (5, 2), (80, 24)) == "\x1b[2C"[:0] + "\x1b[3;6H"
    painter.forget()
    assert painter.paint(screen(0), (5, 2), (80, 24)).startswith(CLEAR)
    assert painter.paint(screen(0)[:10], (5, 2), (80, 10)).startswith(CLEAR)


CHANGED = [
    ("the ferry burnt", "the ferry burns", "\x1b[1;15Hs"),
    ("one boat came in", "one", "\x1b[1;4H\x1b[K"),
    ("left ........... right", "LEFT ........... RIGHT", "\x1b[HLEFT\x1b[13CRIGHT"),
    ("漢字", "漢語", "\x1b[1;3H語"),
    ("漢字 boat", "ab字 boat", "\x1b[Hab"),
    ("👍 boats", "👍 goats", "\x1b[H👍 goats\x1b[K"),
    ("boats 👍", "goats 👍", "\x1b[Hg"),
]


BEGUN = ["\u094d\u0915\u094d\u0915 x", "\u0915\u094d\u0915 x", "\u0301\u0302e", "e", "", "\u094d"]
"""Texts of a row, some of which begin with what is drawn into the gutter before them."""


@pytest.mark.parametrize("before", BEGUN)
@pytest.mark.parametrize("after", BEGUN)
@pytest.mark.parametrize("styles", [frozenset[Style](), frozenset({Style.CLAIM})])
def test_no_mark_stays_in_the_gutter(before: str, after: str, styles: frozenset[Style]) -> None:
    painter, emulator = Painter(ALL), Emulator((WIDTH, HEIGHT))
    for text in (before, after, before):
        rows = ((Run("> C1 "), Run(text, styles)), *[()] * (HEIGHT - 1))
        emulator.feed(painter.paint(rows, (0, 0), (WIDTH, HEIGHT)).encode())
        assert emulator.cells() == written_whole(rows)


@pytest.mark.parametrize(("old", "new", "sent"), CHANGED)
def test_changed_runs(old: str, new: str, sent: str) -> None:
    """Only what differs; from a character of uncertain width on, the rest of the row."""
    painter = Painter(ALL)
    painter.paint(text(old), (0, 0), (30, 1))
    got = painter.paint(text(new), (0, 0), (30, 1))
    assert got.removesuffix("\x1b[H").removesuffix("\r") == sent


def test_styles_are_tracked() -> None:
    """A style that goes on is not said again, one that is added is added."""
    painter = Painter(ALL)
    claim, both = frozenset({Style.CLAIM}), frozenset({Style.CLAIM, Style.SOURCE})
    row = (Run("a ", claim), Run("boat", both), Run(" came", claim), Run(" in"))
    sent = painter.paint((row,), (0, 0), (30, 1)).removeprefix(CLEAR)
    assert sent == "\x1b[H\x1b[4ma \x1b[1mboat\x1b[0;4m came\x1b[m in\r"


def test_blank_rows_between_do_not_hide_a_scroll() -> None:
    old = text("t", "a", "", "b", "c", "", "d", "s")
    new = text("t", "", "b", "c", "", "d", "e", "s")
    assert scroll_between(old, new) == Scroll(1, 2, 6)
    assert scroll_between(old, new, [(1, 6)]) == Scroll(1, 1, 6)
    assert scroll_between(old, old) is None
    assert scroll_between(new, old, [(1, 6)]) == Scroll(-1, 1, 6)


def test_a_region_that_would_spoil_rows_is_not_kept() -> None:
    old = text("t", "a", "b", "c", "d", "x", "y", "s")
    new = text("t", "b", "c", "d", "e", "x", "y", "s")
    assert scroll_between(old, new, [(1, 6)]) == Scroll(1, 1, 4)


TERMINALS = [
    ({"TERM": "xterm-256color"}, Capabilities()),
    ({"TERM": "xterm-256color", "NO_COLOR": "1"}, Capabilities(colours=False)),
    ({"TERM": "vt100"}, Capabilities(colours=False, far=False, queries=False)),
    ({"TERM": "linux"}, Capabilities(far=False, queries=False)),
    ({"TERM": "dumb"}, Capabilities(False, False, False, False)),
    ({}, Capabilities(False, False, False, False)),
    ({"TERM": "no-such-terminal"}, Capabilities(far=False)),
]


@pytest.mark.parametrize(("environment", "able"), TERMINALS)
def test_capabilities(environment: dict[str, str], able: Capabilities) -> None:
    """In a process each: terminfo is looked at once."""
    code = f"from reader.terminal.capabilities import *; print(capabilities({environment!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == repr(able)


def test_a_long_walk_over_frames() -> None:
    """A thousand steps with a fixed seed, as a reader makes them: mostly rows and pages."""
    chance = random.Random(20_310_501)
    painter, emulator = Painter(ALL), Emulator((WIDTH, HEIGHT))
    rows = [fitting(((Run(chance.choice(PIECES)), Run(chance.choice(PIECES))),)) for _ in range(90)]
    lines = [row[0] for row in rows]
    at = 0
    for step in range(1000):
        at = max(0, min(80, at + chance.choice([1, 1, 1, -1, -1, 6, -6, 40, -40])))
        frame = (
            (Run(f"step {step // 7}"),),
            *lines[at : at + HEIGHT - 2],
            (Run("status", chance.choice(STYLES)),),
        )
        emulator.feed(painter.paint(frame, (0, 3), (WIDTH, HEIGHT)).encode())
        assert emulator.cells() == written_whole(frame), step
