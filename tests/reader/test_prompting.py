"""Typing into the bottom row: options, entering, dropping, pasting; the palette."""

from dataclasses import replace

import pytest

from reader.actions import Mode
from reader.modes.options import matching, options
from reader.modes.prompting import pasted
from tests.reader.harness import Reader

NAMES = ("Coast Wire", "Ilo Varr", "Port office", "Varrhaven Gazette", "wire service")


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", list(NAMES)),
        ("varr", ["Varrhaven Gazette", "Ilo Varr"]),
        ("WIRE", ["wire service", "Coast Wire"]),
        ("office port", ["Port office"]),
        ("zebra", []),
    ],
)
def test_options_have_every_word_those_that_begin_with_it_first(
    typed: str, names: list[str]
) -> None:
    assert list(matching(typed, NAMES)) == names


@pytest.fixture
def naming(reader: Reader) -> Reader:
    """Naming the source of a claim, with names known from the corpus."""
    reader.state = replace(reader.state, sources=NAMES, tags=("numbers", "names"))
    return reader.to("The cause").type("c /")


def test_known_names_are_offered_in_the_detail_row(naming: Reader) -> None:
    assert "Coast Wire  Ilo Varr  Port office" in naming.detail
    assert "Varrhaven Gazette  Ilo Varr" in naming.say("varr").detail


def test_tab_completes_a_name(naming: Reader) -> None:
    naming.say("gaz").type("tab")
    assert naming.status.startswith("source: Varrhaven Gazette")
    assert naming.type("enter").chain("The cause") == ["Varrhaven Gazette"]


def test_an_option_is_chosen_by_arrows(naming: Reader) -> None:
    assert naming.type("down down enter").chain("The cause") == ["Port office"]


def test_arrows_go_round(naming: Reader) -> None:
    assert naming.type("up enter").chain("The cause") == ["wire service"]


def test_a_name_typed_in_another_case_is_the_known_one(naming: Reader) -> None:
    assert naming.say("ILO VARR").type("enter").chain("The cause") == ["Ilo Varr"]


def test_the_name_that_stands_in_the_line_is_taken_and_never_a_longer_one(naming: Reader) -> None:
    naming.say("wire")
    assert "new: wire  Tab wire service  Coast Wire" in naming.detail
    assert naming.type("enter").chain("The cause") == ["wire"]


@pytest.mark.parametrize("keys", ["tab enter", "down enter"])
def test_a_known_name_that_what_was_typed_begins_is_one_key_away(naming: Reader, keys: str) -> None:
    assert naming.say("wire").type(keys).chain("The cause") == ["wire service"]


def test_of_known_names_the_one_that_was_typed_comes_before_longer_ones(naming: Reader) -> None:
    naming.state = replace(naming.state, sources=("Elias Brandtson", "Elias Brandt"))
    naming.say("elias brandt")
    assert "new: " not in naming.detail
    assert "Elias Brandt  Tab Elias Brandtson" in naming.detail
    assert naming.type("enter").chain("The cause") == ["Elias Brandt"]
    naming.to("The cause").type("c /").say("elias brandt").type("tab tab enter")
    assert naming.chain("The cause") == ["Elias Brandtson"]


def test_blanks_around_and_within_do_not_count(naming: Reader) -> None:
    assert naming.say("  Tam   Orrin ").type("enter").chain("The cause") == ["Tam Orrin"]


@pytest.mark.parametrize("key", ["escape", "ctrl+c", "backspace"])
def test_a_prompt_is_dropped_and_the_mode_beneath_is_as_before(naming: Reader, key: str) -> None:
    before = naming.sidecar()
    assert naming.type(key).mode() is Mode.PENDING
    assert naming.sidecar() == before


def test_backspace_drops_only_an_empty_line(naming: Reader) -> None:
    assert naming.say("a").type("backspace").mode() is Mode.PROMPT
    assert naming.type("backspace").mode() is Mode.PENDING


def test_keys_that_edit_nothing_say_so(naming: Reader) -> None:
    assert "does nothing in a prompt" in naming.type("pgdn").message


def test_tags_are_offered_too(reader: Reader) -> None:
    reader.state = replace(reader.state, tags=("numbers", "names"))
    reader.to("The cause").type("t down enter")
    assert len(reader.annotations("names")) == 1


