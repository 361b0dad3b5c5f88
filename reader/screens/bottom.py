"""The two bottom rows: what is at the cursor or may be linked, and what keys do now."""

from reader.actions import Action, Mode, by_name, in_mode, shown
from reader.attribute_words import attribute_texts
from reader.availability import why_not
from reader.compared import Comparing
from reader.figure_words import figure_text, signed
from reader.layers import Style
from reader.modes.comparing import selected_entry
from reader.modes.doubts import settled
from reader.modes.focus import focused
from reader.modes.picking import PICKERS
from reader.modes.prompting import known_names, options
from reader.modes.view import visible
from reader.opened import Landing, OpenDocument
from reader.prompt import Prompt, PromptKind
from reader.rows import Run
from reader.screens.described import conflict_text, describe, relations
from reader.screens.doubt import in_doubt, settling_row
from reader.screens.frame import Row, clipped, fitted, padded, run, two_sided, width
from reader.screens.matrix import disagreement_text
from reader.state import Pending, Reading, Selection, State
from reader.terminal.inert import inert

_OWN = " 0 own"
_NAME = 20
_FIGURE = 32
"""Cells of a figure with its topic among the keys."""
_WORTH = 12
"""Cells of a name where letters and numbers are offered."""

# ---- the detail row ------------------------------------------------------------------------


def detail_row(state: State) -> Row:
    """The upper one: candidates while pending, options of a prompt, else what is at the cursor."""
    cells = state.size.width - 1
    if state.prompt is not None:
        return fitted(_options(state, state.prompt, cells), cells)
    reading = state.reading
    if state.screen is Mode.MATRIX:
        return fitted((run(f" {_compared(state.comparing)}"),), cells)
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
        return fitted(_pending(reading, reading.pending, cells), cells)
    return fitted(_at_cursor(state, reading), cells)


_LEGEND = "= exactly  ~ about  >= at least  <~ nearly  > more than   ! cannot both hold"


def _compared(comparing: Comparing) -> str:
    """What the selected claim conflicts with; else what the signs mean."""
    entry = selected_entry(comparing)
    return (disagreement_text(comparing, entry) if entry else "") or _LEGEND


def _options(state: State, prompt: Prompt, cells: int) -> Row:
    """What can be chosen, the chosen one in sight; a message where there is nothing."""
    names = options(state)
    if prompt.kind in PICKERS:
        return (run(f" {state.message}"),)
    if not names:
        nothing = "no such action here" if prompt.kind is PromptKind.PALETTE else state.message
        return (run(f" {nothing}"),)
    if prompt.kind is PromptKind.PALETTE:
        names = tuple(by_name(name).short for name in names)
    elif names[-1] == " ".join(prompt.text.split()) and names[-1] not in known_names(state):
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


def _pending(reading: Reading, pending: Pending, cells: int) -> Row:
    document, graph = reading.document, reading.document.graph
    if pending.claim and pending.linked and not pending.tail:
        return (run(f" {graph.label(pending.claim)} <- the document's own voice"),)
    parts: list[Run] = [run(" which is a source? ")]
    if pending.claim:
        parts = [run(f" {graph.label(pending.claim)} <- {_asked(document, pending)} ")]
    end = "" if not pending.claim or pending.linked else _OWN
    shown_numbers = set()
    offered: list[list[Run]] = []
    for candidate, letter in zip(pending.candidates, pending.letters, strict=True):
        number = graph.source_number(candidate.entity)
        shown_numbers.add(number)
        if letter:
            said = f"{candidate.mention}=" if candidate.resolved_from is not None else ""
            name = clipped(inert(f"{said}{_numbered(number, candidate.entity)}"), _NAME)
            offered.append([run(" "), run(letter, Style.HINT), run(f" {name} ")])
    for known in sorted(graph.sources.values(), key=lambda each: each.number):
        if known.number not in shown_numbers and known.number < 10 and pending.claim:
            offered.append([run(f" {clipped(inert(_numbered(known.number, known.name)), _NAME)} ")])
    return (*_as_many_as_fit(parts, offered, cells - width(end)), run(end))


def _as_many_as_fit(parts: list[Run], offered: list[list[Run]], cells: int) -> Row:
    """The row with as many offers as it has room for, the last one cut; no letter stands alone."""
    used = sum(width(part.text) for part in parts)
    for offer in offered:
        if cells - used < _LEAST_OFFER:
            break
        parts += offer
        used += sum(width(part.text) for part in offer)
    return fitted(parts, cells)


_LEAST_OFFER = 8
"""Cells in which the beginning of a name says more than nothing."""


def figure_said(document: OpenDocument, claim: str, *, short: bool = False) -> str:
    """A claim's topic and figure, with a question mark while nobody confirmed them.

    short: with signs for words, and without the day.
    """
    annotation = document.annotations.annotations.get(claim)
    body = annotation.tag_body if annotation else None
    if body is None or (body.figure is None and body.topic is None):
        return ""
    figure = signed(body.figure) if short else figure_text(body.figure)
    parts = (body.topic or "", figure)
    return ": ".join(part for part in parts if part) + ("?" if body.suggested else "")


def _asked(document: OpenDocument, pending: Pending) -> str:
    """The chain so far, and what the next letter answers."""
    if pending.linked:
        return f"{_short_chain(document, pending.claim)} <- through whom?"
    if document.graph.own_voice(pending.claim):
        return "own voice, or who?"
    if document.graph.is_unsourced(pending.claim):
        return "who?"
    return f"{_short_chain(document, pending.claim)}, or who?"


