"""What can be undone outlives the program, and gives back the bytes."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations import archive as archive_module
from annotations.archive import Archive
from annotations.changes import Change, Edit
from annotations.editing import delete, revise, set_note
from annotations.history import Journal, commit, recover
from annotations.model import TagBody
from annotations.sidecar import Sidecar, read_sidecar
from annotations.undoing import History, replayed
from tests.annotations.made import Desk, empty

WORDS = ("11 people", "41 passengers", "Coast Wire", "Ilo Varr", "The port office")


class Person:
    """Somebody who annotates two documents, saves each step, and may start the program again."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.desks = {name: Desk() for name in ("ferry.txt", "quay.txt")}
        self.history = History()
        (root / "corpus").mkdir(parents=True)

    def path(self, document: str) -> Path:
        return self.root / "corpus" / f"{document}.anna.annotations.json"

    def save(self, edit: Edit) -> None:
        desk = self.desks[edit.document]
        journal = Journal(self.root / "state", self.root / "corpus")
        blank = desk.set.mine.emptied()
        saved = commit(edit, self.path(edit.document), journal=journal, blank=blank)
        desk.set = desk.set.with_mine(saved.sidecar)

    def act(self, action: str, which: int) -> None:
        document = ("ferry.txt", "quay.txt")[which % 2]
        desk = self.desks[document]
        before, ids = desk.set, list(desk.set.mine.annotations)
        words = WORDS[which % len(WORDS)]
        if action == "tag":
            desk.claim(words)
            edit = _difference(before.mine, desk.set.mine, document)
            desk.set = before
        elif not ids:
            return
        elif action == "note":
            edit = set_note(before, desk.author, ids[which % len(ids)], words)
        elif action == "revise":
            bodies = [TagBody("rumour", topic=words)]
            edit = revise(before, desk.author, ids[which % len(ids)], bodies=bodies)
        else:
            edit = delete(before, ids[which % len(ids)])
        edit = Edit(edit.label, document, edit.changes, which)
        self.history = self.history.push(edit)
        if not edit.is_empty:
            self.save(edit)

    def walk(self, where: str) -> bool:
        walked = self.history.undo() if where == "undo" else self.history.redo()
        if walked is None:
            return False
        self.history, edit = walked
        self.save(edit)
        return True

    def start_again(self) -> None:
        steps = Archive(self.root / "state", self.root / "corpus").steps()
        self.history = replayed(step.edit for step in steps)

    def files(self) -> list[bytes]:
        """The sidecars' bytes; an empty one, which nothing ever deletes, counts as none."""
        paths = [self.path(document) for document in self.desks]
        found = [path.read_bytes() if path.exists() else b"" for path in paths]
        return [b"" if b'"total":0\n' in each else each for each in found]


def _difference(before: Sidecar, after: Sidecar, document: str) -> Edit:
    (line,) = [line for line in after.lines if before.raw_of(line.id) is None]
    return Edit("tag", document, (Change(line.id, None, line.raw),))


ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["tag", "tag", "note", "revise", "delete", "undo", "redo", "start again"]),
        st.integers(0, 9),
    ),
    max_size=14,
)


@pytest.mark.slow
@given(ACTIONS)
def test_undoing_all_gives_back_the_bytes_also_after_a_restart(
    tmp_path_factory: pytest.TempPathFactory, actions: list[tuple[str, int]]
) -> None:
    person = Person(tmp_path_factory.mktemp("person"))
    seen: list[list[bytes]] = [person.files()]
    for action, which in actions:
        if action == "start again":
            person.start_again()
        elif action in ("undo", "redo"):
            person.walk(action)
        else:
            depth = len(person.history.done)
            person.act(action, which)
            if len(person.history.done) > depth:
                del seen[depth + 1 :]
                seen.append(person.files())
    person.start_again()
    while person.history.done:
        expected = seen[len(person.history.done)]
        assert person.files() == expected
        person.walk("undo")
    assert person.files() == seen[0]
    while person.walk("redo"):
        if len(person.history.done) < len(seen):
            assert person.files() == seen[len(person.history.done)]


def step(number: int, document: str = "ferry.txt", size: int = 0) -> Edit:
    id_ = f"urn:uuid:{number}"
    raw = json.dumps({"id": id_, "x": "y" * size})
    return Edit(f"edit {number}", document, (Change(id_, None, raw),), cursor=number)


def test_undone_steps_can_be_redone_after_a_restart() -> None:
    one, two = step(1), step(2)
    history = replayed([one, two, two.inverse(), one.inverse(), one])
    assert history == History((one,), (two,))


def test_deleting_what_was_just_tagged_is_a_step_and_no_undo() -> None:
    tagged = step(1)
    deleted = Edit("delete", tagged.document, tagged.inverse().changes, tagged.cursor)
    assert replayed([tagged, deleted]) == History((tagged, deleted))


