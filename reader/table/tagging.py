"""Actions that tag, link and change what was tagged."""

from reader.action import EVERYWHERE, HINT_LETTERS, WORKING, Action, Mode
from reader.attribute_keys import KEYS
from reader.table.modes import A, D, P, R, S, on

TAGGING: tuple[Action, ...] = (
    Action("claim", ("c",), WORKING, "claim", "tag the sentence or selection a claim", "tagging"),
    Action(
        "source",
        ("s",),
        WORKING,
        "source",
        "put letters on the names of the paragraph, tag one a source; or tag the selection",
        "tagging",
    ),
    Action(
        "hint",
        tuple(HINT_LETTERS),
        on(P),
        "whose",
        "by whom: link to the name that has this letter; again: through whom",
        "tagging",
    ),
    Action(
        "numbered_source",
        tuple("123456789"),
        on(P),
        "source",
        "link to the source with this number",
        "tagging",
    ),
    Action("own_voice", ("0",), on(P), "own voice", "the document says it itself", "tagging"),
    Action(
        "accept",
        ("enter",),
        on(P),
        "accept",
        "accept the proposed chain, to the next sentence",
        "tagging",
    ),
    Action("next_cut", ("tab",), on(P, S), "cut", "another cut of the sentence", "tagging"),
    Action("previous_cut", ("shift+tab",), on(P, S), "cut back", "the cut before", "tagging"),
    Action(
        "name_source",
        ("/",),
        on(P),
        "find",
        "find or name a source, which may be tagged nowhere",
        "tagging",
    ),
    Action("source_by_hand", ("v",), on(P), "by hand", "select the source in the text", "tagging"),
    Action(
        "figure_reading",
        ("#",),
        on(R, P, A),
        "figure",
        "another reading of the figure, the last being none",
        "tagging",
    ),
    Action("figure", ("F",), on(R, P), "type figure", "type the figure", "tagging"),
    Action("topic", ("P",), on(R, P), "topic", "what the claim is about, its topic", "tagging"),
    Action("flag", ("!",), on(R, P), "flag", "flag for review, or unflag", "tagging"),
    Action("repeat", (".",), on(R), "repeat", "the last tag and chain on this sentence", "tagging"),
    Action("tag", ("t",), WORKING, "tag", "tag with any tag, or remove it", "tagging"),
    Action("note", ("i",), WORKING, "note", "write or change a note", "tagging"),
    Action(
        "attributes",
        ("a", "A"),
        WORKING,
        "attributes",
        "certainty, polarity, stance, topic and those of the codebook, by one key each",
        "tagging",
    ),
    Action(
        "attribute_value",
        KEYS,
        on(A),
        "set",
        "set what stands behind the letter; the same letter again takes it away",
        "tagging",
    ),
    Action(
        "close_attributes",
        ("enter", "escape", "q", "ctrl+c"),
        on(A),
        "done",
        "close; what was set is saved",
        "tagging",
    ),
    Action("confirm", ("y",), on(Mode.CONFIRM), "yes", "make it", "tagging"),
    Action("hold", ("y",), WORKING, "copy", "hold and copy to clipboard and file", "tagging"),
    Action(
        "relate",
        ("r",),
        on(R),
        "relate",
        "relate this claim to the held one: c corroborates, x contradicts, p reprints",
        "tagging",
    ),
    Action("relate_corroborates", ("c",), on(Mode.RELATION), "corroborates", "", "tagging"),
    Action("relate_contradicts", ("x",), on(Mode.RELATION), "contradicts", "", "tagging"),
    Action("relate_reprints", ("p",), on(Mode.RELATION), "reprints", "", "tagging"),
    Action(
        "next_here",
        (";", "_"),
        on(R, A),
        "next here",
        "of several annotations in this sentence, the next one: e x t i a then mean it",
        "moving",
    ),
    Action("edges", ("e",), on(R), "edges", "move the edges of the annotation", "tagging"),
    Action(
        "confirm_place",
        ("enter",),
        on(D),
        "confirm",
        "it is this place: keep it, selectors and all",
        "tagging",
    ),
    Action(
        "next_place", ("tab",), on(D), "other place", "show the next place it may be", "tagging"
    ),
    Action(
        "previous_place", ("shift+tab",), on(D), "place back", "show the place before", "tagging"
    ),
    Action(
        "place_by_hand", ("v", "e"), on(D), "by hand", "select where it is, Enter keeps", "tagging"
    ),
    Action("delete", ("x",), on(R, D, Mode.LISTING), "delete", "delete the annotation", "tagging"),
    Action("undo", ("u",), EVERYWHERE - {P, D}, "undo", "take back the last action", "tagging"),
    Action("redo", ("U", "ctrl+r"), EVERYWHERE - {P, D}, "redo", "do it again", "tagging"),
)
