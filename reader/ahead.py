"""Thinking ahead: what the next key may ask for is worked out while nothing else is asked."""

from typing import TYPE_CHECKING, Final

from annotations.values import dataclass

if TYPE_CHECKING:
    from reader.state import State
    from reader.windows import TextWindow

LONGEST: Final = 2_000
"""Bytes of a sentence up to which it is thought about; over that, keys would feel it."""


@dataclass(frozen=True, slots=True)
class ThinkAhead:
    """Work out whom the cursor's sentence may rest on, before a key asks for it.

    Nobody waits for it and nothing answers: what works it out remembers it. state: as it is;
    window: of its document, around the cursor.
    """

    state: "State"
    window: "TextWindow"


def thoughts_on(state: "State") -> tuple[ThinkAhead, ...]:
    """What to think about where the cursor has come to a sentence; none where it is too long."""
    reading = state.reading
    if reading is None or reading.document.partial or reading.cursor.length > LONGEST:
        return ()
    return (ThinkAhead(state, reading.document.window(reading.cursor.start)),)
