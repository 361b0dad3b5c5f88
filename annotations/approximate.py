"""Places of a text that are like a quote: exact ones first, then those that share pieces with it.

Pure. Only windows around shared pieces are compared, and only so many of them: a text of any
length costs a few searches and a bounded number of comparisons.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from annotations.folding import FoldedText
from annotations.likeness import Likeness, Pattern, numbers
from annotations.values import dataclass

MOST_OCCURRENCES = 1000
"""Places of the very words that are looked at, the nearest to where they stood."""
MOST_COMPARED = 20
"""Places whose contexts are compared letter by letter, and windows that are."""
NEAR = 48
"""Letters from where a passage should be within which an edit in or beside it leaves it."""
LONGEST_COMPARED = 20_000
"""Letters of a quote up to which altered words are looked for."""
_LIKE_WORDS, _LIKE_WORDS_BESIDE, _LIKE_WORDS_ALONE = 0.6, 0.7, 0.8
_BOTH_SIDES, _SOME_WORDS = 0.8, 0.4
_MOST_HITS = 40
_PIECES = 12
_LONGEST_PIECE, _SHORTEST_PIECE = 24, 4
_EDGES = 5
_EDGE, _BEYOND = 6, 3
"""Letters that a quote begins and ends with, and those beyond them that are left out."""


class Haystack(Protocol):
    """A text that can be searched by its letters."""

    @property
    def folded(self) -> FoldedText:
        """The text and its letters."""

    @property
    def shortest(self) -> int:
        """Letters that a piece must have to be found."""

    def occurrences(self, letters: str, near: int, most: int) -> Sequence[int]:
        """Where `letters` stand among the text's letters, up to `most`, those at `near` first."""


class PlainHaystack:
    """A text that is searched from end to end each time."""

    shortest = 1

    def __init__(self, text: str) -> None:
        self.folded = FoldedText(text)

    def occurrences(self, letters: str, near: int, most: int) -> Sequence[int]:
        """See `Haystack`."""
        text, found = self.folded.letters, list[int]()
        if not letters:
            return found
        ahead, behind = (
            text.find(letters, max(near, 0)),
            text.rfind(letters, 0, near + len(letters) - 1),
        )
        while len(found) < most and (ahead >= 0 or behind >= 0):
            if ahead >= 0 and (behind < 0 or ahead - near <= near - behind):
                found.append(ahead)
                ahead = text.find(letters, ahead + 1)
            else:
                found.append(behind)
                behind = text.rfind(letters, 0, behind + len(letters) - 1)
        return found


@dataclass(frozen=True, slots=True)
class Place:
    """A place among the letters of a text, and how like the selector it is."""

    start: int
    end: int
    likeness: Likeness

    def overlaps(self, other: "Place") -> bool:
        """Whether the two share a letter."""
        return self.start < other.end and other.start < self.end


def places_like(haystack: Haystack, pattern: Pattern, near: int) -> list[Place]:
    """Places that are like `pattern`, the likeliest first; none overlaps one of the very words.

    near: the letter where it stood; of places that are equally like, the nearest comes first.
    """
    verbatim = list(_verbatim(haystack, pattern, near))
    found = list(verbatim)
    whole = [place for place in verbatim if place.likeness.worse_side >= 1]
    if not any(abs(place.start - near) <= NEAR for place in whole):
        hits = _hits_near(haystack, pattern, near) if whole else _hits(haystack, pattern, near)
        altered = sorted(
            _altered(haystack, pattern, hits, near), key=lambda place: -place.likeness.score
        )
        for place in altered:
            if not any(place.overlaps(other) for other in found):
                found.append(place)
    found.sort(key=lambda place: (-round(place.likeness.score, 3), abs(place.start - near)))
    return found


