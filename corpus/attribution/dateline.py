"""The dateline that opens a dispatch: "VARRHAVEN, May 1, 2031 (Coast Wire) –", or an hour."""

import regex

from annotations.selectors import Span

_DATELINE = regex.compile(
    r"\s*(?:(?P<place>\p{Lu}[\p{L}\p{M}.’'/-]*(?:[ ,]{1,3}\p{Lu}[\p{L}\p{M}.’'/-]*){0,4})"
    r"(?P<date>[, ]{1,3}[\p{L}\d][\p{L}\d., ]{0,40}?)??\s*)?"
    r"(?:(?P<agency>[(\[][^()\[\]\n]{2,40}[)\]])?\s*(?:[–—]|--?)\s+"
    r"|(?<=[\s.,])(?P<slashes>/[^/\n]{2,40}/)[.\s]*(?:[–—-]+\s+)?)"
)
_HOUR = regex.compile(
    r"\s*\d{1,2}[:.]\d{2}(?:\s*(?:[ap]\.?m\.?|[A-Z]{3,4}|h|Uhr)(?!\w))?\s*[-–—:|]*\s+(?=[\p{Lu}“\"«„])"
)
"""What opens an entry of a page that is updated through the day."""
_LONGEST = 140
"""Code points of a dateline at most."""


def dateline_end(passage: str) -> int:
    """Where the sentence behind a dateline begins; 0 without one.

    A place alone is one only in capitals; in small letters it takes an agency in brackets.
    """
    if passage[:1].isdecimal():
        hour = _HOUR.match(passage[:_LONGEST])
        return hour.end() if hour else 0
    match = _match(passage)
    return match.end() if match else 0


def agency_in(passage: str) -> Span | None:
    """The agency that a dateline names, without brackets; None where it names none."""
    match = _match(passage)
    if match is None or not (match["agency"] or match["slashes"]):
        return None
    start, end = match.span("agency" if match["agency"] else "slashes")
    name = passage[start + 1 : end - 1]
    named = name[:1].isupper() and not any(map(str.isdecimal, name))
    return Span(start + 1, end - 1) if named else None


def _match(passage: str) -> "regex.Match[str] | None":
    head = passage[:_LONGEST]
    if not any(mark in head for mark in "–—-/"):
        return None
    match = _DATELINE.match(head)
    if match is None or not (match["place"] or match["agency"]):
        return None
    letters = [c for c in (match["place"] or "").split(",")[0] if c.isalpha()]
    in_capitals = len(letters) > 2 and all(map(str.isupper, letters))
    return match if in_capitals or match["agency"] else None
