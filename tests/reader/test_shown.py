"""The open document: marks by place, spans of bytes and code points, what another start sees."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotations.selectors import Span
from corpus.library import Corpus
from reader.modes.focus import focused, own_claims, own_focused
from reader.session.opening import landed, opened, read_annotations
from reader.shown import LONG, Landed, Landing
from tests.corpus.sidecar_fixtures import tagged, write_sidecar
from tests.reader.harness import (
    Reader,
    again,
    fixed_author,
    library_reader,
    reader_of,
    reader_of_text,
)
from tests.reader.shelf import TOLL

# ---- marks ---------------------------------------------------------------------------------


def test_marks_are_ordered_by_where_they_begin_longer_ones_first(reader: Reader) -> None:
    reader.to("The cause").type("c l").to("32 people").type("c a l")
    marks = reader.reading.document.marks
    assert [mark.annotation.tag for mark in marks] == ["claim", "source", "claim"]
    assert [mark.span.start for mark in marks] == sorted(mark.span.start for mark in marks)


def test_marks_over_a_span_share_a_byte_with_it(reader: Reader) -> None:
    reader.to("32 people").type("c a l")
    document = reader.reading.document
    claim, source = document.marks
    assert document.marks_over(claim.span) == [claim, source]
    assert document.marks_over(Span(claim.span.start, claim.span.start + 1)) == [claim]
    assert document.marks_over(Span(source.span.start, source.span.start + 1)) == [claim, source]
    assert document.marks_over(Span(0, claim.span.start)) == []
    assert document.marks_over(Span(claim.span.end, claim.span.end + 9)) == []
    assert document.marks_over(Span(claim.span.start, claim.span.start)) == []


def test_a_mark_in_pieces_is_not_over_what_lies_between_them(tmp_path: Path) -> None:
    reader = reader_of_text(tmp_path, "The ferry burned. Nobody knew. The doors were locked.\n")
    reader.type("v space").type("/").say("locked").type("enter o w w w w o").type("c")
    (mark,) = reader.reading.document.marks
    assert [reader.words(p) for p in mark.place.pieces] == [
        "The ferry burned.",
        "doors were locked",
    ]
    assert reader.reading.document.marks_over(Span(18, 30)) == []
    assert reader.to("Nobody").detail == ""


def test_a_mark_is_found_by_its_id(reader: Reader) -> None:
    reader.to("32 people").type("c l")
    (mark,) = reader.reading.document.marks
    assert reader.reading.document.mark(mark.id) == mark
    assert reader.reading.document.mark("urn:uuid:none") is None


@pytest.mark.parametrize("name", ["a-toll.txt", "c-cjk.txt", "d-persian.txt", "e-emoji.txt"])
def test_bytes_and_code_points_tell_the_same_place(tmp_path: Path, name: str) -> None:
    document = reader_of(tmp_path, name).reading.document
    text = document.text.read(0, document.text.size).decode()
    for start in range(0, len(text), 5):
        span = Span(start, min(len(text), start + 4))
        assert document.code_points(document.bytes(span)) == span
        assert document.words(document.bytes(span)) == span.of(text)


def test_the_pager_of_the_last_width_is_kept(reader: Reader) -> None:
    document = reader.reading.document
    assert document.pager(70) is document.pager(70)
    assert document.pager(60).width == 60


# ---- focus ---------------------------------------------------------------------------------


def test_the_claim_of_the_sentence_comes_before_its_source(reader: Reader) -> None:
    reader.to("32 people").type("c a l h")
    mark = focused(reader.reading)
    assert mark is not None
    assert mark.is_claim


def test_what_begins_in_the_sentence_comes_before_what_only_reaches_into_it(
    tmp_path: Path, own_folders: Path
) -> None:
    text = "The ferry burned. Nobody was hurt. It sank."
    reader = library_reader(tmp_path)
    path = reader.world.corpus.root / "a-toll.txt"
    path.write_text(text)
    long, short = "The ferry burned. Nobody", "was hurt"
    claims = [tagged(text, words, "claim", by="anna") for words in (long, short)]
    write_sidecar(path, claims, own_folders, by="anna")
    reader.open("a-toll.txt").to("Nobody")
    mark = focused(reader.reading)
    assert mark is not None
    assert mark.id == claims[1].id
    reader.type("h")
    mark = focused(reader.reading)
    assert mark is not None
    assert mark.id == claims[0].id


def test_without_annotations_nothing_is_in_focus(reader: Reader) -> None:
    assert focused(reader.reading) is None
    assert own_focused(reader.reading) is None
    assert own_claims(reader.reading, Span(0, 500)) == []


def test_what_is_another_annotators_is_not_ones_own(tmp_path: Path, own_folders: Path) -> None:
    reader = library_reader(tmp_path)
    claim = tagged(TOLL, "41 people had died", "claim", by="ben")
    write_sidecar(reader.world.corpus.root / "a-toll.txt", [claim], own_folders, by="ben")
    reader.open("a-toll.txt").to("41 people")
    assert focused(reader.reading) is not None
    assert own_focused(reader.reading) is None
    assert own_claims(reader.reading, reader.reading.cursor) == []


# ---- opening -------------------------------------------------------------------------------


def test_what_was_tagged_is_there_at_the_next_start(reader: Reader) -> None:
    reader.to("32 people").type("c enter").to("41 people").type("i").say("check").type("enter")
    before = reader.rows()[1:-2]
    later = again(reader)
    later.to("41 people")
    assert later.rows()[1:-2] == before
    assert later.sidecar() == reader.sidecar()


def test_metadata_place_and_number_come_from_the_corpus(tmp_path: Path) -> None:
    document = reader_of(tmp_path, "b-lamp.txt").reading.document
    assert (document.title, document.number, document.of) == ("Night ward counts the rescued", 2, 8)


def test_code_is_coloured_and_prose_is_not_moved(tmp_path: Path) -> None:
    reader = reader_of(tmp_path, "h-tide.py")
    styles = {style for row in reader.frame.rows for part in row for style in part.styles}
    assert {"keyword", "comment"} <= {str(style) for style in styles}
    assert reader.rows()[2].endswith("def tide(hour):")


LANDINGS = [
    (lambda text: text, "41 people had died", Landing.EXACT),
    (lambda text: "One line more.\n" + text, "41 people had died", Landing.MOVED),
    (lambda text: "They say: 41 people had died, again.", "41 people had died", Landing.DOUBTFUL),
    (lambda text: "Nothing of it is left.", "41 people had died", Landing.ORPHAN),
]


@pytest.mark.parametrize(("change", "words", "landing"), LANDINGS, ids=[x[2] for x in LANDINGS])
def test_how_an_annotation_lands_in_a_changed_text(
    tmp_path: Path, own_folders: Path, change: object, words: str, landing: Landing
) -> None:
    reader = library_reader(tmp_path, "a-toll.txt")
    path = reader.world.corpus.root / "a-toll.txt"
    item = tagged(TOLL, words, "claim")
    write_sidecar(path, [item], own_folders)
    assert callable(change)
    path.write_text(change(TOLL), encoding="utf-8")
    document = reader.open("a-toll.txt").reading.document
    place = document.places[item.id]
    assert place.landing is landing
    assert [document.words(piece) for piece in place.pieces] == (
        [] if landing is Landing.ORPHAN else [words]
    )


def test_a_note_on_the_whole_document_has_no_place(reader: Reader) -> None:
    reader.to("The cause").type("c /").say("Nobody").type("enter l")
    document = reader.reading.document
    (source,) = reader.annotations("source")
    assert document.mark(source.id) is None
    corpus = reader.world.corpus
    with corpus.open("a-toll.txt") as text:
        read = read_annotations(corpus, text, fixed_author())
        assert source.id not in landed(text, read.annotations.annotations)
        shown = opened(corpus, text, read, {}, through=False)
        assert shown.digest is None


def test_a_lone_document_is_the_first_of_one(tmp_path: Path) -> None:
    path = tmp_path / "alone.txt"
    path.write_text("It was late.\n")
    reader = Reader(Corpus(path))
    assert (reader.reading.document.number, reader.reading.document.of) == (1, 1)
    assert reader.rows()[0].strip() == "It was late."


def test_a_long_mark_is_found_far_behind_its_beginning(reader: Reader) -> None:
    """And one that is short and far away is not."""
    document = replace(reader.type("c").reading.document)
    short = document.marks[0]
    whole = replace(short, id="long", span=Span(0, 3 * LONG), place=Landed((Span(0, 3 * LONG),)))
    document.__dict__["marks"] = (whole, short)
    far = Span(3 * LONG - 2, 3 * LONG - 1)
    assert document.marks_over(far) == [whole]
    assert document.marks_over(Span(short.span.start, short.span.end)) == [whole, short]
    assert document.marks_over(Span(3 * LONG, 3 * LONG + 1)) == []
