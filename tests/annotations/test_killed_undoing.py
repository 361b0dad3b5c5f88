"""Killed amid tagging, undoing and redoing: what is on the disk is a moment of what was done."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotations.archive import Archive
from annotations.changes import Change, Edit
from annotations.history import History, Journal, commit, recover
from annotations.sidecar import read_sidecar
from annotations.undoing import replayed
from tests.annotations.made import empty

ACTIONS = 600
KILLS = 60

ACTOR = """
import sys
from pathlib import Path
from tests.annotations.test_killed_undoing import ACTIONS, act, history_of
folder, first = Path(sys.argv[1]), int(sys.argv[2])
history = history_of(folder)
for number in range(first, ACTIONS):
    history = act(folder, number, history)
    print(number, flush=True)
"""


def line(id_: str, words: str) -> str:
    """An annotation as its line; long enough for a save to take a while."""
    return (
        f'{{"id":"{id_}","type":"Annotation","motivation":"commenting",'
        f'"target":"urn:sha256:00","x":"{words * 500}"}}'
    )


def chosen(number: int, history: History) -> tuple[History, Edit]:
    """The action of that number: a claim with its source, a change of one, an undo or a redo."""
    dice = random.Random(number)
    move = dice.choice((None, None, history.undo, history.redo))
    if move is not None and (moved := move()) is not None:
        return moved
    done = history.done
    if done and done[-1].label == "claim" and dice.random() < 0.5:
        first = done[-1].changes[0]
        # Of each number another: what is done anew as it was undone is a redo, as one reads it.
        changes = (Change(first.id, first.after, line(first.id, f"changed {number} ")),)
        edit = Edit("change", "ferry.txt", changes)
    else:
        ids = [f"urn:uuid:{number:08}-{part}" for part in ("claim", "source", "link")]
        edit = Edit("claim", "ferry.txt", tuple(Change(i, None, line(i, "made")) for i in ids))
    return history.push(edit), edit


def act(folder: Path, number: int, history: History) -> History:
    """Save the action of that number; answers what can be undone then."""
    history, edit = chosen(number, history)
    journal = Journal(folder.parent / "state", folder)
    commit(edit, folder / "ferry.txt.anna.annotations.json", journal=journal, blank=empty())
    return history


def history_of(folder: Path) -> History:
    """What can be undone in this corpus, as a program that starts finds it."""
    steps = Archive(folder.parent / "state", folder).steps()
    return replayed(step.edit for step in steps)


def moments() -> list[tuple[History, dict[str, str]]]:
    """What can be undone, and the lines that are there, before each action and after the last."""
    history, lines = History(), dict[str, str]()
    found = [(history, dict(lines))]
    for number in range(ACTIONS):
        history, edit = chosen(number, history)
        for change in edit.changes:
            assert lines.pop(change.id, None) == change.before
            if change.after is not None:
                lines[change.id] = change.after
        found.append((history, dict(lines)))
    return found


def lines_of(path: Path) -> dict[str, str]:
    held = read_sidecar(path)
    assert held is None or not held.problems
    return {} if held is None else {line.id: line.raw for line in held.lines}


@pytest.mark.slow
def test_no_kill_amid_undo_leaves_what_never_was(tmp_path: Path) -> None:
    """All that was said to be saved is there, at most the action after it, and undo goes on."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    path = folder / "ferry.txt.anna.annotations.json"
    expected = moments()
    dice = random.Random(11)
    told = kills = restored = 0
    while kills < KILLS and told < ACTIONS - 20:
        process = subprocess.Popen(
            [sys.executable, "-c", ACTOR, str(folder), str(told)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        assert process.stdout.readline()
        time.sleep(dice.uniform(0, 0.02))
        os.kill(process.pid, signal.SIGKILL)
        rest = process.stdout.read().split()
        process.stdout.close()
        process.wait()
        told += 1 + len(rest)
        kills += 1
        assert lines_of(path) in [lines for _, lines in expected[told : told + 2]]
        restored += len(recover(Journal(tmp_path / "state", folder)))
        now = history_of(folder), lines_of(path)
        assert now in expected[told : told + 2]
        told += now != expected[told]
    assert kills > 20
    assert restored > 0
