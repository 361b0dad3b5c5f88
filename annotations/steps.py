"""A step as the state folder keeps it: an edit, the file it goes into, both sides of each line.

Pure; `journal` and `archive` keep the files.
"""

import os
from pathlib import Path
from typing import Any

from annotations.changes import Change, Edit
from annotations.naming import CODEBOOK, parse_sidecar_name
from annotations.records import Record
from annotations.values import dataclass


class NoStep(ValueError):
    """A record that is no step. Its message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One edit on its way into the sidecar (or codebook) at `path`, or in it.

    blank: the text of the sidecar to begin with where there is no file, "" where nobody needs it
    any more, or there was a file; corpus: the folder that `edit.document` is named from, "" where
    it is not known; annotator: who did it, where `path` does not tell, as all share a codebook.
    batch, parts: what was written down with it in one go, and how many steps that are; a step
    counts only with all of them. "" for one alone.
    """

    id: str
    edit: Edit
    path: Path
    blank: str = ""
    corpus: str = ""
    annotator: str = ""
    batch: str = ""
    parts: int = 1

    @property
    def of_codebook(self) -> bool:
        """Whether it changes the codebook and no sidecar."""
        return self.path.name == CODEBOOK


def record_of(step: Step) -> Record:
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
        **({"batch": step.batch, "parts": step.parts} if step.batch else {}),
        "blank": step.blank,
        "changes": [[change.id, change.before, change.after] for change in edit.changes],
    }


def step_of(record: Record) -> Step:
    """The step that a record holds. Raises NoStep for what no program of ours wrote.

    Only sidecars, and the codebook of the step's own corpus, are ever the target of one.
    """
    cursor, parts = record.get("cursor"), record.get("parts", 1)
    if cursor is not None and type(cursor) is not int:
        raise NoStep("its cursor is no number")
    if type(parts) is not int or parts < 1:
        raise NoStep("its count of parts is no number")
    edit = Edit(
        _text(record, "label"),
        _text(record, "document"),
        _changes(record.get("changes")),
        cursor,
        _text(record, "group", ""),
    )
    path, corpus = _path(record, "path"), _text(record, "corpus", "")
    if corpus:
        _path(record, "corpus")
    if path.name == CODEBOOK:
        if not corpus or path != Path(corpus) / CODEBOOK or edit.document != CODEBOOK:
            raise NoStep("it names a codebook that is not its corpus' own")
    elif parse_sidecar_name(path) is None:
        raise NoStep("what it names is no sidecar")
    blank, batch = _text(record, "blank", ""), _text(record, "batch", "")
    annotator = _text(record, "annotator", "")
    return Step(_text(record, "step"), edit, path, blank, corpus, annotator, batch, parts)


def _text(record: Record, key: str, default: str | None = None) -> str:
    value = record.get(key, default)
    if not isinstance(value, str):
        raise NoStep(f"its {key} is no text")
    return value


def _path(record: Record, key: str) -> Path:
    """An absolute path that a file can have."""
    value = _text(record, key)
    try:
        legal = b"\0" not in os.fsencode(value)
    except UnicodeEncodeError:
        legal = False
    if not legal or not value.startswith("/"):
        raise NoStep(f"its {key} is none that a file can have")
    return Path(value)


def _changes(value: Any) -> tuple[Change, ...]:
    if not isinstance(value, list):
        raise NoStep("its changes are no list")
    return tuple(_change(each) for each in value)


def _change(value: Any) -> Change:
    match value:
        case [str() as id_, str() | None as before, str() | None as after]:
            return Change(id_, before, after)
    raise NoStep("one of its changes is none")
