"""Where the running text of a document begins: behind front matter and lines with labels. Pure."""

import re

_LONGEST = 8192
_LABEL = (
    r"(?:title|headline|subtitle|author|byline|source|outlet|publication|publisher|date|published"
    r"|updated|url|link|section|category|language|place|id)"
)
_HEAD = re.compile(
    r"\ufeff?\s*(?:(---|\+\+\+)[ \t]*\r?\n(?:(?!\1[ \t]*\r?$).*\n){0,80}?\1[ \t]*\r?(?:\n|\Z)"
    rf"|(?:{_LABEL}[ \t]*:[^\n]*(?:\n|\Z)){{2,}})",
    re.IGNORECASE | re.MULTILINE,
)


def head_end(text: str) -> int:
    """The code point behind what a document says of itself at its very beginning; 0 for nothing.

    One line with a label may be a sentence's beginning ("Date: unknown."): two are a head.
    """
    found = _HEAD.match(text, 0, _LONGEST)
    return found.end() if found else 0
