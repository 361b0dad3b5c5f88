"""The dateline that opens a dispatch: "VARRHAVEN, May 1, 2031 (Coast Wire) –"."""

import regex

_DATELINE = regex.compile(
    r"\s*(?P<place>\p{Lu}[\p{L}\p{M}.’'/-]*(?:[ ,]{1,3}\p{Lu}[\p{L}\p{M}.’'/-]*){0,4})"
    r"(?P<date>[, ]{1,3}[\p{L}\d][\p{L}\d., ]{0,40}?)??"
    r"\s*(?P<agency>[(\[][^()\[\]\n]{2,40}[)\]])?\s*(?:[–—]|--?)\s+"
)
_LONGEST = 140
"""Code points of a dateline at most."""


def dateline_end(passage: str) -> int:
    """Where the sentence behind a dateline begins; 0 without one.

    A place alone is one only in capitals; in small letters it takes an agency in brackets.
    """
    match = _DATELINE.match(passage[:_LONGEST])
    if match is None:
        return 0
    letters = [character for character in match["place"].split(",")[0] if character.isalpha()]
    in_capitals = len(letters) > 2 and all(map(str.isupper, letters))
    return match.end() if in_capitals or match["agency"] else 0
