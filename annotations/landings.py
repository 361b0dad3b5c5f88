"""Where a passage lands, as a value, and what is known of that without looking for it. Pure."""

from annotations.model import Target
from annotations.selectors import Span
from annotations.values import dataclass


@dataclass(frozen=True, slots=True)
class Exact:
    """Position, quote and context agree."""

    span: Span

    @property
    def score(self) -> float:
        """How sure it is: always 1."""
        return 1.0

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, in words."""
        return ("stands where it did, same words and context",)


@dataclass(frozen=True, slots=True)
class Moved:
    """Found again, unique, with its context. score: likeness to what was stored, from 0 to 1."""

    span: Span
    reasons: tuple[str, ...]
    score: float = 1.0

    @property
    def reason(self) -> str:
        """The reasons in one line."""
        return ", ".join(self.reasons)


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Places that a person must confirm, the likeliest first.

    scores: likeness of each candidate, from 0 to 1; reasons: why none is taken.
    """

    candidates: tuple[Span, ...]
    reasons: tuple[str, ...]
    scores: tuple[float, ...] = ()

    @property
    def score(self) -> float:
        """That of the first candidate; 0 where there is nothing to compare with."""
        return self.scores[0] if self.scores else 0.0

    @property
    def reason(self) -> str:
        """The reasons in one line."""
        return ", ".join(self.reasons)


@dataclass(frozen=True, slots=True)
class Orphan:
    """Not found, nor anything like it."""

    reasons: tuple[str, ...]

    @property
    def score(self) -> float:
        """Always 0."""
        return 0.0

    @property
    def reason(self) -> str:
        """The reasons in one line."""
        return ", ".join(self.reasons)


Anchor = Exact | Moved | Doubtful | Orphan


def at_once(text: str, target: Target) -> Anchor | None:
    """What is known without a search; None where the words must be looked for."""
    position, quote = target.position, target.quote
    if quote is None or not quote.exact:
        return _without_quote(text, position, described=quote is not None)
    if position is not None and holds(text, 0, target):
        return Exact(position)
    return None


def holds(window: str, offset: int, target: Target) -> bool:
    """Whether position, quote and context of `target` agree with a window of the text.

    window: code points of the text from `offset` on. One that does not reach around the passage
    and its context holds nothing.
    """
    position, quote = target.position, target.quote
    if position is None or quote is None or position.length != len(quote.exact):
        return False
    start = position.start - len(quote.prefix) - offset
    return start >= 0 and window.startswith(quote.prefix + quote.exact + quote.suffix, start)


def _without_quote(text: str, position: Span | None, *, described: bool) -> Anchor:
    if position is None:
        return Orphan(("its quote is empty",)) if described else Exact(Span(0, len(text)))
    if position.end > len(text):
        return Orphan(("its position lies outside the text, and it has no quote",))
    return Doubtful((position,), ("it has a position but no quote to check it by",))
