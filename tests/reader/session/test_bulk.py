"""Tagging many hits: what is made, how far it has come, and that its work grows with the hits."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from annotations.collected import AnnotationSet
from annotations.errors import AnnotationError
from annotations.identifiers import Author
from annotations.selectors import Span
from annotations.snapshot import Sidecar
from corpus.errors import CorpusError, DocumentError
from corpus.index.protocol import FileState
from corpus.snippets import concordance
from reader.effects import TagPassages
from reader.found import Passage
from reader.messages import Prepared
from reader.session.bulk import ROW, Held, tag_passages

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


# ---- documents that are not what they were when the hits were found -----------------------------

WAS, IS = FileState(1, 1), FileState(2, 2)
FOUND_IN = "Doc 1\n\nA zebra was seen at the quay. Then nothing else.\nThe quagga ran away.\n"
CHANGED = [
    ("a line more before it", f"A line more.\n{FOUND_IN}", "A zebra was seen at the quay."),
    ("lines broken elsewhere", FOUND_IN.replace(" the quay", "\nthe quay"), "A zebra was seen"),
    ("another sentence behind it", f"{FOUND_IN} More.", "A zebra was seen at the quay."),
    ("the words gone", "Doc 1\n\nAll gone. Only cats here. And more of them at the quay.\n", None),
    ("shorter than the place", "Doc", None),
    ("the same words of another sentence", "Doc 1\n\nNo horse. My zebra sleeps at home now.", None),
    ("twice, word for word", FOUND_IN.replace("\nThe", "\n" + FOUND_IN + "The") + FOUND_IN, None),
    ("another word", FOUND_IN.replace("zebra", "zebras"), None),
]


def changed(name: str, text: str) -> Held:
    blank = Sidecar.empty(name, "anna", "urn:uuid:1")
    return Held(name, DIGEST, text, AnnotationSet.of(name, blank), IS)


def hits_of(*names: str) -> tuple[Passage, ...]:
    at = FOUND_IN.index("zebra")
    (shown,) = concordance(FOUND_IN, [Span(at, at + 5)])
    return tuple(
        Passage(name, shown.span, shown.before, shown.text, shown.after, WAS) for name in names
    )


@pytest.mark.parametrize(
    ("text", "begins"), [each[1:] for each in CHANGED], ids=[c[0] for c in CHANGED]
)
@pytest.mark.parametrize("tag", ["claim", "source", "rumour"])
def test_a_hit_is_found_again_where_its_document_has_changed_or_left_out(
    text: str, begins: str | None, tag: str
) -> None:
    before = changed("a.txt", text)
    asked = TagPassages(hits_of("a.txt"), tag, sentences=tag == "claim")
    made = tag_passages(asked, lambda _: before, Author("anna"))
    if begins is None:
        assert made == Prepared((), f"0 tagged {tag}; 1 hit left out (changed): a.txt")
        return
    (made_one,) = tagged(before, made).annotations.values()
    words = made_one.pieces[0].of(text)
    assert " ".join(words.split()).startswith(begins) if tag == "claim" else words == "zebra"


def test_a_hit_whose_words_are_not_there_is_left_out_though_the_file_looks_the_same() -> None:
    """Two writes within one tick of the file system's clock leave the same state."""
    rewritten = replace(changed("a.txt", FOUND_IN.replace("zebra", "horse")), state=WAS)
    made = tag_passages(TagPassages(hits_of("a.txt"), "x"), lambda _: rewritten, Author("anna"))
    assert made.edits == ()


def test_documents_that_cannot_be_had_do_not_keep_the_others_from_being_tagged() -> None:
    def hold(name: str) -> Held:
        if name == "n0.txt":
            raise DocumentError("no", Path(name)) from FileNotFoundError()
        if name == "n1.txt":
            raise AnnotationError("nothing was tagged")
        if name == "n2.txt":
            raise PermissionError
        return replace(changed(name, FOUND_IN if name != "n3.txt" else "All gone."), state=WAS)

    names = [f"n{n}.txt" for n in range(6)]
    made = tag_passages(TagPassages(hits_of(*names), "claim", sentences=True), hold, Author("anna"))
    assert [edit.document for edit in made.edits] == ["n4.txt", "n5.txt"]
    assert made.said.startswith("2 tagged claim; 4 hits left out (1 gone, 1 blocked sidecar, ")
    two = tag_passages(TagPassages(hits_of("n0.txt", "n5.txt"), "x"), hold, Author("anna"))
    assert two.said == "1 tagged x; 1 hit left out (gone): n0.txt"
    with pytest.raises(CorpusError):
        tag_passages(TagPassages(hits_of("n0.txt"), "x"), hold, Author("anna"))


@pytest.mark.parametrize("count", [1, 3, 12, 2_000])
@pytest.mark.parametrize("folder", ["", "a/very/long/way/down/to/where/the/archive/of/1932/lies/"])
def test_what_was_left_out_is_named_in_one_row(count: int, folder: str) -> None:
    names = [f"{folder}{n}-harbour-post.txt" for n in range(count)]
    made = tag_passages(
        TagPassages(hits_of(*names, "last.txt"), "claim"),
        lambda name: (
            replace(changed(name, FOUND_IN), state=WAS) if name == "last.txt" else changed(name, "")
        ),
        Author("anna"),
    )
    assert len(made.edits) == 1
    assert made.said.startswith(f"1 tagged claim; {count} hit")
    assert "0-harbour-post.txt" in made.said
    assert len(made.said) <= ROW
