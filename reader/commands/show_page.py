"""A document for the eye: wrapped rows with marks in the gutter, then what the marks mean."""

from collections.abc import Iterator

from annotations.model import CLAIM, SOURCE
from reader.attribute_words import texts_with_figure
from reader.commands.annotated_document import AnnotatedDocument, Placed
from reader.commands.annotation_data import quote_of
from reader.commands.attribution import ARROW, in_words, related
from reader.commands.common import shortened
from reader.early.file import OPENING
from reader.early.plain import NARROW_GUTTER, gutter_width, text_width, wrapped_at
from reader.layers import Interval, IntervalLayer, Style
from reader.lines import Lines, Stretch, decode
from reader.paging import Pager, ScreenRow
from reader.rows import Marks, Run, compose, gutter
from reader.terminal.inert import inert
from reader.terminal.output import Look, Part, Piece, say
from reader.wrapping import wrap

_STYLES = {CLAIM: Style.CLAIM, SOURCE: Style.SOURCE}
_LONGEST_QUOTE = 300


def show_page(shown: AnnotatedDocument, columns: int) -> None:
    """Write the document in `columns` cells, row by row, and the lists below it."""
    wrapped = wrapped_at(shown.document.read(0, OPENING).decode("utf-8", "replace"))
    # The gutter says more here than the text does: it never gives way altogether.
    margin = max(NARROW_GUTTER, gutter_width(columns, wrapped))
    pager = Pager(shown.document, min(text_width(columns, wrapped), max(1, columns - 1 - margin)))
    layer = IntervalLayer(_intervals(shown))
    labels = _labels(shown)
    lines = Lines(shown.document)
    start = 0
    while (stretch := lines.stretch(start)).next_start > start:
        if any(layer.over(start, stretch.next_start)) or b"\t" in stretch.data:
            for row in pager.rows_at(start):
                marks = gutter(_marks(row, layer, labels), margin)
                _say(marks, *map(_part, compose(row, [layer])))
        else:
            _say_unmarked(stretch, margin, pager.width)
        start = stretch.next_start
    for title, entries in _lists(shown).items():
        if entries:
            say("")
            _say(" " * margin, Piece(title, Look.STRONG))
        for label, paragraphs in entries:
            _say_entry(label, paragraphs, margin, pager.width)


def _say_unmarked(stretch: Stretch, margin: int, width: int) -> None:
    """A line that nobody annotated, as nearly all of a long document are: a third of the cost."""
    text = inert(decode(stretch.data)[0])
    blanks = " " * margin
    for row in wrap(text, width):
        say(f"{blanks}{text[row.start : row.text_end]}".rstrip(" "))


def _intervals(shown: AnnotatedDocument) -> Iterator[Interval]:
    byte_of = shown.document.offsets.byte_of
    for placed in shown.placed:
        for span in placed.spans if placed.stands else ():
            style = _STYLES.get(placed.annotation.tag or "", Style.NOTE)
            yield Interval(byte_of(span.start), byte_of(span.end), style, placed.annotation.id)


def _labels(shown: AnnotatedDocument) -> dict[str, str]:
    """The gutter's mark of each claim and source, by id."""
    graph = shown.graph
    claims = {claim.id: graph.label(claim.id) for claim in graph.claims}
    sources = {id_: f"S{x.number}" for x in graph.sources.values() for id_ in x.mentions}
    return claims | sources


def _marks(row: ScreenRow, layer: IntervalLayer, labels: dict[str, str]) -> Marks:
    here = list(layer.over(row.start, max(row.next_start, row.start + 1)))
    begun = [each for each in here if each.start >= row.start]
    goes_on = any(x.style is Style.CLAIM and x.start < row.start < x.end for x in here)
    return Marks(
        cursor="|" if goes_on else "",
        claims=tuple(labels[x.key] for x in begun if x.style is Style.CLAIM),
        sources=tuple(labels.get(x.key, "S") for x in begun if x.style is Style.SOURCE),
    )


