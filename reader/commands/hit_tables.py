"""Tables of what a search found: words beside the hits, words of the texts, where hits fall."""

from collections.abc import Iterable, Sequence

from annotations.selectors import Span
from reader.terminal.output import Look, Piece, record, say

_MOST = 50
_CELLS = 40

Texts = Iterable[tuple[str, str, Sequence[Span]]]
"""Names, texts and the spans of their hits."""


def say_collocates(found: Texts, *, as_json: bool) -> None:
    """The words beside the hits, the most typical first, then those that stand there by chance."""
    from corpus.concordance import collocates  # noqa: PLC0415 - the help does without

    for each in collocates((text, spans) for _, text, spans in found)[: None if as_json else _MOST]:
        if as_json:
            record(
                {
                    "word": each.word,
                    "count": each.count,
                    "frequency": each.frequency,
                    "score": each.score,
                    "by_chance": each.by_chance,
                }
            )
        else:
            # Those stand last whatever their score is, which would look like no order at all.
            score = "chance" if each.by_chance else f"{each.score:>6.2f}"
            say(f"{score} {each.count:>6} of {each.frequency:<6} {each.word}")


def say_frequencies(found: Texts, *, as_json: bool) -> None:
    """How often each word stands in the documents found, the commonest first."""
    from corpus.concordance import word_frequencies  # noqa: PLC0415

    counted = word_frequencies(text for _, text, _ in found)
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    for word, count in ordered[: None if as_json else _MOST]:
        if as_json:
            record({"word": word, "count": count})
        else:
            say(f"{count:>7} {word}")


def say_dispersion(found: Texts, *, as_json: bool) -> None:
    """Where in each document its hits fall, from its start to its end."""
    from corpus.concordance import bar, dispersion  # noqa: PLC0415

    for name, text, spans in found:
        counts = dispersion(len(text), spans, _CELLS)
        if as_json:
            record({"path": name, "hits": len(spans), "length": len(text), "parts": counts})
        else:
            say(f"{len(spans):>5} {bar(counts)} ", Piece(name, Look.FAINT))
