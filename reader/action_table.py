"""Every action with its keys, modes and words; what the shape is stands in `reader.actions`."""

from reader.action import Action
from reader.table.codebook import CODEBOOK
from reader.table.finding import FINDING
from reader.table.moving import MOVING
from reader.table.places import PLACES
from reader.table.selecting import SELECTING
from reader.table.tagging import TAGGING

ACTIONS: tuple[Action, ...] = (
    *MOVING,
    *TAGGING,
    *CODEBOOK,
    *SELECTING,
    *FINDING,
    *PLACES,
)
