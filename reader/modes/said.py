"""What of a sentence is said by somebody, and what of it is no claim yet."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotations.selectors import Span
from reader.modes.pending import known_sources
from reader.modes.step import reading_of
from reader.motions import longest, rests_of
from reader.state import State
from reader.thoughts import proposal_of
from reader.windows import TextWindow

if TYPE_CHECKING:
    from corpus.attribution.candidates import Proposal


def _said(state: State, window: TextWindow, sentence: Span) -> "Proposal":
    known = known_sources(reading_of(state).document, window)
    paragraph = window.paragraph_at(sentence.start) or sentence
    return proposal_of(window.text, sentence, paragraph, known)


def what_is_said(state: State, sentence: Span) -> tuple[Span, ...]:
    """The pieces of a sentence (bytes) without who says it; none where nobody is said to."""
    from corpus.attribution.trim import trimmed_pieces  # noqa: PLC0415 - see `loading`

    window = reading_of(state).document.window(sentence.start)
    contents = _said(state, window, window.span_of(sentence)).contents
    pieces = trimmed_pieces(window.text, contents[0]) if contents else ()
    return tuple(window.bytes_of(piece) for piece in pieces)


def rest_of_said(
    state: State, window: TextWindow, sentence: Span, taken: Sequence[Span]
) -> Span | None:
    """The longest rest of a sentence that is no claim yet, of what is said where there is some.

    None where only a conjunction or an attribution is left. All in code points of the window.
    """
    from corpus.attribution.leftovers import says_something  # noqa: PLC0415 - see `loading`

    text = window.text
    contents = _said(state, window, sentence).contents
    said = [rest for parts in contents for part in parts for rest in rests_of(text, part, taken)]
    for rests in (said, rests_of(text, sentence, taken)):
        if found := longest(rest for rest in rests if says_something(rest.of(text))):
            return found
    return None
