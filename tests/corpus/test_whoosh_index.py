"""The index over Whoosh: what it finds, how it is brought up to date, what it survives."""

import gc
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import IndexBusy, IndexFailure, IndexMissing
from corpus.index.protocol import Changes, FileState, IndexedDocument, Progress, Sort
from corpus.index.whoosh_index.engine import WhooshIndex
from corpus.index.whoosh_index.evaluating import Evaluation
from corpus.index.whoosh_index.schema import Places
from corpus.index.whoosh_index.store import Store
from corpus.matching import Occurrence, Searchable, answers, find
from corpus.query import (
    And,
    DateRange,
    Documents,
    Field,
    Fuzzy,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Term,
    Wildcard,
)
from corpus.query_parser import parse
from tests.corpus.index_fixtures import ARTICLES, Shelf, names

FIRE, TOLL, LETTER, NOTES = sorted(ARTICLES)
HITS = [
    ("ferry", [FIRE, TOLL]),
    ("FERRY quay", [FIRE]),
    ("ferry OR quay", [FIRE, TOLL, LETTER]),
    ("quay -ferry", [LETTER]),
    ("NOT ferry", [LETTER, NOTES]),
    ("ferry OR NOT quay", [FIRE, TOLL, NOTES]),
    ('"eastern quay"', [FIRE, LETTER]),
    ('"ferry eastern"~3', [FIRE]),
    ('"quay eastern"', []),
    ("varrhaven", [FIRE]),
    ("1200", [TOLL]),
    ("sa*", [FIRE, TOLL, LETTER]),
    ('"ilo va*"', [FIRE]),
    ('"?lo ?arr"', [FIRE, TOLL]),
    ("*holm", [NOTES]),
    ("Varr~", [FIRE, TOLL]),
    ("title:ferry", [FIRE]),
    ('title:"eastern quay"', [LETTER]),
    ("path:2031", [FIRE, TOLL]),
    ("path:txt -path:2031", [LETTER, NOTES]),
    ("outlet:harbour", [FIRE, TOLL]),
    ("date:2031-05-01", [FIRE]),
    ("date:>2031-05-01", [TOLL]),
    ("date:2031", [FIRE, TOLL]),
    ("date:..2031-05-03 ferry", [FIRE]),
    ("NOT date:2031", [LETTER, NOTES]),
    ("absent", []),
]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def index(shelf: Shelf, tmp_path: Path) -> Iterator[WhooshIndex]:
    index = shelf.index_in(tmp_path / "index")
    shelf.bring_up(index)
    yield index
    index.close()


@pytest.mark.parametrize(("query", "documents"), HITS, ids=[query for query, _ in HITS])
def test_a_query_finds_these_documents(
    index: WhooshIndex, query: str, documents: list[str]
) -> None:
    answer = index.search(parse(query), sort=Sort.PATH)
    assert [hit.name for hit in answer.hits] == documents
    assert answer.total == len(documents)
    assert answer.complete


def test_spans_select_exactly_the_words_that_answer(index: WhooshIndex, shelf: Shelf) -> None:
    assert shelf.passages(index.search(parse('varrhaven OR "eastern quay" OR 1200'))) == {
        FIRE: ["Varrhaven", "eastern\n\nquay"],
        TOLL: ["1,200"],
        LETTER: ["eastern quay"],
    }
    assert shelf.passages(index.search(parse("quay -ferry"))) == {LETTER: ["quay", "quay"]}


def test_hits_carry_the_state_they_were_computed_on(index: WhooshIndex, shelf: Shelf) -> None:
    (hit,) = index.search(parse("sundholm")).hits
    assert hit.state == shelf.states()[NOTES] == index.known()[NOTES]


def test_ranked_hits_prefer_titles_and_frequent_words(index: WhooshIndex) -> None:
    answer = index.search(parse("eastern quay"))
    assert [hit.name for hit in answer.hits] == [LETTER, FIRE]
    assert answer.hits[0].score > answer.hits[1].score
    assert [hit.name for hit in index.search(parse("qua*")).hits] == [LETTER, FIRE]


def test_hits_can_be_sorted_by_date_with_undated_documents_last(index: WhooshIndex) -> None:
    assert names(index, "NOT absent", Sort.DATE) == [FIRE, TOLL, LETTER, NOTES]


def test_only_the_best_are_returned_and_all_are_counted(index: WhooshIndex) -> None:
    answer = index.search(parse("NOT absent"), limit=2)
    assert (len(answer.hits), answer.total) == (2, 4)


