"""Where the terminal begins: the clipboard, and what the mouse's events mean."""

from pathlib import Path

import pytest
from textual import events

from reader.mouse import Gesture
from reader.terminal.clipboard import LARGEST, NAME, copy
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
