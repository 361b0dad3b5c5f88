"""Answers about the corpus: its documents, what is known in them, what a search found."""

from dataclasses import replace

from reader.actions import Mode
from reader.answers.queued import replayed
from reader.listed import LibraryLine, middle_day
from reader.messages import Indexed, Known, Listed
from reader.modes import finding
from reader.modes.places import library_to_keep
from reader.modes.step import Step
from reader.state import State


def listed(state: State, message: Listed) -> Step:
    """The library's documents; the line that was selected stays so, wherever it stands by then."""
    if not message.whole:
        begins = not (state.listed or state.library)
        return replace(state, library=message.entries, count_before=None) if begins else state, ()
    entries = message.entries if message.counted else _with_counts(message.entries, state.library)
    names = [entry.name for entry in entries]
    before = state.library[state.library_list.selected].name if state.library else ""
    line = names.index(before) if before in names else state.library_list.selected
    chosen = state.library_list.at(line, len(names), state.rows - 2)
    # Here, as to look at the days of thirty thousand documents for each claim would be felt.
    state = replace(state, library=entries, middle_day=middle_day(entries))
    return replayed(replace(state, library_list=chosen, listed=True), ())


def _with_counts(
    entries: tuple[LibraryLine, ...], before: tuple[LibraryLine, ...]
) -> tuple[LibraryLine, ...]:
    """The entries with the numbers that they were shown with before."""
    known = {each.name: each for each in before if each.claims or each.unsourced or each.sources}
    if not known:
        return entries
    return tuple(
        replace(
            entry,
            claims=known[entry.name].claims,
            unsourced=known[entry.name].unsourced,
            sources=known[entry.name].sources,
        )
        if entry.name in known
        else entry
        for entry in entries
    )


def indexed(state: State, message: Indexed) -> Step:
    """How far the index is; a question that was answered from a part of it is asked again."""
    finished = message.done >= message.total
    state = replace(state, indexed=None if finished else (message.done, message.total))
    finding = state.finding
    if message.changed or finding.waiting or not finding.complete:
        return refreshed(state)
    return state, ()


def refreshed(state: State) -> Step:
    """The corpus has changed: what was found in it is looked for again, and stays selected."""
    asked = state.finding
    if asked.waiting:
        return replace(state, finding=replace(asked, outdated=True)), ()
    if Mode.FINDING in state.screens and asked.query.strip():
        return finding.asked_again(state)
    return state, ()


def known(state: State, message: Known) -> Step:
    """The names, tags and topics that the corpus holds, for the prompts to offer.

    It comes when the list is complete, which is kept then: a reader that is killed has it too.
    """
    own_claims = max(state.own_claims, message.own_claims)
    state = replace(
        state,
        sources=message.sources,
        tags=message.tags,
        topics=message.topics,
        own_claims=own_claims,
    )
    return state, library_to_keep(state)


def searched(step: Step) -> Step:
    """An answer taken in; the keys that were meant for where it leads are heard there."""
    state, effects = step
    reading = state.reading
    asked = state.finding
    asked_again = asked.waiting and state.mode is Mode.FINDING
    looked_for = asked.open_when_ready or asked.marking or asked_again
    waits = looked_for or (reading is not None and reading.matches.move)
    return (state, effects) if waits or state.opening else replayed(state, effects)
