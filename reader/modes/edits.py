"""Applying one undoable step to what is on the screen, and asking for it to be saved."""

from collections.abc import Mapping
from dataclasses import replace

from annotations.anchoring import holds
from annotations.changes import Edit
from annotations.model import CLAIM, Annotation, Target
from annotations.selectors import CONTEXT_LENGTH, Span, describe
from reader.effects import Commit, Effect, Open, Reanchor
from reader.modes.step import Step, reading_of, stay
from reader.modes.view import jumped
from reader.opened import OpenDocument, Place
from reader.state import Reading, Saving, State


def target_of(document: OpenDocument, span: Span) -> Target:
    """The target of a span of bytes, with its words and context."""
    points = document.code_points(span)
    first = max(0, points.start - CONTEXT_LENGTH)
    start = document.offsets.byte_of(first)
    end = document.offsets.byte_of(points.end + CONTEXT_LENGTH)
    around = document.text.read(start, end).decode("utf-8", "replace")
    return Target(document.digest or "", points, describe(around, points, offset=first))


def _placed(document: OpenDocument, annotation: Annotation) -> Place | None:
    """Where an annotation stands by its own position; None where that does not hold."""
    pieces = []
    for target in annotation.targets:
        if target.position is None:
            continue
        span = document.bytes(target.position)
        start = document.offsets.byte_of(max(0, target.position.start - CONTEXT_LENGTH))
        end = document.offsets.byte_of(target.position.end + CONTEXT_LENGTH)
        around = document.text.read(start, end).decode("utf-8", "replace")
        if not holds(around, document.offsets.code_point_of(start), target):
            return None
        pieces.append(span)
    return Place(tuple(sorted(pieces)))


def _places(
    before: OpenDocument, document: OpenDocument, edit: Edit
) -> tuple[Mapping[str, Place], bool]:
    """The places after an edit, and whether some have to be looked for in the whole text."""
    known = before.annotations.annotations
    places, lost = dict(document.places), False
    for change in edit.changes:
        annotation = document.annotations.annotations.get(change.id)
        if annotation is None:
            places.pop(change.id, None)
            continue
        place = _placed(document, annotation)
        if place is not None:
            places[change.id] = place
        elif change.id not in places or _has_moved(known.get(change.id), annotation):
            lost = True
    return places, lost


def _has_moved(before: Annotation | None, after: Annotation) -> bool:
    return before is not None and before.targets != after.targets


def applied(document: OpenDocument, edit: Edit) -> tuple[OpenDocument, bool]:
    """The document after an edit; true where places have to be looked for."""
    numbers = document.graph.numbers
    changed = replace(document, annotations=document.annotations.applied(edit), numbers=numbers)
    places, lost = _places(document, changed, edit)
    return replace(changed, places=places), lost


def perform(state: State, edit: Edit, message: str = "") -> Step:
    """Show an edit, keep it for undo, and have it saved."""
    if edit.is_empty:
        return stay(state, message or "nothing to change")
    state = replace(state, history=state.history.push(edit))
    return _show(state, edit, message)


def _show(state: State, edit: Edit, message: str) -> Step:
    reading = reading_of(state)
    document, lost = applied(reading.document, edit)
    saving = replace(state.saving, waiting=state.saving.waiting + 1)
    effects: tuple[Effect, ...] = (Commit(edit),)
    if lost:
        effects = (*effects, Reanchor(document.name, document.annotations.annotations))
    reading = replace(reading, document=document)
    return replace(state, reading=reading, saving=saving, message=message), effects


def undo(state: State, _key: str) -> Step:
    """Take back the last step, wherever it was, and bring the cursor there."""
    done = state.history.undo()
    if done is None:
        return stay(state, "nothing to undo")
    history, edit = done
    return _again(replace(state, history=history), edit, f"undone: {edit.label}")


def redo(state: State, _key: str) -> Step:
    """Do the last step that was taken back again."""
    done = state.history.redo()
    if done is None:
        return stay(state, "nothing to redo")
    history, edit = done
    return _again(replace(state, history=history), edit, f"done again: {edit.label}")


def _again(state: State, edit: Edit, message: str) -> Step:
    reading = state.reading
    if reading is None or reading.document.name != edit.document:
        opened = Open(edit.document, point=edit.cursor)
        waiting = (*state.after_open, (edit, message))
        return replace(state, opening=edit.document, after_open=waiting), (opened,)
    return replay(state, edit, message)


def replay(state: State, edit: Edit, message: str) -> Step:
    """Show an edit of the open document that history already has, the cursor where it was made."""
    reading = replace(reading_of(state), pending=None, selection=None, settling="")
    state, effects = _show(replace(state, reading=reading), edit, message)
    reading = reading_of(state)
    if edit.cursor is not None:
        reading = jumped(state, reading, reading.document.offsets.byte_of(edit.cursor))
    return replace(state, reading=_focused(reading, edit)), effects


def _focused(reading: Reading, edit: Edit) -> Reading:
    """The annotation that an edit brought back is the one that e, x and i mean."""
    annotations = reading.document.annotations.annotations
    back = [annotations[c.id] for c in edit.changes if c.after is not None and c.id in annotations]
    claims = [annotation for annotation in back if annotation.tag == CLAIM]
    chosen = next(iter(claims or back), None)
    return replace(reading, focus=chosen.id if chosen else "")


def saved(state: State) -> State:
    """One step fewer waits for the disk."""
    waiting = max(0, state.saving.waiting - 1)
    return replace(state, saving=Saving(waiting=waiting, ever=True))