def test_many_documents_are_all_counted(tmp_path: Path) -> None:
    shelf = Shelf(
        texts={f"{n}.txt": "ferry " * (1 + n % 7) + "quay " * (n % 3) for n in range(300)}
    )
    index = shelf.index_in(tmp_path / "index")
    shelf.bring_up(index)
    for sort in Sort:
        for query, total in [("ferry", 300), ("ferry OR quay", 300), ("quay", 200), ("q*", 200)]:
            answer = index.search(parse(query), 5, sort)
            assert (answer.total, len(answer.hits)) == (total, 5)
            assert answer.hits == index.search(parse(query), 300, sort).hits[:5]
    index.close()


def test_a_set_of_documents_is_searched_by_name(index: WhooshIndex) -> None:
    chosen = Documents(frozenset({FIRE, "gone.txt"}))
    assert [h.name for h in index.search(chosen).hits] == [FIRE]
    assert [h.name for h in index.search(And((Term("ferry"), Not(chosen)))).hits] == [TOLL]


def test_the_vocabulary_counts_documents(index: WhooshIndex) -> None:
    assert index.vocabulary("Quá") == [("quay", 2)]
    assert index.vocabulary("", 1)[0][1] == max(n for _, n in index.vocabulary(""))


def test_nothing_is_known_and_nothing_found_before_the_first_update(
    shelf: Shelf, tmp_path: Path
) -> None:
    index = shelf.index_in(tmp_path / "index")
    assert index.known() == {}
    with pytest.raises(IndexMissing, match="gloss index"):
        index.search(parse("ferry"))


def test_an_empty_corpus_has_an_index(tmp_path: Path) -> None:
    shelf = Shelf(texts={})
    index = shelf.index_in(tmp_path / "index")
    index.update(Changes(removed=("never.txt",)))
    assert index.search(parse("ferry")).total == 0
    index.close()


def test_only_what_changed_is_read_again(index: WhooshIndex, shelf: Shelf) -> None:
    before = index.search(parse("ferry")).generation
    shelf.reads.clear()
    shelf.write(TOLL, "A train instead.")
    shelf.write("more.txt", "A second ferry.")
    del shelf.texts[NOTES]
    changes = shelf.bring_up(index)
    assert shelf.reads == list(changes.present) == [TOLL, "more.txt"]
    assert names(index, "ferry") == [FIRE, "more.txt"]
    assert names(index, "train") == [TOLL]
    assert names(index, "sundholm") == []
    assert index.known() == shelf.states()
    assert index.search(parse("ferry")).generation > before
    assert shelf.bring_up(index) == Changes()


def test_a_renamed_document_has_its_new_name_only(index: WhooshIndex, shelf: Shelf) -> None:
    shelf.texts["moved.txt"] = shelf.texts.pop(NOTES)
    index.update(Changes(renamed=((NOTES, "moved.txt"),)))
    assert names(index, "sundholm") == ["moved.txt"]
    assert names(index, "path:moved") == ["moved.txt"]
    assert index.known() == shelf.states()


def test_a_document_that_vanished_meanwhile_is_left_out(index: WhooshIndex, shelf: Shelf) -> None:
    del shelf.texts[NOTES]
    index.update(Changes(present=(NOTES, "never.txt")))
    assert set(index.known()) == {FIRE, TOLL, LETTER}


def test_a_file_name_that_is_no_text_keeps_its_bytes(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    shelf = Shelf(texts={name: "ferry"})
    index = shelf.index_in(tmp_path / "index")
    shelf.bring_up(index)
    assert names(index, "ferry") == [name]
    assert names(index, "path:caf*") == [name]
    index.close()


def test_many_updates_leave_few_files(index: WhooshIndex, shelf: Shelf, tmp_path: Path) -> None:
    for number in range(30):
        shelf.write("diary.txt", f"ferry day {number}")
        shelf.bring_up(index)
    assert names(index, "day 29") == ["diary.txt"]
    assert names(index, "28") == []
    assert len(list((tmp_path / "index").rglob("*.arrays"))) < 10


def test_progress_is_reported_and_seen_by_others(shelf: Shelf, tmp_path: Path) -> None:
    writer, reader = (shelf.index_in(tmp_path / "index") for _ in range(2))
    seen: list[tuple[Progress, Progress | None]] = []
    writer.update(
        shelf.changes_since({}), lambda progress: seen.append((progress, reader.progress()))
    )
    assert [said.done for said, _ in seen] == [1, 2, 3, 4]
    assert all(other and other.total == 4 for _, other in seen)
    assert reader.progress() is None
    writer.close()


def test_search_answers_while_another_update_is_under_way(
    index: WhooshIndex, shelf: Shelf, tmp_path: Path
) -> None:
    shelf.write("more.txt", "A second ferry.")
    inside, go_on = threading.Event(), threading.Event()

    def wait(_: Progress) -> None:
        inside.set()
        go_on.wait(10)

    other = shelf.index_in(tmp_path / "index")
    assert other.known()
    update = threading.Thread(target=other.update, args=(Changes(present=("more.txt",)), wait))
    update.start()
    try:
        assert inside.wait(10)
        answer = index.search(parse("ferry"))
        assert answer.total == 2
        assert not answer.complete
        with pytest.raises(IndexBusy, match="another process"):
            index.update(Changes(present=(FIRE,)))
    finally:
        go_on.set()
        update.join()
    answer = index.search(parse("ferry"))
    assert (answer.total, answer.complete) == (3, True)
    other.close()


def test_an_update_that_fails_leaves_the_last_commit(index: WhooshIndex, shelf: Shelf) -> None:
    def fail(_: Progress) -> None:
        raise RuntimeError("the reader has gone")

    shelf.write(FIRE, "train")
    with pytest.raises(RuntimeError):
        index.update(Changes(present=(FIRE,)), fail)
    assert not index.search(parse("ferry")).complete
    shelf.bring_up(index)
    assert names(index, "train") == [FIRE]
    assert index.search(parse("ferry")).complete


def _files(folder: Path) -> list[str]:
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and path.stat().st_size and "LOCK" not in path.name
    )


