"""Letters under marks without end: what is sent is bounded, and every place stays what it is."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from corpus.library import Corpus
from reader import first_page
from reader.cells import CROWD
from reader.screens.frame import plain
from reader.terminal.capabilities import Capabilities
from reader.terminal.painter import Painter, Rows
from tests.reader.harness import Reader, reader_of_text

SIZE = (80, 24)
MOST = 80 * 24 * CROWD * 4
"""Bytes of a page, whatever stands on it."""
ACUTE = "\u0301"
TEXTS = {
    "one letter under all marks": ("a" + ACUTE * 100_000, 3_000),
    "marks alone": (ACUTE * 100_000, 3_000),
    "every letter under sixty": (("h" + ACUTE * 60) * 3_000, MOST),
    "one family of thousands": ("👩" + "\u200d👩" * 10_000, 3_000),
    "one syllable of thousands": ("\u1112" * 20_000, 3_000),
}


def painted(rows: Rows) -> int:
    """Bytes that a terminal is sent for a page of these rows."""
    return len(Painter(Capabilities()).paint(rows, (0, 0), SIZE).encode())


def text_of(rows: Rows) -> list[str]:
    """What stands between the title and the two bottom rows, without the gutter."""
    return [plain(row[1:]).rstrip() for row in rows[1:-2]]


@pytest.mark.parametrize("name", TEXTS)
def test_a_page_is_bounded_and_the_first_one_is_that_of_the_reader(
    tmp_path: Path, name: str
) -> None:
    text, most = TEXTS[name]
    reader = reader_of_text(tmp_path, text, SIZE)
    rows = reader.frame.rows
    assert painted(rows) <= most
    assert all(cell_len(plain(row)) < SIZE[0] for row in rows)
    page = first_page._page(str(reader.world.corpus.root / "own.txt"), None, SIZE)
    assert page is not None
    assert painted(page[0]) <= most
    assert text_of(page[0])[: len(rows) - 3] == text_of(rows)[: len(page[0])]


def test_what_is_tagged_is_the_whole_text_and_no_cell_moves(tmp_path: Path) -> None:
    name = "".join(letter + ACUTE * 60 for letter in "Varr")
    said = f"Ilo {name} said that 41 people had died."
    reader = reader_of_text(tmp_path, f"{said} The port office agreed.\n", SIZE)
    before = text_of(reader.frame.rows)
    assert ACUTE * (CROWD - 1) in before[0]
    assert ACUTE * CROWD not in before[0]
    reader.type("c")
    assert reader.quotes("claim") == [[said]]
    reader.type("escape")
    assert text_of(reader.frame.rows) == before
    bare = f"{said} The port office agreed.".replace(ACUTE, "")
    assert cell_len(before[0]) == len(bare)


@pytest.mark.slow
def test_lists_dialogs_and_the_bottom_rows_are_bounded_too(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    piled = "".join(letter + ACUTE * 5_000 for letter in "ferry")
    for number in range(30):
        (folder / f"{number}.txt").write_text(f"The {piled} burned\n\nA quay {piled} there.\n")
    reader = Reader(Corpus(folder), SIZE)
    assert painted(reader.frame.rows) <= MOST
    reader.type("f").say("quay")
    assert painted(reader.frame.rows) <= MOST
    reader.type("enter enter c escape i").say(piled[:1_900])
    assert painted(reader.frame.rows) <= MOST
    reader.type("enter")
    assert painted(reader.frame.rows) <= MOST
    reader.type("o")
    assert painted(reader.frame.rows) <= MOST
