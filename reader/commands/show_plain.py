"""A document for the ear: lines as they are, and each annotation said in words where it stands."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from annotations.claims import ClaimGraph
from annotations.model import CLAIM, SOURCE, Annotation, TagBody
from reader.attribute_words import attribute_texts
from reader.commands.annotated_document import AnnotatedDocument, Placed
from reader.commands.annotation_data import quote_of
from reader.commands.attribution import OWN_VOICE, name_of, related
from reader.commands.common import counted
from reader.figure_words import figure_text
from reader.lines import Lines, decode
from reader.terminal.output import begin, say


class Saying(NamedTuple):
    """Words that are said at a byte; at one byte the ends come before the beginnings."""

    byte: int
    begins: bool
    order: int
    words: str


def show_plain(shown: AnnotatedDocument) -> None:
    """Write the document line by line, and then a list of its annotations."""
    sayings = sorted(_sayings(shown))
    lines = Lines(shown.document)
    start = said = 0
    while (stretch := lines.stretch(start)).next_start > start:
        text, starts = decode(stretch.data)
        pieces, done = [], 0
        while said < len(sayings) and sayings[said].byte < stretch.next_start:
            at = max(done, bisect_right(starts, sayings[said].byte - start) - 1)
            pieces += [text[done:at], sayings[said].words]
            done, said = at, said + 1
        pieces.append(text[done:])
        ends_line = stretch.next_start > start + len(stretch.data)
        start = stretch.next_start
        (say if ends_line else begin)("".join(pieces).replace("\t", " "))
    say("".join(saying.words for saying in sayings[said:]))
    for line in _list(shown):
        say(line)


def _sayings(shown: AnnotatedDocument) -> Iterator[Saying]:
    byte_of = shown.document.offsets.byte_of
    for placed in shown.placed:
        for number, span in enumerate(placed.spans if placed.stands else ()):
            kind = placed.annotation.tag or "note"
            words = f"{kind}, continued" if number else in_words(shown.graph, placed.annotation)
            first, last = byte_of(span.start), byte_of(span.end)
            yield Saying(first, True, -last, f"[{words}: ")
            yield Saying(last, False, -first, f" end of {kind}]")


def in_words(graph: ClaimGraph, annotation: Annotation) -> str:
    """``claim, by 5 Ilo Varr, through 4 Coast Wire``, with its figure, attributes and note."""
    parts = [annotation.tag or "note"]
    # A source's own sources are said with the claims that come through it.
    chains = graph.chains(annotation.id) if annotation.tag != SOURCE else ()
    if annotation.tag == SOURCE:
        parts = [f"source {name_of(graph, annotation.id, numbered=True)}"]
    for chain in chains:
        names = [name_of(graph, id_, numbered=True) for id_ in chain]
        first = "in the document's own voice" if names[0] == OWN_VOICE else f"by {names[0]}"
        parts += [first, *(f"through {name}" for name in names[1:])]
    if annotation.tag == CLAIM and not chains:
        parts.append("unsourced")
    parts += _further(annotation.tag_body) if annotation.tag_body else []
    parts += related(graph, annotation)
    if annotation.note:
        parts.append(f"{annotation.creator} notes “{' '.join(annotation.note.split())}”")
    return ", ".join(parts)


def _further(body: TagBody) -> list[str]:
    """Topic, figure and other attributes, without a colon: behind one stand the passage's words."""
    texts = attribute_texts(body)
    if body.topic:
        texts[0] = f"topic {texts[0]}"
    if figure := figure_text(body.figure):
        texts.insert(1 if body.topic else 0, f"figure {figure}")
    return texts


def _list(shown: AnnotatedDocument) -> Iterator[str]:
    claims = [x for x in shown.placed if x.annotation.tag == CLAIM]
    others = [x for x in shown.placed if x.annotation.tag != CLAIM]
    yield f"End of the text. {counted(len(claims), 'claim')}."
    yield from (_entry(shown, x) for x in claims)
    yield f"{counted(len(shown.graph.sources), 'source')}."
    for source in shown.graph.sources.values():
        yield f"Source {source.number}: {source.name}."
    rest = [x for x in others if x.annotation.tag != SOURCE or not x.stands]
    yield f"{counted(len(rest), 'other annotation')}."
    yield from (_entry(shown, x) for x in rest)


def _entry(shown: AnnotatedDocument, placed: Placed) -> str:
    words = " ".join(quote_of(placed.annotation).split())
    where = f"line {placed.line}" if placed.line else "without a place"
    if placed.state == "document":
        where = "the whole document"
    elif not placed.stands:
        where += f", {placed.state}"
    said = in_words(shown.graph, placed.annotation)
    return f"{where}, {said}: {words}" if words else f"{where}, {said}"
