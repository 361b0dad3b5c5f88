"""Going through annotations in doubt, one key for each."""

from pathlib import Path

import pytest

from annotations.model import Figure
from annotations.selectors import Span
from annotations.sidecar import read_sidecar
from reader.actions import Mode
from reader.effects import Commit
from reader.layers import Style
from reader.shown import Landing
from tests.reader.harness import SIZES, Reader, reader_of_text

FERRY = "The ferry line refused to publish its list of passengers before the inquiry had met."
OLD = f"""Ferry burns off the quay

The port office said on Friday night that all aboard had been brought ashore by the boats.

Fire chief Sanna Ekdahl warned on Saturday that 32 doors had stood open when the fire began.

Nobody at the pier could say how many children had been on the car deck that evening.

Since then the harbour has been quiet, and few boats went out.

{FERRY}

So much for the week.
"""
_BEFORE, _, _ = OLD.replace("32", "34").partition("Nobody at the pier")
NEW = (
    f"An update.\n\n{_BEFORE}"
    + f"""On Sunday the mayor spoke at length.

He read: {FERRY} And so on, said the mayor.

She wrote: {FERRY} There was no more in it.
"""
)


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    """The first claim moved, the second has another number, the third is gone, the fourth stands
    twice in another context.
    """
    reader = reader_of_text(tmp_path, OLD)
    for words in ("The port office said", "Fire chief", "Nobody at the pier", FERRY):
        reader.to(words).type("c l")
    (reader.world.corpus.root / "own.txt").write_text(NEW)
    reader.effects.clear()
    return reader.open("own.txt").type("g")


def landings(reader: Reader) -> list[str]:
    places = reader.reading.document.places.values()
    return sorted(place.landing.value for place in places)


def test_opening_says_how_many_are_in_doubt_and_writes_nothing(reader: Reader) -> None:
    assert landings(reader) == ["doubtful", "doubtful", "moved", "orphan"]
    assert "3 in doubt" in reader.status
    assert not any(isinstance(effect, Commit) for effect in reader.effects)


def test_they_are_gone_through_in_text_order_and_round(reader: Reader) -> None:
    seen = [reader.type("] o").detail.split()[0]]
    seen += [reader.type("n").detail.split()[0] for _ in range(3)]
    assert sorted(seen[:3]) == ["DOUBTFUL", "DOUBTFUL", "ORPHAN"]
    assert seen[3] == seen[0]
    assert "again" in reader.message
    assert reader.type("[ o").detail.split()[0] == seen[2]
    assert reader.mode() is Mode.SETTLING


def test_the_reason_and_the_words_as_they_were_are_shown(reader: Reader) -> None:
    reader.type("] o")
    assert "a number in it changed" in reader.status
    assert "was “Fire chief" in reader.detail
    assert "Enter confirm" in reader.status
    orphan = next(id_ for _, id_ in reader.reading.document.unsettled if is_orphan(reader, id_))
    while reader.reading.settling != orphan:
        reader.type("n")
    assert "not in the text any more" in reader.status
    assert "Enter confirm" not in reader.status
    assert "x delete" in reader.resize(200, 50).status


def test_the_old_words_are_shown_whole_strong_where_they_differ(reader: Reader) -> None:
    to(reader, "Fire chief")
    assert any("it was tagged where this stood, strong what differs" in r for r in reader.rows())
    strong = [r.text for row in reader.frame.rows for r in row if Style.STRONG in r.styles]
    assert strong == ["32"]


def test_what_may_stand_elsewhere_has_its_sign_in_the_gutter(reader: Reader) -> None:
    to(reader, "Fire chief")
    signs = [row[4] for row in reader.rows()[1:-2] if row[1:2] == "C"]
    assert "~" in signs


def test_help_and_deleting_do_not_end_the_round(reader: Reader) -> None:
    first = reader.type("] o ? q").reading.settling
    assert reader.type("n").reading.settling != first
    reader.type("x n")
    assert reader.mode() is Mode.SETTLING


def is_orphan(reader: Reader, id_: str) -> bool:
    return reader.reading.document.places[id_].landing is Landing.ORPHAN


