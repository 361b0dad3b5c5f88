"""Which annotation the keys of this sentence mean."""

from annotations.model import Annotation
from annotations.selectors import Span
from reader.opened import Mark
from reader.state import Reading


def focused(reading: Reading) -> Mark | None:
    """The annotation in focus; else the first claim of the sentence, else the first annotation.

    One's own come before another annotator's.
    """
    here = reading.document.marks_over(reading.cursor)
    if reading.focus:
        for mark in here:
            if mark.id == reading.focus:
                return mark
    own = reading.document.annotations.own

    def rank(mark: Mark) -> tuple[bool, bool, int, str]:
        return (not own(mark.id), not mark.is_claim, mark.span.start, mark.id)

    return min(here, key=rank, default=None)


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
