"""Colours of what is looked at, which never move an offset and never fail."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments.token import Token

from reader.colouring import BLOCK, HEAD, Colouring, Lexer, lexer_for
from reader.layers import Style
from tests.reader.in_memory import TEXT, MemoryText

PYTHON = lexer_for("boats.py")
MARKDOWN = lexer_for("report.md")


def coloured(
    data: bytes, lexer: Lexer | None, start: int = 0, end: int = 10**9
) -> list[tuple[str, Style]]:
    found = Colouring(MemoryText(data), lexer).over(start, end)
    return [(data[one.start : one.end].decode(), one.style) for one in found]


def test_markdown_has_headings_emphasis_and_code() -> None:
    data = "# Brand in Värrhaven\n\nThe *ferry* burned, **32** saved by `rope`.\n".encode()
    assert coloured(data, MARKDOWN) == [
        ("# Brand in Värrhaven", Style.HEADING),
        ("*ferry*", Style.EMPHASIS),
        ("**32**", Style.STRONG),
        ("`rope`", Style.CODE),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_source_code_has_comments_strings_keywords_and_numbers(newline: str) -> None:
    data = newline.join(["", "# Fähre", "def saved():", "    return 'ö' + 32", ""]).encode()
    assert [(text.strip(), style) for text, style in coloured(data, PYTHON)] == [
        ("# Fähre", Style.COMMENT),
        ("def", Style.KEYWORD),
        ("return", Style.KEYWORD),
        ("'ö'", Style.STRING),
        ("32", Style.NUMBER),
    ]


def test_fenced_code_is_code_whatever_its_language() -> None:
    data = b"text\n\n```python\ndef saved(): pass\n```\n"
    assert {style for _, style in coloured(data, MARKDOWN)} == {Style.CODE}


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("a.py", "Python"),
        ("dir.md/b.MD", "Markdown"),
        ("Makefile", "Makefile"),
        ("CMakeLists.txt", "CMake"),
        ("c.rst", "reStructuredText"),
        ("d.txt", None),
        ("e.TXT", None),
        ("news", None),
        ("f.unknown", None),
    ],
)
def test_lexer_is_chosen_by_name_alone(name: str, language: str | None) -> None:
    lexer = lexer_for(name)
    assert (lexer and lexer.name) == language


def test_plain_text_has_no_colours() -> None:
    assert coloured(b"# not a heading\n", lexer_for("a.txt")) == []


@given(TEXT | st.text(alphabet="#*_`\n\r\t> -1a\"'ö", max_size=200))
def test_intervals_lie_in_the_text_in_order(text: str) -> None:
    data = text.encode()
    for lexer in (PYTHON, MARKDOWN):
        place = 0
        for interval in Colouring(MemoryText(data), lexer).over(0, len(data)):
            assert place <= interval.start < interval.end <= len(data)
            data[interval.start : interval.end].decode()
            place = interval.end


UNIT = "def saved(number):  # Fähre\n    return number + 32\n\n".encode()


@pytest.mark.parametrize("start", [0, HEAD - 100, HEAD + 10, 10 * HEAD + 17])
def test_only_a_window_of_a_large_text_is_read(start: int) -> None:
    text = MemoryText(UNIT * 20_000)
    found = list(Colouring(text, PYTHON).over(start, start + 2000))
    assert {one.style for one in found} == {Style.KEYWORD, Style.COMMENT, Style.NUMBER}
    assert all(one.start < start + 2000 and one.end > start for one in found)
    assert text.bytes_read <= HEAD + 4 * BLOCK


def test_colours_do_not_depend_on_the_way_to_a_place() -> None:
    text = MemoryText(UNIT * 2000)
    # Patience is another test's: a machine may be slow.
    walked = Colouring(text, PYTHON, clock=lambda: 0.0)
    there = 40_000
    for start in range(0, there, 700):
        list(walked.over(start, start + 1500))
    assert list(walked.over(there, there + 1500)) == list(
        Colouring(text, PYTHON, clock=lambda: 0.0).over(there, there + 1500)
    )


def test_a_string_begun_screens_ago_is_still_a_string_in_the_head() -> None:
    data = b"'''\n" + b"if 1: pass\n" * 1000 + b"'''\n"
    found = list(Colouring(MemoryText(data), PYTHON).over(8000, 9000))
    assert [one.style for one in found] == [Style.STRING]


def failing(_: str) -> Iterator[tuple[int, Any, str]]:
    yield 0, Token.Keyword, "def"
    raise RecursionError


def failing_at_once(_: str) -> Iterator[tuple[int, Any, str]]:
    raise ValueError


def lying(_: str) -> Iterator[tuple[int, Any, str]]:
    yield 0, Token.Keyword, "def"
    yield 4, Token.Number, "not there"


def overlapping(_: str) -> Iterator[tuple[int, Any, str]]:
    yield 0, Token.Keyword, "def"
    yield 1, Token.Keyword, "ef"


@pytest.mark.parametrize("tokens", [failing, failing_at_once, lying, overlapping])
def test_a_lexer_that_fails_or_lies_leaves_its_window_without_colours(
    tokens: Callable[[str], Iterator[tuple[int, Any, str]]],
) -> None:
    assert coloured(b"def saved(): pass\n", Lexer("broken", tokens)) == []


def test_a_slow_lexer_leaves_its_window_without_colours() -> None:
    seconds = count()

    def clock() -> float:
        return float(next(seconds))

    assert PYTHON is not None
    assert list(Colouring(MemoryText(UNIT), PYTHON, clock).over(0, 50)) == []


def test_a_lexer_that_fails_again_and_again_is_not_asked_any_more() -> None:
    asked: list[str] = []

    def fails(code: str) -> Iterator[tuple[int, Any, str]]:
        asked.append(code)
        raise ValueError

    colouring = Colouring(MemoryText(UNIT * 20_000), Lexer("broken", fails))
    for start in range(0, 500_000, 10_000):
        assert list(colouring.over(start, start + 1500)) == []
    assert len(asked) <= 4


def test_a_text_that_became_shorter_is_coloured_as_far_as_it_goes() -> None:
    text = MemoryText(UNIT, 1_000_000)
    assert {one.end <= len(UNIT) for one in Colouring(text, PYTHON).over(0, 20_000)} == {True}
    assert list(Colouring(text, PYTHON).over(500_000, 501_000)) == []
