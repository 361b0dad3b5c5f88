"""Searches asked before, and searches kept under a name."""

from dataclasses import replace

from reader.actions import Mode
from reader.effects import NoteSearch, ReadSearches, SaveSearch
from reader.modes import finding
from reader.modes.stack import on_top
from reader.modes.step import Step, Transition, stay
from reader.prompt import Prompt, PromptKind
from reader.searches import SavedSearch, Searches
from reader.state import State


def known(state: State, searches: Searches) -> State:
    """What the file holds, with what was asked since the start before it."""
    return replace(state, searches=searches.with_asked(*state.searches.asked))


def noted(step: Step, query: str) -> Step:
    """A step that asks `query`, which is kept."""
    state, effects = step
    state = replace(state, searches=state.searches.with_asked(query))
    return state, (*effects, NoteSearch(query))


def recall(state: State, prompt: Prompt, by: int) -> Step:
    """An older search in the line, or a newer one, of those that begin as what was typed."""
    draft = prompt.draft if prompt.recalled else "" if prompt.offered else prompt.text
    asked = [each for each in state.searches.asked if each.startswith(draft) and each != draft]
    at = prompt.recalled + by
    if not prompt.recalled and prompt.offered and asked and asked[0] == prompt.text:
        at += 1  # the first one stands in the line already
    if at > len(asked):
        return stay(state, "no earlier search begins so" if draft else "no earlier search")
    text = asked[at - 1] if at else draft
    line = replace(Prompt(prompt.kind, text, len(text)), recalled=at, draft=draft)
    state = replace(state, prompt=line, message="")
    if prompt.kind is PromptKind.FIND:
        return finding.asked(state, text, finished=False)
    return state, ()


def save_search(state: State, _key: str) -> Step:
    """Ask for a name for what was found."""
    named = [s.name for s in state.searches.saved if s.query == state.finding.query]
    prompt = Prompt.offering(PromptKind.SAVE_SEARCH, named[0] if named else "")
    return replace(state, prompt=prompt, message=""), ()


def save_as(state: State, name: str) -> Step:
    """Keep the search under `name`."""
    if not name:
        return stay(state, "not saved; it wants a name")
    search = SavedSearch(name, state.finding.query, state.finding.sort)
    there = "; what had that name is gone" if state.searches.named(name) else ""
    state = replace(state, searches=state.searches.with_saved(search))
    return stay(state, f"saved as {name}{there}; L lists what is saved", SaveSearch(search))


def saved_searches(state: State, _key: str) -> Step:
    """Ask which of the saved searches to open, those that others saved meanwhile too."""
    prompt = Prompt(PromptKind.SAVED_SEARCH)
    return replace(state, prompt=prompt, message=""), (ReadSearches(),)


def open_saved(state: State, name: str) -> Step:
    """Ask what is saved as `name`."""
    search = state.searches.named(name)
    if search is None:
        return stay(state, f"no search is saved as {name}" if name else "nothing is saved yet")
    sort = search.sort if search.sort in finding.SORTS else finding.SORTS[0]
    state = replace(on_top(state, Mode.FINDING), finding=replace(state.finding, sort=sort))
    step = finding.asked(state, search.query, finished=True, steady=False)
    return noted(step, search.query)


def accept_suggestion(state: State, _key: str) -> Step:
    """Ask what was probably meant."""
    meant = state.finding.suggestion
    return noted(finding.asked(state, meant, finished=True, steady=False), meant)


TRANSITIONS: dict[str, Transition] = {
    "save_search": save_search,
    "saved_searches": saved_searches,
    "accept_suggestion": accept_suggestion,
}
