"""Title, outlet, author and date of a document, given by itself or detected in its head. Pure."""

import datetime
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from annotations.values import dataclass
from corpus.formats.kinds import Kind

if TYPE_CHECKING:
    from corpus.article_head import ArticleHead

HEAD = 8192
"""Bytes of a document that are looked at."""
_KEYS = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publication", "publisher", "source", "site", "organization", "newspaper"),
    "author": ("author", "authors", "byline", "creator", "by"),
    "date": ("date", "published", "publication_date", "pubdate", "created", "date_published"),
}
_EMPHASIS = r"[*_]{1,3}(?=\S)"
_MARKUP = re.compile(
    rf"^[ \t]*(?:(?:>[ \t]*)+(?:{_EMPHASIS})?|{_EMPHASIS})|(?<=\S)[*_]{{1,3}}[ \t]*$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document; None where nothing is.

    detected: names of the fields that were found in the head of the text and not given by the
    document's front matter.
    """

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    date: datetime.date | None = None
    detected: frozenset[str] = frozenset()


def read_metadata(head: str, kind: Kind) -> Metadata:
    """Read the metadata in the first `HEAD` bytes of a document of that kind."""
    # What was read before is remembered, and a search mostly asks for nothing else.
    from corpus.article_head import read_article_head  # noqa: PLC0415
    from corpus.front_matter import read_front_matter  # noqa: PLC0415

    if kind is Kind.CODE:
        return Metadata()
    matter = read_front_matter(head.replace("\ufeff", ""), kind)
    given = _given(matter.values)
    text = matter.rest if kind is Kind.TEXT else _MARKUP.sub("", matter.rest)
    found = read_article_head(text, titled=given.title is not None)
    return _joined(given, found)


def _given(values: Mapping[str, str]) -> Metadata:
    from corpus.dates import date_of_line  # noqa: PLC0415 - as above

    def first(field: str) -> str | None:
        return next((values[key] for key in _KEYS[field] if values.get(key)), None)

    written = first("date")
    return Metadata(
        first("title"), first("outlet"), first("author"), date_of_line(written) if written else None
    )


def _joined(given: Metadata, found: "ArticleHead") -> Metadata:
    detected = {
        field
        for field in _KEYS
        if getattr(given, field) is None and getattr(found, field) is not None
    }
    return Metadata(
        title=given.title or found.title,
        outlet=given.outlet or found.outlet,
        author=given.author or found.author,
        date=given.date or found.date,
        detected=frozenset(detected),
    )
