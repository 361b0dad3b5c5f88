"""Chains hop by hop: linking a claim anew replaces its chain alone, and none becomes a circle."""

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.circles import circles
from annotations.model import Relation
from reader.modes.draft import draft_of
from reader.modes.edits import perform
from reader.modes.hops import chain_to
from tests.reader.commanding import gloss
from tests.reader.harness import Reader, reader_of_text

TEXT = (
    "The toll\n\nIlo Varr told Coast Wire, citing Tam Orrin, that 41 people had died.\n\n"
    "Coast Wire said that Ilo Varr and Tam Orrin had left.\n"
)


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return reader_of_text(tmp_path, TEXT).to("41 people")


def keys_of(reader: Reader, *names: str) -> str:
    """Letters of names, as they stand in the row while a claim waits."""
    pending = reader.state.reading.pending if reader.state.reading else None
    assert pending is not None
    letters = {c.entity: k for c, k in zip(pending.candidates, pending.letters, strict=True)}
    return " ".join(letters[name] for name in names)


def link(reader: Reader, words: str, *names: str) -> None:
    reader.to(words).type("c")
    reader.type(keys_of(reader, *names))


def round_trips(reader: Reader) -> list[tuple[str, ...]]:
    saved = reader.saved()
    return [names for _, names in circles(saved.annotations, saved.links.values())]


def attributions(reader: Reader) -> int:
    links = reader.saved().links.values()
    return sum(each.relation is Relation.ATTRIBUTED_TO for each in links)


def test_a_chain_linked_in_the_wrong_order_is_put_right_by_linking_it_anew(reader: Reader) -> None:
    link(reader, "41 people", "Coast Wire", "Ilo Varr")
    assert reader.chain("41 people") == ["Coast Wire", "Ilo Varr"]
    sources = {a.id for a in reader.annotations("source")}
    link(reader, "41 people", "Ilo Varr", "Coast Wire")
    assert reader.chain("41 people") == ["Ilo Varr", "Coast Wire"]
    assert "<- 1 <- 2" not in reader.detail
    assert {a.id for a in reader.annotations("source")} == sources
    assert attributions(reader) == 2
    assert not round_trips(reader)


def test_each_letter_of_it_is_one_step_to_undo(reader: Reader) -> None:
    link(reader, "41 people", "Coast Wire", "Ilo Varr")
    before = reader.sidecar()
    link(reader, "41 people", "Ilo Varr")
    assert reader.chain("41 people") == ["Ilo Varr"]
    reader.type("u")
    assert reader.sidecar() == before


def test_the_nearest_source_named_again_begins_its_chain_anew(reader: Reader) -> None:
    link(reader, "41 people", "Coast Wire", "Ilo Varr", "Tam Orrin")
    link(reader, "41 people", "Coast Wire", "Tam Orrin")
    assert reader.chain("41 people") == ["Coast Wire", "Tam Orrin"]
    assert attributions(reader) == 2


def test_a_source_of_the_chain_named_a_second_time_is_refused(reader: Reader) -> None:
    link(reader, "41 people", "Coast Wire", "Ilo Varr")
    before = reader.sidecar()
    reader.type(keys_of(reader, "Coast Wire"))
    assert "Coast Wire is in this chain already" in reader.message
    assert reader.sidecar() == before
    reader.type(keys_of(reader, "Tam Orrin"))
    assert reader.chain("41 people") == ["Coast Wire", "Ilo Varr", "Tam Orrin"]


def test_a_source_selected_by_hand_closes_no_circle_either(reader: Reader) -> None:
    link(reader, "41 people", "Coast Wire", "Ilo Varr")
    before = reader.sidecar()
    words = TEXT.index("Coast Wire")
    reader.type("v")
    selected = reader.reading.selection
    assert selected is not None
    selection = replace(selected, anchor=words, head=words + len("Coast Wire"))
    reader.state = replace(reader.state, reading=replace(reader.reading, selection=selection))
    reader.type("enter")
    assert "Coast Wire is in this chain already" in reader.message
    assert reader.sidecar() == before


def test_a_chain_that_another_claim_rests_on_stays_for_that_one(tmp_path: Path) -> None:
    reader = reader_of_text(tmp_path, TEXT)
    reader.to("41 people").type("c tab")
    reader.type(keys_of(reader, "Coast Wire", "Ilo Varr"))
    reader.to("had left").type("c")
    reader.type(keys_of(reader, "Ilo Varr"))
    reader.to("had left").type("c 1")
    others = reader.chain("41 people")
    link(reader, "had left", "Ilo Varr", "Coast Wire", "Tam Orrin")
    assert reader.chain("41 people") == others
    assert reader.chain("had left") == ["Ilo Varr", "Coast Wire", "Tam Orrin"]
    assert not round_trips(reader)


def test_a_proposed_chain_accepted_again_changes_nothing(reader: Reader) -> None:
    reader.type("c enter")
    before, chain = reader.sidecar(), reader.chain("41 people")
    assert chain
    reader.to("41 people").type("c enter")
    assert reader.sidecar() == before
    assert reader.chain("41 people") == chain


@given(seed=st.integers(0, 1 << 30))
def test_no_keys_make_a_circle_or_change_another_claims_chain(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    folder, chosen = tmp_path_factory.mktemp("hops"), random.Random(seed)
    reader = reader_of_text(folder, TEXT)
    chains: dict[str, list[str]] = {}
    for _ in range(8):
        words = chosen.choice(["41 people", "had left"])
        reader.to(words).type("c")
        for key in chosen.choices("asd123", k=chosen.randint(0, 4)):
            reader.type(key)
        reader.type("escape")
        now = {each: reader.chain(each) for each in {words, *chains}}
        assert {w: c for w, c in now.items() if w != words} == {
            w: c for w, c in chains.items() if w != words
        }
        assert len(set(now[words])) == len(now[words])
        assert not round_trips(reader)
        chains = now
    shutil.rmtree(folder)


def test_an_old_circle_is_told_of_by_check_and_mended_by_linking_anew(reader: Reader) -> None:
    link(reader, "41 people", "Coast Wire", "Ilo Varr")
    draft = draft_of(reader.state)
    claim = reader.annotations("claim")[0].id
    varr = next(each.id for each in reader.annotations("source") if each.entity == "Ilo Varr")
    first, last = chain_to(draft, claim, varr)
    reader.does(perform(reader.state, draft.linked(last, first).edit("by another program")))
    root = reader.world.corpus.root
    said = gloss("check", root)
    assert said.code == 0
    assert "a chain comes round again: Coast Wire <- Ilo Varr <- Coast Wire" in said.out
    assert gloss("check", root, "--strict").code == 1
    link(reader, "41 people", "Ilo Varr", "Coast Wire")
    assert reader.chain("41 people") == ["Ilo Varr", "Coast Wire"]
    assert "comes round" not in gloss("check", root).out


def test_sources_that_nothing_rests_on_are_to_do_and_deleted_by_one_key(reader: Reader) -> None:
    link(reader, "41 people", "Coast Wire", "Ilo Varr")
    link(reader, "41 people", "Tam Orrin")
    reader.type("escape o tab")
    listed = [row for row in reader.rows() if "unused" in row]
    assert len(listed) == 2
    assert "Coast Wire" in "".join(listed)
    reader.type("x x")
    assert [a.entity for a in reader.annotations("source")] == ["Tam Orrin"]
    assert "nothing left to do" in "\n".join(reader.rows())
    assert reader.chain("41 people") == ["Tam Orrin"]
