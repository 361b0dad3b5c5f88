"""The folder that was chosen for annotations which cannot lie beside their documents."""

from pathlib import Path

import pytest

from corpus.errors import NoPlaceForSidecar
from corpus.folders import state_folder
from corpus.library import Corpus
from corpus.mirrors import proposed, remember, remembered

LONG = "long-" + "n" * 230 + ".txt"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / LONG).write_text("The ferry left the quay.\n")
    (folder / "a.txt").write_text("The ferry left the quay.\n")
    return folder


def test_nothing_is_remembered_before_somebody_was_asked(root: Path) -> None:
    assert remembered(root) is None
    assert proposed(root).is_relative_to(state_folder())


def test_an_answer_is_remembered_for_its_corpus_alone(root: Path, tmp_path: Path) -> None:
    remember(root, tmp_path / "notes")
    remember(tmp_path, tmp_path / "others")
    assert remembered(root) == tmp_path / "notes"
    assert remembered(tmp_path) == tmp_path / "others"


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"x": 1}', "\x00"])
def test_a_damaged_memory_is_no_memory(root: Path, damage: str) -> None:
    (state_folder() / "mirrors.json").write_text(damage)
    assert remembered(root) is None


def test_only_what_has_no_place_beside_it_goes_to_the_folder(root: Path, tmp_path: Path) -> None:
    with Corpus(root) as corpus:
        with pytest.raises(NoPlaceForSidecar):
            corpus.sidecar_path(LONG, "anna")
        corpus.keep_annotations_in(tmp_path / "notes")
        assert corpus.sidecar_path(LONG, "anna").parent == tmp_path / "notes"
        assert corpus.sidecar_path("a.txt", "anna").parent == root


def test_another_process_writes_to_the_same_folder(root: Path, tmp_path: Path) -> None:
    with Corpus(root) as corpus:
        corpus.keep_annotations_in(tmp_path / "notes")
        path = corpus.sidecar_path(LONG, "anna")
    with Corpus(root) as again:
        assert again.sidecar_path(LONG, "anna") == path
        assert again.annotation_set(LONG, "anna").mine.header.document == LONG


def test_a_folder_given_takes_everything(root: Path, tmp_path: Path) -> None:
    with Corpus(root, annotations_folder=tmp_path / "all") as corpus:
        corpus.keep_annotations_in(tmp_path / "notes")
        assert corpus.sidecar_path("a.txt", "anna").parent == tmp_path / "all"
        assert corpus.sidecar_path(LONG, "anna").parent == tmp_path / "all"
