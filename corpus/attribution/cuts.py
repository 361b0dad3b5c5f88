"""Shorter passages that a claim may be cut to, the whole sentence first."""

from collections.abc import Iterator
from dataclasses import dataclass

from annotations.selectors import Span
from corpus.attribution.candidates import Proposal
from corpus.attribution.cues import cues_for
from corpus.attribution.parse import Sentence, parse

MOST_CUTS = 9
"""Cuts of one sentence at most."""

_OUTSIDE = " \t\r\n\u00a0,;:.–—-"
_PAIRS = {"“": "”", '"': '"', "«": "»", "„": "“", "‘": "’"}
_VERBAL = frozenset("hvVo")
"""Classes of words that tell a verb; others are not told from nouns."""

_SHORTEST = 3
"""Words of a clause at least."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A passage of a sentence, in one or several pieces in text order.

    name: what it is, for the detail row. own_voice: whether it is the outlet's own clause in a
    sentence that reports somebody else's words.
    """

    pieces: tuple[Span, ...]
    name: str
    own_voice: bool = False

    @property
    def span(self) -> Span:
        """From the first piece to the last."""
        return Span(self.pieces[0].start, self.pieces[-1].end)


def cuts(text: str, sentence: Span, proposal: Proposal) -> tuple[Cut, ...]:
    """The whole, what is said without who says it, then clauses, those with figures first.

    All lie in the sentence, trimmed of marks at their ends; none twice.
    """
    whole = Cut((sentence,), "whole sentence")
    found: dict[tuple[Span, ...], Cut] = {_trimmed_pieces(text, (sentence,)): whole}
    for cut in _shorter(text, sentence, proposal):
        found.setdefault(cut.pieces, cut)
    return tuple(found.values())[:MOST_CUTS]


def _shorter(text: str, sentence: Span, proposal: Proposal) -> Iterator[Cut]:
    for pieces in proposal.contents:
        trimmed = _trimmed_pieces(text, pieces)
        if trimmed:
            yield Cut(trimmed, "without who says it")
    passages = proposal.contents or ((sentence,),)
    clauses = [
        (clause, own)
        for spans, own in ((passages, False), ([(a,) for a in proposal.asides], True))
        for pieces in spans
        for piece in pieces
        for clause in _clauses(text, piece)
        if piece is pieces[0] or not _without_subject(text, clause)
    ]
    clauses.sort(key=lambda found: (not _has_figure(found[0].of(text)), found[0].start))
    for clause, own in clauses:
        own_voice = own or _editorial(text, clause, proposal)
        yield Cut((clause,), "own words" if own_voice else "clause", own_voice)


def _editorial(text: str, clause: Span, proposal: Proposal) -> bool:
    """Whether a clause of a reporting sentence speaks about the report itself."""
    passage = clause.of(text).lower()
    reports = bool(proposal.contents or proposal.chain)
    return reports and any(words in passage for words in cues_for(passage).editorial)


