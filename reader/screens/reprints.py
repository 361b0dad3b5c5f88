"""The reprints of a passage: which documents have it, and where the selected one differs."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from reader.found import OtherPassage
from reader.layers import Style
from reader.modes.reprints import ROWS
from reader.rows import Run
from reader.screens.frame import Frame, Row, clipped, fitted, padded, run, width
from reader.state import State
from reader.terminal.inert import inert

if TYPE_CHECKING:
    from corpus.reprints.difference import Part

SIDE_BY_SIDE = 120
"""Columns from which on the two passages stand beside each other."""
_MARGIN = 3


def reprints_frame(state: State) -> Frame:
    """Title, the documents, and both passages with their differences in brackets."""
    cells = state.size.width - 1
    passages, listed = state.reprinted.passages, state.reprints_list
    rows: list[Row] = [
        (run(clipped(f" = {_title(state)}", cells), Style.TITLE),),
        (run(clipped("   same words  date         document", cells), Style.DIM),),
    ]
    shown = passages[listed.top : listed.top + ROWS]
    for place, passage in enumerate(shown, listed.top):
        rows.append(fitted(_row(passage, selected=place == listed.selected), cells))
    if listed.selected < len(passages):
        rows += [(), *_difference(passages[listed.selected], cells)]
    return Frame(tuple(rows), (0, listed.selected - listed.top + 2))


def _title(state: State) -> str:
    passages = state.reprinted.passages
    count = len(passages)
    others = len({passage.name for passage in passages})
    where = "of this document" if state.reprinted.whole else "of this passage"
    # However many print it, it supports what it says but once.
    one = "one independent source" if not state.reprinted.whole else ""
    many = f"{count} reprint{'' if count == 1 else 's'} {where}"
    return f"{many} in {others} other{'' if others == 1 else 's'}   {one}".rstrip()


def _row(passage: OtherPassage, *, selected: bool) -> Row:
    styles = (Style.SELECTED,) if selected else ()
    sign = ">" if selected else " "
    date = passage.date or "n.d."
    share = f"{passage.likeness:>4.0%} {passage.words:>5}"
    return (run(f"{sign} {share:<11} {date:<12} {passage.title or passage.name}", *styles),)


def _difference(passage: OtherPassage, cells: int) -> list[Row]:
    from corpus.reprints.difference import difference  # noqa: PLC0415 - rapidfuzz, for this alone

    parts = difference(passage.here_text, passage.there_text)
    here, there = _side(parts, passage.here_text, 0), _side(parts, passage.there_text, 1)
    if cells + 1 < SIDE_BY_SIDE:
        rows = [(run("   here", Style.DIM),), *_indented(_wrapped(here, cells - _MARGIN - 2))]
        rows += [(), (run(f"   {inert(passage.name)}", Style.DIM),)]
        return [*rows, *_indented(_wrapped(there, cells - _MARGIN - 2))]
    half = (cells - _MARGIN) // 2 - 2
    left, right = _wrapped(here, half), _wrapped(there, half)
    heads = run(f"   {padded('here', half + 2)}{inert(passage.name)}", Style.DIM)
    beside: list[Row] = [(heads,)]
    for one, other in zip_longest(left, right, fillvalue=()):
        gap = " " * (half + 2 - sum(width(part.text) for part in one))
        beside.append((run("   "), *one, run(gap), *other))
    return beside


def _side(parts: Sequence["Part"], text: str, which: int) -> Iterable[Run]:
    """The words of one passage; those that the other does not have stand in brackets."""
    before = 0
    for part in parts:
        span = part.second if which else part.first
        if not span.length:
            continue
        glued = 0 < before == span.start
        words = inert(" ".join(span.of(text).split()))
        shown = run(words) if part.same else run(f"[{words}]", Style.STRONG)
        yield Run(("" if glued else " ") + shown.text, shown.styles)
        before = span.end


def _wrapped(parts: Iterable[Run], cells: int) -> list[Row]:
    rows: list[list[Run]] = [[]]
    used = 0
    for part in parts:
        pieces = part.text.split(" ")
        for place, piece in enumerate(pieces):
            if place == 0 and not piece:
                continue
            blank = " " if place and used else ""
            if used + len(blank) + width(piece) > max(1, cells) and used:
                rows.append([])
                used, blank = 0, ""
            rows[-1].append(Run(blank + piece, part.styles))
            used += len(blank) + width(piece)
    return [tuple(row) for row in rows]


def _indented(rows: Iterable[Row]) -> list[Row]:
    return [(run(" " * _MARGIN), *row) for row in rows]
