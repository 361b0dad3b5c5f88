"""Every screen at every size: exact rows, nothing too wide, nothing alive in a stranger's text."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from corpus.library import Corpus
from reader.actions import ACTIONS, HINT_LETTERS, Mode
from reader.modes.prompting import pasted
from reader.mouse import Gesture, moused
from reader.screens.frame import Frame, plain
from reader.screens.render import render
from reader.state import State
from tests.corpus.sidecar_fixtures import linked, tagged, write_sidecar
from tests.reader.harness import SIZES, Reader, library_reader, reader_of
from tests.reader.shelf import FILES, TOLL

ALIVE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
SMALL_SHELF = [name for name in FILES if name != "g-long.txt"]


def check(state: State) -> Frame:
    """What holds of every frame."""
    width, height = state.size.width, state.size.height
    frame = render(state)
    assert len(frame.rows) == height
    for row in frame.rows:
        text = plain(row)
        assert cell_len(text) <= max(0, width - 1), (text, width)
        assert not ALIVE.search(text), text
    x, y = frame.cursor
    assert 0 <= x < width
    assert 0 <= y < height
    return frame


# ---- any keys on any size ------------------------------------------------------------------

KEYS = sorted({key for action in ACTIONS for key in action.keys} | {"Z", "backspace", "delete"})
JOBS = ["c a", "c enter", "v w w c", "v space e t x enter", "s a", "i n enter", "e w enter", "/ a"]
STEPS = st.one_of(
    st.sampled_from(KEYS),
    st.sampled_from(KEYS),
    st.sampled_from(JOBS),
    st.tuples(st.integers(1, 120), st.integers(1, 40)),
    st.tuples(st.sampled_from(list(Gesture)), st.integers(0, 90), st.integers(0, 30)),
)


@given(
    st.sampled_from(SIZES), st.sampled_from(SMALL_SHELF), st.lists(STEPS, min_size=5, max_size=60)
)
def test_no_key_and_no_size_breaks_a_screen(
    tmp_path_factory: pytest.TempPathFactory,
    size: tuple[int, int],
    name: str,
    steps: list[str | tuple[int, int] | tuple[Gesture, int, int]],
) -> None:
    reader = library_reader(tmp_path_factory.mktemp("s"), *SMALL_SHELF, size=size).open(name)
    for step in steps:
        match step:
            case str():
                reader.type(step)
            case (int(width), int(height)):
                reader.resize(width, height)
            case (gesture, x, y):
                reader.does(moused(reader.state, Gesture(gesture), x, y))
        check(reader.state)


@pytest.mark.slow
@settings(max_examples=300)
@given(
    st.sampled_from(SIZES),
    st.sampled_from(sorted(FILES)),
    st.lists(STEPS, min_size=20, max_size=150),
)
def test_many_keys_on_long_texts_break_no_screen(
    tmp_path_factory: pytest.TempPathFactory,
    size: tuple[int, int],
    name: str,
    steps: list[str | tuple[int, int] | tuple[Gesture, int, int]],
) -> None:
    reader = library_reader(tmp_path_factory.mktemp("s"), size=size).open(name)
    for step in steps:
        match step:
            case str():
                reader.type(step)
            case (int(width), int(height)):
                reader.resize(width, height)
            case (gesture, x, y):
                reader.does(moused(reader.state, Gesture(gesture), x, y))
        check(reader.state)


# ---- each screen at each size --------------------------------------------------------------

SCREENS = {
    "library": "tab",
    "reading": "",
    "pending": "c",
    "linked": "c s a",
    "source": "s",
    "selecting": "v w",
    "listing": "c a l c o",
    "help": "?",
    "note": "i a b c",
    "search": "/ a b",
    "matches": "/ t h e enter",
    "kind": "]",
    "finding": "f p e o p l e",
    "found": "f p e o p l e enter j",
    "nothing found": "f z z z enter",
    "bad question": "f ( a enter",
    "palette": "ctrl+p p a",
    "name": "tab N",
    "refused": "Z",
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", SCREENS.values(), ids=SCREENS.keys())
def test_every_screen_at_every_size(tmp_path: Path, keys: str, size: tuple[int, int]) -> None:
    reader = library_reader(tmp_path, *SMALL_SHELF, size=size).open("a-toll.txt")
    reader.to("32 people").type(keys)
    check(reader.state)
    for other in SIZES:
        check(reader.resize(*other).state)


@pytest.mark.parametrize("name", sorted(FILES))
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_document_at_every_size(tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    reader = reader_of(tmp_path, name, size=size)
    for keys in ("", "l c", "space", "G", "c", "v", "escape g"):
        check(reader.type(keys).state)


# ---- reading -------------------------------------------------------------------------------


def test_the_title_has_place_date_and_title(reader: Reader) -> None:
    assert reader.rows()[0] == " 1/8  2031-05-04  Ferry fire: port office revises toll"


def test_text_stands_behind_a_gutter_of_nine_and_is_at_most_70_wide(tmp_path: Path) -> None:
    reader = reader_of(tmp_path, size=(200, 50))
    for row in reader.rows()[1:-2]:
        assert len(row) <= 79
        assert row[9:10] != " "


def test_under_60_columns_the_gutter_has_two_cells(tmp_path: Path) -> None:
    reader = reader_of(tmp_path, size=(59, 20)).to("41 people").type("c l")
    assert any(row.startswith("? Harbour") for row in reader.rows())
    assert all(row[1:2] in ("", " ") for row in reader.rows()[1:-2])


def test_the_gutter_as_in_the_example(reader: Reader) -> None:
    reader.to("32 people").type("c s a").to("second statement").type("c")
    gutters = [row[:9].ljust(9) for row in reader.rows()[1:-2] if row.strip()]
    assert (
        gutters
        == [
            "         ",
            "         ",
            "         ",
            "         ",
            "         ",
            " C1  S2  ",
            "     S1  ",
            "         ",
            ">C?      ",
            "|        ",
            "        g",
        ][: len(gutters)]
    )


def test_the_cursor_of_the_terminal_stands_on_the_sentences_first_cell(reader: Reader) -> None:
    reader.to("The cause")
    row = next(i for i, row in enumerate(reader.rows()) if "The cause" in row)
    assert reader.frame.cursor == (reader.rows()[row].index("The cause"), row)


def test_hints_are_letters_that_link(reader: Reader) -> None:
    reader.to("second statement").type("c")
    drawn = {run.text for row in reader.frame.rows for run in row if "hint" in run.styles}
    assert drawn <= set(HINT_LETTERS)
    assert drawn


def test_the_status_has_place_counts_and_saved(reader: Reader) -> None:
    reader.to("41 people").type("c a").to("The cause").type("c l")
    assert reader.status.startswith(" 100%  2 claims  1 unsourced  1 source  saved")
    assert reader.status.endswith("c claim  s source  f find  ?")


def test_a_message_takes_the_place_of_the_status_for_one_key(reader: Reader) -> None:
    assert "no jump yet" in reader.type("'").status
    assert "no jump yet" not in reader.type("l").status


def test_an_empty_document_says_so(tmp_path: Path) -> None:
    assert reader_of(tmp_path, "f-empty.txt").rows()[1].strip() == "(an empty document)"


# ---- the library ---------------------------------------------------------------------------


def test_the_library_has_numbers_left_and_titles_last(library: Reader) -> None:
    rows = library.rows()
    assert rows[0] == " corpus   8 documents"
    assert rows[1] == "   read   C  ?  S  date         outlet / title"
    assert rows[2] == ">     -   -  -  -  2031-05-04d  - / Ferry fire: port office revises toll"
    assert rows[3].endswith("n.d.         - / Night ward counts the rescued")


def test_the_first_steps_stay_until_the_first_claim(library: Reader) -> None:
    def shown() -> bool:
        return any("Start:  Enter   read it" in row for row in library.rows())

    assert shown()
    assert any("NAME.anna.annotations.json" in row for row in library.rows())
    library.type("enter s l tab")
    assert shown()
    library.type("enter").to("41 people").type("c l tab")
    assert not shown()


def test_on_a_small_screen_documents_come_before_first_steps(tmp_path: Path) -> None:
    rows = library_reader(tmp_path, size=(40, 8)).rows()
    assert len([row for row in rows[2:-2] if row]) == 4


@pytest.mark.parametrize("size", SIZES[:4])
def test_the_selected_document_is_on_the_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    library = library_reader(tmp_path, size=size)
    for _ in range(8):
        assert sum(row.startswith(">") for row in library.rows()) == 1
        library.type("j")


# ---- finding -------------------------------------------------------------------------------


def test_hits_stand_in_a_column_with_the_words_in_brackets(library: Reader) -> None:
    library.type("f").say("rescued").type("enter")
    rows = [row for row in library.rows() if "[rescued]" in row]
    assert len(rows) == 3
    assert {row.index("rescued]") for row in rows} == {30}
    assert rows[0].startswith(">1/3")
    assert library.rows()[0].startswith(" find: rescued")
    assert "3 in 1 document   by rank" in library.rows()[0]


# ---- hostile text --------------------------------------------------------------------------

EVIL = "\x1b[2J\x1b]0;owned\x07\x9b31m\u202eevil\u2066\x7f\r\x08"


@pytest.fixture
def hostile(tmp_path: Path) -> Reader:
    """A corpus whose text, name and title are full of controls."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    text = f"Title {EVIL} here\n\nIlo {EVIL} Varr said that 41 {EVIL} people had died.\n"
    (folder / "a\x1b[31m\u202eb.txt").write_text(text, encoding="utf-8", newline="")
    return Reader(Corpus(folder))


