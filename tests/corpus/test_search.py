"""Texts and annotations in one query."""

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotations.selectors import Span
from corpus.annotated import Annotated
from corpus.annotation_rows import pieces
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


def test_annotated_passages_are_among_the_spans(
    index: WhooshIndex, table: AnnotationTable, tmp_path: Path
) -> None:
    def words(query: str, name: str) -> list[str]:
        (hit,) = search(index, table, parse(query)).hits
        assert hit.name == name
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(ARTICLES[name], encoding="utf-8")
        with Corpus(tmp_path) as corpus:
            (found,) = placed(hit, query, corpus)
        assert hit.count == found.count == len(found.spans)
        return [span.of(ARTICLES[name]) for span in found.spans]

    assert words("tag:claim quay", FIRE) == ["The ferry burned", "quay"]
    assert words("quay -tag:claim", LETTER) == ["quay", "quay"]


def placed(hit: Hit, query: str, corpus: Corpus) -> list[Hit]:
    with corpus.open(hit.name) as document:
        found = as_it_is(hit, parse(query), document, corpus.metadata(hit.name))
        if found is not None:
            again = as_it_is(found, parse(query), document, corpus.metadata(hit.name))
            assert again == found
    return [found] if found is not None else []


WAS = "Ferry story. On the quay at least 84 people were killed, said the line. The end of it.\n"
BY_NOW = [
    ("as it was", WAS, [["84 people", "killed"]], 0),
    ("a line before it", f"A new line stands before it all.\n{WAS}", [["84 people", "killed"]], 0),
    ("another text", "Nothing of that sort is here, and nobody says anything.\n", [[]], 2),
    ("shorter than the places", "Gone.\n", [[]], 2),
    ("one piece reworded away", WAS.replace("killed", "found"), [["84 people"]], 1),
]


@pytest.mark.parametrize(
    ("text", "words", "lost"), [each[1:] for each in BY_NOW], ids=[each[0] for each in BY_NOW]
)
def test_what_is_annotated_stands_where_its_words_are_by_now(
    tmp_path: Path, own_folders: Path, text: str, words: list[list[str]], lost: int
) -> None:
    """In its pieces, where it has several; what has no sure place is only counted."""
    people, killed = (tagged(WAS, each, "claim") for each in ("84 people", "killed"))
    both = replace(people, targets=(*people.targets, *killed.targets))
    root = tmp_path / "corpus"
    write_sidecar(root / "a.txt", [both], own_folders / "state")
    (root / "a.txt").write_text(text)
    with Corpus(root) as corpus, contextlib.closing(table_of(corpus)) as table:
        annotated = Annotated(table)
        annotated.answered(parse("tag:claim"))
        targets = tuple(each for p in annotated.passages["a.txt"] for each in pieces(p))
        hit = Hit("a.txt", 1.0, FileState(1, 1), (), targets)
        found = placed(hit, "tag:claim", corpus)
    assert [[span.of(text) for span in each.spans] for each in found] == words
    assert [each.lost for each in found] == [lost]


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
