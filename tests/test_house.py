"""The direction of imports and what importing a package may load, seen at run time."""

import subprocess
import sys

import pytest

HEAVY = {"textual", "whoosh", "numpy", "rapidfuzz", "rich", "click", "pygments"}


def loaded_by(statement: str) -> set[str]:
    """Top-level names in `sys.modules` after `statement` ran in a fresh interpreter."""
    code = f"{statement}\nimport sys\nprint(*sorted({{m.partition('.')[0] for m in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("package", "above"),
    [
        ("annotations.model", {"corpus", "reader"}),
        ("annotations.selectors", {"corpus", "reader"}),
        ("corpus.query", {"reader"}),
        ("corpus.index.protocol", {"reader"}),
    ],
)
def test_package_loads_nothing_heavy_and_nothing_above_it(package: str, above: set[str]) -> None:
    assert not loaded_by(f"import {package}") & (HEAVY | above)
