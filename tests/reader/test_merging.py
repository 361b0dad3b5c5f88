"""Two writers in the reader: what another program did is shown, conflicts are seen and resolved."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotations.history import History
from annotations.merge import merge_sidecars
from annotations.snapshot import Sidecar
from reader.messages import Committed
from reader.modes.step import with_reading
from tests.reader.harness import Reader, again, reader_of


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    reader = reader_of(tmp_path)
    return reader.to("41 people").type("c l")


def test_what_another_reader_did_is_kept_and_shown(reader: Reader) -> None:
    other = again(reader)
    reader.to("32 people").type("c l")
    other.to("41 people").type("i").say("counted twice").type("enter")
    assert "another program changed your sidecar" in other.message
    assert len(other.annotations("claim")) == 2
    assert len(other.reading.document.marks) == 2


def with_two_versions(reader: Reader) -> tuple[Reader, str]:
    """Both wrote another note on one claim; the later one, and the id of the claim."""
    (claim,) = reader.annotations("claim")
    other = again(reader)
    for each, words in ((reader, "an accident"), (other, "no accident")):
        each.to("41 people").type("i").say(words).type("enter")
    assert len(other.annotations("claim")) == 2
    return other, claim.id


def test_a_conflict_keeps_both_versions_and_says_so(reader: Reader) -> None:
    other, _ = with_two_versions(reader)
    assert "changed elsewhere too; both are kept" in other.message
    assert "2 VERSIONS: x drops, e Enter keeps" in other.type("j").detail
    assert [row for row in other.type("o").rows() if "CONFLICT" in row]


def test_a_conflict_is_to_do_until_one_is_deleted_which_undo_brings_back(reader: Reader) -> None:
    other, _ = with_two_versions(reader)
    other.to("41 people").type("x")
    (kept,) = other.annotations("claim")
    assert not kept.conflict
    assert "VERSIONS" not in other.type("j").detail
    other.type("u")
    assert len(other.annotations("claim")) == 2
    assert other.reading.document.annotations.conflicts


def test_two_versions_stand_one_under_the_other_and_count_as_one_claim(reader: Reader) -> None:
    other, _ = with_two_versions(reader)
    rows = "\n".join(other.type("j k").rows())
    assert "in two versions: x drops this one, e Enter keeps it" in rows
    assert "note: no accident" in rows
    assert "note: an accident" in rows
    graph = other.reading.document.graph
    assert (graph.counts.claims, len(graph.claims)) == (1, 2)
    assert "two versions: o Tab lists them" in again(reader).message


def test_the_second_version_rests_on_what_the_first_does(reader: Reader) -> None:
    reader.to("41 people").type("c a")
    other, _ = with_two_versions(reader)
    graph = other.reading.document.graph
    assert len({graph.label(claim.id) for claim in graph.claims}) == 1
    assert graph.counts.unsourced == 0


def test_keeping_both_is_one_edit_without_a_change(reader: Reader) -> None:
    other, _ = with_two_versions(reader)
    (marked,) = [a for a in other.annotations("claim") if a.conflict]
    other.to("41 people")
    other.does(with_reading(other.state, replace(other.reading, focus=marked.id))).type("e enter")
    assert not other.reading.document.annotations.conflicts
    assert len(other.annotations("claim")) == 2


def test_undo_after_a_conflict_gives_back_what_the_file_held(reader: Reader) -> None:
    other = again(reader)
    reader.to("41 people").type("i").say("an accident").type("enter")
    before = reader.sidecar()
    other.to("41 people").type("i").say("no accident").type("enter").type("u")
    assert other.sidecar() == before


def test_both_sides_of_conflict_markers_are_merged_on_demand(reader: Reader) -> None:
    name, path = reader.reading.document.name, reader.path()
    ours = path.read_text()
    line = next(row for row in ours.splitlines() if '"exact"' in row)
    theirs = line.replace('"value":"claim"', '"value":"rumour"')
    path.write_text(ours.replace(line, f"<<<<<<< ours\n{line}\n=======\n{theirs}\n>>>>>>> theirs"))
    later = again(reader)
    assert "conflict markers" in later.message
    later.to("32 people").type("c")
    assert later.status.startswith("git left both sides in your sidecar; Enter merges them")
    later.type("escape")
    assert "<<<<<<<" in path.read_text()
    later.type("c enter")
    assert len(Sidecar.parse(path.read_bytes(), path).lines) == 2
    later.to("32 people").type("c")
    assert len(later.annotations(name=name)) == 3


def test_a_step_that_was_done_already_can_still_be_undone(reader: Reader) -> None:
    (edit,) = reader.state.history.done
    sidecar = reader.saved()
    reader.hears(Committed(edit, sidecar, edit))
    assert reader.state.history == History((edit,))
    assert merge_sidecars(sidecar, sidecar, sidecar).sidecar == sidecar
