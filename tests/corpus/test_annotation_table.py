"""The table of annotations in the cache: made from sidecars, disposable, exact."""

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotations.errors import SidecarUnreadable
from annotations.identifiers import new_id
from annotations.model import Item, Link, Target
from annotations.selectors import Span, TextQuoteSelector
from annotations.values import dataclass
from corpus.annotation_rows import annotation_row, pieces
from corpus.annotation_table import AnnotationTable, Counts, Place
from corpus.query import Phrase, Term, Word
from corpus.query_parser import parse
from tests.corpus.index_fixtures import ARTICLES
from tests.corpus.sidecar_fixtures import DOCUMENT, TIME, linked, tagged, write_sidecar

FIRE, TOLL, LETTER, NOTES = sorted(ARTICLES)


@dataclass
class Desk:
    """A folder with sidecars of two annotators, and the table of them."""

    root: Path
    table: AnnotationTable
    sidecars: dict[Path, str]
    claim_id: str
    link_id: str
    state: Path

    def refresh(self) -> None:
        self.table.refresh((name, path) for path, name in self.sidecars.items())


@pytest.fixture
def desk(tmp_path: Path, own_folders: Path) -> Iterator[Desk]:
    root, state = tmp_path / "corpus", own_folders / "state"
    fire, toll = ARTICLES[FIRE], ARTICLES[TOLL]
    claim = tagged(fire, "The ferry burned", "claim", note="See the port's log")
    source = tagged(fire, "Ilo Varr", "source", entity="Ilo Varr")
    again = tagged(fire, "said", "source", entity="Ilo Varr")
    loose = tagged(toll, "1,200 people", "claim", by="bo")
    own_voice = tagged(toll, "Port office revises toll", "claim", by="bo")
    voice = Link(new_id(), TIME, TIME, "bo", own_voice.id, "urn:sha256:" + "0" * 64)
    link = linked(claim, source)
    sidecars = {}
    written: list[tuple[str, str, list[Item]]] = [
        (FIRE, "anna", [claim, source, again, link]),
        (TOLL, "bo", [loose, own_voice, voice]),
    ]
    for name, by, items in written:
        sidecars[write_sidecar(root / name, items, state, by)] = name
    desk = Desk(root, AnnotationTable(tmp_path / "t.sqlite"), sidecars, claim.id, link.id, state)
    desk.refresh()
    yield desk
    desk.table.close()


def _asked(text: str) -> Word | Phrase:
    query = parse(text)
    assert isinstance(query, Word | Phrase)
    return query


@pytest.mark.parametrize(
    ("asked", "documents"),
    [
        ("tag:claim", {FIRE, TOLL}),
        ("tag:Sou*", {FIRE}),
        ("tag:clam~", {FIRE, TOLL}),
        ("annotator:bo", {TOLL}),
        ("note:log", {FIRE}),
        ('note:"port log"', {FIRE}),
        ("note:absent", set()),
        ("source:varr", {FIRE}),
        ('source:"ilo varr"', {FIRE}),
        ("source:var*", {FIRE}),
        ("source:own", {TOLL}),
        ("source:none", {FIRE, TOLL}),
        ("source:nobody", set()),
    ],
)
def test_documents_are_found_by_what_was_said_of_them(
    desk: Desk, asked: str, documents: set[str]
) -> None:
    assert desk.table.documents_with(_asked(asked)) == documents


def test_annotated_passages_are_known_by_their_words_and_places(desk: Desk) -> None:
    found = desk.table.passages_with(_asked("tag:claim"))
    kept = {
        name: [each for p in passages for each in pieces(p)] for name, passages in found.items()
    }
    words = {name: {each.quote.exact for each in p if each.quote} for name, p in kept.items()}
    assert words == {
        FIRE: {"The ferry burned"},
        TOLL: {"Port office revises toll", "1,200 people"},
    }
    for name, each in ((name, each) for name, found in kept.items() for each in found):
        assert each.position is not None and each.quote is not None
        assert each.position.of(ARTICLES[name]) == each.quote.exact


def test_counts_tell_unsourced_claims_from_the_documents_own_voice(desk: Desk) -> None:
    assert desk.table.counts() == {
        FIRE: Counts(claims=1, unsourced=0, sources=1, notes=1),
        TOLL: Counts(claims=2, unsourced=1, sources=0, notes=0),
    }


