"""Where the terminal begins: the clipboard, and what the mouse's events mean."""

from pathlib import Path

import pytest
from textual import events

from reader.mouse import Gesture
from reader.terminal.clipboard import LARGEST, NAME, copy
from reader.terminal.older import WIPE, Plainer, private_modes
from reader.widgets.gestures import gesture_of


def test_a_copy_goes_to_the_terminal_and_always_to_a_file(own_folders: Path) -> None:
    offered: list[str] = []
    said = copy("“41 people” 港口", offered.append)
    file = own_folders / "state" / NAME
    assert offered == ["“41 people” 港口"]
    assert file.read_text(encoding="utf-8") == offered[0]
    assert str(file) in said


def test_what_is_too_long_for_a_terminal_goes_to_the_file_alone(own_folders: Path) -> None:
    offered: list[str] = []
    copy("x" * (LARGEST + 1), offered.append)
    assert offered == []
    assert len((own_folders / "state" / NAME).read_text()) == LARGEST + 1


def test_a_file_that_cannot_be_written_still_leaves_the_terminal(own_folders: Path) -> None:
    (own_folders / "state" / NAME).mkdir()
    offered: list[str] = []
    assert "Is a directory" in copy("41 people", offered.append)
    assert offered == ["41 people"]
    assert copy("x" * (LARGEST + 1), offered.append).startswith("not copied")


@pytest.mark.parametrize(("term", "takes"), [("linux", False), ("vt100", False), ("xterm", True)])
def test_a_terminal_without_a_clipboard_is_offered_nothing(
    own_folders: Path, monkeypatch: pytest.MonkeyPatch, term: str, takes: bool
) -> None:
    monkeypatch.setenv("TERM", term)
    offered: list[str] = []
    said = copy("41 people", offered.append)
    assert offered == ["41 people"] * takes
    assert str(own_folders / "state" / NAME) in said
    (own_folders / "state" / NAME).unlink()
    (own_folders / "state" / NAME).mkdir()
    assert copy("41 people", offered.append).startswith("copied" if takes else "not copied")


OLD = [
    ("vt100", "\x1b[?1049h", ""),
    ("vt100", "\x1b[?1049l", WIPE),
    ("vt100", "\x1b[?7l\x1b[?25h", "\x1b[?7l"),
    ("vt220", "\x1b[?7l\x1b[?25h", "\x1b[?7l\x1b[?25h"),
    ("linux", "\x1b]22;default\x07\x1b]52;c;QQ==\x1b\\x", "x"),
    ("linux", "\x1b[?2026$p\x1b[>1u\x1b[<u\x1b[2 q\x1b[c", "\x1b[c"),
    ("linux", "\x1b[?1000h\x1b[?1002h\x1b[?1006h\x1b[?2004h", ""),
    ("ansi", "\x1b[?7l\x1b[2;23r\x1b[1;4mquay\x1b[m\x1bD", "\x1b[2;23r\x1b[1;4mquay\x1b[m\x1bD"),
]


@pytest.mark.parametrize(("term", "given", "sent"), OLD)
def test_what_an_old_terminal_does_not_have_is_left_out(term: str, given: str, sent: str) -> None:
    modes = private_modes(term)
    assert modes is not None
    assert Plainer(modes)(given) == sent


def test_terminals_of_today_are_no_old_ones() -> None:
    for term in ("xterm", "xterm-256color", "screen", "tmux-256color", "alacritty", "foot", "rxvt"):
        assert private_modes(term) is None


def mouse(kind: type[events.MouseEvent], button: int) -> events.MouseEvent:
    return kind(None, 5, 3, 0, 0, button, False, False, False)


@pytest.mark.parametrize(
    ("kind", "button", "gesture"),
    [
        (events.MouseDown, 1, Gesture.PRESS),
        (events.MouseDown, 3, None),
        (events.MouseMove, 1, Gesture.DRAG),
        (events.MouseMove, 0, None),
        (events.MouseUp, 1, Gesture.RELEASE),
        (events.MouseScrollDown, 0, Gesture.WHEEL_DOWN),
        (events.MouseScrollUp, 0, Gesture.WHEEL_UP),
        (events.Click, 1, None),
    ],
)
def test_events_of_the_mouse_are_gestures(
    kind: type[events.MouseEvent], button: int, gesture: Gesture | None
) -> None:
    assert gesture_of(mouse(kind, button)) is gesture
