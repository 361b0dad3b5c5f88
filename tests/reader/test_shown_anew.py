"""What other programs do to the annotations of the document on the screen moves nobody in it."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotations.selectors import Span
from corpus.library import Corpus
from reader.actions import Mode
from reader.effects import Commit, Quit
from reader.launch import first_state
from reader.messages import ChangedOnDisk, CommitFailed, Opened
from reader.paging import Place
from reader.state import Selection
from reader.update import press
from tests.corpus.sidecar_fixtures import tagged, write_sidecar
from tests.reader.harness import Reader, fixed_author, library_reader
from tests.reader.shelf import LONG

NAME = "g-long.txt"
CASES = [
    ("j j j j j", "j"),
    ("j j j j j", "j v w c"),
    ("j j j j j", "c escape j c"),
    ("j j l l l", "j v w c"),
    ("j j l l l", "v w w escape"),
    ("j j l l l", "c a"),
    ("G", "k"),
    ("G", "v enter"),
    ("/ b o a t s enter n", "n"),
    ("/ b o a t s enter n", "] u"),
    ("j j c escape", "x"),
    ("j j c escape", "j v w c escape"),
]
"""Keys after which a search or a focus stands, or the cursor in another row; and keys then."""


def started(tmp_path: Path, name: str, keys: str) -> Reader:
    (tmp_path / name).mkdir()
    reader = library_reader(tmp_path / name, "a-toll.txt", NAME).open(NAME)
    return reader.type(keys)


def annotated_by_ben(reader: Reader, own_folders: Path) -> None:
    """Ben tags a sentence far from the cursor, and the watch tells of it."""
    far = tagged(LONG, "The watch counted 700 boats", "doubt", by="ben")
    write_sidecar(reader.world.corpus.root / NAME, [far], own_folders, by="ben")
    reader.hears(ChangedOnDisk(NAME, text=False))


def seen(reader: Reader) -> tuple[Place, Span, Selection | None, Mode, list[Span]]:
    """Where one is, what is under way, and what one tagged."""
    reading = reader.reading
    own = [m for m in reading.document.marks if reading.document.annotations.own(m.id)]
    spans = [mark.span for mark in own]
    return reading.place, reading.cursor, reading.selection, reader.mode(), spans


@pytest.mark.parametrize(("before", "keys"), CASES)
def test_keys_do_what_they_do_without_the_other(
    tmp_path: Path, own_folders: Path, before: str, keys: str
) -> None:
    """Keys that come after it, and keys that wait until it is read."""
    alone = started(tmp_path, "alone", before).type(keys)
    for name in ("after", "meanwhile"):
        reader = started(tmp_path, name, before)
        reader.waits = name == "meanwhile"
        annotated_by_ben(reader, own_folders)
        reader.type(keys)
        reader.answer()
        assert seen(reader) == seen(alone), name
        assert any(m.annotation.tag == "doubt" for m in reader.reading.document.marks)


def test_what_was_gone_to_and_is_gone_is_in_focus_no_more(
    tmp_path: Path, own_folders: Path
) -> None:
    reader = started(tmp_path, "corpus", "j j c escape")
    assert reader.reading.focus
    write_sidecar(reader.world.corpus.root / NAME, [], own_folders)
    reader.hears(ChangedOnDisk(NAME, text=False))
    assert reader.reading.focus == ""
    assert reader.type("x").message == "no annotation here"


def test_a_long_document_that_is_known_can_be_tagged_all_the_while(
    tmp_path: Path, own_folders: Path
) -> None:
    reader = started(tmp_path, "corpus", "j j")
    reader.waits = True
    annotated_by_ben(reader, own_folders)
    (effect,) = reader.waiting
    (answer,) = reader.world.answers(effect)
    reader.waiting = []
    assert isinstance(answer, Opened)
    unread = answer._replace(document=replace(answer.document, digest=None))
    reader.hears(unread).type("c")
    assert reader.mode() is Mode.PENDING


@pytest.mark.parametrize("keys", ["q", "o", "?", "f b o a t s"])
def test_nobody_is_taken_away_from_another_screen(
    tmp_path: Path, own_folders: Path, keys: str
) -> None:
    reader = started(tmp_path, "corpus", f"j j {keys}")
    screens, mode = reader.state.screens, reader.mode()
    annotated_by_ben(reader, own_folders)
    assert (reader.state.screens, reader.mode()) == (screens, mode)


def test_ctrl_c_gives_it_up(tmp_path: Path, own_folders: Path) -> None:
    reader = started(tmp_path, "corpus", "j j")
    reader.waits = True
    annotated_by_ben(reader, own_folders)
    reader.type("c escape")
    assert reader.state.queued == ("c", "escape")
    assert reader.type("ctrl+c").message == "given up opening it"
    assert reader.type("j").state.queued == ()


@pytest.mark.parametrize("keys", ["escape", "l c escape"])
def test_esc_at_the_start_of_a_lone_document_waits_for_it(tmp_path: Path, keys: str) -> None:
    """Its page stands there before the program is: one who presses Esc is not leaving."""
    (tmp_path / "one.txt").write_text("The ferry burned. Nobody was hurt.\n")
    state = first_state(Corpus(tmp_path / "one.txt"), fixed_author())
    for key in keys.split():
        state, effects = press(state, key)
        assert effects == ()
    assert state.queued == tuple(keys.split())
    assert press(state, "escape")[1] == (Quit(),)


def test_esc_behind_keys_for_a_document_waits_with_them(tmp_path: Path) -> None:
    reader = started(tmp_path, "corpus", "q")
    reader.waits = True
    reader.type("enter c escape")
    assert reader.state.queued == ("c", "escape")
    assert reader.state.opening
    assert reader.type("escape").message == "given up opening it"


def test_a_step_that_is_taken_back_moves_nobody(tmp_path: Path) -> None:
    reader = started(tmp_path, "corpus", "j j j l")
    place, cursor = reader.reading.place, reader.reading.cursor
    reader.waits = True
    reader.type("c")
    (commit,) = reader.waiting
    reader.waiting = []
    reader.waits = False
    assert isinstance(commit, Commit)
    reader.hears(CommitFailed(commit.edit, "it cannot be", final=True))
    assert (reader.reading.place, reader.reading.cursor) == (place, cursor)
    assert seen(reader)[-1] == []
    assert reader.message == "not done: it cannot be"
