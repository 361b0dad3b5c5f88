"""A corpus as scripts and the reader use it."""

import datetime
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from annotations.collected import AnnotationSet
from annotations.editing import passage_targets, tag_passage
from annotations.errors import SidecarError, SidecarUnreadable
from annotations.identifiers import Author
from annotations.landings import Exact, Moved, Orphan
from annotations.model import TagBody, Target
from annotations.selectors import Span
from annotations.sidecar import save
from corpus import anchors
from corpus.changes import changes_between
from corpus.discovery import Found, Reason
from corpus.document import Document
from corpus.errors import CacheRefused, CorpusError, DocumentError, NoPlaceForSidecar, NotACorpus
from corpus.formats.kinds import Kind
from corpus.index.protocol import Changes, FileState
from corpus.library import Corpus
from corpus.sidecars import SidecarFile

ARTICLE = "Ferry burns\n\nMay 4, 2031\n\nThe port office said that it had rescued 11 people.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "corpus"
    (root / "sub").mkdir(parents=True)
    for name in ("b.txt", "a.md", "sub/c.txt"):
        (root / name).write_text(ARTICLE)
    return root


def test_documents_have_name_path_state_and_kind(root: Path) -> None:
    entries = Corpus(root).documents()
    assert [entry.name for entry in entries] == ["a.md", "b.txt", "sub/c.txt"]
    assert [entry.kind for entry in entries] == [Kind.MARKDOWN, Kind.TEXT, Kind.TEXT]
    assert entries[2].path == root / "sub" / "c.txt"
    assert entries[0].state.size == len(ARTICLE)


def test_one_document_is_a_corpus_of_its_own(root: Path) -> None:
    corpus = Corpus(root / "b.txt")
    assert [entry.name for entry in corpus.documents()] == ["b.txt"]
    assert corpus.open("b.txt").whole_text() == ARTICLE
    assert corpus.cache_folder() != Corpus(root).cache_folder()
    (root / "b.txt").unlink()
    assert corpus.documents() == []
    assert [each.reason for each in corpus.left_out()] == [Reason.UNREADABLE]


@pytest.mark.parametrize(
    "name", ["missing", "pipe", "a.pdf", "b.txt.anna.annotations.json", "a\0b"]
)
def test_what_is_no_corpus_says_so(root: Path, name: str) -> None:
    os.mkfifo(root / "pipe")
    for other in ("a.pdf", "b.txt.anna.annotations.json"):
        (root / other).touch()
    with pytest.raises(NotACorpus, match="name a folder or a document"):
        Corpus(root / name)


def test_left_out_says_what_and_why(root: Path) -> None:
    (root / "x.png").touch()
    ((each),) = Corpus(root).left_out()
    assert (each.name, each.reason) == ("x.png", Reason.BINARY)


@pytest.mark.parametrize(
    "name", ["../outside.txt", "/etc/hostname", "link.txt", "", ".", "a\0b", "none.txt", "sub"]
)
def test_only_what_lies_inside_is_opened(root: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "outside.txt").write_text("secret")
    (root / "link.txt").symlink_to("../outside.txt")
    with pytest.raises(DocumentError):
        Corpus(root).open(name)


