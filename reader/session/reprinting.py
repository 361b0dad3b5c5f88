"""Reprints for the reader: found for a document, and tagged as the passage that they repeat.

A claim is tagged in the reprint where its words answer to it. What it rests on is linked only where
the sentence attributes it in the same words: a reprint that says who told it is another witness,
and one with another number gets a claim of its own with that number.
"""

from collections.abc import Sequence
from dataclasses import replace

from annotations.changes import Edit
from annotations.claims import entity_key, source_name
from annotations.editing import passage_targets, tag_passage
from annotations.identifiers import Author
from annotations.model import CLAIM, SOURCE, Annotation, Link, Relation, TagBody
from annotations.selectors import Span
from annotations.values import dataclass
from corpus.language import tokens
from corpus.reprints.families import answering
from corpus.reprints.model import Reprint, Reprinted
from reader.effects import ApplyToReprints
from reader.found import OtherPassage
from reader.messages import Prepared
from reader.modes.draft import Draft
from reader.session.bulk import Held, Hold, batched
from reader.session.repeating import repeated, says_otherwise, sentences_around

_OWN = ""
"""Stands for a document's own voice among the names of sources."""


@dataclass(slots=True)
class _Tally:
    """What became of what was to be applied.

    there: was tagged, and is as it was; linked: was tagged, and rests on what it does here since;
    otherwise: has another number than the passage here, and is no reprint of its claim.
    """

    tagged: int = 0
    there: int = 0
    linked: int = 0
    left_out: int = 0
    unanswered: int = 0
    otherwise: int = 0


def apply_to_reprints(asked: ApplyToReprints, hold: Hold, author: Author) -> Prepared:
    """Tag in the other documents what is one's own in the passages of this one."""
    here = hold(asked.name)
    tally, edits = _Tally(), []
    by_document: dict[str, list[OtherPassage]] = {}
    for passage in asked.passages:
        by_document.setdefault(passage.name, []).append(passage)
    for name, passages in by_document.items():
        edits.append(_Applying(here, hold(name), author, tally).edit(passages))
    return Prepared(batched(edits), _said(tally, len(by_document)))


def _said(tally: _Tally, documents: int) -> str:
    parts = [f"{tally.tagged} tagged in {documents} reprint{'' if documents == 1 else 's'}"]
    if tally.left_out:
        one = tally.left_out == 1
        links = "1 link differs and is" if one else f"{tally.left_out} links differ and are"
        parts.append(f"{links} left out")
    if tally.otherwise:
        one = tally.otherwise == 1
        parts.append(f"{tally.otherwise} {'has another number' if one else 'have other numbers'}")
    if tally.linked:
        parts.append(f"{tally.linked} tagged already got what they rest on")
    if tally.unanswered:
        parts.append(f"{tally.unanswered} not in it word for word")
    if tally.there:
        parts.append(f"{tally.there} tagged already")
    return "; ".join(parts)


