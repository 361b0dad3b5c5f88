"""Where a report goes: a document, a sidecar, a device stays what it is."""

import os
import threading
from pathlib import Path

import pytest

from tests.reader.commanding import Result, corpus_of, gloss

TEXT = "It burned at the quay, the captain said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = corpus_of(tmp_path / "corpus", one=TEXT)
    gloss("annotate", folder / "one.txt", "--tag", "claim", "--quote", "burned")
    return folder


def report(corpus: Path, file: Path) -> Result:
    return gloss("report", corpus, "-o", file)


def is_page(file: Path) -> bool:
    return "<!doctype html>" in file.read_text("utf-8")[:100]


def linked(target: Path, how: str) -> Path:
    """Another name of `target`, outside of the corpus."""
    link = target.parent.parent / "link.html"
    link.symlink_to(target) if how == "symlink" else link.hardlink_to(target)
    return link


@pytest.mark.parametrize("how", ["itself", "symlink", "hardlink"])
def test_a_document_is_not_replaced_by_whatever_name(folder: Path, how: str) -> None:
    document = folder / "one.txt"
    result = report(folder, document if how == "itself" else linked(document, how))
    assert result.code == 2
    assert "is a document of the corpus and is not replaced; name another file" in result.err
    assert document.read_text("utf-8") == TEXT


def test_nor_is_another_document_of_its_folder(folder: Path) -> None:
    other = folder / "two.txt"
    other.write_text(TEXT)
    result = report(folder / "one.txt", other)
    assert result.code == 2 and "is a document" in result.err
    assert other.read_text() == TEXT


@pytest.mark.parametrize("how", ["itself", "symlink"])
def test_annotations_and_codebook_are_not_replaced(folder: Path, how: str) -> None:
    codebook = folder / "glossator.toml"
    codebook.write_text("[tags.claim]\n")
    (sidecar,) = folder.glob("*.annotations.json")
    for each, said in ((sidecar, "holds somebody's annotations"), (codebook, "codebook")):
        before = each.read_bytes()
        result = report(folder, each if how == "itself" else linked(each, how))
        (folder.parent / "link.html").unlink(missing_ok=True)
        assert result.code == 2 and said in result.err
        assert each.read_bytes() == before


def test_a_report_in_the_corpus_is_made_anew(folder: Path) -> None:
    """It may be listed as a document by then, for it is text."""
    target = folder / "report.html"
    assert report(folder, target).code == 0
    assert report(folder, target).code == 0
    assert is_page(target)


def test_a_link_stays_and_its_target_is_written(folder: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "there.html", tmp_path / "link.html"
    link.symlink_to(target)
    for _ in range(2):
        assert report(folder, link).code == 0
        assert link.is_symlink() and is_page(target)
        target.chmod(0o600)
    assert target.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", "link.html", "there.html"]


def test_a_link_that_leads_in_a_circle_is_told_of(folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "circle.html"
    link.symlink_to(link)
    assert report(folder, link).code == 2
    assert link.is_symlink()


def test_a_pipe_gets_the_page_and_stays_a_pipe(folder: Path, tmp_path: Path) -> None:
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reading = threading.Thread(target=lambda: got.append(pipe.read_text("utf-8")))
    reading.start()
    assert report(folder, pipe).code == 0
    reading.join(20)
    assert got and got[0].rstrip().endswith("</html>")
    assert pipe.is_fifo()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_a_device_is_written_to_and_its_fault_told(folder: Path) -> None:
    result = report(folder, Path("/dev/full"))
    assert result.code == 2 and "No space left on device" in result.err
    assert Path("/dev/full").is_char_device()