def test_names_of_paths(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = Corpus(root)
    (tmp_path / "link").symlink_to("corpus")
    monkeypatch.chdir(root / "sub")
    for path in ("c.txt", "../sub/c.txt", root / "sub" / "c.txt", tmp_path / "link/sub/c.txt"):
        assert corpus.name_of(Path(path)) == "sub/c.txt"
    with pytest.raises(DocumentError, match="not in the corpus"):
        corpus.name_of(tmp_path / "x.txt")


def test_reading_writes_nothing_into_the_folder(root: Path) -> None:
    before = sorted(path.name for path in root.rglob("*"))
    with Corpus(root) as corpus:
        for entry in corpus.documents():
            corpus.metadata(entry.name)
            corpus.open(entry.name).digest()
            corpus.annotation_set(entry.name, "anna")
    assert sorted(path.name for path in root.rglob("*")) == before


def test_metadata_is_read_once_for_each_state(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Corpus(root) as corpus:
        corpus.documents()
        assert corpus.metadata("b.txt").title == "Ferry burns"
        assert corpus.metadata("b.txt").date == datetime.date(2031, 5, 4)
    again = Corpus(root)
    monkeypatch.setattr(Corpus, "open", lambda *_: pytest.fail("read again"))
    assert again.metadata("b.txt").detected == {"title", "date"}
    assert again.known_metadata() == {"b.txt": again.metadata("b.txt")}
    monkeypatch.undo()
    (root / "b.txt").write_text("Another headline\n\nAnd a body that is a sentence.\n")
    assert again.metadata("b.txt").title == "Another headline"
    with pytest.raises(DocumentError, match="gone"):
        again.metadata("missing.txt")


def test_the_list_of_the_last_walk_is_there_at_once(root: Path) -> None:
    assert Corpus(root).known_documents() == []
    with Corpus(root) as corpus:
        entries = corpus.documents()
    assert Corpus(root).known_documents() == entries
    (root / "b.txt").unlink()
    with Corpus(root) as corpus:
        assert len(corpus.documents()) == 2
    assert len(Corpus(root).known_documents()) == 2


def test_a_document_that_was_read_before_the_first_walk_is_not_all_there_is(root: Path) -> None:
    with Corpus(root) as corpus:
        metadata = corpus.metadata("b.txt")
        assert corpus.known_documents() == []
    assert Corpus(root).known_documents() == []
    with Corpus(root) as corpus:
        assert corpus.known_metadata() == {"b.txt": metadata}
        assert len(corpus.documents()) == 3
    assert len(Corpus(root).known_documents()) == 3


@pytest.mark.parametrize("damage", ["removed", "garbage", "truncated", "other version", "a folder"])
def test_a_damaged_catalogue_is_rebuilt(root: Path, damage: str) -> None:
    with Corpus(root) as corpus:
        corpus.documents()
        corpus.metadata("b.txt")
    file = corpus.cache_folder() / "catalogue.sqlite"
    content = file.read_bytes()
    file.unlink()
    if damage == "garbage":
        file.write_bytes(b"no database " * 1000)
    elif damage == "truncated":
        file.write_bytes(content[: len(content) // 2])
    elif damage == "other version":
        file.write_bytes(content[:60] + b"\0\0\0\x63" + content[64:])
    elif damage == "a folder":
        file.mkdir()
    with Corpus(root) as corpus:
        assert corpus.metadata("b.txt").title == "Ferry burns"
        assert len(corpus.documents()) == 3
    assert len(Corpus(root).known_documents()) == (0 if damage == "a folder" else 3)


def test_without_a_cache_everything_works_but_what_needs_one(root: Path) -> None:
    Path(os.environ["GLOSS_CACHE_DIR"]).chmod(0o777)
    (root / "b.txt").write_text(ARTICLE + "Fähre", "utf-16")
    with Corpus(root) as corpus:
        assert len(corpus.documents()) == 3
        assert corpus.metadata("b.txt").title == "Ferry burns"
        assert corpus.open("b.txt").whole_text() == ARTICLE + "Fähre"
        with pytest.raises(CacheRefused):
            corpus.cache_folder()


def test_changes_tell_added_changed_removed_and_renamed(root: Path) -> None:
    with Corpus(root) as corpus:
        known = {entry.name: entry.state for entry in corpus.documents()}
    (root / "a.md").rename(root / "sub" / "moved.md")
    (root / "b.txt").write_text("Changed.")
    (root / "sub" / "c.txt").unlink()
    (root / "new.txt").write_text("New.")
    for _ in range(2):  # until the index has taken them, they are told again
        with Corpus(root) as corpus:
            assert corpus.changes_since(known) == Changes(
                present=("b.txt", "new.txt"),
                removed=("sub/c.txt",),
                renamed=(("a.md", "sub/moved.md"),),
            )
    with Corpus(root) as corpus:
        now = {entry.name: entry.state for entry in corpus.documents()}
        assert corpus.changes_since(now) == Changes()


def test_a_look_alike_is_not_taken_for_a_renamed_document() -> None:
    """One archive unpacks many files of one time, and some have one size."""
    state = FileState(10, 1)
    assert changes_between({"old": state}, {"old": 7}, [Found("new", state, 8)]) == Changes(
        present=("new",), removed=("old",)
    )
    assert changes_between({"old": state}, {}, [Found("new", state, 0)]).renamed == ()


def tag(corpus: Corpus, name: str, annotator: str, words: str) -> AnnotationSet:
    """Tag the first occurrence of `words` as a claim and save that."""
    annotations = corpus.annotation_set(name, annotator)
    with corpus.open(name) as document:
        text = document.whole_text()
        span = Span(text.index(words), text.index(words) + len(words))
        targets = passage_targets(document.digest(), text, [span])
    edit = tag_passage(annotations, Author(annotator), TagBody("claim"), targets)
    saved = save(
        corpus.sidecar_path(name, annotator),
        edit.changes,
        blank=annotations.mine,
        state_folder=Path(os.environ["GLOSS_STATE_DIR"]),
    ).sidecar
    return annotations.with_mine(saved)


def test_annotations_of_all_annotators_are_read_and_ones_own_may_be_edited(root: Path) -> None:
    corpus = Corpus(root)
    tag(corpus, "sub/c.txt", "anna", "rescued 11 people")
    tag(corpus, "sub/c.txt", "ben", "The port office said")
    assert corpus.sidecar_paths("b.txt") == []
    folder = root / "sub"
    assert corpus.sidecar_paths("sub/c.txt") == [
        SidecarFile("anna", folder / "c.txt.anna.annotations.json"),
        SidecarFile("ben", folder / "c.txt.ben.annotations.json"),
    ]
    annotations = corpus.annotation_set("sub/c.txt", "anna")
    assert len(annotations.annotations) == 2
    assert [annotations.own(id_) for id_ in annotations.annotations] == [False, True]
    assert annotations.mine.header.document == "c.txt"


def test_a_sidecar_that_cannot_be_read_is_reported_and_hides_no_other(root: Path) -> None:
    corpus = Corpus(root)
    tag(corpus, "b.txt", "anna", "rescued 11 people")
    (root / "b.txt.ben.annotations.json").write_text("{ no json")
    told: list[SidecarError] = []
    annotations = corpus.annotation_set("b.txt", "anna", report=told.append)
    assert len(annotations.annotations) == 1
    assert [error.path.name for error in told] == ["b.txt.ben.annotations.json"]
    with pytest.raises(SidecarUnreadable):
        corpus.annotation_set("b.txt", "anna")
    with pytest.raises(SidecarUnreadable):  # not even by its own annotator's save
        ben = corpus.annotation_set("b.txt", "ben", report=told.append)
        edit = tag_passage(ben, Author("ben"), TagBody("claim"), [Target("urn:sha256:0")])
        state = Path(os.environ["GLOSS_STATE_DIR"])
        path = corpus.sidecar_path("b.txt", "ben")
        save(path, edit.changes, blank=ben.mine, state_folder=state)


def test_a_blank_sidecar_says_how_the_document_was_read(root: Path, tmp_path: Path) -> None:
    (root / "b.txt").write_text(ARTICLE, "utf-16")
    header = Corpus(root).annotation_set("b.txt", "anna").mine.header
    assert (header.document, header.encoding, header.extractor) == ("b.txt", "utf-16", "text/1")
    mirrored = Corpus(root, annotations_folder=tmp_path / "mine")
    assert mirrored.annotation_set("sub/c.txt", "anna").mine.header.document == "sub/c.txt"
    assert mirrored.annotation_set("gone.txt", "anna").mine.header.document == "gone.txt"


def test_a_mirrored_tree_is_written_and_both_places_are_read(root: Path, tmp_path: Path) -> None:
    tag(Corpus(root), "sub/c.txt", "anna", "Ferry burns")
    corpus = Corpus(root, annotations_folder=tmp_path / "mine")
    tag(corpus, "sub/c.txt", "anna", "rescued 11 people")
    path = corpus.sidecar_path("sub/c.txt", "anna")
    assert path == tmp_path / "mine" / "sub" / "c.txt.anna.annotations.json"
    assert path.is_file()
    annotations = corpus.annotation_set("sub/c.txt", "anna")
    assert len(annotations.annotations) == 2
    assert len(annotations.mine.annotations) == 1


@pytest.mark.parametrize("name", ["x" * 240, "ä" * 120, "\udcff" * 240])
def test_a_name_too_long_for_a_sidecar_goes_to_the_mirrored_tree(
    root: Path, tmp_path: Path, name: str
) -> None:
    try:
        (root / name).write_text(ARTICLE)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    with pytest.raises(NoPlaceForSidecar, match="--annotations"):
        Corpus(root).sidecar_path(name, "anna")
    corpus = Corpus(root, annotations_folder=tmp_path / "mine")
    tag(corpus, name, "anna", "rescued 11 people")
    path = corpus.sidecar_path(name, "anna")
    assert len(os.fsencode(path.name)) <= 255
    assert [file.path for file in corpus.sidecar_paths(name)] == [path]
    assert corpus.sidecar_path(name[:-1] + "y", "anna") != path


def test_a_folder_that_cannot_be_written_asks_for_another(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = Corpus(root)
    tag(corpus, "b.txt", "anna", "rescued 11 people")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(NoPlaceForSidecar, match="--annotations"):
        corpus.sidecar_path("b.txt", "anna")
    annotations = corpus.annotation_set("b.txt", "anna")
    assert len(annotations.mine.annotations) == 1


@pytest.mark.parametrize("annotator", ["", "Anna", "a/b", "../x", "a.b", "ä"])
def test_an_annotator_that_would_be_no_file_name_is_refused(root: Path, annotator: str) -> None:
    with pytest.raises(CorpusError, match="annotator"):
        Corpus(root).sidecar_path("b.txt", annotator)


def test_a_sidecar_added_at_once_after_a_look_is_found(root: Path) -> None:
    corpus = Corpus(root)
    for annotator in ("anna", "ben", "cleo"):
        (root / f"b.txt.{annotator}.annotations.json").touch()
        assert corpus.sidecar_paths("b.txt")[-1].annotator == annotator


def test_a_folder_that_rests_is_listed_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = time.time() - 100
    os.utime(root, (old, old))
    corpus = Corpus(root)
    corpus.sidecar_paths("a.md")
    monkeypatch.setattr(os, "scandir", lambda *_: pytest.fail("listed again"))
    assert corpus.sidecar_paths("b.txt") == []


@pytest.mark.parametrize("read_whole", [True, False])
def test_anchors_land_where_the_words_are(
    root: Path, monkeypatch: pytest.MonkeyPatch, read_whole: bool
) -> None:
    monkeypatch.setattr(anchors, "_READ_WHOLE", 10**6 if read_whole else 0)
    corpus = Corpus(root)
    annotations = tag(corpus, "b.txt", "anna", "rescued 11 people")
    (id_,) = annotations.annotations
    start = ARTICLE.index("rescued")
    with corpus.open("b.txt") as document:
        expected = Exact(Span(start, start + 17))
        assert corpus.anchors(document, annotations) == {id_: (expected,)}
    (root / "b.txt").write_text("Correction.\n" + ARTICLE)
    with corpus.open("b.txt") as document:
        (anchor,) = corpus.anchors(document, annotations)[id_]
        assert isinstance(anchor, Moved)
        assert document.text(anchor.span) == "rescued 11 people"
    (root / "b.txt").write_text("Withdrawn.")
    with corpus.open("b.txt") as document:
        assert isinstance(corpus.anchors(document, annotations)[id_][0], Orphan)


def test_anchors_that_stand_do_not_read_the_whole_text(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(anchors, "_READ_WHOLE", 0)
    corpus = Corpus(root)
    annotations = tag(corpus, "b.txt", "anna", "rescued 11 people")
    monkeypatch.setattr(Document, "whole_text", lambda _: pytest.fail("read whole"))
    with corpus.open("b.txt") as document:
        assert all(
            isinstance(each, Exact) for (each,) in corpus.anchors(document, annotations).values()
        )


def test_the_seeds_are_a_corpus(seeds: Path, tmp_path: Path) -> None:
    root = tmp_path / "seeds"
    shutil.copytree(seeds, root)
    with Corpus(root) as corpus:
        entries = corpus.documents()
        assert len(entries) == 5
        assert all(corpus.metadata(entry.name).title for entry in entries)
        for entry in entries:
            with corpus.open(entry.name) as document:
                assert document.whole_text() == entry.path.read_text("utf-8")


def test_importing_the_library_loads_nothing_heavy() -> None:
    code = (
        "import corpus.library, sys; print(*{m.partition('.')[0] for m in sys.modules} & {'whoosh',"
        "'numpy','pygments','yaml','dateutil','charset_normalizer','platformdirs','textual'})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_a_reader_lists_while_a_worker_reads_metadata(root: Path) -> None:
    for number in range(300):
        (root / f"{number}.txt").write_text(ARTICLE)
    corpus = Corpus(root)
    with ThreadPoolExecutor(4) as workers:
        walks = [workers.submit(corpus.documents) for _ in range(3)]
        heads = [workers.submit(corpus.metadata, f"{number}.txt") for number in range(300)]
        lists = [workers.submit(corpus.known_documents) for _ in range(20)]
        assert all(len(walk.result()) == 303 for walk in walks)
        assert all(head.result().title for head in heads)
        assert all(known.result() is not None for known in lists)


def test_known_documents_are_ordered_once_until_they_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each document that is opened asks for its place among them."""
    for name in ("part 10.txt", "part 9.txt"):
        (tmp_path / name).write_text("A ferry.")
    with Corpus(tmp_path) as corpus:
        corpus.documents()
        assert [each.name for each in corpus.known_documents()] == ["part 9.txt", "part 10.txt"]
        ordered: list[str] = []

        def order(name: str) -> str:
            ordered.append(name)
            return name

        monkeypatch.setattr("corpus.library.natural_order", order)
        corpus.known_documents().clear()
        corpus.metadata("part 9.txt")
        assert len(corpus.known_documents()) == 2
        assert not ordered
        (tmp_path / "part 9.txt").write_text("Another ferry.")
        (tmp_path / "part 8.txt").write_text("A ferry.")
        corpus.documents()
        ordered.clear()
        known = {each.name: each.state.size for each in corpus.known_documents()}
        assert known == {"part 10.txt": 8, "part 8.txt": 8, "part 9.txt": 14}
        (tmp_path / "part 9.txt").unlink()
        corpus.documents()
        assert "part 9.txt" not in [each.name for each in corpus.known_documents()]


def test_the_first_documents_are_those_of_the_whole_walk(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/10.txt", "a.txt", "c.txt", "b.txt", ".hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("text")
    with Corpus(tmp_path) as corpus:
        first = corpus.first_documents(4)
        assert corpus.known_documents() == []
        assert first == corpus.documents()[:4]
        assert corpus.first_documents(100) == corpus.documents()


def test_a_folder_that_is_gone_is_no_empty_corpus(root: Path) -> None:
    """A disk that is not mounted for a moment: its documents are not taken for deleted."""
    corpus = Corpus(root)
    known = {entry.name: entry.state for entry in corpus.documents()}
    away = root.rename(root.with_name("away"))
    for walk in (corpus.documents, lambda: corpus.changes_since(known)):
        with pytest.raises(NotACorpus, match="the folder is not there just now; put it back"):
            walk()
    assert [entry.name for entry in corpus.known_documents()] == list(known)
    away.rename(root)
    assert corpus.changes_since(known) == Changes()
