"""``gloss reprints``: near-identical passages in different documents of a corpus."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from corpus.library import Corpus
from reader.commands.common import (
    FOUND,
    NOTHING,
    Asked,
    corpus_argument,
    counted,
    json_option,
    pass_asked,
    shared_options,
    shortened,
    tell_of_unread,
)
from reader.terminal.output import Look, Piece, record, say, tell

if TYPE_CHECKING:
    from corpus.reprints.lined import Lined
    from corpus.reprints.model import Reprint, Reprinted

_SHOWN = 200
_TEXTS = 16_000_000
"""Code points of texts that are kept at hand."""


class Texts(Protocol):
    """Texts by the names of their documents."""

    def __getitem__(self, name: str, /) -> "Lined": ...


@click.command("reprints")
@corpus_argument
@json_option
@shared_options
@pass_asked
def command(asked: Asked, *, corpus: Path, as_json: bool) -> int:
    """Find passages that several documents have almost word for word.

    Passages of at least 20 words. Headlines, captions and what else stands around an article are no
    reprints, nor is what stands in more than 50 documents. A passage a paragraph with its places,
    each `path:line: its words`; with --json an object for each two documents, with the keys path
    line start end text and, of the other, other_path other_line other_start other_end other_text,
    then words (of the shorter) and likeness (0 to 1). Of a passage in more than 8 documents not
    every two are paired. Ends with 1 where there are none.
    """
    # NumPy and rapidfuzz, which the help does without.
    from corpus.reprints.families import families  # noqa: PLC0415
    from corpus.reprints.finding import reprints  # noqa: PLC0415
    from corpus.reprints.fingerprints import text_of  # noqa: PLC0415
    from corpus.reprints.latest import Latest  # noqa: PLC0415
    from corpus.reprints.lined import Lined  # noqa: PLC0415

    with asked.corpus(corpus) as opened:
        texts = Latest(
            lambda name: Lined.of(text_of(opened, name)), lambda lined: lined.size, _TEXTS
        )
        found = reprints(opened)
        tell_of_unread(opened.unread())
        if as_json:
            for each in found:
                record(_row(each, texts))
        else:
            groups = families(found)
            for group in groups:
                _say(group, texts)
            _summary(opened, found, len(groups))
    return FOUND if found else NOTHING


def _row(each: "Reprint", texts: Texts) -> dict[str, object]:
    values: dict[str, object] = {}
    for side, prefix in ((each.first, ""), (each.second, "other_")):
        lined = texts[side.name]
        values |= {
            f"{prefix}path": side.name,
            f"{prefix}line": lined.line(side.span.start),
            f"{prefix}start": side.span.start,
            f"{prefix}end": side.span.end,
            f"{prefix}text": side.span.of(lined.text),
        }
    return values | {"words": each.words, "likeness": each.likeness}


def _say(group: Sequence["Reprinted"], texts: Texts) -> None:
    documents = len({side.name for side in group})
    words = max(len(side.span.of(texts[side.name].text).split()) for side in group)
    say(Piece(f"{counted(words, 'word')} in {counted(documents, 'document')}", Look.STRONG))
    for side in group:
        lined = texts[side.name]
        words_of_it = shortened(" ".join(side.span.of(lined.text).split()), _SHOWN)
        place = f"{side.name}:{lined.line(side.span.start)}:"
        say("  ", Piece(place, Look.FAINT), f" {words_of_it}")
    say("")


def _summary(corpus: Corpus, found: Sequence["Reprint"], passages: int) -> None:
    pairs = len({(each.first.name, each.second.name) for each in found})
    among = counted(len(corpus.known_documents()), "document")
    if not found:
        tell(f"gloss: no reprints in {among}")
    else:
        tell(
            f"gloss: {counted(passages, 'reprinted passage')}, {counted(pairs, 'pair')} of {among}"
        )
