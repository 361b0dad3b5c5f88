"""Claims, sources, chains and the numbers and labels that the gutter shows."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.claims import MOST_CHAINS, ClaimGraph, Counts, entity_key
from annotations.collected import AnnotationSet
from annotations.editing import delete, link
from annotations.model import Relation
from tests.annotations.made import DOCUMENT, Desk


def graph(desk: Desk, numbers: dict[str, int] | None = None) -> ClaimGraph:
    return ClaimGraph.of(desk.set, numbers)


def test_claims_stand_by_position_and_sources_by_number() -> None:
    desk = Desk()
    late, early = desk.claim("41 passengers"), desk.claim("11 people")
    desk.source("Ilo Varr")
    desk.source("Coast Wire")
    found = graph(desk)
    assert [x.id for x in found.claims] == [early, late]
    assert [(x.number, x.name) for x in found.sources.values()] == [
        (1, "Ilo Varr"),
        (2, "Coast Wire"),
    ]
    assert found.counts == Counts(claims=2, unsourced=2, sources=2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ilo Varr", "ILO  varr"),
        ("the port\noffice", "The port office "),
        ("Hélène", "He\u0301le\u0300ne"),
        ("Straße", "STRASSE"),
        ("ΐ", "Ϊ́"),
    ],
)
def test_the_same_name_is_the_same_source(one: str, other: str) -> None:
    assert entity_key(one) == entity_key(other)
    desk = Desk()
    mentions = desk.source("The port office", entity=one), desk.nowhere(other)
    (source,) = graph(desk).sources.values()
    assert source.mentions == mentions
    assert source.name == one


@given(st.text())
def test_a_key_is_its_own_key(name: str) -> None:
    assert entity_key(entity_key(name)) == entity_key(name)


def test_a_source_without_a_name_has_its_words() -> None:
    desk = Desk()
    desk.source("The port office")
    assert graph(desk).source_number("the port  office") == 1
    assert graph(desk).source_number("nobody") is None


def test_a_chain_runs_from_the_claim_to_where_attribution_ends() -> None:
    desk = Desk()
    claim, lamp = desk.claim("41 passengers"), desk.source("Evening Lamp")
    wire = desk.source("Coast Wire")
    desk.link(claim, lamp)
    desk.link(lamp, wire)
    assert graph(desk).chains(claim) == ((lamp, wire),)
    assert graph(desk).chains(lamp) == ((wire,),)
    assert graph(desk).chains(wire) == ()


def test_a_claim_with_several_sources_has_a_chain_for_each() -> None:
    desk = Desk()
    claim, lamp = desk.claim("41 passengers"), desk.source("Evening Lamp")
    wire = desk.source("Coast Wire")
    for source in (lamp, wire):
        desk.link(claim, source)
    assert graph(desk).chains(claim) == ((lamp,), (wire,))


def test_a_cycle_ends_every_walk() -> None:
    desk = Desk()
    claim, lamp = desk.claim("41 passengers"), desk.source("Evening Lamp")
    wire = desk.source("Coast Wire")
    for one, other in ((claim, lamp), (lamp, wire), (wire, lamp), (wire, claim), (lamp, lamp)):
        desk.link(one, other)
    assert graph(desk).chains(claim) == ((lamp, wire),)


def test_links_that_fork_and_join_are_walked_to_a_bound() -> None:
    desk = Desk()
    layer = [desk.claim("41 passengers")]
    for step in range(12):
        below = [desk.nowhere(f"source {step} {side}") for side in "ab"]
        for one in layer:
            for other in below:
                desk.link(one, other)
        layer = below
    assert len(graph(desk).chains(graph(desk).claims[0].id)) == MOST_CHAINS


def test_labels_say_whose_claim_it_is() -> None:
    desk = Desk()
    words = ["41 passengers", "11 people", "Nobody saw", "lower deck", "upper deck", "captain"]
    unsourced, own, one, several, twice, dangling = [desk.claim(word) for word in words]
    lamp, wire = desk.source("Evening Lamp"), desk.source("Coast Wire")
    again = desk.nowhere("evening lamp")
    for attributed, to in (
        (own, DOCUMENT),
        (one, wire),
        (several, lamp),
        (several, wire),
        (twice, lamp),
        (twice, again),
        (dangling, "urn:uuid:of-nobody"),
    ):
        desk.link(attributed, to)
    found = graph(desk)
    labels = [found.label(x) for x in (unsourced, own, one, several, twice, dangling)]
    assert labels == ["C?", "C0", "C2", "C+", "C1", "C?"]
    assert [found.own_voice(x) for x in (unsourced, own, several)] == [False, True, False]
    assert [found.is_unsourced(x) for x in (unsourced, own, one)] == [True, False, False]
    assert found.counts == Counts(claims=6, unsourced=1, sources=2)
    assert found.source_of(again) == found.source_of(lamp)
    assert found.source_of(one) is None


def test_other_relations_are_no_attribution() -> None:
    desk = Desk()
    one, other = desk.claim("11 people"), desk.claim("41 passengers")
    edit = link(desk.set, desk.author, one, other, relation=Relation.CONTRADICTS)
    desk.set = desk.set.applied(edit)
    assert graph(desk).is_unsourced(one)
    (contradicts,) = graph(desk).relations(one)
    assert (contradicts.to, contradicts.relation) == (other, Relation.CONTRADICTS)
    assert graph(desk).relations(other) == ()


def test_what_a_claim_is_attributed_to_is_no_relation() -> None:
    desk = Desk()
    claim, source = desk.claim("11 people"), desk.source("Lamp")
    desk.set = desk.set.applied(link(desk.set, desk.author, claim, source))
    assert graph(desk).relations(claim) == ()


def test_links_to_nobody_dangle_until_another_document_has_the_id() -> None:
    desk = Desk()
    claim = desk.claim("11 people")
    dangling = desk.link(claim, "urn:uuid:elsewhere")
    desk.link(claim, DOCUMENT)
    found = graph(desk)
    assert [x.id for x in found.dangling()] == [dangling]
    assert found.dangling(elsewhere={"urn:uuid:elsewhere"}) == ()
    assert found.chains(claim) == (("urn:uuid:elsewhere",), (DOCUMENT,))


def test_numbers_survive_deletion_and_are_not_dealt_anew() -> None:
    desk = Desk()
    lamp = desk.source("Evening Lamp")
    desk.source("Coast Wire")
    known = dict(graph(desk).numbers)
    desk.set = desk.set.applied(delete(desk.set, lamp))
    desk.source("Ilo Varr")
    found = graph(desk, known)
    assert {x.name: x.number for x in found.sources.values()} == {"Coast Wire": 2, "Ilo Varr": 3}
    assert found.source_number("Evening Lamp") == 1
    desk.source("Evening Lamp")
    assert graph(desk, dict(found.numbers)).sources[entity_key("Evening Lamp")].number == 1


def test_numbers_follow_creation_and_not_position() -> None:
    desk = Desk()
    desk.source("captain")
    desk.source("Coast Wire")
    assert graph(desk).source_number("captain") == 1


def test_all_annotators_claims_are_in_the_graph() -> None:
    bob, desk = Desk("bob"), Desk()
    theirs, source = bob.claim("11 people"), desk.source("Coast Wire")
    desk.link(theirs, source)
    both = AnnotationSet.of("ferry.txt", desk.set.mine, [bob.set.mine])
    assert ClaimGraph.of(both).label(theirs) == "C1"


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=14))
def test_every_chain_follows_links_and_meets_nothing_twice(pairs: list[tuple[int, int]]) -> None:
    desk = Desk()
    ids = [desk.claim("11 people"), *(desk.nowhere(f"source {i}") for i in range(5))]
    for one, other in pairs:
        desk.link(ids[one], ids[other])
    found = graph(desk)
    chains = found.chains(ids[0])
    assert bool(chains) == (not found.is_unsourced(ids[0]))
    for chain in chains:
        path = (ids[0], *chain)
        assert len(set(path)) == len(path)
        assert all(to in found.direct(one) for one, to in pairwise(path))
