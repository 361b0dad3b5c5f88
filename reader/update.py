"""From a key to the next state: the action table names the action, the modes do it."""

from collections.abc import Mapping
from dataclasses import replace

from reader.actions import Action, Mode, action_for, by_name, shown
from reader.ahead import thoughts_on
from reader.availability import why_not
from reader.keys import folded
from reader.modes import (
    around,
    attributes,
    codebook,
    comparing,
    doubts,
    edits,
    figures,
    finding,
    focus,
    helping,
    hits,
    linking,
    listing,
    lists,
    moving,
    narrowing,
    noting,
    picking,
    places,
    prompting,
    recalling,
    relating,
    reprints,
    selecting,
    settling,
    stack,
    tagging,
)
from reader.modes.pending import ended
from reader.modes.step import Step, Transition, stay
from reader.prompt import OF_A_PLACE
from reader.state import State
from reader.waiting import waits

QUEUE = 500
"""Keys kept while a document is being opened or the library listed."""


def _cut(direction: int) -> Transition:
    def transition(state: State, _key: str) -> Step:
        if state.mode is Mode.SELECTING:
            return selecting.cut(state, direction)
        return linking.cut(state, direction)

    return transition


def _open(state: State, key: str) -> Step:
    if state.mode is Mode.MATRIX:
        return comparing.open_compared(state)
    if state.mode is Mode.WORDS:
        return around.open_around(state)
    return places.open_selected(state, key)


TRANSITIONS: Mapping[str, Transition] = {
    **moving.TRANSITIONS,
    **lists.TRANSITIONS,
    **tagging.TRANSITIONS,
    **noting.TRANSITIONS,
    **relating.TRANSITIONS,
    **linking.TRANSITIONS,
    **figures.TRANSITIONS,
    **comparing.TRANSITIONS,
    **selecting.TRANSITIONS,
    **settling.TRANSITIONS,
    **focus.TRANSITIONS,
    **attributes.TRANSITIONS,
    **codebook.TRANSITIONS,
    **picking.TRANSITIONS,
    **finding.TRANSITIONS,
    **recalling.TRANSITIONS,
    **narrowing.TRANSITIONS,
    **around.TRANSITIONS,
    **hits.TRANSITIONS,
    **reprints.TRANSITIONS,
    **places.TRANSITIONS,
    **listing.TRANSITIONS,
    **helping.TRANSITIONS,
    "open": _open,
    "next_cut": _cut(1),
    "previous_cut": _cut(-1),
    "undo": edits.undo,
    "redo": edits.redo,
}
"""What every action of the table does; those that come later have no entry."""


def press(state: State, key: str) -> Step:
    """One key, by its name of `reader.keys`, heard by the mode that the key before left."""
    return edits.repeat_noted(state, _heard(state, key))


def _heard(state: State, key: str) -> Step:
    if state.refused:
        return _behind_refused(replace(state, refused=False), key)
    if state.opening and key in ("escape", "ctrl+c") and not _waits_with_others(state, key):
        return places.give_up(state)
    if state.opening or waits(state, key):
        return replace(state, queued=(*state.queued, key)[:QUEUE]), ()
    mode = state.mode
    if mode is Mode.PROMPT:
        if key == "enter" and _is_of_a_place(state) and _is_stale(state):
            return _as_it_is(noting.put_off(state))
        return _asked(_let_go(prompting.press(state, key)))
    key = folded(key, state.layout)
    action = action_for(mode, key)
    if mode is Mode.CONFIRM and action is None:
        return picking.dropped(state), ()
    if mode in (Mode.KIND, Mode.RELATION):
        state = replace(state, overlay=None, message="")
        if action is None:
            return _heard(state, key)
    if action is None:
        return stay(state, f"{shown(key)} does nothing here; ? shows the keys")
    if mode is Mode.PENDING and Mode.PENDING not in action.modes:
        state = ended(state)
    if mode is Mode.SETTLING and Mode.SETTLING not in action.modes:
        state = doubts.ended(state)
    return _do(state, action, key)


