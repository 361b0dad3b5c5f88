"""Screens one upon the other: entered by a key and left by `q`, one is where one was."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.library import Corpus
from reader.actions import Mode
from reader.effects import Open, Quit, Remember
from reader.messages import OpenFailed
from reader.modes.comparing import selected_entry
from reader.state import State
from tests.reader.commanding import corpus_of
from tests.reader.harness import Reader

SAME = (
    "The port office said that 41 people had been brought ashore from the burning ferry before the"
    " fire reached its lower deck and the doors gave way."
)
REST = "\n\n".join(f"On day {n} the quay was swept again. Nobody asked why." for n in range(40))
HARBOUR = f"Harbour Post\n\n05/04/2031\n\n{REST}\n\n{SAME} Nobody knew more.\n\n{REST}\n"
COAST = f"Coast Wire\n\n05/05/2031\n\nWe begin with the fire.\n\n{REST}\n\n{SAME} They rest.\n"
LAMP = f"Evening Lamp\n\n05/06/2031\n\nIt wrote that {SAME[0].lower()}{SAME[1:]}\n\n{REST}\n"

ENTERING = {
    "find": "f a s h o r e enter",
    "words": "w",
    "matrix": "m",
    "reprints": "=",
    "list": "o",
    "codebook": "T",
    "help": "?",
    "open": "enter",
    "the next line": "j",
}


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    """In the middle of a document with a claim in each of three, the cursor off its first row."""
    folder = corpus_of(tmp_path / "corpus", harbour=HARBOUR, coast=COAST, lamp=LAMP)
    reader = Reader(Corpus(folder))
    for name in ("coast.txt", "lamp.txt", "harbour.txt"):
        reader.open(name).to("41 people").type("c tab enter")
    return reader.to("41 people").type("G tab").type("g j enter").to("41 people").type("k k")


def seen(state: State) -> tuple[object, ...]:
    """What somebody sees and where they are in it."""
    reading = state.reading if state.screen in (Mode.READING, Mode.LISTING) else None
    place = (reading.document.name, reading.cursor, reading.place) if reading else ()
    lines = {
        Mode.LIBRARY: state.library_list,
        Mode.FINDING: state.finding_list,
        Mode.LISTING: state.listing_list,
        Mode.REPRINTS: state.reprints_list,
        Mode.MATRIX: state.comparing.listed,
        Mode.WORDS: state.words.listed,
        Mode.CODEBOOK: state.codebook_list,
        Mode.HELP: state.help_list,
    }
    found = (state.finding.query,) if state.screen is Mode.FINDING else ()
    return (state.screen, place, lines.get(state.screen), found)


PATHS = {
    "reprints": ("=", "enter"),
    "reprints, the second": ("=", "j", "enter"),
    "matrix": ("m", "enter"),
    "matrix, another document": ("m", "j", "enter"),
    "search": ("f a s h o r e enter", "enter"),
    "search, the last hit": ("f a s h o r e enter", "G", "enter"),
    "list": ("o", "enter"),
    "words": ("f a s h o r e enter", "w", "tab", "j", "enter"),
    "tag": ("T", "enter", "enter"),
    "help of the list": ("o", "?"),
    "from list to list": ("o", "f a s h o r e enter", "j", "enter"),
    "reprints of a claim of the matrix": ("m", "G", "enter", "=", "enter", "?"),
    "all of them": ("m", "G", "enter", "o", "f a s h o r e enter", "enter", "=", "enter", "?"),
}


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_q_goes_back_the_way_one_came(reader: Reader, path: tuple[str, ...]) -> None:
    """To each screen of it in turn, in the line or sentence where one was."""
    came = [seen(reader.state)]
    for keys in path:
        depth = len(reader.state.screens)
        reader.type(keys)
        now = seen(reader.state)
        if len(reader.state.screens) == depth:
            came[-1] = now
        else:
            came.append(now)
    assert len(came) > 1
    gone: list[tuple[object, ...]] = [seen(reader.type("q").state) for _ in came[1:]]
    assert gone == came[-2::-1]
    assert reader.type("q").mode() is Mode.LIBRARY


def walked(reader: Reader, steps: int) -> Iterator[tuple[State, State]]:
    """What was on the screen before and after each key that entered one, on all ways of so many."""
    here = reader.state
    for keys in ENTERING.values():
        reader.state = here
        reader.type(keys)
        after = reader.state
        if after.screens != here.screens and after.screen is not here.screen:
            yield here, after
        if steps > 1:
            reader.state = after
            yield from walked(reader, steps - 1)
    reader.state = here


@pytest.mark.parametrize(
    ("steps", "ways"), [(2, 10), pytest.param(3, 20, marks=pytest.mark.slow)], ids=["2", "3"]
)
@pytest.mark.parametrize("start", ["", "q"], ids=["a document", "the library"])
def test_q_takes_back_whatever_entered_a_screen(
    reader: Reader, start: str, steps: int, ways: int
) -> None:
    reader.type(start)
    seen_of = set()
    for before, after in walked(reader, steps):
        reader.state = after
        assert seen(reader.type("q").state) == seen(before), (before.screens, after.screens)
        seen_of.add((before.screen, after.screen))
    assert len(seen_of) >= ways


def test_screens_do_not_pile_up(reader: Reader) -> None:
    """However often somebody goes round: a list is there once, between two lists one document."""
    for _ in range(5):
        reader.type("= enter m G enter f a s h o r e enter enter o enter")
    screens = reader.state.screens
    assert len(screens) <= 10
    assert len(reader.state.beneath) == screens.count(Mode.READING) - 1


def test_what_was_done_meanwhile_is_there_on_coming_back(reader: Reader) -> None:
    """The claim of this document that was deleted from a claim of another one's matrix."""
    start = seen(reader.state)
    reader.type("m")
    while (entry := selected_entry(reader.state.comparing)) and entry.document != "harbour.txt":
        reader.type("j")
    reader.type("enter x f a s h o r e enter enter q q q q")
    assert seen(reader.state) == start
    tags = [a.tag for a in reader.reading.document.annotations.annotations.values()]
    assert "claim" not in tags


