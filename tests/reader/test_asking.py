"""What helps to ask: completion, earlier searches, saved ones, what was meant, narrowing."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.facets import Facet
from corpus.library import Corpus
from corpus.query import Field
from reader.actions import Mode
from reader.effects import CompleteQuery, FindInCorpus
from reader.messages import Found
from reader.prompt import PromptKind
from reader.searches import SavedSearch
from tests.reader.harness import SIZES, Reader, library_reader

NAMES = ("a-toll.txt", "b-lamp.txt")


@pytest.fixture
def library(tmp_path: Path) -> Reader:
    return library_reader(tmp_path, *NAMES)


def kind(reader: Reader) -> PromptKind:
    assert reader.state.prompt is not None
    return reader.state.prompt.kind


def line(reader: Reader) -> str:
    assert reader.state.prompt is not None
    return reader.state.prompt.text


def restarted(reader: Reader) -> Reader:
    return Reader(Corpus(reader.world.corpus.given))


# ---- completion ----------------------------------------------------------------------------


def test_tab_goes_on_with_the_word_and_again_to_the_next(library: Reader) -> None:
    library.type("f").say("re").type("tab")
    offers = library.state.prompt.offers if library.state.prompt else ()
    assert len(offers) > 1
    assert line(library) == offers[0]
    assert library.state.finding.query == offers[0]
    assert all(offer in library.detail for offer in offers[:2])
    assert line(library.type("tab")) == offers[1]
    assert line(library.type("shift+tab")) == offers[0]
    library.say(" x").type("backspace backspace")
    assert library.state.prompt is not None
    assert library.state.prompt.offers == ()


def test_fields_and_their_values_are_offered(library: Reader) -> None:
    assert line(library.type("f").say("nurse ta").type("tab")) == "nurse tag:"
    library.type("escape f").type("ctrl+u").say("nurse tag:").type("tab tab")
    assert line(library) == "nurse tag:quote"
    library.type("ctrl+u").say("source:il").type("tab")
    assert line(library) == 'source:"Ilo Varr"'


def test_what_comes_behind_the_caret_stays(library: Reader) -> None:
    library.type("f").say("resc nurse").type("left left left left left left tab")
    assert line(library).endswith(" nurse")
    assert line(library).startswith("rescue")


def test_an_answer_that_comes_after_more_was_typed_changes_nothing(library: Reader) -> None:
    library.waits = True
    library.type("f").say("resc").type("tab").say("u")
    assert any(isinstance(effect, CompleteQuery) for effect in library.waiting)
    assert line(library.answer()) == "rescu"


def test_where_nothing_begins_so_that_is_said(library: Reader) -> None:
    library.type("f").say("zzz").type("tab")
    assert (line(library), library.message) == ("zzz", "nothing here begins with zzz")


# ---- earlier searches ----------------------------------------------------------------------


def test_up_brings_back_what_was_asked_also_after_a_restart(library: Reader) -> None:
    for query in ("rescued", "nurse", "resc*"):
        library.type("f ctrl+u").say(query).type("enter")
    later = restarted(library).type("f up")
    assert line(later) == "resc*"
    assert line(later.type("up up")) == "rescued"
    assert later.state.finding.query == "rescued"
    assert later.state.finding.passages
    assert line(later.type("down")) == "nurse"
    assert line(later.type("down down")) == ""


def test_up_steps_past_what_stands_in_the_line_already(library: Reader) -> None:
    for query in ("rescued", "nurse", "resc*"):
        library.type("f ctrl+u").say(query).type("enter")
    assert line(library.type("f")) == "resc*"
    assert line(library.type("up")) == "nurse"
    assert line(library.type("up")) == "rescued"
    assert line(library.type("down down")) == "resc*"
    assert line(library.type("down")) == ""


def test_of_what_was_typed_only_what_begins_so(library: Reader) -> None:
    for query in ("rescued", "nurse", "resc*"):
        library.type("f ctrl+u").say(query).type("enter")
    library.type("f").say("nu").type("up")
    assert line(library) == "nurse"
    assert library.type("up").message == "no earlier search begins so"
    assert line(library.type("down")) == "nu"


def test_the_search_in_the_document_has_the_same_history(library: Reader) -> None:
    library.open("b-lamp.txt").type("/").say("rescued").type("enter / up")
    assert line(library) == "rescued"
    assert library.type("enter").message.startswith("match ")


def test_down_goes_into_the_hits_and_up_out_of_them(library: Reader) -> None:
    library.type("f").say("rescued").type("enter f").say("rescued").type("down up")
    assert library.state.finding_list.selected == 0
    assert line(library) == "rescued"


def test_the_line_above_says_so(library: Reader) -> None:
    assert "earlier searches" in library.type("f").detail


# ---- saved searches ------------------------------------------------------------------------


def test_a_search_is_saved_and_opened_by_name(library: Reader) -> None:
    library.type("f").say("rescued").type("enter o S").say("who was saved").type("enter")
    assert library.message == "saved as who was saved; L lists what is saved"
    later = restarted(library).type("L")
    assert any("who was saved" in row and "rescued" in row for row in later.rows())
    later.say("who").type("enter")
    assert (later.state.finding.query, later.state.finding.sort) == ("rescued", "date")
    assert later.mode() is Mode.FINDING
    assert later.state.finding.passages


def test_tab_in_an_empty_question_shows_what_is_saved(library: Reader) -> None:
    library.type("f").say("rescued").type("enter S").say("one").type("enter q f tab")
    assert kind(library) is PromptKind.FIND
    assert kind(library.type("ctrl+u tab")) is PromptKind.SAVED_SEARCH
    assert library.type("enter").state.finding.query == "rescued"


def test_a_saved_search_wants_a_name_and_offers_its_own_again(library: Reader) -> None:
    library.type("f").say("rescued").type("enter S enter")
    assert library.message == "not saved; it wants a name"
    library.type("S").say("one").type("enter S")
    assert line(library) == "one"
    library.type("escape f").say("nurse").type("enter S").say("one").type("enter")
    assert "what had that name is gone" in library.message
    assert restarted(library).type("L enter").state.finding.query == "nurse"


def test_what_another_process_saved_or_forgot_meanwhile_is_listed(library: Reader) -> None:
    library.type("f").say("rescued").type("enter S").say("mine").type("enter")
    library.world.searches.keep(SavedSearch("theirs", "nurse"))
    listed = "\n".join(library.type("L").rows())
    assert "mine" in listed
    assert "theirs" in listed
    library.world.searches.forget("mine")
    assert "mine" not in "\n".join(library.type("escape L").rows())


def test_without_any_that_is_said(library: Reader) -> None:
    assert "no search is saved yet" in library.type("L").message


# ---- what was meant ------------------------------------------------------------------------


def test_what_was_meant_is_offered_where_nothing_is_found(library: Reader) -> None:
    library.world.suggestion = "rescued"
    library.type("f").say("rescudd").type("enter")
    assert library.rows()[1] == "   d  did you mean  rescued"
    library.type("d")
    assert library.state.finding.query == "rescued"
    assert library.state.finding.passages
    assert not library.state.finding.suggestion
    assert line(library.type("f").type("ctrl+u up")) == "rescued"


def test_and_where_little_is_found_without_moving_a_line(library: Reader) -> None:
    library.type("f").say("nurse").type("escape")
    before = library.rows()[2:-2]
    library.world.suggestion = "rescued"
    library.type("f enter")
    assert library.rows()[1] == "   d  did you mean  rescued"
    assert library.rows()[2:-2] == before


def test_otherwise_the_key_says_why_not(library: Reader) -> None:
    library.type("f").say("rescued").type("enter d")
    assert "nothing else was meant" in library.message


# ---- narrowing -----------------------------------------------------------------------------

FACETS = (
    Facet(Field.OUTLET, "Coast Wire", 12),
    Facet(Field.DATE, "2031-05", 4),
    Facet(Field.TAG, "claim", 1),
)


@pytest.mark.parametrize("size", SIZES)
def test_narrowing_shows_counts_and_asks_for_the_chosen(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    reader = library_reader(tmp_path, *NAMES, size=size)
    reader.world.facets = FACETS
    reader.type("f").say("rescued OR nurse").type("enter tab")
    if size[1] >= 20:
        assert any("12  outlet  Coast Wire" in row for row in reader.rows())
    assert all(len(row) < size[0] for row in reader.rows())
    reader.type("down enter")
    assert reader.state.finding.query == "(rescued OR nurse) date:2031-05"
    asked = [effect for effect in reader.effects if isinstance(effect, FindInCorpus)]
    assert asked[-1].finished


def test_typing_chooses_and_escape_leaves_all_as_it_was(library: Reader) -> None:
    library.world.facets = FACETS
    library.type("f").say("rescued").type("enter tab").say("claim").type("enter")
    assert library.state.finding.query == "rescued tag:claim"
    library.type("f ctrl+u").say("rescued").type("enter tab escape")
    assert library.state.finding.query == "rescued"
    assert library.state.finding.passages


def test_while_it_is_counted_that_is_said(library: Reader) -> None:
    library.type("f").say("rescued").type("enter")
    library.waits = True
    library.type("tab")
    assert any("counting" in row for row in library.rows())
    assert library.type("enter").message == "not counted yet"


# ---- answers in parts, and anew ------------------------------------------------------------


def test_an_answer_that_is_no_longer_wanted_changes_nothing(library: Reader) -> None:
    library.waits = True
    library.type("f").say("re")
    old, new = (e for e in library.waiting if isinstance(e, FindInCorpus))
    (late,) = library.world.answers(old)
    (answer,) = library.world.answers(new)
    library.waits = False
    library.hears(answer)
    shown = library.rows()
    assert library.hears(late).rows() == shown
    assert isinstance(late, Found)


def test_the_rest_of_an_answer_moves_neither_the_selected_nor_the_marked(library: Reader) -> None:
    library.waits = True
    library.type("f").say("the")
    asked = [e for e in library.waiting if isinstance(e, FindInCorpus)][-1]
    (whole,) = library.world.answers(asked)
    assert isinstance(whole, Found)
    library.waits = False
    first = whole.finding.documents[:1]
    part = Found(replace(whole.finding, documents=first, whole=False))
    library.hears(part).type("escape j space")
    before = library.state.finding.passages[library.state.finding_list.selected]
    marked = {library.state.finding.passages[n] for n in library.state.finding.marked}
    library.hears(whole)
    passages = library.state.finding.passages
    assert len(passages) > sum(len(document.passages) for document in first)
    assert passages[library.state.finding_list.selected] == before
    assert {passages[n] for n in library.state.finding.marked} == marked
