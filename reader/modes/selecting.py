"""Selecting: an edge moves by grapheme, word, sentence, paragraph; pieces, cuts, keeping."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from annotations.selectors import Span
from reader import motions
from reader.modes.draft import Draft, draft_of
from reader.modes.edits import perform
from reader.modes.finding import find_words
from reader.modes.focus import focused
from reader.modes.relating import cuts_of
from reader.modes.step import Step, Transition, reading_of, stay, with_reading
from reader.modes.tagging import source, targets_of
from reader.modes.view import pager, revealed
from reader.prompt import Prompt, PromptKind
from reader.state import Reading, Selection, State
from reader.windows import TextWindow


def selection_of(reading: Reading) -> Selection:
    """The selection; only called in that mode."""
    if reading.selection is None:
        raise LookupError("nothing is selected")
    return reading.selection


def select(state: State, _key: str) -> Step:
    """Select the sentence, its beginning ready to move."""
    reading = reading_of(state)
    cursor = reading.cursor
    selection = Selection(cursor.end, cursor.start, cuts=cuts_of(state))
    reading = replace(reading, selection=selection, pending=None)
    return replace(state, reading=reading, message="Esc drops"), ()


def with_head(state: State, selection: Selection) -> Step:
    """The selection, its moving edge on the screen."""
    reading = replace(reading_of(state), selection=selection)
    edge = Span(selection.head, selection.head)
    return with_reading(state, revealed(state, reading, edge))


def _moved(state: State, place: Callable[[TextWindow, int], int]) -> Step:
    selection = selection_of(reading_of(state))
    window = reading_of(state).document.window(selection.head)
    head = window.byte_of(place(window, window.index_of(selection.head)))
    return with_head(state, replace(selection, head=head))


def _motion(move: Callable[[str, int], int]) -> Transition:
    return lambda state, _key: _moved(state, lambda window, at: move(window.text, at))


def _by_spans(spans: Callable[[TextWindow], Sequence[Span]]) -> Transition:
    """An edge moves on by sentences or paragraphs.

    The start does not move on past the end: the end moves instead, and the selection grows.
    """

    def on(state: State) -> Step:
        return _moved(state, lambda window, at: motions.span_right(spans(window), at))

    def transition(state: State, _key: str) -> Step:
        before, step = selection_of(reading_of(state)), on(state)
        after = selection_of(reading_of(step[0]))
        if not before.head < before.anchor <= after.head:
            return step
        words, step = _words_of(state), on(other_end(state, "")[0])
        # Behind a sentence stands a blank: the next one is meant.
        return on(step[0]) if _words_of(step[0]) == words else step

    return transition


def _words_of(state: State) -> str:
    reading = reading_of(state)
    return reading.document.words(selection_of(reading).span).strip()


def _rows(by: int) -> Transition:
    def transition(state: State, _key: str) -> Step:
        reading = reading_of(state)
        selection = selection_of(reading)
        pages = pager(state, reading.document)
        place = pages.place_of(selection.head)
        row = next(iter(pages.screen(place, 1)))
        head = pages.byte_at(pages.move(place, by), row.column_of(selection.head))
        return with_head(state, replace(selection, head=head))

    return transition


def other_end(state: State, _key: str) -> Step:
    """The other edge moves."""
    selection = selection_of(reading_of(state))
    return with_head(state, replace(selection, anchor=selection.head, head=selection.anchor))


def cut(state: State, direction: int) -> Step:
    """The cut `direction` further on."""
    selection = selection_of(reading_of(state))
    index = (selection.cut + direction) % len(selection.cuts)
    *others, span = selection.cuts[index]
    return with_head(
        state, replace(selection, pieces=tuple(others), anchor=span.end, head=span.start, cut=index)
    )


def add_piece(state: State, _key: str) -> Step:
    """Keep this piece; another begins after it."""
    reading = reading_of(state)
    selection = selection_of(reading)
    window = reading.document.window(selection.span.end)
    start = motions.word_right(window.text, window.index_of(selection.span.end))
    end = motions.word_end(window.text, start)
    pieces = (*selection.pieces, selection.span)
    moved = replace(
        selection, pieces=pieces, anchor=window.byte_of(start), head=window.byte_of(end)
    )
    state, effects = with_head(state, moved)
    return replace(state, message=f"{len(pieces)} kept; the next piece"), effects


def drop_piece(state: State, _key: str) -> Step:
    """Leave the moving piece out; the last of the others moves."""
    selection = selection_of(reading_of(state))
    *others, last = selection.pieces
    moved = replace(selection, pieces=tuple(others), anchor=last.start, head=last.end)
    state, effects = with_head(state, moved)
    return replace(state, message=f"left out; {len(others) + 1} left"), effects


def other_piece(state: State, _key: str) -> Step:
    """Another piece moves: the first of those that were kept longest."""
    selection = selection_of(reading_of(state))
    first, *others = selection.pieces
    pieces = (*others, selection.span) if selection.span.length else tuple(others)
    moved = replace(selection, pieces=pieces, anchor=first.start, head=first.end)
    return with_head(state, moved)


def keep(state: State, _key: str) -> Step:
    """Keep the moved edges, or the source selected by hand; else wait for c s t i."""
    reading = reading_of(state)
    selection = selection_of(reading)
    if selection.edges:
        return _keep_edges(state, selection)
    if selection.source_for is not None:
        return source(state, "s")
    return stay(state, "c claim  s source  t tag  i note  y copy  Esc drops")


def _keep_edges(state: State, selection: Selection) -> Step:
    reading = reading_of(state)
    draft: Draft = draft_of(state).with_targets(
        selection.edges, targets_of(reading.document, selection.spans)
    )
    reading = replace(reading, selection=None, focus=selection.edges)
    edit = draft.edit("move edges")
    said = "the edges stay as they were" if edit.is_empty else "edges moved"
    return perform(replace(state, reading=reading), edit, said)


def extend_to(state: State, _key: str) -> Step:
    """Ask for the words to extend to."""
    return replace(state, prompt=Prompt(PromptKind.EXTEND)), ()


def extend_to_match(state: State, words: str) -> Step:
    """Move the edge to the end of the next match, or to the start of the one before."""
    reading = reading_of(state)
    selection = selection_of(reading)
    window = reading.document.window(selection.head)
    text, wanted = window.text.casefold(), words.casefold()
    if len(text) != len(window.text):
        text, wanted = window.text, words
    at = window.index_of(selection.head)
    found = text.find(wanted, at)
    if found >= 0:
        head = window.byte_of(found + len(wanted))
        return with_head(state, replace(selection, head=head))
    found = text.rfind(wanted, 0, at)
    if found < 0:
        return stay(state, f"not found near here: {words}")
    return with_head(state, replace(selection, head=window.byte_of(found)))


_WORDS = 12
"""Words of a passage that are looked for elsewhere."""


def occurrences(state: State, _key: str) -> Step:
    """Find the selected words, or those of the annotation in focus, in the corpus."""
    reading = reading_of(state)
    mark = focused(reading)
    spans = reading.selection.spans if reading.selection else ()
    spans = spans or (mark.place.pieces if mark else ()) or (reading.cursor,)
    # Not needed before the first search.
    from corpus.typed_query import phrase_of  # noqa: PLC0415

    phrase = phrase_of(reading.document.words(spans[0]), _WORDS)
    return find_words(replace(state, reading=replace(reading, selection=None)), phrase)


TRANSITIONS: dict[str, Transition] = {
    "select": select,
    "grapheme_left": _motion(motions.grapheme_left),
    "grapheme_right": _motion(motions.grapheme_right),
    "word_right": _motion(motions.word_right),
    "word_left": _motion(motions.word_left),
    "word_end": _motion(motions.word_end),
    "row_extend_down": _rows(1),
    "row_extend_up": _rows(-1),
    "sentence_right": _by_spans(lambda w: w.sentences),
    "sentence_left": lambda s, _k: _moved(s, lambda w, i: motions.span_left(w.sentences, i)),
    "paragraph_right": _by_spans(lambda w: w.paragraphs),
    "paragraph_left": lambda s, _k: _moved(s, lambda w, i: motions.span_left(w.paragraphs, i)),
    "other_end": other_end,
    "add_piece": add_piece,
    "drop_piece": drop_piece,
    "other_piece": other_piece,
    "keep": keep,
    "extend_to": extend_to,
    "occurrences": occurrences,
}
