"""``gloss list``: annotations as data, or a line each."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click

from annotations.claims import ClaimGraph
from annotations.model import CLAIM, Annotation, Link
from corpus.document import Document
from corpus.errors import DocumentError
from corpus.library import Corpus
from reader.commands.annotation_data import answers, row
from reader.commands.attribution import said_by
from reader.commands.common import (
    FOUND,
    NOTHING,
    Asked,
    annotated,
    json_option,
    pass_asked,
    shared_options,
    warn,
)
from reader.errors import UsageError
from reader.terminal.output import Look, Piece, record, say, tell

_LONGEST = 90
_BLOCK = 1 << 20


class Listed(NamedTuple):
    """An annotation as data, with what its line for people says besides."""

    values: dict[str, Any]
    annotation: Annotation
    graph: ClaimGraph


@click.command("list")
@click.argument("path", metavar="CORPUS|DOC", type=click.Path(path_type=Path))
@click.option("--tag", "tags", multiple=True, help="Only of this tag (may be repeated).")
@click.option(
    "--where",
    "conditions",
    metavar="KEY=VALUE",
    multiple=True,
    help="Only where a key or an attribute has that value, such as topic=rescued (may be repeated;"
    " all must hold).",
)
@click.option("--annotator", "annotators", multiple=True, help="Only by NAME (may be repeated).")
@json_option
@shared_options
@pass_asked
def command(
    asked: Asked,
    *,
    path: Path,
    tags: tuple[str, ...],
    conditions: tuple[str, ...],
    annotators: tuple[str, ...],
    as_json: bool,
) -> int:
    """List the annotations of all annotators in a corpus or a document.

    A line each, `path:line: tag [who says it] "words" note`; with --json one object each with the
    keys path id tag start end quote prefix suffix note creator created modified state links
    attributes, and pieces where a passage has several. Ends with 1 where there are none.
    """
    wanted = [_condition(each) for each in conditions]
    found = False
    with asked.corpus(path) as corpus:
        for entry in annotated(corpus):
            try:
                document = corpus.open(entry.name)
            except DocumentError as error:
                tell(f"gloss: left out {error}")
                continue
            with document:
                line_of = _Lines(document).line_of
                for listed in _listed(corpus, document, asked.who().name):
                    values, annotation = listed.values, listed.annotation
                    if tags and annotation.tag not in tags:
                        continue
                    if annotators and annotation.creator not in annotators:
                        continue
                    if not answers(values, wanted):
                        continue
                    found = True
                    if as_json:
                        record(values)
                    else:
                        _say(listed, line_of(values["start"]))
    return FOUND if found else NOTHING


def _condition(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key:
        raise UsageError(f"--where {text}: want KEY=VALUE, such as topic=rescued")
    return key, value


def _listed(corpus: Corpus, document: Document, annotator: str) -> Iterator[Listed]:
    """The annotations of a document in the order of its text, those on all of it last."""
    if not document.validate():
        document = document.reopened()
    known = corpus.annotation_set(document.name, annotator, document=document, report=warn)
    anchors = corpus.anchors(document, known)
    links: dict[str, list[Link]] = defaultdict(list)
    for link in known.links.values():
        links[link.attributed].append(link)
    graph = ClaimGraph.of(known)
    rows = [
        Listed(row(document.name, each, anchors[id_], links[id_]), each, graph)
        for id_, each in known.annotations.items()
    ]
    return iter(sorted(rows, key=_place))


def _place(listed: Listed) -> tuple[bool, int, int, str]:
    start, end = listed.values["start"], listed.values["end"]
    return (start is None, start or 0, end or 0, listed.annotation.id)


def _say(listed: Listed, line: int) -> None:
    values, annotation = listed.values, listed.annotation
    said = said_by(listed.graph, annotation)
    if not said and annotation.tag == CLAIM:
        said = "?"
    note = " ".join((annotation.note or "").split())
    words = " ".join((values["quote"] or "").split())
    parts = [
        annotation.tag or "note",
        f"[{said}]" if said else "",
        f"“{_shortened(words)}”" if words else "(the whole document)",
        "" if values["state"] in ("exact", "document") else f"({values['state']})",
        f"– {note}" if note else "",
    ]
    rest = " ".join(filter(None, parts))
    say(Piece(f"{values['path']}:{line}:", Look.FAINT), f" {rest}")


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


class _Lines:
    """Line numbers in a document, asked for in the order of the text."""

    def __init__(self, document: Document) -> None:
        self._document, self._line, self._counted = document, 1, 0

    def line_of(self, code_point: int | None) -> int:
        """The 1-based line in which the code point stands; 1 for None."""
        if code_point is None:
            return 1
        end = self._document.offsets.byte_of(code_point)
        for start in range(self._counted, end, _BLOCK):
            self._line += self._document.read(start, min(end, start + _BLOCK)).count(b"\n")
        self._counted = max(self._counted, end)
        return self._line
