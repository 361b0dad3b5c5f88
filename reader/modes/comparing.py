"""The claims matrix: asking for it, turning it, going to a claim of it, to a disagreement."""

from dataclasses import replace

from annotations.entries import Entry
from annotations.matrix import Matrix
from annotations.topics import topic_key
from reader.actions import Mode
from reader.compared import Comparing, View
from reader.effects import Compare, Open
from reader.listed import ListState
from reader.modes.focus import claims_here
from reader.modes.moving import kind_jump, remembered
from reader.modes.stack import entered, on_top
from reader.modes.step import Step, Transition, reading_of, stay
from reader.state import State

_TURNS = {
    View.TOPIC: View.DOCUMENTS,
    View.DOCUMENTS: View.OUTLETS,
    View.OUTLETS: View.SOURCES,
    View.SOURCES: View.TOPIC,
}


def matrix(state: State, _key: str) -> Step:
    """The claims matrix: the topic of the claim at the cursor, or the one that was shown last.

    The first time it is the most disputed one.
    """
    here = state.reading if state.screen is Mode.READING else None
    about = tuple(mark.id for mark in claims_here(here)) if here else ()
    comparing = replace(state.comparing, about=about, then="", asked=True)
    state = on_top(replace(state, comparing=comparing, message=""), Mode.MATRIX)
    return state, (Compare(),)


def compared(state: State, found: Matrix) -> Step:
    """The matrix was gathered: show it, or go where a key wanted to go."""
    comparing = replace(state.comparing, matrix=found, stale=False, then="", asked=False)
    then = state.comparing.then
    asked = [entry for entry in map(found.entry, comparing.about) if entry is not None]
    entry = next((entry for entry in asked if entry.topic), None)
    if entry is not None and entry.topic:
        place = [e.id for e in found.about(entry.topic)].index(entry.id)
        listed = ListState().at(place, place + 1, state.rows)
        comparing = replace(comparing, view=View.TOPIC, topic=entry.topic, listed=listed, about=())
    elif topic_key(comparing.topic) not in map(topic_key, found.topics):
        topic = found.disputed[0] if found.topics else ""
        comparing = replace(comparing, topic=topic, listed=ListState())
    if asked and entry is None and found.topics:
        comparing = replace(comparing, about=())
        state = replace(state, message="the claim there has no topic; P on it gives it one")
    line = _line_again(state.comparing, comparing)
    comparing = replace(comparing, listed=replace(comparing.listed, selected=line))
    state = replace(state, comparing=comparing)
    if then and state.screen is Mode.READING and state.reading is not None:
        return kind_jump(state, "disagreement", backwards=then == "previous")
    return state, ()


def _line_again(before: Comparing, after: Comparing) -> int:
    """The line of the claim that was selected, where it is still among those shown."""
    chosen = selected_entry(before)
    ids = [entry.id for entry in after.entries] if after.listed is before.listed else []
    if after.view is View.TOPIC and chosen is not None and chosen.id in ids:
        return ids.index(chosen.id)
    return min(after.listed.selected, max(0, after.count - 1))


def turn(state: State, _key: str) -> Step:
    """One topic, then all topics by documents, outlets and ultimate sources."""
    comparing = state.comparing
    view = _TURNS[comparing.view]
    names = [topic_key(topic) for topic in comparing.topics]
    here = topic_key(comparing.topic)
    line = names.index(here) if view is not View.TOPIC and here in names else 0
    if comparing.view is not View.TOPIC and comparing.topics:
        comparing = replace(comparing, topic=comparing.topics[comparing.listed.selected])
    listed = ListState().at(line, line + 1, state.rows)
    comparing = replace(comparing, view=view, listed=listed, first=0)
    return replace(state, comparing=comparing), ()


def other_topic(state: State, key: str) -> Step:
    """The next topic, or the one before."""
    comparing = state.comparing
    topics = comparing.topics
    names = [topic_key(topic) for topic in topics]
    here = names.index(topic_key(comparing.topic)) if comparing.topic else 0
    topic = topics[(here + (-1 if key == "N" else 1)) % len(topics)]
    comparing = replace(comparing, topic=topic, view=View.TOPIC, listed=ListState())
    return replace(state, comparing=comparing), ()


def order_topics(state: State, _key: str) -> Step:
    """The topics A to Z, or the most disputed first; the one that is shown stays."""
    before = state.comparing
    comparing = replace(before, disputed=not before.disputed)
    if before.view is not View.TOPIC:
        line = comparing.topics.index(before.topics[before.listed.selected])
        comparing = replace(comparing, listed=before.listed.at(line, before.count, state.rows))
    order = "most disputed first" if comparing.disputed else "A to Z"
    return stay(replace(state, comparing=comparing), f"topics {order}")


def other_columns(state: State, key: str) -> Step:
    """The columns that have no room beside those shown, or the ones before."""
    comparing = state.comparing
    _, fit, _ = comparing.room(state.size.width - 1)
    last = max(0, comparing.columns - fit)
    first = min(comparing.first, last) + (-fit if key in ("[", "-") else fit)
    return replace(state, comparing=replace(comparing, first=max(0, min(first, last)))), ()


def open_compared(state: State) -> Step:
    """From a topic to its claims, from a claim to its passage."""
    comparing = state.comparing
    if not comparing.count:
        return stay(state, "nothing here; P on a claim gives it a topic")
    if comparing.view is not View.TOPIC:
        topic = comparing.topics[comparing.listed.selected]
        comparing = replace(comparing, topic=topic, view=View.TOPIC, listed=ListState())
        return replace(state, comparing=comparing), ()
    entry = comparing.entries[comparing.listed.selected]
    state = replace(state, comparing=replace(comparing, about=()))
    opening = Open(entry.document, point=entry.start, focus=entry.id)
    return entered(remembered(state), opening)


def selected_entry(comparing: Comparing) -> Entry | None:
    """The claim whose line is selected."""
    if comparing.view is not View.TOPIC or not comparing.entries:
        return None
    return comparing.entries[min(comparing.listed.selected, len(comparing.entries) - 1)]


def kind_disagreement(state: State, _key: str) -> Step:
    """To a claim that another one of the corpus conflicts with."""
    backwards = reading_of(state).backwards
    if state.comparing.matrix is not None and not state.comparing.stale:
        return kind_jump(state, "disagreement", backwards=backwards)
    then = "previous" if backwards else "next"
    comparing = replace(state.comparing, then=then, about=())
    return replace(state, comparing=comparing, message="comparing …"), (Compare(),)


TRANSITIONS: dict[str, Transition] = {
    "matrix": matrix,
    "turn_matrix": turn,
    "next_topic": other_topic,
    "previous_topic": other_topic,
    "order_topics": order_topics,
    "more_columns": other_columns,
    "columns_before": other_columns,
    "kind_disagreement": kind_disagreement,
}
