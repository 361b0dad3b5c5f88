"""The codebook on a screen: every change is one step, over all documents, taken back by one key."""

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.library import Corpus
from corpus.matching import Searchable, answers
from corpus.query import Field
from corpus.query_parser import parse
from reader.actions import Mode
from reader.effects import CountTags
from reader.modes.codebook import line_selected, tag_lines
from tests.reader.books import BOOK
from tests.reader.harness import Reader, fixed_author
from tests.reader.shelf import write_shelf


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles with a codebook; bea tagged a rumour, and so did anna in each of them."""
    folder = write_shelf(tmp_path / "corpus", "a-toll.txt", "b-lamp.txt")
    (folder / "glossator.toml").write_text(BOOK, "utf-8")
    bea = Reader(Corpus(folder), author=fixed_author("bea")).open("a-toll.txt")
    bea.to("The cause").type("t r")
    anna = Reader(Corpus(folder)).open("b-lamp.txt").to("about 60").type("t r A h enter")
    anna.open("a-toll.txt").to("41 people").type("t r l t w")
    return folder


@pytest.fixture
def screen(folder: Path) -> Reader:
    return Reader(Corpus(folder)).open("a-toll.txt").type("T")


def on(reader: Reader, tag: str) -> Reader:
    """The line of `tag` selected."""
    reader.type("g")
    while not reader.rows()[reader.frame.cursor[1]].split()[1:].count(tag.split(maxsplit=1)[0]):
        reader.type("j")
    return reader


def tables(folder: Path) -> dict[str, dict[str, object]]:
    tags: dict[str, dict[str, object]] = tomllib.loads((folder / "glossator.toml").read_text())[
        "tags"
    ]
    return tags


def state_on_disk(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_tags_stand_with_their_use_and_the_guideline_of_the_selected_in_full(
    screen: Reader,
) -> None:
    rows = screen.rows()
    assert "6 tags   glossator.toml" in rows[0]
    assert any("r R  rumour" in row and " 2      1" in row for row in rows)
    assert any("hearsay" in row and "retired: use rumour" in row for row in rows)
    assert any("whoever repeats it afterwards in print" in r for r in on(screen, "rumour").rows())


def test_a_rename_changes_ones_own_in_every_document_and_leaves_the_others(
    screen: Reader, folder: Path
) -> None:
    before = state_on_disk(folder)
    on(screen, "rumour").type("r ctrl+u").say("gossip").type("enter")
    assert "rename “rumour” to “gossip”; 2 of yours in 2 documents changed" in screen.message
    assert "1 of others stay “rumour”" in screen.message
    assert tables(folder)["gossip"]["formerly"] == ["rumour"]
    assert tables(folder)["hearsay"]["use"] == "gossip"
    assert len(screen.annotations("gossip")) == len(screen.annotations("gossip", "b-lamp.txt")) == 1
    (lamp,) = screen.annotations("gossip", "b-lamp.txt")
    assert lamp.tag_body is not None
    assert lamp.tag_body.attributes == {"urgency": "high"}
    changed = state_on_disk(folder)
    assert {n for n in before if before[n] != changed[n]} == {
        "glossator.toml",
        "a-toll.txt.anna.annotations.json",
        "b-lamp.txt.anna.annotations.json",
    }
    assert any("gossip" in row and " 2      0" in row for row in screen.rows())
    # What others tagged keeps its name, and the screen tells them what to do about it.
    assert any("now called “gossip”" in row and "rumour" in row for row in screen.rows())


def test_one_undo_takes_all_of_it_back_to_the_byte_and_one_redo_does_it_again(
    screen: Reader, folder: Path
) -> None:
    before = state_on_disk(folder)
    on(screen, "rumour").type("r ctrl+u").say("gossip").type("enter")
    after = state_on_disk(folder)
    screen.type("u")
    assert state_on_disk(folder) == before
    assert screen.message == "undone: rename “rumour” to “gossip” in 2 documents"
    assert any("r R  rumour" in row for row in screen.rows())
    screen.type("U")
    assert state_on_disk(folder) == after
    screen.type("u u")
    assert "nothing to undo" in screen.message


def test_a_merge_retires_the_tag_and_names_what_took_its_place(
    screen: Reader, folder: Path
) -> None:
    before = state_on_disk(folder)
    on(screen, "eye witness").type("m").say("rumr").type("enter")
    assert "merge “eye witness” into “rumour”; 1 of yours changed" in screen.message
    assert tables(folder)["eye witness"]["retired"] is True
    assert tables(folder)["eye witness"]["use"] == "rumour"
    assert [a.tag for a in screen.annotations()] == ["rumour", "rumour"]
    screen.type("u")
    assert state_on_disk(folder) == before


def test_a_tag_in_use_outside_the_codebook_is_merged_too(screen: Reader, folder: Path) -> None:
    screen.type("q").to("The cause").type("t").say("fog").type("enter y")
    (folder / "glossator.toml").write_text(BOOK, "utf-8")
    screen = Reader(Corpus(folder)).open("a-toll.txt").type("T")
    on(screen, "fog").type("m").say("toll").type("enter")
    assert [a.tag for a in screen.annotations("toll")] == ["toll"]
    assert (folder / "glossator.toml").read_text("utf-8") == BOOK


def test_a_tag_is_added_said_when_to_use_exemplified_and_retired(
    screen: Reader, folder: Path
) -> None:
    screen.type("a").say("weather").type("enter i").say("Wind and fog.").type("enter")
    screen.type("e").say("fog lay on the quay").type("enter")
    assert tables(folder)["weather"] == {
        "guideline": "Wind and fog.",
        "example": "fog lay on the quay",
    }
    screen.type("x")
    assert tables(folder)["weather"]["retired"] is True
    assert "weather" not in "\n".join(screen.type("q t").rows())
    screen.type("escape u u u u")
    assert (folder / "glossator.toml").read_text("utf-8") == BOOK


def test_the_first_tag_makes_the_file_and_its_undo_takes_it_away(tmp_path: Path) -> None:
    folder = write_shelf(tmp_path / "corpus", "a-toll.txt")
    reader = Reader(Corpus(folder)).type("T")
    assert "no glossator.toml yet" in reader.rows()[0]
    reader.type("a").say("weather").type("enter")
    assert tables(folder) == {"weather": {}}
    reader.type("u")
    assert not (folder / "glossator.toml").exists()


def test_a_new_tag_of_the_picker_is_listed_in_the_same_step(screen: Reader, folder: Path) -> None:
    before = state_on_disk(folder)
    screen.type("q").to("The cause").type("t").say("fog").type("enter y")
    assert "fog" in tables(folder)
    assert len(screen.annotations("fog")) == 1
    screen.type("u")
    assert state_on_disk(folder) == before


@pytest.mark.parametrize("keys", ["r", "m", "x"])
def test_built_in_tags_are_neither_renamed_nor_merged_nor_retired(
    screen: Reader, keys: str
) -> None:
    assert "claim is built in: it can be refined" in on(screen, "claim").type(keys).message


def test_a_rename_is_typed_over_and_counted_again_on_coming_back(screen: Reader) -> None:
    on(screen, "rumour").type("r").say("gossip").type("enter u q")
    screen.type("U T")
    assert any("gossip" in row and " 2      0" in row for row in screen.rows())
    screen.type("q u T q U")
    screen.effects.clear()
    screen.type("T o q")
    assert any(isinstance(effect, CountTags) for effect in screen.effects)


def test_others_are_offered_the_new_name(screen: Reader, folder: Path) -> None:
    on(screen, "rumour").type("r").say("gossip").type("enter")
    bea = Reader(Corpus(folder), author=fixed_author("bea")).open("a-toll.txt").type("T")
    on(bea, "rumour").type("m enter")
    assert "merge “rumour” into “gossip”; 1 of yours changed" in bea.message


def test_how_a_tag_looks_and_what_is_wrong_in_the_file_are_told(screen: Reader) -> None:
    on(screen, "rumour")
    rows = "\n".join(screen.rows())
    assert "key r, gutter R" in rows
    assert "set in glossator.toml" in rows


def test_built_in_tags_are_refined(screen: Reader, folder: Path) -> None:
    on(screen, "claim").type("i ctrl+u").say("What can be checked.").type("enter")
    assert tables(folder)["claim"] == {"guideline": "What can be checked."}


REFUSED = [
    ("r ctrl+u toll enter", "is in the codebook already; m merges"),
    ("r enter", "stays as it was"),
    ("m enter", "no tag to merge into"),
    ("a toll enter", "is in the codebook already"),
    ("a enter", "no tag named"),
    ("i enter", "stays as it was"),
]


@pytest.mark.parametrize(("keys", "words"), REFUSED)
def test_what_cannot_be_says_so_and_changes_nothing(
    screen: Reader, folder: Path, keys: str, words: str
) -> None:
    before = state_on_disk(folder)
    on(screen, "rumour")
    for key in keys.split():
        screen.type(key) if key in ("enter", "ctrl+u") or len(key) == 1 else screen.say(key)
    assert words in screen.message
    assert state_on_disk(folder) == before


def test_a_codebook_changed_meanwhile_is_not_written_over_and_nothing_is_half_done(
    screen: Reader, folder: Path
) -> None:
    on(screen, "rumour")
    theirs = BOOK + "\n[tags.theirs]\n"
    (folder / "glossator.toml").write_text(theirs, "utf-8")
    screen.type("i ctrl+u").say("Mine.").type("enter")
    assert "changed meanwhile" in screen.message
    assert (folder / "glossator.toml").read_text("utf-8") == theirs
    assert screen.type("u").message == "nothing to undo"


def test_a_file_that_is_no_toml_is_never_edited(screen: Reader, folder: Path) -> None:
    (folder / "glossator.toml").write_text("[broken", "utf-8")
    again = Reader(Corpus(folder)).open("a-toll.txt").type("T")
    assert "not TOML" in again.type("a").say("x").type("enter").message
    assert (folder / "glossator.toml").read_text("utf-8") == "[broken"


def test_enter_finds_the_passages_of_a_tag(screen: Reader) -> None:
    on(screen, "rumour").type("enter")
    assert screen.mode() is Mode.FINDING
    assert screen.state.finding.query == "tag:rumour"


@pytest.mark.parametrize("tag", ["who’s who?", "a*", "to check", "OR", "“quoted” words"])
def test_whatever_a_tag_is_called_it_can_be_asked_for(folder: Path, tag: str) -> None:
    (folder / "glossator.toml").write_text(f"[tags.{json.dumps(tag)}]\n", "utf-8")
    screen = Reader(Corpus(folder)).open("a-toll.txt").type("T g")
    for _ in range(20):
        line = line_selected(screen.state)
        if line is not None and line.tag.name == tag:
            break
        screen.type("j")
    screen.type("enter")
    asked = parse(screen.state.finding.query)
    assert answers(asked, Searchable("a-toll.txt", {Field.TAG: tag}, None))
    assert not answers(asked, Searchable("a-toll.txt", {Field.TAG: "rumour"}, None))


def test_a_small_terminal_shows_what_fits(folder: Path) -> None:
    for size in ((20, 5), (40, 10), (10, 3)):
        reader = Reader(Corpus(folder), size).type("T j j")
        assert len(reader.rows()) == size[1]
        assert max(map(len, reader.rows())) < size[0]


CHANGES = [
    ("rumour", "r ctrl+u", "gossip"),
    ("gossip", "r ctrl+u", "rumour"),
    ("rumour", "m", "toll"),
    ("gossip", "m", "eye"),
    ("eye witness", "r ctrl+u", "[brackets] # and ] more"),
    ("eye witness", "m", "claim"),
    ("toll", "i", "When somebody counts the dead."),
    ("toll", "x", ""),
    ("hearsay", "x", ""),
    ("claim", "e ctrl+u", "the doors were locked"),
    ("claim", "a", "fog"),
    ("fog", "x", ""),
]


@given(st.lists(st.sampled_from(CHANGES), max_size=8))
@settings(max_examples=15)
def test_any_changes_are_taken_back_one_key_each(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, str, str]]
) -> None:
    folder = write_shelf(tmp_path_factory.mktemp("codebook"), "a-toll.txt")
    (folder / "glossator.toml").write_text(BOOK, "utf-8")
    reader = Reader(Corpus(folder)).open("a-toll.txt").to("41 people").type("t r l t w T")
    states = [state_on_disk(folder)]
    for tag, keys, text in changes:
        if tag not in [line.tag.name for line in tag_lines(reader.state)]:
            continue
        on_line(reader, tag).type(keys)
        if reader.mode() is Mode.PROMPT:
            reader.say(text).type("enter")
        if state_on_disk(folder) != states[-1]:
            states.append(state_on_disk(folder))
    for before in reversed(states[:-1]):
        assert state_on_disk(folder) != before
        reader.type("u")
        assert state_on_disk(folder) == before
    for _ in states[1:]:
        reader.type("U")
    assert state_on_disk(folder) == states[-1]


def on_line(reader: Reader, tag: str) -> Reader:
    """The line of exactly `tag` selected."""
    reader.type("g")
    while (line := line_selected(reader.state)) is not None and line.tag.name != tag:
        reader.type("j")
    return reader