def test_controls_are_inert_on_every_screen(hostile: Reader) -> None:
    check(hostile.state)
    hostile.type("enter")
    check(hostile.state)
    for keys in ("l c", "a", "l h i", "escape t", "escape o", "q", "f p e o p l e", "enter", "?"):
        check(hostile.type(keys).state)


def test_controls_in_names_notes_and_tags_are_inert(hostile: Reader) -> None:
    hostile.type("enter l c /").say(EVIL.replace("\x1b", "") + "\u202e").type("enter")
    check(hostile.state)
    for keys in ("l h i", "t"):
        hostile.type(keys)
        hostile.does(pasted(hostile.state, EVIL))
        check(hostile.state)
        hostile.type("enter")
        check(hostile.state)
    check(hostile.type("o").state)


def test_controls_in_the_sidecar_of_another_are_inert(tmp_path: Path, own_folders: Path) -> None:
    reader = library_reader(tmp_path, "a-toll.txt")
    claim = tagged(TOLL, "41 people had died", f"tag{EVIL}", note=EVIL, by="ben")
    source = tagged(TOLL, "Ilo Varr", "source", entity=EVIL, by="ben")
    path = reader.world.corpus.root / "a-toll.txt"
    write_sidecar(path, [claim, source, linked(claim, source, by="ben")], own_folders, by="ben")
    reader.open("a-toll.txt").to("41 people")
    for keys in ("", "c", "l h o", "q s", "escape ?"):
        check(reader.type(keys).state)


@pytest.mark.parametrize("mode", [Mode.READING, Mode.PENDING, Mode.SELECTING, Mode.LIBRARY])
def test_help_has_every_action_of_its_mode(reader: Reader, mode: Mode) -> None:
    keys = {Mode.READING: "", Mode.PENDING: "c", Mode.SELECTING: "v", Mode.LIBRARY: "tab"}[mode]
    reader.to("41 people").type(keys + " ?")
    pages = list(reader.rows()[1:-2])
    while (rows := reader.type("space").rows()[1:-2]) != pages[-len(rows) :]:
        pages += rows
    text = " ".join(" ".join(pages).split())
    for action in ACTIONS:
        if mode in action.modes and action.text:
            assert action.text.split()[0] in text
            assert " ".join(action.text.split()[:3]) in text, action.name
