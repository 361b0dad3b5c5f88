"""Words around what was found: asking for them, turning the screen, going on from a line."""

from dataclasses import replace

from reader.actions import Mode
from reader.around import Around, Words
from reader.effects import CountWords, Open
from reader.listed import ListState
from reader.modes.finding import find_words
from reader.modes.moving import remembered
from reader.modes.stack import entered, on_top
from reader.modes.step import Step, Transition, stay
from reader.state import State

_TURNS = {
    Around.BESIDE: Around.PLACES,
    Around.PLACES: Around.COMMON,
    Around.COMMON: Around.BESIDE,
}


def words_around(state: State, _key: str) -> Step:
    """Show what stands around the hits of the search."""
    query = state.finding.query
    words = Words(query, waiting=True, view=state.words.view)
    if state.words.query == query and not state.words.error:
        words = replace(state.words, waiting=True)
    state = replace(on_top(state, Mode.WORDS), words=words, message="")
    return state, (CountWords(query, state.finding.entered),)


def counted(state: State, answer: Words) -> State:
    """The answer, unless something else was asked since; the selected line stays."""
    shown = state.words
    if answer.query != shown.query:
        return state
    return replace(state, words=replace(answer, view=shown.view, listed=shown.listed))


def turn(state: State, _key: str) -> Step:
    """The next of what can be shown of the hits."""
    words = replace(state.words, view=_TURNS[state.words.view], listed=ListState())
    return replace(state, words=words), ()


def open_around(state: State) -> Step:
    """From a word to what has it and the search; from a document to its first hit."""
    words = state.words
    if not words.count:
        return stay(state, "nothing here; q goes back")
    line = words.listed.among(words.count)
    if words.view is Around.PLACES:
        return _opened(state, words.places[line].name, words.places[line].first)
    word = words.beside[line].word if words.view is Around.BESIDE else words.common[line][0]
    asked = f"({words.query})" if " OR " in words.query else words.query
    return find_words(state, f"{asked} {word}")


def _opened(state: State, name: str, point: int) -> Step:
    return entered(remembered(state), Open(name, point=point))


TRANSITIONS: dict[str, Transition] = {"words_around": words_around, "turn_words": turn}
