"""Measure what the rubric asks and can be measured.

python scripts/rubric.py                   print the figures
python scripts/rubric.py --write           put them into docs/rubric.md
python scripts/rubric.py --suite --write   with the time of the tests, which takes minutes
python scripts/rubric.py --comments        a sample of 20 comments, to be read by a person
"""

import argparse
import ast
import os
import random
import re
import subprocess
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from generate_docs import with_part  # noqa: E402

PACKAGES = ("annotations", "corpus", "reader")
RUBRIC = ROOT / "docs" / "rubric.md"
TOUCHING = """
asyncio concurrent fcntl getpass glob io multiprocessing os platformdirs secrets select shutil
signal socket sqlite3 subprocess sys tempfile textual threading time whoosh
"""
"""A module that imports one of these touches disk, clock, screen, threads or the process."""
TOUCHING_CALLS = """
exists is_dir is_file iterdir lstat mkdir open read_bytes read_text resolve rglob scandir stat
touch unlink write_bytes write_text
"""
SAMPLE = 20
RUNS = 20

Row = tuple[str, str, str]
"""Number in the rubric, what is measured, the figure."""


def modules(*folders: str) -> list[Path]:
    """The modules of packages, or of the tests."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def lines_of(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def code_lines(path: Path) -> int:
    """Lines that are neither blank nor only a comment."""
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    return sum(bool(line) and not line.startswith("#") for line in lines)


def imported(tree: ast.AST) -> set[str]:
    """Every module that is imported anywhere in a module, with its parents."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def is_pure(path: Path) -> bool:
    """Whether a module touches neither disk nor clock nor screen, as far as its words show."""
    tree = ast.parse(path.read_text("utf-8"))
    if {name.partition(".")[0] for name in imported(tree)} & set(TOUCHING.split()):
        return False
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    if "pathlib" not in imported(tree):
        return True
    touching = set(TOUCHING_CALLS.split())
    return not any(isinstance(call, ast.Attribute) and call.attr in touching for call in calls)


def sizes() -> Iterator[Row]:
    """Rows 2, 5 and 13: lengths of modules, of the application, of tests."""
    counted = {path: lines_of(path) for path in modules(*PACKAGES)}
    largest = max(counted, key=lambda path: counted[path])
    over = sum(lines > 300 for lines in counted.values())
    name = largest.relative_to(ROOT).as_posix()
    yield (
        "2",
        "lines of a module: median, largest, over 300",
        f"{median(counted.values()):g}, {counted[largest]} (`{name}`), {over} of {len(counted)}",
    )
    application = ROOT / "reader" / "app.py"
    longest, lines = longest_function(application)
    yield "5", "lines of `app.py`", str(lines_of(application))
    yield "5", "its longest handler", f"{lines} (`{longest}`)"
    source, tests = modules(*PACKAGES), modules("tests")
    everything = sum(map(lines_of, tests)) / sum(counted.values())
    code = sum(map(code_lines, tests)) / sum(map(code_lines, source))
    yield "13", "test lines per source line: all, code only", f"{everything:.2f}, {code:.2f}"
    yield (
        "13",
        "lines of source, of tests",
        f"{sum(counted.values()):,}, {sum(map(lines_of, tests)):,}",
    )


