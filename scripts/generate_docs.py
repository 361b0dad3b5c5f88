"""Keep the generated parts of the documentation in step with the code.

    python scripts/generate_docs.py           write them
    python scripts/generate_docs.py --check   fail where they are out of step

A generated part stands between ``<!-- begin NAME -->`` and ``<!-- end NAME -->``.
"""

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reader.actions import ACTIONS, Mode, shown_keys  # noqa: E402

SHOWN_MODES = (
    (Mode.READING, "Reading"),
    (Mode.PENDING, "After `c`: whose claim is it?"),
    (Mode.SELECTING, "Selecting (after `v`, or `e` on an annotation)"),
    (Mode.LIBRARY, "Library"),
    (Mode.FINDING, "What was found in the corpus"),
    (Mode.LISTING, "Annotations of a document"),
)


def keys_table() -> str:
    """The keys of every mode as Markdown tables, made from the action table."""
    parts = []
    for mode, title in SHOWN_MODES:
        rows = ["| keys | what |", "| --- | --- |"]
        for action in ACTIONS:
            if mode in action.modes and action.text:
                keys = shown_keys(action).replace("|", "\\|")
                later = f" *({action.later})*" if action.later else ""
                rows.append(f"| `{keys}` | {action.text}{later} |")
        parts.append(f"**{title}**\n\n" + "\n".join(rows))
    return "\n\n".join(parts)


def example_script() -> str:
    """The script of the README, as it stands in the file that a test runs."""
    script = (ROOT / "docs" / "examples" / "claims.py").read_text("utf-8").strip()
    return f"```python\n{script}\n```"


def decisions() -> str:
    """The decisions, by number."""
    rows = ["| decision | title |", "| --- | --- |"]
    for page in sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md")):
        title = page.read_text("utf-8").splitlines()[0].lstrip("# ").strip()
        rows.append(f"| [{page.name[:4]}]({page.name}) | {title.split(' ', 1)[-1]} |")
    return "\n".join(rows)


PARTS: tuple[tuple[str, str, Callable[[], str]], ...] = (
    ("README.md", "keys", keys_table),
    ("README.md", "script", example_script),
    ("docs/decisions/README.md", "decisions", decisions),
)


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
