"""Actions that move through a document or a list."""

from reader.action import BROWSING, Action, Mode
from reader.table.modes import R, on

MOVING: tuple[Action, ...] = (
    Action("row_down", ("j", "down"), BROWSING, "down", "one row down", "moving"),
    Action("row_up", ("k", "up"), BROWSING, "up", "one row up", "moving"),
    Action(
        "page_down",
        ("space", "pgdn"),
        BROWSING - {Mode.FINDING},
        "page",
        "one page down",
        "moving",
    ),
    Action("page_of_hits", ("pgdn",), on(Mode.FINDING), "page", "one page down", "moving"),
    Action("page_up", ("b", "pgup"), BROWSING, "page back", "one page up", "moving"),
    Action("to_start", ("g", "home"), BROWSING, "start", "to the start", "moving"),
    Action("to_end", ("G", "end"), BROWSING, "end", "to the end", "moving"),
    Action("half_down", ("ctrl+d",), on(R), "half down", "half a page down", "moving"),
    Action("half_up", ("ctrl+u",), on(R), "half up", "half a page up", "moving"),
    Action(
        "next_sentence", ("l", ")", "right"), on(R), "sentence", "to the next sentence", "moving"
    ),
    Action(
        "previous_sentence",
        ("h", "(", "left"),
        on(R),
        "sentence back",
        "to the sentence before",
        "moving",
    ),
    Action("next_paragraph", ("J", "}"), on(R), "paragraph", "to the next paragraph", "moving"),
    Action(
        "previous_paragraph", ("K", "{"), on(R), "paragraph", "to the paragraph before", "moving"
    ),
    Action(
        "next_of_kind",
        ("]", "+"),
        on(R),
        "next",
        "to the next: a annotation, u unsourced, o doubtful or orphan, f figure, d disagreement;"
        " n repeats",
        "moving",
    ),
    Action(
        "previous_of_kind", ("[", "-"), on(R), "previous", "the same, to the one before", "moving"
    ),
    Action("kind_annotation", ("a",), on(Mode.KIND), "annotation", "annotation", "moving"),
    Action("kind_unsourced", ("u",), on(Mode.KIND), "unsourced", "unsourced claim", "moving"),
    Action("kind_doubtful", ("o",), on(Mode.KIND), "doubtful", "doubtful or orphan", "moving"),
    Action(
        "kind_figure",
        ("f",),
        on(Mode.KIND),
        "figure",
        "claim with a figure",
        "moving",
    ),
    Action(
        "kind_disagreement",
        ("d",),
        on(Mode.KIND),
        "disagreement",
        "claim that another conflicts with",
        "moving",
    ),
    Action(
        "follow",
        ("enter",),
        on(R),
        "follow",
        "from a claim to its source, from a source to what rests on it",
        "moving",
    ),
    Action("jump_back", ("'", "ctrl+o"), on(R), "jump back", "to where you jumped from", "moving"),
)