def _trimmed_pieces(text: str, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    kept = tuple(span for piece in pieces if (span := _trimmed(text, piece)) is not None)
    return kept if sum(len(span.of(text).split()) for span in kept) >= _SHORTEST else ()


def _trimmed(text: str, span: Span) -> Span | None:
    """Without marks and white space at the ends, and without the quotation marks of it all."""
    start, end = span.start, span.end
    while start < end and text[start] in _OUTSIDE:
        start += 1
    while end > start and text[end - 1] in _OUTSIDE and not _abbreviated(text, start, end):
        end -= 1
    if end - start > 2:
        start, end = _unquoted(text, start, end)
    return Span(start, end) if any(map(str.isalnum, text[start:end])) else None


def _abbreviated(text: str, start: int, end: int) -> bool:
    """Whether the full stop at the end belongs to "U.S."."""
    word = text[start:end].split()[-1:]
    return bool(word) and word[0].count(".") > 1 and word[0][0].isupper() and text[end - 1] == "."


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    """The inside of a passage that is one quotation; half of a pair is dropped too."""
    opening, closing = text[start], text[end - 1]
    match = _PAIRS.get(opening)
    inside = text[start + 1 : end - 1]
    if match is not None and closing == match and opening not in inside and match not in inside:
        return _bare(text, start + 1, end - 1)
    if match is not None and match not in text[start + 1 : end]:
        return _bare(text, start + 1, end)
    if closing in "”»" and not set("“«„") & set(text[start : end - 1]):
        return _bare(text, start, end - 1)
    if closing == '"' and text[start : end - 1].count('"') % 2 == 0:
        return _bare(text, start, end - 1)
    return start, end


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in _OUTSIDE:
        end -= 1
    while start < end and text[start] in _OUTSIDE:
        start += 1
    return start, end


def _clauses(text: str, piece: Span) -> Iterator[Span]:
    """The clauses of a passage with enough words to claim something, trimmed."""
    passage = piece.of(text)
    parts = parse(passage, cues_for(passage))
    breaks = list(_breaks(parts))
    starts = [0, *(start for _, start in breaks)]
    ends = [*(end for end, _ in breaks), len(parts.run)]
    for start, end in zip(starts, ends, strict=True):
        begin = _past_connectors(parts, start, end)
        if end - begin < _SHORTEST or not set(parts.letters[begin:end]) & _VERBAL:
            continue
        clause = _trimmed(text, parts.span(begin, end).shifted(piece.start))
        if clause is not None and len(clause.of(text).split()) >= _SHORTEST:
            yield clause


def _breaks(parts: Sentence) -> Iterator[tuple[int, int]]:
    """Where one clause ends and where the next begins: before what a relative is said of.

    A clause without a verb so far is a subject that waits for its own, and is not broken.
    """
    start, depth = 0, 0
    for place in range(1, len(parts.run) - _SHORTEST):
        depth += (parts.letters[place] == "(") - (parts.letters[place] == ")")
        if depth > 0 or not set(parts.letters[start:place]) & _VERBAL:
            continue
        following = _next_clause(parts, place)
        if following is not None:
            start = max(place, following)
            yield place, following


def _next_clause(parts: Sentence, place: int) -> int | None:
    """Where the clause begins that this word parts from the one before; None inside a clause."""
    letter, after = parts.letter(place), parts.letter(place + 1)
    if letter in {";", "."}:
        return place + 1
    if letter == "," and after == "c":
        begins = parts.letter(place + 2) == "P" or _finite(parts, place + 2)
        begins = begins or _figure_at(parts, place + 2)
        return place + 1 if begins else None
    if letter == "," and (after in "rwvaP" or _finite(parts, place + 1)):
        return place + 1
    if letter == "c" and _begins_clause(parts, place):
        return place
    if letter in "rw" and after in "hvaxm" and parts.letter(place - 1) not in ",c":
        return _antecedent(parts, place)
    return None


def _begins_clause(parts: Sentence, place: int) -> bool:
    """Whether a conjunction stands between clauses and not between words."""
    low = parts.low(place)
    if low == "and":
        return _figure_at(parts, place + 1) or parts.letter(place + 1) == "P"
    return low in {"but", "while", "whereas", "where"} and _finite(parts, place + 1)


def _without_subject(text: str, clause: Span) -> bool:
    """Whether a later piece begins with "were …", its subject being in the piece before."""
    passage = clause.of(text)
    return passage.split()[0].lower() in cues_for(passage).auxiliaries


def _finite(parts: Sentence, place: int) -> bool:
    """Whether a clause with a verb of its own follows up to the next mark."""
    end = place
    while end < len(parts.run) and parts.letters[end] not in ",;.":
        end += 1
    return "h" in parts.letters[place:end] and end - place > _SHORTEST


def _figure_at(parts: Sentence, place: int) -> bool:
    """Whether a number stands here, "over" and "at least" before it allowed."""
    near = parts.letters[place : place + 3]
    return "N" in near and set(near[: near.index("N")]) <= set("imacL")


def _antecedent(parts: Sentence, place: int) -> int:
    """The start of the words that "that killed …" is said of; the relative itself without any."""
    start = place - 1
    while start > 0 and place - start < 7 and parts.letters[start] in "mvRCSN":
        start -= 1
    if parts.letters[start] in "DN":
        return start
    return place - 1 if parts.letters[place - 1] in "mR" else place


def _past_connectors(parts: Sentence, start: int, end: int) -> int:
    """The first word that is no mark, relative or conjunction."""
    while start < end and parts.letters[start] in ",;.rwc":
        start += 1
    return start


def _has_figure(passage: str) -> bool:
    """Whether a clause holds a number in digits or a quantity in words."""
    low = passage.lower()
    if any(character.isdigit() for character in low):
        return True
    return bool(set(low.split()) & cues_for(passage).quantities - {"up", "over", "about", "around"})