def to(reader: Reader, words: str) -> str:
    """Settle the one that was of these words; answers with its id."""
    reader.type("] o")
    for _ in range(4):
        if words in reader.detail:
            break
        reader.type("n")
    assert words in reader.detail
    return reader.reading.settling


def test_one_key_confirms_and_writes_selectors_and_hash_as_one_step(reader: Reader) -> None:
    id_ = to(reader, "Fire chief")
    before = own_line(reader, id_)
    reader.type("enter")
    assert "place confirmed" in reader.message
    assert reader.reading.document.places[id_].landing is Landing.EXACT
    saved = read_sidecar(sidecar(reader))
    assert saved is not None
    (target,) = saved.annotations[id_].targets
    assert target.document == reader.reading.document.digest
    assert target.quote is not None
    assert target.quote.exact.startswith("Fire chief Sanna Ekdahl warned on Saturday that 34")
    assert "2 in doubt" in reader.type("l").status
    reader.type("u")
    assert own_line(reader, id_) == before
    assert reader.reading.document.places[id_].landing is Landing.DOUBTFUL
    reader.type("U")
    assert reader.reading.document.places[id_].landing is Landing.EXACT


def sidecar(reader: Reader) -> Path:
    return reader.world.corpus.sidecar_path("own.txt", "anna")


def own_line(reader: Reader, id_: str) -> str:
    saved = read_sidecar(sidecar(reader))
    assert saved is not None
    return saved.raw_of(id_) or ""


def test_tab_shows_the_other_places_it_may_be(reader: Reader) -> None:
    id_ = to(reader, "The ferry line refused")
    first = reader.sentence
    assert "DOUBTFUL 1/2" in reader.detail
    reader.type("tab")
    assert "DOUBTFUL 2/2" in reader.detail
    assert reader.sentence != first
    reader.type("tab")
    assert reader.sentence == first
    reader.type("shift+tab enter")
    (mark,) = [mark for mark in reader.reading.document.marks if mark.id == id_]
    text = reader.reading.document.words(mark.span)
    assert text.startswith("The ferry line refused")
    assert reader.reading.document.places[id_].landing is Landing.EXACT
    assert reader.reading.document.words(Span(mark.span.start - 11, mark.span.start)) in (
        "She wrote: ",
        "\n\nHe read: ",
    )


def test_leaving_is_any_other_key_and_writes_nothing(reader: Reader) -> None:
    to(reader, "The ferry line refused")
    reader.effects.clear()
    assert reader.type("j").mode() is Mode.READING
    assert reader.type("] o").mode() is Mode.SETTLING
    assert reader.type("escape").mode() is Mode.READING
    assert not any(isinstance(effect, Commit) for effect in reader.effects)


def test_an_orphan_is_put_to_a_passage_by_hand(reader: Reader) -> None:
    id_ = to(reader, "Nobody at the pier")
    assert "stands nowhere" in reader.type("enter").message
    assert "no other place" in reader.type("tab").message
    reader.to("On Sunday the mayor")
    assert reader.mode() is Mode.READING
    to(reader, "Nobody at the pier")
    assert reader.type("v").mode() is Mode.SELECTING
    reader.type("enter")
    assert reader.reading.document.places[id_].landing is Landing.EXACT
    assert reader.type("u").reading.document.places[id_].landing is Landing.ORPHAN


def test_an_orphan_is_deleted_and_not_what_stands_at_its_place(reader: Reader) -> None:
    id_ = to(reader, "Nobody at the pier")
    others = {mark.id for mark in reader.reading.document.marks}
    reader.type("x")
    assert id_ not in reader.reading.document.annotations.annotations
    assert {mark.id for mark in reader.reading.document.marks} == others
    reader.type("u")
    assert id_ in reader.reading.document.annotations.annotations


def test_the_list_leads_there_too(reader: Reader) -> None:
    reader.type("o")
    assert any("(orphan)" in row for row in reader.rows())
    while "Nobody" not in next(row for row in reader.rows() if row.startswith(">")):
        reader.type("j")
    reader.type("enter")
    assert reader.mode() is Mode.SETTLING
    assert "ORPHAN" in reader.detail


