"""Killed in the middle of a save, again and again: nothing is torn, at most one action waits."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotations.changes import Change, Edit
from annotations.history import Journal, commit, recover
from annotations.sidecar import read_sidecar
from tests.annotations.made import empty

SAVER = """
import sys
from pathlib import Path
from tests.annotations.test_killed import act
folder, first = Path(sys.argv[1]), int(sys.argv[2])
for number in range(first, 10**6):
    act(folder, number)
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""


def act(folder: Path, number: int) -> None:
    """One action: add an annotation; the file is large enough for a save to take a while."""
    id_ = f"urn:uuid:{number:08}"
    raw = (
        f'{{"id":"{id_}","type":"Annotation","motivation":"commenting",'
        f'"target":"urn:sha256:00","x":"{"y" * 5000}"}}'
    )
    edit = Edit("note", "ferry.txt", (Change(id_, None, raw),))
    path = folder / "ferry.txt.anna.annotations.json"
    journal = Journal(folder.parent / "state")
    commit(edit, path, journal=journal, blank=empty())


@pytest.mark.slow
def test_no_kill_tears_a_sidecar_or_loses_more_than_the_last_action(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    path = folder / "ferry.txt.anna.annotations.json"
    journal = Journal(tmp_path / "state")
    dice = random.Random(7)
    told = restored = 0
    saves = 0
    # A kill between journal and save is likely each time but never certain.
    while saves < 100 or (restored == 0 and saves < 2000):
        started = told
        process = subprocess.Popen(
            [sys.executable, "-c", SAVER, str(folder), str(told)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        assert process.stdout.readline()
        time.sleep(dice.uniform(0, 0.1))
        os.kill(process.pid, signal.SIGKILL)
        rest = process.stdout.read().split()
        process.stdout.close()
        process.wait()
        told = started + 1 + len(rest)
        saves += told - started

        torn = read_sidecar(path)
        assert torn is not None
        assert not torn.problems
        # What the user was told is saved is there, and at most the action after it.
        assert len(torn.lines) in (told, told + 1)
        pending = journal.pending()
        assert len(pending) <= 1
        restored += len(recover(journal))
        after = read_sidecar(path)
        assert after is not None
        assert [line.id for line in after.lines] == [
            f"urn:uuid:{n:08}" for n in range(len(after.lines))
        ]
        if pending:
            assert len(after.lines) == told + 1
        told = len(after.lines)
        assert sorted(x.name for x in folder.iterdir()) == [path.name]
    assert restored > 0
