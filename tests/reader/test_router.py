"""From the terminal to a step: folding, bursts, pastes, resizing."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.library import Corpus
from reader.actions import Mode
from reader.effects import ListLibrary, Open, Quit
from reader.launch import first_state
from reader.modes.step import Step
from reader.modes.view import visible
from reader.router import ALONE, Router, first_effects, has_nothing_to_show, safely
from reader.state import State
from tests.reader.harness import SIZES, Reader, fixed_author, reader_of, reader_of_text
from tests.reader.shelf import write_shelf


class Keyboard:
    """Types through a router, each key so many seconds after the one before."""

    def __init__(self, reader: Reader, layout: str = "") -> None:
        self.reader, self.router, self.time = reader, Router(), 100.0
        reader.state = replace(reader.state, layout=layout)

    def type(self, keys: str, apart: float = 1.0) -> "Keyboard":
        for key in keys.split():
            self.time += apart
            self.reader.does(self.router.press(self.reader.state, key, self.time))
        return self

    @property
    def left(self) -> bool:
        return any(isinstance(effect, Quit) for effect in self.reader.effects)


def test_q_alone_leaves_the_library(library: Reader) -> None:
    assert Keyboard(library).type("j q").left


@pytest.mark.parametrize("keys", ["j q", "i r a q", "/ i r a q enter"])
def test_q_that_came_with_other_keys_leaves_nothing(library: Reader, keys: str) -> None:
    keyboard = Keyboard(library).type(keys, apart=0.0)
    assert not keyboard.left


def test_it_says_how_to_leave_then(library: Reader) -> None:
    keyboard = Keyboard(library).type("j q", apart=0.01)
    assert library.message == "q again to leave"
    assert keyboard.type("q").left


@pytest.mark.parametrize(
    ("keys", "apart", "leaves"),
    [
        ("q", 1.0, True),
        ("q", 0.0, False),
        ("j q", 1.0, True),
        ("q j", 1.0, True),
        ("j q", 0.0, False),
        ("q q", 0.0, False),
        ("j q j j", 0.0, False),
    ],
)
def test_q_leaves_a_document_that_is_still_being_opened_as_one_that_is(
    reader: Reader, keys: str, apart: float, leaves: bool
) -> None:
    """A `q` that came alone leaves at once when it is heard, one of a burst does not."""
    reader.state = replace(reader.state, single=True, screens=(Mode.READING,))
    reader.waits = True
    reader.does((replace(reader.state, opening="a-toll.txt"), (Open("a-toll.txt"),)))
    keyboard = Keyboard(reader)
    keyboard.router.last = keyboard.time
    keyboard.type(keys, apart)
    assert len(reader.state.queued) == len(keys.split())
    reader.answer()
    assert keyboard.left is leaves
    assert leaves or keys[-1] != "q" or reader.message == "q again to leave"
    assert not reader.state.hurried


def test_a_burst_that_was_heard_makes_no_later_key_one_of_it(reader: Reader) -> None:
    reader.state = replace(reader.state, single=True, screens=(Mode.READING,))
    reader.waits = True
    keyboard = Keyboard(reader)
    for keys, apart in (("j q", 0.0), ("q", 1.0)):
        reader.does((replace(reader.state, opening="a-toll.txt"), (Open("a-toll.txt"),)))
        assert not keyboard.left
        keyboard.type(keys, apart)
        reader.answer()
    assert keyboard.left


def test_a_query_and_enter_in_one_read_never_quits(reader: Reader) -> None:
    keyboard = Keyboard(reader).type("/ i r a q enter", apart=0.0)
    assert not keyboard.left
    assert reader.message == "not found: iraq*"


def test_an_article_typed_into_the_library_quits_nothing(library: Reader) -> None:
    text = "the quay was quiet and the queue of questions quite long qqq"
    keyboard = Keyboard(library)
    keyboard.type(" ".join(c if c != " " else "space" for c in text), apart=ALONE / 10)
    assert not keyboard.left


@pytest.mark.parametrize(
    ("layout", "keys"),
    [("ru", "д с ф"), ("", "д с ф"), ("fa", "م ز ش"), ("el", "λ ψ α"), ("he", "ך ב ש")],
)
def test_the_main_job_in_other_letters(reader: Reader, layout: str, keys: str) -> None:
    reader.to("05/04")
    Keyboard(reader, layout).type(keys)
    assert reader.chain("41 people") == ["Ilo Varr"]


@pytest.mark.parametrize("digit", ["1", "१", "１", "۱"])
def test_any_digit_counts_as_its_value(reader: Reader, digit: str) -> None:
    reader.to("41 people").type("c a").to("The cause").type("c")
    Keyboard(reader).type(digit)
    assert reader.chain("The cause") == ["Ilo Varr"]


def test_in_a_prompt_letters_are_what_they_are(reader: Reader) -> None:
    Keyboard(reader.to("41 people"), "ru").type("i д с １ enter")
    assert [a.note for a in reader.annotations()] == ["дс１"]


def test_a_paste_outside_a_prompt_is_refused(reader: Reader) -> None:
    before = reader.sidecar()
    reader.does(Router().paste(reader.state, "c a q\n"))
    assert "a paste is refused" in reader.message
    assert reader.sidecar() == before


# ---- resizing ------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("words", ["Entry 1.", "night 450 was", "night 900 was"])
def test_resizing_keeps_the_sentence_on_the_screen(
    tmp_path: Path, size: tuple[int, int], words: str
) -> None:
    reader = reader_of(tmp_path, "g-long.txt").to(words)
    cursor = reader.reading.cursor
    reader.resize(*size)
    assert reader.reading.cursor == cursor
    assert cursor.overlaps(visible(reader.state, reader.reading))
    reader.resize(80, 24)
    assert reader.reading.cursor == cursor
    assert cursor.overlaps(visible(reader.state, reader.reading))


def test_resizing_back_and_forth_does_not_wander(tmp_path: Path) -> None:
    reader = reader_of(tmp_path, "g-long.txt").type("space space space")
    first = reader.resize(60, 24).resize(80, 24).rows()
    for _ in range(5):
        reader.resize(61, 20).resize(80, 24)
    assert reader.sentence
    assert reader.rows()[1:4] == first[1:4]


@pytest.mark.parametrize("mode", ["c", "v", "o", "?", "f", "i", "]"])
def test_every_mode_survives_a_change_of_size(reader: Reader, mode: str) -> None:
    reader.to("41 people").type(mode)
    before = reader.mode()
    for size in SIZES:
        reader.resize(*size)
        assert len(reader.rows()) == size[1]
        assert reader.mode() is before


def test_resizing_where_nothing_is_open(library: Reader) -> None:
    assert len(library.resize(20, 5).rows()) == 5


def test_a_monstrous_line_is_resized_in_its_middle(tmp_path: Path) -> None:
    reader = reader_of_text(tmp_path, "word " * 5000, (80, 24)).type("space space space")
    reader.resize(40, 10)
    assert len(reader.rows()) == 10
    assert reader.mode() is Mode.READING


# ---- beginning -----------------------------------------------------------------------------


def test_a_folder_begins_with_its_library_and_a_document_with_its_text(tmp_path: Path) -> None:
    folder = write_shelf(tmp_path / "corpus")
    state = first_state(Corpus(folder), fixed_author())
    assert state.screen is Mode.LIBRARY
    assert first_effects(state) == (ListLibrary(),)
    lone = first_state(Corpus(folder / "b-lamp.txt"), fixed_author())
    assert lone.single
    assert first_effects(lone) == (Open("b-lamp.txt"),)


def test_a_fault_costs_one_key_and_is_told(reader: Reader) -> None:
    def broken(_state: State, _key: str) -> Step:
        raise LookupError("nobody thought of this")

    state, effects = safely(reader.state, broken, "c")
    assert effects == ()
    assert replace(state, message="") == replace(reader.state, message="")
    assert "nothing was done; please report: LookupError('nobody thought" in state.message
    assert "test_router.py" in state.message


def test_a_paste_waits_with_the_keys_that_came_before_it(library: Reader) -> None:
    library.waits = True
    keyboard = Keyboard(library).type("enter i")
    library.does(keyboard.router.paste(library.state, "one\ntwo"))
    keyboard.type("enter")
    assert "refused" not in library.message
    library.answer()
    library.waits = False
    library.answer()
    document = library.reading.document
    assert [each.note for each in document.annotations.annotations.values()] == ["one two"]


def test_a_page_drawn_early_stays_while_there_is_nothing_to_show(library: Reader) -> None:
    listed = library.state
    empty = replace(listed, library=(), listed=False)
    assert has_nothing_to_show(empty)
    assert not has_nothing_to_show(listed)
    assert not has_nothing_to_show(replace(empty, listed=True)), "a folder without documents"


def test_a_lone_document_is_waited_for_and_a_library_is_not(library: Reader) -> None:
    alone = replace(library.state, single=True, opening="b-lamp.txt")
    assert has_nothing_to_show(alone)
    assert not has_nothing_to_show(replace(alone, opening=""))


def test_what_is_to_be_said_is_shown_at_once(library: Reader) -> None:
    empty = replace(library.state, library=(), listed=False)
    assert not has_nothing_to_show(replace(empty, message="b-lamp.txt: permission denied"))


def test_what_is_read_is_shown_at_once(library: Reader) -> None:
    library.open("b-lamp.txt")
    assert not has_nothing_to_show(replace(library.state, single=True, opening="c.txt"))
