"""Moving in a document: as less scrolls, the cursor's sentence pushed by the window's edge."""

from pathlib import Path

import pytest

from reader.actions import Mode
from reader.modes.moving import JUMPS_KEPT
from reader.modes.view import pager, visible
from reader.paging import Motion
from tests.reader.harness import SIZES, Reader, reader_of, reader_of_text

SCROLLING = {
    "j": Motion.ROW_DOWN,
    "k": Motion.ROW_UP,
    "space": Motion.PAGE_DOWN,
    "b": Motion.PAGE_UP,
    "G": Motion.LAST,
    "g": Motion.FIRST,
}


@pytest.fixture
def long(tmp_path: Path) -> Reader:
    return reader_of(tmp_path, "g-long.txt")


def top(reader: Reader) -> str:
    return reader.rows()[1][9:]


# ---- scrolling -----------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
def test_scrolling_keys_move_the_window_as_less_does(tmp_path: Path, size: tuple[int, int]) -> None:
    reader = reader_of(tmp_path, "g-long.txt", size=size)
    place = reader.reading.place
    for key in ["j", "j", "space", "space", "k", "b", "j", "G", "k", "b", "G", "g", "space", "j"]:
        reader.type(key)
        pages = pager(reader.state, reader.reading.document)
        place = pages.go(place, SCROLLING[key], reader.state.rows)
        assert reader.reading.place == place, key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("j", "down"),
        ("k", "up"),
        ("space", "pgdn"),
        ("b", "pgup"),
        ("g", "home"),
        ("G", "end"),
        ("l", ")"),
        ("l", "right"),
        ("h", "("),
        ("h", "left"),
        ("J", "}"),
        ("K", "{"),
    ],
)
def test_the_equals_of_a_key_do_the_same(tmp_path: Path, one: str, other: str) -> None:
    reader = reader_of(tmp_path, "g-long.txt").type("space space l l")
    before = reader.state
    first = reader.type(one).reading
    reader.state = before
    second = reader.type(other).reading
    assert (first.place, first.cursor) == (second.place, second.cursor)


@pytest.mark.parametrize(("key", "rows"), [("ctrl+d", 10), ("ctrl+u", -10)])
def test_half_pages(long: Reader, key: str, rows: int) -> None:
    long.type("space space")
    pages = pager(long.state, long.reading.document)
    place = pages.move(long.reading.place, rows)
    assert long.type(key).reading.place == place


def test_the_cursor_stays_in_its_sentence_while_that_is_visible(long: Reader) -> None:
    long.to("Entry 3.")
    sentence = long.sentence
    long.type("j j j k j")
    assert long.sentence == sentence


@pytest.mark.parametrize("keys", ["space", "space space", "j " * 30, "ctrl+d " * 5, "G"])
def test_the_windows_edge_pushes_the_cursor_down(long: Reader, keys: str) -> None:
    long.type(keys)
    assert long.reading.cursor.overlaps(visible(long.state, long.reading))


@pytest.mark.parametrize("keys", ["b", "b b", "k " * 30, "ctrl+u " * 5])
def test_the_windows_edge_pushes_the_cursor_up(long: Reader, keys: str) -> None:
    long.type("G " + keys)
    assert long.reading.cursor.overlaps(visible(long.state, long.reading))


def test_pushed_down_it_is_the_first_whole_sentence_and_pushed_up_the_last(long: Reader) -> None:
    long.type("space space")
    rows = long.rows()[1:-2]
    assert next(i for i, row in enumerate(rows) if row.startswith(">")) <= 1
    long.type("b")
    rows = long.rows()[1:-2]
    assert next(i for i, row in enumerate(rows) if row.startswith(">")) >= len(rows) - 3


@pytest.mark.parametrize(
    ("key", "message"), [("k", "start of"), ("b", "start of"), ("j", "end of")]
)
def test_there_is_no_further_at_the_ends(reader: Reader, key: str, message: str) -> None:
    place = reader.reading.place
    reader.type(key)
    assert reader.reading.place == place
    assert message in reader.status


def test_blank_lines_before_the_text_are_shown_by_g(tmp_path: Path) -> None:
    reader = reader_of_text(tmp_path, "\n\n\nThe title\n" + "A sentence.\n\n" * 60)
    assert [row[:1] for row in reader.type("G g").rows()[1:5]] == ["", "", "", ">"]


def test_a_last_sentence_taller_than_the_window_is_shown_to_its_end(tmp_path: Path) -> None:
    reader = reader_of_text(tmp_path, "One. " + "on and " * 60 + "over at last.", (20, 5))
    assert reader.type("G").rows()[2].endswith("last.")


def test_g_and_shift_g_go_to_the_first_and_last_sentence(long: Reader) -> None:
    assert "Nothing else was seen." in long.type("G").sentence
    assert "night 900" in long.type("h").sentence
    assert long.type("g").sentence == "The log of the lightship Asterle"
    assert long.reading.cursor.start == 0


# ---- sentences and paragraphs --------------------------------------------------------------


def test_sentences_follow_each_other_and_come_back(reader: Reader) -> None:
    seen = [reader.sentence]
    while reader.type("l").message != "last sentence":
        seen.append(reader.sentence)
    assert len(seen) == 8
    assert seen[2] == "Harbour master Ilo Varr said that 41 people had died in the fire."
    assert seen[-1] == "“Nobody saw the captain,” the port office added."
    back = [reader.sentence]
    while reader.type("h").message != "first sentence":
        back.append(reader.sentence)
    assert back == seen[::-1]


