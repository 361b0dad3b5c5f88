"""Whether the document on the screen can be annotated yet."""

from reader.conditions.reason import Reason
from reader.state import State


def reads_on(state: State) -> Reason:
    """Annotating waits until the document was read through; reading does not."""
    document = state.document
    if document is None or document.digest is None:
        return "still reading the document through; try again in a moment"
    if document.blocked and not (document.placeless or document.two_sided):
        return document.blocked
    return None
