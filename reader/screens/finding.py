"""What a corpus search found: documents, each with its passages in context."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from reader.found import Finding, Passage, ShownHit
from reader.layers import Style
from reader.screens.frame import Frame, Row, clipped, fitted, padded, run, width
from reader.state import State
from reader.terminal.inert import inert

KEYWORD_COLUMN = 30
"""The cell at which the words that answer begin, where the screen is wide enough."""


def finding_frame(state: State) -> Frame:
    """The question and how much answers, then documents and passages."""
    cells = state.size.width - 1
    lines = _lines(state)
    selected = _selected_line(state, lines)
    room = max(1, state.rows - 1)
    top = _top(selected, len(lines), room)
    shown = [fitted(_row(state, line), cells) for line in lines[top : top + room]]
    heading = Style.SOURCE if _offers(state) else Style.DIM
    rows = [_question(state), (run(clipped(_heading(state), cells), heading),), *shown]
    if not lines and state.finding.error:
        rows += [
            (run(clipped(inert(f"   {line}"), cells), Style.PROBLEM),)
            for line in state.finding.error.splitlines()
        ]
    elif not lines and state.finding.query.strip() and not state.finding.waiting:
        rows.append((run(clipped(f"   {_nothing(state.finding)}", cells)),))
    return Frame(tuple(rows), (0, selected - top + 2 if lines else 1))


def _nothing(finding: Finding) -> str:
    """That nothing was found, and what to try; or that there is more to be typed before that."""
    from corpus.query import Field  # noqa: PLC0415 - see `loading`

    if finding.begun == "…":
        return "no whole query yet"
    if any(f"{field}:" in finding.query for field in Field if field.of_annotations):
        return "nothing found; no annotation here that is all of this"
    return "nothing found; shorter words, word* or word~ find more"


def _question(state: State) -> Row:
    finding = state.finding
    cells = state.size.width - 1
    right = f"by {finding.sort}"
    if finding.documents:
        right = f"{_how_much(finding)}   {right}"
    left = padded(inert(f" find: {finding.query}{finding.begun}"), max(0, cells - width(right) - 1))
    return (run(left, Style.TITLE), run(f" {right}", Style.DIM))


def _how_much(finding: Finding) -> str:
    if not finding.whole:
        return f"{finding.total} documents"
    documents = len(finding.documents)
    in_documents = f"{documents} document{'' if documents == 1 else 's'}"
    hits = sum(document.hits for document in finding.documents)
    if finding.total > documents:
        if finding.hits:
            return f"{finding.hits} in {finding.total} documents, {documents} shown"
        in_documents = f"the best {documents} of {finding.total} documents"
    # Where titles or dates alone answer, there is no hit in a text.
    return f"{hits} in {in_documents}" if hits else in_documents


def _offers(state: State) -> bool:
    """Whether the second row offers what was probably meant."""
    return bool(state.finding.suggestion) and state.indexed is None and not state.finding.waiting


def _heading(state: State) -> str:
    if state.indexed is not None:
        done, total = state.indexed
        return f"   hit  date          {done}/{total} indexed so far"
    if state.finding.waiting:
        return "   hit  date          looking"
    if _offers(state):
        return f"   d  did you mean  {inert(state.finding.suggestion)}"
    if not state.finding.complete:
        return "   hit  date          changes are looked for; more may come"
    if state.finding.unread:
        return f"   hit  date          without {_unread(state.finding.unread)}"
    return "   hit  date"


def _unread(faults: Sequence[str]) -> str:
    if len(faults) == 1:
        return f"a sidecar that cannot be read: {inert(faults[0])}"
    return f"{len(faults)} sidecars that cannot be read; see `gloss check`"


class _Line(NamedTuple):
    """A line of the list: a document, one passage of it, or that it has more.

    number: of the passage among all; more: how many there are that no line stands for.
    """

    document: ShownHit
    passage: int = -1
    number: int = -1
    more: int = 0


def _lines(state: State) -> list[_Line]:
    """The lines of the list; what stands in them is made for those in sight alone."""
    lines: list[_Line] = []
    shown = state.finding.unfolded(state.finding_list.selected)
    first = at = 0
    for document in state.finding.documents:
        behind = bisect_left(shown, first + len(document.passages), at)
        lines.append(_Line(document))
        lines += [_Line(document, number - first, number) for number in shown[at:behind]]
        if more := document.lines - (behind - at):
            lines.append(_Line(document, more=more))
        first, at = first + len(document.passages), behind
    return lines


def _selected_line(state: State, lines: Sequence[_Line]) -> int:
    selected = state.finding_list.selected
    return next((at for at, line in enumerate(lines) if line.number == selected), 0)


def _top(selected: int, count: int, room: int) -> int:
    """The line on top: the first one as long as the selected one is in sight below it."""
    return 0 if selected < room else max(0, min(selected - 1, max(0, count - room)))


def _row(state: State, line: _Line) -> Row:
    document, index, number, more = line
    if more:
        return (run(f"        {_more(state.finding, document, more)}", Style.DIM),)
    if index < 0:
        return _document_row(document)
    marked = "*" if number in state.finding.marked else ""
    label = f"{index + 1}/{document.lines}{marked}"
    selected = number == state.finding_list.selected
    return _passage_row(state, document.passages[index], label, selected)


def _more(finding: Finding, document: ShownHit, more: int) -> str:
    """That a document has more hits, and the key that leads to them."""
    if document.lines - more >= len(document.passages):  # none of them is at hand
        how = "* lists all" if finding.entered else "Enter or Esc, then n shows them"
    else:
        how = "n from the last one shows them"
    return f"… {more} more: {how}"


def _document_row(document: ShownHit) -> Row:
    date = (document.date or "n.d.") + ("d" if document.date_detected else "")
    where = f"[{document.bar}] " if document.bar and document.hits > 1 else ""
    title = run(document.title or document.name, Style.SOURCE)
    return (run(f"        {date:<12} "), run(where, Style.DIM), title)


def _passage_row(state: State, passage: Passage, label: str, selected: bool) -> Row:
    """A passage in its context; a `*` behind its number says that it is marked."""
    sign = ">" if selected else " "
    label = f"{sign}{label} ".ljust(8)
    cells = state.size.width - 1
    column = KEYWORD_COLUMN if cells >= 2 * KEYWORD_COLUMN else 14
    if not passage.span.length:
        # What answers is no passage of the text: its title, its date, its path.
        return (run(f"{label}(the document, by what is known of it)", *_selected(selected)),)
    room = max(1, column - len(label))
    before = _last_cells(inert(passage.before), room - 1)
    text = f"[{inert(passage.text)}]"
    styles = _selected(selected)
    return (
        run(f"{label}{' ' * (room - 1 - width(before))}{before}", *styles),
        run(text, *styles, Style.HIT),
        run(inert(passage.after), *styles),
    )


def _selected(selected: bool) -> tuple[Style, ...]:
    return (Style.SELECTED,) if selected else ()


def _last_cells(text: str, cells: int) -> str:
    while width(text) > cells:
        text = text[1:]
    return text


def passage_on_row(state: State, row: int) -> int | None:
    """Which passage stands on a row of the screen, for the mouse."""
    lines = _lines(state)
    top = _top(_selected_line(state, lines), len(lines), max(1, state.rows - 1))
    at = row - 2 + top
    return lines[at].number if 0 <= at < len(lines) and lines[at].number >= 0 else None
