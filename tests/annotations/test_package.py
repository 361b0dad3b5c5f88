"""What importing the package loads, and that each module touches the disk only where it may."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import annotations.model as anchor_of_package

PACKAGE = Path(anchor_of_package.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
HEAVY = {"regex", "textual", "whoosh", "numpy", "rapidfuzz", "rich", "click", "asyncio"}
DISK = {
    *("archive.py", "history.py", "journal.py", "locking.py", "records.py"),
    *("replacing.py", "sidecar.py"),
}


def name_of(module: Path) -> str:
    parts = module.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def test_importing_all_of_it_loads_nothing_heavy() -> None:
    names = ", ".join(name_of(module) for module in MODULES)
    code = f"import {names}, sys; sys.stdout.write(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not loaded & (HEAVY | {"corpus", "reader"})


@pytest.mark.parametrize("module", [m for m in MODULES if m.name not in DISK], ids=name_of)
def test_a_pure_module_calls_nothing_that_touches_the_disk(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    imported = {
        alias.name.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }
    called = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    }
    assert not imported & {"fcntl", "subprocess", "shutil", "tempfile"}
    disk_calls = {"open", "read_text", "write_text", "read_bytes", "write_bytes", "stat", "mkdir"}
    assert not called & disk_calls
