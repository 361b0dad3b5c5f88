"""The search in one document: every match, exact bytes, over the seams of windows."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.selectors import Span
from corpus.document import Document
from corpus.matching import find
from corpus.query_parser import parse
from reader.session import document_search
from reader.session.document_search import search_document


def document(folder: Path, text: str) -> Document:
    path = folder / "text.txt"
    path.write_text(text, encoding="utf-8")
    return Document(path)


def words(opened: Document, query: str, start: int = 0) -> list[str]:
    *_, last = search_document(opened, query, start)
    assert last.final
    return [opened.read(span.start, span.end).decode() for span in last.spans]


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows so small that a few lines have many seams."""
    monkeypatch.setattr(document_search, "STEP", 64)
    monkeypatch.setattr(document_search, "OVERLAP", 48)


CASES = [
    ("ferry", "The Ferry; a ferry’s deck.", ["Ferry", "ferry"]),
    ('"upper deck"', "the upper\ndeck, an upper  deck", ["upper\ndeck", "upper  deck"]),
    ("名单", "港口局公布名单。名单", ["名单", "名单"]),
    ("elan", "e\u0301lan and élan", ["e\u0301lan", "élan"]),
    ("کشتی", "آتش در کشتي و کشتی", ["کشتي", "کشتی"]),
    ("nurse", "👩\u200d🔬 nurse 👍🏽 nurse", ["nurse", "nurse"]),
    ("resc*", "rescued, rescue; a rest", ["rescued", "rescue"]),
    ("zebra", "none", []),
]


@pytest.mark.parametrize(("query", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_matches_are_the_very_words(
    tmp_path: Path, query: str, text: str, expected: list[str]
) -> None:
    assert words(document(tmp_path, text), query) == expected


@pytest.mark.usefixtures("small_steps")
@pytest.mark.parametrize("padding", range(0, 70, 3))
@pytest.mark.parametrize("filler", ["x ", "港 ", "ش "])
def test_a_match_on_a_seam_is_found_once(tmp_path: Path, padding: int, filler: str) -> None:
    text = filler * padding + "the harbour master said " + filler * 50
    assert words(document(tmp_path, text), '"harbour master"') == ["harbour master"]


@pytest.mark.usefixtures("small_steps")
@given(
    st.lists(st.sampled_from(["ferry", "deck", "港", "e\u0301", "👍🏽", "\n", "a"]), max_size=80),
    st.integers(0, 300),
)
def test_windows_find_what_a_search_of_the_whole_finds(
    tmp_path_factory: pytest.TempPathFactory, parts: list[str], start: int
) -> None:
    text = " ".join(parts)
    opened = document(tmp_path_factory.mktemp("t"), text)
    query = 'ferry OR "deck a"'
    *_, last = search_document(opened, query, start)
    points = [
        Span(opened.offsets.code_point_of(s.start), opened.offsets.code_point_of(s.end))
        for s in last.spans
    ]
    assert points == list(find(parse(query), text))


@pytest.mark.usefixtures("small_steps")
def test_the_first_match_from_the_cursor_on_is_told_at_once(tmp_path: Path) -> None:
    opened = document(tmp_path, "ferry one. " * 40)
    answers = list(search_document(opened, "ferry", 200))
    assert [answer.final for answer in answers] == [False, True]
    assert any(span.start >= 200 for span in answers[0].spans)
    assert len(answers[0].spans) < len(answers[1].spans) == 40
    assert list(answers[1].spans) == sorted(answers[1].spans)


@pytest.mark.parametrize("query", ['"ferry', "(", "AND OR"])
def test_a_bad_query_is_told_with_its_reason(tmp_path: Path, query: str) -> None:
    (answer,) = search_document(document(tmp_path, "ferry"), query, 0)
    assert answer.final
    assert answer.error
    assert answer.spans == ()


def test_an_empty_document_has_no_match(tmp_path: Path) -> None:
    assert words(document(tmp_path, ""), "ferry") == []
