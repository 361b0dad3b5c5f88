"""Every action with its keys, modes and words; what the shape is stands in `reader.actions`."""

from reader.action import BROWSING, EVERYWHERE, HINT_LETTERS, LISTS, WORKING, Action, Mode


def _on(*modes: Mode) -> frozenset[Mode]:
    return frozenset(modes)


R, P, S, D = Mode.READING, Mode.PENDING, Mode.SELECTING, Mode.SETTLING

ACTIONS: tuple[Action, ...] = (
    # moving
    Action("row_down", ("j", "down"), BROWSING, "down", "one row down", "moving"),
    Action("row_up", ("k", "up"), BROWSING, "up", "one row up", "moving"),
    Action("page_down", ("space", "pgdn"), BROWSING, "page", "one page down", "moving"),
    Action("page_up", ("b", "pgup"), BROWSING, "page back", "one page up", "moving"),
    Action("to_start", ("g", "home"), BROWSING, "start", "to the start", "moving"),
    Action("to_end", ("G", "end"), BROWSING, "end", "to the end", "moving"),
    Action("half_down", ("ctrl+d",), _on(R), "half down", "half a page down", "moving"),
    Action("half_up", ("ctrl+u",), _on(R), "half up", "half a page up", "moving"),
    Action(
        "next_sentence", ("l", ")", "right"), _on(R), "sentence", "to the next sentence", "moving"
    ),
    Action(
        "previous_sentence",
        ("h", "(", "left"),
        _on(R),
        "sentence back",
        "to the sentence before",
        "moving",
    ),
    Action("next_paragraph", ("J", "}"), _on(R), "paragraph", "to the next paragraph", "moving"),
    Action(
        "previous_paragraph", ("K", "{"), _on(R), "paragraph", "to the paragraph before", "moving"
    ),
    Action(
        "next_of_kind",
        ("]", "+"),
        _on(R),
        "next",
        "to the next: a annotation, u unsourced, o doubtful or orphan; n repeats",
        "moving",
    ),
    Action(
        "previous_of_kind", ("[", "-"), _on(R), "previous", "the same, to the one before", "moving"
    ),
    Action("kind_annotation", ("a",), _on(Mode.KIND), "annotation", "annotation", "moving"),
    Action("kind_unsourced", ("u",), _on(Mode.KIND), "unsourced", "unsourced claim", "moving"),
    Action("kind_doubtful", ("o",), _on(Mode.KIND), "doubtful", "doubtful or orphan", "moving"),
    Action(
        "kind_figure",
        ("f",),
        _on(Mode.KIND),
        "figure",
        "figure",
        "moving",
        later="figures come in a later version",
    ),
    Action(
        "kind_disagreement",
        ("d",),
        _on(Mode.KIND),
        "disagreement",
        "disagreement",
        "moving",
        later="disagreements come in a later version",
    ),
    Action(
        "follow",
        ("enter",),
        _on(R),
        "follow",
        "from a claim to its source, from a source to what rests on it",
        "moving",
    ),
    Action("jump_back", ("'", "ctrl+o"), _on(R), "jump back", "to where you jumped from", "moving"),
    # tagging
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
        _on(P),
        "whose",
        "by whom: link to the name that has this letter; again: through whom",
        "tagging",
    ),
    Action(
        "numbered_source",
        tuple("123456789"),
        _on(P),
        "source",
        "link to the source with this number",
        "tagging",
    ),
    Action("own_voice", ("0",), _on(P), "own voice", "the document says it itself", "tagging"),
    Action(
        "accept",
        ("enter",),
        _on(P),
        "accept",
        "accept the proposed chain, to the next sentence",
        "tagging",
    ),
    Action("next_cut", ("tab",), _on(P, S), "cut", "another cut of the sentence", "tagging"),
    Action("previous_cut", ("shift+tab",), _on(P, S), "cut back", "the cut before", "tagging"),
    Action(
        "name_source",
        ("/",),
        _on(P),
        "find",
        "find or name a source, which may be tagged nowhere",
        "tagging",
    ),
    Action("source_by_hand", ("v",), _on(P), "by hand", "select the source in the text", "tagging"),
    Action(
        "figure_reading",
        ("#",),
        _on(R, P),
        "figure",
        "another reading of the figure",
        "tagging",
        later="figures come in a later version",
    ),
    Action("flag", ("!",), _on(R, P), "flag", "flag for review, or unflag", "tagging"),
    Action(
        "repeat", (".",), _on(R), "repeat", "the last tag and chain on this sentence", "tagging"
    ),
    Action("tag", ("t",), WORKING, "tag", "tag with any tag, or remove it", "tagging"),
    Action("note", ("i",), WORKING, "note", "write or change a note", "tagging"),
    Action(
        "attributes",
        ("a",),
        _on(R),
        "attributes",
        "certainty, polarity, stance",
        "tagging",
        later="attributes come in a later version",
    ),
    Action("hold", ("y",), WORKING, "copy", "hold and copy to clipboard and file", "tagging"),
    Action(
        "relate",
        ("r",),
        _on(R),
        "relate",
        "relate this claim to the held one: c corroborates, x contradicts, p reprints",
        "tagging",
    ),
    Action("relate_corroborates", ("c",), _on(Mode.RELATION), "corroborates", "", "tagging"),
    Action("relate_contradicts", ("x",), _on(Mode.RELATION), "contradicts", "", "tagging"),
    Action("relate_reprints", ("p",), _on(Mode.RELATION), "reprints", "", "tagging"),
    Action("edges", ("e",), _on(R), "edges", "move the edges of the annotation", "tagging"),
    Action(
        "confirm_place",
        ("enter",),
        _on(D),
        "confirm",
        "it is this place: keep it, selectors and all",
        "tagging",
    ),
    Action(
        "next_place", ("tab",), _on(D), "other place", "show the next place it may be", "tagging"
    ),
    Action(
        "previous_place", ("shift+tab",), _on(D), "place back", "show the place before", "tagging"
    ),
    Action(
        "place_by_hand", ("v", "e"), _on(D), "by hand", "select where it is, Enter keeps", "tagging"
    ),
    Action("delete", ("x",), _on(R, D, Mode.LISTING), "delete", "delete the annotation", "tagging"),
    Action("undo", ("u",), EVERYWHERE - {P, D}, "undo", "take back the last action", "tagging"),
    Action("redo", ("U", "ctrl+r"), EVERYWHERE - {P, D}, "redo", "do it again", "tagging"),
    # selecting
    Action("select", ("v",), _on(R), "select", "select from the sentence", "selecting"),
    Action("grapheme_left", ("h", "left"), _on(S), "left", "a character left", "selecting"),
    Action("grapheme_right", ("l", "right"), _on(S), "right", "a character right", "selecting"),
    Action("row_extend_down", ("j", "down"), _on(S), "row down", "a row down", "selecting"),
    Action("row_extend_up", ("k", "up"), _on(S), "row up", "a row up", "selecting"),
    Action("word_right", ("w",), _on(S), "word", "to the next word", "selecting"),
    Action("word_left", ("b",), _on(S), "word back", "a word back", "selecting"),
    Action("word_end", ("e",), _on(S), "word end", "to the end of the word", "selecting"),
    Action("sentence_right", (")", "L"), _on(S), "sentence", "a sentence on", "selecting"),
    Action("sentence_left", ("(", "H"), _on(S), "sentence", "a sentence back", "selecting"),
    Action("paragraph_right", ("}", "J"), _on(S), "paragraph", "a paragraph on", "selecting"),
    Action("paragraph_left", ("{", "K"), _on(S), "paragraph", "a paragraph back", "selecting"),
    Action("other_end", ("o",), _on(S), "other end", "move the other end", "selecting"),
    Action("extend_to", ("/",), _on(S), "extend", "extend to a match", "selecting"),
    Action("add_piece", ("space",), _on(S), "piece", "keep this piece, begin another", "selecting"),
    Action("keep", ("enter",), _on(S), "keep", "keep the selection or the edges", "selecting"),
    # finding
    Action("search", ("/",), _on(R), "search", "search in the document", "finding"),
    Action("next_match", ("n",), _on(R, Mode.FINDING), "next", "the next match", "finding"),
    Action(
        "previous_match", ("N",), _on(R, Mode.FINDING), "previous", "the match before", "finding"
    ),
    Action("find", ("f",), BROWSING - {Mode.HELP}, "find", "find in the corpus", "finding"),
    Action("occurrences", ("*",), _on(R, S), "occurrences", "find these words", "finding"),
    Action(
        "sort_hits",
        ("o",),
        _on(Mode.FINDING),
        "order",
        "order by rank, date or path",
        "finding",
    ),
    # places
    Action(
        "open",
        ("enter", "l", "right"),
        LISTS - {Mode.HELP},
        "open",
        "open what is selected",
        "places",
    ),
    Action("library", ("tab",), _on(R), "library", "the documents of the corpus", "places"),
    Action("to_do", ("o",), _on(R), "list", "the annotations of this document", "places"),
    Action(
        "only_to_do",
        ("tab",),
        _on(Mode.LISTING),
        "to do",
        "all annotations, or only what is to do",
        "places",
    ),
    Action(
        "reprints",
        ("=",),
        _on(R),
        "reprints",
        "near-identical passages",
        "places",
        later="reprints come in a later version",
    ),
    Action(
        "matrix",
        ("m",),
        _on(R, Mode.LIBRARY),
        "matrix",
        "who claims what",
        "places",
        later="the claims matrix comes in a later version",
    ),
    Action("annotator", ("N",), _on(Mode.LIBRARY), "name", "your name as annotator", "places"),
    Action("help", ("?",), EVERYWHERE - {Mode.HELP}, "keys", "every key of this mode", "places"),
    Action("palette", ("ctrl+p", "f1"), EVERYWHERE, "palette", "find an action by name", "places"),
    Action("redraw", ("ctrl+l",), EVERYWHERE, "redraw", "draw the screen again", "places"),
    Action("suspend", ("ctrl+z",), EVERYWHERE, "suspend", "back to the shell for now", "places"),
    Action("cancel", ("escape", "ctrl+c"), EVERYWHERE - {P, D}, "cancel", "cancel", "places"),
    Action("back", ("q",), EVERYWHERE - {P, D}, "back", "one screen back, or leave", "places"),
)
