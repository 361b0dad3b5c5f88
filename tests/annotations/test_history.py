"""Undo and redo to the byte, and a journal that brings back what a crash cut short."""

import errno
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations import history as history_module
from annotations import journal as journal_module
from annotations import undoing
from annotations.changes import Change, Edit
from annotations.errors import SidecarUnreadable, SidecarUnwritable
from annotations.history import History, Outcome, commit, recover
from annotations.journal import Journal, Look
from annotations.records import append
from annotations.sidecar import Saved, Sidecar, read_sidecar
from tests.annotations.made import Desk, empty

NOTHING: tuple[Edit, ...] = ()


def an_edit(number: int) -> Edit:
    id_ = f"urn:uuid:{number}"
    head = {"id": id_, "type": "Annotation", "motivation": "commenting"}
    raw = json.dumps({**head, "target": "urn:sha256:00", "body": f"urn:x:{number}"})
    return Edit(f"edit {number}", "ferry.txt", (Change(id_, None, raw),), cursor=number)


class Place:
    def __init__(self, root: Path) -> None:
        self.folder = root / "corpus"
        self.folder.mkdir()
        self.path = self.folder / "ferry.txt.anna.annotations.json"
        self.journal = Journal(root / "state")

    def commit(self, edit: Edit, known: Sidecar | None = None) -> Sidecar:
        saved = commit(edit, self.path, journal=self.journal, blank=empty(), known=known)
        return saved.sidecar

    def crash_before_saving(self, edit: Edit) -> None:
        self.journal.begin(edit, self.path, empty().render())

    def ids(self) -> list[str]:
        found = read_sidecar(self.path)
        return [] if found is None else [line.id for line in found.lines]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_undo_and_redo_walk_the_same_steps() -> None:
    history = History().push(an_edit(1)).push(an_edit(2))
    undone = history.undo()
    assert undone is not None
    history, back = undone
    assert back == an_edit(2).inverse()
    assert back.cursor == 2
    redone = history.redo()
    assert redone == (History((an_edit(1), an_edit(2))), an_edit(2))


def test_there_is_nothing_to_undo_or_redo_at_the_ends() -> None:
    assert History().undo() is None
    assert History().redo() is None


def test_a_fresh_step_ends_redoing_and_an_empty_one_does_nothing() -> None:
    history = History((an_edit(1),), (an_edit(2),))
    assert history.push(an_edit(3)) == History((an_edit(1), an_edit(3)))
    assert history.push(Edit("link", "ferry.txt", ())) == history


def test_the_history_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undoing, "MOST_STEPS", 2)
    history = History()
    for number in range(4):
        history = history.push(an_edit(number))
    assert history.done == (an_edit(2), an_edit(3))


@given(st.lists(st.sampled_from(["do", "undo", "redo"]), max_size=25))
def test_undoing_everything_leads_back_to_the_first_bytes(steps: list[str]) -> None:
    history, sidecar, number = History(), empty(), 0
    for step in steps:
        if step == "do":
            number += 1
            edit = an_edit(number)
            history = history.push(edit)
        else:
            walked = history.undo() if step == "undo" else history.redo()
            if walked is None:
                continue
            history, edit = walked
        assert not sidecar.conflicts(edit.changes)
        sidecar = sidecar.applied(edit.changes)
    while (walked := history.undo()) is not None:
        history, edit = walked
        sidecar = sidecar.applied(edit.changes)
    assert sidecar.render() == empty().render()


def test_an_edit_is_journalled_saved_and_ended(place: Place) -> None:
    saved = place.commit(an_edit(1))
    assert read_sidecar(place.path) == saved
    assert place.ids() == ["urn:uuid:1"]
    assert place.journal.pending() == ()
    assert place.commit(Edit("link", "ferry.txt", ()), known=saved) is saved


def test_the_journal_is_on_the_disk_before_the_sidecar_is_touched(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[bool, int]] = []

    def save(path: Path, *_: object, **__: object) -> Saved:
        seen.append((path.exists(), len(place.journal.pending())))
        return Saved(empty())

    monkeypatch.setattr(history_module, "save", save)
    place.commit(an_edit(1))
    assert seen == [(False, 1)]


