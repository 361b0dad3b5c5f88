"""Actions on the tags there are."""

from reader.action import Action, Mode
from reader.table.modes import GOING, B, R, on

CODEBOOK: tuple[Action, ...] = (
    Action(
        "codebook", ("T",), on(R, *GOING, Mode.MATRIX), "codebook", "the tags there are", "places"
    ),
    Action("add_tag", ("a",), on(B), "add", "add a tag", "codebook"),
    Action(
        "rename_tag",
        ("r",),
        on(B),
        "rename",
        "rename it, in all your annotations too, as one step",
        "codebook",
    ),
    Action(
        "merge_tag",
        ("m",),
        on(B),
        "merge",
        "merge it into another, in all your annotations too, as one step",
        "codebook",
    ),
    Action("retire_tag", ("x",), on(B), "retire", "offer it no longer, or again", "codebook"),
    Action("guideline", ("i",), on(B), "guideline", "say when to use it", "codebook"),
    Action("example", ("e",), on(B), "example", "give an example", "codebook"),
)