def _verbatim(haystack: Haystack, pattern: Pattern, near: int) -> Iterator[Place]:
    """Places of the very words, with the context compared where it may tell them apart."""
    letters, words = haystack.folded.letters, pattern.exact
    starts = haystack.occurrences(words, near, MOST_OCCURRENCES)
    whole = pattern.prefix + words + pattern.suffix
    in_context = [x + len(pattern.prefix) for x in haystack.occurrences(whole, near, 3)]
    by_context = sorted(starts, key=lambda start: -_shared(letters, pattern, start))
    for start in dict.fromkeys([*in_context, *by_context[:MOST_COMPARED]]):
        end = start + len(words)
        yield Place(start, end, pattern.at(letters, start, end))


def _shared(letters: str, pattern: Pattern, start: int) -> int:
    """Letters of context next to the passage that are the same: quick, and enough to rank by."""
    end = start + len(pattern.exact)
    before = letters[max(0, start - len(pattern.prefix)) : start]
    behind = letters[end : end + len(pattern.suffix)]
    return _common(before[::-1], pattern.prefix[::-1]) + _common(behind, pattern.suffix)


def _common(one: str, other: str) -> int:
    """Length of the common beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def pieces(pattern: Pattern, shortest: int) -> list[tuple[int, str]]:
    """Pieces that an altered passage may still hold: (letters after its start, piece).

    The edges of the context belong to them (before the start the number is negative), cut where
    they touch the passage.
    """
    words = pattern.exact
    shortest = max(shortest, _SHORTEST_PIECE)
    length = min(_LONGEST_PIECE, max(shortest, len(words) // 4))
    last = max(0, len(words) - length)
    offsets = sorted({last * i // _PIECES for i in range(_PIECES + 1)} if last else {0})
    found = [(offset, words[offset : offset + length]) for offset in offsets]
    for edge in (16, 8):
        if len(pattern.prefix) >= edge:
            found.append((-edge, pattern.prefix[-edge:]))
        if len(pattern.suffix) >= edge:
            found.append((len(words), pattern.suffix[:edge]))
    return [(offset, piece) for offset, piece in found if len(piece) >= shortest]


Hit = tuple[int, int, int]
"""A shared piece: where the passage would begin by it, its place in the passage, its length."""


def _hits(haystack: Haystack, pattern: Pattern, near: int) -> list[Hit]:
    """Where pieces of the pattern stand."""
    return [
        (at - offset, offset, len(piece))
        for offset, piece in pieces(pattern, haystack.shortest)
        for at in haystack.occurrences(piece, near + offset, _MOST_HITS)
    ]


def _hits_near(haystack: Haystack, pattern: Pattern, near: int) -> list[Hit]:
    """Where pieces of the pattern stand about where the passage stood: is it there, altered?"""
    letters, hits = haystack.folded.letters, list[Hit]()
    for offset, piece in pieces(pattern, haystack.shortest):
        expected = near + offset
        at = letters.find(piece, max(0, expected - NEAR), expected + NEAR + len(piece))
        if at >= 0:
            hits.append((at - offset, offset, len(piece)))
    return hits


def _altered(haystack: Haystack, pattern: Pattern, hits: list[Hit], near: int) -> Iterator[Place]:
    """Places that share pieces with the pattern, the best bounds of each."""
    if not 0 < len(pattern.exact) <= LONGEST_COMPARED:
        return
    for window in _windows(sorted(hits), 16 + len(pattern.exact) // 2, near):
        place = _best_bounds(haystack.folded.letters, pattern, window)
        if place is not None and _worth_showing(haystack.folded.letters, pattern, place, near):
            yield place


def _windows(hits: list[Hit], reach: int, near: int) -> list[list[Hit]]:
    """Hits that are of one place, the places with most letters shared first."""
    groups: list[list[Hit]] = []
    for hit in hits:
        if groups and hit[0] - groups[-1][0][0] <= reach:
            groups[-1].append(hit)
        else:
            groups.append([hit])
    shared = {
        id(group): len({x for h in group for x in range(h[1], h[1] + h[2])}) for group in groups
    }
    groups.sort(key=lambda group: (-shared[id(group)], abs(group[0][0] - near)))
    return groups[:MOST_COMPARED]


def _best_bounds(letters: str, pattern: Pattern, hits: list[Hit]) -> Place | None:
    """The likeliest passage among those that the hits of one place propose."""
    size = len(pattern.exact)
    by_start = Counter(begin for begin, _, _ in hits)
    by_end = Counter(begin + size for begin, _, _ in hits)
    starts = _edges(by_start, len(letters), lambda start: pattern.before(letters, start))
    ends = _edges(by_end, len(letters), lambda end: pattern.behind(letters, end))
    bounds = [(a, b) for a in starts for b in ends if a < b <= a + 3 * size + 64]
    if not bounds:
        return None
    places = (Place(a, b, pattern.at(letters, a, b)) for a, b in bounds)
    return _settled(letters, pattern, max(places, key=lambda place: _fit(pattern, place)))


def _fit(pattern: Pattern, place: Place) -> tuple[bool, float]:
    """How well the bounds of a place are chosen: between its neighbours, then by letters shared.

    A letter of the context counts half, or chance likeness beside a passage would move its edges.
    """
    likeness = place.likeness
    bracketed = likeness.both_sides >= 1 and likeness.quote >= _SOME_WORDS
    words = len(pattern.exact) * likeness.quote
    return bracketed, words + pattern.context_kept(likeness) / 2


def _edges(votes: Counter[int], length: int, alike: Callable[[int], float | None]) -> list[int]:
    """The few proposed edges with the likeliest context, then with most pieces for them."""
    inside = [edge for edge in votes if 0 <= edge <= length]
    inside.sort(key=lambda edge: (-(alike(edge) or 0.0), -votes[edge]))
    return inside[:_EDGES]


def _settled(letters: str, pattern: Pattern, place: Place) -> Place:
    """`place` with its edges moved letter by letter for as long as it grows likelier."""
    while place.likeness.both_sides < 1:
        moves = [(-1, 0), (1, 0), (0, -1), (0, 1)]
        bounds = [(place.start + a, place.end + b) for a, b in moves]
        inside = [(a, b) for a, b in bounds if 0 <= a < b <= len(letters)]
        tried = [Place(a, b, pattern.at(letters, a, b)) for a, b in inside]
        best = max(tried, key=lambda each: _fit(pattern, each))
        if _fit(pattern, best) <= _fit(pattern, place):
            break
        place = best
    return _on_own_edges(letters, pattern, place)


def _on_own_edges(letters: str, pattern: Pattern, place: Place) -> Place:
    """`place` without a few letters beyond those that the quote begins and ends with.

    What was put in beside a passage is likelier context from one letter further in.
    """
    words = pattern.exact
    start, end = place.start, place.end
    if len(words) >= 2 * _EDGE:
        first, last = words[:_EDGE], words[-_EDGE:]
        if not letters.startswith(first, start):
            at = letters.find(first, start, start + _EDGE + _BEYOND)
            start = at if at >= 0 else start
        if not letters.endswith(last, start, end):
            at = letters.rfind(last, max(start, end - _EDGE - _BEYOND), end)
            end = at + _EDGE if at >= 0 else end
    if (start, end) == (place.start, place.end):
        return place
    own = Place(start, end, pattern.at(letters, start, end))
    return own if own.likeness.quote > place.likeness.quote else place


def _worth_showing(letters: str, pattern: Pattern, place: Place, near: int) -> bool:
    """Whether a person should be asked: like words, or other words where these should be.

    "Article 15" out of its place is not "Article 14".
    """
    likeness = place.likeness
    if likeness.both_sides >= _BOTH_SIDES:
        return likeness.quote >= _SOME_WORDS
    if likeness.context is None:
        return likeness.quote >= _LIKE_WORDS
    one_side = likeness.better_side >= _BOTH_SIDES
    if one_side and abs(place.start - near) <= NEAR:
        return likeness.quote >= _LIKE_WORDS
    if numbers(pattern.exact) != numbers(letters[place.start : place.end]):
        return False
    return likeness.quote >= (_LIKE_WORDS_BESIDE if one_side else _LIKE_WORDS_ALONE)
