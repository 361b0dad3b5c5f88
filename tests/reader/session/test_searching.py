"""How the index's growth is told, rarely enough that no key waits for it, and what hinders it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import pytest

from corpus.errors import CorpusError, IndexBusy, IndexUnwritable
from corpus.index.factory import index_of
from corpus.index.protocol import Answer, Progress
from corpus.index.whoosh_index.engine import WhooshIndex
from corpus.index.whoosh_index.opened import OpenIndex
from corpus.index.whoosh_index.store import Store
from corpus.library import Corpus
from corpus.query import Term
from reader.effects import FindInCorpus
from reader.found import Finding
from reader.messages import Found, Indexed, Message, Told
from reader.session import searching
from reader.session.searching import Searcher
from tests.reader.commanding import corpus_of, gloss
from tests.reader.session.desk import until


class Quick:
    """An index that grows by ten thousand documents in a moment."""

    changed = True

    def progress(self) -> Iterator[Progress]:
        for done in range(10_000):
            yield Progress(done, 10_000)

    def stop(self) -> None:
        pass


@pytest.mark.parametrize("clock", [0.0, 0.001, 1.0])
def test_a_quick_index_does_not_flood_the_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: float
) -> None:
    """clock: seconds that each document takes."""
    (tmp_path / "one.txt").write_text("A ferry.")
    told: list[Message] = []
    now = iter(range(1_000_000))
    monkeypatch.setattr(searching, "monotonic", lambda: clock * next(now))
    with Corpus(tmp_path) as corpus:
        searcher = Searcher(corpus, told.append)
        monkeypatch.setattr(searcher, "_started", Quick)
        searcher._watch()
    assert told[0] == Indexed(0, 10_000)
    assert told[-1] == Indexed(0, 0, True)
    took = clock * next(now)
    assert len(told) <= 2 + min(10_000, took / searching.TELL)
    if clock == 1.0:
        assert len(told) == 10_001


class Refused:
    """An indexing process that makes no progress. errors: it ends with one after the other."""

    def __init__(self, *errors: Exception) -> None:
        self.errors, self.changed = list(errors), False

    def progress(self) -> Iterator[Progress]:
        if self.errors:
            raise self.errors.pop(0)
        return iter(())

    def stop(self) -> None:
        pass


@pytest.mark.parametrize("changed", [True, False])
def test_documents_that_only_went_are_a_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: bool
) -> None:
    (tmp_path / "one.txt").write_text("A ferry.")
    told: list[Message] = []
    child = Refused()
    child.changed = changed
    with Corpus(tmp_path) as corpus:
        searcher = Searcher(corpus, told.append)
        monkeypatch.setattr(searcher, "_started", lambda: child)
        searcher._watch()
    assert told == [Indexed(0, 0, changed)]


def test_why_the_index_is_not_up_to_date_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one.txt").write_text("A ferry.")
    told: list[Message] = []
    full = IndexUnwritable("/a/long/path: the index cannot be written", "No space left on device")
    gone = CorpusError("it is gone")
    child = Refused(full, full, IndexBusy("busy"), gone)
    with Corpus(tmp_path) as corpus:
        searcher = Searcher(corpus, told.append)
        monkeypatch.setattr(searcher, "_started", lambda: child)
        for _ in range(4):
            searcher._watch()
    assert [message for message in told if isinstance(message, Told)] == [
        Told("index not updated: No space left on device; `gloss index` says what to do"),
        Told("index not updated: it is gone"),
    ]
    assert told.count(Indexed(0, 0, False)) == 4


def _found(searcher: Searcher, told: list[Message], query: str) -> Finding:
    searcher.find(FindInCorpus(query, "rank", 1, finished=True))
    assert isinstance(told[-1], Found)
    return told[-1].finding


def test_an_answer_names_the_sidecars_that_could_not_be_read(tmp_path: Path) -> None:
    folder = corpus_of(tmp_path / "corpus", one="A ferry.\n")
    (folder / "one.txt.ben.annotations.json").write_text("{")
    gloss("index", folder)
    told: list[Message] = []
    with Corpus(folder) as corpus, closing(Searcher(corpus, told.append)) as searcher:
        (fault,) = _found(searcher, told, "ferry OR tag:claim").unread
        assert fault.startswith("one.txt.ben.annotations.json:1:2: not JSON")
        assert _found(searcher, told, "ferry").unread == ()


def test_a_folder_that_is_gone_does_not_count_as_nothing_found(tmp_path: Path) -> None:
    folder = corpus_of(tmp_path / "corpus", one="A ferry.\n")
    gloss("index", folder)
    told: list[Message] = []
    with Corpus(folder) as corpus, closing(Searcher(corpus, told.append)) as searcher:
        folder.rename(tmp_path / "away")
        for query in ("ferry", "lighthouse"):
            assert "the folder is not there just now" in _found(searcher, told, query).error
        (tmp_path / "away").rename(folder)
        assert _found(searcher, told, "ferry").total == 1


@pytest.mark.parametrize("documents", [{}, {"one": "A lighthouse.\n"}], ids=["none", "one"])
def test_what_was_indexed_while_it_was_asked_is_not_counted_as_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, documents: dict[str, str]
) -> None:
    """The index is finished while its beginning answers. documents: those indexed before."""
    folder = corpus_of(tmp_path / "corpus", **documents)
    if documents:
        gloss("index", folder)
    told: list[Message] = []
    with Corpus(folder) as corpus, closing(Searcher(corpus, told.append)) as searcher:
        index = searcher.index()
        searcher.growing = True

        def finished(*args: Any, **options: Any) -> Answer:
            searcher.growing = False
            return WhooshIndex.search(cast(WhooshIndex, index), *args, **options)

        monkeypatch.setattr(index, "search", finished)
        found = _found(searcher, told, "ferry")
    assert (found.total, found.complete) == (0, False)
    assert "lost" not in found.error


def test_an_update_that_ends_while_the_index_is_asked_is_not_in_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = corpus_of(tmp_path / "corpus", one="A lighthouse.\n")
    gloss("index", folder)
    with Corpus(folder) as corpus, closing(index_of(corpus)) as index:
        store = Store(index._store.folder)
        store.set_progress(Progress(1, 2))
        current = WhooshIndex._current

        def finished(asked: WhooshIndex) -> OpenIndex:
            opened = current(asked)
            store.set_progress(None)
            return opened

        monkeypatch.setattr(WhooshIndex, "_current", finished)
        assert not index.search(Term("lighthouse")).complete
        assert index.search(Term("lighthouse")).complete


class Turns:
    """Indexing processes one after the other; each does what it is told."""

    def __init__(self, *turns: Exception | None) -> None:
        self.turns = list(turns)

    def __call__(self) -> Refused:
        turn = self.turns.pop(0)
        return Refused() if turn is None else Refused(turn)


def test_what_another_process_may_have_missed_is_indexed_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Busy, busy, then nothing is left to do: what was found is still looked for again."""
    folder = corpus_of(tmp_path / "corpus", one="A ferry.\n")
    gloss("index", folder)
    told: list[Message] = []
    monkeypatch.setattr(searching, "AGAIN", 0.0)
    monkeypatch.setattr(searching, "REST", 0.0)
    with Corpus(folder) as corpus, closing(Searcher(corpus, told.append)) as searcher:
        monkeypatch.setattr(searcher, "_started", Turns(IndexBusy("busy"), IndexBusy("busy"), None))
        for turn, owing in enumerate((True, True, False), 1):
            assert searcher.start_indexing(noticed=turn == 1)
            until(lambda: not searcher.growing)
            assert searcher.owing is owing
            until(lambda turn=turn: told.count(Indexed(0, 0, True)) == turn)  # type: ignore[misc]
            assert _found(searcher, told, "ferry").complete is not owing


