"""Cells agree with what the interface draws, cluster by cluster."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader import cells as cells_module
from reader.cells import CROWD, clusters, is_plain, is_single, shown, thinned
from reader.terminal.inert import inert
from tests.reader.in_memory import LINE, TEXT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("ab", [("a", 1), ("b", 1)]),
        ("e\u0301x", [("e\u0301", 1), ("x", 1)]),
        ("中a", [("中", 2), ("a", 1)]),
        ("👩\u200d🔬!", [("👩\u200d🔬", 2), ("!", 1)]),
        ("❤\ufe0fa", [("❤\ufe0f", 2), ("a", 1)]),
        ("🇫🇷🇮🇸", [("🇫🇷", 2), ("🇮🇸", 2)]),
        ("\u1112\u1161\u11ab", [("\u1112\u1161\u11ab", 2)]),
        ("a\u200bb", [("a\u200b", 1), ("b", 1)]),
        ("\u0301a", [("\u0301", 0), ("a", 1)]),
        ("\u094d\u0915\u094d\u0915a", [("\u094d", 0), ("\u0915\u094d\u0915", 2), ("a", 1)]),
        ("\u0915\u094d\u0915", [("\u0915\u094d\u0915", 2)]),
        ("\u200d\u0915\u094d\u0937", [("\u200d\u0915\u094d", 0), ("\u0937", 1)]),
    ],
)
def test_clusters_and_their_cells(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(text[part.start : part.end], part.cells) for part in clusters(text)] == expected


def test_room_counts_the_members_of_an_emoji_sequence() -> None:
    assert [(part.cells, part.room) for part in clusters("👩\u200d👩\u200d👧")] == [(2, 6)]


@given(LINE, st.data())
def test_cells_of_whole_clusters_add_up_to_what_is_drawn(line: str, data: st.DataObject) -> None:
    text = shown(line).replace("\t", " ")
    parts = clusters(text)
    first = data.draw(st.integers(0, len(parts)))
    run = parts[first : data.draw(st.integers(first, len(parts)))]
    drawn = text[run[0].start : run[-1].end] if run else ""
    assert sum(part.cells for part in run) == cell_len(drawn)
    assert all(part.room >= part.cells for part in run)


@given(LINE)
def test_clusters_partition_the_text_at_boundaries_of_unicode_clusters(line: str) -> None:
    text = shown(line)
    parts = clusters(text)
    assert "".join(text[part.start : part.end] for part in parts) == text
    boundaries = {match.start() for match in regex.finditer(r"\X", text)}
    after_marks = {parts[0].end} if parts and not parts[0].cells else set()
    assert {part.start for part in parts} <= boundaries | after_marks


@given(LINE)
def test_what_has_cells_begins_with_a_letter(line: str) -> None:
    """A mark that begins a cluster would be drawn into the cell before it."""
    text = shown(line)
    assert all(
        cell_len(text[part.start]) or text[part.start] == "\t" or not part.cells
        for part in clusters(text)
    )


@given(LINE)
def test_shown_keeps_the_length_and_is_shown_the_same_again(line: str) -> None:
    assert len(shown(line)) == len(line)
    assert shown(shown(line)) == shown(line)
    assert not re.search("[\x00-\x08\x0a-\x1f\x7f-\x9f\u202e]", shown(line))


def test_plain_characters_are_one_cell_and_one_cluster_each() -> None:
    plain = [chr(code) for code in range(0x10000) if is_plain(chr(code))]
    assert len(plain) > 1000
    assert all(cell_len(character) == 1 for character in plain)
    text = "".join(plain)
    assert len(regex.findall(r"\X", text)) == len(plain)
    assert shown(text) == text
    assert not {"\t", "\u3000", "\u2003", "\u200b"} & set(plain)


def test_a_long_run_of_marks_is_one_cluster_and_quick() -> None:
    assert [part.cells for part in clusters("a" + "\u0301\u200b" * 20_000)] == [1]


@pytest.mark.parametrize("name", ["naughty-strings.json"])
def test_naughty_strings_agree_with_what_is_drawn(testdata: Path, name: str) -> None:
    for string in json.loads((testdata / "unicode" / name).read_text("utf-8")):
        text = shown(string).replace("\t", " ")
        assert sum(part.cells for part in clusters(text)) == cell_len(text)


def test_characters_that_need_no_grapheme_rules_are_a_cluster_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "".join(chr(code) for code in range(0x10000) if single(chr(code)))
    boundaries = [match.start() for match in regex.finditer(r"\X", text)]
    assert len(text) > 30_000
    assert boundaries == list(range(len(text)))
    monkeypatch.setattr(cells_module, "is_single", lambda _: False)
    assert {(part.end - part.start, part.cells) for part in clusters(text)} == {(1, 1), (1, 2)}


def single(character: str) -> bool:
    return is_single(character)


def test_a_page_of_plain_text_is_laid_out_by_the_standard_library_alone() -> None:
    code = (
        "import sys; from reader import colouring, layers, paging, rows;"
        "from reader.wrapping import cells, wrap;"
        "line = 'Der Hafen von Varrhaven – “heute”, Ёлка, سلام ' * 9;"
        "print([len(cells(line, row)) for row in wrap(line, 40)][0]);"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"rich", "regex", "textual", "pygments"} & set(done.stdout.split())


PILED = st.sampled_from(
    ["\u0301", "\u20dd", "\ufe0f", "\u200b", "\u094d\u0915", "\u200d👩", "\u1112"]
)
CROWDED = st.lists(
    st.sampled_from("ab 中👩❤\u2194\u0915") | st.builds(str.__mul__, PILED, st.integers(1, 40)),
    max_size=8,
).map("".join)


@given(TEXT | CROWDED)
@example("\u1112" * 12 + "\u0301\u1112\u0301")
def test_what_is_sent_has_the_cells_of_the_text_and_no_cluster_without_end(text: str) -> None:
    text = inert(text)
    sent = thinned(text)
    assert cell_len(sent) == cell_len(text)
    assert len(sent) <= CROWD * max(1, len(clusters(text))) + cell_len(text)
    assert thinned(sent) == sent
    rest = iter(text)
    assert all(character in rest for character in sent), "other code points, or in another order"


@pytest.mark.parametrize(
    "text",
    [
        "וַיֹּ֥אמֶר אֱלֹהִ֖ים",
        "ཧྐྵྨླྺྼྻྂ",
        "👩🏻\u200d❤\ufe0f\u200d💋\u200d👨🏼",
        "Việt ngữ, a\u0301\u0302\u0303\u0304\u0305",
        "ก็ ที่ ผู้ใหญ่บ้านกล่าวว่า" * 3,
    ],
)
def test_no_writing_loses_a_mark(text: str) -> None:
    assert thinned(text) == text
