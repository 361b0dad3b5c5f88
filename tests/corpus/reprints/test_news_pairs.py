"""Reprints among news: passages with edits are found, what outlets put around theirs is not."""

from pathlib import Path

import pytest

from corpus.library import Corpus
from corpus.reprints.finding import reprints
from tests.corpus.reprints.news_pairs import REPRINTED, UNRELATED

LEAST = 0.6
"""Of the words of an edited passage, what reprints cover at least: a sentence may be gone."""


def found_in(folder: Path, first: str, second: str) -> int:
    """The words that two documents, each with a paragraph of its own, reprint of one another."""
    (folder / "a.txt").write_text(f"Herdsmen found a bell in the lake.\n\n{first}\n", "utf-8")
    (folder / "b.txt").write_text(f"{second}\n\nThe crane fell over at noon.\n", "utf-8")
    with Corpus(folder) as corpus:
        return sum(each.words for each in reprints(corpus))


@pytest.mark.parametrize(("first", "second"), REPRINTED, ids=lambda text: text[:20])
def test_a_passage_is_found_with_its_edits(tmp_path: Path, first: str, second: str) -> None:
    assert found_in(tmp_path, first, second) >= LEAST * len(second.split())


@pytest.mark.parametrize(("first", "second"), UNRELATED, ids=lambda text: text[:20])
def test_captions_footers_and_formulas_are_no_reprints(
    tmp_path: Path, first: str, second: str
) -> None:
    assert found_in(tmp_path, first, second) == 0
