"""Dispatches of an agency in another outlet's document: whose they are, and the outlet."""

import re
from functools import lru_cache

from annotations.selectors import Span
from corpus.attribution.dateline import agency_in
from corpus.attribution.entities import name_key
from corpus.labelled_head import head_end

_OUTLET = re.compile(
    r"^[ \t]*(?:outlet|publication|publisher|source|site|newspaper)[ \t]*:[ \t]*[\"']?([^\n\"']+)",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD = 2_048
"""Code points at the beginning of a document in which its outlet is looked for."""


def outlet_of(text: str) -> str:
    """The outlet that a document says it is from; empty where it does not say.

    text: of the document; a window of it that begins further down says nothing.
    """
    return _outlet(text[:_HEAD])


@lru_cache(maxsize=64)
def _outlet(head: str) -> str:
    found = _OUTLET.search(head, 0, head_end(head))
    return found[1].strip() if found else ""


def dispatched_by(text: str, paragraph: Span) -> Span | None:
    """The agency whose dispatch a paragraph is, by its dateline; None where it is the document's.

    Only where the document names an outlet of its own: else the agency is likely that.
    """
    agency = agency_in(paragraph.of(text))
    if agency is None:
        return None
    own, name = name_key(outlet_of(text)), name_key(agency.of(paragraph.of(text)))
    if not own or name in own or own in name:
        return None
    return agency.shifted(paragraph.start)
