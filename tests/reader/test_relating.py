"""What is there already: deleting, holding, relating, following."""

import pytest

from annotations.model import Relation
from reader.actions import Mode
from tests.reader.harness import Reader

FIRST = "Harbour master Ilo Varr said that 41 people had died in the fire."


@pytest.fixture
def two(reader: Reader) -> Reader:
    """A claim with a source, held, and the cursor on another claim."""
    return reader.to("41 people").type("c a l h y").to("32 people").type("c l h")


def test_x_deletes_the_annotation_and_its_links(reader: Reader) -> None:
    reader.to("41 people").type("c a l h x")
    assert reader.annotations("claim") == []
    assert reader.links() == []
    assert [a.entity for a in reader.annotations("source")] == ["Ilo Varr"]
    assert reader.message == "claim deleted; u brings it back"


def test_deleting_a_source_leaves_the_claim_unsourced(reader: Reader) -> None:
    reader.to("41 people").type("c a l h enter x")
    assert reader.annotations("source") == []
    assert reader.links() == []
    assert any(row.startswith(">C?") for row in reader.rows())


def test_another_x_deletes_what_is_in_focus_next(reader: Reader) -> None:
    reader.to("41 people").type("c a l h x x")
    assert reader.annotations() == []
    assert reader.type("x").message == "no annotation here"


def test_x_in_the_list_deletes_the_selected_line_and_stays(two: Reader) -> None:
    two.type("o g x")
    assert two.mode() is Mode.LISTING
    assert len(two.annotations("claim")) == 1
    two.type("u")
    assert len(two.annotations("claim")) == 2


# ---- holding -------------------------------------------------------------------------------


def test_y_copies_the_annotation_and_holds_a_claim(two: Reader) -> None:
    assert two.copied() == [FIRST]
    assert two.state.held == two.annotations("claim")[0].id


def test_y_on_a_bare_sentence_copies_it_and_holds_nothing(reader: Reader) -> None:
    reader.to("41 people").type("y")
    assert reader.copied() == [FIRST]
    assert reader.state.held == ""


def test_pieces_are_copied_with_a_gap_shown(reader: Reader) -> None:
    reader.to("The cause").type("v space e y")
    assert reader.copied() == ["The cause is not known. … In a"]


# ---- relating ------------------------------------------------------------------------------

RELATIONS = [
    ("c", Relation.CORROBORATES),
    ("x", Relation.CONTRADICTS),
    ("p", Relation.REPRINTS),
]


@pytest.mark.parametrize(("key", "relation"), RELATIONS)
def test_r_relates_to_the_held_claim(two: Reader, key: str, relation: Relation) -> None:
    held = two.state.held
    two.type("r")
    assert two.mode() is Mode.RELATION
    two.type(key)
    (related,) = [link for link in two.links() if link.relation is not Relation.ATTRIBUTED_TO]
    assert (related.relation, related.to) == (relation, held)
    assert two.mode() is Mode.READING


def test_relating_twice_takes_it_back(two: Reader) -> None:
    before = two.sidecar()
    assert "contradicts" in two.type("r x").message
    assert "contradicts C" in two.detail
    assert "no longer" in two.type("r x").message
    assert "contradicts C" not in two.detail
    assert two.sidecar() == before


def test_a_relation_does_not_make_a_claim_sourced(two: Reader) -> None:
    two.type("r c l")
    assert "1 unsourced" in two.status


def test_another_key_relates_nothing_and_does_its_job(two: Reader) -> None:
    before = two.sidecar()
    two.type("r l")
    assert two.sentence == "The cause is not known."
    assert two.sidecar() == before


def test_the_relations_are_shown_while_one_is_asked_for(two: Reader) -> None:
    assert "c corroborates  x contradicts  p reprints" in two.type("r").status


@pytest.mark.parametrize(
    ("keys", "says"),
    [("r", "no claim here"), ("c l h r", "no other claim; y holds one"), ("c l h y r", "no other")],
)
def test_there_must_be_two_claims(reader: Reader, keys: str, says: str) -> None:
    assert says in reader.to("41 people").type(keys).message


# ---- following -----------------------------------------------------------------------------


def test_enter_goes_from_a_claim_to_its_source_and_back(reader: Reader) -> None:
    reader.to("41 people").type("c a").to("The cause").type("c 1 l h")
    reader.type("enter")
    assert reader.sentence == FIRST
    assert "source 1 Ilo Varr" in reader.detail
    reader.type("'")
    assert reader.sentence == "The cause is not known."


def test_from_a_source_to_what_rests_on_it(reader: Reader) -> None:
    reader.to("The cause").type("s s").to("He added").type("c 1 l h enter")
    assert "32 people" in reader.sentence
    reader.type("enter")
    assert reader.sentence == "He added that the toll could rise."


def test_a_source_tagged_nowhere_cannot_be_gone_to(reader: Reader) -> None:
    reader.to("The cause").type("c /").say("Nobody").type("enter l h enter")
    assert reader.message == "it leads nowhere in this text"


def test_a_claim_without_a_source_says_what_to_do(reader: Reader) -> None:
    reader.to("The cause").type("c l h enter")
    assert reader.message == "it rests on nobody yet; c says whose it is"


def test_nothing_to_follow(reader: Reader) -> None:
    assert reader.to("The cause").type("enter").message == "nothing to follow here"
