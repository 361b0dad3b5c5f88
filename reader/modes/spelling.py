"""Decisions about names as steps that can be undone: their edits, and doing one again."""

from annotations.changes import Change, Edit
from annotations.undoing import History
from reader.action import Mode
from reader.effects import DecideSpelling
from reader.modes.finding import asked_again
from reader.modes.step import Step, stay
from reader.state import State

SPELLINGS = "/names"
"""What such an edit has for its document: no document's name begins so."""
_SAID = {True: "same", False: "other", None: None}
_MEANT = {said: same for same, said in _SAID.items()}


def spelling_edit(one: str, other: str, was: bool | None, same: bool | None) -> Edit:
    """The step from one decision about two spellings to another; None for no decision."""
    change = Change(f"{one}\t{other}", _SAID[was], _SAID[same])
    verdict = "the same name as" if same else "another name than"
    return Edit(f"{other} is {verdict} {one}", SPELLINGS, (change,))


def again(state: State, edit: Edit, message: str) -> Step:
    """Have a decision kept that history has already, and ask again for what is shown."""
    change = edit.changes[0]
    one, other = change.id.split("\t")
    decided = DecideSpelling(one, other, _MEANT[change.after], again=True)
    if Mode.FINDING not in state.screens or not state.finding.query.strip():
        return stay(state, message, decided)
    state, effects = asked_again(state)
    return stay(state, message, decided, *effects)


def settled(history: History, effect: DecideSpelling, was: bool | None) -> History:
    """With what was decided before about a pair, so that undoing it gives that back."""
    if effect.again:
        return history
    pair = effect.one, effect.other
    made = spelling_edit(*pair, was, effect.same)
    return history.settled(spelling_edit(*pair, None, effect.same), made)
