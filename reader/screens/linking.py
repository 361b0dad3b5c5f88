"""The row of a claim that waits for its source: the chain so far, and what letters stand for."""

from typing import TYPE_CHECKING

from reader.figure_words import figure_text, signed
from reader.layers import Style
from reader.rows import Run
from reader.screens.frame import Row, clipped, fitted, run, width
from reader.shown import ShownDocument
from reader.state import Pending, Reading
from reader.terminal.inert import inert

if TYPE_CHECKING:
    from corpus.attribution.candidates import Candidate

_OWN = " 0 own"
_NAME = 20
_MENTION = 12

_LEAST_OFFER = 8
"""Cells in which the beginning of a name says more than nothing."""


def linking_row(reading: Reading, pending: Pending, cells: int) -> Row:
    """Who may be the source of a claim just tagged, or which name is one where none is."""
    document, graph = reading.document, reading.document.graph
    if pending.claim and pending.linked and not pending.tail:
        return (run(f" {graph.label(pending.claim)} <- the document's own voice"),)
    parts: list[Run] = [run(" which is a source? ")]
    if pending.claim:
        parts = [run(f" {graph.label(pending.claim)} <- {_asked(document, pending)} ")]
    end = "" if not pending.claim or pending.linked else _OWN
    shown_numbers = set()
    offered: list[list[Run]] = []
    for candidate, letter in zip(pending.candidates, pending.letters, strict=True):
        number = graph.source_number(candidate.entity)
        shown_numbers.add(number)
        if letter:
            name = clipped(inert(_numbered(number, candidate.entity)), _NAME)
            said = f"{_mention(candidate)}=" if candidate.resolved_from is not None else ""
            offered.append([run(" "), run(letter, Style.HINT), run(f" {said}{name} ")])
    for known in sorted(graph.sources.values(), key=lambda each: each.number):
        if known.number not in shown_numbers and known.number < 10 and pending.claim:
            offered.append([run(f" {clipped(inert(_numbered(known.number, known.name)), _NAME)} ")])
    return (*_as_many_as_fit(parts, offered, cells - width(end)), run(end))


def _mention(candidate: "Candidate") -> str:
    """The words that stand for somebody, without the article: the name needs the room."""
    words = candidate.mention.split()
    article = len(words) > 1 and words[0].lower() == "the"
    return clipped(inert(" ".join(words[article:])), _MENTION)


def _as_many_as_fit(parts: list[Run], offered: list[list[Run]], cells: int) -> Row:
    """The row with as many offers as it has room for, the last one cut; no letter stands alone."""
    used = sum(width(part.text) for part in parts)
    for offer in offered:
        if cells - used < _LEAST_OFFER:
            break
        parts += offer
        used += sum(width(part.text) for part in offer)
    return fitted(tuple(parts), cells)


def figure_said(document: ShownDocument, claim: str, *, short: bool = False) -> str:
    """A claim's topic and figure, with a question mark while nobody confirmed them.

    short: with signs for words, and without the day.
    """
    annotation = document.annotations.annotations.get(claim)
    body = annotation.tag_body if annotation else None
    if body is None or (body.figure is None and body.topic is None):
        return ""
    figure = signed(body.figure) if short else figure_text(body.figure)
    parts = (body.topic or "", figure)
    return ": ".join(part for part in parts if part) + ("?" if body.suggested else "")


def _asked(document: ShownDocument, pending: Pending) -> str:
    """The chain so far, and what the next letter answers."""
    if pending.linked:
        return f"{_short_chain(document, pending.claim)} <- through whom?"
    if document.graph.own_voice(pending.claim):
        return "own voice, or who?"
    if document.graph.is_unsourced(pending.claim):
        return "who?"
    return f"{_short_chain(document, pending.claim)}, or who?"


def _numbered(number: int | None, name: str) -> str:
    return f"{number} {name}" if number else name


def _short_chain(document: ShownDocument, claim: str) -> str:
    """The chain of a claim by numbers, the last source by name: that one is asked about."""
    ends = next(iter(document.graph.chains(claim)), ())
    sources = [document.graph.source_of(end) for end in ends]
    numbers = [str(source.number) if source else "?" for source in sources[:-1]]
    last = sources[-1] if sources else None
    name = clipped(inert(_numbered(last.number, last.name)), _NAME) if last else "?"
    return " <- ".join((*numbers, name))
