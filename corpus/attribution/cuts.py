"""Shorter passages that a claim may be cut to, the whole sentence first."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from annotations.selectors import Span
from annotations.values import dataclass
from corpus.attribution.candidates import Candidate, Proposal
from corpus.attribution.cues import cues_for
from corpus.attribution.parse import Sentence, parse
from corpus.attribution.speech import is_range
from corpus.attribution.trim import SHORTEST, trimmed, trimmed_pieces

MOST_CUTS = 9
"""Cuts of one sentence at most."""

_VERBAL = frozenset("hvVo")
"""Classes of words that tell a verb; others are not told from nouns."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A passage of a sentence, in one or several pieces in text order.

    name: what it is, for the detail row. own_voice: whether it is the outlet's own clause in a
    sentence that reports somebody else's words. chain: whom its words rest on, innermost first.
    asides: parts of it that are the outlet's own all the same. denied: whether its source says
    that it is not so.
    """

    pieces: tuple[Span, ...]
    name: str
    own_voice: bool = False
    chain: tuple[Candidate, ...] = ()
    asides: tuple[Span, ...] = ()
    denied: bool = False

    @property
    def span(self) -> Span:
        """From the first piece to the last."""
        return Span(self.pieces[0].start, self.pieces[-1].end)


def cuts(text: str, sentence: Span, proposal: Proposal) -> tuple[Cut, ...]:
    """The whole, what is said without who says it, then clauses, those with figures first.

    All lie in the sentence, trimmed of marks at their ends; none twice.
    """
    whole = Cut((sentence,), "whole sentence", chain=() if proposal.cut_index else proposal.chain)
    found: dict[tuple[Span, ...], Cut] = {trimmed_pieces(text, (sentence,)): whole}
    for cut in _shorter(text, sentence, proposal):
        found.setdefault(cut.pieces, cut)
    return tuple(_with_asides(cut, proposal) for cut in found.values())[:MOST_CUTS]


def _with_asides(cut: Cut, proposal: Proposal) -> Cut:
    """The cut with what in it does not rest on its chain."""
    inside = (a for a in proposal.asides if any(p.contains(a) for p in cut.pieces))
    return replace(cut, asides=tuple(inside)) if cut.chain else cut


def _shorter(text: str, sentence: Span, proposal: Proposal) -> Iterator[Cut]:
    for pieces, chain in zip(proposal.contents, proposal.chains, strict=True):
        kept = trimmed_pieces(text, pieces)
        if kept:
            told = any(hop.span and piece.contains(hop.span) for hop in chain for piece in kept)
            yield Cut(kept, "clause" if told else "without who says it", chain=chain)
    for span, chain in proposal.denied:
        kept = trimmed_pieces(text, (span,))
        if kept and chain:
            yield Cut(kept, "what is denied", chain=chain, denied=True)
    body = proposal.body or sentence
    if body.start > sentence.start and not proposal.contents:
        kept = trimmed_pieces(text, (body,))
        if kept:
            yield Cut(kept, "without its dateline")
    passages = [*zip(proposal.contents, proposal.chains, strict=True)]
    passages = passages or [((body,), proposal.chain)]
    clauses = [
        (clause, own, chain)
        for spans, own in ((passages, False), ([((a,), ()) for a in proposal.asides], True))
        for pieces, chain in spans
        if not _amid_clause(text, pieces)
        for piece in pieces
        for clause in _clauses(text, piece)
        if piece is pieces[0] or not _without_subject(text, clause)
    ]
    clauses.sort(key=lambda found: (not _has_figure(found[0].of(text)), found[0].start))
    for clause, own, chain in clauses:
        aside = any(part.contains(clause) for part in proposal.asides)
        own_voice = own or aside or _editorial(text, clause, proposal)
        name = "own words" if own_voice else "clause"
        yield Cut((clause,), name, own_voice, () if own_voice else chain)


def _editorial(text: str, clause: Span, proposal: Proposal) -> bool:
    """Whether a clause of a reporting sentence speaks about the report itself."""
    passage = clause.of(text).lower()
    reports = bool(proposal.contents or proposal.chain)
    return reports and any(words in passage for words in cues_for(passage).editorial)


def _clauses(text: str, piece: Span) -> Iterator[Span]:
    """The clauses of a passage with enough words to claim something, trimmed."""
    passage = piece.of(text)
    parts = parse(passage, cues_for(passage))
    breaks = list(_breaks(parts))
    starts = [0, *(start for _, start in breaks)]
    ends = [*(end for end, _ in breaks), len(parts.run)]
    for start, end in zip(starts, ends, strict=True):
        begin = _past_connectors(parts, start, end)
        if end - begin < SHORTEST or not set(parts.letters[begin:end]) & _VERBAL:
            continue
        clause = trimmed(text, parts.span(begin, end).shifted(piece.start))
        if clause is not None and len(clause.of(text).split()) >= SHORTEST:
            yield clause


def _breaks(parts: Sentence) -> Iterator[tuple[int, int]]:
    """Where one clause ends and where the next begins: before what a relative is said of.

    A clause without a verb so far is a subject that waits for its own, and is not broken.
    """
    start, depth = 0, 0
    for place in range(1, len(parts.run) - SHORTEST):
        depth += (parts.letters[place] == "(") - (parts.letters[place] == ")")
        if depth > 0 or not set(parts.letters[start:place]) & _VERBAL:
            continue
        following = _next_clause(parts, place)
        if following is not None:
            start = max(place, following)
            yield place, following
        elif _two_clauses(parts, start, place):
            start = place + 1
            yield place, start


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


def _two_clauses(parts: Sentence, start: int, place: int) -> bool:
    """Whether "and" stands between two clauses that each have a subject and a verb."""
    if parts.low(place) != "and" or parts.letter(place) != "c":
        return False
    after = parts.letters[place + 1 :]
    verb = after.find("h")
    subject = verb > 0 and set(after[:verb]) <= set("DCRNSmP")
    return subject and "h" in parts.letters[start:place]


def _begins_clause(parts: Sentence, place: int) -> bool:
    """Whether a conjunction stands between clauses and not between words."""
    low = parts.low(place)
    if low == "and" and parts.low(place - 2) == "between" and is_range(parts, place - 1):
        return False
    if low == "and":
        return _figure_at(parts, place + 1) or parts.letter(place + 1) == "P"
    return low in {"but", "while", "whereas", "where"} and _finite(parts, place + 1)


def _amid_clause(text: str, pieces: tuple[Span, ...]) -> bool:
    """Whether an attribution stands within a clause: "… sind nach Angaben der Polizei 18 …"."""
    for before, after in pairwise(pieces):
        gap = text[before.end : after.start].strip()
        around = (before.of(text).rstrip()[-1:], gap[:1], gap[-1:], after.of(text).lstrip()[:1])
        if all(map(str.isalnum, around)):
            return cues_for(Span(before.start, after.end).of(text)).language != "en"
    return False


def _without_subject(text: str, clause: Span) -> bool:
    """Whether a later piece begins with "were …", its subject being in the piece before."""
    passage = clause.of(text)
    return passage.split()[0].lower() in cues_for(passage).auxiliaries


def _finite(parts: Sentence, place: int) -> bool:
    """Whether a clause with a verb of its own follows up to the next mark."""
    end = place
    while end < len(parts.run) and parts.letters[end] not in ",;.":
        end += 1
    return "h" in parts.letters[place:end] and end - place > SHORTEST


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
