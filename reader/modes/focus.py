"""Which annotation the keys of this sentence mean."""

from dataclasses import replace

from annotations.model import Annotation
from annotations.selectors import Span
from reader.modes.step import Step, Transition, reading_of
from reader.shown import Mark
from reader.state import Reading, State


def focused(reading: Reading) -> Mark | None:
    """The annotation in focus; else the first claim of the sentence, else the first annotation.

    One's own come before another annotator's, what begins in the sentence before what only reaches
    into it.
    """
    here = reading.document.marks_over(reading.cursor)
    if reading.focus:
        for mark in here:
            if mark.id == reading.focus:
                return mark
    own, sentence = reading.document.annotations.own, reading.cursor

    def rank(mark: Mark) -> tuple[bool, bool, bool, int, str]:
        reaches_in = mark.span.start < sentence.start
        return (not own(mark.id), not mark.is_claim, reaches_in, mark.span.start, mark.id)

    return min(here, key=rank, default=None)


def claims_here(reading: Reading) -> list[Mark]:
    """The claims of the sentence, the one in focus first."""
    first = focused(reading)
    found = [mark for mark in reading.document.marks_over(reading.cursor) if mark.is_claim]
    return sorted(found, key=lambda mark: first is None or mark.id != first.id)


def next_here(state: State, _key: str) -> Step:
    """Of several annotations in this sentence, the one after that in focus."""
    reading = reading_of(state)
    here = reading.document.marks_over(reading.cursor)
    mark = focused(reading)
    at = here.index(mark) + 1 if mark is not None else 0
    chosen = here[at % len(here)]
    message = f"{at % len(here) + 1} of {len(here)} here"
    return replace(
        state, reading=replace(reading, focus=chosen.id, pointed=chosen.id), message=message
    ), ()


def pointed(reading: Reading) -> Mark | None:
    """The annotation in focus, where somebody went to it rather than only to its sentence."""
    mark = focused(reading)
    return mark if mark is not None and mark.id == reading.focus == reading.pointed else None


def own_focused(reading: Reading) -> Annotation | None:
    """The annotation in focus where it is one's own."""
    mark = focused(reading)
    if mark is None or not reading.document.annotations.own(mark.id):
        return None
    return mark.annotation


def own_claims(reading: Reading, span: Span) -> list[Mark]:
    """One's own claims that share text with `span`, in text order."""
    document = reading.document
    return [m for m in document.marks_over(span) if m.is_claim and document.annotations.own(m.id)]


TRANSITIONS: dict[str, Transition] = {"next_here": next_here}
