"""What a line before announces: the items of a list, or a quotation, behind "told parliament:"."""

import regex

from annotations.selectors import Span
from corpus.attribution.chains import read
from corpus.attribution.known import Context
from corpus.attribution.table import Cues
from corpus.sentences import sentences

_MARKER = regex.compile(r"(?:[-–—•*‣·+]|\(?\d{1,2}[.)]|\(?\p{Ll}\))[ \t]+")
_OPENING = frozenset('“«„"')
_REACH = 1_500
"""Code points before an item in which the line that announces its list must stand."""


def announced_by(context: Context, sentence: Span) -> tuple[Span, ...]:
    """Whom an item or a quotation rests on by the line above, innermost first; empty for none."""
    lead = _lead(context.text, sentence)
    if lead is None or read(context.text, sentence, context.cues).speakers:
        return ()
    words = lead.of(context.text)
    joined = f"{words} {spoken(context.text, sentence, context.cues).of(context.text)}"
    found = read(joined, Span(0, len(joined)), context.cues)
    hops = next((hops for hops in reversed(found.chains) if hops), found.chain)
    if any(hop.end > len(words) for hop in hops):
        return ()
    return tuple(hop.shifted(lead.start) for hop in hops)


def spoken(text: str, sentence: Span, cues: Cues) -> Span:
    """An item without its marker, and without "that"."""
    marker = _MARKER.match(text, sentence.start, sentence.end)
    start = marker.end() if marker else sentence.start
    opening = text[start : sentence.end].split(maxsplit=1)
    if len(opening) == 2 and opening[0].lower() in cues.that:
        start = text.index(opening[1], start)
    return Span(start, sentence.end)


def _lead(text: str, sentence: Span) -> Span | None:
    """The sentence that ends in a colon above the list, or the quotation, that one belongs to."""
    item = _MARKER.match(text, sentence.start, sentence.end) is not None
    if not item and text[sentence.start : sentence.start + 1] not in _OPENING:
        return None
    first = max(0, sentence.start - _REACH)
    end = len(text[first : sentence.start].rstrip()) + first
    while end > first:
        line = text.rfind("\n", first, end) + 1 or first
        if item and _MARKER.match(text, line, end):
            end = len(text[first:line].rstrip()) + first
            continue
        break
    if text[first:end].rstrip("*_ ")[-1:] != ":" or "\n" not in text[end : sentence.start]:
        return None
    opening = max(first, text.rfind("\n\n", first, end))
    return sentences(text[opening:end])[-1].shifted(opening)
