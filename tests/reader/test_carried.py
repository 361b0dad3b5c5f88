"""What the document on the screen carries from edit to edit is what would be worked out anew."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from annotations.selectors import Span
from reader.landed import Landed, Landing, mark_of
from reader.shown import LONG, ShownDocument, with_changed
from tests.corpus.sidecar_fixtures import tagged, write_sidecar
from tests.reader.harness import Reader, library_reader
from tests.reader.shelf import TOLL

KEYS = (
    *("l", "l", "h", "c", "c a", "c enter", "c 0", "s a", "escape", "x", "!", "u", "ctrl+r", "."),
    *("] u", "] a", "[ a", "e l enter", "a c escape", "i N o enter", "v l enter", "o x escape"),
    "t r u m o u r enter enter",
)


def worked_out(document: ShownDocument) -> dict[str, object]:
    """All that is kept of a document beside its fields."""
    graph, span = document.graph, Span(0, document.text.size)
    return {
        "marks": document.marks,
        "over": document.marks_over(span),
        "mentions": document.mentions_over(span),
        "by id": [document.mark(mark.id) for mark in document.marks],
        "unsettled": document.unsettled,
        "listed": document.listed,
        "to do": set(document.to_do),
        "listed to do": document.listed_to_do,
        "sources": list(graph.sources.values()),
        "numbers": dict(graph.numbers),
        "counts": graph.counts,
        "labels": [graph.label(mark.id) for mark in document.marks],
        "unsourced": set(graph.unsourced),
        "tags": document.annotations.tags,
        "topics": document.annotations.topics,
    }


def anew(document: ShownDocument) -> ShownDocument:
    """The same document with nothing worked out."""
    held = document.annotations
    annotations = replace(held, mine=replace(held.mine))
    return replace(document, annotations=annotations, numbers=document.graph.numbers)


@pytest.mark.parametrize("seed", range(12))
def test_what_is_carried_is_what_is_worked_out_anew(
    tmp_path: Path, own_folders: Path, seed: int
) -> None:
    reader = library_reader(tmp_path)
    path = reader.world.corpus.root / "a-toll.txt"
    theirs = [tagged(TOLL, "41 people had died", "claim", by="ben")]
    write_sidecar(path, theirs, own_folders, by="ben")
    reader.open("a-toll.txt")
    chance = Random(seed)
    worked_out(reader.reading.document)
    for _ in range(30):
        reader.type(chance.choice(KEYS))
        if reader.state.reading is None:
            continue
        document = reader.reading.document
        assert worked_out(document) == worked_out(anew(document))


def test_other_fields_keep_what_does_not_hang_on_them(reader: Reader) -> None:
    document = reader.to("32 people").type("c enter").reading.document
    document.think_ahead()
    other = document.but(digest="urn:sha256:other", reprinted=(Span(0, 9),))
    assert (other.graph, other.marks) == (document.graph, document.marks)
    assert other.graph is document.graph
    moved = document.but(places={})
    assert moved.marks == ()
    assert moved.graph is document.graph
    numbered = document.but(numbers={"The harbour office": 7})
    assert numbered.marks is document.marks
    assert numbered.graph.source_number("the harbour office") == 7


def test_long_marks_come_and_go_with_the_others(tmp_path: Path) -> None:
    item = tagged(TOLL, "41 people had died", "claim")
    long = mark_of(item, Landed((Span(0, LONG + 1),)))
    short = mark_of(item, Landed((Span(2, 9),), Landing.MOVED))
    assert long is not None
    assert short is not None
    assert with_changed((short,), [(short, long)]) == (long,)
    assert with_changed((long,), [(long, None)]) == ()
