"""Textual's mouse events as gestures."""

from textual import events

from reader.mouse import Gesture

LEFT = 1


def gesture_of(event: events.MouseEvent) -> Gesture | None:
    """What the mouse did, None where that means nothing here."""
    match event:
        case events.MouseScrollDown():
            return Gesture.WHEEL_DOWN
        case events.MouseScrollUp():
            return Gesture.WHEEL_UP
        case events.MouseDown() if event.button == LEFT:
            return Gesture.PRESS
        case events.MouseMove() if event.button == LEFT:
            return Gesture.DRAG
        case events.MouseUp():
            return Gesture.RELEASE
        case _:
            return None
