"""Keys typed before a screen shows what they mean: they wait for it, and touch nothing else."""

from pathlib import Path
from typing import TypeVar

import pytest

from corpus.library import Corpus
from reader.actions import Mode
from reader.effects import ApplyToReprints, TagPassages
from reader.messages import CorpusChanged
from tests.reader.commanding import corpus_of
from tests.reader.harness import Reader, library_reader, reader_of
from tests.reader.test_reprints import COAST, HARBOUR
from tests.reader.test_router import Keyboard

E = TypeVar("E")
SHORT = ("a-toll.txt", "b-lamp.txt", "c-cjk.txt", "e-emoji.txt", "f-empty.txt")


@pytest.fixture
def hits(tmp_path: Path) -> Reader:
    """At the hits of one question, whose first is in another document than the next one's."""
    library = library_reader(tmp_path, *SHORT)
    library.type("f").say("rescued").type("enter")
    return library


def asked(reader: Reader, kind: type[E]) -> list[E]:
    """The effects of one kind so far."""
    return [effect for effect in reader.effects if isinstance(effect, kind)]


def waiting(reader: Reader) -> list[str]:
    """The keys that are still to be heard."""
    return list(reader.state.queued)


# ---- the hits of another question ------------------------------------------------------------


def test_a_key_behind_a_question_means_its_hit_and_not_that_of_the_one_before(hits: Reader) -> None:
    before = hits.state.finding.passages[0]
    hits.waits = True
    hits.type("q f ctrl+u").say("nurse").type("enter c")
    assert asked(hits, TagPassages) == []
    hits.answer()
    (tagging,) = asked(hits, TagPassages)
    assert [p.text for p in tagging.passages] == [hits.state.finding.passages[0].text]
    assert hits.state.finding.passages[0] != before


@pytest.mark.parametrize("keys", ["c", "s", "m c", "j c", "t", "w", "x", "S c", "j enter"])
def test_what_waits_is_what_would_have_been_done(hits: Reader, keys: str) -> None:
    hits.waits = True
    hits.type("f ctrl+u").say("ferry").type(f"enter {keys}")
    waited = hits.state
    assert waited.queued == tuple(keys.split())
    hits.answer()
    assert hits.state.queued == ()


@pytest.mark.parametrize("key", ["escape", "q"])
def test_leaving_drops_what_waits(hits: Reader, key: str) -> None:
    hits.waits = True
    hits.type("f ctrl+u").say("nurse").type("enter")
    hits.type("escape" if key == "escape" else "c escape").type(key)
    assert hits.state.queued == ()
    hits.answer()
    assert asked(hits, TagPassages) == []


def test_a_list_that_is_only_asked_for_again_is_heard_at_once(hits: Reader) -> None:
    hits.waits = True
    hits.hears(CorpusChanged())
    assert hits.state.finding.waiting
    hits.type("j")
    assert hits.state.queued == ()


# ---- reprints --------------------------------------------------------------------------------


@pytest.fixture
def reprinted(tmp_path: Path) -> Reader:
    folder = corpus_of(tmp_path / "corpus", harbour=HARBOUR, coast=COAST)
    reader = Reader(Corpus(folder)).open("harbour.txt").to("The port office said")
    reader.type("c").type(reader.letter("Port office")).type("tab l h")
    return reader


@pytest.mark.parametrize("key", ["x", "a", "c", "i"])
def test_a_key_behind_the_reprints_is_not_heard_by_the_document(
    reprinted: Reader, key: str
) -> None:
    before = reprinted.annotations("claim")
    reprinted.waits = True
    reprinted.type("=").type(key)
    assert reprinted.mode() is Mode.READING
    assert "Esc gives up" in reprinted.message
    reprinted.answer()
    assert reprinted.mode() is Mode.REPRINTS
    assert reprinted.annotations("claim")[: len(before)] == before


def test_applied_as_soon_as_the_reprints_are_there(reprinted: Reader) -> None:
    reprinted.waits = True
    reprinted.type("= a").answer()
    assert len(asked(reprinted, ApplyToReprints)) == 1


def test_esc_gives_the_reprints_up(reprinted: Reader) -> None:
    reprinted.waits = True
    reprinted.type("= a escape l")
    assert reprinted.state.queued == ()
    reprinted.answer()
    assert reprinted.mode() is Mode.READING
    assert asked(reprinted, ApplyToReprints) == []


def test_without_reprints_the_keys_behind_are_dropped(tmp_path: Path) -> None:
    folder = corpus_of(tmp_path / "corpus", harbour=HARBOUR)
    reader = Reader(Corpus(folder)).open("harbour.txt").to("The port office said")
    reader.type("c escape")
    reader.waits = True
    reader.type("= x").answer()
    assert reader.message.endswith("the keys behind it are dropped")
    assert len(reader.annotations("claim")) == 1


# ---- the matrix ------------------------------------------------------------------------------


def test_enter_behind_the_matrix_waits_for_its_line(tmp_path: Path) -> None:
    reader = library_reader(tmp_path, *SHORT)
    reader.type("m").waits = True
    reader.type("q m enter")
    assert waiting(reader) == ["enter"]
    assert waiting(reader.type("escape")) == []
    assert waiting(reader.type("enter q")) == ["enter", "q"]
    assert waiting(reader.answer()) == []


# ---- behind what was refused -----------------------------------------------------------------


@pytest.fixture
def claim(tmp_path: Path) -> Reader:
    return reader_of(tmp_path).to("41 people").type("c escape")


def test_a_letter_right_behind_a_refused_prefix_deletes_nothing(claim: Reader) -> None:
    Keyboard(claim).type("r x", apart=0.01)
    assert claim.message == "no other claim; y holds one; the keys behind it are dropped"
    assert len(claim.annotations("claim")) == 1


def test_a_letter_that_comes_later_deletes_only_when_it_is_pressed_again(claim: Reader) -> None:
    keyboard = Keyboard(claim).type("r x")
    assert claim.message == "the key before was refused; x again deletes"
    assert len(claim.annotations("claim")) == 1
    keyboard.type("x")
    assert claim.annotations("claim") == []


def test_after_another_key_a_letter_is_heard_at_once(claim: Reader) -> None:
    Keyboard(claim).type("r ; x")
    assert claim.annotations("claim") == []


@pytest.mark.parametrize("keys", ["a d e x", "i d e a d"])
def test_words_behind_a_refused_prompt_press_nothing_but_moves(tmp_path: Path, keys: str) -> None:
    reader = reader_of(tmp_path, "f-empty.txt")
    Keyboard(reader).type(keys, apart=0.01)
    assert reader.state.overlay is None
    assert reader.message.endswith("the keys behind it are dropped")


def test_moves_behind_a_refused_key_are_made(claim: Reader) -> None:
    before = claim.sentence
    Keyboard(claim).type("r l x", apart=0.01)
    assert claim.sentence != before
    assert claim.message == "keys behind one that was refused are dropped"
    assert len(claim.annotations("claim")) == 1


def test_keys_that_waited_behind_a_refused_one_are_dropped(tmp_path: Path) -> None:
    library = library_reader(tmp_path, *SHORT)
    library.waits = True
    library.type("enter r x l")
    library.answer()
    assert library.message.endswith("the keys behind it are dropped")
