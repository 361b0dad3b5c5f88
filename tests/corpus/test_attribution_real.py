"""Real articles and books: what must hold for every sentence of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotations.selectors import Span
from corpus.attribution.candidates import CandidateKind, candidates, propose
from corpus.attribution.cuts import cuts
from corpus.paragraphs import paragraph_at
from corpus.sentences import sentences


def sentences_of(paths: list[Path], most: int) -> Iterator[tuple[str, Span, Span]]:
    for path in paths:
        text = path.read_text(encoding="utf-8")[:15_000]
        for sentence in sentences(text)[:most]:
            paragraph = paragraph_at(text, sentence.start)
            assert paragraph is not None
            yield text, sentence, paragraph


def check(text: str, sentence: Span, paragraph: Span) -> int:
    """What must hold for any sentence; the length of the chain proposed for it."""
    proposal = propose(text, sentence, paragraph)
    found = candidates(text, sentence, paragraph)
    speakers = {c.entity for c in found if c.kind is CandidateKind.CUE_SUBJECT}
    assert {hop.entity for hop in proposal.chain[:1]} <= speakers
    assert {hop.entity for hop in proposal.chain} <= {c.entity for c in found}
    for candidate in found:
        assert candidate.span is not None
        assert candidate.span.of(text) == candidate.mention
    for cut in cuts(text, sentence, proposal):
        assert all(sentence.contains(piece) for piece in cut.pieces)
    return len(proposal.chain)


def test_sentences_of_news_propose_chains_of_words_they_hold(seeds: Path) -> None:
    lengths = [check(*place) for place in sentences_of(sorted(seeds.glob("*.txt")), 200)]
    assert len(lengths) > 100
    assert sum(length > 0 for length in lengths) > 45
    assert sum(length > 1 for length in lengths) > 8


def test_capitalised_sources_of_news_are_offered_with_their_capitals(seeds: Path) -> None:
    for text, sentence, paragraph in sentences_of(sorted(seeds.glob("*.txt")), 200):
        for candidate in candidates(text, sentence, paragraph):
            assert candidate.entity[0].isupper() or any(map(str.isupper, candidate.entity))


@pytest.mark.slow
def test_sentences_of_novels_are_read_without_a_failure(testdata: Path) -> None:
    paths = sorted((testdata / "litbank").glob("*.txt"))[:8]
    assert sum(check(*place) > 0 for place in sentences_of(paths, 60)) > 20
