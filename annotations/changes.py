"""One undoable step as the raw lines it replaces; undoing it gives back the very bytes."""

from collections.abc import Iterable

from annotations.values import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one line of a sidecar.

    id: of the annotation or link; before, after: its raw JSON on one line, None where absent.
    """

    id: str
    before: str | None
    after: str | None

    def inverse(self) -> "Change":
        """What takes this change back."""
        return Change(self.id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Edit:
    """One undoable step on one document's own sidecar, or one document's part of a larger step.

    label: what was done, for the status row, e.g. ``tag as claim``; document: its name in the
    corpus; cursor: code point to bring the reader back to. group: what the parts of a step over
    several documents have in common, "" for a step of its own. The codebook is such a document,
    its text the one line that changes.
    """

    label: str
    document: str
    changes: tuple[Change, ...]
    cursor: int | None = None
    group: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change: such a step is neither saved nor undone."""
        return not self.changes

    @property
    def subject(self) -> str | None:
        """The id that the step is about: of its first change."""
        return self.changes[0].id if self.changes else None

    def inverse(self) -> "Edit":
        """The step that takes this one back, with the same cursor."""
        changes = tuple(change.inverse() for change in reversed(self.changes))
        return Edit(self.label, self.document, changes, self.cursor, self.group)


def folded(changes: Iterable[Change]) -> tuple[Change, ...]:
    """One change per id, from its first `before` to its last `after`; those that cancel go."""
    by_id: dict[str, Change] = {}
    for change in changes:
        first = by_id.get(change.id)
        before = change.before if first is None else first.before
        by_id[change.id] = Change(change.id, before, change.after)
    return tuple(change for change in by_id.values() if change.before != change.after)


def combined(label: str, edits: Iterable[Edit]) -> Edit:
    """Several steps on one document as one; each built on what the one before left.

    Raises ValueError where there are none or they are of several documents.
    """
    parts = tuple(edits)
    documents = {edit.document for edit in parts}
    if len(documents) != 1:
        raise ValueError(f"want the edits of one document, not of {sorted(documents)}")
    cursor = next((edit.cursor for edit in parts if edit.cursor is not None), None)
    changes = folded(change for edit in parts for change in edit.changes)
    return Edit(label, documents.pop(), changes, cursor)
