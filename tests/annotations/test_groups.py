"""A step over many documents: in the journal whole or not at all, and so in all that follows."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotations import archive as archive_module
from annotations import journal as journal_module
from annotations import records
from annotations.archive import Archive
from annotations.changes import Change, Edit
from annotations.errors import SidecarRefused, SidecarUnwritable
from annotations.history import Outcome, Recovered, commit, recover
from annotations.journal import Journal, Part
from annotations.naming import CODEBOOK
from annotations.records import line_of
from annotations.sidecar import read_sidecar
from annotations.steps import NoStep, Step, record_of, step_of
from annotations.undoing import replayed
from tests.annotations.made import empty


def part(number: int, group: str = "g", size: int = 0) -> Edit:
    id_ = f"urn:uuid:{number}"
    raw = json.dumps({"id": id_, "type": "Annotation", "x": "y" * size})
    return Edit("rename", f"d{number}.txt", (Change(id_, None, raw),), 0, group)


def of_codebook(group: str = "g") -> Edit:
    return Edit("rename", CODEBOOK, (Change(CODEBOOK, "old", "new"),), None, group)


class Place:
    """A corpus of as many documents as are asked for, and a state folder."""

    def __init__(self, root: Path) -> None:
        self.folder, self.state = root / "corpus", root / "state"
        self.folder.mkdir()
        self.journal = Journal(self.state, self.folder)

    def path(self, edit: Edit) -> Path:
        if edit.document == CODEBOOK:
            return self.folder / CODEBOOK
        return self.folder / f"{edit.document}.anna.annotations.json"

    def begin(self, *edits: Edit) -> tuple[Step, ...]:
        blank = empty().render()
        return self.journal.begin_all([Part(edit, self.path(edit), blank) for edit in edits])

    def saved(self) -> list[str]:
        paths = sorted(self.folder.glob("*.json"))
        return [line.id for path in paths if (one := read_sidecar(path)) for line in one.lines]

    def put_codebook(self, step: Step) -> bool:
        path = self.folder / CODEBOOK
        text = path.read_text() if path.exists() else "old"
        if text not in ("old", "new"):
            raise SidecarRefused("was changed meanwhile", path)
        path.write_text("new")
        return text == "old"

    def recover(self) -> tuple[Recovered, ...]:
        return recover(self.journal, self.folder, codebook=self.put_codebook)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def counted(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> list[str]:
    """The calls of a function from here on."""
    calls: list[str] = []
    real: Callable[..., Any] = getattr(owner, name)

    def count(*args: Any, **kwargs: Any) -> Any:
        calls.append(name)
        return real(*args, **kwargs)

    monkeypatch.setattr(owner, name, count)
    return calls


# ---- in the journal -------------------------------------------------------------------------


def test_a_group_is_on_the_disk_by_one_append_and_one_fsync(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    syncs = counted(monkeypatch, os, "fsync")
    appends = counted(monkeypatch, journal_module, "append")
    steps = place.begin(of_codebook(), *map(part, range(50)))
    assert (len(syncs), len(appends)) == (1, 1)
    assert place.journal.pending() == steps


def test_a_group_that_was_torn_anywhere_is_done_whole_or_not_at_all(place: Place) -> None:
    commit(part(99, ""), place.path(part(99)), journal=place.journal, blank=empty())
    before = place.journal.path.stat().st_size
    place.begin(of_codebook(), *map(part, range(3)))
    whole = place.journal.path.read_bytes()
    for end in range(before, len(whole) - 1, 97):
        place.journal.path.write_bytes(whole[:end])
        found = place.recover()
        assert [x.outcome for x in found] in ([], [Outcome.REFUSED])
        assert all("cut short" in x.reason and x.edit.label == "rename" for x in found)
        assert place.saved() == ["urn:uuid:99"]
        assert not (place.folder / CODEBOOK).exists()
        assert place.recover() == ()
    place.journal.path.write_bytes(whole)
    assert {x.outcome for x in place.recover()} == {Outcome.RESTORED}
    assert place.saved() == [f"urn:uuid:{n}" for n in (0, 1, 2, 99)]
    assert (place.folder / CODEBOOK).read_text() == "new"
    assert place.recover() == ()


def test_a_group_for_which_there_is_no_room_is_not_there_in_part(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.begin(part(1, ""))
    before = place.journal.path.read_bytes()
    monkeypatch.setattr(records, "_write", full_after(os.write, 700))
    with pytest.raises(SidecarUnwritable, match="make room and do it again"):
        place.begin(*map(part, range(5)))
    assert place.journal.path.read_bytes() == before


def full_after(write: Callable[[int, bytes], int], room: int) -> Callable[[int, bytes], None]:
    """Writes as a disk with so many bytes of room does."""

    def fill(descriptor: int, data: bytes) -> None:
        write(descriptor, data[:room])
        raise OSError(28, "No space left on device")

    return fill


def test_nothing_unfinished_is_discarded_however_much_it_is(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_module, "LARGEST_JOURNAL", 10_000)
    place.begin(*map(part, range(1100)))
    for number in range(1100, 1180):
        place.begin(part(number, ""))
    assert [step.edit.subject for step in place.journal.pending()] == [
        f"urn:uuid:{n}" for n in range(1180)
    ]


def test_a_journal_full_of_unfinished_steps_is_not_rewritten_for_nothing(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_module, "LARGEST_JOURNAL", 10_000)
    rewritings = counted(monkeypatch, journal_module, "rewrite")
    steps = place.begin(*map(part, range(200)))
    assert not rewritings
    for step in steps[:50]:
        place.journal.end(step)
    assert not rewritings
    for number in range(200, 280):
        place.journal.end(place.begin(part(number, ""))[0])
    assert len(rewritings) == 1
    for step in steps:
        place.journal.end(step)
    while len(rewritings) < 2:
        place.journal.end(place.begin(part(1, "", size=5000))[0])
    assert place.journal.path.stat().st_size < 10_000


def test_what_is_left_of_a_group_is_whole_after_a_rotation(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = place.begin(of_codebook(), *map(part, range(4)))
    for step in steps[:3]:
        place.journal.end(step)
    monkeypatch.setattr(journal_module, "LARGEST_JOURNAL", 10)
    place.begin(part(9, ""))
    assert [x.edit.document for x in place.recover()] == ["d2.txt", "d3.txt", "d9.txt"]


def test_a_group_with_a_part_here_is_recovered_in_all_its_parts(place: Place) -> None:
    elsewhere = place.folder.parent / "mirror"
    elsewhere.mkdir()
    away = elsewhere / "d2.txt.anna.annotations.json"
    blank = empty().render()
    entries = [Part(part(1), place.path(part(1)), blank), Part(part(2), away, blank)]
    place.journal.begin_all(entries)
    assert len(recover(place.journal, elsewhere)) == 2
    assert place.saved() == ["urn:uuid:1"]


def test_a_part_without_a_blank_is_done_where_its_sidecar_is_and_waits_where_it_is_not(
    place: Place,
) -> None:
    commit(part(9, ""), place.path(part(1)), journal=place.journal, blank=empty())
    place.journal.begin_all([Part(part(n), place.path(part(n)), "") for n in (1, 2)])
    assert [x.outcome for x in place.recover()] == [Outcome.RESTORED, Outcome.WAITING]
    assert place.saved() == ["urn:uuid:1", "urn:uuid:9"]


# ---- with its codebook ----------------------------------------------------------------------


def test_where_the_codebook_was_changed_nothing_of_the_group_is_done(place: Place) -> None:
    place.begin(of_codebook(), part(1), part(2))
    (place.folder / CODEBOOK).write_text("somebody's")
    (told,) = place.recover()
    assert (told.outcome, told.edit.document) == (Outcome.REFUSED, CODEBOOK)
    assert "changed meanwhile" in told.reason
    assert place.saved() == []
    assert place.journal.pending() == ()


def test_a_group_that_was_begun_is_finished_though_the_codebook_changed_since(
    place: Place,
) -> None:
    """The end of the codebook's own part may be lost with the power."""
    _, first, _ = place.begin(of_codebook(), part(1), part(2))
    commit(first.edit, first.path, journal=Journal(place.state), blank=empty())
    (place.folder / CODEBOOK).write_text("changed since")
    outcomes = [x.outcome for x in place.recover()]
    assert outcomes == [Outcome.REFUSED, Outcome.RESTORED]
    assert place.saved() == ["urn:uuid:1", "urn:uuid:2"]
    assert (place.folder / CODEBOOK).read_text() == "changed since"


