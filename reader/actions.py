"""The one table of what keys do: bindings, footer, help, README and tests come from it.

What an action does is in `reader.modes`, why it may be disabled in `reader.availability`.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from reader.action import HINT_LETTERS, Action, Mode
from reader.action_table import ACTIONS

__all__ = ["ACTIONS", "HINT_LETTERS", "Action", "Mode"]

PASSES_THROUGH_PENDING = frozenset("hjklbcuxvnq")
"""Keys that must keep their meaning while letters stand on the screen."""


@cache
def _table() -> Mapping[tuple[Mode, str], Action]:
    return {
        (mode, key): action for action in ACTIONS for mode in action.modes for key in action.keys
    }


def action_for(mode: Mode, key: str) -> Action | None:
    """What `key` does in `mode`; one that is unknown while pending or settling does its job of
    reading.
    """
    action = _table().get((mode, key))
    if action is None and mode in (Mode.PENDING, Mode.SETTLING):
        return _table().get((Mode.READING, key))
    return action


@cache
def _names() -> Mapping[str, Action]:
    return {action.name: action for action in ACTIONS}


def by_name(name: str) -> Action:
    """The action called `name`. Raises KeyError."""
    return _names()[name]


def in_mode(mode: Mode) -> Iterator[Action]:
    """The actions of one mode, in the table's order."""
    return (action for action in ACTIONS if mode in action.modes)


_SHOWN = {
    "space": "Space",
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "Shift-Tab",
    "escape": "Esc",
    "pgdn": "PgDn",
    "pgup": "PgUp",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "f1": "F1",
}


def shown(key: str) -> str:
    """A key as people write it: ``Ctrl-D``, ``Space``."""
    if key.startswith("ctrl+"):
        return f"Ctrl-{key[5:].upper()}"
    if len(key) > 1 and key[0] == "f" and key[1:].isdigit():
        return key.upper()
    return _SHOWN.get(key, key)


def shown_keys(action: Action) -> str:
    """All keys of an action as people write them; runs of letters stay together."""
    if action.name == "numbered_source":
        return "1–9"
    if action.name == "attribute_value":
        return "a–z"
    return " ".join(shown(key) for key in action.keys)
