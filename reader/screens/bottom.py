"""The two bottom rows: what is at the cursor or may be linked, and what keys do now."""

from reader.actions import Mode, by_name
from reader.attribute_words import attribute_texts
from reader.found import Finding
from reader.layers import Style
from reader.modes.comparing import selected_entry
from reader.modes.doubts import settled
from reader.modes.focus import focused
from reader.modes.options import known_names, options
from reader.modes.picking import PICKERS
from reader.modes.view import visible
from reader.prompt import Prompt, PromptKind
from reader.rows import Run
from reader.screens.choosing import PANELLED
from reader.screens.described import conflict_text, describe, relations
from reader.screens.doubt import in_doubt, settling_row
from reader.screens.footer import footer
from reader.screens.frame import (
    Row,
    clipped,
    fitted,
    keys_fitted,
    padded,
    run,
    two_sided,
    width,
)
from reader.screens.linking import figure_said, linking_row
from reader.screens.matrix import standing_text
from reader.shown import Landing
from reader.state import Reading, Selection, State
from reader.terminal.inert import inert

_TYPING = "Tab completes   ↑ earlier searches   "
_SEARCHING = 'words, "a phrase" or any query   Tab in all documents   ↑ earlier ones   Esc'
_WORTH = 12
"""Cells of a name where letters and numbers are offered."""

_OPERATORS = frozenset('"“”():*?~/-')
"""What makes more of a query than words side by side."""

# ---- the detail row ------------------------------------------------------------------------


def detail_row(state: State) -> Row:
    """The upper one: candidates while pending, options of a prompt, else what is at the cursor."""
    cells = state.size.width - 1
    if state.prompt is not None:
        return fitted(_options(state, state.prompt, cells), cells)
    reading = state.reading
    if state.screen is Mode.MATRIX:
        return fitted((run(f" {_compared(state)}"),), cells)
    if state.screen is not Mode.READING or reading is None:
        return (run(""),)
    if reading.selection is not None:
        return fitted(_selected(reading, reading.selection, cells), cells)
    if reading.settling:
        annotation, place = settled(reading)
        return fitted(
            settling_row(annotation, place, describe(reading.document, annotation)), cells
        )
    if reading.pending is not None:
        return fitted(linking_row(reading, reading.pending, cells), cells)
    return fitted(_at_cursor(state, reading), cells)


_LEGEND = "= exactly  ~ about  >= at least  <~ nearly  > more than   ! cannot both hold"


def _compared(state: State) -> str:
    """How the selected claim stands to others; else what the signs mean."""
    entry = selected_entry(state.comparing)
    return (standing_text(state, entry) if entry else "") or _LEGEND


def _options(state: State, prompt: Prompt, cells: int) -> Row:
    """What can be chosen, the chosen one in sight; a message where there is nothing."""
    names = options(state)
    if prompt.kind in PICKERS or prompt.kind in PANELLED:
        return (run(f" {state.message}"),)
    if not names:
        nothing = "no such action here" if prompt.kind is PromptKind.PALETTE else state.message
        if prompt.kind is PromptKind.FIND and not nothing:
            nothing = _typing(state.finding)
        if prompt.kind is PromptKind.SEARCH and not nothing:
            nothing = _searching(prompt.text)
        return (run(f" {nothing}"),)
    if prompt.kind is PromptKind.PALETTE:
        names = tuple(by_name(name).short for name in names)
    elif prompt.kind is PromptKind.SOURCE and prompt.text.strip():
        names = _with_keys(state, names)
    elif (
        prompt.kind is not PromptKind.FIND
        and names[-1] == " ".join(prompt.text.split())
        and names[-1] not in known_names(state)
    ):
        names = (*names[:-1], f"new: {names[-1]}")
    first = 0
    while sum(width(inert(name)) + 2 for name in names[first : prompt.chosen + 1]) > cells:
        first += 1
    parts: list[Run] = [run(" ")]
    for index, name in enumerate(names[first:], first):
        picked = index == prompt.chosen and bool(prompt.text or prompt.chosen)
        chosen = (Style.SELECTED,) if picked else ()
        parts += [run(name, *chosen), run("  ")]
    return tuple(parts)


def _with_keys(state: State, names: tuple[str, ...]) -> tuple[str, ...]:
    """With what Enter would make, and the key that goes on to the first of the others."""
    first, *others = names
    first = first if first in known_names(state) else f"new: {first}"
    return (first, *(f"Tab {each}" if not at else each for at, each in enumerate(others)))


def _typing(finding: Finding) -> str:
    """What keys do while one types: Enter looks for a word as it is, Esc keeps what begins so."""
    if finding.begun != "*":
        return f"{_TYPING}Enter keeps the list   Esc"
    word = inert(finding.query.split()[-1])
    return f"{_TYPING}Enter  {word}   Esc  {word}*"


def _searching(typed: str) -> str:
    """What `/` takes; where several words are typed, that each is found, and how all of them are.

    Whoever comes from less or vim would take them for a phrase.
    """
    words = typed.split()
    bare = len(words) > 1 and not any(word.isupper() or _OPERATORS & set(word) for word in words)
    if not bare:
        return _SEARCHING
    return f'each word is found by itself; the phrase is  "{" ".join(words)}"'


