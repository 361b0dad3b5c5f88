"""The claims matrix: one topic by time said with a plot, or topics by documents and sources."""

from collections.abc import Sequence

from annotations.entries import Conflict, Entry, standing
from annotations.matrix import Matrix
from annotations.topics import topic_key
from annotations.units import same_unit
from reader.compared import COLUMNS, Comparing, View
from reader.figure_words import amount_of, day_of, sign_of, unit_of
from reader.layers import Style
from reader.plot import PlotLine, plots
from reader.screens.frame import Frame, Row, clipped, fitted, padded, run
from reader.screens.frame import width as cells_of
from reader.screens.heads import Known, document_heads, known_documents, last_part, named_heads
from reader.state import State
from reader.terminal.inert import inert

MARKS = {Conflict.CANNOT_BOTH_HOLD: "!", Conflict.UPDATE: "^", Conflict.DIFFERS: "~"}
_SAID = 14
_VALUE = 10
_WIDEST_VALUE = 24
_FEWEST_LINES = 5
_FEWEST_WORDS = 14
_QUOTATION = '“”«»„"'
_NUMBER = 5
_NAMED = 26
"""Cells for the document of a claim: its number; where there is room, what it is known by, too."""
_ROOMY = 110
"""Cells from which there is room for that."""


def matrix_frame(state: State) -> Frame:
    """Title, heading, lines; below them a plot where there is room."""
    comparing = state.comparing
    if comparing.matrix is None:
        return Frame(((run(" comparing the claims of the corpus …"),),), (0, 0))
    if not comparing.topics:
        return Frame(_nothing(), (0, 0))
    if comparing.view is View.TOPIC:
        return _topic_frame(state, comparing, comparing.matrix)
    return _grid_frame(state, comparing, comparing.matrix)


def _nothing() -> tuple[Row, ...]:
    return (
        (run(" no claim has a topic yet", Style.TITLE),),
        (run(""),),
        (run("   c on a sentence with a figure proposes one; P on a claim types one"),),
    )


def _topic_frame(state: State, comparing: Comparing, matrix: Matrix) -> Frame:
    cells, entries = state.size.width - 1, comparing.entries
    among = {entry.document for entry in entries}
    documents = known_documents(state.library, among)
    title = f" {comparing.topic.upper()}   {_count(len(entries), 'claim')} in "
    title += _count(len(among), "document")
    sources = len(matrix.sources(entries))
    title += f", from {_count(sources, 'source')}" if sources else ""
    rows: list[Row] = [
        (run(clipped(inert(title), cells), Style.TITLE),),
        (
            run(
                clipped(_heading(entries, cells), cells),
                Style.DIM,
            ),
        ),
    ]
    room = max(1, state.rows - 1)
    selected = min(comparing.listed.selected, max(0, len(entries) - 1))
    plot = _plot_of(entries, selected, cells, room)
    lines = _lines_beside(plot, len(entries), room)
    top = max(0, min(selected - lines + 1, len(entries) - lines)) if selected >= lines else 0
    listed = entries[top : top + lines]
    if len(listed) < len(entries):
        which = f" {top + 1} to {top + lines}"
        heading = f"{padded(rows[1][0].text, cells - len(which))}{which}"
        rows[1] = (run(clipped(heading, cells), Style.DIM),)
    for place, entry in enumerate(listed, top):
        known = documents.get(entry.document)
        chosen = place == selected
        wide = _words(entries, cells), _value_width(entries, cells)
        rows.append(_entry_row(matrix, entry, known, chosen, cells, wide))
    drawn = [line for line in plot if not line.id or line.id in {entry.id for entry in listed}]
    if drawn and room - len(listed) > len(drawn):
        rows.append((run(""),))
        rows += [_plot_row(line, entries[selected].id, cells) for line in drawn]
    return Frame(tuple(rows), (0, selected - top + 2))


def _plot_of(entries: Sequence[Entry], selected: int, cells: int, room: int) -> list[PlotLine]:
    """The plots of all scales; only that of the selected claim where there is no room for all."""
    found = plots(entries, cells - 3)
    every = [line for lines in found for line in lines]
    if len(found) < 2 or len(entries) + 1 + len(every) <= room:
        return every
    chosen = entries[selected].id
    return next((lines for lines in found if chosen in {line.id for line in lines}), found[0])


