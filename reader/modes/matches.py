"""Searching the document, and going from match to match in it."""

from bisect import bisect_left, bisect_right
from dataclasses import replace

from reader.effects import SearchDocument
from reader.found import Matches
from reader.messages import Matched
from reader.modes.moving import remembered
from reader.modes.step import Step, reading_of, stay
from reader.modes.view import jumped
from reader.prompt import Prompt, PromptKind
from reader.state import State


def search(state: State, _key: str) -> Step:
    """Ask what to search in the document."""
    return replace(state, prompt=Prompt(PromptKind.SEARCH)), ()


def search_document(state: State, query: str, direction: int = 1) -> Step:
    """Search the document and go to the first match from the cursor on."""
    reading = reading_of(state)
    ticket = reading.matches.ticket + 1
    matches = Matches(query, ticket, move=direction, origin=reading.cursor.start)
    matches = replace(matches, answered=reading.matches.answered)
    state = replace(state, reading=replace(reading, matches=matches, last_jump_was_kind=False))
    start = reading.cursor.start
    state = replace(state, message=f"searching for {query}")
    return state, (SearchDocument(reading.document.name, query, ticket, start),)


def matched(state: State, answer: Matched) -> Step:
    """The answer of a search in the document: go where the keys since then wanted to go."""
    reading = state.reading
    if reading is None or reading.matches.ticket != answer.ticket:
        return state, ()
    asked = reading.matches
    matches = replace(asked, spans=answer.spans, final=answer.final)
    if answer.final or asked.move == 1:
        matches = replace(matches, answered=answer.ticket, move=0)
    state = replace(state, reading=replace(reading, matches=matches))
    if answer.error:
        return stay(state, answer.error)
    if not answer.spans:
        return stay(state, f"not found: {asked.query}")
    if matches.move or not asked.move:
        return state, ()
    return go_match(state, asked.move, including=True)


def go_match(state: State, direction: int, *, including: bool = False) -> Step:
    """`direction` matches on (back, where negative), round the end where needed.

    including: whether a match at the cursor itself counts.
    """
    matches = reading_of(state).matches
    starts = [span.start for span in matches.spans]
    if direction > 0:
        first = (bisect_left if including else bisect_right)(starts, matches.origin)
        index = first + direction - 1
    else:
        index = bisect_left(starts, matches.origin) + direction
    wrapped = not 0 <= index < len(starts)
    if wrapped and not matches.final:
        return stay(state, "still searching; press it again in a moment")
    index %= len(starts)
    state = remembered(state)
    reading = jumped(state, reading_of(state), starts[index])
    reading = replace(reading, matches=replace(matches, origin=starts[index]))
    around = "  (round the end)" if wrapped else ""
    return replace(
        state, reading=reading, message=f"match {index + 1} of {len(starts)}{around}"
    ), ()
