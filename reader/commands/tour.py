"""A short tour of the sample corpus for whoever has no terminal: 24 lines of 78 columns."""

import shlex
from collections.abc import Iterator
from contextlib import closing
from typing import Final

from annotations.claims import ClaimGraph
from annotations.model import Annotation
from corpus.index.factory import index_of
from corpus.index.protocol import Answer, Sort
from corpus.library import Corpus
from corpus.query_parser import parse
from corpus.snippets import concordance
from reader.cells import clusters, shown
from reader.commands.annotated_document import annotated_document
from reader.commands.attribution import ARROW, said_by
from reader.commands.common import annotated, counted, shortened
from reader.commands.hit_lines import marked
from reader.commands.indexing import brought_up
from reader.terminal.output import Look, Part, Piece, say

_COLUMNS: Final = 78
_QUERY: Final = '"people saved"~3'
_TOPIC: Final = "rescued"
_MOST: Final = 6
_CONTEXT: Final = 26
_FIGURE: Final = 20


def show_tour(corpus: Corpus, annotator: str) -> None:
    """Index the corpus, search it, and show who claims what through whom."""
    with corpus, closing(index_of(corpus)) as index:
        brought_up(corpus, index)
        documents = counted(len(index.known()), "document")
        say(Piece("A ferry burned off Varrhaven on 1 May 2031.", Look.STRONG))
        say(f"{documents} tell of it and do not agree. How many people were saved?")
        say()
        answer = index.search(parse(_QUERY), limit=_MOST, sort=Sort.PATH)
        hits = sum(len(hit.spans) for hit in answer.hits)
        found = f"{counted(hits, 'hit')} in {counted(answer.total, 'document')}"
        _say_command(f"gloss search . {shlex.quote(_QUERY)}", found)
        for line in _hits(corpus, answer):
            say(*line)
    say()
    say("Two annotators tagged the claims, and linked each to whoever it comes from:")
    for claim in list(_claims(corpus, annotator))[:_MOST]:
        say(claim)
    say()
    _say_command(f"cd {shlex.quote(str(corpus.root))}", "try next, there:")
    _say_command("gloss show 04-saltmarsh-observer-list-missing.txt", "who says what")
    _say_command("gloss list . --tag claim --json", "annotations as data")
    _say_command("gloss", "read, in a terminal")


def _hits(corpus: Corpus, answer: Answer) -> Iterator[tuple[Part, ...]]:
    """The first hit of each document, its words in brackets below those of the others."""
    for hit in answer.hits:
        with corpus.open(hit.name) as document:
            passages = concordance(document.whole_text(), hit.spans[:1], _CONTEXT)
            for passage in passages:
                before = _padded(passage.before, _CONTEXT, left=True)
                yield (f"  {_label(hit.name)}  {before}", *marked(passage), passage.after)


def _claims(corpus: Corpus, annotator: str) -> Iterator[str]:
    """The claims about the topic, each with its figure and the chain it comes by."""
    for entry in annotated(corpus):
        with annotated_document(corpus, entry.name, annotator) as opened:
            for claim in opened.graph.claims:
                body = claim.tag_body
                if body is not None and body.topic == _TOPIC and body.figure is not None:
                    figure = f"{body.figure.qualifier} {body.figure.amount} {body.figure.unit}"
                    yield _claim(opened.graph, claim, _label(entry.name), figure)


def _claim(graph: ClaimGraph, claim: Annotation, label: str, figure: str) -> str:
    chain = f"{ARROW.lstrip()}{said_by(graph, claim) or '?'}"
    line = f"  {label}  {_padded(figure, _FIGURE)} {chain}"
    return shortened(line, _COLUMNS)


def _label(name: str) -> str:
    """The number that a dispatch's name begins with."""
    return f"{name.partition('-')[0][:2]:2}"


def _padded(text: str, width: int, *, left: bool = False) -> str:
    blanks = " " * (width - sum(cluster.cells for cluster in clusters(shown(text))))
    return blanks + text if left else text + blanks


def _say_command(command: str, comment: str) -> None:
    gap = " " * max(2, _COLUMNS - 2 - len(command) - len(comment))
    say("  ", Piece(command, Look.STRONG), f"{gap}{comment}")