def _behind_refused(state: State, key: str) -> Step:
    """The key after one that was refused: it may have been meant for what that would have begun."""
    action = action_for(state.mode, folded(key, state.layout))
    if action is not None and action.name == "delete":
        return stay(state, f"the key before was refused; {key} again deletes")
    return _heard(state, key)


def _waits_with_others(state: State, key: str) -> bool:
    """Whether an Esc belongs to the keys that wait until a document is there.

    It may end what they begin, or is pressed where the text stands already: a lone document at the
    start, or one that is only shown anew. A second one gives up opening, as Ctrl-C does.
    """
    if key != "escape" or state.queued[-1:] == ("escape",):
        return False
    shown = state.document.name if state.document else ""
    stands = state.opening == shown or (state.single and not shown)
    return bool(state.queued) or (state.screen is Mode.READING and stands)


def _let_go(step: Step) -> Step:
    """Where a prompt took its screen with it, what lay beneath."""
    state, effects = step
    state, more = stack.uncovered(state)
    return state, (*effects, *more)


def _asked(step: Step) -> Step:
    """What the palette asked for, done."""
    state, effects = step
    if not state.asked:
        return step
    state, more = run(replace(state, asked=""), state.asked)
    return state, (*effects, *more)


def run(state: State, name: str) -> Step:
    """An action by its name, as the palette does."""
    action = by_name(name)
    return _do(state, action, action.keys[0])


def _do(state: State, action: Action, key: str) -> Step:
    if action.group in _OF_THE_TEXT and _is_stale(state):
        return _as_it_is(state)
    if reason := why_not(state, action, key):
        return stay(replace(state, refused=action.name in _LEADS_TO_LETTERS), reason)
    if action.name in _WRITES and state.document is not None and state.document.placeless:
        return places.ask_place(state, state.document.placeless)
    if action.name in _WRITES and state.document is not None and state.document.two_sided:
        return places.ask_to_join(state)
    leaving = state.leaving and action.name == "back"
    state = replace(state, message="", leaving=leaving)
    if state.reading is not None and action.name in _SEARCHES:
        state = replace(state, reading=replace(state.reading, last_jump_was_kind=False))
    state, effects = TRANSITIONS[action.name](state, key)
    return state, (*effects, *(thoughts_on(state) if action.name in _LEADS_ON else ()))


def _as_it_is(state: State) -> Step:
    reading = state.reading
    at_work = reading is not None and (reading.selection is not None or reading.pending is not None)
    name = state.document.name if state.document else ""
    said = CHANGED_AT_WORK if at_work else CHANGED
    return places.shown_anew(state, name, NOTE_KEPT if state.unwritten else said)


def _is_stale(state: State) -> bool:
    """Whether the file has changed since it was shown: a passage would get other words."""
    return state.screen is Mode.READING and state.document is not None and state.document.stale()


def _is_of_a_place(state: State) -> bool:
    return state.prompt is not None and state.prompt.kind in OF_A_PLACE


CHANGED = "the file has changed on the disk; here it is as it is: look, then press again"
CHANGED_AT_WORK = "the file has changed on the disk; here it is as it is: look, and begin again"
NOTE_KEPT = "the file has changed on the disk; look, then press i: it has your note again"
_OF_THE_TEXT = frozenset({"tagging", "selecting"})
"""Groups of actions that take words of the text on the screen."""

_WRITES = frozenset({"claim", "source", "repeat", "tag", "note"})
"""What adds an annotation: the first of them asks for a place where there is none."""

_LEADS_TO_LETTERS = frozenset(
    {
        *("claim", "source", "tag", "note", "relate", "attributes", "topic", "figure"),
        *("edges", "select", "name_source", "source_by_hand", "reprints"),
    }
)
"""After these letters mean something else: where one is refused, what comes right behind is not
for whoever hears it then.
"""

_LEADS_ON = frozenset(
    {
        *("next_sentence", "previous_sentence", "next_paragraph", "previous_paragraph", "accept"),
        *("kind_annotation", "kind_unsourced", "kind_figure"),
    }
)
"""After these somebody reads a sentence, and may tag it."""

_SEARCHES = frozenset({"search", "find", "occurrences"})
"""After these `n` means the next match; after ``]`` the next of its kind, until one of them."""
