"""Paragraphs of a text: runs of lines, hard-wrapped or each a paragraph of its own. Pure."""

import regex

from annotations.selectors import Span

LONG_LINE = 160
"""Code points over which a line is no hard-wrapped one: its ends are paragraph ends."""

LINE = regex.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
LINE_END = regex.compile(r"(?:\r\n|[\r\n\v\f\x85\u2028\u2029])")


def paragraphs(text: str) -> list[Span]:
    """Runs of lines without a blank one between them, trimmed, in code points of `text`.

    A line over `LONG_LINE` is a paragraph of its own, as in texts with one newline between two.
    """
    found: list[tuple[int, int]] = []
    start = end = -1
    for match in LINE.finditer(text):
        before, before_start = end, start
        start, end = trimmed(match[0], match.start())
        if start == end:
            end = -1
        elif (
            before >= 0
            and max(before - before_start, end - start) <= LONG_LINE
            and _one_break(text, before, start)
        ):
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return [Span(*each) for each in found]


def paragraph_at(text: str, index: int) -> Span | None:
    """The paragraph that holds `index`, else the next one, else the last; None without any."""
    every = paragraphs(text)
    return next((span for span in every if index < span.end), every[-1] if every else None)


def trimmed(line: str, start: int) -> tuple[int, int]:
    """Where a line that stands at `start` begins and ends without white space at its ends."""
    left = line.lstrip()
    start += len(line) - len(left)
    return start, start + len(left.rstrip())


def _one_break(text: str, start: int, end: int) -> bool:
    """Whether exactly one line end stands between two lines."""
    between = text[start:end]
    return between == "\n" or len(LINE_END.findall(between)) == 1
