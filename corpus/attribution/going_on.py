"""A quotation that goes on: “…,” the chief told reporters. “I expect that number to rise.”"""

from annotations.selectors import Span
from corpus.attribution.announced import announced_by
from corpus.attribution.chains import read
from corpus.attribution.known import Context
from corpus.sentences import sentences

_MOST = 3
"""Sentences of one quotation that are looked back over."""
_OPENING = '“«„"'
_CLOSING = '”»“"'


def goes_on(context: Context, sentence: Span, paragraph: Span) -> tuple[Span, ...]:
    """Whom a sentence rests on that is a quotation and names nobody: whoever spoke right before.

    Innermost first; empty where it is none, or nobody is named before it in its paragraph, or by
    the line that announces it or its list.
    """
    if announced := announced_by(context, sentence):
        return announced
    if not _is_quotation(context, sentence):
        return ()
    before = Span(paragraph.start, sentence.start)
    each = [span.shifted(before.start) for span in sentences(before.of(context.text))]
    for last in reversed(each[-_MOST:]):
        found = read(context.text, last, context.cues)
        if found.chain:
            return next((hops for hops in reversed(found.chains) if hops), found.chain)
        if not _is_quotation(context, last):
            return ()
    return ()


def _is_quotation(context: Context, sentence: Span) -> bool:
    """Whether a sentence is quoted from its first to its last word, and attributes nothing."""
    words = sentence.of(context.text).strip()
    inside = words[1:-1]
    quoted = len(words) > 2 and words[0] in _OPENING and words[-1] in _CLOSING
    whole = quoted and not any(mark in inside for mark in _OPENING + _CLOSING)
    return whole and not read(context.text, sentence, context.cues).speakers