def _numbered(number: int | None, name: str) -> str:
    return f"{number} {name}" if number else name


def _short_chain(document: OpenDocument, claim: str) -> str:
    """The chain of a claim by numbers, the last source by name: that one is asked about."""
    ends = next(iter(document.graph.chains(claim)), ())
    sources = [document.graph.source_of(end) for end in ends]
    numbers = [str(source.number) if source else "?" for source in sources[:-1]]
    last = sources[-1] if sources else None
    name = clipped(inert(_numbered(last.number, last.name)), _NAME) if last else "?"
    return " <- ".join((*numbers, name))


def _selected(reading: Reading, selection: Selection, cells: int) -> Row:
    """Which end moves, and the words that are selected."""
    end = "start" if selection.head <= selection.anchor else "end"
    words = " … ".join(reading.document.words(span) for span in selection.spans)
    text = inert(" ".join(words.split()))
    left = f" the {end} moves:  “"
    room = max(0, cells - width(left) - 1)
    if width(text) > room:
        half = max(1, (room - 1) // 2)
        text = f"{clipped(text, half)}{text[-half:]}" if end == "end" else clipped(text, room)
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
_FOOTERS: dict[Mode, tuple[str, ...]] = {
    Mode.READING: ("claim", "source", "find", "help"),
    Mode.PENDING: (
        "accept",
        "figure_reading",
        "next_cut",
        "name_source",
        "source_by_hand",
        "undo",
        "help",
    ),
    Mode.SETTLING: ("confirm_place", "next_place", "place_by_hand", "delete", "next_match", "help"),
    Mode.ATTRIBUTES: ("close_attributes", "undo", "help"),
    Mode.SELECTING: ("other_end", "word_right", "word_left", "next_cut", "claim", "source", "keep"),
    Mode.LIBRARY: ("open", "find", "annotator", "help", "back"),
    Mode.FINDING: ("open", "mark_hit", "mark_all", "tag_hits", "claim_hits", "back", "help"),
    Mode.REPRINTS: ("open", "apply_to_reprints", "undo", "back", "help"),
    Mode.LISTING: ("open", "delete", "only_to_do", "undo", "back", "help"),
    Mode.MATRIX: ("open", "turn_matrix", "next_topic", "back", "help"),
    Mode.CODEBOOK: (
        *("add_tag", "rename_tag", "merge_tag", "retire_tag", "guideline", "undo", "back", "help"),
    ),
    Mode.HELP: ("page_down", "palette", "back"),
}


def status_row(state: State) -> Row:
    """The lower one: a prompt, a message, or where we are and what keys do."""
    cells = state.size.width - 1
    if state.prompt is not None:
        return _prompt_row(state.prompt, cells)
    right = footer(state)
    if not state.message and state.mode in _ASKING:
        return (run(clipped(f" {right}", cells)),)
    if state.message:
        style = (Style.PROBLEM,) if state.message.startswith("NOT SAVED") else ()
        room = max(0, cells - width(inert(state.message)) - 3)
        keys = clipped(right, room) if room >= _WORTH else ""
        return two_sided(f" {state.message}", keys, cells, *style)
    where = f" {_where(state)}"
    # What is not saved must not be the first to give way to the keys.
    keys = clipped(right, max(0, cells - width(where) - 1)) if state.saving.failure else right
    return two_sided(where, keys, cells)


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


def footer(state: State) -> str:
    """What the most useful keys of the mode do now; disabled ones are left out."""
    pending = state.reading.pending if state.reading else None
    if state.mode is Mode.PENDING and pending is not None and not pending.claim:
        return "a letter tags that name a source   any other key goes on   ?"
    names = _FOOTERS.get(state.mode, ())
    actions = {action.name: action for action in in_mode(state.mode)}
    parts = []
    for name in names:
        action = actions.get(name) or by_name(name)
        key = action.keys[0]
        if why_not(state, action, key) is None:
            parts.append(f"{shown(key)} {_said(state, action)}" if name != "help" else "?")
    if state.mode is Mode.PENDING and (not parts or not parts[0].startswith("Enter")):
        parts.insert(0, "l next sentence")
    return "  ".join(parts)


def _said(state: State, action: Action) -> str:
    if action.name == "accept":
        return _accept_text(state)
    if action.name == "figure_reading" and state.reading and state.reading.pending:
        said = figure_said(state.reading.document, state.reading.pending.claim, short=True)
        return clipped(inert(said), _FIGURE) or "no figure"
    if action.name == "back" and len(state.screens) == 1:
        return "leave"
    return action.short


def _accept_text(state: State) -> str:
    pending = state.reading.pending if state.reading else None
    if pending is None or not (pending.proposed or pending.propose_own):
        return "next"
    chain = ["0"] if pending.propose_own else []
    chain += [pending.letters[i] or pending.candidates[i].entity for i in pending.proposed]
    return f"{'<-'.join(chain)}, next"


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


def saving_text(state: State) -> str:
    """Whether what was done is on the disk."""
    saving = state.saving
    if saving.failure:
        return f"NOT SAVED ({saving.waiting})"
    if saving.waiting:
        return "saving"
    return "saved" if saving.ever else ""


def _indexing(state: State) -> str:
    if state.indexed is None or state.saving.failure:
        return saving_text(state)
    done, total = state.indexed
    return f"indexing {done}/{total}"
