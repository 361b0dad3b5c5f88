"""What stands around hits: words beside them, and where in a text they fall. Pure."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log2
from operator import attrgetter

from annotations.selectors import Span
from annotations.values import dataclass
from corpus.labelled_head import head_end
from corpus.language import Token, tokens

SPAN = 5
"""Words on either side of a hit that count as beside it."""
FEWEST = 2
"""Times that a word must stand beside hits to be told."""
CELLS = 12
_LOG_DICE = 14.0
_BY_CHANCE = 1.5
"""Times as often as in the texts at large that a word must stand beside hits to come first."""

_SIGNS = ".:|"
_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word that stands beside hits. count: times it does; frequency: times it stands in the texts
    at all; score: logDice, at most 14, one more for twice as typical; by_chance: whether it stands
    beside hits hardly more often than anywhere, as "the" does whatever its score is.
    """

    word: str
    count: int
    frequency: int
    score: float
    by_chance: bool = False


def word_frequencies(texts: Iterable[str]) -> Counter[str]:
    """How often each word stands in the running texts, as searches fold it."""
    return Counter(token.text for text in texts for token in tokens(text[head_end(text) :]))


def collocates(found: Iterable[tuple[str, Sequence[Span]]], span: int = SPAN) -> list[Collocate]:
    """The words beside the hits, the most typical first; behind them what stands there by chance.

    found: texts with the spans of their hits, in text order. Words of a hit itself do not count,
    and one that stands beside two hits counts once for each place of its own; nor does what a
    document says of itself in front of its text, "Outlet" and the like.
    """
    frequencies: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    hits = 0
    for text, spans in found:
        head = head_end(text)
        words = [token for token in tokens(text) if token.start >= head]
        running = spans[bisect_left(spans, head, key=_start) :]
        frequencies.update(token.text for token in words)
        hits += len(running)
        beside.update(words[place].text for place in _beside(words, running, span))
    # So often would a word stand beside hits if it stood anywhere alike: "the" scores well else.
    share = _BY_CHANCE * beside.total() / max(1, frequencies.total())
    scored = [
        Collocate(word, count, all_, _score(count, hits, all_), count < share * all_)
        for word, count, all_ in ((word, n, frequencies[word]) for word, n in beside.items())
        if count >= FEWEST
    ]
    return sorted(scored, key=lambda each: (each.by_chance, -each.score, -each.count, each.word))


def dispersion(length: int, spans: Sequence[Span], cells: int = CELLS) -> list[int]:
    """How many hits begin in each of `cells` equal parts of a text of `length` code points.

    spans: in text order; few of them are looked at, however many there are.
    """
    ends = (-(-part * max(1, length) // cells) for part in range(1, cells))
    cuts = [0, *(bisect_left(spans, end, key=_start) for end in ends), len(spans)]
    return [behind - first for first, behind in pairwise(cuts)]


def bar(counts: Iterable[int]) -> str:
    """A dispersion as one sign a part: `.` for no hit, `:` for one, `|` for more."""
    return "".join(_SIGNS[min(count, len(_SIGNS) - 1)] for count in counts)


def _beside(words: Sequence[Token], spans: Sequence[Span], reach: int) -> set[int]:
    starts = [word.start for word in words]
    own: set[int] = set()
    near: set[int] = set()
    for hit in spans:
        first, last = bisect_left(starts, hit.start), bisect_left(starts, hit.end)
        own.update(range(first, last))
        near.update(range(max(0, first - reach), min(len(words), last + reach)))
    return near - own


def _score(count: int, hits: int, frequency: int) -> float:
    return round(_LOG_DICE + log2(2 * count / (hits + frequency)), 2)