def _selected(reading: Reading, selection: Selection, cells: int) -> Row:
    """Which end moves, and the words that are selected."""
    end = "start" if selection.head <= selection.anchor else "end"
    words = " … ".join(reading.document.words(span) for span in selection.spans)
    text = inert(" ".join(words.split()))
    left = f" the {end} moves:  “"
    room = max(0, cells - width(left) - 1)
    if width(text) > room:
        # Both ends, as a cut may have moved the other one; more of the one that moves.
        most = max(1, 2 * (room - 1) // 3)
        first, last = (room - most, most) if end == "end" else (most, room - most)
        text = f"{clipped(text, max(1, first))}{text[-max(1, last) :]}"
    return (run(f"{left}{text}”"),)


def _at_cursor(state: State, reading: Reading) -> Row:
    mark = focused(reading)
    document = reading.document
    if mark is None or document.partial:
        return (run(""),)
    left = f" {conflict_text(document, mark.annotation)}{describe(document, mark.annotation)}"
    if mark.place.landing is not Landing.EXACT:
        left += f"  ({mark.place.landing})"
    if not document.annotations.own(mark.id):
        left += f"  by {mark.annotation.creator}"
    body = mark.annotation.tag_body
    said = figure_said(document, mark.id)
    right = [said] if said else []
    right += [text for text in attribute_texts(body) if text != body.topic] if body else []
    right += relations(document, mark.id)
    if mark.annotation.note:
        right.append(f"note: {mark.annotation.note}")
    cells = state.size.width - 1
    # Whose claim it is comes before all else there is to say of it.
    return two_sided(left, ", ".join(right), cells, least=cells - _WORTH)


# ---- the status row ------------------------------------------------------------------------

_ASKING = (Mode.PENDING, Mode.SETTLING, Mode.SELECTING)


def status_row(state: State) -> Row:
    """The lower one: a prompt, a message, or where we are and what keys do."""
    cells = state.size.width - 1
    if state.prompt is not None:
        return _prompt_row(state.prompt, cells)
    right = footer(state)
    if not state.message and state.mode in _ASKING:
        return (run(f" {keys_fitted(right, cells - 1)}"),)
    if state.message:
        style = (Style.PROBLEM,) if state.message.startswith("NOT SAVED") else ()
        if state.saving.waiting > _MANY and not state.saving.failure:
            right = f"{saving_text(state)}  {right}"
        room = max(0, cells - width(inert(state.message)) - 3)
        keys = keys_fitted(right, room) if room >= _WORTH else ""
        return two_sided(f" {state.message}", keys, cells, *style)
    where = f" {_where(state)}"
    # What is not saved must not be the first to give way to the keys.
    room = cells - width(where) if state.saving.failure else cells
    return two_sided(where, keys_fitted(right, max(0, room - 1)), cells)


def _prompt_row(prompt: Prompt, cells: int) -> Row:
    room = max(1, cells - width(prompt.label) - 1)
    before = inert(prompt.text[: prompt.caret])
    hidden = 0
    while width(before[hidden:]) > room - 1:
        hidden += 1
    text = clipped(inert(prompt.text)[hidden:], room)
    if prompt.offered:
        blanks = " " * (room - width(text))
        return (run(prompt.label, Style.TITLE), run(text, Style.SELECTED), run(blanks))
    return (run(prompt.label, Style.TITLE), run(padded(text, room)))


def prompt_cursor(state: State) -> int:
    """The column of the caret."""
    prompt = state.prompt
    if prompt is None:
        return 0
    room = max(1, state.size.width - 2 - width(prompt.label))
    before = inert(prompt.text[: prompt.caret])
    return width(prompt.label) + min(width(before), room - 1)


def _where(state: State) -> str:
    reading = state.reading
    if state.screen is not Mode.READING or reading is None:
        return _indexing(state)
    percent = _percent(state, reading)
    parts = [f"{percent}%"]
    if reading.document.partial:
        return "  ".join((*parts, "reading the annotations"))
    counts = reading.document.graph.counts
    if counts.claims or counts.sources:
        parts += [
            _number(counts.claims, "claim"),
            f"{counts.unsourced} unsourced",
            _number(counts.sources, "source"),
        ]
    if reading.document.unsettled:
        parts = [parts[0], in_doubt(len(reading.document.unsettled)), *parts[1:2]]
    parts.insert(0 if state.saving.failure else len(parts), saving_text(state))
    return "  ".join(part for part in parts if part)


_BLANKS = 256
"""Bytes behind the last words, of line ends alone, that leave nothing to be read."""


def _percent(state: State, reading: Reading) -> int:
    """How far down the screen reaches; a hundred only where the last row is on it."""
    text = reading.document.text
    seen = visible(state, reading).end
    rest = text.size - seen
    if not rest or (rest <= _BLANKS and not text.read(seen, text.size).strip()):
        return 100
    return min(99, 100 * seen // text.size)


def _number(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


_MANY = 9
"""Steps that wait for the disk from which it is said how many there are."""


def saving_text(state: State) -> str:
    """Whether what was done is on the disk."""
    saving = state.saving
    if saving.failure:
        return f"NOT SAVED ({saving.waiting})"
    if saving.waiting > _MANY:
        return f"saving, {saving.waiting} left"
    if saving.waiting:
        return "saving"
    return "saved" if saving.ever else ""


def _indexing(state: State) -> str:
    if state.indexed is None or state.saving.failure or state.saving.waiting > _MANY:
        return saving_text(state)
    done, total = state.indexed
    return f"indexing {done}/{total}"