def _lines_beside(plot: Sequence[PlotLine], count: int, room: int) -> int:
    """How many of `count` claims are listed in `room` rows: those that are have a line each in the
    plot below, too, where there is room for some of both.
    """
    if not plot or room < 2 * _FEWEST_LINES + 2:
        return min(count, room)
    whole = count + 1 + len(plot)
    further = sum(not line.id for line in plot)
    return count if whole <= room else max(_FEWEST_LINES, min(count, (room - 1 - further) // 2))


def _plot_row(line: PlotLine, selected: str, cells: int) -> Row:
    sign = ">" if line.id == selected else " "
    return (run(clipped(f" {sign} {line.text}", cells), Style.DIM),)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _words(entries: Sequence[Entry], cells: int) -> int:
    """Cells for the words of claims on a topic on which none has a figure; else 0."""
    return 0 if any(entry.figure for entry in entries) else max(12, (cells - 3 - _SAID - 5) // 2)


def _heading(entries: Sequence[Entry], cells: int) -> str:
    who = "who says it <- through whom"
    document = f"{'doc':<{_document_width(cells)}}"
    if words := _words(entries, cells):
        return f"   {'said':<{_SAID}}{document}{'what':<{words}} {who}"
    return f"   {'said':<{_SAID}}{'value':<{_value_width(entries, cells)}}{document}{who}"


def _document_width(cells: int) -> int:
    return _NAMED if cells >= _ROOMY else _NUMBER


def _document(known: Known | None, cells: int) -> str:
    """What a claim's document is known by: its number, and its name where there is room."""
    width = _document_width(cells)
    name = f" {known.name}" if known and width > _NUMBER else ""
    return padded(clipped(inert(f"{known.number}{name}" if known else "-"), width - 1), width)


def _entry_row(
    matrix: Matrix,
    entry: Entry,
    known: Known | None,
    selected: bool,
    cells: int,
    wide: tuple[int, int],
) -> Row:
    words, width = wide
    worst = matrix.worst(entry)
    again = "=" if matrix.repeats(entry) else " "
    sign = f"{'>' if selected else ' '}{MARKS[worst] if worst else ' '}{again}"
    who = "; ".join(" <- ".join(chain) for chain in entry.chains) or "unsourced"
    # A claim that is quoted whole brings marks of its own.
    said_as = " ".join(entry.quote.split()).strip(_QUOTATION)
    quote = f"“{said_as}”"
    mark = "?" if entry.suggested else ""
    place = _document(known, cells)
    if words:
        # The values of such a topic are the words.
        said = padded(clipped(inert(quote), words), words)
        text = f"{sign}{day_of(entry):<{_SAID}}{place}{said} {who}"
    else:
        value = padded(clipped(inert(counted_of(entry)), width - 1 - len(mark)) + mark, width)
        text = f"{sign}{day_of(entry):<{_SAID}}{value}{place}{who}"
        # The words begin where something of them can be read.
        text += f"  {quote}" if cells_of(inert(text)) + _FEWEST_WORDS < cells else ""
    styles = (Style.SELECTED,) if selected else ()
    return fitted((run(inert(text), *styles),), cells)


def value_of(entry: Entry) -> str:
    """A claim's number with its sign; "" where it has none."""
    if entry.figure is None:
        return ""
    return f"{sign_of(entry.figure)} {amount_of(entry.figure)}"


def counted_of(entry: Entry) -> str:
    """A claim's number with its sign and unit: ``= 9 suspects``."""
    unit = unit_of(entry.figure) if entry.figure else ""
    return f"{value_of(entry)} {unit}".strip()


def _told_apart(entry: Entry, other: Entry) -> str:
    """The number of another claim, with its unit where it counts something else."""
    if entry.figure is None or other.figure is None or same_unit(entry.figure, other.figure):
        return value_of(other)
    return counted_of(other)


def _value_width(entries: Sequence[Entry], cells: int) -> int:
    """Cells for the values: as wide as the widest, at most a third of the screen."""
    widest = max((len(counted_of(entry)) + entry.suggested + 1 for entry in entries), default=0)
    return max(_VALUE, min(widest, _WIDEST_VALUE, cells // 3))


def standing_text(state: State, entry: Entry) -> str:
    """How a claim stands to others, in words: ``! cannot both hold with "= 41" (Ilo Varr)``."""
    comparing = state.comparing
    if comparing.matrix is None:
        return ""
    parts: dict[str, None] = {}
    if first := comparing.matrix.repeats(entry):
        known = known_documents(state.library, {first.document}).get(first.document)
        name = known.in_words if known else last_part(first.document)
        parts[f"= reprint of {inert(name)}, counts once"] = None
    for other, kind in comparing.matrix.conflicts_of(entry):
        value = inert(_told_apart(entry, other)) or " ".join(other.quote.split())[:30]
        day = f" of {other.said[5:]}" if other.said else ""
        parts.setdefault(f"{MARKS[kind]} {standing(entry, other, kind)} “{value}”{day}", None)
    return "; ".join(parts)


# ---- topics × columns ----------------------------------------------------------------------


def _grid_frame(state: State, comparing: Comparing, matrix: Matrix) -> Frame:
    cells = state.size.width - 1
    names, grid = matrix.grid(COLUMNS[comparing.view])
    width, fit, column = comparing.room(cells)
    first = max(0, min(comparing.first, len(names) - fit))
    shown = names[first : first + fit]
    title = f" topics × {COLUMNS[comparing.view]}"
    if len(names) > fit:
        title += f", {first + 1} to {first + fit} of {len(names)}"
    if comparing.disputed:
        title += ", most disputed first"
    known = known_documents(state.library, set(shown))
    of_documents = comparing.view is View.DOCUMENTS
    heads = (document_heads if of_documents else named_heads)(shown, known, column)
    rows: list[Row] = [(run(clipped(inert(title), cells), Style.TITLE),)]
    rows += [(run(clipped(f"  {'':<{width}}{head}", cells), Style.DIM),) for head in heads]
    room = max(1, state.rows - len(heads))
    selected = min(comparing.listed.selected, len(comparing.topics) - 1)
    top = max(0, selected - room + 1)
    for place, topic in enumerate(comparing.topics[top : top + room], top):
        found = [_cell(matrix, grid.get((topic_key(topic), name), ()), column) for name in shown]
        sign = ">" if place == selected else " "
        text = f"{sign} {padded(inert(topic), width)}" + "".join(
            padded(cell, column) for cell in found
        )
        styles = (Style.SELECTED,) if place == selected else ()
        rows.append(fitted((run(text, *styles),), cells))
    return Frame(tuple(rows), (0, selected - top + 1 + len(heads)))


def _cell(matrix: Matrix, entries: Sequence[Entry], column: int) -> str:
    if not entries:
        return "-"
    parts = []
    for entry in entries:
        worst = matrix.worst(entry)
        value = value_of(entry).replace(" ", "") or inert(" ".join(entry.quote.split()))
        parts.append(f"{MARKS[worst] if worst and not entry.figure else ''}{value}")
        parts[-1] += MARKS[worst] if worst and entry.figure else ""
    return clipped(",".join(dict.fromkeys(parts)), column - 1)