def longest_function(path: Path) -> tuple[str, int]:
    """Name and length of the longest function of a module, its docstring left out."""
    tree = ast.parse(path.read_text("utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    functions = [node for node in ast.walk(tree) if isinstance(node, kinds)]
    return max(((node.name, _body_length(node)) for node in functions), key=lambda x: x[1])


def _body_length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def house() -> Iterator[Row]:
    """Rows 3, 4, 17, 19 and 21: directions, purity, single places, names, decisions."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    yield "3", "import-linter contracts", str(len(project["tool"]["importlinter"]["contracts"]))
    source = modules(*PACKAGES)
    total = sum(map(lines_of, source))
    pure = {p: sum(lines_of(m) for m in modules(p) if is_pure(m)) for p in PACKAGES}
    shares = ", ".join(
        f"{p} {100 * pure[p] / sum(map(lines_of, modules(p))):.0f} %" for p in PACKAGES
    )
    yield "4", "lines in pure modules", f"{100 * sum(pure.values()) / total:.0f} % ({shares})"
    yield "4", "packages that import Whoosh", _places(source, "whoosh")
    yield (
        "4",
        "modules that rename a file into place by descriptor",
        _places_of(source, "dst_dir_fd"),
    )
    yield "5", "modules that import Textual", _places(source, "textual")
    bindings = [p for p in source if re.search(r"\bBinding\(", p.read_text("utf-8"))]
    yield "17", "key bindings outside the action table", str(len(bindings))
    for package in PACKAGES:
        yield "19", f"names of classes that `{package}` has more than once", _twice(package)
    decisions = list((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    yield "21", "decisions", str(len(decisions))


def _twice(package: str) -> str:
    """The public classes of a package that share their name, counted and named."""
    trees = (ast.parse(path.read_text("utf-8")) for path in modules(package))
    names = Counter(
        node.name for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)
    )
    shared = sorted(name for name, count in names.items() if count > 1 and name[0] != "_")
    return f"{len(shared)} ({', '.join(f'`{name}`' for name in shared)})" if shared else "0"


def _places(source: Iterable[Path], package: str) -> str:
    found = {
        path.parent.relative_to(ROOT).as_posix()
        for path in source
        if {n.partition(".")[0] for n in imported(ast.parse(path.read_text("utf-8")))} & {package}
    }
    return ", ".join(f"`{name}`" for name in sorted(found))


def _places_of(source: Iterable[Path], words: str) -> str:
    found = (p.relative_to(ROOT).as_posix() for p in source if words in p.read_text("utf-8"))
    return ", ".join(f"`{name}`" for name in found)


def typing() -> Iterator[Row]:
    """Row 11: what the type checker is told to look away from."""
    ignore = re.compile(r"# type: ignore(\[[\w, -]+\])?(.*)")
    found = [m for p in modules(*PACKAGES, "tests") for m in ignore.finditer(p.read_text("utf-8"))]
    bare = sum(not match[1] or not match[2].strip() for match in found)
    yield "11", "`type: ignore`: all, without code and reason", f"{len(found)}, {bare}"


def tests() -> Iterator[Row]:
    """Row 15: tests that look at words to tests that look at pictures."""
    counted = _run("-m", "pytest", "-o", "addopts=", "--collect-only", "-q")
    per_folder = re.findall(r"(?m)^(tests\S*?)::", counted.stdout)
    reader = sum(name.startswith(("tests/reader", "tests/pty")) for name in per_folder)
    pictures = len(re.findall(r"(?m)^tests/test_documentation\S*::\S*picture", counted.stdout))
    yield (
        "15",
        "tests in all; of the reader; of pictures",
        f"{len(per_folder)}; {reader}; {pictures}",
    )


def starts() -> Iterator[Row]:
    """Rows 12 and 16: how long a start takes, in milliseconds."""
    bare = _milliseconds("-c", "pass")
    package = _milliseconds("-c", "from annotations.model import Annotation")
    yield "12", f"`import annotations.model` adds (median of {RUNS})", f"{package - bare:.0f} ms"
    loaded = _run(
        "-c",
        "import annotations.sidecar, annotations.claims, corpus.library, sys;"
        "print(*sorted({'textual', 'whoosh', 'numpy', 'rich', 'click'} & sys.modules.keys()))",
    )
    yield (
        "12",
        "of Textual, Whoosh, NumPy, rich, click a script loads",
        loaded.stdout.strip() or "none",
    )
    search = _milliseconds("-m", "reader", "search", "--help")
    yield "16", f"`gloss search --help` (median of {RUNS})", f"{search:.0f} ms"


def _milliseconds(*arguments: str) -> float:
    taken = []
    for _ in range(RUNS):
        before = time.perf_counter()
        _run(*arguments)
        taken.append(1000 * (time.perf_counter() - before))
    return median(taken)


def suite() -> Iterator[Row]:
    """Row 14: how long the tests take."""
    default = "not slow and not packaging and not peer"
    for name, arguments in (
        ("the default tests", ("-m", default)),
        ("the pure ones, `tests/annotations` and `tests/corpus`", _pure_tests(default)),
    ):
        before = time.perf_counter()
        done = _run("-m", "pytest", "-q", *arguments)
        taken = time.perf_counter() - before
        last = done.stdout.strip().splitlines()[-1] if done.stdout.strip() else done.stderr[-200:]
        yield "14", name, f"{taken:.0f} s ({last.strip('= ')})"


def _pure_tests(default: str) -> tuple[str, ...]:
    return ("-m", default, "tests/annotations", "tests/corpus")


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def comments() -> list[str]:
    """A sample of comments that are no instruction to a tool, the same for the same code."""
    found = []
    for path in modules(*PACKAGES):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            match = re.search(r"(?:^|\s)# (?!noqa|type:|mypy:|----|ruff:)(.+)", line)
            if match and not re.search(r"['\"].*# .*['\"]", line):
                found.append(f"{path.relative_to(ROOT).as_posix()}:{number}: {match[1]}")
    return sorted(random.Random(7).sample(found, min(SAMPLE, len(found))))


def measured(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table."""
    lines = ["| row | measured | figure |", "| --- | --- | --- |"]
    return "\n".join([*lines, *(f"| {row} | {what} | {figure} |" for row, what, figure in rows)])


def main() -> int:
    """Print or write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ("write", "suite", "comments"):
        parser.add_argument(f"--{option}", action="store_true")
    asked = parser.parse_args()
    if asked.comments:
        print("\n".join(comments()))
        return 0
    rows = [*sizes(), *house(), *typing(), *tests(), *starts()]
    before = RUBRIC.read_text("utf-8") if RUBRIC.exists() else ""
    if asked.suite:
        rows += suite()
    else:
        kept = before.partition("<!-- begin measured -->")[2]
        rows += re.findall(r"(?m)^\| (14) \| (.+?) \| (.+) \|$", kept)
    rows.sort(key=lambda row: int(row[0]))
    table = measured(rows)
    print(table)
    if asked.write:
        RUBRIC.write_text(with_part(before, "measured", table), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
