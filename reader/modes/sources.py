"""Finding or making the source that a link leads to."""

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from annotations.claims import entity_key
from annotations.model import SOURCE, Relation, Target
from annotations.selectors import Span
from reader.modes.draft import Draft
from reader.modes.edits import target_of
from reader.shown import Mark, ShownDocument
from reader.windows import TextWindow

if TYPE_CHECKING:
    from corpus.attribution.candidates import Candidate


def same(one: str, other: str) -> bool:
    """Whether two names name one source."""
    return entity_key(one) == entity_key(other)


def mentions(document: ShownDocument, entity: str) -> list[Mark]:
    """One's own mentions of a source in the text, in its order."""
    key, own = entity_key(entity), document.annotations.mine.annotations
    return [
        mark
        for mark in document.mentions
        if mark.id in own and entity_key(mark.annotation.entity or "") == key
    ]


def bare_mention(draft: Draft, document: ShownDocument, entity: str, byte: int) -> str | None:
    """A mention of a source that rests on nothing itself: linking it says no more than its name.

    The last one before `byte`, else the first one, else one tagged on the whole document.
    """
    marks = mentions(document, entity)
    at = bisect_right(marks, byte, key=lambda mark: mark.span.start)
    for mark in (*reversed(marks[:at]), *marks[at:]):
        if not attributions(draft, mark.id):
            return mark.id
    for nowhere, *_, id_ in draft.annotations.mine.uses.sources(lambda name: same(name, entity)):
        if nowhere and not attributions(draft, id_):
            return id_
    return None


def with_mention(draft: Draft, document: ShownDocument, span: Span, entity: str) -> Draft:
    """The source mentioned at `span` (bytes), tagged where it is not yet; its id is `made`."""
    for mark in document.marks_over(span):
        taken = mark.is_source and same(mark.annotation.entity or "", entity)
        if taken and document.annotations.own(mark.id):
            return _made(draft, mark.id)
    return draft.tagged((target_of(document, span),), SOURCE, entity)


def with_named(draft: Draft, document: ShownDocument, entity: str, byte: int) -> Draft:
    """A source by its name and nothing behind it: mentioned, or tagged on the whole document."""
    found = bare_mention(draft, document, entity, byte)
    if found is not None:
        return _made(draft, found)
    return draft.tagged((Target(document.digest or ""),), SOURCE, entity)


def with_candidate(
    draft: Draft, document: ShownDocument, candidate: "Candidate", window: TextWindow
) -> Draft:
    """The source of a candidate: its mention here, be it a name or "he", else its bare name.

    What the source rests on elsewhere is not said here, so it does not come along unseen; `.`
    is what repeats a chain. window: what the candidate's span counts in.
    """
    if candidate.span is None:
        return with_named(draft, document, candidate.entity, draft_byte(document, draft))
    return with_mention(draft, document, window.bytes_of(candidate.span), candidate.entity)


def draft_byte(document: ShownDocument, draft: Draft) -> int:
    """The byte of the draft's cursor."""
    return document.offsets.byte_of(draft.cursor)


def _made(draft: Draft, id_: str) -> Draft:
    return replace(draft, made=id_)


def attributions(draft: Draft, annotation_id: str) -> list[tuple[str, str]]:
    """One's own attributions of an annotation, as (link, what it leads to)."""
    return [
        (link.id, link.to)
        for link in draft.annotations.links_from.get(annotation_id, ())
        if link.relation is Relation.ATTRIBUTED_TO and draft.annotations.own(link.id)
    ]
