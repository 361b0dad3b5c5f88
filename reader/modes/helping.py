"""Help: every key of a mode, and the palette, which finds an action by its name."""

from dataclasses import replace

from reader.actions import ACTIONS, Action, Mode
from reader.listed import ListState
from reader.modes.stack import on_top
from reader.modes.step import Step, Transition
from reader.prompt import Prompt, PromptKind
from reader.state import State


def help_(state: State, _key: str) -> Step:
    """Every key of the mode."""
    state = replace(state, help_of=state.mode, help_list=ListState())
    return on_top(state, Mode.HELP), ()


def palette(state: State, _key: str) -> Step:
    """Find an action by name."""
    return replace(state, prompt=Prompt(PromptKind.PALETTE)), ()


def palette_actions(state: State, typed: str) -> tuple[Action, ...]:
    """Actions of the mode that have every typed word, best first."""
    beneath = replace(state, prompt=None).mode
    words = typed.casefold().split()
    found: list[tuple[bool, int, Action]] = []
    for action in ACTIONS:
        if beneath not in action.modes or not action.text or action.name in _NOT_BY_NAME:
            continue
        text = f"{action.short} {action.text} {action.name}".casefold()
        if all(word in text for word in words):
            starts = bool(words) and action.short.casefold().startswith(words[0])
            found.append((not starts, len(found), action))
    return tuple(action for *_, action in sorted(found, key=lambda f: f[:2]))


_NOT_BY_NAME = {"hint", "numbered_source", "palette"}

TRANSITIONS: dict[str, Transition] = {
    "help": help_,
    "palette": palette,
}
