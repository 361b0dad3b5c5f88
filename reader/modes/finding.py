"""Searching the corpus, and going through what was found."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace

from annotations.selectors import Span
from reader.actions import Mode
from reader.effects import FindInCorpus, NoteSearch, Open, PrepareToFind
from reader.found import Finding, Passage
from reader.listed import ListState
from reader.modes.matches import go_match, search
from reader.modes.moving import kind_jump, remembered
from reader.modes.stack import entered, on_top
from reader.modes.step import Step, Transition, reading_of, stay, with_reading
from reader.modes.view import jumped
from reader.prompt import Prompt, PromptKind
from reader.state import State

SORTS = ("rank", "date", "path")


def _repeat(state: State, direction: int) -> Step:
    if state.mode is Mode.FINDING:
        return next_hit(state, direction)
    reading = reading_of(state)
    if reading.last_jump_was_kind:
        return kind_jump(state, reading.kind, backwards=reading.backwards ^ (direction < 0))
    matches = reading.matches
    if matches.is_waited_for or (matches.ticket and matches.spans):
        return go_match(state, direction)
    return next_document(state, direction) if _hits_of(state) else stay(state, "no search yet")


def next_match(state: State, _key: str) -> Step:
    """To the next match, in the next found document after the last one."""
    return _repeat(state, 1)


def previous_match(state: State, _key: str) -> Step:
    """To the match before."""
    return _repeat(state, -1)


# ---- in the corpus -------------------------------------------------------------------------


def find(state: State, _key: str) -> Step:
    """Ask what to find in the corpus; results appear as one types."""
    prompt = Prompt.offering(PromptKind.FIND, state.finding.query)
    return replace(on_top(state, Mode.FINDING), prompt=prompt, message=""), (PrepareToFind(),)


def find_words(state: State, query: str) -> Step:
    """Find `query` in the corpus at once."""
    state, _ = find(replace(state, finding=replace(state.finding, query=query)), "")
    state, effects = asked(replace(state, prompt=None), query, finished=True)
    state = replace(state, searches=state.searches.with_asked(query))
    return state, (*effects, NoteSearch(query))


def asked(
    state: State,
    query: str,
    *,
    finished: bool,
    steady: bool | None = None,
    listed: bool | None = None,
    everything: bool = False,
) -> Step:
    """Ask the corpus; finished: the query was entered and is not being typed.

    steady: whether the passage that is selected stays so; by default where it was entered.
    listed: whether all hits of the documents shown are asked for, as where nobody is typing;
    everything: those of all documents.
    """
    steady = finished if steady is None else steady
    listed = steady if listed is None else listed
    ticket = state.finding.ticket + 1
    finding = replace(state.finding, query=query, ticket=ticket, open_when_ready=False)
    finding = replace(finding, entered=finished, steady=steady, marking=False)
    begun = "" if finished else _left_open(query)
    finding = replace(finding, everything=everything, begun=begun, outdated=False)
    if not query.strip():
        finding = Finding(query=query, ticket=ticket, answered=ticket, sort=finding.sort)
        return replace(state, finding=finding, finding_list=ListState()), ()
    effect = FindInCorpus(
        query, finding.sort, ticket, finished, at_once=steady, everything=everything, listed=listed
    )
    selected = state.finding_list if finished or steady else ListState()
    return replace(state, finding=finding, finding_list=selected), (effect,)


def asked_again(state: State) -> Step:
    """The same question, since the corpus has changed; nothing moves where the answer is as it was.

    What was about to be opened when the answer comes still is.
    """
    finding = state.finding
    opening = finding.open_when_ready
    state, effects = asked(
        state, finding.query, finished=finding.entered, steady=True, everything=finding.everything
    )
    return replace(state, finding=replace(state.finding, open_when_ready=opening)), effects


def _left_open(query: str) -> str:
    # Not needed before the first search.
    from corpus.typed_query import left_open  # noqa: PLC0415

    return left_open(query)


def kept(state: State) -> Step:
    """The list as it stands when nobody types on: by what it was looked for, and all of its hits.

    A word that was half typed stays half, with its `*`, since that is what was found.
    """
    finding = state.finding
    if finding.begun == "*":
        return asked(state, f"{finding.query}*", finished=True)
    if finding.is_cut:
        return asked(state, finding.query, finished=finding.entered, steady=True)
    return state, ()


def found(state: State, answer: Finding) -> Step:
    """The answer to the newest question; asked once more where the corpus changed meanwhile."""
    if answer.ticket != state.finding.ticket:
        return state, ()
    outdated = state.finding.outdated
    opening = state.finding.open_when_ready and answer.passages
    same = state.finding.steady or not state.finding.waiting
    selected = _same_passage(state, answer) if same else ListState()
    finding = replace(
        answer,
        sort=state.finding.sort,
        shown=answer.query,
        open_when_ready=state.finding.open_when_ready and outdated and not opening,
        entered=state.finding.entered,
        steady=state.finding.steady,
        everything=state.finding.everything,
        begun=state.finding.begun,
        marked=_same_marks(state.finding, answer) if same else frozenset(),
    )
    if state.finding.marking:
        finding = replace(finding, marked=answer.every)
        state = replace(state, message=answer.extent)
    if answer.query != state.finding.query:
        state = replace(state, message=f"no {state.finding.query} here; this is {answer.query}")
    state = replace(state, finding=finding, finding_list=selected)
    state, effects = open_hit(state) if opening else (state, ())
    if outdated:
        state, again = asked_again(state)
        effects = (*effects, *again)
    return state, effects


def _same_passage(state: State, answer: Finding) -> ListState:
    """The selected passage in another answer, so that `>` does not change under the finger.

    Where its document was written to, the passage with the same words; where none has them any
    more, the line stays.
    """
    shown, selected = state.finding.passages, state.finding_list.selected
    if not selected < len(shown):
        return ListState()
    likest: tuple[Callable[[Passage], object], ...] = (_place, _words, lambda p: p.name)
    line = selected
    for of in likest:
        found = [n for n, p in enumerate(answer.passages) if of(p) == of(shown[selected])]
        if found:
            line = min(found, key=lambda n: abs(n - selected))
            break
    return state.finding_list.at(line, len(answer.passages), state.rows)


def _words(passage: Passage) -> tuple[str, str, str]:
    return passage.name, passage.before, passage.text


def _same_marks(before: Finding, answer: Finding) -> frozenset[int]:
    """The marked passages in another answer to the same question."""
    if not before.marked:
        return before.marked
    marked = {_place(p) for n, p in enumerate(before.passages) if n in before.marked}
    return frozenset(n for n, p in enumerate(answer.passages) if _place(p) in marked)


def _place(passage: Passage) -> tuple[str, Span]:
    return passage.name, passage.span


def sort_hits(state: State, _key: str) -> Step:
    """The next order of hits."""
    sort = SORTS[(SORTS.index(state.finding.sort) + 1) % len(SORTS)]
    state = replace(state, finding=replace(state.finding, sort=sort), finding_list=ListState())
    return asked(
        state, state.finding.query, finished=state.finding.entered, steady=False, listed=True
    )


def open_hit(state: State) -> Step:
    """Open the selected passage; where the answer is still to come, open its first then."""
    finding = state.finding
    if finding.waiting:
        return replace(state, finding=replace(finding, open_when_ready=True)), ()
    if not finding.passages:
        return stay(state, "nothing found; f asks again")
    return _open(state, finding.passages[state.finding_list.selected])


def _open(state: State, passage: Passage) -> Step:
    said = f"hit {state.finding_list.selected + 1} of {state.finding.lines}; n goes on"
    return entered(remembered(state), Open(passage.name, point=passage.span.start), said)


def next_hit(state: State, direction: int) -> Step:
    """Select the next passage, also one that is folded away."""
    count = len(state.finding.passages)
    selected = state.finding_list.moved(direction, count, state.rows)
    if selected.selected == state.finding_list.selected:
        return stay(state, _end(state.finding, direction))
    return replace(state, finding_list=selected), ()


def moved(state: State, by: int) -> State:
    """The passage selected that stands `by` further in the list, whatever is folded away there."""
    here, count = state.finding_list.selected, len(state.finding.passages)
    shown = state.finding.unfolded(here)
    if not shown:
        return state
    at = max(0, min(bisect_left(shown, here) + by, len(shown) - 1))
    return replace(state, finding_list=state.finding_list.at(shown[at], count, state.rows))


def _end(finding: Finding, direction: int) -> str:
    if direction < 0:
        return "first hit"
    more = finding.total - len(finding.documents)
    return f"last hit of those listed; {more} more documents: * lists all" if more else "last hit"


def _hits_of(state: State) -> bool:
    return bool(state.finding.passages) and Mode.FINDING in state.screens


def next_document(state: State, direction: int) -> Step:
    """To the next passage of the corpus search, in whatever document it is."""
    passages = state.finding.passages
    index = state.finding_list.selected + direction
    if not 0 <= index < len(passages):
        return stay(state, _end(state.finding, direction))
    state = replace(state, finding_list=state.finding_list.at(index, len(passages), state.rows))
    passage = passages[index]
    state = replace(state, message=f"hit {index + 1} of {state.finding.lines}")
    if state.document is not None and state.document.name == passage.name:
        state = remembered(state)
        reading = reading_of(state)
        byte = reading.document.offsets.byte_of(passage.span.start)
        reading = replace(reading, matches=replace(reading.matches, origin=byte))
        return with_reading(state, jumped(state, reading, byte))
    return _open(state, passage)


TRANSITIONS: dict[str, Transition] = {
    "search": search,
    "next_match": next_match,
    "previous_match": previous_match,
    "find": find,
    "sort_hits": sort_hits,
}