def test_where_the_codebook_cannot_be_written_yet_all_of_it_waits(place: Place) -> None:
    steps = place.begin(of_codebook(), part(1))
    assert [x.outcome for x in recover(place.journal)] == [Outcome.WAITING, Outcome.WAITING]
    assert place.journal.pending() == steps
    assert place.saved() == []


def test_how_far_recovering_has_come_is_reported(place: Place) -> None:
    place.begin(*map(part, range(3)))
    seen: list[tuple[int, int]] = []
    recover(place.journal, report=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


# ---- in the history -------------------------------------------------------------------------


def archive_of(place: Place, *edits: Edit) -> Archive:
    archive = Archive(place.state, place.folder)
    for number, edit in enumerate(edits):
        archive.add(Step(f"s{number}", edit, place.path(edit), corpus=str(place.folder)))
    return archive


def test_a_group_larger_than_the_history_is_remembered_whole(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_module, "MOST_STEPS", 5)
    edits = [part(100, ""), part(101, ""), *map(part, range(12))]
    found = [step.edit for step in archive_of(place, *edits).steps()]
    assert found == edits[2:]
    _, parts = replayed(found).undo_all()
    assert len(parts) == 12


def test_the_latest_group_stays_however_many_bytes_it_has(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_module, "LARGEST_ARCHIVE", 10_000)
    rewritings = counted(monkeypatch, archive_module, "rewrite")
    edits = [*(part(n, "", 300) for n in range(10)), *(part(n, "big", 500) for n in range(200))]
    archive = archive_of(place, *edits)
    assert [step.edit for step in archive.steps()][-200:] == edits[-200:]
    assert len(rewritings) < 8
    archive = archive_of(place, *(part(n, "", 3000) for n in range(40)))
    assert archive.path.stat().st_size < 250_000
    assert all(step.edit.group != "big" for step in archive.steps())


def test_parts_of_a_group_stay_together_where_another_program_saved_between_them(
    place: Place,
) -> None:
    other = part(50, "")
    edits = [part(1), part(2), other, part(3), part(1).inverse(), part(2).inverse()]
    found = [step.edit for step in archive_of(place, *edits).steps()]
    assert found == [part(1), part(2), part(3), other, part(1).inverse(), part(2).inverse()]


def test_whether_undo_is_remembered_is_said(place: Place) -> None:
    blank = empty()
    saved = commit(part(1), place.path(part(1)), journal=place.journal, blank=blank)
    assert saved.remembered
    (place.state / "history").rename(place.state / "away")
    (place.state / "history").write_text("in the way")
    saved = commit(part(2), place.path(part(2)), journal=place.journal, blank=blank)
    assert not saved.remembered
    assert place.saved() == ["urn:uuid:1", "urn:uuid:2"]


# ---- lines that nobody of ours wrote --------------------------------------------------------

CORPUS = "/work/corpus"
GOOD = record_of(
    Step("s", part(1), Path(f"{CORPUS}/d1.txt.anna.annotations.json"), "blank", CORPUS)
)
BAD: list[dict[str, Any]] = [
    {"step": [1]},
    {"step": 5},
    {"label": 5},
    {"document": None},
    {"cursor": "x"},
    {"cursor": True},
    {"group": {"a": 1}},
    {"blank": 5},
    {"corpus": 5},
    {"corpus": "/a\0b"},
    {"path": 5},
    {"path": ""},
    {"path": "x.anna.annotations.json"},
    {"path": f"{CORPUS}/a\0b.anna.annotations.json"},
    {"path": f"{CORPUS}/\ud800.anna.annotations.json"},
    {"path": f"{CORPUS}/d1.txt"},
    {"path": CORPUS},
    {"path": "/etc/passwd"},
    {"path": f"{CORPUS}/{CODEBOOK}"},
    {"path": f"/elsewhere/{CODEBOOK}", "document": CODEBOOK},
    {"path": f"/{CODEBOOK}", "document": CODEBOOK, "corpus": ""},
    {"changes": "abc"},
    {"changes": None},
    {"changes": [[1, 2, 3]]},
    {"changes": [["urn:x", None]]},
    {"changes": [["urn:x", None, ["a"]]]},
    {"changes": [["urn:x", {"a": 1}, None]]},
    {"changes": [{"id": "urn:x"}]},
    {"parts": "3", "batch": "b"},
    {"parts": 0, "batch": "b"},
    {"annotator": ["x"]},
]


def test_a_step_comes_back_from_its_record() -> None:
    assert record_of(step_of(GOOD)) == GOOD
    batched = replace(step_of(GOOD), batch="b", parts=3)
    assert step_of(record_of(batched)) == batched
    codebook = {**GOOD, "path": f"{CORPUS}/{CODEBOOK}", "document": CODEBOOK}
    assert step_of(codebook).of_codebook


@pytest.mark.parametrize("wrong", BAD, ids=str)
def test_what_is_no_step_is_passed_over_with_a_message_and_told_once(
    place: Place, wrong: dict[str, Any]
) -> None:
    record = {**GOOD, **wrong}
    with pytest.raises(NoStep):
        step_of(record)
    (step,) = place.begin(part(7, ""))
    with place.journal.path.open("ab") as file:
        file.write(line_of(record))
    assert place.journal.pending() == (step,)
    told = [x for x in recover(place.journal) if x.outcome is not Outcome.RESTORED]
    assert [x.outcome for x in told] == [Outcome.REFUSED]
    assert "passed over" in told[0].reason
    assert place.saved() == ["urn:uuid:7"]
    assert recover(place.journal) == ()
    archive = archive_of(place, part(8))
    with archive.path.open("ab") as file:
        file.write(line_of(record))
    assert [s.edit for s in archive.steps()][-1] == part(8)


def test_a_step_into_a_loop_of_links_waits_and_hinders_no_other(place: Place) -> None:
    (place.folder / "a").symlink_to("b")
    (place.folder / "b").symlink_to("a")
    blank = empty().render()
    place.journal.begin(part(1, ""), place.folder / "a" / "x.anna.annotations.json", blank)
    long = place.folder / ("n" * 5000) / "x.anna.annotations.json"
    place.journal.begin(part(2, ""), long, blank)
    place.begin(part(3, ""))
    found = recover(place.journal, place.folder)
    assert [x.outcome for x in found] == [Outcome.WAITING, Outcome.WAITING, Outcome.RESTORED]
    assert place.saved() == ["urn:uuid:3"]


# ---- what may stand in the place of the files -----------------------------------------------


def put_folder(path: Path) -> None:
    path.mkdir()


def put_pipe(path: Path) -> None:
    os.mkfifo(path)


def put_link(path: Path) -> None:
    path.symlink_to("/dev/full")


@pytest.mark.parametrize("put", [put_folder, put_pipe, put_link])
def test_what_is_no_plain_file_hangs_nobody_and_is_told_of(
    place: Place, put: Callable[[Path], None]
) -> None:
    place.state.mkdir()
    put(place.journal.path)
    assert place.journal.pending() == ()
    with pytest.raises(SidecarUnwritable, match=r"move .*journal\.jsonl away"):
        place.begin(part(1, ""))
    archive = Archive(place.state, place.folder)
    archive.path.parent.mkdir()
    put(archive.path)
    assert archive.steps() == ()
    assert not archive.add(step_of(GOOD))


def test_an_unfinished_journal_grows_only_to_what_we_read(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "LARGEST_FILE", 3_000)
    place.begin(part(1, ""))
    with pytest.raises(SidecarUnwritable, match="doctor --recover"):
        place.begin(part(2, "", 4_000))
    assert len(place.journal.pending()) == 1
