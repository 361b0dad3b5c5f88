"""Why an action can't be done: one reason each, in the words that the bottom row shows."""

from reader.actions import Action
from reader.conditions import annotating, going, linking, listed, settling
from reader.conditions.reason import Conditions, Reason
from reader.state import State


def why_not(state: State, action: Action, key: str) -> Reason:
    """Why `action` cannot be done; None where it can. key: the one that was pressed."""
    if action.later:
        return action.later
    check = CHECKED.get(action.name)
    return check(state, key) if check else None


CHECKED: Conditions = {
    **annotating.CONDITIONS,
    **linking.CONDITIONS,
    **settling.CONDITIONS,
    **listed.CONDITIONS,
    **going.CONDITIONS,
}
"""What has to hold for an action, by its name; the others can always be done."""
