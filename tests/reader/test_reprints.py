"""Reprints in the reader: seen in the gutter, compared, and tagged alike as one action."""

from pathlib import Path

import pytest

from annotations.model import Relation
from corpus.library import Corpus
from reader.actions import Mode
from tests.corpus.reprints.reprint_cases import DOCUMENTS
from tests.reader.commanding import corpus_of
from tests.reader.harness import SIZES, Reader

SAME = (
    "The port office said that 41 people had been brought ashore from the burning ferry before the"
    " fire reached its lower deck and the doors gave way."
)
HARBOUR = f"{SAME} Nobody had an explanation.\n\nThere was talk of oil on the quay.\n"
COAST = f"We begin with the fire.\n\n{SAME} The divers rest.\n"
LAMP = f"The Evening Lamp wrote that {SAME[0].lower()}{SAME[1:]}\n\nThe tide turned at nine.\n"


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    folder = corpus_of(tmp_path / "corpus", harbour=HARBOUR, coast=COAST, lamp=LAMP)
    return Reader(Corpus(folder)).open("harbour.txt").to("The port office said")


def claim_of_the_port_office(reader: Reader) -> Reader:
    """The claim without its attribution, and whose it is."""
    reader.type("c").type(reader.letter("Port office"))
    return reader.type("tab l h")


def test_the_difference_is_stacked_and_one_key_away(reader: Reader) -> None:
    reader.type("=")
    assert reader.mode() is Mode.REPRINTS
    rows = reader.rows()
    assert rows[0].startswith(" = 2 reprints of this passage in 2 others")
    assert rows[2].startswith("> 100%") and "We begin with the fire" in rows[2]
    assert "   here" in rows and "   coast.txt" in rows
    shown = " ".join(" ".join(rows).split())
    assert "[" not in shown
    assert reader.type("q").mode() is Mode.READING


def test_words_that_differ_stand_in_brackets(tmp_path: Path) -> None:
    reader = Reader(Corpus(corpus_of(tmp_path / "corpus", **DOCUMENTS))).open("harbour.txt")
    reader.to("The port office said on Tuesday").type("=")
    shown = " ".join(" ".join(reader.rows()).split())
    assert "said [on Tuesday] that 41" in shown
    assert "41 [persons] had been" in shown


def test_beside_each_other_on_a_wide_terminal(reader: Reader) -> None:
    reader.resize(200, 50).type("=")
    assert any(
        "The port office said" in row[:60] and "The port office said" in row[60:]
        for row in reader.rows()
    )


@pytest.mark.parametrize("size", SIZES)
def test_no_row_is_wider_than_the_terminal(reader: Reader, size: tuple[int, int]) -> None:
    reader.type("=").resize(*size)
    assert all(len(row) < size[0] for row in reader.rows())
    assert len(reader.rows()) == size[1]


def test_what_others_have_too_is_marked_in_the_gutter(reader: Reader) -> None:
    reader.type("= q")
    marked = [row for row in reader.rows() if row[4:5] == "="]
    assert "The port office said" in marked[0]
    assert not any("talk of oil" in row for row in marked)


def test_enter_opens_the_other_document_at_its_passage(reader: Reader) -> None:
    reader.type("= j enter")
    assert reader.reading.document.name == "lamp.txt"
    assert "the port office said" in reader.sentence
    assert reader.type("'").reading.document.name == "harbour.txt"


def test_a_sentence_of_its_own_shows_the_others_of_the_document(reader: Reader) -> None:
    reader.to("There was talk").type("=")
    assert reader.mode() is Mode.REPRINTS
    assert reader.message.startswith("this sentence stands here alone")


def test_a_document_without_reprints_says_so(tmp_path: Path) -> None:
    folder = corpus_of(tmp_path / "corpus", one="It burned all night.\n", two="No ferry came.\n")
    reader = Reader(Corpus(folder)).open("one.txt").type("=")
    assert reader.mode() is Mode.READING
    assert reader.message == "no other document has a passage of this one"


def test_nothing_tagged_here_is_nothing_to_apply(reader: Reader) -> None:
    assert "apply" not in reader.type("=").status
    assert reader.type("a").message.startswith("nothing of yours is tagged in this passage")


def test_a_link_goes_along_only_where_the_attribution_is_the_same(reader: Reader) -> None:
    """The Lamp says who wrote it: another witness, so that nobody is linked there."""
    claim_of_the_port_office(reader).type("= a")
    assert reader.message == "2 tagged in 2 reprints; 1 link differs and is left out"
    own = reader.reading.document.annotations.mine
    (claim,) = [a for a in own.annotations.values() if a.tag == "claim"]
    words = claim.targets[0].quote
    assert words is not None
    for name, sources in (("coast.txt", ["Port office"]), ("lamp.txt", [])):
        there = reader.world.corpus.annotation_set(name, "anna").mine
        claims = [a for a in there.annotations.values() if a.tag == "claim"]
        assert [a.targets[0].quote.exact for a in claims if a.targets[0].quote] == [words.exact]
        assert [a.entity for a in there.annotations.values() if a.tag == "source"] == sources
        links = [(x.relation, x.to) for x in there.links.values() if x.attributed == claims[0].id]
        assert (Relation.REPRINTS, claim.id) in links
        assert len(links) == 1 + len(sources)


