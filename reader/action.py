"""The shape of an action, and the modes in which keys are heard."""

from enum import StrEnum

from annotations.values import dataclass


class Mode(StrEnum):
    """Who hears the next key."""

    READING = "reading"
    PENDING = "pending"
    SETTLING = "settling"
    SELECTING = "selecting"
    LIBRARY = "library"
    FINDING = "finding"
    LISTING = "listing"
    MATRIX = "matrix"
    WORDS = "words"
    CODEBOOK = "codebook"
    REPRINTS = "reprints"
    HELP = "help"
    KIND = "kind"
    RELATION = "relation"
    ATTRIBUTES = "attributes"
    CONFIRM = "confirm"
    PROMPT = "prompt"


LISTS = frozenset(
    {
        Mode.LIBRARY,
        Mode.FINDING,
        Mode.LISTING,
        Mode.MATRIX,
        Mode.WORDS,
        Mode.CODEBOOK,
        Mode.REPRINTS,
        Mode.HELP,
    }
)
BROWSING = frozenset({Mode.READING, *LISTS})
WORKING = frozenset({Mode.READING, Mode.SELECTING})
EVERYWHERE = frozenset(set(Mode) - {Mode.PROMPT, Mode.KIND, Mode.RELATION, Mode.CONFIRM})

HINT_LETTERS = "asdfgwert"
"""Letters that link in pending mode; disjoint from the keys that pass through it."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a key can do.

    name: as in `reader.modes`; keys: the first is shown, the others are its equals;
    short: at most two words for the bottom row; text: one line for help and README.
    later: what is missing where the action only says that it comes later.
    """

    name: str
    keys: tuple[str, ...]
    modes: frozenset[Mode]
    short: str
    text: str
    group: str
    later: str = ""
