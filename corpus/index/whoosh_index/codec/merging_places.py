"""Where tokens stand, of several segments into one: whole stretches of kept documents, copied."""

from collections.abc import Iterator, Sequence

import numpy as np

from corpus.index.whoosh_index.codec.array_file import ArrayFileWriter
from corpus.index.whoosh_index.codec.segment import Segment
from corpus.index.whoosh_index.names import TEXT

PIECE = 1 << 20
"""Items that are copied at once where nothing has to be sorted."""


def write_places(sources: Sequence[Segment], file: ArrayFileWriter) -> None:
    """Where tokens stand: whole stretches of documents that were kept, one after another."""
    tokens = marks = 0
    for source in sources:
        token_starts = source.places.token_starts.whole().astype(np.int64)
        mark_starts = source.places.mark_starts.whole().astype(np.int64)
        for first, last in _stretches(source):
            begin, end = int(token_starts[first]), int(token_starts[last])
            mark, mark_end = int(mark_starts[first]), int(mark_starts[last])
            file.append(f"{TEXT}.token_starts", token_starts[first:last] + (tokens - begin))
            file.append(f"{TEXT}.mark_starts", mark_starts[first:last] + (marks - mark))
            _copy_places(source, file, (begin, end), (mark, mark_end), tokens)
            tokens += end - begin
            marks += mark_end - mark
        source.file.release()
    file.append(f"{TEXT}.token_starts", np.array([tokens]))
    file.append(f"{TEXT}.mark_starts", np.array([marks]))


def _copy_places(
    source: Segment,
    file: ArrayFileWriter,
    tokens: tuple[int, int],
    marks: tuple[int, int],
    before: int,
) -> None:
    begin, end = tokens
    sections = source.places.sections
    for part in ("gaps", "widths"):
        for at in range(begin, end, PIECE):
            file.append(f"{TEXT}.{part}", sections[part].slice(at, min(at + PIECE, end)))
            source.file.release()
    file.append(f"{TEXT}.marks", sections["marks"].slice(*marks))
    for place, number in (("far_gap_at", "far_gaps"), ("far_width_at", "far_widths")):
        places = sections[place].whole()
        first, last = np.searchsorted(places, np.array(tokens, np.uint64)).tolist()
        file.append(f"{TEXT}.{place}", places[first:last].astype(np.int64) + (before - begin))
        file.append(f"{TEXT}.{number}", sections[number].slice(first, last))


def _stretches(source: Segment) -> Iterator[tuple[int, int]]:
    """Ranges of documents that are not deleted."""
    if source.alive is None:
        yield 0, source.count
        return
    edges = np.flatnonzero(np.diff(np.concatenate(([False], source.alive, [False]))))
    yield from map(tuple, edges.reshape(-1, 2).tolist())
