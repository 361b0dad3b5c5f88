"""Texts and annotations in one query."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotations.selectors import Span
from corpus.annotation_table import AnnotationTable
from corpus.index.protocol import FileState, Hit, Sort
from corpus.index.whoosh_index.engine import WhooshIndex
from corpus.library import Corpus
from corpus.query_parser import parse
from corpus.search import as_it_is, search, still_answering, table_of
from tests.corpus.index_fixtures import ARTICLES, Shelf
from tests.corpus.sidecar_fixtures import tagged, write_sidecar

FIRE, TOLL, LETTER, NOTES = sorted(ARTICLES)
JOINED = [
    ("tag:claim", [FIRE, TOLL]),
    ("tag:claim quay", [FIRE]),
    ("tag:claim OR quay", [FIRE, TOLL, LETTER]),
    ("quay -tag:claim", [LETTER]),
    ("NOT tag:claim", [LETTER, NOTES]),
    ("NOT (tag:claim OR quay)", [NOTES]),
    ("ferry AND NOT (tag:claim AND note:log)", [TOLL]),
    ("(tag:claim ferry) OR (NOT tag:claim NOT quay)", [FIRE, TOLL, NOTES]),
    ("tag:absent OR sundholm", [NOTES]),
    ("annotator:anna date:2031", [FIRE, TOLL]),
    ("quay tag:claim source:none", [FIRE]),
    ("sundholm tag:claim source:none", []),
    ("tag:claim note:log", [FIRE]),
]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[WhooshIndex]:
    shelf = Shelf()
    index = shelf.index_in(tmp_path / "index")
    shelf.bring_up(index)
    yield index
    index.close()


@pytest.fixture
def table(tmp_path: Path, own_folders: Path) -> Iterator[AnnotationTable]:
    root = tmp_path / "corpus"
    for name, words, note in ((FIRE, "The ferry burned", "port log"), (TOLL, "1,200 people", "")):
        item = tagged(ARTICLES[name], words, "claim", note=note)
        write_sidecar(root / name, [item], own_folders / "state")
        (root / name).write_text(ARTICLES[name], encoding="utf-8")
    with Corpus(root) as corpus:
        table = table_of(corpus)
        yield table
        table.close()


@pytest.mark.parametrize(("query", "documents"), JOINED, ids=[query for query, _ in JOINED])
def test_both_mean_the_same_by_and_or_and_not(
    index: WhooshIndex, table: AnnotationTable, query: str, documents: list[str]
) -> None:
    answer = search(index, table, parse(query), sort=Sort.PATH)
    assert [hit.name for hit in answer.hits] == documents
    assert answer.total == len(documents)


def test_annotated_passages_are_among_the_spans(index: WhooshIndex, table: AnnotationTable) -> None:
    (hit,) = search(index, table, parse("tag:claim quay")).hits
    assert [span.of(ARTICLES[FIRE]) for span in hit.spans] == ["The ferry burned", "quay"]
    (hit,) = search(index, table, parse("quay -tag:claim")).hits
    assert [span.of(ARTICLES[LETTER]) for span in hit.spans] == ["quay", "quay"]


def test_without_a_table_nothing_is_annotated(index: WhooshIndex) -> None:
    assert search(index, None, parse("tag:claim")).total == 0
    assert search(index, None, parse("sundholm -tag:claim")).total == 1


def test_a_hit_is_found_again_where_the_file_has_changed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Once more: the ferry burned.")
    with Corpus(tmp_path) as corpus:
        old = Hit("a.txt", 1.0, FileState(1, 1), (Span(0, 5),))
        (hit,) = still_answering([old], parse("ferry"), corpus)
        assert hit.spans == (Span(15, 20),)
        assert still_answering([hit], parse("once"), corpus) == [hit]
        gone = Hit("gone.txt", 1.0, FileState(1, 1), ())
        assert still_answering([gone, hit], parse("ferry"), corpus) == [hit]


CHANGED = [
    ("ferry", True),
    ("train", False),
    ("ferry AND train", False),
    ("ferry OR train", True),
    ("NOT train", True),
    ("NOT ferry", False),
    ("title:harbour", True),
    ("title:ferry", False),
    ("path:a", True),
    ("outlet:lamp", False),
    ("date:2031", False),
    ("tag:claim", True),
    ("tag:claim AND ferry", True),
    ("tag:claim AND train", False),
    ("ferry NOT tag:claim", True),
    ("train OR NOT (tag:claim OR ferry)", False),
]


@pytest.mark.parametrize(("query", "is_hit"), CHANGED, ids=[query for query, _ in CHANGED])
def test_a_document_that_changed_is_asked_anew_what_the_index_answered(
    tmp_path: Path, query: str, is_hit: bool
) -> None:
    """What was asked of annotations was answered by the table, whatever the text is by now."""
    (tmp_path / "a.txt").write_text("Harbour notes\n\nOnce more the ferry burned.\n")
    old = Hit("a.txt", 1.0, FileState(1, 1), (Span(0, 5),))
    with Corpus(tmp_path) as corpus, corpus.open("a.txt") as document:
        hit = as_it_is(old, parse(query), document, corpus.metadata("a.txt"))
    assert (hit is not None) == is_hit