def test_tagging_anew_what_was_undone_is_a_step_and_no_redo() -> None:
    tagged = step(1)
    otherwise = Edit("repeat", tagged.document, tagged.changes, tagged.cursor)
    assert replayed([tagged, tagged.inverse(), otherwise]) == History((otherwise,))


def test_steps_are_undone_from_the_latest_and_redone_in_their_order() -> None:
    one, two, three = steps = step(1), step(2), step(3)
    history, undone = History(steps), []
    while step_back := history.undo():
        history, edit = step_back
        undone.append(edit)
    assert undone == [three.inverse(), two.inverse(), one.inverse()]
    redone = []
    while step_on := history.redo():
        history, edit = step_on
        redone.append(edit)
    assert redone == [one, two, three]
    assert history == History(steps)


def test_what_changes_nothing_takes_no_redo_away() -> None:
    history = History((step(1),), (step(2),))
    nothing = Edit("note", "ferry.txt", ())
    assert history.push(nothing) == history
    assert history.push_all(()) == history
    assert history.push(step(3)) == History((step(1), step(3)))


def test_parts_of_one_step_go_together_and_steps_without_a_group_alone() -> None:
    parts = tuple(replace(step(n), group="g") for n in (2, 3))
    history = History((step(1), *parts))
    history, undone = history.undo_all()
    assert undone == (parts[1].inverse(), parts[0].inverse())
    assert history == History((step(1),), parts[::-1])
    assert history.redo_all() == (History((step(1), *parts)), parts)
    history, undone = history.undo_all()
    assert undone == (step(1).inverse(),)
    assert history.undo_all() == (history, ())


def test_two_readers_undo_steps_of_their_own_documents() -> None:
    one, other = step(1), step(2, "quay.txt")
    history = replayed([one, other, one.inverse()])
    assert history == History((other,), (one,))


def test_a_step_that_was_merged_is_undone_as_it_was_made() -> None:
    asked, made = step(1), step(7)
    assert History((asked,)).settled(asked, made).undo() == (History((), (made,)), made.inverse())
    history = History((step(2),), (asked,))
    assert history.settled(asked.inverse(), made.inverse()) == History((step(2),), (made,))
    assert history.settled(step(3), made) == history
    nothing = Edit("edit 1", "ferry.txt", ())
    assert History((asked, step(2))).settled(asked, nothing) == History((step(2),))


def test_what_was_saved_is_kept_with_both_sides_and_without_the_blank(tmp_path: Path) -> None:
    person = Person(tmp_path)
    person.act("tag", 0)
    (kept,) = Archive(tmp_path / "state", tmp_path / "corpus").steps()
    assert kept.edit == person.history.done[0]
    assert kept.path == person.path("ferry.txt")
    assert kept.blank == ""


def test_the_archive_is_bounded_and_forgets_the_oldest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_module, "LARGEST_ARCHIVE", 20_000)
    archive = Archive(tmp_path / "state", tmp_path)
    journal = Journal(tmp_path / "state", tmp_path)
    for number in range(60):
        archive.add(
            journal.begin(step(number, size=500), tmp_path / "a.txt.anna.annotations.json", "")
        )
        assert archive.path.stat().st_size <= 20_000
    kept = archive.steps()
    assert len(kept) > 5
    assert [s.edit for s in kept] == [step(n, size=500) for n in range(60 - len(kept), 60)]
    monkeypatch.setattr(archive_module, "MOST_STEPS", 3)
    assert len(archive.steps()) == 3


def test_a_corpus_has_an_archive_of_its_own_that_is_the_users_alone(tmp_path: Path) -> None:
    here, there = (Archive(tmp_path / "state", tmp_path / name) for name in ("a", "b"))
    here.add(
        Journal(tmp_path / "state", tmp_path / "a").begin(
            step(1), tmp_path / "x.anna.annotations.json", ""
        )
    )
    assert len(here.steps()) == 1
    assert there.steps() == ()
    assert here.path.stat().st_mode & 0o077 == 0


def test_without_room_for_the_archive_the_save_stands(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "history").write_text("in the way")
    person = Person(tmp_path)
    person.act("tag", 0)
    assert read_sidecar(person.path("ferry.txt")) is not None


def test_a_restored_step_can_be_undone(tmp_path: Path) -> None:
    person = Person(tmp_path)
    journal = Journal(tmp_path / "state", tmp_path / "corpus")
    path = person.path("ferry.txt")
    raw = '{"id":"urn:uuid:1","type":"Annotation","motivation":"tagging","target":"urn:x"}'
    edit = Edit("tag", "ferry.txt", (Change("urn:uuid:1", None, raw),), 3)
    journal.begin(edit, path, empty().render())
    recover(journal)
    person.start_again()
    assert person.history.done == (edit,)
