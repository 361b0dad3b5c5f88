"""The documents that a search found, read and said: a line for each place, or an object."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from annotations.selectors import Span
from corpus.errors import DocumentError
from corpus.index.protocol import Answer, Hit
from corpus.library import Corpus
from corpus.query import Query
from corpus.snippets import concordance, excerpts
from reader.commands.common import counted
from reader.commands.hit_lines import KEYWORD_CONTEXT, keyword_lines, snippet_line
from reader.found import lost_passages
from reader.terminal.output import in_colour, record, say, tell


class Found(NamedTuple):
    """A document that answers, with its text as it is."""

    hit: Hit
    text: str
    title: str | None


def read(corpus: Corpus, query: Query, answer: Answer) -> Iterator[Found]:
    """The documents of an answer; what is gone or answers no more is told of and left out."""
    from corpus.search import as_it_is  # noqa: PLC0415 - the help does without

    for hit in answer.hits:
        try:
            with corpus.open(hit.name) as document:
                metadata = corpus.metadata(hit.name)
                again = as_it_is(hit, query, document, metadata)
                if again is not None:
                    yield Found(again, document.whole_text(), metadata.title)
                    continue
            tell(f"gloss: left out {hit.name}: it has changed and does not answer any more")
        except DocumentError as error:
            tell(f"gloss: left out {error}")


def say_hits(found: list[Found], as_json: bool, kwic: bool) -> None:
    """A line for each place: an object, its words below one another, or the words around it."""
    coloured = in_colour(sys.stdout)
    if kwic and not as_json:
        rows = [
            (one.hit.name, passage)
            for one in found
            for passage in concordance(one.text, spans_of(one), KEYWORD_CONTEXT)
        ]
        for line in keyword_lines(rows, coloured=coloured):
            say(*line)
        return
    for one in found:
        if as_json:
            for values in _rows(one):
                record(values)
            continue
        # Said as they are made: one document may have a million, and `head` wants ten.
        spans = spans_of(one)
        for passage in excerpts(one.text, spans):
            say(*snippet_line(one.hit.name, passage, coloured=coloured))
        if not spans or one.hit.lost:
            titled = f"{one.hit.name}: {one.title or ''}".rstrip(": ")
            say(titled + lost_passages(one.hit.lost))


def spans_of(found: Found) -> list[Span]:
    """Its passages."""
    return list(found.hit.spans)


def _rows(found: Found) -> Iterator[dict[str, object]]:
    empty: dict[str, object] = {
        "path": found.hit.name,
        "title": found.title,
        "start": None,
        "end": None,
        "line": None,
        "text": "",
        "before": "",
        "after": "",
        "score": round(found.hit.score, 4),
        "lost": 0,
    }
    spans = spans_of(found)
    for passage in concordance(found.text, spans):
        yield empty | {
            "start": passage.span.start,
            "end": passage.span.end,
            "line": passage.line,
            "text": passage.span.of(found.text),
            "before": passage.before,
            "after": passage.after,
        }
    if not spans or found.hit.lost:
        yield empty | {"lost": found.hit.lost or 0}


def as_read(answer: Answer, found: Sequence[Found]) -> Answer:
    """The answer without what was left out when it was read."""
    left_out = len(answer.hits) - len(found)
    return replace(answer, hits=tuple(one.hit for one in found), total=answer.total - left_out)


def say_count(answer: Answer, as_json: bool) -> None:
    """How many documents and hits there are."""
    hits = sum(hit.count for hit in answer.hits)
    if as_json:
        record({"documents": answer.total, "hits": hits})
    else:
        say(f"{counted(answer.total, 'document')}, {counted(hits, 'hit')}")


def tell_of_more(answer: Answer) -> None:
    """Whether there are, or may be, more documents than were said."""
    if answer.total > len(answer.hits):
        tell(f"gloss: {len(answer.hits)} of {answer.total:,} documents; --limit 0 shows all")
    if not answer.complete:
        tell("gloss: the index is still growing; there may be more")