def test_a_text_that_changed_meanwhile_is_shown_at_the_same_sentence(reader: Reader) -> None:
    sentence = reader.sentence
    path = reader.world.corpus.root / "harbour.txt"
    reader.type("= enter")
    path.write_text(path.read_text("utf-8").replace("On day 0", "More.\n\nOn day 0"), "utf-8")
    reader.type("q q")
    assert reader.reading.document.name == "harbour.txt"
    assert reader.sentence == sentence
    assert not reader.reading.document.stale()


def test_a_document_that_cannot_be_opened_leaves_one_in_the_list(reader: Reader) -> None:
    """Although another was read before: not that one is shown then."""
    reader.type("=")
    before = seen(reader.state)
    for name in ("coast.txt", "lamp.txt"):
        (reader.world.corpus.root / name).unlink()
    reader.type("enter")
    assert ".txt" in reader.message
    assert seen(reader.state) == before


def test_one_gives_up_opening_into_the_list(reader: Reader) -> None:
    reader.type("=")
    before = seen(reader.state)
    reader.waits = True
    reader.type("enter escape")
    assert seen(reader.state) == before
    assert reader.message == "given up opening it"
    reader.hears(OpenFailed("coast.txt", "gone"))
    assert seen(reader.state) == before


def test_an_empty_query_that_is_dropped_uncovers_the_document(reader: Reader) -> None:
    before = seen(reader.state)
    reader.type("f a s h o r e enter enter q")
    assert reader.state.document is not None
    reader.type("f ctrl+u escape")
    assert seen(reader.state) == before


def test_where_a_document_was_left_is_kept_when_another_is_opened_over_it(reader: Reader) -> None:
    reader.effects.clear()
    cursor = reader.reading.cursor.start
    reader.type("= enter")
    kept, opened = [e for e in reader.effects if isinstance(e, Remember | Open)][:2]
    assert isinstance(kept, Remember)
    assert (kept.name, kept.cursor) == ("harbour.txt", cursor)
    assert isinstance(opened, Open)


def test_a_lone_document_is_left_from_itself_alone(tmp_path: Path) -> None:
    folder = corpus_of(tmp_path / "corpus", harbour=HARBOUR)
    reader = Reader(Corpus(folder / "harbour.txt")).to("41 people").type("c tab enter K")
    before = seen(reader.state)
    reader.type("o enter q")
    assert reader.mode() is Mode.LISTING
    assert seen(reader.type("q").state) == before
    assert not any(isinstance(effect, Quit) for effect in reader.effects)
    assert any(isinstance(effect, Quit) for effect in reader.type("q").effects)
