"""Which of several names a person means by what was typed: a slip or two is forgiven."""

from collections.abc import Iterable

_LIKELY = 65
"""Of 100: how like a name what was typed must be to stand for it with a slip or two."""
_BY_LIKENESS = 3
"""Characters that must be typed before likeness counts: fewer are like everything."""


def ranked(typed: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names that what was typed may mean, the likeliest first.

    Those that begin with it, that have its words, that have its letters in this order; then
    those that differ from it by a slip.
    """
    words = typed.casefold().split()
    if not words:
        return names
    start = " ".join(words)

    def rank(name: str) -> int:
        folded = name.casefold()
        if folded.startswith(start):
            return 0 if folded != start else -1
        if all(word in folded for word in words):
            return 1
        return 2 if _in_order(start, folded) else 3

    sure = sorted((name for name in names if rank(name) < 3), key=rank)
    return (*sure, *_alike(start, [name for name in names if name not in sure]))


def _in_order(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters if letter != " ")


def _alike(typed: str, names: list[str]) -> Iterable[str]:
    if len(typed) < _BY_LIKENESS or not names:
        return ()
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - 15 ms that only a slip needs

    found = process.extract(
        typed, names, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_LIKELY, limit=5
    )
    return tuple(name for name, _, _ in found)
