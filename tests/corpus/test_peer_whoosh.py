"""The same index tests on the other fork of Whoosh, in an environment of its own."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.peer
def test_the_index_tests_pass_on_whoosh_reloaded() -> None:
    """``GLOSS_PEER_PYTHON`` names an interpreter that has whoosh-reloaded and our other needs."""
    python = os.environ.get("GLOSS_PEER_PYTHON")
    if not python:
        pytest.skip("GLOSS_PEER_PYTHON names no interpreter with whoosh-reloaded")
    ran = subprocess.run(
        [
            *(python, "-m", "pytest", "-W", "default", "-p", "no:cacheprovider"),
            *("tests/corpus/test_whoosh_index.py", "tests/corpus/test_search.py"),
            *("tests/corpus/index", "-m", "not slow"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-4000:]