def test_an_id_leads_to_its_sidecar(desk: Desk) -> None:
    (fire, _) = desk.sidecars
    assert desk.table.where_is(desk.claim_id) == Place(FIRE, fire)
    assert desk.table.where_is(desk.link_id) == Place(FIRE, fire)
    assert desk.table.where_is("urn:uuid:absent") is None
    assert len(desk.table.attributed_to(desk.claim_id)) == 1


def test_a_changed_sidecar_is_read_again_and_no_other(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = ARTICLES[LETTER]
    path = write_sidecar(desk.root / LETTER, [tagged(letter, "quay", "claim")], desk.state)
    desk.sidecars[path] = LETTER
    read = []

    def reading(path: Path) -> None:
        read.append(path)

    desk.refresh()
    assert desk.table.documents_with(_asked("tag:claim")) == {FIRE, TOLL, LETTER}
    monkeypatch.setattr("corpus.annotation_table.read_sidecar", reading)
    desk.refresh()
    assert read == []
    os.utime(path, (0, 0))
    desk.refresh()
    assert read == [path]


def test_a_sidecar_that_is_gone_or_broken_has_no_annotations(desk: Desk) -> None:
    fire, toll = desk.sidecars
    toll.write_text("{ not JSON")
    fire.unlink()
    desk.refresh()
    assert desk.table.documents_with(_asked("tag:claim")) == frozenset()
    assert desk.table.where_is(desk.claim_id) is None
    (fault,) = desk.table.faults()
    assert fault.startswith(f"{toll}:1:3: not JSON")


def test_a_sidecar_that_the_system_did_not_hand_out_is_asked_for_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(path: Path) -> None:
        raise SidecarUnreadable("cannot be read: Input/output error", path) from OSError()

    for path in desk.sidecars:
        os.utime(path, (0, 0))
    with monkeypatch.context() as failed:
        failed.setattr("corpus.annotation_table.read_sidecar", failing)
        desk.refresh()
    assert desk.table.documents_with(_asked("tag:claim")) == frozenset()
    assert len(desk.table.faults()) == 2
    desk.refresh()
    assert desk.table.documents_with(_asked("tag:claim")) == {FIRE, TOLL}
    assert desk.table.faults() == ()


@pytest.mark.parametrize("how", ["deleted", "garbled", "version", "truncated"])
def test_the_table_is_made_anew_where_it_cannot_be_used(desk: Desk, how: str) -> None:
    path = desk.table._path
    before = desk.table.counts()
    desk.table.close()
    if how == "deleted":
        path.unlink()
    elif how == "version":
        with sqlite3.connect(path) as table:
            table.execute("PRAGMA user_version = 99")
        table.close()
    else:
        content = path.read_bytes()
        path.write_bytes(b"x" * len(content) if how == "garbled" else content[: len(content) // 2])
    desk.table = AnnotationTable(path)
    desk.refresh()
    assert desk.table.counts() == before


def test_damage_in_use_is_repaired(desk: Desk) -> None:
    before = desk.table.counts()
    path = desk.table._path
    with sqlite3.connect(path) as table:
        table.execute("DROP TABLE links")
    table.close()
    assert desk.table.counts() == before


def test_a_whole_document_is_annotated_without_a_passage(desk: Desk) -> None:
    assert desk.table.passages_with(Term("absent", _asked("tag:x").field)) == {}
    whole = replace(tagged(ARTICLES[LETTER], "quay", "whole"), targets=(Target(DOCUMENT),))
    path = write_sidecar(desk.root / LETTER, [whole], desk.state)
    desk.sidecars[path] = LETTER
    desk.refresh()
    assert desk.table.passages_with(_asked("tag:whole")) == {LETTER: frozenset()}


@pytest.mark.parametrize(
    "targets",
    [
        (Target("", Span(2, 5), TextQuoteSelector("e\ud800é", "th", "\n\u2028")),),
        (Target("", Span(2, 5)), Target("", None, TextQuoteSelector("only words"))),
        tuple(Target("", Span(n, n + 1), TextQuoteSelector("x")) for n in range(0, 90, 3)),
    ],
)
def test_a_passage_comes_out_of_the_table_as_it_went_in(targets: tuple[Target, ...]) -> None:
    annotation = replace(tagged("the ferry", "ferry", "claim"), targets=targets)
    passage = annotation_row(annotation, "s", "d")[-1]
    assert isinstance(passage, str) and passage.isascii()
    assert tuple(pieces(passage)) == targets
