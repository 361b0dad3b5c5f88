"""Actions that select a passage, by any of its units."""

from reader.action import Action
from reader.table.modes import R, S, on

SELECTING: tuple[Action, ...] = (
    Action("select", ("v",), on(R), "select", "select from the sentence", "selecting"),
    Action("grapheme_left", ("h", "left"), on(S), "left", "a character left", "selecting"),
    Action("grapheme_right", ("l", "right"), on(S), "right", "a character right", "selecting"),
    Action("row_extend_down", ("j", "down"), on(S), "row down", "a row down", "selecting"),
    Action("row_extend_up", ("k", "up"), on(S), "row up", "a row up", "selecting"),
    Action("word_right", ("w",), on(S), "word", "to the next word", "selecting"),
    Action("word_left", ("b",), on(S), "word back", "a word back", "selecting"),
    Action("word_end", ("e",), on(S), "word end", "to the end of the word", "selecting"),
    Action("sentence_right", (")", "L"), on(S), "sentence", "a sentence on", "selecting"),
    Action("sentence_left", ("(", "H"), on(S), "sentence", "a sentence back", "selecting"),
    Action("paragraph_right", ("}", "J"), on(S), "paragraph", "a paragraph on", "selecting"),
    Action("paragraph_left", ("{", "K"), on(S), "paragraph", "a paragraph back", "selecting"),
    Action("other_end", ("o",), on(S), "other end", "move the other end", "selecting"),
    Action("extend_to", ("/",), on(S), "extend", "extend to a match", "selecting"),
    Action("add_piece", ("space",), on(S), "piece", "keep this piece, begin another", "selecting"),
    Action("other_piece", ("O",), on(S), "other piece", "move another piece", "selecting"),
    Action("drop_piece", ("x",), on(S), "drop piece", "leave this piece out", "selecting"),
    Action("keep", ("enter",), on(S), "keep", "keep the selection or the edges", "selecting"),
)
