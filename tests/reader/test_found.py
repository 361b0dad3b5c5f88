"""What searches found, as values."""

from annotations.selectors import Span
from reader.found import Matches


def test_matches_over_a_span_are_found_among_many() -> None:
    """Those that share a byte with it, also where they begin before it."""
    spans = tuple(Span(at, at + 5) for at in range(0, 100_000, 10))
    matches = Matches(spans=spans)
    assert matches.over(Span(503, 521)) == [Span(500, 505), Span(510, 515), Span(520, 525)]
    assert matches.over(Span(505, 510)) == []
    assert matches.over(Span(99_999, 200_000)) == []
    assert Matches().over(Span(0, 10)) == []
