"""Actions that go from screen to screen, and those that are everywhere."""

from reader.action import EVERYWHERE, LISTS, Action, Mode
from reader.table.modes import GOING, A, D, P, R, on

PLACES: tuple[Action, ...] = (
    Action(
        "open",
        ("enter", "l", "right"),
        LISTS - {Mode.HELP},
        "open",
        "open what is selected",
        "places",
    ),
    Action("library", ("tab",), on(R), "library", "the documents of the corpus", "places"),
    Action("to_do", ("o",), on(R), "list", "the annotations of this document", "places"),
    Action(
        "only_to_do",
        ("tab",),
        on(Mode.LISTING),
        "to do",
        "all annotations, or only what is to do",
        "places",
    ),
    Action(
        "reprints",
        ("=",),
        on(R),
        "reprints",
        "near-identical passages of other documents, and where they differ",
        "places",
    ),
    Action(
        "apply_to_reprints",
        ("a",),
        on(Mode.REPRINTS),
        "apply",
        "tag in all of these passages what is tagged in this one",
        "tagging",
    ),
    Action(
        "matrix",
        ("m",),
        on(R, *GOING),
        "matrix",
        "who claims what, and what cannot both hold",
        "places",
    ),
    Action(
        "turn_matrix",
        ("tab",),
        on(Mode.MATRIX),
        "turn",
        "one topic; all by documents, outlets, ultimate sources",
        "places",
    ),
    Action("next_topic", ("n",), on(Mode.MATRIX), "topic", "the next topic", "places"),
    Action("previous_topic", ("N",), on(Mode.MATRIX), "topic", "the topic before", "places"),
    Action(
        "order_topics",
        ("o",),
        on(Mode.MATRIX),
        "order",
        "order the topics A to Z, or the most disputed first",
        "places",
    ),
    Action("more_columns", ("]", "+"), on(Mode.MATRIX), "columns", "further columns", "places"),
    Action(
        "columns_before", ("[", "-"), on(Mode.MATRIX), "columns", "the columns before", "places"
    ),
    Action("annotator", ("N",), on(Mode.LIBRARY), "name", "your name as annotator", "places"),
    Action("help", ("?",), EVERYWHERE - {Mode.HELP}, "keys", "every key of this mode", "places"),
    Action("palette", ("ctrl+p", "f1"), EVERYWHERE, "palette", "find an action by name", "places"),
    Action("redraw", ("ctrl+l",), EVERYWHERE, "redraw", "draw the screen again", "places"),
    Action("suspend", ("ctrl+z",), EVERYWHERE, "suspend", "back to the shell for now", "places"),
    Action("cancel", ("escape", "ctrl+c"), EVERYWHERE - {P, A, D}, "cancel", "cancel", "places"),
    Action("back", ("q",), EVERYWHERE - {P, A, D}, "back", "one screen back, or leave", "places"),
)
