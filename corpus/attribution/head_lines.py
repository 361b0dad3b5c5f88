"""Lines of an article's head that claim nothing by themselves: "Outlet: …", "By Our Staff", a date.

What a document says of its own title or author is no claim of whoever the words name.
"""

import regex

from annotations.selectors import Span

_LABELLED = regex.compile(
    r"(?i)[*_#>\s]*(?:title|headline|outlet|source|author|byline|publication|publisher|date|section"
    r"|published|updated|posted|modified|last updated|category|categories|tags|topics?|url|link)"
    r"[*_]*\s*:[*_]*\s"
)
_BYLINE = regex.compile(
    r"[*_\s]*(?:By|BY|Von|Par|Por)\s+(?:[\p{Lu}][\w.’'-]*|and|und|et|y|in|for|[&,|])"
    r"(?:[ ,|]+(?:[\p{Lu}][\w.’'-]*|and|und|et|y|in|for|the|[&,|]))*[*_\s]*"
)
_LONGEST = 200
"""Code points of such a line at most."""


def is_head_line(text: str, sentence: Span) -> bool:
    """Whether a sentence is a labelled line or a byline, alone in its line.

    A source's own statement behind a colon is none: only the labels of a head are known.
    """
    words = sentence.of(text)
    if len(words) > _LONGEST or text[: sentence.start].rstrip(" \t*_#>")[-1:] not in {"", "\n"}:
        return False
    if _LABELLED.match(words):
        return True
    return _BYLINE.fullmatch(words) is not None
