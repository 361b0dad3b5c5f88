"""Figures of whole texts against a gold list: the articles given, and our own sample."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

import corpus
from annotations.selectors import Span
from corpus.figures.readings import FigureReading, read_figures
from corpus.sentences import sentences
from tests.corpus.figure_gold import ARTICLES, EVENTS, SAMPLE, Gold

AROUND = datetime.date(2024, 1, 7)
FEWEST_RIGHT = 0.95


def proposed(text: str, start: int, around: datetime.date = AROUND) -> FigureReading | None:
    """What is proposed for the sentence that begins at `start`."""
    sentence = next(span for span in sentences(text) if span.start == start)
    readings = read_figures(text, sentence, (sentence,), around)
    return next((reading for reading in readings if reading.likely), None)


def is_right(found: FigureReading | None, gold: Gold | None) -> bool:
    if found is None or gold is None:
        return found is None and gold is None
    figure = found.figure
    unit = gold.unit in ("*", figure.unit or "")
    about = gold.about in ("*", found.aspect)
    return figure.amount == gold.amount and figure.qualifier == gold.qualifier and unit and about


def outcomes(
    texts: list[tuple[str, dict[int, Gold | None]]],
) -> Iterator[tuple[bool, str, Gold | None, FigureReading | None]]:
    for text, gold in texts:
        for start, wanted in gold.items():
            found = proposed(text, start)
            yield is_right(found, wanted), f"…{start}", wanted, found


def sample_texts() -> list[tuple[str, dict[int, Gold | None]]]:
    folder = Path(corpus.__file__).parent / "sample"
    found = []
    for prefix, gold in SAMPLE.items():
        (path,) = (p for p in folder.glob(f"{prefix}-*") if not p.name.endswith(".json"))
        found.append((path.read_bytes().decode(), gold))
    return found


def article_texts(seeds: Path) -> list[tuple[str, dict[int, Gold | None]]]:
    paths = sorted(seeds.glob("*.txt"))
    return [(paths[number].read_bytes().decode(), gold) for number, gold in ARTICLES.items()]


def assert_mostly_right(
    results: list[tuple[bool, str, Gold | None, FigureReading | None]],
) -> None:
    wrong = [rest for right, *rest in results if not right]
    assert 1 - len(wrong) / len(results) >= FEWEST_RIGHT, wrong


def test_the_figures_of_the_sample_corpus_are_proposed_rightly() -> None:
    assert_mostly_right(list(outcomes(sample_texts())))


def test_the_figures_of_real_articles_are_proposed_rightly(seeds: Path) -> None:
    assert_mostly_right(list(outcomes(article_texts(seeds))))


@pytest.mark.parametrize("place", EVENTS)
def test_a_figure_of_another_year_is_another_events(seeds: Path, place: tuple[int, int]) -> None:
    text = sorted(seeds.glob("*.txt"))[place[0]].read_bytes().decode()
    found = proposed(text, place[1])
    assert found is not None
    assert found.event == EVENTS[place]


def test_every_reading_of_a_text_lies_in_its_sentence_and_comes_again() -> None:
    for text, _ in sample_texts():
        for sentence in sentences(text):
            readings = read_figures(text, sentence, (sentence,), AROUND)
            assert readings == read_figures(text, sentence, (sentence,), AROUND)
            assert all(sentence.contains(reading.span) for reading in readings)
            assert len({reading.span for reading in readings}) == len(readings)
            assert all(Span(0, len(text)).contains(reading.span) for reading in readings)
