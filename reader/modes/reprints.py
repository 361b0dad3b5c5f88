"""Reprints: which other documents have the passage at the cursor, and tagging them alike."""

from dataclasses import replace

from annotations.selectors import Span
from reader.actions import Mode
from reader.effects import ApplyToReprints, FindReprints, Open
from reader.found import Reprinted
from reader.listed import ListState
from reader.messages import ReprintsFound
from reader.modes.moving import remembered
from reader.modes.stack import entered, on_top
from reader.modes.step import Step, Transition, dropped, reading_of
from reader.state import State

ROWS = 5
"""Lines of the list, above the difference."""


def reprints(state: State, _key: str) -> Step:
    """Ask which other documents have the sentence at the cursor."""
    document = reading_of(state).document
    span = document.code_points(reading_of(state).cursor)
    waiting = Reprinted(document.name, waiting=True)
    state = replace(state, reprinted=waiting, message="looking for reprints; Esc gives up")
    return state, (FindReprints(document.name, span),)


def given_up(state: State) -> State:
    """No list is put on top when the answer comes."""
    return replace(state, reprinted=Reprinted()) if state.reprinted.waiting else state


def found(state: State, answer: ReprintsFound) -> Step:
    """The answer, where it is still waited for; the keys behind it are meant for its list."""
    asked = state.reprinted
    if not asked.waiting or asked.name != answer.reprinted.name:
        return state, ()
    state = replace(state, reprinted=answer.reprinted, reprints_list=ListState())
    if answer.error or not answer.reprinted.passages:
        said = answer.error or "no other document has a passage of this one"
        state = replace(state, message=said)
        return dropped(state) if state.queued else state, ()
    if state.screen is not Mode.READING or state.mode in (Mode.PENDING, Mode.SELECTING):
        return state, ()
    message = ""
    if answer.reprinted.whole:
        message = "this sentence stands here alone; others of this document do not"
    return replace(on_top(state, Mode.REPRINTS), message=message), ()


def open_reprint(state: State) -> Step:
    """Open the other document at its passage."""
    passage = state.reprinted.passages[state.reprints_list.selected]
    opening = Open(passage.name, point=passage.there.start)
    return entered(remembered(state), opening, "q goes back to the reprints")


def apply_to_reprints(state: State, _key: str) -> Step:
    """Tag in all of the passages what is tagged in this one."""
    asked = ApplyToReprints(state.reprinted.name, state.reprinted.passages)
    return replace(state, message="tagging"), (asked,)


def tagged_in_reprint(state: State) -> bool:
    """Whether anything of one's own stands in a passage that is reprinted."""
    document = state.document
    if document is None or document.name != state.reprinted.name:
        return False
    spans = [document.bytes(passage.here) for passage in state.reprinted.passages]
    own = (mark for mark in document.marks if document.annotations.own(mark.id))
    return any(mark.span.overlaps(span) for mark in own for span in spans)


def marked(state: State, name: str, spans: tuple[Span, ...]) -> State:
    """The document on the screen with what others have of it."""
    reading = state.reading
    if reading is None or reading.document.name != name:
        return state
    return replace(state, reading=replace(reading, document=reading.document.but(reprinted=spans)))


TRANSITIONS: dict[str, Transition] = {
    "reprints": reprints,
    "apply_to_reprints": apply_to_reprints,
}
