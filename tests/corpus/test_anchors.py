"""Where annotations land in a document; what was looked for once is not looked for again."""

import time
from pathlib import Path

import pytest

from annotations import neighbours
from annotations.landings import Moved, Orphan
from annotations.selectors import Span
from corpus.anchors import anchors_of
from corpus.document import Document
from tests.corpus.sidecar_fixtures import tagged

WAS = "Ferry story. On the quay at least 84 people were killed, said the line.\n"
TARGETS = tagged(WAS, "84 people were killed", "claim").targets


def landed(path: Path) -> list[object]:
    with Document(path) as document:
        return list(anchors_of(document, TARGETS))


def written(path: Path, text: str) -> Path:
    path.write_text(text)
    return path


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were looked through."""
    looked: list[str] = []
    search = neighbours.anchor_all

    def counted(text: str, *others: object) -> object:
        looked.append(text)
        return search(text, *others)  # type: ignore[arg-type] # handed through

    monkeypatch.setattr(neighbours, "anchor_all", counted)
    return looked


def test_a_text_is_looked_through_once_as_long_as_it_stays(
    tmp_path: Path, searches: list[str]
) -> None:
    path = written(tmp_path / "a.txt", f"A line more. {WAS}")
    time.sleep(0.05)  # so that a later change shows in its state
    (first,), (second,) = landed(path), landed(path)
    assert first == second
    assert isinstance(first, Moved) and first.span == Span(47, 68)
    assert len(searches) == 1
    written(path, "Nothing of that sort.")
    (gone,) = landed(path)
    assert isinstance(gone, Orphan)
    assert len(searches) == 2


def test_a_text_of_another_encoding_is_looked_through_for_itself(tmp_path: Path) -> None:
    """The file, and so its state, is the same."""
    path = tmp_path / "a.txt"
    path.write_bytes(f"A line more. {WAS}".encode() + b"x" * 70_000 + "é".encode("latin-1"))
    time.sleep(0.05)
    with Document(path) as document:
        before = anchors_of(document, TARGETS)
        assert not document.validate()
        with document.reopened() as other:
            assert other.encoding != document.encoding
            assert anchors_of(other, TARGETS) == before