def test_in_a_note_keys_are_only_text(reader: Reader) -> None:
    reader.to("41 people").type("i").say("q u c 0 / ? ‘quoted’").type("enter")
    assert [a.note for a in reader.annotations()] == ["q u c 0 / ? ‘quoted’"]


def test_other_scripts_are_typed_as_they_are(reader: Reader) -> None:
    reader.to("41 people").type("i").say("проверить 港口 آتش").type("enter")
    assert [a.note for a in reader.annotations()] == ["проверить 港口 آتش"]


# ---- pasting -------------------------------------------------------------------------------


def test_a_paste_outside_a_prompt_does_nothing_but_say_so(reader: Reader) -> None:
    before = reader.state
    reader.does(pasted(reader.state, "c a q x Meanwhile, the port office said\nq"))
    assert "a paste is refused" in reader.message
    assert replace(reader.state, message="") == replace(before, message="")
    assert reader.sidecar() == b""


def test_a_paste_into_a_prompt_is_text_and_enters_nothing(reader: Reader) -> None:
    reader.to("41 people").type("i")
    reader.does(pasted(reader.state, "two\nlines\tand a tab"))
    assert reader.mode() is Mode.PROMPT
    reader.type("enter")
    assert [a.note for a in reader.annotations()] == ["two lines and a tab"]


def test_a_pasted_question_is_asked(library: Reader) -> None:
    library.type("f").does(pasted(library.state, "upper\ndeck"))
    assert library.state.finding.query == "upper deck"
    assert len(library.state.finding.documents) >= 1


# ---- the palette ---------------------------------------------------------------------------


def test_the_palette_offers_what_the_mode_has(reader: Reader) -> None:
    reader.type("ctrl+p")
    assert "note" in options(reader.state)
    assert "sort_hits" not in options(reader.state)
    reader.type("escape tab ctrl+p")
    assert "annotator" in options(reader.state)
    assert "claim" not in options(reader.state)


@pytest.mark.parametrize("key", ["ctrl+p", "f1"])
def test_an_action_is_run_by_its_name(reader: Reader, key: str) -> None:
    reader.to("41 people").type(key).say("claim").type("enter")
    assert reader.mode() is Mode.PENDING
    assert len(reader.annotations("claim")) == 1


def test_a_disabled_action_says_why_there_too(reader: Reader) -> None:
    reader.type("ctrl+p").say("redo").type("enter")
    assert reader.message == "nothing to redo"


def test_an_action_is_found_by_its_description(reader: Reader) -> None:
    assert options(reader.type("ctrl+p").say("clipboard").state) == ("hold",)


def test_no_such_action(reader: Reader) -> None:
    assert reader.type("ctrl+p").say("fly").type("enter").message == "no such action here"


def test_tab_and_arrows_choose_an_action(reader: Reader) -> None:
    reader.type("ctrl+p").say("page")
    names = options(reader.state)
    reader.type("tab tab")
    assert reader.state.prompt is not None
    assert reader.state.prompt.chosen == 2 % len(names)


# ---- the annotator -------------------------------------------------------------------------


def test_ones_name_is_asked_for_and_kept_folded(library: Reader) -> None:
    library.type("N ctrl+u").say("Zoë Björk").type("enter")
    assert library.state.author.annotator == "zoe-bjork"
    assert library.message == "you annotate as zoe-bjork"


def test_an_empty_name_changes_nothing(library: Reader) -> None:
    library.type("N ctrl+u enter")
    assert library.state.author.annotator == "anna"


def test_under_another_name_nothing_of_the_first_can_be_undone_or_repeated(reader: Reader) -> None:
    reader.to("41 people").type("c l tab N ctrl+u").say("ben").type("enter u")
    assert reader.message == "nothing to undo"
    assert reader.state.repeat is None
    assert len(reader.annotations("claim", "a-toll.txt")) == 1


def test_the_name_stays_while_something_is_being_saved(reader: Reader) -> None:
    reader.waits = True
    reader.to("41 people").type("c l tab N ctrl+u").say("ben").type("enter")
    assert reader.state.author.annotator == "anna"
    assert "still saving what anna did" in reader.message


def test_the_same_name_again_changes_nothing(reader: Reader) -> None:
    reader.to("41 people").type("c l tab N enter u")
    assert reader.annotations(name="a-toll.txt") == []
