"""Where a corpus lies: what is given, what its files are called, and nothing outside of it."""

from pathlib import Path

import pytest

from corpus.errors import DocumentError, NotACorpus
from corpus.root import Root


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text("A ferry.")
    (folder / "deep" / "b.txt").write_text("A lamp.")
    return folder


def test_a_folder_is_given(folder: Path) -> None:
    root = Root.of(folder)
    assert root == Root(folder, folder.resolve(), None)
    assert root.real == folder.resolve()


def test_a_document_alone_lies_in_its_folder(folder: Path) -> None:
    root = Root.of(folder / "a.txt")
    assert (root.folder, root.only) == (folder.resolve(), "a.txt")
    assert root.real == (folder / "a.txt").resolve()


def test_what_was_given_is_kept_and_links_are_resolved(folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(folder)
    assert Root.of(link) == Root(link, folder.resolve(), None)
    (tmp_path / "one").symlink_to(folder / "a.txt")
    assert Root.of(tmp_path / "one") == Root(tmp_path / "one", folder.resolve(), "a.txt")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("gone", r"gone: No such file or directory; name a folder or a document$"),
        ("a\0b", r"not a path; name a folder or a document$"),
        ("circle", r"circle: (Too many levels of symbolic links|not a path); name a folder"),
        ("picture.png", r"picture.png: [^(]*binary[^(]*; name a folder or a document$"),
        ("text.pdf", r"text.pdf: .* \(\.pdf\); name a folder or a document$"),
        ("a.txt/x", r"a.txt/x: Not a directory; name a folder or a document$"),
    ],
)
def test_what_is_neither_says_why(folder: Path, name: str, says: str) -> None:
    (folder / "picture.png").write_bytes(b"\x89PNG\0\0")
    (folder / "text.pdf").write_bytes(b"%PDF-1.7")
    (folder / "circle").symlink_to(folder / "circle")
    with pytest.raises(NotACorpus, match=says):
        Root.of(folder / name)


def test_a_folder_that_went_away_is_told_of_and_a_lone_document_is_not(folder: Path) -> None:
    whole, lone = Root.of(folder), Root.of(folder / "a.txt")
    whole.check_there()
    folder.rename(folder.with_name("elsewhere"))
    with pytest.raises(NotACorpus, match="not there just now; put it back"):
        whole.check_there()
    lone.check_there()


@pytest.mark.parametrize("name", ["a.txt", "deep/b.txt", "deep/../a.txt", "not there.txt"])
def test_a_name_is_a_path_in_the_folder(folder: Path, name: str) -> None:
    assert Root.of(folder).path_of(name) == folder.resolve() / name


@pytest.mark.parametrize(
    "name", ["../secret.txt", "/etc/passwd", "link", "deep/link/secret.txt", "", ".", "../corpus-2"]
)
def test_nothing_outside_of_the_folder_is_opened(folder: Path, name: str) -> None:
    (folder.parent / "secret.txt").write_text("not of this corpus")
    (folder.parent / "corpus-2").write_text("nor is this")
    (folder / "link").symlink_to(folder.parent / "secret.txt")
    (folder / "deep" / "link").symlink_to(folder.parent)
    with pytest.raises(DocumentError, match="outside the corpus"):
        Root.of(folder).path_of(name)


def test_what_is_no_name_says_so(folder: Path) -> None:
    with pytest.raises(DocumentError, match=r"not a name .*; name a document"):
        Root.of(folder).path_of("a\0b")


def test_a_file_is_called_by_its_path_from_the_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, link = Root.of(folder), tmp_path / "link"
    link.symlink_to(folder)
    monkeypatch.chdir(folder / "deep")
    for path in (folder / "deep/b.txt", link / "deep/b.txt", Path("b.txt"), Path("../deep/b.txt")):
        assert root.name_of(path) == "deep/b.txt"
    assert root.name_of(folder / "not there.txt") == "not there.txt"


def test_a_link_in_the_folder_is_called_as_it_is_written(folder: Path) -> None:
    (folder / "alias.txt").symlink_to(folder / "deep" / "b.txt")
    assert Root.of(folder).name_of(folder / "alias.txt") == "alias.txt"


def test_a_file_outside_has_no_name(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"not in the corpus .*; name one that is"):
        Root.of(folder).name_of(tmp_path / "secret.txt")
