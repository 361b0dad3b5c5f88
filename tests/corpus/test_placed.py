"""Where claims stand in their documents as they are, and which of them one passage makes."""

from pathlib import Path

import pytest

from annotations.identifiers import new_id
from annotations.model import Annotation, Motivation, TagBody, Target
from annotations.selectors import Span, describe
from corpus.library import Corpus
from corpus.placed import Placed, passages, placed

DOCUMENT = "urn:sha256:" + "0" * 64
TEXT = (
    "The port office said that 41 people had been brought ashore from the burning ferry before "
    "the fire reached its lower deck and the doors gave way.\n\nThe divers rest.\n"
)


def claim(text: str, *pieces: str) -> Annotation:
    """What the pieces of a text say, described by it; of all of it where there is no piece."""
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in pieces]
    targets = tuple(Target(DOCUMENT, span, describe(text, span)) for span in spans)
    time = "2031-05-05T10:00:00Z"
    about = targets or (Target(DOCUMENT),)
    return Annotation(new_id(), Motivation.TAGGING, time, time, "anna", (TagBody("claim"),), about)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT)
    return tmp_path


def span_of(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def test_a_claim_that_stands_or_has_moved_is_certain(folder: Path) -> None:
    made = claim(TEXT, "41 people")
    with Corpus(folder) as corpus:
        assert placed(corpus, "a.txt", [made]) == {made.id: Placed(span_of("41 people"), True)}
        moved = "Corrected.\n\n" + TEXT
        (folder / "a.txt").write_text(moved)
        there = Placed(span_of("41 people", moved), True)
        assert placed(corpus, "a.txt", [made]) == {made.id: there}


def test_a_claim_in_pieces_reaches_from_the_first_to_the_last(folder: Path) -> None:
    made = claim(TEXT, "the doors gave way", "41 people")
    with Corpus(folder) as corpus:
        (found,) = placed(corpus, "a.txt", [made]).values()
    assert found.span == Span(TEXT.index("41 people"), TEXT.index("way") + 3)
    assert found.certain


def test_a_claim_in_doubt_stands_at_its_likeliest_place(folder: Path) -> None:
    made = claim(TEXT, "The divers rest.")
    changed = TEXT.replace("divers rest", "divers do not rest")
    (folder / "a.txt").write_text(changed)
    with Corpus(folder) as corpus:
        (found,) = placed(corpus, "a.txt", [made]).values()
    assert not found.certain
    assert "divers" in found.span.of(changed)


def test_a_claim_is_certain_only_with_all_its_pieces(folder: Path) -> None:
    made = claim(TEXT, "41 people", "The divers rest.")
    (folder / "a.txt").write_text(TEXT.replace("The divers rest.", ""))
    with Corpus(folder) as corpus:
        found = placed(corpus, "a.txt", [made])[made.id]
    assert found == Placed(span_of("41 people"), False)


def test_what_is_lost_about_the_whole_document_or_in_none_stands_nowhere(folder: Path) -> None:
    lost, whole = claim("Nobody came to the quay.", "Nobody came"), claim(TEXT)
    with Corpus(folder) as corpus:
        assert placed(corpus, "a.txt", [lost, whole]) == {}
        assert placed(corpus, "gone.txt", [claim(TEXT, "41 people")]) == {}


def test_claims_that_one_reprinted_passage_makes_are_one(folder: Path) -> None:
    (folder / "b.txt").write_text(TEXT.replace("The divers rest", "The tide turned"))
    (folder / "c.txt").write_text("Nobody came.\n")
    first, second, other = (claim(TEXT, "41 people") for _ in range(3))
    with Corpus(folder) as corpus:
        place = Placed(span_of("41 people"), True)
        places = {"b.txt": {second.id: place}, "a.txt": {first.id: place}, "c.txt": {}}
        assert passages(corpus, places) == {first.id: first.id, second.id: first.id}
        doubtful = {**places, "b.txt": {second.id: Placed(place.span, False)}}
        assert passages(corpus, doubtful) == {}
        elsewhere = {**places, "b.txt": {other.id: Placed(span_of("lower deck"), True)}}
        assert passages(corpus, elsewhere) == {}


def test_where_one_document_claims_nothing_is_looked_for(folder: Path) -> None:
    with Corpus(folder) as corpus:
        place = Placed(Span(0, 3), True)
        assert passages(corpus, {"a.txt": {"x": place}, "gone.txt": {}}) == {}
        assert passages(corpus, {}) == {}
