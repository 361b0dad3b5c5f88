"""Finding or making the source that a link leads to: mentions, names, chains kept apart."""

from pathlib import Path

import pytest

from reader.modes.draft import Draft, draft_of
from reader.modes.hops import with_hop
from reader.modes.sources import bare_mention, mentions, same, with_named
from tests.reader.harness import Reader, reader_of_text

TEXT = (
    "The toll\n\nIlo Varr said that 41 people had died. Coast Wire said that 11 were rescued.\n\n"
    "Ilo Varr said that the doors were locked. He said that it was late.\n\n"
    "Ilo Varr said that the ferry sank.\n"
)


@pytest.fixture
def varr(tmp_path: Path) -> Reader:
    """Two claims by one man, each with a mention of its own."""
    reader = reader_of_text(tmp_path, TEXT)
    return reader.to("41 people").type("c a").to("doors").type("c a l")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Ilo Varr", "ilo  varr", True),
        ("Zoe\u0308", "Zoë", True),
        ("Ilo Varr", "Ilo", False),
        ("", "", True),
    ],
)
def test_names_are_the_same_but_for_case_and_blanks(one: str, other: str, alike: bool) -> None:
    assert same(one, other) is alike


def test_mentions_are_in_text_order(varr: Reader) -> None:
    found = mentions(varr.reading.document, "ILO VARR")
    assert [varr.words(mark.span) for mark in found] == ["Ilo Varr", "Ilo Varr"]
    assert found[0].span.start < found[1].span.start


def test_the_nearest_mention_is_the_last_one_before_else_the_first(varr: Reader) -> None:
    document, draft = varr.reading.document, draft_of(varr.state)
    first, second = mentions(document, "Ilo Varr")
    assert bare_mention(draft, document, "Ilo Varr", second.span.start) == second.id
    assert bare_mention(draft, document, "Ilo Varr", second.span.start - 1) == first.id
    assert bare_mention(draft, document, "Ilo Varr", 0) == first.id
    assert bare_mention(draft, document, "Tam Orrin", 0) is None


def test_a_mention_that_rests_on_somebody_is_not_taken_for_the_bare_name(varr: Reader) -> None:
    varr.to("doors").type("c a /").say("Coast Wire").type("enter")
    document = varr.reading.document
    first, second = mentions(document, "Ilo Varr")
    found = bare_mention(draft_of(varr.state), document, "Ilo Varr", second.span.start)
    assert found == first.id


def test_a_source_named_and_mentioned_nowhere_is_of_the_whole_document(varr: Reader) -> None:
    draft = with_named(draft_of(varr.state), varr.reading.document, "Tam Orrin", 0)
    assert draft.get(draft.made).targets[0].whole_document
    assert draft.get(draft.made).entity == "Tam Orrin"


def test_each_claims_mention_may_have_a_chain_of_its_own(varr: Reader) -> None:
    varr.to("doors").type("c a /").say("Coast Wire").type("enter")
    assert varr.chain("doors") == ["Ilo Varr", "Coast Wire"]
    assert varr.chain("41 people") == ["Ilo Varr"]


def test_a_pronoun_is_a_mention_too_and_brings_no_chain_unseen(varr: Reader) -> None:
    varr.to("doors").type("c a /").say("Coast Wire").type("enter")
    varr.to("it was late").type("c")
    assert "He=1 Ilo Varr" in varr.detail
    varr.type("a")
    assert varr.chain("it was late") == ["Ilo Varr"]
    found = mentions(varr.reading.document, "Ilo Varr")
    assert "He" in [varr.words(mark.span) for mark in found]


def test_a_number_brings_no_chain_unseen_and_repeating_does(varr: Reader) -> None:
    varr.to("doors").type("c a /").say("Coast Wire").type("enter")
    varr.to("it was late").type("c 1")
    assert varr.chain("it was late") == ["Ilo Varr"]
    varr.type("u u").to("doors").type("c a /").say("Coast Wire").type("enter")
    varr.to("it was late").type(".")
    assert varr.chain("it was late") == ["Ilo Varr", "Coast Wire"]


def test_a_name_does_not_take_the_chain_of_an_earlier_mention(varr: Reader) -> None:
    varr.to("doors").type("c a /").say("Coast Wire").type("enter")
    varr.to("ferry sank").type("c a")
    assert varr.chain("ferry sank") == ["Ilo Varr"]


# ---- hops ----------------------------------------------------------------------------------


def test_a_hop_from_a_shared_source_makes_a_mention_for_this_claim_alone(varr: Reader) -> None:
    varr.to("ferry sank").type("c 1").to("it was late").type("c 1 /").say("Coast Wire").type(
        "enter"
    )
    assert varr.chain("it was late") == ["Ilo Varr", "Coast Wire"]
    assert varr.chain("ferry sank") == ["Ilo Varr"]
    assert varr.chain("doors") == ["Ilo Varr"]
    numbers = {s.name: s.number for s in varr.reading.document.graph.sources.values()}
    assert numbers == {"Ilo Varr": 1, "Coast Wire": 2}


def test_and_that_is_one_step_to_undo(varr: Reader) -> None:
    varr.to("it was late").type("c 1 /").say("Coast Wire")
    before = varr.sidecar()
    varr.type("enter u")
    assert varr.sidecar() == before


def test_a_hop_that_is_there_already_adds_nothing(varr: Reader) -> None:
    document = varr.reading.document
    draft = draft_of(varr.state)
    link = next(iter(document.annotations.links.values()))
    again = with_hop(draft, document, link.attributed, link.attributed, link.to)
    assert again.edits == ()


# ---- drafts --------------------------------------------------------------------------------


def test_a_draft_of_nothing_is_an_empty_edit(varr: Reader) -> None:
    assert draft_of(varr.state).edit("nothing").is_empty


def test_what_a_draft_makes_and_takes_back_cancels_out(varr: Reader) -> None:
    draft: Draft = with_named(draft_of(varr.state), varr.reading.document, "Tam Orrin", 0)
    assert not draft.edit("name").is_empty
    assert draft.without(draft.made).edit("nothing").is_empty


def test_several_changes_are_one_edit_with_the_cursor_on_the_sentence(varr: Reader) -> None:
    varr.to("ferry sank").type("c enter")
    edit = varr.state.history.done[-1]
    assert len(edit.changes) == 2
    assert edit.cursor == TEXT.index("Ilo Varr said that the ferry")
