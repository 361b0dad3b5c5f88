"""Undo and redo: exact bytes, the cursor brought back, across documents; saving and its failure."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.selectors import Span
from annotations.undoing import replayed
from reader.effects import Commit
from reader.modes.edits import target_of
from tests.reader.harness import Reader, again, library_reader, reader_of

STEPS = [
    "c",
    "c a",
    "c a s",
    "c enter",
    "c tab",
    "c 0",
    "s a",
    "v w w c",
    "v space e e t x enter y",
    "i n o t e enter",
    "t x enter y",
    "c l h ! ! !",
    "c l h e w w enter",
    "c l h x",
    ". .",
]


@pytest.mark.parametrize("keys", STEPS)
def test_undo_brings_back_the_very_bytes_and_redo_the_others(reader: Reader, keys: str) -> None:
    reader.to("41 people").type("c a s").to("32 people")
    states = [reader.sidecar()]
    for key in keys.split():
        reader.type(key)
        if reader.sidecar() != states[-1]:
            states.append(reader.sidecar())
    assert len(states) > 1 or keys == "s a"
    for before in reversed(states[:-1]):
        assert reader.type("u").sidecar() == before
    for after in states[1:]:
        assert reader.type("U").sidecar() == after


def test_undo_of_the_first_annotation_leaves_an_empty_sidecar(reader: Reader) -> None:
    reader.to("41 people").type("c u")
    assert reader.annotations() == []
    assert b'"total":0' in reader.sidecar()


@pytest.mark.parametrize("key", ["U", "ctrl+r"])
def test_undo_and_redo_bring_back_the_cursor(reader: Reader, key: str) -> None:
    reader.to("41 people").type("c a").to("second statement")
    assert "41 people" in reader.type("u").sentence
    reader.type("G")
    assert "41 people" in reader.type(key).sentence


def test_far_away_they_jump_there(tmp_path: Path) -> None:
    reader = reader_of(tmp_path, "g-long.txt").to("night 700 was").type("c a g")
    assert "night 700 was" in reader.type("u").sentence
    assert any("night 700 was" in row for row in reader.rows())


def test_the_annotation_brought_back_is_in_focus(reader: Reader) -> None:
    reader.to("41 people").type("c a l h x").to("The cause").type("u")
    assert "claim <- 1 Ilo Varr" in reader.detail
    reader.type("x")
    assert reader.annotations("claim") == []


@pytest.mark.parametrize(("key", "says"), [("u", "nothing to undo"), ("U", "nothing to redo")])
def test_at_the_ends_of_history_they_say_so(reader: Reader, key: str, says: str) -> None:
    assert reader.type(key).message == says


def test_what_was_undone_is_named(reader: Reader) -> None:
    reader.to("41 people").type("c a u")
    assert reader.message == "undone: link to Ilo Varr"
    assert reader.type("U").message == "done again: link to Ilo Varr"


def test_a_step_after_undo_ends_redo(reader: Reader) -> None:
    reader.to("41 people").type("c u").to("The cause").type("c U")
    assert reader.message == "nothing to redo"


def test_undo_goes_across_documents(reader: Reader) -> None:
    reader.to("41 people").type("c a")
    first = reader.sidecar()
    reader.open("b-lamp.txt").to("11 people").type("c a")
    reader.type("u u u")
    assert reader.reading.document.name == "a-toll.txt"
    assert "41 people" in reader.sentence
    assert reader.sidecar("b-lamp.txt").count(b'"motivation"') == 0
    reader.type("U")
    assert reader.sidecar() == first
    reader.type("U U")
    assert reader.reading.document.name == "b-lamp.txt"
    assert reader.chain("11 people") == ["Port office"]


def test_undo_from_the_library_opens_the_document(reader: Reader) -> None:
    reader.to("41 people").type("c a").type("l tab u")
    assert reader.reading.document.name == "a-toll.txt"
    assert "41 people" in reader.sentence
    assert reader.links() == []


def test_keys_that_come_while_undo_opens_a_document_are_heard_after_it(reader: Reader) -> None:
    reader.to("41 people").type("c a").open("b-lamp.txt")
    reader.waits = True
    reader.type("u l c")
    assert reader.state.opening == "a-toll.txt"
    reader.answer()
    assert reader.links() == []
    assert len(reader.annotations("claim")) == 2


@settings(max_examples=20)
@given(
    st.lists(
        st.sampled_from(
            ["c", "a", "s", "enter", "0", "l", "h", "J", "K", "tab", "x", ".", "!", "u", "U", "1"]
        ),
        min_size=5,
        max_size=40,
    )
)
def test_undoing_everything_leaves_nothing_and_redoing_it_leaves_what_was(
    tmp_path_factory: pytest.TempPathFactory, keys: list[str]
) -> None:
    reader = library_reader(tmp_path_factory.mktemp("s"), "a-toll.txt").open("a-toll.txt")
    reader.type(" ".join(key for key in keys if key != "tab"))
    while reader.state.history.undone:
        reader.type("l U")
    if not reader.sidecar():
        return
    done = reader.sidecar()
    steps = len(reader.state.history.done)
    reader.type("l " + "u " * steps)
    assert reader.annotations() == []
    assert reader.links() == []
    reader.type("U " * steps)
    assert reader.sidecar() == done


# ---- numbers -------------------------------------------------------------------------------


def numbers(reader: Reader) -> dict[str, int]:
    sources = reader.reading.document.graph.sources.values()
    return {source.name: source.number for source in sources}


def test_numbers_survive_delete_and_undo_and_are_not_reused(reader: Reader) -> None:
    reader.to("32 people").type("c s a l")
    assert numbers(reader) == {"Ilo Varr": 1, "Coast Wire": 2}
    reader.type("u u u").to("second statement").type("c a")
    assert numbers(reader) == {"Port office": 3}
    reader.to("32 people").type("c s")
    assert numbers(reader) == {"Ilo Varr": 1, "Port office": 3}


def test_numbers_survive_a_restart(reader: Reader) -> None:
    reader.to("32 people").type("c s a u l tab")
    reader.open("a-toll.txt").type("tab")
    later = again(reader).to("second statement").type("c a")
    assert numbers(later) == {"Ilo Varr": 1, "Port office": 3}


# ---- saving --------------------------------------------------------------------------------


def test_the_status_says_saved_and_saving(reader: Reader) -> None:
    reader.waits = True
    reader.to("41 people").type("c l")
    assert "saving" in reader.status
    assert "saved" in reader.answer().status


def test_what_cannot_be_saved_is_said_and_stays_on_the_screen(reader: Reader) -> None:
    reader.world.refuses = "the disk is full; make room"
    reader.to("41 people").type("c")
    assert reader.message == "NOT SAVED: the disk is full; make room"
    assert any(row.startswith(">C?") for row in reader.rows())
    assert "NOT SAVED (1)" in reader.type("l").status
    assert "NOT SAVED (1)" in reader.type("tab").status


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 10), (20, 5)])
def test_that_it_is_not_saved_is_seen_on_any_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    reader = reader_of(tmp_path, size=size)
    reader.world.refuses = "the disk is full"
    reader.to("41 people").type("c l")
    assert "NOT SAVED" in reader.status


def test_q_then_asks_before_it_leaves(tmp_path: Path) -> None:
    reader = library_reader(tmp_path).open("a-toll.txt")
    reader.world.refuses = "the disk is full; make room"
    reader.to("41 people").type("c l q q")
    assert reader.message == "1 step is NOT SAVED and would be LOST: make room, or q again loses it"
    before = len(reader.effects)
    reader.type("q")
    assert len(reader.effects) > before


def test_saving_again_changes_no_byte(reader: Reader) -> None:
    reader.to("32 people").type("c enter")
    before = reader.sidecar()
    reader.type("u U")
    assert reader.sidecar() == before


# ---- targets -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a-toll.txt", "c-cjk.txt", "d-persian.txt", "e-emoji.txt"])
def test_a_target_has_the_words_and_32_code_points_around_them(tmp_path: Path, name: str) -> None:
    reader = reader_of(tmp_path, name)
    document = reader.reading.document
    text = (reader.world.corpus.root / name).read_text(encoding="utf-8")
    for start in range(0, len(text) - 1, 7):
        span = Span(start, min(len(text), start + 9))
        target = target_of(document, document.bytes(span))
        assert target.position == span
        assert target.quote is not None
        assert target.quote.exact == span.of(text)
        assert target.quote.prefix == text[max(0, start - 32) : start]
        assert target.quote.suffix == text[span.end : span.end + 32]


def test_tries_of_a_claims_cut_and_figure_are_one_step(reader: Reader) -> None:
    """And each is saved by itself, so that a restart knows them too."""
    reader.to("32 people").type("c")
    tagged = reader.sidecar()
    reader.type("tab # tab tab")
    tried = reader.sidecar()
    assert tried != tagged
    reader.type("u")
    assert reader.message == "undone: 4 tries of cut and figure"
    assert reader.sidecar() == tagged
    reader.type("U")
    assert reader.message == "done again: 4 tries of cut and figure"
    assert reader.sidecar() == tried
    restarted = replace(
        reader.state,
        history=replayed([effect.edit for effect in reader.effects if isinstance(effect, Commit)]),
    )
    assert reader.does((restarted, ())).type("u").sidecar() == tagged
    reader.type("u")
    assert reader.annotations("claim") == []


def test_tries_of_another_claim_are_another_step(reader: Reader) -> None:
    reader.to("32 people").type("c tab").to("41 people").type("c tab tab")
    reader.type("u")
    assert reader.message == "undone: 2 tries of cut and figure"
    assert len(reader.annotations("claim")) == 2


def test_a_link_parts_the_tries_before_it_from_those_after(reader: Reader) -> None:
    reader.to("32 people").type("c tab s tab u")
    assert reader.message.startswith("undone: cut: ")
    assert len(reader.links()) == 1