def test_paragraphs_follow_each_other_and_come_back(reader: Reader) -> None:
    starts = ["Harbour", "Meanwhile,", "In"]
    for start in starts:
        assert reader.type("J").sentence.split()[0] == start
    assert reader.type("J").message == "last paragraph"
    for start in ["Meanwhile,", "Harbour", "Ferry"]:
        assert reader.type("K").sentence.split()[0] == start
    assert reader.type("K").message == "first paragraph"


def test_back_by_paragraph_goes_to_the_start_of_this_one_first(reader: Reader) -> None:
    reader.to("The cause is not known.")
    assert reader.type("K").sentence.startswith("Meanwhile")
    assert reader.type("K").sentence.startswith("Harbour")


def test_every_sentence_of_a_long_text_is_met_once_over_all_its_windows(long: Reader) -> None:
    starts = [long.reading.cursor.start]
    while long.type("l").message != "last sentence":
        starts.append(long.reading.cursor.start)
    assert starts == sorted(set(starts))
    assert len(starts) == 1 + 900 * 4
    before = len(starts)
    while long.type("h").message != "first sentence":
        before -= 1
    assert before == 1


@pytest.mark.parametrize(
    ("name", "second"),
    [
        ("c-cjk.txt", "港口局表示，已有四十一人死亡。"),
        ("d-persian.txt", "ایلو وار گفت که چهل و یک نفر جان باختند."),
        ("e-emoji.txt", "The nurse 👍🏽 said e\u0301lan 🇫🇷 left."),
    ],
)
def test_sentences_of_other_scripts(tmp_path: Path, name: str, second: str) -> None:
    assert reader_of(tmp_path, name).type("l").sentence == second


def test_in_an_empty_document_every_moving_key_stays(tmp_path: Path) -> None:
    reader = reader_of(tmp_path, "f-empty.txt")
    reader.type("j k space b g G l h J K ctrl+d ctrl+u")
    assert reader.reading.cursor.length == 0
    assert "(an empty document)" in reader.rows()[1]


# ---- jumps ---------------------------------------------------------------------------------


def test_back_to_where_one_jumped_from(long: Reader) -> None:
    long.to("Entry 5.")
    long.type("/").say("boats").type("enter n n n")
    assert "Entry 5." not in long.sentence
    long.type("' ' ' '")
    assert long.sentence == "Entry 5."
    assert long.type("'").message == "no jump yet"


def test_ctrl_o_is_the_same_key(long: Reader) -> None:
    long.to("Entry 5.").type("/").say("night").type("enter ctrl+o")
    assert long.sentence == "Entry 5."


def test_only_so_many_jumps_are_kept(long: Reader) -> None:
    long.type("/").say("boats").type("enter" + " n" * (JUMPS_KEPT + 5))
    assert len(long.state.jumps) == JUMPS_KEPT


def test_back_across_documents_returns_to_the_sentence(reader: Reader) -> None:
    reader.to("32 people")
    sentence = reader.sentence
    reader.type("f").say("lower deck").type("enter enter")
    assert reader.reading.document.name == "b-lamp.txt"
    reader.type("'")
    assert reader.reading.document.name == "a-toll.txt"
    assert reader.sentence == sentence


# ---- next of a kind ------------------------------------------------------------------------


@pytest.fixture
def tagged(reader: Reader) -> Reader:
    """Three claims, the middle one with a source."""
    for words in ("41 people", "32 people", "second statement"):
        reader.to(words).type("c")
    reader.to("32 people").type("c a").type("G g")
    return reader


def test_to_annotations_in_their_order_and_back(tagged: Reader) -> None:
    stops = [tagged.type("] a").sentence.split()[0] for _ in range(4)]
    assert stops == ["Harbour", "Meanwhile,", "Meanwhile,", "In"]
    assert tagged.type("] a").message == "none left below; [ a goes up"
    back = [tagged.type("[ a").sentence.split()[0] for _ in range(3)]
    assert back == ["Meanwhile,", "Meanwhile,", "Harbour"]


def test_the_plus_and_minus_keys_need_no_altgr(tagged: Reader) -> None:
    assert tagged.type("+ u").sentence.startswith("Harbour")
    assert tagged.type("+ u").sentence.startswith("In a second")
    assert tagged.type("- u").sentence.startswith("Harbour")


def test_n_repeats_the_last_kind_and_shift_n_turns_it_round(tagged: Reader) -> None:
    assert tagged.type("] u n").sentence.startswith("In a second")
    assert tagged.type("N").sentence.startswith("Harbour")
    assert tagged.type("N").message == "none left above; ] u goes down"


def test_the_only_one_of_a_kind_has_no_other(reader: Reader) -> None:
    reader.to("41 people").type("c l [ u [ u")
    assert reader.message == "none left"


def test_keys_in_between_do_not_end_the_repeating(tagged: Reader) -> None:
    assert tagged.type("] u ? q k n").sentence.startswith("In a second")


def test_a_search_ends_the_repeating(tagged: Reader) -> None:
    tagged.type("] u /").say("people").type("enter n")
    assert tagged.message.startswith("match")


def test_a_key_that_is_no_kind_does_its_normal_job(tagged: Reader) -> None:
    tagged.to("41 people").type("] l")
    assert tagged.mode() is Mode.READING
    assert tagged.sentence == "He added that the toll could rise."


def test_the_kinds_are_shown_while_one_is_asked_for(tagged: Reader) -> None:
    assert "a annotation  u unsourced  o doubtful" in tagged.type("]").status
    assert "previous" in tagged.type("[").status
