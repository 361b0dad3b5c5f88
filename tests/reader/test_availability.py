"""Every reason for which a key does nothing, in the words that the bottom row shows."""

from pathlib import Path

import pytest

from reader.actions import ACTIONS, Mode
from reader.availability import CHECKED, why_not
from tests.reader.harness import Reader, library_reader, reader_of

REASONS = [
    # where, keys, reason
    ("a-toll.txt", "u", "nothing to undo"),
    ("a-toll.txt", "U", "nothing to redo"),
    ("a-toll.txt", ".", "nothing to repeat"),
    ("a-toll.txt", "'", "no jump yet"),
    ("a-toll.txt", "n", "no search yet"),
    ("a-toll.txt", "N", "no search yet"),
    ("a-toll.txt", "x", "no annotation here"),
    ("a-toll.txt", "e", "no annotation here"),
    ("a-toll.txt", "!", "no annotation here"),
    ("a-toll.txt", "r", "no claim here"),
    ("a-toll.txt", "enter", "nothing to follow here"),
    ("a-toll.txt", "h", "first sentence"),
    ("a-toll.txt", "K", "first paragraph"),
    ("a-toll.txt", "G l", "last sentence"),
    ("a-toll.txt", "G J", "last paragraph"),
    ("a-toll.txt", "k", "start of the document"),
    ("a-toll.txt", "j", "end of the document"),
    ("a-toll.txt", "] u", "none left"),
    ("a-toll.txt", "[ a", "none left"),
    ("a-toll.txt", "l l c w", "no such hint"),
    ("a-toll.txt", "l l c 7", "no source 7 yet"),
    ("a-toll.txt", "l l c a l c a h .", "the whole sentence is C1; e edits it"),
    ("a-toll.txt", "l l c a l c .", "the whole sentence is C?, said by nobody yet; c asks by whom"),
    ("a-toll.txt", "o enter", "nothing here"),
    ("a-toll.txt", "o x", "no annotation here"),
    ("a-toll.txt", "#", "no claim here"),
    ("a-toll.txt", "Z", "Z does nothing here; ? shows the keys"),
    ("f-empty.txt", "c", "no sentence here"),
    ("f-empty.txt", "s", "no sentence here"),
    ("f-empty.txt", "t", "no sentence here"),
    ("f-empty.txt", "i", "no sentence here"),
    ("f-empty.txt", "v", "no sentence here"),
]


@pytest.mark.parametrize(("name", "keys", "reason"), REASONS, ids=[r[1] for r in REASONS])
def test_a_disabled_key_says_why_and_changes_nothing(
    tmp_path: Path, name: str, keys: str, reason: str
) -> None:
    reader = reader_of(tmp_path, name)
    *before, last = keys.split()
    reader.type(" ".join(before))
    saved, cursor = reader.sidecar(), reader.reading.cursor
    reader.type(last)
    assert reader.message == reason
    assert reason in reader.status
    assert (reader.sidecar(), reader.reading.cursor) == (saved, cursor)


@pytest.mark.parametrize("name", sorted(CHECKED))
def test_no_check_fails_where_nothing_is_open(tmp_path: Path, name: str) -> None:
    state = library_reader(tmp_path, "a-toll.txt").state
    action = next(action for action in ACTIONS if action.name == name)
    reason = why_not(state, action, action.keys[0])
    assert reason is None or reason.strip()


@pytest.mark.parametrize("action", [a for a in ACTIONS if a.later], ids=lambda a: str(a.name))
def test_what_comes_later_says_so_wherever_it_is_asked(reader: Reader, action: object) -> None:
    assert isinstance(action, type(ACTIONS[0]))
    assert why_not(reader.state, action, action.keys[0]) == action.later
    assert "later version" in action.later


def test_a_sidecar_of_a_newer_version_is_not_written(reader: Reader) -> None:
    reader.to("41 people").type("c l")
    newer = reader.sidecar().replace(b'"formatVersion":1,', b'"formatVersion":9,', 1)
    newer = newer.replace(b'"formatVersion":1', b'"formatVersion":9')
    reader.path().write_bytes(newer)
    reader.open("b-lamp.txt").open("a-toll.txt").to("The cause").type("c")
    assert "a later version" in reader.message
    assert reader.path().read_bytes() == newer


def test_the_footer_leaves_out_what_cannot_be_done(reader: Reader) -> None:
    reader.to("The cause").type("c")
    assert "Enter" not in reader.status
    assert "Tab" not in reader.status
    reader.to("32 people").type("c")
    assert "Enter s<-a, next" in reader.status
    assert "Tab cut" in reader.status


def test_an_open_hit_waits_for_the_answer(library: Reader) -> None:
    library.waits = True
    library.type("f").say("ferry").type("enter")
    action = next(action for action in ACTIONS if action.name == "open")
    assert why_not(library.state, action, "enter") is None
    assert library.state.mode is Mode.FINDING
