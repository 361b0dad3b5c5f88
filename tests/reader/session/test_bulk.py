"""Tagging many hits: what is made, how far it has come, and that its work grows with the hits."""

import time
from dataclasses import replace

from annotations.collected import AnnotationSet
from annotations.identifiers import Author
from annotations.selectors import Span
from annotations.snapshot import Sidecar
from reader.effects import TagPassages
from reader.found import Passage
from reader.messages import Prepared
from reader.session.bulk import Held, tag_passages

SENTENCE = "A ferry burned at the quay, he said.\n\n"
DIGEST = "urn:sha256:" + "0" * 64


def held(name: str, count: int) -> Held:
    blank = Sidecar.empty(name, "anna", "urn:uuid:1")
    return Held(name, DIGEST, SENTENCE * count, AnnotationSet.of(name, blank))


def asked(names: list[str], count: int, *, sentences: bool = True) -> TagPassages:
    places = [Span(n * len(SENTENCE) + 2, n * len(SENTENCE) + 7) for n in range(count)]
    passages = tuple(Passage(name, at, "", "ferry", "") for name in names for at in places)
    return TagPassages(passages, "claim", sentences=sentences)


def tagged(before: Held, made: Prepared) -> AnnotationSet:
    (edit,) = made.edits
    return before.annotations.applied(edit)


def test_every_sentence_with_a_hit_is_tagged_once_and_only_where_it_is_not() -> None:
    before = held("a.txt", 5)
    one = asked(["a.txt"], 4)
    twice = TagPassages(one.passages * 2, one.tag, sentences=True)
    made = tag_passages(twice, lambda _name: before, Author("anna"))
    after = tagged(before, made)
    texts = [a.pieces[0].of(before.text) for a in after.annotations.values()]
    assert texts == [SENTENCE.strip()] * 4
    assert made.edits[0].cursor == 0
    again = asked(["a.txt"], 5)
    now = replace(before, annotations=after)
    made = tag_passages(again, lambda _name: now, Author("anna"))
    assert len(made.edits[0].changes) == 1
    assert made.said.startswith("1 passage tagged claim in 1 document; 4 had it already")


def test_how_far_it_has_come_is_told_document_by_document() -> None:
    told: list[tuple[int, int]] = []
    tag_passages(
        asked(["a.txt", "b.txt"], 3),
        lambda name: held(name, 3),
        Author("anna"),
        lambda done, total: told.append((done, total)),
    )
    assert told == [(3, 6), (6, 6)]


def test_ten_thousand_hits_in_one_document_are_tagged_within_seconds() -> None:
    """Each hit is looked up once, and no edit is built on a copy of all that went before."""
    count = 10_000
    before = held("a.txt", count)
    begun = time.process_time()
    made = tag_passages(asked(["a.txt"], count), lambda _name: before, Author("anna"))
    assert time.process_time() - begun < 10
    assert len(tagged(before, made).annotations) == count