def test_it_is_tried_again_later_where_another_process_indexes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And not at once, as a process is begun for each try."""
    (tmp_path / "one.txt").write_text("A ferry.")
    clock = [100.0]
    monkeypatch.setattr(searching, "monotonic", lambda: clock[0])
    with Corpus(tmp_path) as corpus, closing(Searcher(corpus, lambda _: None)) as searcher:
        monkeypatch.setattr(searcher, "_started", Turns(IndexBusy("busy"), None))
        assert searcher.start_indexing()
        until(lambda: not searcher.growing)
        assert not searcher.start_indexing()
        clock[0] += searching.AGAIN
        assert searcher.start_indexing()
        until(lambda: not searcher.growing)


def test_an_index_that_is_lost_again_is_made_anew_later_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one.txt").write_text("A ferry.")
    clock = [100.0]
    monkeypatch.setattr(searching, "monotonic", lambda: clock[0])
    with Corpus(tmp_path) as corpus, closing(Searcher(corpus, lambda _: None)) as searcher:
        turns = Turns(None, None, CorpusError("no room"))
        monkeypatch.setattr(searcher, "_started", turns)
        for wait in (0.0, 1.0):
            clock[0] += wait
            assert searcher.mend()
            until(lambda: not searcher.growing)
        searcher._rests_until = clock[0]
        assert searcher.mend()
        until(lambda: not searcher.growing)
        assert turns.turns == []
        assert not searcher.mend(), "it failed, and is tried again later"
        assert searcher.owing


def test_annotated_passages_are_listed_where_their_words_are_by_now(tmp_path: Path) -> None:
    """And lost ones as of the document, without any words that a key could tag."""
    was = "Ferry story. At least 84 people were killed. The end of it.\n"
    folder = corpus_of(tmp_path / "corpus", one=was, two=was)
    for name in ("one.txt", "two.txt"):
        gloss("annotate", folder / name, "--tag", "rumour", "--quote", "84 people were killed")
    (folder / "one.txt").write_text(f"A new line stands before it all.\n{was}")
    (folder / "two.txt").write_text("Nothing of that sort is here.\n")
    gloss("index", folder)
    told: list[Message] = []
    with Corpus(folder) as corpus, closing(Searcher(corpus, told.append)) as searcher:
        one, two = sorted(
            _found(searcher, told, "tag:rumour").documents, key=lambda shown: shown.name
        )
        (moved,), (lost,) = one.passages, two.passages
        with corpus.open("one.txt") as document:
            assert moved.state == document.state
            assert moved.span.of(document.whole_text()) == moved.text == "84 people were killed"
    assert (lost.span.length, lost.text) == (0, "Nothing of that sort is here.")
    assert lost.after == " (1 passage lost or in doubt)"
    assert two.hits == 0
