"""Giving annotations the selectors and the hash of the text as it is; pure, for `gloss repair`."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from annotations.changes import Edit, combined
from annotations.collected import AnnotationSet
from annotations.editing import move_edges, passage_targets
from annotations.identifiers import Author
from annotations.landings import Anchor, Doubtful, Exact, Moved, Orphan
from annotations.model import Annotation
from annotations.selectors import Span
from annotations.values import dataclass


class Action(StrEnum):
    """What is done to an annotation: nothing to one that a person must look at."""

    CONFIRM = "confirm"
    MOVE = "move"
    TAKE = "take"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Repair:
    """One annotation whose selectors or hash are not those of the text as it is.

    spans: where its pieces are to stand, in code points; empty where it is left. worst: the least
    certain of where its pieces landed.
    """

    annotation: Annotation
    action: Action
    spans: tuple[Span, ...]
    worst: Anchor


_ORDER = (Exact, Moved, Doubtful, Orphan)


def plan(
    annotations: Iterable[Annotation],
    anchors: Mapping[str, Sequence[Anchor]],
    document: str,
    choices: Mapping[str, int],
) -> list[Repair]:
    """What there is to do, in the order of `annotations`; nothing of a whole document.

    document: ``urn:sha256:…`` of the text that `anchors` are places of. choices: by id, which
    place of a doubtful one to take, from 1.
    """
    found = []
    for annotation in annotations:
        passages = [target for target in annotation.targets if not target.whole_document]
        landed = anchors[annotation.id]
        if len(passages) < len(annotation.targets) or not passages:
            continue
        worst = max(landed, key=lambda each: _ORDER.index(type(each)))
        stale = any(target.document != document for target in passages)
        if isinstance(worst, Exact) and not stale:
            continue
        choice = choices.get(annotation.id, 0)
        spans = _spans(landed, choice)
        found.append(Repair(annotation, _action(worst, choice, spans), spans, worst))
    return found


def _action(worst: Anchor, choice: int, spans: tuple[Span, ...]) -> Action:
    if not spans:
        return Action.LEAVE
    if isinstance(worst, Doubtful):
        return Action.TAKE if choice else Action.LEAVE
    return Action.CONFIRM if isinstance(worst, Exact) else Action.MOVE


def _spans(landed: Sequence[Anchor], choice: int) -> tuple[Span, ...]:
    """Where the pieces are to stand; empty where one has no place that is sure or chosen."""
    spans = []
    for each in landed:
        match each:
            case Exact(span) | Moved(span):
                spans.append(span)
            case Doubtful(candidates) if 0 < choice <= len(candidates):
                spans.append(candidates[choice - 1])
            case _:
                return ()
    return tuple(spans)


def repaired(
    annotations: AnnotationSet, author: Author, repairs: Iterable[Repair], document: str, text: str
) -> Edit:
    """All that is to be done as one step; empty where there is nothing.

    document, text: its ``urn:sha256:…`` and the whole canonical text. Raises NotEditable where
    one of them is another annotator's.
    """
    edits = []
    for repair in repairs:
        if repair.action is not Action.LEAVE:
            targets = passage_targets(document, text, repair.spans)
            edits.append(move_edges(annotations, author, repair.annotation.id, targets))
    if not edits:
        return Edit("repair", annotations.document, ())
    return combined("repair", edits)
