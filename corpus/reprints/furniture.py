"""What stands around the text of an article and is no part of it: headline, captions, footers.

Two articles that have it in common reprint nothing. Pure.
"""

import re

from annotations.selectors import Span
from corpus.dates import ends_in_date
from corpus.paragraphs import paragraphs

_LONGEST = 160
_LONGEST_CAPTION = 400
_EDGES = (400, 1_000, 2_500)
"""Code points at either end of a document that are looked at: most need no more than a few."""
_MOST = 16
"""Paragraphs at either end of a document that are looked at."""
# Cheap to look for in a long text; what is found is looked at closely.
_LIKE_A_CAPTION = (
    re.compile(r"(?m)(?:19|20)\d\d[.)\]]{0,3}[ \t]*$"),
    re.compile(
        r"(?m)^[ \t\[(*_]{0,4}(?:[A-Z][a-z]+ )?(?:Photo|PHOTO|Image|IMAGE|Picture|PICTURE"
        r"|Illustration|Credit|CREDIT|Caption|CAPTION|Foto|Video|Advertisement|ADVERTISEMENT"
        r"|©|\([cC]\) )"
    ),
    re.compile(
        r"(?m)^[ \t\[(*_]{0,4}(?:Copyright|COPYRIGHT|(?:With |Additional |With additional )?"
        r"[Rr]eporting|Follow|Subscribe|Sign|Write|Edit|Translat|All rights|Our standards"
        r"|Read more|Click|Download|Share|The views|This (?:article|story|report|content))"
    ),
    re.compile(
        r"[(\[][^()\[\]\n]{0,60}\b(?:[Pp]hoto|[Ii]mage|[Hh]andout|[Cc]ourtesy|F[Ii][Ll][Ee])\b"
    ),
)
_STOPS = frozenset(".!?…。！？؟۔।")
_CLOSING = "\"'”’»)]*_"
_CREDIT = re.compile(
    r"(?i)[\[(*_]*(?:file |stock )?(?:photo|image|picture|photograph|illustration|credit|caption"
    r"|foto|video)s?\b[^.:/|]{0,40}[:/|]|©|\(c\) |advertisement\b"
)
_CREDIT_AT_END = re.compile(
    r"(?i)[(\[][^()\[\]]{0,60}(?:photo|image|handout|courtesy|file)\b[^()\[\]]{0,60}[)\]]\s*\.?$"
)
_FOOTER = re.compile(
    r"(?i)[\[(*_]*(?:copyright\b|all rights reserved|our standards:"
    r"|(?:with additional |with |additional )?reporting by\b|edit(?:ed|ing) by\b"
    r"|translat(?:ed|ion) by\b|follow us\b|subscribe (?:to|here|now)\b|sign up (?:for|to|here)\b"
    r"|write to us\b|read more\b|click here\b|download our\b|share this\b|the views expressed\b"
    r"|this (?:article|story|report|content) (?:was|is|has been|first|originally)"
    r"[^.]{0,40}(?:publish|appear|translat|produc|licen)\w*)"
)
"""How a paragraph begins that an outlet puts under all of its articles."""
_REPORTED = re.compile(
    r"(?i)\b(?:said|says|told|according to|reported|claimed|announced|added|stated)\b"
)


def furniture(text: str) -> list[Span]:
    """The paragraphs of `text` that are no part of its article, in code points and in order.

    At its head and its tail short lines that end like no sentence; captions and credits anywhere.
    """
    found = {*_head(text), *_tail(text)}
    for pattern in _LIKE_A_CAPTION:
        block = Span(0, 0)
        for match in pattern.finditer(text):
            if match.start() >= block.end:
                block = _block(text, match.start())
                if is_caption(block.of(text)):
                    found.add(block)
    return sorted(found)


def _head(text: str) -> list[Span]:
    for edge in _EDGES:
        blocks = paragraphs(text[:edge])
        count = _edge(text, blocks)
        # The last one may be cut; where the edge lies before it, more of the text says no more.
        if count is not None and count < len(blocks) - 1:
            break
    return blocks[: count or 0]


def _tail(text: str) -> list[Span]:
    for edge in _EDGES:
        offset = max(0, len(text) - edge)
        blocks = [Span(s.start + offset, s.end + offset) for s in paragraphs(text[offset:])]
        count = _edge(text, blocks[::-1])
        if count is not None and count < len(blocks) - 1:
            break
    return blocks[len(blocks) - (count or 0) :]


def _block(text: str, place: int) -> Span:
    """The paragraph around a place, as far as a caption may reach."""
    first = max(0, place - _LONGEST_CAPTION)
    for block in paragraphs(text[first : place + _LONGEST_CAPTION]):
        if block.start + first <= place < block.end + first:
            return Span(block.start + first, block.end + first)
    return Span(place, place)


def is_caption(paragraph: str) -> bool:
    """Whether a paragraph describes a picture or is an outlet's footer.

    It names a credit, or is one sentence that only ends in a date and reports nobody's words.
    """
    line = " ".join(paragraph.split())
    if len(line) > _LONGEST_CAPTION:
        return False
    if _CREDIT.match(line) or _CREDIT_AT_END.search(line) or _FOOTER.match(line):
        return True
    return ends_in_date(line) and not _REPORTED.search(line) and ". " not in line[:-12]


def _edge(text: str, blocks: list[Span]) -> int | None:
    """How many of the blocks, from the first on, are furniture; None where nothing else is left."""
    for place, block in enumerate(blocks[:_MOST]):
        words = block.of(text)
        ends = block.length > _LONGEST or words.rstrip(_CLOSING)[-1:] in _STOPS
        if ends and not is_caption(words):
            return place
    return None