def test_others_annotations_are_shown_and_left_to_them(reader: Reader) -> None:
    id_ = to(reader, "Fire chief")
    own = sidecar(reader)
    bens = own.with_name("own.txt.ben.annotations.json")
    bens.write_text(own.read_text().replace('"anna"', '"ben"'))
    own.unlink()
    reader.world.documents.clear()
    reader.open("own.txt").type("g ] o")
    while reader.reading.settling != id_:
        reader.type("n")
    assert "ben made it" in reader.type("enter").message
    assert "ben made it" in reader.type("x").message
    assert "ben made it" in reader.type("v").message


def test_none_is_left_in_a_text_that_did_not_change(tmp_path: Path) -> None:
    reader = reader_of_text(tmp_path, OLD)
    reader.to("The port office said").type("c l")
    assert reader.type("] o").message == "none left"
    assert reader.mode() is Mode.READING


@pytest.mark.parametrize("size", SIZES)
def test_settling_fits_every_terminal(reader: Reader, size: tuple[int, int]) -> None:
    reader.type("] o").resize(*size)
    rows = reader.rows()
    assert len(rows) == size[1]
    assert all(len(row) < size[0] for row in rows)


TOLL = "The port office said on Friday that {} people had been rescued from the ferry by the boats."
TOLD = (
    f"Ferry burns off the quay\n\n{{}}\n\n{TOLL}\n\nNobody at the pier could say more that day.\n"
)


def changed(tmp_path: Path, before: object, after: object, keys: str = "c l") -> Reader:
    """A claim of how many were rescued, being settled after its text has another number."""
    reader = reader_of_text(tmp_path, TOLD.format("Smoke hung over the quay.", before))
    reader.to("The port office said").type(keys)
    text = TOLD.format("An update on Saturday.", after)
    (reader.world.corpus.root / "own.txt").write_text(text, "utf-8")
    return reader.open("own.txt").type("g ] o")


def figure_of(reader: Reader) -> Figure | None:
    (claim,) = reader.annotations("claim")
    assert claim.tag_body is not None
    return claim.tag_body.figure


def test_the_figure_of_changed_words_is_proposed_and_taken_by_one_key(tmp_path: Path) -> None:
    reader = changed(tmp_path, 71, 73)
    assert "# rescued: 73 people?" in reader.status
    assert figure_of(reader) == Figure("71", "people", "exactly", figure_day(reader))
    reader.type("#")
    assert "place confirmed, 73 people" in reader.message
    assert figure_of(reader) == Figure("73", "people", "exactly", figure_day(reader))
    assert not reader.reading.document.unsettled
    (claim,) = reader.annotations("claim")
    assert claim.tag_body is not None
    assert (claim.tag_body.topic, claim.tag_body.suggested) == ("rescued", None)
    reader.type("u")
    assert figure_of(reader) == Figure("71", "people", "exactly", figure_day(reader))
    assert len(reader.reading.document.unsettled) == 1


def figure_day(reader: Reader) -> str | None:
    figure = figure_of(reader)
    return figure.as_of if figure else None


def test_confirming_the_place_alone_keeps_the_figure_and_says_how_to_take_the_other(
    tmp_path: Path,
) -> None:
    reader = changed(tmp_path, 71, 73).type("enter")
    assert "# takes 73 people" in reader.message
    kept = figure_of(reader)
    assert kept is not None
    assert kept.amount == "71"
    taken = figure_of(reader.type("#"))
    assert taken is not None
    assert taken.amount == "73"


@pytest.mark.parametrize(
    ("before", "after", "keys"),
    [
        (71, "71 or, some say, more", "c l"),
        ("many", "several", "c l"),
        (71, "many", "c l"),
        (71, 73, "c # l"),
    ],
)
def test_no_other_figure_is_proposed_where_the_words_give_none(
    tmp_path: Path, before: object, after: object, keys: str
) -> None:
    reader = changed(tmp_path, before, after, keys)
    assert "people?" not in reader.status
    kept = figure_of(reader)
    if reader.mode() is Mode.SETTLING:
        reader.type("#")
        assert figure_of(reader) == kept
