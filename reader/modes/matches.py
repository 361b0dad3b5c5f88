"""Searching the document, and going from match to match in it."""

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import Final

from annotations.selectors import Span
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
    start = reading.cursor.start
    matches = Matches(query, ticket, final=False, move=direction, origin=start)
    matches = replace(matches, answered=reading.matches.answered)
    state = replace(state, reading=replace(reading, matches=matches, last_jump_was_kind=False))
    state = replace(state, message=_searching(matches))
    return state, (SearchDocument(reading.document.name, query, ticket, start),)


def matched(state: State, answer: Matched) -> Step:
    """The answer of a search in the document: go where the keys since then wanted to go."""
    reading = state.reading
    if reading is None or (reading.document.name, reading.matches.ticket) != answer[:2]:
        return state, ()
    asked = reading.matches
    matches = replace(asked, spans=answer.spans, final=answer.final)
    first = asked.answered != asked.ticket
    target = _index(matches, asked.move, including=first) if asked.move else None
    if answer.final or target is not None or (matches.spans and not asked.move):
        matches = replace(matches, answered=answer.ticket, move=0)
    state = replace(state, reading=replace(reading, matches=matches))
    if answer.error:
        return stay(state, answer.error)
    if answer.final and not answer.spans:
        return _not_found(state, asked)
    if target is not None:
        return _gone(state, target)
    return replace(state, message=_kept_true(state.message, matches, answer.through)), ()


def _not_found(state: State, asked: Matches) -> Step:
    """The last word may be the beginning of others, as whoever comes from less would have it."""
    # Not needed before the first search.
    from corpus.typed_query import with_open_end  # noqa: PLC0415

    wider = with_open_end(asked.query)
    if not wider:
        return stay(state, f"not found: {asked.query}")
    return search_document(state, wider, asked.move or 1)


def _kept_true(message: str, matches: Matches, through: int) -> str:
    """What stands in the bottom row about the search, as it is by now; all else stays."""
    if message.startswith(_searching(matches)):
        going_on = not matches.final and (matches.move or not matches.spans)
        return f"{_searching(matches)} … {through}%" if going_on else ""
    if message.endswith(_SO_FAR):
        return _said(matches, bisect_left(matches.spans, matches.origin, key=_start))
    return message


def go_match(state: State, direction: int) -> Step:
    """`direction` matches on (back, where negative), round the end where needed.

    Where it is not known yet which one that is, it is gone to when it is.
    """
    reading = reading_of(state)
    matches = reading.matches
    move = matches.move + direction
    index = None if matches.is_waited_for else _index(matches, direction)
    if index is not None:
        return _gone(state, index)
    waiting = replace(matches, move=move)
    message = _searching(matches) if waiting.is_waited_for else ""
    return replace(state, reading=replace(reading, matches=waiting), message=message), ()


def _index(matches: Matches, direction: int, *, including: bool = False) -> int | None:
    """Which match is `direction` on; less than 0 or too large where it is round the end.

    including: whether a match at the cursor itself counts. None where it is not known yet.
    """
    if direction > 0:
        after = (bisect_left if including else bisect_right)(
            matches.spans, matches.origin, key=_start
        )
        index = after + direction - 1
    else:
        index = bisect_left(matches.spans, matches.origin, key=_start) + direction
    known = 0 <= index < len(matches.spans) or (matches.final and matches.spans)
    return index if known else None


def _gone(state: State, index: int) -> Step:
    """At a match, by its index of `_index`."""
    matches = reading_of(state).matches
    at = index % len(matches.spans)
    start = matches.spans[at].start
    state = remembered(state)
    reading = jumped(state, reading_of(state), start)
    reading = replace(reading, matches=replace(matches, origin=start))
    around = "" if at == index else "  (round the end)"
    return replace(state, reading=reading, message=f"{_said(matches, at)}{around}"), ()


_SO_FAR: Final = " so far"


def _said(matches: Matches, index: int) -> str:
    more = "" if matches.final else _SO_FAR
    return f"match {index + 1} of {len(matches.spans)}{more}"


def _searching(matches: Matches) -> str:
    return f"searching for {matches.query}"


def _start(span: Span) -> int:
    return span.start
