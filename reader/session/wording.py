"""What stands around the hits of a search, counted from the texts of the documents found."""

import os
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from annotations.selectors import Span
from corpus.concordance import collocates, dispersion, word_frequencies
from corpus.errors import CorpusError
from corpus.index.protocol import Hit, Sort
from corpus.library import Corpus
from corpus.names.register import read_register, with_register
from corpus.query import Query
from corpus.query_parser import lenient_parse, parse
from corpus.search import as_it_is, asks_of_annotations, search
from reader.around import Fallen, Words
from reader.effects import CountWords
from reader.session.answering import Shelf

DOCUMENTS = 300
"""Documents that are read for it, the best ones: about a second's work."""
SHOWN = 500
"""Words that are listed."""
PARTS = 60
BLOCKS = " ▁▂▃▄▅▆▇█"
PLAIN = " .:|#"


def words_around(asked: CountWords, shelf: Shelf) -> Words:
    """The words around the hits of a query, by its best documents."""
    blank = Words(asked.query, signs=_signs())
    try:
        query = parse(asked.query) if asked.finished else lenient_parse(asked.query)
        query = query and with_register(query, read_register())
        if query is None:
            return blank
        table = shelf.table() if asks_of_annotations(query) else None
        answer = search(shelf.index(), table, query, DOCUMENTS, Sort.RANK)
    except CorpusError as error:
        return Words(asked.query, error=str(error))
    read = filter(None, (_read(hit, query, shelf.corpus) for hit in answer.hits))
    return counted(blank, answer.total, list(read))


class Read(NamedTuple):
    """A document that was found, with its text as it is and the places of its hits in it."""

    name: str
    title: str
    date: str
    text: str
    spans: Sequence[Span]


def counted(blank: Words, total: int, found: Sequence[Read]) -> Words:
    """The answer from the texts of the documents found, of `total` that there are."""
    frequencies = word_frequencies(each.text for each in found)
    common = sorted(frequencies.items(), key=lambda item: (-item[1], item[0]))
    return replace(
        blank,
        total=total,
        beside=tuple(collocates((each.text, each.spans) for each in found)[:SHOWN]),
        places=tuple(map(_fallen, found)),
        common=tuple(common[:SHOWN]),
    )


def _fallen(read: Read) -> Fallen:
    counts = tuple(dispersion(len(read.text), read.spans, PARTS))
    first = read.spans[0].start if read.spans else 0
    return Fallen(read.name, read.title, read.date, len(read.spans), counts, first)


def _read(hit: Hit, query: Query, corpus: Corpus) -> Read | None:
    """None for a document that is gone or answers no more."""
    try:
        with corpus.open(hit.name) as document:
            text = document.whole_text()
            metadata = corpus.metadata(hit.name)
            again = as_it_is(hit, query, document, metadata)
    except CorpusError:
        return None
    if again is None:
        return None
    title, day = metadata.title or hit.name, str(metadata.date or "")
    return Read(hit.name, title, day, text, again.spans)


def _signs() -> str:
    """Blocks of eight heights where the terminal has UTF-8."""
    found = (os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    charset = next(filter(None, found), "").lower().replace("-", "")
    return BLOCKS if "utf8" in charset else PLAIN
