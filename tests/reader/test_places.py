"""Screens: going, coming back, leaving; the library, lists of annotations, help."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.library import Corpus
from reader.actions import Mode
from reader.effects import Quit, Redraw, Remember, Suspend
from reader.help_lines import help_lines
from reader.layers import Style
from reader.listed import ListState
from reader.messages import Listed
from tests.reader.harness import Reader, library_reader
from tests.reader.shelf import write_shelf


def left(reader: Reader) -> bool:
    return any(isinstance(effect, Quit) for effect in reader.effects)


@pytest.fixture
def lone(tmp_path: Path) -> Reader:
    """A reader on one document, given by its path."""
    return Reader(Corpus(write_shelf(tmp_path / "corpus", "a-toll.txt") / "a-toll.txt"))


# ---- leaving -------------------------------------------------------------------------------


def test_q_goes_one_screen_back_and_leaves_from_the_library(library: Reader) -> None:
    library.type("f").say("rescued").type("enter enter o ?")
    modes = []
    for _ in range(4):
        library.type("q")
        modes.append(library.mode())
    assert modes == [Mode.LISTING, Mode.READING, Mode.FINDING, Mode.LIBRARY]
    assert not left(library)
    assert left(library.type("q"))


def test_a_lone_document_is_left_by_q(lone: Reader) -> None:
    assert lone.mode() is Mode.READING
    assert left(lone.type("q"))


def test_a_lone_document_has_no_library_and_no_corpus_to_search(lone: Reader) -> None:
    assert "lone document" in lone.type("tab").message
    assert "lone document" in lone.type("f").message
    assert lone.mode() is Mode.READING


def test_where_one_was_is_remembered_when_one_goes(reader: Reader) -> None:
    reader.to("32 people").type("q")
    (kept,) = [e for e in reader.effects if isinstance(e, Remember)]
    assert kept.name == "a-toll.txt"
    assert reader.open("a-toll.txt").sentence.startswith("Meanwhile")


def test_escape_leaves_nothing(library: Reader) -> None:
    library.type("escape escape ctrl+c ctrl+c")
    assert not left(library)
    assert library.mode() is Mode.LIBRARY


# ---- the library ---------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["enter", "l", "right"])
def test_the_selected_document_is_opened(library: Reader, key: str) -> None:
    library.type("j").type(key)
    assert library.reading.document.name == "b-lamp.txt"
    assert library.mode() is Mode.READING


def test_tab_goes_back_to_the_library_which_shows_how_far_one_read(reader: Reader) -> None:
    reader.to("41 people").type("c l tab")
    assert reader.mode() is Mode.LIBRARY
    row = next(row for row in reader.rows() if "revises toll" in row)
    assert row.split()[1:4] == ["100%", "1", "1"]


def test_the_selection_stays_on_its_document_when_the_list_comes_again(library: Reader) -> None:
    library.type("j j enter q")
    assert library.state.library[library.state.library_list.selected].name == "c-cjk.txt"


def test_a_document_that_is_gone_says_so_and_the_library_stays(library: Reader) -> None:
    (library.world.corpus.root / "b-lamp.txt").unlink()
    library.type("j enter")
    assert library.mode() is Mode.LIBRARY
    assert "b-lamp.txt" in library.message
    assert library.state.opening == ""


def test_an_empty_corpus_says_so(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    reader = Reader(Corpus(tmp_path / "none"))
    assert any("no documents here yet" in row for row in reader.rows())
    assert reader.type("enter").message == "nothing here"


def test_a_folder_that_is_not_read_yet_does_not_claim_to_be_empty(tmp_path: Path) -> None:
    reader = library_reader(tmp_path)
    reader.does((replace(reader.state, library=(), listed=False), ()))
    assert "reading the folder" in reader.rows()[2]
    assert reader.rows()[0] == " corpus"
    reader.hears(Listed(()))
    assert any("no documents here yet" in row for row in reader.rows())


def kept(reader: Reader, count: int) -> Reader:
    """The reader at a start that has the list of the last time, of which `count` there were."""
    state = replace(reader.state, listed=False, count_before=count)
    return reader.does((state, ()))


def test_a_key_that_means_a_document_of_the_last_time_waits_for_no_list(tmp_path: Path) -> None:
    reader = kept(library_reader(tmp_path), 30_000)
    library = reader.state.library
    assert reader.rows()[0] == " corpus   30000 documents"
    assert reader.type("j j k").state.library_list.selected == 1
    reader.type("G j")
    assert reader.state.library_list.selected == 1
    assert len(reader.state.queued) == 2
    reader.hears(Listed(library, counted=True))
    assert reader.state.library_list.selected == len(library) - 1
    assert len(reader.state.queued) == 0


def test_names_stand_there_while_a_folder_is_read_for_the_first_time(tmp_path: Path) -> None:
    reader = library_reader(tmp_path)
    library = reader.state.library
    reader.does((replace(reader.state, library=(), listed=False), ()))
    reader.hears(Listed(library[:2], counted=False, whole=False))
    assert reader.rows()[0] == " corpus   reading the folder …"
    assert library[1].title in reader.rows()[3]
    # A key that may mean one of those that are not there yet waits for them.
    reader.type("j")
    assert (reader.state.library_list.selected, len(reader.state.queued)) == (0, 1)
    reader.hears(Listed(library, counted=True))
    assert (reader.state.library_list.selected, len(reader.state.queued)) == (1, 0)
    assert reader.rows()[0].endswith("documents")


def test_names_come_late_where_the_list_of_the_last_time_stands(tmp_path: Path) -> None:
    reader = kept(library_reader(tmp_path), 30_000)
    before = reader.state
    reader.hears(Listed(before.library[:1], counted=False, whole=False))
    assert reader.state.library == before.library


def test_what_is_selected_stays_so_when_the_list_has_changed(tmp_path: Path) -> None:
    reader = kept(library_reader(tmp_path), 30_000).type("j j")
    library = reader.state.library
    reader.hears(Listed(library[1:], counted=False))
    assert reader.state.library[reader.state.library_list.selected] == library[2]
    assert reader.rows()[0] == f" corpus   {len(library) - 1} documents"


def test_a_document_of_the_last_time_is_opened_before_all_are_listed(tmp_path: Path) -> None:
    reader = kept(library_reader(tmp_path), 30_000).type("j enter")
    assert reader.reading.document.name == reader.state.library[1].name


def test_all_of_a_short_list_is_known_before_it_is_listed(tmp_path: Path) -> None:
    reader = library_reader(tmp_path)
    count = len(reader.state.library)
    assert kept(reader, count).type("G").state.library_list.selected == count - 1


# ---- the annotations -----------------------------------------------------------------------


@pytest.fixture
def listed(reader: Reader) -> Reader:
    """Two claims, one of them linked, and a named source."""
    reader.to("41 people").type("c a").to("32 people").type("c l").to("The cause")
    return reader.type("c /").say("Nobody").type("enter l h o")


def test_o_lists_annotations_by_place_those_without_one_last(listed: Reader) -> None:
    rows = [row for row in listed.rows()[2:-2] if row]
    assert len(rows) == 5
    assert "Harbour master" in rows[0]
    assert "(the whole document)" in rows[-1]


def test_it_begins_at_the_cursor(listed: Reader) -> None:
    chosen = next(row for row in listed.rows() if row.startswith(">"))
    assert "The cause is not known." in chosen


def test_enter_goes_to_the_annotation(listed: Reader) -> None:
    listed.type("g enter")
    assert listed.mode() is Mode.READING
    assert "41 people" in listed.sentence
    assert listed.type("'").sentence == "The cause is not known."


def test_what_stands_nowhere_cannot_be_gone_to(listed: Reader) -> None:
    assert "stands nowhere in the text" in listed.type("G enter").message
    assert listed.mode() is Mode.LISTING


def test_tab_shows_only_what_is_to_do(listed: Reader) -> None:
    listed.type("tab")
    rows = [row for row in listed.rows()[2:-2] if row]
    assert len(rows) == 1
    assert "32 people" not in rows[0] or "C?" in rows[0]
    assert len([row for row in listed.type("tab").rows()[2:-2] if row]) == 5


def test_a_flag_is_something_to_do(listed: Reader) -> None:
    listed.type("g enter ! o tab")
    assert len([row for row in listed.rows()[2:-2] if row]) == 2


def test_a_document_without_annotations(reader: Reader) -> None:
    assert any("none yet; c tags" in row for row in reader.type("o").rows())
    assert reader.type("enter").message == "nothing here"
    assert reader.type("x").message == "no annotation here"


# ---- help and the rest ---------------------------------------------------------------------


def test_help_is_about_the_mode_it_was_asked_in(reader: Reader) -> None:
    assert "reading" in reader.type("?").rows()[1]
    assert reader.type("q").mode() is Mode.READING
    reader.to("41 people").type("c ?")
    assert "whose claim" in reader.rows()[1]


def test_help_scrolls_and_ends(reader: Reader) -> None:
    first = reader.type("?").rows()[1]
    reader.type("space")
    assert reader.rows()[1] != first
    reader.type("G")
    last = reader.rows()
    assert reader.type("j j space").rows() == last
    assert reader.type("g").rows()[1] == first


@pytest.mark.parametrize("key", ["q", "escape"])
def test_help_is_left_as_it_was_come_to(reader: Reader, key: str) -> None:
    reader.to("41 people").type("v ?").type(key)
    assert reader.mode() is Mode.SELECTING
    assert reader.selected[0].startswith("Harbour")


def test_redraw_and_suspend_are_asked_of_the_terminal(reader: Reader) -> None:
    reader.type("ctrl+l ctrl+z")
    assert [type(e) for e in reader.effects[-3:]] == [Redraw, Remember, Suspend]


def test_the_whole_shelf_can_be_gone_through(tmp_path: Path) -> None:
    reader = library_reader(tmp_path)
    for index in range(8):
        reader.type("g " + "j " * index + "enter")
        assert reader.reading.document.number == index + 1
        reader.type("G g q")


def test_a_list_that_becomes_shorter_under_the_selection(listed: Reader) -> None:
    """What is last then is selected, and is what keys mean."""
    listed.state = replace(listed.state, listing_list=ListState(selected=40, top=30))
    assert [row for row in listed.rows() if row.startswith(">")]
    assert " deleted" in listed.type("x").message


@pytest.mark.parametrize("mode", [Mode.READING, Mode.FINDING, Mode.LIBRARY, Mode.MATRIX])
def test_help_has_each_group_of_a_mode_once(mode: Mode) -> None:
    groups: list[str] = []
    for line in help_lines(mode, 80):
        if Style.TITLE in line.styles:
            groups.clear()
        elif Style.DIM in line.styles:
            assert line.text not in groups
            groups.append(line.text)
    assert any(Style.DIM in line.styles for line in help_lines(mode, 80))
