"""What is asked of the session beside opening, saving, finding: a thread does it and answers."""

from pathlib import Path

import pytest

from annotations.model import CLAIM, Relation
from annotations.selectors import Span
from annotations.sidecar import read_sidecar
from corpus.errors import CorpusError
from corpus.mirrors import remembered
from corpus.names.register import read_register
from corpus.snippets import concordance
from reader.effects import (
    ApplyToReprints,
    Commit,
    Compare,
    DecideSpelling,
    FindReprints,
    JoinSides,
    KeepPlace,
    OfSession,
    SearchDocument,
    StopSearch,
    TagPassages,
)
from reader.found import Passage
from reader.messages import (
    Committed,
    Compared,
    Matched,
    Prepared,
    ReprintMarks,
    ReprintsFound,
    SpellingDecided,
    Told,
)
from tests.reader.session.desk import Desk

SAME = (
    "The port office said that 41 people had been brought ashore from the burning ferry before the"
    " fire reached its lower deck and the doors gave way."
)


def test_the_claims_of_the_corpus_are_gathered(desk: Desk) -> None:
    desk.session.perform(desk.claim(desk.open(), "11 people were rescued"))
    desk.wait(Committed)
    desk.session.perform(Compare())
    (entry,) = desk.wait(Compared).matrix.entries
    assert (entry.document, entry.quote) == ("b-lamp.txt", "11 people were rescued")


def test_reprints_are_found_marked_and_tagged_alike(desk: Desk, folder: Path) -> None:
    for name, before in (("x.txt", ""), ("y.txt", "It began in the night.\n\n")):
        (folder / name).write_text(f"{before}{SAME}\n\nThe divers rest.\n")
    desk.session.perform(FindReprints("x.txt", Span(0, 20)))
    found = desk.wait(ReprintsFound).reprinted
    assert not found.whole
    (other,) = found.passages
    assert (other.name, other.there.start) == ("y.txt", len("It began in the night.\n\n"))
    marks = desk.wait(ReprintMarks)
    assert (marks.name, [span.start for span in marks.spans]) == ("x.txt", [0])
    with desk.session.corpus.open("x.txt") as document:
        (shown,) = concordance(document.whole_text(), [other.here])
        here = Passage("x.txt", other.here, shown.before, shown.text, shown.after, document.state)
    desk.session.perform(TagPassages((here,), CLAIM))
    (edit,) = desk.wait(Prepared).edits
    desk.session.perform(Commit(edit))
    desk.wait(Committed)
    desk.session.perform(ApplyToReprints("x.txt", (other,)))
    (edit,) = desk.wait(Prepared).edits
    assert edit.document == "y.txt"
    desk.session.perform(Commit(edit))
    sidecar = desk.wait(Committed).sidecar
    (claim,) = sidecar.annotations.values()
    assert claim.tag == CLAIM
    assert claim.pieces == (other.there,)
    assert {link.relation for link in sidecar.links.values()} == {Relation.REPRINTS}


def test_a_sentence_without_reprints_shows_those_of_the_document(desk: Desk, folder: Path) -> None:
    (folder / "x.txt").write_text(f"{SAME}\n\nNobody had an explanation.\n")
    (folder / "y.txt").write_text(f"{SAME}\n\nThe divers rest.\n")
    start = len(SAME) + 2
    desk.session.perform(FindReprints("x.txt", Span(start, start + 5)))
    found = desk.wait(ReprintsFound).reprinted
    assert found.whole
    assert [passage.name for passage in found.passages] == ["y.txt"]


def test_reprints_that_cannot_be_had_are_answered_with_why(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_asked: FindReprints) -> ReprintsFound:
        raise CorpusError("b-lamp.txt: others may write there; make it yours")

    monkeypatch.setattr(desk.session.reprints, "found", refuse)
    desk.session.perform(FindReprints("b-lamp.txt", Span(0, 5)))
    answer = desk.wait(ReprintsFound)
    assert answer.error == "b-lamp.txt: others may write there; make it yours"
    assert answer.reprinted.passages == ()


def test_a_decision_about_a_name_is_kept_and_tells_the_one_before(desk: Desk) -> None:
    told = []
    for same in (True, False, None):
        desk.session.perform(DecideSpelling("Varr", "Warr", same=same))
        told.append(desk.wait(SpellingDecided).was)
    assert told == [None, True, False]
    assert read_register().decision("Varr", "Warr") is None


def test_both_sides_of_a_sidecar_are_joined_and_that_is_said(desk: Desk, folder: Path) -> None:
    desk.session.perform(desk.claim(desk.open(), "11 people were rescued"))
    desk.wait(Committed)
    path = folder / "b-lamp.txt.anna.annotations.json"
    text = path.read_text()
    line = next(row for row in text.splitlines() if '"exact"' in row)
    sides = [line.replace('"value":"claim"', f'"value":"{tag}"') for tag in ("rumour", "report")]
    torn = f"<<<<<<< ours\n{sides[0]}\n=======\n{sides[1]}\n>>>>>>> theirs"
    path.write_text(text.replace(line, torn))
    desk.session.perform(JoinSides("b-lamp.txt"))
    said = desk.wait(Told).text
    assert said == "both sides are merged; 1 kept in two versions: o lists them"
    kept = read_sidecar(path)
    assert kept is not None
    assert sorted(str(each.tag) for each in kept.annotations.values()) == ["report", "rumour"]


def test_what_cannot_lie_beside_its_document_goes_to_the_place_that_was_named(
    desk: Desk, folder: Path, tmp_path: Path
) -> None:
    place = tmp_path / "apart" / "annotations"
    desk.session.perform(KeepPlace(str(place)))
    desk.session.perform(Compare())
    desk.wait(Compared)
    desk.session.close()
    assert place.is_dir()
    assert remembered(folder) == place


def test_a_search_that_nobody_waits_for_is_not_answered(desk: Desk, folder: Path) -> None:
    (folder / "long.txt").write_text("The ferry burned. " * 400_000)
    desk.session.perform(SearchDocument("long.txt", "ferry", 1, 0))
    desk.session.perform(StopSearch())
    desk.session.perform(SearchDocument("b-lamp.txt", "rescued", 2, 0))
    assert len(desk.wait(Matched, lambda answer: answer.ticket == 2).spans) == 3
    assert not any(isinstance(m, Matched) and m.ticket == 1 and m.final for m in desk.messages)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (CorpusError("b-lamp.txt: gone; look for it"), "b-lamp.txt: gone; look for it"),
        (
            OSError(28, "No space left on device", "/corpus/b.json"),
            "/corpus/b.json: No space left on device; "
            "look at its disk and permissions, then try again",
        ),
        (ZeroDivisionError("a fault"), "failed (ZeroDivisionError('a fault')); please report it"),
    ],
)
def test_what_a_thread_meets_is_told_and_the_thread_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def refuse(_effect: OfSession) -> None:
        raise error

    monkeypatch.setattr("reader.session.session.decide_spelling", refuse)
    desk.session.perform(DecideSpelling("Varr", "Warr", same=True))
    assert desk.wait(Told).text.endswith(said)
    monkeypatch.undo()
    monkeypatch.setenv("GLOSS_ANNOTATOR", "anna")
    desk.session.perform(DecideSpelling("Varr", "Warr", same=True))
    desk.wait(SpellingDecided)