def _part(run: Run) -> Part:
    if Style.SOURCE in run.styles:
        return Piece(run.text, Look.SOURCE if Style.CLAIM in run.styles else Look.STRONG)
    return Piece(run.text, Look.CLAIM) if run.styles else run.text


Entry = tuple[str, list[str]]
"""A label for the gutter and the paragraphs beside it."""


def _lists(shown: AnnotatedDocument) -> dict[str, list[Entry]]:
    graph, placed = shown.graph, shown.placed
    standing = [x for x in placed if _has_place(x)]
    return {
        "Claims": [_claim(shown, x) for x in standing if x.annotation.tag == CLAIM],
        "Sources": [
            (f"S{x.number}", [f"{x.name}{_lines_of(shown, x.mentions)}"])
            for x in graph.sources.values()
        ],
        "Notes and other tags": [_other(x) for x in standing if _is_other(x)],
        "Without a place": [_lost(x) for x in placed if not _has_place(x)],
    }


def _has_place(placed: Placed) -> bool:
    return placed.stands or placed.state == "document"


def _claim(shown: AnnotatedDocument, placed: Placed) -> Entry:
    graph, claim = shown.graph, placed.annotation
    chains = [in_words(graph, chain, numbered=True) for chain in graph.chains(claim.id)]
    said = [f"{ARROW.lstrip()}{chain}" for chain in chains] or ["unsourced"]
    return graph.label(claim.id), [
        _quoted(placed),
        *said,
        *_attributes(placed),
        *related(graph, claim),
        *_note(placed),
    ]


def _attributes(placed: Placed) -> list[str]:
    """Topic, figure and all else that its tag says further, in one line."""
    body = placed.annotation.tag_body
    texts = texts_with_figure(body) if body else []
    return [", ".join(texts)] if texts else []


def _lines_of(shown: AnnotatedDocument, mentions: tuple[str, ...]) -> str:
    lines = {x.annotation.id: x.line for x in shown.placed if x.line}
    numbers = sorted({lines[id_] for id_ in mentions if id_ in lines})
    if not numbers:
        return ", named nowhere in the text"
    return f", line {', '.join(map(str, numbers))}"


def _is_other(placed: Placed) -> bool:
    annotation = placed.annotation
    return annotation.tag not in (CLAIM, SOURCE) or (
        annotation.tag == SOURCE and annotation.note is not None
    )


def _other(placed: Placed) -> Entry:
    tag = placed.annotation.tag
    words = f"{tag}: {_quoted(placed)}" if tag else _quoted(placed)
    return "", [words, *_attributes(placed), *_note(placed)]


def _lost(placed: Placed) -> Entry:
    tag = placed.annotation.tag or "note"
    return "", [f"{placed.state}: {tag} {_quoted(placed)}", *_note(placed)]


def _quoted(placed: Placed) -> str:
    words = " ".join(quote_of(placed.annotation).split())
    if not words:
        return "the whole document"
    line = f"line {placed.line}: " if placed.line else ""
    return f"{line}“{shortened(words, _LONGEST_QUOTE)}”"


def _note(placed: Placed) -> list[str]:
    annotation = placed.annotation
    note = annotation.note
    return [f"{annotation.creator} notes: {' '.join(note.split())}"] if note else []


def _say_entry(label: str, paragraphs: list[str], margin: int, width: int) -> None:
    mark = f" {label}" if margin > len(label) + 1 else ""
    for paragraph in paragraphs:
        for row in wrap(paragraph, width):
            _say(f"{mark:{margin}}", paragraph[row.start : row.text_end])
            mark = ""


def _say(*parts: Part) -> None:
    """A line without blanks at its end."""
    last = len(parts)
    while last and isinstance(parts[last - 1], str) and not str(parts[last - 1]).strip(" "):
        last -= 1
    kept = list(parts[:last])
    if kept and isinstance(kept[-1], str):
        kept[-1] = kept[-1].rstrip(" ")
    say(*kept)
