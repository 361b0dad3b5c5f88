"""A process that indexes takes a processor only where nothing else wants it."""

import os
import subprocess
import sys

import pytest

ASK = """
import os, subprocess, sys
from corpus.index.behind import give_way
give_way()
said = "import os; print(os.nice(0), getattr(os, 'sched_getscheduler', lambda _: 5)(0))"
subprocess.run([sys.executable, "-c", said], check=True)
"""


@pytest.mark.skipif(not hasattr(os, "SCHED_IDLE"), reason="only Linux has it")
def test_it_gives_way_and_so_does_what_it_starts() -> None:
    run = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["19", str(os.SCHED_IDLE)]
