"""What `c` will ask for is worked out ahead: of the latest sentence, and in no other way."""

from pathlib import Path

import pytest

from corpus.attribution.parse import parse
from reader.ahead import ThinkAhead
from reader.session.courtesy import Courtesy
from reader.session.thinking import Thinker
from reader.update import press
from tests.reader.harness import Reader, reader_of_text

TEXT = (
    "The ferry left at noon.\n\n"
    "At least 84 people were killed, the port office said on Monday.\n\n"
    "The mayor of Varrhaven denied that.\n"
)


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return reader_of_text(tmp_path, TEXT)


def thought(reader: Reader, key: str) -> list[ThinkAhead]:
    return [e for e in press(reader.state, key)[1] if isinstance(e, ThinkAhead)]


@pytest.mark.parametrize("key", ["l", "J"])
def test_a_key_that_leads_to_a_sentence_has_it_thought_about(reader: Reader, key: str) -> None:
    (ahead,) = thought(reader, key)
    assert ahead.state.reading is not None
    assert ahead.state.reading.document.words(ahead.state.reading.cursor).startswith("At least 84")


@pytest.mark.parametrize("key", ["j", "k", " ", "c", "?"])
def test_scrolling_past_sentences_has_nothing_thought_about(reader: Reader, key: str) -> None:
    assert not thought(reader, key)


def test_a_sentence_without_end_is_not_thought_about(tmp_path: Path) -> None:
    endless = reader_of_text(tmp_path, "A start.\n\n" + "and so on " * 300 + "\n")
    assert not thought(endless, "l")


def test_only_the_latest_is_thought_about_and_c_finds_it_worked_out(reader: Reader) -> None:
    (first,) = thought(reader, "l")
    reader.type("l")
    (latest,) = thought(reader, "l")
    reader.type("l")
    thinker = Thinker(Courtesy())
    thinker.want(first)
    thinker.want(latest)
    parse.cache_clear()
    thinker.think(first)
    assert parse.cache_info().misses == 0
    thinker.think(latest)
    worked_out = parse.cache_info().misses
    assert worked_out
    reader.type("c")
    assert parse.cache_info().misses == worked_out