def _harm(path: Path, how: str) -> None:
    content = path.read_bytes()
    if how == "deleted":
        path.unlink()
    elif how == "truncated":
        path.write_bytes(content[: len(content) // 2])
    elif how == "emptied":
        path.write_bytes(b"")
    else:
        path.write_bytes(bytes(byte ^ 0x5A for byte in content))


# A reader of Whoosh that fails to open leaves files open until they are collected.
fails_to_open = pytest.mark.filterwarnings(
    "ignore:unclosed file:ResourceWarning",
    "ignore::pytest.PytestUnraisableExceptionWarning",
)


@fails_to_open
@pytest.mark.parametrize("how", ["deleted", "truncated", "emptied", "garbled"])
def test_a_damaged_index_is_rebuilt_with_the_same_hits(
    shelf: Shelf, tmp_path: Path, how: str
) -> None:
    folder = tmp_path / "index"
    index = shelf.index_in(folder)
    shelf.bring_up(index)
    expected = {query: names(index, query) for query, _ in HITS}
    index.close()
    for kind in ("stamp.json", "commit.json", ".arrays", ".toc"):
        harmed = next(name for name in _files(folder) if name.endswith(kind))
        _harm(folder / harmed, how)
        index = shelf.index_in(folder)
        try:
            found = {query: names(index, query) for query, _ in HITS}
        except IndexMissing:
            assert index.known() == {}
        else:
            assert found == expected, harmed
        shelf.bring_up(index)
        assert {query: names(index, query) for query, _ in HITS} == expected, harmed
        index.close()
    gc.collect()


def test_a_deleted_folder_is_made_anew(index: WhooshIndex, shelf: Shelf, tmp_path: Path) -> None:
    before = index.search(parse("ferry")).generation
    subprocess.run(["rm", "-r", str(tmp_path / "index")], check=True)
    assert index.known() == {}
    shelf.bring_up(index)
    answer = index.search(parse("ferry"))
    assert answer.total == 2
    assert answer.generation >= before


@fails_to_open
def test_damage_that_shows_only_in_use_is_remembered(
    index: WhooshIndex, shelf: Shelf, tmp_path: Path
) -> None:
    """Bad blocks change neither the size nor the time of a file."""
    index.close()
    (postings,) = (tmp_path / "index").rglob("*.arrays")
    found = postings.stat()
    _harm(postings, "garbled")
    os.utime(postings, ns=(found.st_atime_ns, found.st_mtime_ns))
    with pytest.raises(IndexMissing):
        index.search(parse("ferry"))
    gc.collect()
    shelf.bring_up(index)
    assert names(index, "ferry") == [FIRE, TOLL]


def test_a_fault_over_one_query_is_no_damage(
    index: WhooshIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever goes wrong with a query, the files say whether they are damaged."""

    def fails(*_: object) -> None:
        raise IndexError("out of bounds")

    with monkeypatch.context() as patched:
        patched.setattr(Evaluation, "scores", fails)
        with pytest.raises(IndexFailure, match="IndexError: out of bounds") as raised:
            index.search(parse("ferry"))
    assert not isinstance(raised.value, IndexMissing)
    assert names(index, "ferry") == [FIRE, TOLL]


@pytest.mark.parametrize("kind", ["stamp.json", "commit.json", ".arrays", ".toc"])
def test_a_pipe_in_the_place_of_a_file_keeps_nobody_waiting(
    index: WhooshIndex, shelf: Shelf, tmp_path: Path, kind: str
) -> None:
    index.close()
    folder = tmp_path / "index"
    path = folder / next(name for name in _files(folder) if name.endswith(kind))
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(IndexMissing):
        index.search(parse("ferry"))
    shelf.bring_up(index)
    assert names(index, "ferry") == [FIRE, TOLL]


def test_another_version_is_rebuilt(
    index: WhooshIndex, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.index.whoosh_index.store._VERSION", "2 unicode 99 little")
    assert index.known() == {}
    shelf.bring_up(index)
    assert names(index, "ferry") == [FIRE, TOLL]


def test_the_folder_is_for_its_user_alone(index: WhooshIndex, tmp_path: Path) -> None:
    assert (tmp_path / "index").stat().st_mode & 0o777 == 0o700


def test_an_open_index_follows_the_commits_of_another_process(
    index: WhooshIndex, shelf: Shelf, tmp_path: Path
) -> None:
    assert names(index, "train") == []
    shelf.write(NOTES, "A train.")
    script = (
        "import sys; from pathlib import Path; from tests.corpus.index_fixtures import Shelf\n"
        "shelf = Shelf(); shelf.write('notes.txt', 'A train.')\n"
        "shelf.bring_up(shelf.index_in(Path(sys.argv[1])))"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "index")], check=True)
    assert names(index, "train") == [NOTES]
    assert shelf.bring_up(index) == Changes()


PLACE = st.tuples(st.integers(0, 90_000), st.integers(1, 90_000), st.integers(1, 70_000))


@given(st.lists(PLACE, min_size=1, max_size=20))
def test_postings_keep_every_place(gaps: list[tuple[int, int, int]]) -> None:
    places = Places()
    position = start = 0
    occurrences = []
    for gap, skip, length in gaps:
        position, start = position + gap, start + skip
        occurrences.append(Occurrence(position, start, start + length))
    value = places.encode(
        [o.position for o in occurrences],
        [o.start for o in occurrences],
        [o.end - o.start for o in occurrences],
    )
    assert places.decode_occurrences(value) == occurrences
    assert list(places.decode_positions(value)) == [o.position for o in occurrences]
    assert places.decode_frequency(value) == len(occurrences)


WORDS = ["a", "ab", "abc", "b", "ba", "cab"]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), min_size=1, max_size=5)
WORD: st.SearchStrategy[Term | Prefix | Wildcard | Fuzzy] = st.sampled_from(
    [*map(Term, [*WORDS, "zz"]), Prefix("a"), Prefix("b"), Wildcard("?b*"), Fuzzy("ab", 1)]
)
LEAF: st.SearchStrategy[Query] = st.one_of(
    WORD,
    st.builds(Phrase, st.lists(WORD, min_size=2, max_size=3).map(tuple), st.integers(0, 2)),
    st.sampled_from(
        [
            Term("a", Field.TITLE),
            Term("1", Field.PATH),
            DateRange(date(2031, 1, 2), None),
            DateRange(None, date(2031, 1, 3)),
            Documents(frozenset({"0.txt", "2.txt"})),
        ]
    ),
)
TREE: st.SearchStrategy[Query] = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(And, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Or, st.lists(inner, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)


@pytest.mark.slow
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=TEXTS, queries=st.lists(TREE, min_size=1, max_size=12))
def test_the_index_and_a_plain_reading_of_the_texts_agree(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], queries: list[Query]
) -> None:
    documents = {
        f"{number}.txt": IndexedDocument(
            f"{number}.txt",
            FileState(number, 0),
            text,
            text[:2],
            day=date(2031, 1, number) if number else None,
        )
        for number, text in enumerate(texts)
    }
    index = WhooshIndex(tmp_path_factory.mktemp("index"), documents.get)
    middle = len(documents) // 2
    for part in (list(documents)[:middle], list(documents)[middle:]):
        index.update(Changes(present=tuple(part)))
    for query in queries:
        answer = index.search(query)
        plain = {
            name: find(query, d.text)
            for name, d in documents.items()
            if answers(
                query,
                Searchable(
                    name,
                    {Field.TEXT: d.text, Field.TITLE: d.title, Field.PATH: name},
                    d.day,
                ),
            )
        }
        assert {hit.name: hit.spans for hit in answer.hits} == plain
        assert answer.total == len(plain)
        for sort in Sort:
            best = index.search(query, 1, sort)
            assert best.total == len(plain)
            assert best.hits == index.search(query, 1_000, sort).hits[:1]
    index.close()


def test_leftovers_of_a_killed_writer_are_cleared(
    index: WhooshIndex, shelf: Shelf, tmp_path: Path
) -> None:
    _, build = Store(tmp_path / "index").build()
    (build / "MAIN.tmp").mkdir()
    (build / "MAIN.tmp" / "half.run").write_bytes(b"x")
    shelf.write(NOTES, "A train.")
    shelf.bring_up(index)
    assert not (build / "MAIN.tmp" / "half.run").exists()
    assert names(index, "train") == [NOTES]
