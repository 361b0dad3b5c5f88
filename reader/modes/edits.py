"""Applying one undoable step to what is on the screen, and asking for it to be saved."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from annotations.anchoring import holds
from annotations.changes import Edit
from annotations.history import History
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


def _places(document: OpenDocument, edit: Edit) -> tuple[Mapping[str, Place], bool]:
    """The places after an edit, and whether some have to be looked for in the whole text."""
    places, lost = dict(document.places), False
    for change in edit.changes:
        annotation = document.annotations.annotations.get(change.id)
        if annotation is None:
            places.pop(change.id, None)
            continue
        place = _placed(document, annotation)
        if place is not None:
            places[change.id] = place
        elif change.id not in places:
            lost = True
    return places, lost


def applied(document: OpenDocument, edit: Edit) -> tuple[OpenDocument, bool]:
    """The document after an edit; true where places have to be looked for."""
    annotations = document.annotations.applied(edit)
    places, lost = _places(replace(document, annotations=annotations), edit)
    ids = [change.id for change in edit.changes]
    return document.with_annotations(annotations, places, ids), lost


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
        effects = (*effects, Reanchor(document.name))
    reading = replace(reading, document=document)
    return replace(state, reading=reading, saving=saving, message=message), effects


def perform_all(state: State, made: Sequence[Edit], message: str) -> Step:
    """Edits of several documents as one action: shown where they are on the screen, all saved."""
    effects: tuple[Effect, ...] = ()
    for edit in made:
        if not edit.is_empty:
            state = replace(state, history=state.history.push(edit))
            state, more = _carried_out(state, edit)
            effects = (*effects, *more)
    return replace(state, message=message), effects


def _carried_out(state: State, edit: Edit) -> Step:
    """An edit of a document that may not be on the screen, which then is only saved."""
    reading = state.reading
    if reading is not None and reading.document.name == edit.document:
        return _show(state, edit, state.message)
    saving = replace(state.saving, waiting=state.saving.waiting + 1)
    return replace(state, saving=saving), (Commit(edit),)


def undo(state: State, _key: str) -> Step:
    """Take back the last action, wherever it was, and bring the cursor there."""
    return _stepped(state, History.undo, lambda h: h.done, "undone")


def redo(state: State, _key: str) -> Step:
    """Do the last action that was taken back again."""
    return _stepped(state, History.redo, lambda h: h.undone, "done again")


def _stepped(
    state: State,
    step: Callable[[History], tuple[History, Edit] | None],
    rest: Callable[[History], tuple[Edit, ...]],
    said: str,
) -> Step:
    done = step(state.history)
    if done is None:
        return stay(state, "nothing to undo" if said == "undone" else "nothing to redo")
    history, edit = done
    state = replace(state, history=history)
    if not edit.batch:
        return _again(state, edit, f"{said}: {edit.label}")
    effects: tuple[Effect, ...] = ()
    documents = {edit.document}
    while True:
        state, more = _carried_out(state, edit)
        effects = (*effects, *more)
        left = rest(state.history)
        done = step(state.history) if left and left[-1].batch == edit.batch else None
        if done is None:
            break
        history, edit = done
        state = replace(state, history=history)
        documents.add(edit.document)
    many = f" in {len(documents)} documents" if len(documents) > 1 else ""
    return replace(state, message=f"{said}: {edit.label}{many}"), effects


def _again(state: State, edit: Edit, message: str) -> Step:
    reading = state.reading
    if reading is None or reading.document.name != edit.document:
        opened = Open(edit.document, point=edit.cursor)
        waiting = (*state.after_open, (edit, message))
        return replace(state, opening=edit.document, after_open=waiting), (opened,)
    return replay(state, edit, message)


def replay(state: State, edit: Edit, message: str) -> Step:
    """Show an edit of the open document that history already has, the cursor where it was made."""
    reading = replace(reading_of(state), pending=None, selection=None)
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
