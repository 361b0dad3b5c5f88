"""Searching the document while the answer is still to come: keys are counted, words stay true."""

from pathlib import Path

import pytest

from annotations.selectors import Span
from reader.effects import SearchDocument, StopSearch
from reader.messages import Matched
from tests.reader.harness import Reader, reader_of_text

TEXT = "A ferry came in. " * 10


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    """A document whose searches are answered by the test."""
    found = reader_of_text(tmp_path, TEXT)
    found.waits = True
    return found


def ask(reader: Reader) -> None:
    reader.type("/").say("ferry").type("enter")
    assert reader.message == "searching for ferry"


def places(first: int, last: int) -> tuple[Span, ...]:
    """The matches number `first` to `last`, from 0."""
    return tuple(Span(17 * n + 2, 17 * n + 7) for n in range(first, last))


def answer(reader: Reader, first: int, last: int, *, final: bool, through: int = 100) -> None:
    asked = [effect for effect in reader.waiting if isinstance(effect, SearchDocument)][-1]
    reader.hears(Matched(asked.name, asked.ticket, places(first, last), final, "", through))


def test_a_number_that_may_grow_says_so_until_all_are_known(reader: Reader) -> None:
    ask(reader)
    answer(reader, 0, 3, final=False, through=30)
    assert reader.message == "match 1 of 3 so far"
    reader.type("n")
    assert reader.message == "match 2 of 3 so far"
    answer(reader, 0, 5, final=False, through=50)
    assert reader.message == "match 2 of 5 so far"
    answer(reader, 0, 10, final=True)
    assert reader.message == "match 2 of 10"


def test_it_says_how_far_it_is_until_there_is_a_match(reader: Reader) -> None:
    ask(reader)
    answer(reader, 0, 0, final=False, through=40)
    assert reader.message == "searching for ferry … 40%"
    answer(reader, 0, 0, final=False, through=80)
    assert reader.message == "searching for ferry … 80%"
    answer(reader, 0, 0, final=True)
    assert reader.message == "searching for ferry*"
    answer(reader, 0, 0, final=True)
    assert reader.message == "not found: ferry*"


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("n n", "match 3 of 10"),
        ("n n n", "match 4 of 10"),
        ("N", "match 10 of 10  (round the end)"),
        ("N N", "match 9 of 10  (round the end)"),
    ],
)
def test_a_step_to_what_is_not_known_yet_is_done_when_it_is(
    reader: Reader, keys: str, said: str
) -> None:
    ask(reader)
    answer(reader, 0, 2, final=False, through=10)
    reader.type(keys)
    assert reader.message == "searching for ferry"
    answer(reader, 0, 2, final=False, through=60)
    assert reader.message == "searching for ferry … 60%"
    answer(reader, 0, 10, final=True)
    assert reader.message == said


def test_a_step_taken_back_is_waited_for_no_more(reader: Reader) -> None:
    ask(reader)
    answer(reader, 0, 2, final=False, through=10)
    reader.type("n n N")
    assert not reader.message
    answer(reader, 0, 10, final=True)
    assert reader.reading.cursor.start == 17


def test_keys_after_such_a_step_are_heard_where_it_leads(reader: Reader) -> None:
    ask(reader)
    answer(reader, 0, 1, final=False)
    before = reader.reading.cursor
    reader.type("n l")
    assert reader.reading.cursor == before
    answer(reader, 0, 10, final=True)
    assert reader.reading.cursor.start == 17 * 2


def test_giving_a_search_up_stops_it(reader: Reader) -> None:
    ask(reader)
    reader.type("ctrl+c")
    assert isinstance(reader.waiting[-1], StopSearch)
    answer(reader, 0, 10, final=True)
    assert reader.reading.matches.spans == ()
    assert not reader.message


def test_the_answer_of_another_document_is_none_of_this_one(reader: Reader) -> None:
    ask(reader)
    reader.hears(Matched("b.txt", reader.reading.matches.ticket, places(0, 3)))
    assert reader.message == "searching for ferry"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", 'words, "a phrase" or any query'),
        ("port", 'words, "a phrase" or any query'),
        ("port office", 'each word is found by itself; the phrase is  "port office"'),
        ('"port office"', 'words, "a phrase" or any query'),
        ("port OR quay", 'words, "a phrase" or any query'),
        ("rescue* quay", 'words, "a phrase" or any query'),
    ],
)
def test_the_prompt_says_that_words_are_no_phrase(reader: Reader, typed: str, said: str) -> None:
    """Whoever comes from less would take them for one."""
    assert said in reader.type("/").say(typed).detail