class _Applying:
    """What is tagged in one document, applied to another."""

    def __init__(self, here: Held, there: Held, author: Author, tally: _Tally) -> None:
        self._here, self._there, self._author, self._tally = here, there, author, tally
        self._texts = {here.name: here.text, there.name: there.text}
        self._draft = Draft(there.annotations, author, 0)
        self._sources: dict[str, str | None] = {}
        """Sources of the other document by those of this one; None where it has none."""

    def edit(self, passages: Sequence[OtherPassage]) -> Edit:
        """The edit of the other document."""
        for passage in passages:
            one = Reprinted(self._here.name, passage.here)
            other = Reprinted(self._there.name, passage.there)
            self._apply(Reprint(one, other, passage.words, passage.likeness))
        draft = replace(self._draft, cursor=min(p.there.start for p in passages))
        return draft.edit("apply to the reprints")

    def _apply(self, reprint: Reprint) -> None:
        within = reprint.first.span
        for annotation in self._here.annotations.mine.annotations.values():
            pieces = annotation.pieces
            inside = any(piece.start < within.end and within.start < piece.end for piece in pieces)
            if not inside or annotation.tag_body is None or annotation.tag == SOURCE:
                continue
            answers = [answering(reprint, piece, self._texts) for piece in pieces]
            spans = [answer for answer in answers if answer is not None]
            if len(spans) < len(pieces):
                self._tally.unanswered += 1
            else:
                self._repeat(annotation, spans, reprint)

    def _repeat(self, annotation: Annotation, spans: Sequence[Span], reprint: Reprint) -> None:
        otherwise = says_otherwise(self._here.text, annotation.pieces, self._there.text, spans)
        self._tally.otherwise += otherwise
        there = self._tagged(annotation, spans, reprint, otherwise=otherwise)
        if not otherwise:
            self._draft = self._draft.linked(there, annotation.id, Relation.REPRINTS)

    def _tagged(
        self, annotation: Annotation, spans: Sequence[Span], reprint: Reprint, *, otherwise: bool
    ) -> str:
        """What is tagged at `spans`, or what covers them, by then."""
        if covering := self._covering(annotation, spans):
            # It rests on what somebody said that it does.
            self._tally.there += 1
            return covering
        there = self._tagged_there(annotation, spans)
        if there is None:
            targets = passage_targets(self._there.digest, self._there.text, spans)
            body = annotation.tag_body or TagBody(annotation.tag or "")
            body = repeated(body, self._there.text, spans) if otherwise else body
            self._draft = self._draft.then(
                tag_passage(self._draft.annotations, self._author, body, targets)
            )
            there = self._draft.made
            self._tally.tagged += 1
            self._link(there, annotation, spans, reprint)
        elif self._link(there, annotation, spans, reprint):
            self._tally.linked += 1
        else:
            self._tally.there += 1
        return there

    def _link(
        self, there: str, annotation: Annotation, spans: Sequence[Span], reprint: Reprint
    ) -> bool:
        """Let what is tagged there rest on what it does here; whether that changed anything.

        What rests on somebody there keeps to that: it gets no equal source, and no other one.
        """
        known, changed = self._names_under(there), False
        same = _frame(self._here.text, annotation.pieces) == _frame(self._there.text, spans)
        for link in self._links_of(annotation.id):
            if self._name_here(link) in known:
                continue
            end = self._end(link, spans[0], reprint) if same and not known else None
            if end is None:
                self._tally.left_out += 1
            elif self._name_there(end) not in self._names_under(there):
                self._draft = self._draft.linked(there, end)
                changed = True
        return changed

    def _names_under(self, id_: str) -> set[str]:
        """What an annotation of the other document rests on, each by what its names share."""
        links = self._draft.annotations.links.values()
        ends = (x.to for x in links if x.attributed == id_ and x.relation is Relation.ATTRIBUTED_TO)
        return {self._name_there(end) for end in ends}

    def _name_there(self, end: str) -> str:
        source = self._draft.annotations.annotations.get(end)
        return _OWN if source is None else entity_key(source_name(source))

    def _name_here(self, link: Link) -> str:
        source = self._here.annotations.annotations.get(link.to)
        return _OWN if source is None else entity_key(source_name(source))

    def _tagged_there(self, annotation: Annotation, spans: Sequence[Span]) -> str | None:
        mine = self._draft.annotations.mine.annotations.values()
        same = (a.id for a in mine if a.tag == annotation.tag and list(a.pieces) == list(spans))
        return next(same, None)

    def _covering(self, annotation: Annotation, spans: Sequence[Span]) -> str | None:
        """The claim there that has these words among its own, or is a part of them.

        None where they are tagged as they are, or where it repeats another claim of this document:
        a claim within a claim is one of its own.
        """
        if annotation.tag != CLAIM or self._tagged_there(annotation, spans):
            return None
        for claim in self._there.annotations.mine.annotations.values():
            if claim.tag != CLAIM or not claim.pieces or self._repeats_another(claim, annotation):
                continue
            if _within(spans, claim.pieces) or _within(claim.pieces, spans):
                return claim.id
        return None

    def _repeats_another(self, claim: Annotation, annotation: Annotation) -> bool:
        here = self._here.annotations.annotations
        return any(
            link.attributed == claim.id and link.to in here and link.to != annotation.id
            for link in self._there.annotations.links.values()
            if link.relation is Relation.REPRINTS
        )

    def _links_of(self, id_: str) -> list[Link]:
        links = self._here.annotations.links.values()
        return [x for x in links if x.attributed == id_ and x.relation is Relation.ATTRIBUTED_TO]

    def _end(self, link: Link, claim: Span, reprint: Reprint) -> str | None:
        """What the claim there rests on, if it is what the claim here does."""
        if link.own_voice:
            return self._there.digest
        if link.to not in self._sources:
            # Before the walk, so that a circle of sources ends.
            self._sources[link.to] = None
            self._sources[link.to] = self._source(link.to, claim, reprint)
        return self._sources[link.to]

    def _source(self, id_: str, claim: Span, reprint: Reprint) -> str | None:
        source = self._here.annotations.annotations.get(id_)
        if source is None:
            return None
        name = source_name(source)
        known = (
            a.id
            for a in self._draft.annotations.annotations.values()
            if a.tag == SOURCE and entity_key(source_name(a)) == entity_key(name)
        )
        if there := next(known, None):
            return there
        span = self._mention(source, name, claim, reprint)
        if span is None:
            return None
        targets = passage_targets(self._there.digest, self._there.text, [span])
        self._draft = self._draft.tagged(targets, SOURCE, name)
        made = self._draft.made
        for link in self._links_of(id_):
            if (onward := self._end(link, claim, reprint)) is not None:
                self._draft = self._draft.linked(made, onward)
            else:
                self._tally.left_out += 1
        return made

    def _mention(self, source: Annotation, name: str, claim: Span, reprint: Reprint) -> Span | None:
        """Where the other document names the source: in the passage, or before the claim."""
        if len(source.pieces) == 1:
            here = source.pieces[0]
            span = answering(reprint, here, self._texts)
            if span is not None and _words(here.of(self._here.text)) == _words(
                span.of(self._there.text)
            ):
                return span
        wanted = _words(name)
        found = list(tokens(self._there.text[: _sentence_end(self._there.text, claim)]))
        for at in range(len(found) - len(wanted), -1, -1) if wanted else ():
            if [token.text for token in found[at : at + len(wanted)]] == wanted:
                return Span(found[at].start, found[at + len(wanted) - 1].end)
        return None


def _within(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    return all(any(o.start <= s.start and s.end <= o.end for o in others) for s in spans)


def _words(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


def _frame(text: str, pieces: Sequence[Span]) -> list[str]:
    """The words that stand around a claim in its sentences: those that attribute it."""
    around = sentences_around(text, pieces)
    frame: list[str] = []
    at = around.start
    for piece in sorted(pieces):
        frame += [*_words(text[at : max(at, piece.start)]), "…"]
        at = piece.end
    return [*frame, *_words(text[at : max(at, around.end)])]


def _sentence_end(text: str, claim: Span) -> int:
    return sentences_around(text, [claim]).end
