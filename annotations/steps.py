"""A step as the state folder keeps it: an edit, the sidecar it goes into, both sides of each line.

Pure; `journal` and `archive` keep the files.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotations.changes import Change, Edit


@dataclass(frozen=True, slots=True)
class Step:
    """One edit on its way into the sidecar at `path`, or in it.

    blank: the text of the sidecar to begin with where there is no file, "" where nobody needs it
    any more; corpus: the folder that `edit.document` is named from, "" where it is not known;
    annotator: who did it, where `path` does not tell, as all share a codebook.
    """

    id: str
    edit: Edit
    path: Path
    blank: str = ""
    corpus: str = ""
    annotator: str = ""


def line_of(record: dict[str, Any]) -> bytes:
    """A record as its line; escaped, so that a file name that is not UTF-8 comes back as it was."""
    return json.dumps(record, separators=(",", ":")).encode("ascii") + b"\n"


def records_in(data: bytes) -> Iterator[dict[str, Any]]:
    """The records of a file. Lines that cannot be read, as a torn last one, are passed over."""
    for line in data.split(b"\n"):
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(record, dict):
            yield record


def record_of(step: Step) -> dict[str, Any]:
    """What is written down of a step."""
    edit = step.edit
    return {
        "step": step.id,
        "path": str(step.path),
        "corpus": step.corpus,
        "label": edit.label,
        "document": edit.document,
        "cursor": edit.cursor,
        **({"group": edit.group} if edit.group else {}),
        **({"annotator": step.annotator} if step.annotator else {}),
        "blank": step.blank,
        "changes": [[change.id, change.before, change.after] for change in edit.changes],
    }


def step_of(record: dict[str, Any]) -> Step | None:
    """The step that a record holds, None where it holds none."""
    try:
        changes = tuple(Change(*change) for change in record["changes"])
        group = str(record.get("group", ""))
        edit = Edit(record["label"], record["document"], changes, record["cursor"], group)
        corpus = record.get("corpus", "")
        path, annotator = Path(record["path"]), str(record.get("annotator", ""))
        return Step(record["step"], edit, path, record["blank"], corpus, annotator)
    except (KeyError, TypeError):
        return None
