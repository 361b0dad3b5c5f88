"""``gloss list``: annotations as data, or a line each."""

from collections.abc import Iterator
from pathlib import Path

import click

from annotations.claims import ClaimGraph
from annotations.model import CLAIM, Annotation
from corpus.errors import DocumentError
from corpus.library import Corpus
from reader.attribute_words import texts_with_figure
from reader.commands.annotated_document import AnnotatedDocument, Placed, annotated_document
from reader.commands.annotation_data import answers, quote_of, row
from reader.commands.attribution import related, said_by
from reader.commands.common import (
    FOUND,
    NAMED,
    NOTHING,
    Asked,
    annotated,
    json_option,
    pass_asked,
    shared_options,
    shortened,
    tell_of_unread,
)
from reader.errors import UsageError
from reader.terminal.output import Look, Piece, record, say, tell


@click.command("list")
@click.argument("path", metavar="CORPUS|DOC", type=NAMED)
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
    """List the annotations of a corpus or a document.

    A line each, `path:line: tag [who says it] "words" {attributes} note`; with --json one object
    each with the keys path id tag start end quote prefix suffix note creator created modified
    state links attributes, with pieces where a passage has several, and conflict where a merge
    kept it in two versions. Ends with 1 where there are none.
    """
    wanted = [_condition(each) for each in conditions]
    found = False
    with asked.corpus(path) as corpus:
        for name, placed, shown in _annotations(corpus, asked.who().name):
            annotation = placed.annotation
            links = shown.links_from.get(annotation.id, ())
            values = row(name, annotation, placed.anchors, links)
            if not _is_wanted(annotation, tags, annotators) or not answers(values, wanted):
                continue
            found = True
            if as_json:
                record(values)
            else:
                _say(name, placed, shown.graph)
        tell_of_unread(corpus.unread())
    return FOUND if found else NOTHING


def _annotations(corpus: Corpus, annotator: str) -> Iterator[tuple[str, Placed, AnnotatedDocument]]:
    for entry in annotated(corpus):
        try:
            with annotated_document(corpus, entry.name, annotator) as shown:
                for placed in shown.placed:
                    yield entry.name, placed, shown
        except DocumentError as error:
            tell(f"gloss: left out {error}")


def _condition(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key:
        raise UsageError(f"--where {text}: want KEY=VALUE, such as topic=rescued")
    return key, value


def _is_wanted(annotation: Annotation, tags: tuple[str, ...], annotators: tuple[str, ...]) -> bool:
    return (not tags or annotation.tag in tags) and (
        not annotators or annotation.creator in annotators
    )


def _say(name: str, placed: Placed, graph: ClaimGraph) -> None:
    annotation = placed.annotation
    said = said_by(graph, annotation)
    if not said and annotation.tag == CLAIM:
        said = "?"
    note = " ".join((annotation.note or "").split())
    words = " ".join(quote_of(annotation).split())
    body = annotation.tag_body
    attributes = ", ".join(texts_with_figure(body)) if body else ""
    parts = [
        annotation.tag or "note",
        f"[{said}]" if said else "",
        f"“{shortened(words)}”" if words else "(the whole document)",
        f"{{{attributes}}}" if attributes else "",
        "" if placed.state in ("exact", "document") else f"({placed.state})",
        *(f"({relation})" for relation in related(graph, annotation)),
        "(conflict: one of two versions)" if annotation.conflict else "",
        f"– {note}" if note else "",
    ]
    rest = " ".join(filter(None, parts))
    say(Piece(f"{name}:{placed.line or 1}:", Look.FAINT), f" {rest}")