def test_another_number_is_a_claim_of_its_own(tmp_path: Path) -> None:
    """The same words but for the number are no reprint of a claim."""
    texts = {"harbour": HARBOUR, "coast": COAST.replace("41 people", "36 people"), "lamp": LAMP}
    reader = Reader(Corpus(corpus_of(tmp_path / "corpus", **texts)))
    reader.open("harbour.txt").to("The port office said")
    claim_of_the_port_office(reader).type("= a")
    assert "2 tagged in 2 reprints" in reader.message
    assert "1 has another number" in reader.message
    (claim,) = reader.annotations("claim")
    assert claim.tag_body is not None
    assert claim.tag_body.figure is not None
    assert claim.tag_body.figure.amount == "41"
    for name, amount, reprint in (("coast.txt", "36", False), ("lamp.txt", "41", True)):
        there = reader.world.corpus.annotation_set(name, "anna").mine
        (again,) = [a for a in there.annotations.values() if a.tag == "claim"]
        assert again.tag_body is not None
        assert again.tag_body.figure is not None
        assert (again.tag_body.figure.amount, again.tag_body.figure.unit) == (amount, "people")
        relations = {link.relation for link in there.links.values()}
        assert (Relation.REPRINTS in relations) is reprint


def test_applying_is_one_action_to_undo_and_redo(reader: Reader) -> None:
    claim_of_the_port_office(reader).type("= a")
    corpus = reader.world.corpus

    def counts() -> list[int]:
        names = ("coast.txt", "lamp.txt")
        return [len(corpus.annotation_set(name, "anna").mine.annotations) for name in names]

    assert counts() == [2, 1]
    reader.type("u")
    assert reader.message == "undone: apply to the reprints in 2 documents"
    assert counts() == [0, 0]
    reader.type("U")
    assert counts() == [2, 1]
    reader.type("q u")
    assert reader.mode() is Mode.READING
    assert counts() == [0, 0]


def test_applying_twice_tags_nothing_twice(reader: Reader) -> None:
    claim_of_the_port_office(reader).type("= a a")
    assert reader.message.endswith("2 tagged already")
    assert len(reader.world.corpus.annotation_set("lamp.txt", "anna").mine.annotations) == 1


TWICE = f"The Port office spoke first.\n\n{SAME} The divers rest.\n"


@pytest.fixture
def twice(tmp_path: Path) -> Reader:
    """The reprint names the port office twice; the claim there rests on its later mention."""
    folder = corpus_of(tmp_path / "corpus", harbour=HARBOUR, coast=TWICE)
    reader = Reader(Corpus(folder)).open("coast.txt")
    reader.to("spoke first").type("s").type("a l h")
    claim_of_the_port_office(reader.to("The port office said"))
    return reader.open("harbour.txt").to("The port office said")


def rests_on(reader: Reader, name: str) -> list[str | None]:
    """Whom the claims of a document are linked to."""
    there = reader.world.corpus.annotation_set(name, "anna").mine
    links = [x for x in there.links.values() if x.relation is Relation.ATTRIBUTED_TO]
    return [there.annotations[x.to].entity if x.to in there.annotations else "own" for x in links]


def test_a_source_that_is_there_already_is_not_given_again(twice: Reader) -> None:
    claim_of_the_port_office(twice).type("= a")
    assert rests_on(twice, "coast.txt") == ["Port office"]
    assert twice.message == "0 tagged in 1 reprint; 1 tagged already"


def test_what_was_tagged_and_gets_its_source_is_said_so(tmp_path: Path) -> None:
    folder = corpus_of(tmp_path / "corpus", harbour=HARBOUR, coast=COAST)
    reader = Reader(Corpus(folder)).open("coast.txt").to("The port office said")
    reader.type("c tab l h").open("harbour.txt").to("The port office said")
    claim_of_the_port_office(reader).type("= a")
    assert rests_on(reader, "coast.txt") == ["Port office"]
    assert reader.message == "0 tagged in 1 reprint; 1 tagged already got what they rest on"
    assert reader.type("a").message == "0 tagged in 1 reprint; 1 tagged already"


def test_what_rests_on_somebody_else_there_keeps_to_that(tmp_path: Path) -> None:
    folder = corpus_of(tmp_path / "corpus", harbour=HARBOUR, coast=COAST)
    reader = Reader(Corpus(folder)).open("coast.txt").to("The port office said")
    reader.type("c tab 0").open("harbour.txt").to("The port office said")
    claim_of_the_port_office(reader).type("= a")
    assert rests_on(reader, "coast.txt") == ["own"]
    assert "1 link differs and is left out" in reader.message


def test_what_a_claim_there_covers_already_is_not_tagged_in_it_again(reader: Reader) -> None:
    """The Coast's claim is the whole sentence, of which the one here is a part."""
    reader.open("coast.txt").to("The port office said").type("c l h")
    reader.open("harbour.txt").to("The port office said")
    claim_of_the_port_office(reader).type("= a")
    assert reader.message.startswith("1 tagged in 2 reprints")
    assert reader.message.endswith("1 tagged already")
    there = reader.world.corpus.annotation_set("coast.txt", "anna").mine
    (claim,) = [a for a in there.annotations.values() if a.tag == "claim"]
    assert [link.relation for link in there.links.values()] == [Relation.REPRINTS]
    assert {link.attributed for link in there.links.values()} == {claim.id}


def test_what_covers_a_part_of_what_would_be_tagged_is_enough(reader: Reader) -> None:
    reader.open("coast.txt")
    claim_of_the_port_office(reader.to("The port office said"))
    reader.open("harbour.txt").to("The port office said").type("c l h = a")
    assert reader.message.endswith("1 tagged already")


def test_a_claim_within_a_claim_is_repeated_as_one(reader: Reader) -> None:
    reader.type("c l h v w w w w c l h = a a")
    own = reader.reading.document.annotations.mine
    claims = [a for a in own.annotations.values() if a.tag == "claim"]
    there = reader.world.corpus.annotation_set("lamp.txt", "anna").mine
    assert len(claims) == 2 == len(there.annotations)