def test_undo_brings_back_the_very_bytes(place: Place) -> None:
    desk = Desk()
    desk.claim("41 passengers")
    known = place.commit(
        Edit(
            "tag",
            "ferry.txt",
            tuple(Change(line.id, None, line.raw) for line in desk.set.mine.lines),
        )
    )
    before = place.path.read_bytes()
    after = place.commit(an_edit(1), known=known)
    place.commit(an_edit(1).inverse(), known=after)
    assert place.path.read_bytes() == before


def test_a_save_that_failed_is_not_tried_again_after_a_restart(place: Place) -> None:
    place.path.write_text("{")
    with pytest.raises(SidecarUnreadable):
        place.commit(an_edit(1))
    assert place.journal.pending() == ()


@pytest.mark.parametrize("undone", [an_edit(1), an_edit(1).inverse()], ids=["tag", "deletion"])
def test_what_was_undone_stays_so_where_the_end_of_a_step_could_not_be_written(
    place: Place, monkeypatch: pytest.MonkeyPatch, undone: Edit
) -> None:
    """The disk has no room for a moment; the end is written with the next step."""
    if undone.changes[0].before is not None:
        place.commit(undone.inverse())
    before = place.ids()
    with monkeypatch.context() as full:
        full.setattr(journal_module, "append", refusing_ends)
        place.commit(undone)
    assert len(place.journal.pending()) == 1
    place.commit(undone.inverse())
    assert recover(Journal(place.journal.state_folder)) == ()
    assert place.ids() == before


def refusing_ends(path: Path, lines: bytes, *, durable: bool) -> None:
    """Append to a disk that has room for a step and none for its end."""
    if lines.startswith(b'{"end"'):
        raise OSError(errno.ENOSPC, "No space left on device")
    append(path, lines, durable=durable)


def test_what_another_program_changed_is_not_deleted(place: Place) -> None:
    place.commit(an_edit(1))
    place.commit(Edit("note", "ferry.txt", (Change("urn:uuid:1", "{}", None),)))
    assert place.ids() == ["urn:uuid:1"]
    assert place.journal.pending() == ()


def test_without_a_journal_nothing_is_saved(place: Place) -> None:
    place.journal.state_folder.mkdir()
    place.journal.path.mkdir()
    with pytest.raises(SidecarUnwritable, match="journal"):
        place.commit(an_edit(1))
    assert place.ids() == []


def test_a_step_that_a_crash_cut_short_is_restored_once(place: Place) -> None:
    place.commit(an_edit(1))
    place.crash_before_saving(an_edit(2))
    place.crash_before_saving(an_edit(3))
    found = recover(Journal(place.journal.state_folder))
    assert [(x.edit, x.outcome) for x in found] == [
        (an_edit(2), Outcome.RESTORED),
        (an_edit(3), Outcome.RESTORED),
    ]
    assert place.ids() == ["urn:uuid:1", "urn:uuid:2", "urn:uuid:3"]
    assert recover(place.journal) == ()


def test_the_very_first_step_is_restored_with_its_sidecar(place: Place) -> None:
    place.crash_before_saving(an_edit(1))
    recover(place.journal)
    found = read_sidecar(place.path)
    assert found is not None
    assert found.header == empty().header


def test_a_step_saved_before_the_crash_is_only_ended(place: Place) -> None:
    place.commit(an_edit(1))
    place.crash_before_saving(an_edit(1))
    before = place.path.stat()
    assert recover(place.journal) == ()
    assert place.path.stat() == before
    assert place.journal.pending() == ()


def test_a_step_is_merged_with_what_was_done_since(place: Place) -> None:
    place.commit(an_edit(1))
    place.crash_before_saving(Edit("x", "ferry.txt", (Change("urn:uuid:1", "{}", None),)))
    (found,) = recover(place.journal)
    assert found.outcome is Outcome.RESTORED
    assert place.ids() == ["urn:uuid:1"]
    assert place.journal.pending() == ()


def test_a_step_waits_while_its_sidecar_is_torn(place: Place) -> None:
    place.crash_before_saving(an_edit(1))
    place.path.write_text("{")
    assert [x.outcome for x in recover(place.journal)] == [Outcome.WAITING]
    assert place.path.read_text() == "{"
    place.path.unlink()
    assert [x.outcome for x in recover(place.journal)] == [Outcome.RESTORED]


