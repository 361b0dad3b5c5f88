"""Where a reprint begins and ends in code points: at sentence ends that lie near. Pure."""

import re

from annotations.selectors import Span

_WORDS_TO_END = 3
_WORDS_TO_START = 2
_AHEAD = 80
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
_TO_END = re.compile(r"[^\n.!?…。！？؟۔।]*[.!?…。！？؟۔।]+[\"'”’»)\]]*(?=\s|$)|[^\n.!?…]*\Z")
_SENTENCE_BREAK = re.compile(r"[.!?…。！？؟۔।][\"'”’»)\]]*\s+|\n\s*")


def completed(first: str, one: Span, second: str, other: Span) -> tuple[Span, Span]:
    """Both passages to the ends of their sentences, where no more than a few words are left.

    A name that is spelled in two ways at the end of a sentence belongs to what was reprinted.
    """
    ends = _end(first, one.end), _end(second, other.end)
    starts = _start(first, one.start), _start(second, other.start)
    if ends[0] is None or ends[1] is None:
        ends = one.end, other.end
    if starts[0] is None or starts[1] is None:
        starts = one.start, other.start
    return (
        Span(starts[0] if starts[0] is not None else one.start, ends[0] or one.end),
        Span(starts[1] if starts[1] is not None else other.start, ends[1] or other.end),
    )


def _end(text: str, end: int) -> int | None:
    """Where the sentence at `end` ends; None where that is far."""
    match = _TO_END.match(text, end, min(len(text), end + _AHEAD))
    if match is None or (match.end() == end + _AHEAD and match.end() < len(text)):
        return None
    near = len(_WORD.findall(match[0])) <= _WORDS_TO_END
    return match.end() if near else None


def _start(text: str, start: int) -> int | None:
    """Where the sentence at `start` begins; None where that is far, or it begins there."""
    before = text[max(0, start - _AHEAD) : start]
    breaks = list(_SENTENCE_BREAK.finditer(before))
    if not breaks and start > _AHEAD:
        return None
    begun = start - len(before) + (breaks[-1].end() if breaks else 0)
    between = len(_WORD.findall(text[begun:start]))
    return begun if 0 < between <= _WORDS_TO_START else None
