"""Keep the generated parts of the documentation in step with the code.

    python scripts/generate_docs.py           write them
    python scripts/generate_docs.py --check   fail where they are out of step

A generated part stands between ``<!-- begin NAME -->`` and ``<!-- end NAME -->``.
"""

import argparse
import ast
import json
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from annotations.wire.schema import sidecar_schema  # noqa: E402
from reader.actions import ACTIONS, Action, Mode, in_mode, shown_keys  # noqa: E402

FOLDED_MODES = (
    (Mode.PENDING, "After c: whose claim is it?"),
    (Mode.SETTLING, "Settling: at an annotation that is doubtful or orphaned, after ] o"),
    (Mode.SELECTING, "Selecting: after v, or e on an annotation"),
    (Mode.LIBRARY, "Library"),
    (Mode.FINDING, "What was found in the corpus"),
    (Mode.WORDS, "Words around what was found"),
    (Mode.LISTING, "Annotations of a document"),
    (Mode.MATRIX, "Who claims what"),
    (Mode.ATTRIBUTES, "Attributes of an annotation: after a"),
    (Mode.CODEBOOK, "The codebook: after T"),
    (Mode.REPRINTS, "Near-identical passages of other documents"),
)
GROUPS = ("moving", "tagging", "selecting", "finding", "places")
SAMPLE_SIDECAR = ROOT / "corpus" / "sample" / "06-coast-wire-toll-revised.txt.mara.annotations.json"
PACKAGES = ("annotations", "corpus", "reader")


def keys_table() -> str:
    """The keys of every mode as Markdown tables, made from the action table.

    The document view stands open, group by group; the other modes are folded.
    """
    parts = []
    for group in GROUPS:
        actions = [a for a in in_mode(Mode.READING) if a.group == group and not a.later]
        if actions:
            parts.append(f"**{group.capitalize()}**\n\n{_table(actions)}")
    for mode, title in FOLDED_MODES:
        actions = [a for a in in_mode(mode) if not a.later and not _is_shown_already(a)]
        parts.append(f"<details><summary>{title}</summary>\n\n{_table(actions)}\n\n</details>")
    parts.append("Keys for moving, undo, help and places are the same in every list.")
    later = [f"{_keys(a)} {a.short}" for a in ACTIONS if a.later]
    if later:
        parts.append(f"These keys say that what they do comes later: {', '.join(later)}.")
    return "\n\n".join(parts)


def _table(actions: Iterable[Action]) -> str:
    rows = ["| keys | what |", "| --- | --- |"]
    rows += [f"| {_keys(action)} | {action.text} |" for action in actions]
    return "\n".join(rows)


def _keys(action: Action) -> str:
    """The keys of an action, each set off; a run of digits stays one."""
    escaped = shown_keys(action).replace("|", "\\|")
    return " ".join(f"`{key}`" for key in escaped.split(" "))


def _is_shown_already(action: Action) -> bool:
    """Whether the document view has shown the action, with the same meaning in every mode."""
    same = action.group in {"moving", "places"} or action.name in {"undo", "redo", "find"}
    return Mode.READING in action.modes and same


def example_script() -> str:
    """The script of the README, as it stands in the file that a test runs."""
    lines = (ROOT / "docs" / "examples" / "claims.py").read_text("utf-8").splitlines()
    script = "\n".join(line for line in lines if not line.startswith("# ruff:")).strip()
    return f"```python\n{script}\n```"


def sample_annotation() -> str:
    """A claim with a figure, as its line in a sidecar of the sample corpus has it."""
    return _sample_line(lambda item: "figure" in json.dumps(item.get("body", "")))


def sample_link() -> str:
    """A link of the same sidecar."""
    return _sample_line(lambda item: item["motivation"] == "linking")


def _sample_line(wanted: Callable[[dict[str, Any]], bool]) -> str:
    collection = json.loads(SAMPLE_SIDECAR.read_text("utf-8"))
    item = next(filter(wanted, collection["first"]["items"]))
    return f"```json\n{json.dumps(item, ensure_ascii=False, indent=2)}\n```"


def decisions() -> str:
    """The decisions, by number."""
    rows = ["| no. | decision |", "| --- | --- |"]
    for page in sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md")):
        title = page.read_text("utf-8").splitlines()[0].lstrip("# ").strip()
        rows.append(f"| [{page.name[:4]}]({page.name}) | {title.split(' ', 1)[-1]} |")
    return "\n".join(rows)


def module_map() -> str:
    """Every module with the first sentence of its docstring, by package."""
    return "\n\n".join(_package_map(package) for package in PACKAGES)


def _package_map(package: str) -> str:
    folder = ROOT / package
    modules = sorted(folder.rglob("*.py"), key=lambda path: (path.parent.parts, path.name))
    lines = [
        f"- `{_shown_name(path, folder)}` {_first_sentence(path)}"
        for path in modules
        if path != folder / "__init__.py"
    ]
    heading = f"**`{package}/`** {_first_sentence(folder / '__init__.py')}"
    return f"{heading}\n\n" + "\n".join(lines)


def _shown_name(path: Path, folder: Path) -> str:
    """A module's path in its package; a folder stands for its ``__init__.py``."""
    inside = path.relative_to(folder)
    return f"{inside.parent}/" if inside.name == "__init__.py" else inside.as_posix()


def _first_sentence(path: Path) -> str:
    text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    paragraph = " ".join(text.split("\n\n")[0].split())
    return re.split(r"(?<=\.) (?=[A-Z`])", paragraph)[0].rstrip(":").replace("``", "`")


PARTS: tuple[tuple[str, str, Callable[[], str]], ...] = (
    ("README.md", "keys", keys_table),
    ("README.md", "script", example_script),
    ("docs/sidecar.md", "annotation", sample_annotation),
    ("docs/sidecar.md", "link", sample_link),
    ("CONTRIBUTING.md", "map", module_map),
    ("docs/decisions/README.md", "decisions", decisions),
)


def sidecar_schema_file() -> str:
    """The JSON Schema of a sidecar."""
    return json.dumps(sidecar_schema(), ensure_ascii=False, indent=2) + "\n"


FILES: tuple[tuple[str, Callable[[], str]], ...] = (
    ("docs/sidecar.schema.json", sidecar_schema_file),
)
"""Files that are generated as a whole."""


def with_part(text: str, name: str, part: str) -> str:
    """`text` with `part` between its markers. Raises ValueError where there are none."""
    begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
    pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.S)
    if not pattern.search(text):
        raise ValueError(f"no markers for {name}")
    return pattern.sub(lambda _: f"{begin}\n{part}\n{end}", text)


def main() -> int:
    """Write the generated parts, or check them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = []
    for file, make in FILES:
        path = ROOT / file
        text = make()
        if check and (not path.exists() or path.read_text("utf-8") != text):
            stale.append(file)
        elif not check:
            path.write_text(text, "utf-8")
    for file, name, make in PARTS:
        path = ROOT / file
        before = path.read_text("utf-8")
        after = with_part(before, name, make())
        if after != before and check:
            stale.append(f"{file}: {name}")
        elif after != before:
            path.write_text(after, "utf-8")
    for each in stale:
        print(f"out of step with the code: {each}; run make docs-write")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