def test_a_step_that_was_undone_since_is_not_done_again(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.crash_before_saving(an_edit(1))
    (step,) = place.journal.pending()
    late = Journal(place.journal.state_folder)

    def look() -> Look:
        """As a reader that is slow: another process ends the step right after the look."""
        place.journal.end(step)
        return Look((step,))

    monkeypatch.setattr(late, "look", look)
    assert recover(late) == ()
    assert place.ids() == []


def test_whether_a_step_is_open_is_seen_in_a_rotated_journal_too(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (1, 2):
        place.crash_before_saving(an_edit(number))
    first, second = place.journal.pending()
    mark = place.journal.mark()
    assert place.journal.is_open(first, mark)
    place.journal.end(first)
    assert not place.journal.is_open(first, mark)
    assert place.journal.is_open(second, mark)
    monkeypatch.setattr(journal_module, "LARGEST_JOURNAL", 10)
    place.crash_before_saving(an_edit(3))
    assert place.journal.mark()[0] != mark[0]
    assert not place.journal.is_open(first, mark)
    assert place.journal.is_open(second, mark)


def test_a_step_whose_folder_is_gone_waits_and_makes_no_folder(place: Place) -> None:
    place.crash_before_saving(an_edit(1))
    place.folder.rmdir()
    (found,) = recover(place.journal)
    assert (found.outcome, found.path) == (Outcome.WAITING, place.path)
    assert not place.folder.exists()
    place.folder.mkdir()
    assert [x.outcome for x in recover(place.journal)] == [Outcome.RESTORED]


def test_only_the_corpus_at_hand_is_recovered(place: Place, tmp_path: Path) -> None:
    place.crash_before_saving(an_edit(1))
    assert recover(place.journal, within=tmp_path / "elsewhere") == ()
    assert len(recover(place.journal, within=place.folder)) == 1


def test_a_torn_last_line_loses_no_other(place: Place) -> None:
    place.crash_before_saving(an_edit(1))
    with place.journal.path.open("ab") as file:
        file.write(b'{"step":"x","path":')
    place.crash_before_saving(an_edit(2))
    assert [x.edit for x in place.journal.pending()] == [an_edit(1), an_edit(2)]


@pytest.mark.parametrize(
    "line",
    [
        *(b"[]", b"7", b"{}", b'{"step":1}', b"\xff\x00", b"[" * 100_000, b'{"end":[]}'),
        b'{"step":"x","path":"y","label":"","document":"","cursor":0,"blank":"","changes":[[1]]}',
    ],
)
def test_lines_that_are_no_steps_are_passed_over(place: Place, line: bytes) -> None:
    place.crash_before_saving(an_edit(1))
    with place.journal.path.open("ab") as file:
        file.write(line + b"\n")
    assert [x.edit for x in place.journal.pending()] == [an_edit(1)]


def test_a_large_journal_is_rotated_down_to_what_is_pending(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_module, "LARGEST_JOURNAL", 20_000)
    place.crash_before_saving(an_edit(0))
    known = None
    for number in range(1, 40):
        known = place.commit(an_edit(number), known=known)
        assert place.journal.path.stat().st_size < 22_000
    assert [x.edit for x in place.journal.pending()] == [an_edit(0)]


def test_a_file_name_that_is_not_utf_8_comes_back(place: Place) -> None:
    path = place.folder / os.fsdecode(b"caf\xe9.txt.anna.annotations.json")
    place.journal.begin(an_edit(1), path, empty().render())
    assert [x.path for x in place.journal.pending()] == [path]
    assert [x.outcome for x in recover(place.journal)] == [Outcome.RESTORED]
    assert read_sidecar(path) is not None


def test_a_journal_belongs_to_its_user_alone(place: Place) -> None:
    place.crash_before_saving(an_edit(1))
    assert place.journal.path.stat().st_mode & 0o077 == 0


def test_a_step_that_would_tear_the_file_is_given_up(place: Place) -> None:
    place.commit(an_edit(1))
    place.crash_before_saving(Edit("x", "ferry.txt", (Change("urn:uuid:2", None, '"\ud800"'),)))
    assert [x.outcome for x in recover(place.journal)] == [Outcome.REFUSED]
    assert place.ids() == ["urn:uuid:1"]
    assert place.journal.pending() == ()
