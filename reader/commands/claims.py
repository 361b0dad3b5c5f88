"""``gloss claims``: who claims what on whose word, and what cannot both hold."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from annotations.entries import Entry, standing
from annotations.matrix import Columns, Matrix
from annotations.topics import Topic, topic_key
from corpus.comparison import compared
from corpus.metadata import Metadata
from reader.commands.annotation_data import figure_of
from reader.commands.common import (
    FOUND,
    NOTHING,
    Asked,
    corpus_argument,
    counted,
    pass_asked,
    shared_options,
    shortened,
    tell_of_unread,
    warn,
)
from reader.commands.markdown import in_markdown
from reader.figure_words import amount_of, day_of, sign_of
from reader.plot import plot_lines
from reader.terminal.output import record, say

_FIELDS = (
    *("topic", "said", "amount", "qualifier", "unit", "path", "outlet", "who"),
    *("conflicts", "quote", "id"),
)
_BY = {"documents": Columns.DOCUMENTS, "outlets": Columns.OUTLETS, "sources": Columns.SOURCES}


@click.command("claims")
@corpus_argument
@click.option("--topic", help="Only claims on that topic.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "md"]),
    default="table",
    help="How to write them (default: table).",
)
@click.option(
    "--by",
    type=click.Choice(list(_BY)),
    help="With table or md: topics × documents, outlets or ultimate sources.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@shared_options
@pass_asked
def command(
    asked: Asked, corpus: Path, topic: str | None, form: str, by: str | None, *, as_json: bool
) -> int:
    """Compare what the documents of CORPUS claim.

    The claims on each topic in the order in which they were said, with who says them and through
    whom; ! cannot both hold, ^ may be a later update, ~ differs, = reprints one said before, on
    its day where the document has none (n.d. =01-05). With --json one object a claim, also those
    without a topic: topic event aspect path id start end quote figure said first_said (the day of
    what it reprints) not_before chains ultimate outlet annotator suggested conflicts support
    reprints (ids of claims of the same reprinted passage, which support once). Ends with 1 where
    there are none.
    """
    with asked.corpus(corpus) as opened:
        matrix = compared(opened, asked.who().name, warn)
        known = opened.known_metadata() if by else {}
        tell_of_unread(opened.unread())
    entries = [e for e in matrix.entries if topic is None or _is_about(e, topic)]
    if as_json or form == "json":
        for entry in entries:
            record(_data(matrix, entry))
    elif form == "csv":
        _say_csv(matrix, entries)
    elif by is not None:
        _say_grid(matrix, _BY[by], entries, known, markdown=form == "md")
    else:
        _say_topics(matrix, entries, markdown=form == "md")
    return FOUND if entries else NOTHING


def _is_about(entry: Entry, topic: str) -> bool:
    return entry.topic is not None and topic_key(entry.topic) == topic_key(topic)


def _data(matrix: Matrix, entry: Entry) -> dict[str, Any]:
    topic = Topic.of(entry.topic) if entry.topic else None
    return {
        "topic": entry.topic,
        "event": topic.event or None if topic else None,
        "aspect": topic.aspect if topic else None,
        "path": entry.document,
        "id": entry.id,
        "start": entry.start,
        "end": entry.end,
        "quote": entry.quote,
        "figure": figure_of(entry.figure) if entry.figure else None,
        "said": entry.said or None,
        "first_said": entry.first_said or None,
        "not_before": entry.not_before or None,
        "chains": [list(chain) for chain in entry.chains],
        "ultimate": list(entry.ultimate),
        "outlet": entry.outlet or None,
        "annotator": entry.annotator,
        "suggested": entry.suggested,
        "conflicts": [
            {"kind": kind.value, "with": other.id} for other, kind in matrix.conflicts_of(entry)
        ],
        "support": list(matrix.support(entry)),
        "reprints": [other.id for other in matrix.reprints_of(entry)],
    }


# ---- in words ------------------------------------------------------------------------------


def _value(entry: Entry) -> str:
    if entry.figure is None:
        return ""
    return f"{sign_of(entry.figure)} {amount_of(entry.figure)}"


def _words(entry: Entry) -> str:
    return f"“{shortened(' '.join(entry.quote.split()), 24)}”"


def _who(entry: Entry) -> str:
    return "; ".join(" <- ".join(chain) for chain in entry.chains) or "unsourced"


def _conflicts(matrix: Matrix, entry: Entry) -> str:
    first = matrix.repeats(entry)
    reprint = [f"reprint of {first.document}, counts once"] if first else []
    conflicts = (
        f"{standing(entry, other, kind)} {_value(other) or shortened(other.quote, 30)}"
        f" ({other.document})"
        for other, kind in matrix.conflicts_of(entry)
    )
    return "; ".join([*reprint, *conflicts])


def _mark(matrix: Matrix, entry: Entry) -> str:
    return {"cannot both hold": "!", "may be a later update": "^", "differs": "~"}.get(
        matrix.worst(entry) or "", " "
    ) + ("=" if matrix.repeats(entry) else " ")


def _row(matrix: Matrix, entry: Entry) -> dict[str, str]:
    return {
        "topic": entry.topic or "",
        "said": day_of(entry),
        "amount": entry.figure.amount if entry.figure else "",
        "qualifier": (entry.figure.qualifier or "") if entry.figure else "",
        "unit": (entry.figure.unit or "") if entry.figure else "",
        "path": entry.document,
        "outlet": entry.outlet,
        "who": _who(entry),
        "conflicts": _conflicts(matrix, entry),
        "quote": " ".join(entry.quote.split()),
        "id": entry.id,
    }


def _say_csv(matrix: Matrix, entries: list[Entry]) -> None:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, _FIELDS, lineterminator="\n")
    writer.writeheader()
    # A spreadsheet takes what begins so for a formula.
    for entry in entries:
        row = _row(matrix, entry)
        writer.writerow({k: f"'{v}" if v[:1] in "=+-@" and v else v for k, v in row.items()})
    for line in buffer.getvalue().splitlines():
        say(line)


def _by_topic(entries: list[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    topics: dict[str, list[Entry]] = {}
    for entry in entries:
        topics.setdefault(topic_key(entry.topic) if entry.topic else "", []).append(entry)
    for key in sorted(topics, key=lambda key: (not key, ": " in key, key)):
        yield topics[key][0].topic or "(no topic)", topics[key]


def _say_topics(matrix: Matrix, entries: list[Entry], *, markdown: bool) -> None:
    for topic, group in _by_topic(entries):
        documents = len({entry.document for entry in group})
        heading = f"{topic}: {counted(len(group), 'claim')} in {counted(documents, 'document')}"
        sources = len(matrix.sources(group))
        heading += f", from {counted(sources, 'source')}" if sources else ""
        if markdown:
            say(f"## {in_markdown(heading)}")
            say("")
            say("|  | said | value | document | who says it <- through whom | conflicts |")
            say("| --- | --- | --- | --- | --- | --- |")
            for entry in group:
                row = _row(matrix, entry)
                words = _value(entry) or shortened(row["quote"], 60)
                cells = (
                    _mark(matrix, entry),
                    row["said"],
                    words,
                    row["path"],
                    row["who"],
                    row["conflicts"],
                )
                say(f"| {' | '.join(map(in_markdown, cells))} |")
            say("")
            continue
        say(heading)
        for entry in group:
            row = _row(matrix, entry)
            words = _value(entry) or f"“{shortened(row['quote'], 40)}”"
            mark, said = _mark(matrix, entry), row["said"]
            say(f"{mark}{said:<12} {words:<8} {row['who']}  ({row['path']})")
        for line in plot_lines(group, 60) if group[0].topic else _no_plot(group):
            say(f"  {line}")
        say("")


def _no_plot(group: list[Entry]) -> list[str]:
    """Why figures without a topic are not drawn on one scale."""
    many = sum(entry.figure is not None for entry in group) > 1
    return ["not drawn: figures without a topic need not count the same thing"] if many else []


def _say_grid(
    matrix: Matrix,
    columns: Columns,
    entries: list[Entry],
    known: Mapping[str, Metadata],
    *,
    markdown: bool,
) -> None:
    part = Matrix.of(entries, matrix.key)
    names, cells = part.grid(columns)
    rows = [["topic", *names]]
    for topic in part.topics:
        found = [cells.get((topic_key(topic), name), ()) for name in names]
        rows.append([topic, *(_cell(matrix, each) for each in found)])
    if markdown:
        for number, row in enumerate(rows):
            say(f"| {' | '.join(map(in_markdown, row))} |")
            if number == 0:
                say(f"|{' --- |' * len(row)}")
        return
    for number, name in enumerate(names, 1):
        say(f"{number}  {_described(name, known)}")
    widths = [max(len(row[i]) for row in rows[1:]) for i in range(len(rows[0]))]
    heads = ["", *map(str, range(1, len(rows[0])))]
    for row in (heads, *rows[1:]):
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _described(name: str, known: Mapping[str, Metadata]) -> str:
    """The head of a column; of a document also what a reader knows it by."""
    metadata = known.get(name)
    if metadata is None:
        return name
    day = metadata.date.isoformat() if metadata.date else ""
    called = metadata.outlet or shortened(metadata.title or "", 60)
    parts = ", ".join(filter(None, (called, day)))
    return f"{name}  ({parts})" if parts else name


def _cell(matrix: Matrix, entries: Any) -> str:
    parts = [f"{_value(entry) or _words(entry)}{_mark(matrix, entry)}".strip() for entry in entries]
    return ", ".join(dict.fromkeys(parts)) or "-"
