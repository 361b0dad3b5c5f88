"""``gloss repair``: nothing is written without --apply, nothing doubtful without --take."""

from pathlib import Path

import pytest

from tests.reader.commanding import gloss

OLD = """Ferry burns off the quay

The port office said on Friday night that all aboard had been brought ashore by the boats.

Fire chief Sanna Ekdahl warned on Saturday that 32 doors had stood open when the fire began.

Nobody at the pier could say how many children had been on the car deck that evening.

Since then the harbour has been quiet, and few boats went out.
"""
CLAIMS = (
    "The port office said on Friday",
    "that 32 doors had stood open",
    "Nobody at the pier could say",
)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """Three claims: one that moves, one with another number, one that is gone."""
    path = tmp_path / "ferry.txt"
    path.write_text(OLD)
    for words in CLAIMS:
        assert gloss("annotate", path, "--tag", "claim", "--quote", words).code == 0
    before, _, _ = OLD.replace("32", "34").partition("Nobody at the pier")
    path.write_text("An update.\n\n" + before + "On Sunday the mayor spoke at length.\n")
    return path


def sidecar(document: Path) -> Path:
    return document.with_name("ferry.txt.anna.annotations.json")


def test_without_apply_it_only_says_what_it_would_do(document: Path) -> None:
    before = sidecar(document).read_bytes()
    result = gloss("repair", document)
    assert result.code == 1
    assert (
        "ferry.txt: move: claim “The port office said on Friday”; 12 characters further"
        in result.out
    )
    assert "ferry.txt: doubtful: claim “that 32 doors had stood open”; a number in it" in result.out
    assert "=1  99 %  “that 34 doors had stood open”" in result.out or "=1  9" in result.out
    assert (
        "ferry.txt: orphan: claim “Nobody at the pier could say”; its words are not" in result.out
    )
    assert result.err == "gloss: 1 annotation to mend by --apply, 2 left in doubt or lost\n"
    assert sidecar(document).read_bytes() == before


def test_apply_mends_what_moved_and_nothing_else(document: Path) -> None:
    lines = sidecar(document).read_text().splitlines()
    result = gloss("repair", document, "--apply")
    assert "done: move: claim" in result.out
    after = sidecar(document).read_text().splitlines()
    assert sum(one != other for one, other in zip(lines, after, strict=True)) == 1
    states = {row["quote"]: row["state"] for row in gloss("list", document, "--json").rows}
    assert states["The port office said on Friday"] == "exact"
    assert "move" not in gloss("repair", document).out
    assert sidecar(document).read_text().splitlines() == after


def test_a_doubtful_one_is_taken_by_choice_alone(document: Path) -> None:
    rows = gloss("repair", document, "--json").rows
    (doubtful,) = (row for row in rows if row["state"] == "doubtful")
    assert doubtful["action"] == "leave"
    assert doubtful["places"][0]["words"] == "that 34 doors had stood open"
    (taken,) = (
        row
        for row in gloss("repair", document, "--take", f"{doubtful['id']}=1", "--json").rows
        if row["id"] == doubtful["id"]
    )
    assert (taken["action"], taken["words"]) == ("take", "that 34 doors had stood open")
    assert not taken["applied"]
    short = doubtful["id"].removeprefix("urn:uuid:")
    assert "done: take" in gloss("repair", document, "--apply", "--take", short).out
    quotes = {row["quote"]: row["state"] for row in gloss("list", document, "--json").rows}
    assert quotes["that 34 doors had stood open"] == "exact"


def test_the_keys_of_json_are_those_documented(document: Path) -> None:
    for row in gloss("repair", document, "--json").rows:
        assert " ".join(row) == (
            "path id tag state action start end quote words score reasons places applied"
        )
        assert 0 <= row["score"] <= 1
        assert row["reasons"]


@pytest.mark.parametrize(
    ("take", "says"),
    [
        ("urn:uuid:0=1", "nothing of yours with this id"),
        ("x=y", "want ID or ID=N"),
        ("x=0", "want ID or ID=N"),
    ],
)
def test_a_choice_that_cannot_be_taken_writes_nothing(document: Path, take: str, says: str) -> None:
    before = sidecar(document).read_bytes()
    result = gloss("repair", document, "--apply", "--take", take)
    assert result.code == 2
    assert says in result.err
    assert sidecar(document).read_bytes() == before


def test_a_place_that_there_is_not_is_said(document: Path) -> None:
    rows = gloss("repair", document, "--json").rows
    (doubtful,) = (row for row in rows if row["state"] == "doubtful")
    result = gloss("repair", document, "--apply", "--take", f"{doubtful['id']}=7")
    assert result.code == 2
    assert "it has 1 place" in result.err


def test_a_new_hash_alone_is_confirmed(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text(OLD)
    gloss("annotate", path, "--tag", "claim", "--quote", CLAIMS[0])
    assert gloss("repair", tmp_path).code == 0
    path.write_text(OLD + "More to follow.\n")
    result = gloss("repair", tmp_path, "--apply")
    assert (result.code, "done: confirm" in result.out) == (0, True)
    assert "1 annotation mended" in result.err
    assert gloss("repair", tmp_path).out == ""
    assert gloss("check", tmp_path, "--strict").code == 0


def test_others_annotations_are_left_to_them(document: Path) -> None:
    result = gloss("repair", document, "--as", "ben", "--apply")
    assert (result.code, result.out) == (0, "")


def test_a_sidecar_whose_document_is_gone_is_told_of(document: Path) -> None:
    document.unlink()
    result = gloss("repair", document.parent)
    assert result.code == 1
    assert "its document ferry.txt is gone; bring the document back" in result.err
    assert "nothing to mend, 1 sidecar without a document" in result.err
    assert gloss("repair", document.parent, "--as", "ben").code == 0
