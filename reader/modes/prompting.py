"""Typing into the bottom row: editing keys, going through options, Tab, dropping."""

from dataclasses import replace

from reader.actions import Mode
from reader.effects import Effect
from reader.modes import attributes, completing, finding, picking, recalling
from reader.modes.entering import entered
from reader.modes.options import completion, options
from reader.modes.step import Step, stay
from reader.prompt import Prompt, PromptKind
from reader.state import State


def press(state: State, key: str) -> Step:
    """One key while a prompt is open."""
    prompt = state.prompt
    if prompt is None:
        return state, ()
    match key:
        case "enter":
            return entered(state, prompt)
        case "escape" | "ctrl+c":
            return _dropped(state, prompt)
        case "backspace" if not prompt.text:
            return _dropped(state, prompt)
        case "up" | "down" | "ctrl+p" | "ctrl+n":
            return _chosen(state, prompt, 1 if key in ("down", "ctrl+n") else -1)
        case "tab":
            return _tab(state, prompt)
        case "shift+tab" if prompt.offers:
            return _typed(*completing.complete(state, prompt, -1))
    if tag := picking.by_letter(state, key):
        return picking.tagged(replace(state, prompt=None, message=""), tag.name)
    edited = prompt.edited(key)
    if edited is None:
        return stay(state, f"{key} does nothing in a prompt; Enter keeps, Esc drops")
    return _typed(replace(state, prompt=edited, message=""))


def pasted(state: State, text: str) -> Step:
    """A paste into the prompt; its line breaks become blanks, so that it enters nothing."""
    if state.prompt is None:
        return stay(state, "a paste is refused outside a prompt: it would press keys")
    return _typed(replace(state, prompt=state.prompt.typed(text)))


def _typed(state: State, effects: tuple[Effect, ...] = ()) -> Step:
    """What was typed so far, asked for where it is new."""
    prompt = state.prompt
    if prompt is not None and prompt.kind is PromptKind.FIND and prompt.text != state.finding.query:
        state, more = finding.asked(state, prompt.text, finished=False)
        return state, (*effects, *more)
    return state, effects


def _chosen(state: State, prompt: Prompt, by: int) -> Step:
    if prompt.kind in (PromptKind.FIND, PromptKind.SEARCH):
        return _chosen_or_recalled(state, prompt, by)
    if prompt.kind is PromptKind.ATTRIBUTE:
        return replace(state, prompt=attributes.next_value(state, prompt, by)), ()
    count = len(options(state))
    if not count:
        return state, ()
    return replace(state, prompt=replace(prompt, chosen=(prompt.chosen + by) % count)), ()


def _chosen_or_recalled(state: State, prompt: Prompt, by: int) -> Step:
    """Above the first of the hits stand the searches of before."""
    in_hits = prompt.kind is PromptKind.FIND and not prompt.recalled
    if in_hits and (by > 0 or state.finding_list.selected):
        return finding.moved(state, by), ()
    if by > 0 and not prompt.recalled:
        return state, ()
    return recalling.recall(state, prompt, -by)


def _tab(state: State, prompt: Prompt) -> Step:
    found = options(state)
    if prompt.kind is PromptKind.FIND:
        if not prompt.text and state.searches.saved:
            return recalling.saved_searches(state, "")
        return _typed(*completing.complete(state, prompt, 1))
    if prompt.kind is PromptKind.SEARCH:
        state = replace(state, prompt=None, finding=replace(state.finding, query=prompt.text))
        state, _ = finding.find(state, "")  # it is asked at once: nothing to prepare
        # What was typed a moment ago is gone on with, not typed over.
        state = replace(state, prompt=replace(prompt, kind=PromptKind.FIND))
        return finding.asked(state, prompt.text, finished=False)
    if not found or prompt.kind is PromptKind.PALETTE:
        return _chosen(state, prompt, 1)
    name = completion(state, prompt)
    return replace(state, prompt=replace(prompt, text=name, caret=len(name), chosen=0)), ()


def _dropped(state: State, prompt: Prompt) -> Step:
    state = replace(state, prompt=None, message="")
    if prompt.kind is PromptKind.NOTE:
        state = replace(state, unwritten=None)
    if prompt.kind is not PromptKind.FIND:
        return state, ()
    if not state.finding.passages:
        return replace(state, screens=state.screens[:-1] or (Mode.LIBRARY,)), ()
    return finding.kept(state)
