"""What can be undone and redone, across documents: a value, made again from the steps on disk."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from annotations.changes import Edit
from annotations.values import dataclass

MOST_STEPS = 1000


@dataclass(frozen=True, slots=True)
class History:
    """The steps that can be undone and redone, across documents, the latest last."""

    done: tuple[Edit, ...] = ()
    undone: tuple[Edit, ...] = ()

    def push(self, edit: Edit) -> "History":
        """After `edit` was saved; what was undone before can't be redone any more."""
        return self.push_all((edit,))

    def push_all(self, edits: Iterable[Edit]) -> "History":
        """As `push`, for the parts of one step."""
        made = tuple(edit for edit in edits if not edit.is_empty)
        return History(_trimmed((*self.done, *made))) if made else self

    def undo(self) -> "tuple[History, Edit] | None":
        """The edit to save now, and the history once it is saved; None with nothing to undo."""
        if not self.done:
            return None
        last = self.done[-1]
        return History(self.done[:-1], (*self.undone, last)), last.inverse()

    def redo(self) -> "tuple[History, Edit] | None":
        """As `undo`, for what was undone last."""
        if not self.undone:
            return None
        last = self.undone[-1]
        return History((*self.done, last), self.undone[:-1]), last

    def undo_all(self) -> "tuple[History, tuple[Edit, ...]]":
        """As `undo`, with all parts of the step; no edits with nothing to undo."""
        return _all_parts(self, History.undo)

    def redo_all(self) -> "tuple[History, tuple[Edit, ...]]":
        """As `redo`, with all parts of the step."""
        return _all_parts(self, History.redo)

    def without(self, group: str) -> "History":
        """Without a step of several parts that could not be done."""
        done = tuple(edit for edit in self.done if edit.group != group)
        return History(done, tuple(edit for edit in self.undone if edit.group != group))

    def settled(self, asked: Edit, made: Edit) -> "History":
        """After `asked` was saved as `made`, since another program had changed the sidecar.

        Undoing it then gives back what the file held before, and redoing what it held after.
        """
        if asked == made:
            return self
        done = _replaced(self.done, asked, made)
        if done is not None:
            return History(done, self.undone)
        undone = _replaced(self.undone, asked.inverse(), made.inverse())
        return self if undone is None else History(self.done, undone)


def _all_parts(
    history: History, move: Callable[[History], tuple[History, Edit] | None]
) -> tuple[History, tuple[Edit, ...]]:
    found: list[Edit] = []
    while (step := move(history)) and (
        not found or (found[0].group and step[1].group == found[0].group)
    ):
        history = step[0]
        found.append(step[1])
    return history, tuple(found)


def whole_from(edits: Sequence[Edit], first: int) -> int:
    """`first`, or where the step over many documents begins that `first` is in the middle of."""
    first = max(0, first)
    while 0 < first < len(edits) and edits[first].group == edits[first - 1].group != "":
        first -= 1
    return first


def _trimmed(edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """The latest steps; one over many documents is never kept in part."""
    return edits[whole_from(edits, len(edits) - MOST_STEPS) :]


def _replaced(edits: tuple[Edit, ...], old: Edit, new: Edit) -> tuple[Edit, ...] | None:
    """`edits` with the latest `old` replaced, or gone where `new` is empty; None without it."""
    for at in range(len(edits) - 1, -1, -1):
        if edits[at] == old:
            return (*edits[:at], *(() if new.is_empty else (new,)), *edits[at + 1 :])
    return None


def replayed(edits: Iterable[Edit]) -> History:
    """The history that these edits, as they were saved one after the other, have left.

    An edit that takes back the latest step of its document to the byte is an undo; one that does
    what was undone last, a redo. Anything else is a step of its own.
    """
    # With the places of each document's steps at hand: a step may have thousands of parts.
    done: dict[int, Edit] = {}
    undone: list[Edit] = []
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, edit in enumerate(edits):
        latest = places[edit.document]
        if latest and _same(done[latest[-1]], edit.inverse()):
            undone.append(done.pop(latest.pop()))
            continue
        if undone and _same(undone[-1], edit):
            edit = undone.pop()  # noqa: PLW2901
        elif edit.is_empty:
            continue
        else:
            undone.clear()
        done[at] = edit
        latest.append(at)
    return History(_trimmed(tuple(done.values())), tuple(undone))


def _same(one: Edit, other: Edit) -> bool:
    """Whether they do the same in one name: deleting what was just tagged is no undo of it."""
    names = (one.document, one.label) == (other.document, other.label)
    return names and one.changes == other.changes
