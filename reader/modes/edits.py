"""Applying one undoable step to what is on the screen, and asking for it to be saved."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from annotations.changes import Change, Edit
from annotations.codebook import Codebook
from annotations.identifiers import new_id
from annotations.landings import holds
from annotations.model import CLAIM, Annotation, Target
from annotations.selectors import CONTEXT_LENGTH, Span, describe
from annotations.undoing import History
from corpus.codebook_file import parse_codebook
from corpus.discovery import CONFIGURATION
from reader.action import Mode
from reader.effects import Commit, CountTags, Effect, Open, Reanchor
from reader.modes import spelling
from reader.modes.step import Step, reading_of, stay
from reader.modes.view import jumped
from reader.shown import Landed, ShownDocument
from reader.state import Reading, Saving, State

CUT, READING = "cut: ", "figure: "
"""How the labels of steps begin that try another cut, or another reading of the figure."""
MOST_REPEATS = 100
"""Steps of which it is known what `.` did before them."""


def target_of(document: ShownDocument, span: Span) -> Target:
    """The target of a span of bytes, with its words and context."""
    points = document.code_points(span)
    first = max(0, points.start - CONTEXT_LENGTH)
    start = document.offsets.byte_of(first)
    end = document.offsets.byte_of(points.end + CONTEXT_LENGTH)
    around = document.text.read(start, end).decode("utf-8", "replace")
    return Target(document.digest or "", points, describe(around, points, offset=first))


def _placed(document: ShownDocument, annotation: Annotation) -> Landed | None:
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
    return Landed(tuple(sorted(pieces)))


def _places(
    before: ShownDocument, document: ShownDocument, edit: Edit
) -> tuple[Mapping[str, Landed], bool]:
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


def applied(document: ShownDocument, edit: Edit) -> tuple[ShownDocument, bool]:
    """The document after an edit; true where places have to be looked for."""
    annotations = document.annotations.applied(edit)
    places, lost = _places(document, replace(document, annotations=annotations), edit)
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
        effects = (*effects, Reanchor(document.name, document.annotations.annotations))
    reading = replace(reading, document=document)
    return replace(state, reading=reading, saving=saving, message=message), effects


def undo(state: State, _key: str) -> Step:
    """Take back the last step, wherever it was, and bring the cursor there.

    What was tried of one claim, its cuts and figures key after key, goes as one step.
    """
    return _with_tries(state, _undone, lambda history: history.done, "undone")


def _undone(state: State) -> Step:
    history, parts = state.history.undo_all()
    if not parts:
        return stay(state, "nothing to undo")
    state = _repeating_as_before(state, state.history.done[len(history.done) :])
    return _all_again(replace(state, history=history), parts, f"undone: {parts[0].label}")


def _with_tries(
    before: State,
    one: Callable[[State], Step],
    left: Callable[[History], tuple[Edit, ...]],
    done: str,
) -> Step:
    """One step, and those after it that tried something else of the same claim."""
    tried = _tried(left(before.history))
    state, effects = one(before)
    count = 1
    while tried and _tried(left(state.history)) == tried and not state.opening:
        state, more = one(state)
        effects, count = (*effects, *more), count + 1
    if count > 1:
        state = replace(state, message=f"{done}: {count} tries of cut and figure")
    return state, effects


def _tried(edits: tuple[Edit, ...]) -> tuple[str, str | None] | None:
    """The claim of which the last of some edits is a try, with its document; None for others."""
    last = edits[-1] if edits else None
    if last is None or not last.label.startswith((CUT, READING)):
        return None
    return last.document, last.subject


def _repeating_as_before(state: State, undone: tuple[Edit, ...]) -> State:
    """With what `.` did before these steps, the first of which changed it."""
    for place, (edit, before) in enumerate(state.repeats):
        if edit in undone:
            return replace(state, repeat=before, repeats=state.repeats[:place])
    return state


def repeat_noted(before: State, step: Step) -> Step:
    """A key's step; where it changed what `.` does, undoing it will change that back."""
    state, effects = step
    done = state.history.done
    made = bool(done) and not state.history.undone and done[-1:] != before.history.done[-1:]
    if not made or state.repeat == before.repeat:
        return step
    repeats = (*state.repeats, (done[-1], before.repeat))[-MOST_REPEATS:]
    return replace(state, repeats=repeats), effects


def redo(state: State, _key: str) -> Step:
    """Do the last step that was taken back again."""
    return _with_tries(state, _redone, lambda history: history.undone, "done again")


def _redone(state: State) -> Step:
    history, parts = state.history.redo_all()
    if not parts:
        return stay(state, "nothing to redo")
    return _all_again(replace(state, history=history), parts, f"done again: {parts[0].label}")


def _all_again(state: State, parts: tuple[Edit, ...], message: str) -> Step:
    if parts[0].document == spelling.SPELLINGS:
        return spelling.again(state, parts[0], message)
    if len(parts) == 1 and parts[0].document != CONFIGURATION:
        return _again(state, parts[0], message)
    return spread(state, parts, f"{message}{_in_documents(parts)}")


def _in_documents(parts: tuple[Edit, ...]) -> str:
    documents = sum(part.document != CONFIGURATION for part in parts)
    return f" in {documents} documents" if documents > 1 else ""


def perform_parts(state: State, parts: tuple[Edit, ...], message: str) -> Step:
    """Show and save a step over several documents, undone as one."""
    parts = tuple(part for part in parts if not part.is_empty)
    if not parts:
        return stay(state, message or "nothing to change")
    return spread(replace(state, history=state.history.push_all(parts)), parts, message)


def spread(state: State, parts: tuple[Edit, ...], message: str) -> Step:
    """Show what concerns the screen, have all of it saved; nobody is taken elsewhere."""
    effects: list[Effect] = []
    for part in parts:
        reading = state.reading
        if part.document == CONFIGURATION:
            state = _with_codebook(state, part)
        if reading is not None and part.document == reading.document.name:
            state, more = _show(state, part, message)
        else:
            saving = replace(state.saving, waiting=state.saving.waiting + 1)
            state, more = replace(state, saving=saving), (Commit(part),)
        effects.extend(more)
    counting = (CountTags(),) if state.screen is Mode.CODEBOOK else ()
    return replace(state, message=message), (*effects, *counting)


def codebook_edit(before: str | None, after: str | None, label: str, group: str = "") -> Edit:
    """Another text of the codebook as an edit. group: of the step it is a part of, else its own."""
    change = Change(CONFIGURATION, before, after)
    return Edit(label, CONFIGURATION, (change,) if before != after else (), None, group or new_id())


def _with_codebook(state: State, edit: Edit) -> State:
    text = edit.changes[-1].after if edit.changes else state.codebook_text
    codebook = (
        parse_codebook(text, Path(CONFIGURATION)).codebook if text is not None else Codebook()
    )
    return replace(state, codebook=codebook, codebook_text=text)


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
