"""The mouse: a click puts the cursor, a drag selects, the wheel scrolls; nothing needs it."""

from pathlib import Path

import pytest

from reader.actions import Mode
from reader.mouse import WHEEL, Gesture, moused
from tests.reader.harness import Reader, library_reader, reader_of


def at(reader: Reader, words: str, gesture: Gesture = Gesture.PRESS) -> Reader:
    """A gesture on the first cell of `words`."""
    rows = reader.rows()
    y = next(i for i, row in enumerate(rows) if words in row)
    return reader.does(moused(reader.state, gesture, rows[y].index(words), y))


def test_a_click_puts_the_cursor_on_the_sentence(reader: Reader) -> None:
    at(reader, "the list of")
    assert reader.sentence.startswith("In a second statement")


def test_a_click_on_an_annotation_puts_it_in_focus(reader: Reader) -> None:
    reader.to("32 people").type("c a")
    at(reader, "the island")
    assert "source 1 Coast Wire" in reader.detail
    at(reader, "brought")
    assert "claim <- 1 Coast Wire" in reader.detail


def test_a_drag_selects_what_it_passes_over(reader: Reader) -> None:
    at(reader, "the island")
    at(reader, "the island", Gesture.DRAG)
    at(reader, "reported", Gesture.DRAG)
    assert reader.mode() is Mode.SELECTING
    assert reader.selected == ["the island agency Coast Wire"]


def test_a_drag_over_rows(reader: Reader) -> None:
    at(reader, "41 people", Gesture.DRAG)
    at(reader, "the toll could", Gesture.DRAG)
    at(reader, "the toll could", Gesture.RELEASE)
    assert reader.selected == ["41 people had died in the fire. He added that"]
    reader.type("c")
    assert len(reader.annotations("claim")) == 1


def test_a_click_drops_a_selection_and_ends_pending(reader: Reader) -> None:
    reader.to("41 people").type("v")
    at(reader, "Meanwhile")
    assert reader.mode() is Mode.READING
    reader.type("c")
    at(reader, "Harbour master")
    assert reader.mode() is Mode.READING


def test_a_drag_selects_whole_clusters(tmp_path: Path) -> None:
    reader = reader_of(tmp_path, "e-emoji.txt")
    y = next(i for i, row in enumerate(reader.rows()) if "The nurse" in row)
    reader.does(moused(reader.state, Gesture.DRAG, 9 + len("The nurse "), y))
    reader.does(moused(reader.state, Gesture.DRAG, 9 + len("The nurse ") + 3, y))
    assert reader.selected[0].startswith("👍🏽")


@pytest.mark.parametrize(("x", "y"), [(0, 0), (5, 0), (9, 23), (9, 22), (79, 40)])
def test_clicks_beside_the_text_do_nothing(reader: Reader, x: int, y: int) -> None:
    before = reader.state
    assert reader.does(moused(before, Gesture.PRESS, x, y)).state == before


def test_a_click_in_the_gutter_takes_the_row(reader: Reader) -> None:
    y = next(i for i, row in enumerate(reader.rows()) if "Meanwhile" in row)
    reader.does(moused(reader.state, Gesture.PRESS, 2, y))
    assert reader.sentence.startswith("Meanwhile")


def test_the_wheel_scrolls_and_says_nothing_at_the_ends(tmp_path: Path) -> None:
    reader = reader_of(tmp_path, "g-long.txt")
    reader.does(moused(reader.state, Gesture.WHEEL_UP, 20, 5))
    assert reader.message == ""
    rows = reader.rows()
    reader.does(moused(reader.state, Gesture.WHEEL_DOWN, 20, 5))
    assert reader.rows()[1][9:] == rows[1 + WHEEL][9:]


def test_in_a_list_the_wheel_selects(library: Reader) -> None:
    library.does(moused(library.state, Gesture.WHEEL_DOWN, 5, 5))
    assert library.state.library_list.selected == WHEEL
    library.does(moused(library.state, Gesture.WHEEL_UP, 5, 5))
    assert library.state.library_list.selected == 0


def test_a_click_selects_a_document_and_another_opens_it(library: Reader) -> None:
    at(library, "Night ward")
    assert library.mode() is Mode.LIBRARY
    at(library, "Night ward")
    assert library.reading.document.name == "b-lamp.txt"


@pytest.mark.parametrize("size", [(80, 24), (60, 10), (40, 8)])
def test_a_click_takes_the_document_that_is_drawn_there(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    library = library_reader(tmp_path, size=size).type("G k")
    rows = library.rows()
    for y in range(2, size[1] - 2):
        if not rows[y].strip() or y >= rows.index("", 2):
            continue
        after, _ = moused(library.state, Gesture.PRESS, 3, y)
        if rows[y].startswith(">"):
            assert after.opening
            continue
        entry = after.library[after.library_list.selected]
        assert (entry.title or entry.name)[:12] in rows[y]


def test_a_click_on_the_first_steps_opens_nothing(library: Reader) -> None:
    before = library.state
    assert at(library, "Start:").state == before


def test_a_click_on_a_hit_selects_and_opens_it(library: Reader) -> None:
    library.type("f").say("rescued").type("enter")
    at(library, "11 people were")
    assert library.state.finding_list.selected == 2
    at(library, "11 people were")
    assert "11 people" in library.sentence


def test_a_click_in_the_list_of_annotations(reader: Reader) -> None:
    reader.to("41 people").type("c a").to("32 people").type("c l o")
    at(reader, "Harbour master Ilo Varr said")
    assert reader.state.listing_list.selected == 0
    at(reader, "Harbour master Ilo Varr said")
    assert reader.mode() is Mode.READING
    assert "41 people" in reader.sentence


def test_a_click_below_a_list_does_nothing(reader: Reader) -> None:
    reader.type("o")
    before = reader.state
    assert reader.does(moused(before, Gesture.PRESS, 5, 15)).state == before


@pytest.mark.parametrize("keys", ["i", "]"])
def test_while_a_prompt_or_a_letter_is_waited_for_the_mouse_does_nothing(
    reader: Reader, keys: str
) -> None:
    reader.to("41 people").type(keys)
    before = reader.state
    assert moused(before, Gesture.PRESS, 12, 2) == (before, ())


def test_in_help_the_wheel_scrolls_and_clicks_do_nothing(reader: Reader) -> None:
    reader.type("?").does(moused(reader.state, Gesture.WHEEL_DOWN, 5, 5))
    assert reader.state.help_list.top == WHEEL
    assert at(reader, "one").mode() is Mode.HELP
