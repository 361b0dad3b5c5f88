"""What each answer of the session changes: opening, late answers, saving, indexing."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotations.sidecar import read_sidecar
from reader.actions import Mode
from reader.effects import FindInCorpus, Open
from reader.found import Finding
from reader.messages import (
    Anchored,
    ChangedOnDisk,
    CommitFailed,
    Committed,
    CorpusChanged,
    Found,
    Indexed,
    Known,
    Listed,
    Matched,
    Message,
    Opened,
    OpenFailed,
    ReadThrough,
    Told,
)
from tests.corpus.sidecar_fixtures import linked, tagged, write_sidecar
from tests.reader.harness import Reader, library_reader
from tests.reader.shelf import TOLL

# ---- opening -------------------------------------------------------------------------------


def test_keys_in_a_burst_while_a_document_opens_are_kept_in_order(library: Reader) -> None:
    library.waits = True
    library.type("enter l l c a")
    assert library.mode() is Mode.READING
    assert library.state.reading is None
    library.answer()
    assert library.chain("41 people") == ["Ilo Varr"]
    assert library.mode() is Mode.PENDING


def test_a_key_of_the_burst_that_opens_another_document_keeps_the_rest_waiting(
    library: Reader,
) -> None:
    library.waits = True
    library.type("enter q j enter l c")
    library.answer()
    assert library.reading.document.name == "b-lamp.txt"
    assert len(library.annotations("claim")) == 1


def test_a_document_that_was_not_waited_for_any_more_is_not_shown(library: Reader) -> None:
    library.waits = True
    library.type("enter")
    other = Open("b-lamp.txt")
    (answer,) = library.world.answers(other)
    library.hears(answer)
    assert library.state.reading is None
    assert library.state.opening == "a-toll.txt"


def test_while_it_opens_the_screen_says_so(library: Reader) -> None:
    library.waits = True
    assert any("opening a-toll.txt" in row for row in library.type("enter").rows())


def test_a_failure_to_open_drops_the_keys_that_waited_for_it(library: Reader) -> None:
    library.waits = True
    library.type("enter c q q")
    library.waiting = []
    library.hears(OpenFailed("a-toll.txt", "a-toll.txt: not to be read; ask its owner"))
    assert library.message == "a-toll.txt: not to be read; ask its owner"
    assert library.mode() is Mode.LIBRARY
    assert library.state.queued == ()


def test_it_opens_where_it_was_left(library: Reader) -> None:
    library.type("enter").to("32 people").type("q enter")
    assert "32 people" in library.sentence


def test_problems_of_sidecars_are_told_and_the_text_is_shown(tmp_path: Path) -> None:
    reader = library_reader(tmp_path)
    path = reader.world.corpus.root / "a-toll.txt.ben.annotations.json"
    path.write_text("{ not json")
    reader.open("a-toll.txt")
    assert "ben.annotations.json" in reader.message
    assert "Harbour master" in "\n".join(reader.rows())
    assert path.read_text() == "{ not json"


def test_other_annotators_marks_are_shown_and_only_ones_own_can_be_changed(
    tmp_path: Path, own_folders: Path
) -> None:
    reader = library_reader(tmp_path)
    claim = tagged(TOLL, "41 people had died in the fire", "claim", by="ben")
    source = tagged(TOLL, "Ilo Varr", "source", entity="Ilo Varr", by="ben")
    path = reader.world.corpus.root / "a-toll.txt"
    write_sidecar(path, [claim, source, linked(claim, source, by="ben")], own_folders, by="ben")
    reader.open("a-toll.txt").to("41 people")
    assert "claim <- 1 Ilo Varr" in reader.detail
    assert "by ben" in reader.detail
    for key in ("x", "e", "!"):
        assert reader.type(key).message == "ben made it; only your own can be changed"
    reader.type("o x")
    assert reader.message == "ben made it; only your own can be changed"


def test_ones_own_come_before_anothers_in_focus(tmp_path: Path, own_folders: Path) -> None:
    reader = library_reader(tmp_path)
    claim = tagged(TOLL, "41 people had died in the fire", "claim", by="ben")
    write_sidecar(reader.world.corpus.root / "a-toll.txt", [claim], own_folders, by="ben")
    reader.open("a-toll.txt").to("41 people").type("c l h x")
    assert reader.annotations("claim") == []


# ---- reading through -----------------------------------------------------------------------


def unread(reader: Reader) -> Reader:
    """As a long document is at first: shown, but not read to its end."""
    document = replace(reader.reading.document, digest=None)
    reader.state = replace(reader.state, reading=replace(reader.reading, document=document))
    return reader


@pytest.mark.parametrize("key", ["c", "s", "t", "i"])
def test_annotating_waits_until_the_document_was_read_through(reader: Reader, key: str) -> None:
    unread(reader).to("41 people").type(key)
    assert "still reading the document through" in reader.message
    assert reader.sidecar() == b""


def test_and_reading_does_not(reader: Reader) -> None:
    assert (
        unread(reader).type("l l j /").say("captain").type("enter").sentence.startswith("“Nobody")
    )


def test_when_it_is_read_through_annotating_begins(reader: Reader) -> None:
    digest = reader.reading.document.digest
    assert digest is not None
    unread(reader).hears(ReadThrough("b-lamp.txt", "urn:sha256:00"))
    assert reader.reading.document.digest is None
    reader.hears(ReadThrough("a-toll.txt", digest)).type("c")
    assert len(reader.annotations("claim")) == 1


def test_places_found_later_join_those_known(reader: Reader) -> None:
    reader.to("41 people").type("c l")
    places = dict(reader.reading.document.places)
    moved = replace(reader.reading, document=replace(reader.reading.document, places={}))
    reader.state = replace(reader.state, reading=moved)
    assert not any("C?" in row for row in reader.rows())
    reader.hears(Anchored("b-lamp.txt", places))
    assert not any("C?" in row for row in reader.rows())
    reader.hears(Anchored("a-toll.txt", places))
    assert any("C?" in row for row in reader.rows())


def test_a_document_shown_anew_closes_a_prompt_about_its_text(reader: Reader) -> None:
    reader.to("41 people").type("v /")
    document = reader.reading.document
    read_through_later(reader)
    reader.hears(Opened(document, 0))
    assert reader.mode() is Mode.READING


def read_through_later(reader: Reader) -> None:
    """Make the document on the screen one that may prove to be another text than it seemed."""
    reading = reader.reading
    unread = replace(reading.document, digest=None)
    reader.state = replace(reader.state, reading=replace(reading, document=unread))


def test_a_document_that_was_given_up_does_not_come_all_the_same(reader: Reader) -> None:
    """It would take back on the screen what was done since; the disk has it."""
    before = reader.reading.document
    reader.to("41 people").type("c")
    reader.hears(Opened(before, 0))
    assert reader.mode() is Mode.PENDING


def test_but_not_a_question_to_the_corpus(reader: Reader) -> None:
    reader.type("/").say("captain")
    reader.hears(Opened(reader.reading.document, 0)).type("enter")
    assert reader.sentence.startswith("“Nobody")


# ---- changed by others ---------------------------------------------------------------------


def test_a_document_that_changed_is_shown_anew_at_the_same_passage(reader: Reader) -> None:
    reader.to("The cause is not known")
    path = reader.world.corpus.root / "a-toll.txt"
    path.write_text("Two lines\nmore at the top.\n\n" + TOLL, encoding="utf-8")
    reader.hears(ChangedOnDisk("a-toll.txt"))
    assert reader.sentence == "The cause is not known."
    assert reader.message == "changed on the disk; shown as it is there"


@pytest.mark.parametrize("keys", ["i a b", "v", "c"])
def test_but_not_while_somebody_writes_selects_or_links(reader: Reader, keys: str) -> None:
    reader.to("41 people").type(keys)
    before = reader.state
    assert reader.hears(ChangedOnDisk("a-toll.txt")).state == before


def test_a_change_of_another_document_moves_nothing(reader: Reader) -> None:
    sentence = reader.to("41 people").sentence
    reader.hears(ChangedOnDisk("b-lamp.txt"))
    assert reader.sentence == sentence
    assert reader.reading.document.name == "a-toll.txt"


# ---- saving --------------------------------------------------------------------------------


def test_what_another_program_changed_is_shown(reader: Reader, own_folders: Path) -> None:
    reader.to("41 people").type("c")
    other = tagged(TOLL, "The cause is not known.", "doubt", by="anna")
    kept = read_sidecar(reader.path())
    assert kept is not None
    items = [line.item for line in kept.lines if line.item is not None]
    write_sidecar(reader.world.corpus.root / "a-toll.txt", [*items, other], own_folders / "state")
    reader.to("second statement").type("c")
    assert "changed your sidecar" in reader.message
    assert len(reader.annotations("doubt")) == 1
    assert len(reader.annotations("claim")) == 2


def test_a_step_that_can_never_be_saved_is_not_waited_for(reader: Reader) -> None:
    reader.waits = True
    reader.to("41 people").type("c")
    (commit,) = reader.waiting
    reader.hears(CommitFailed(commit.edit, "the sidecar changed; reload", final=True))  # type: ignore[union-attr] # a Commit
    assert reader.message == "not done: the sidecar changed; reload"
    assert reader.state.saving.waiting == 0
    assert reader.state.saving.failure == ""


def test_a_failure_is_over_when_the_step_is_saved(reader: Reader) -> None:
    reader.world.refuses = "the disk is full"
    reader.to("41 people").type("c l")
    assert reader.state.saving.failure
    edit = reader.state.history.done[-1]
    reader.hears(Committed(edit, reader.reading.document.annotations.mine))
    assert reader.state.saving.failure == ""
    assert "saved" in reader.type("l").status


def test_the_library_counts_what_was_saved(reader: Reader) -> None:
    reader.to("41 people").type("c a").to("The cause").type("c l")
    entry = next(e for e in reader.state.library if e.name == "a-toll.txt")
    assert (entry.claims, entry.unsourced, entry.sources) == (2, 1, 1)


# ---- the corpus ----------------------------------------------------------------------------


def test_a_shorter_list_keeps_the_selection_within_it(library: Reader) -> None:
    library.type("G").hears(Listed(library.state.library[:3]))
    assert library.state.library_list.selected <= 2
    library.hears(Listed(()))
    assert library.state.library_list.selected == 0
    assert any("no documents here yet" in row for row in library.rows())


def test_indexing_is_shown_until_it_is_done(library: Reader) -> None:
    assert "indexing 3/8" in library.hears(Indexed(3, 8)).status
    assert "indexing" not in library.hears(Indexed(8, 8)).status
    assert "indexing" not in library.hears(Indexed(0, 0)).status


def test_a_question_is_asked_again_while_the_index_grows(library: Reader) -> None:
    library.type("f").say("ferry").type("enter")
    library.state = replace(library.state, finding=replace(library.state.finding, complete=False))
    before = len([e for e in library.effects if isinstance(e, FindInCorpus)])
    library.hears(Indexed(3, 8))
    assert len([e for e in library.effects if isinstance(e, FindInCorpus)]) == before + 1
    library.hears(Indexed(4, 8))
    assert len([e for e in library.effects if isinstance(e, FindInCorpus)]) == before + 1


def asked(reader: Reader) -> int:
    """How often the corpus was asked."""
    return len([effect for effect in reader.effects if isinstance(effect, FindInCorpus)])


@pytest.mark.parametrize("change", [Indexed(8, 8), Indexed(0, 0, True), CorpusChanged()])
def test_an_answer_from_before_a_change_is_asked_for_once_more(
    library: Reader, change: Message
) -> None:
    """As where the first index is finished while its empty beginning is still answering."""
    library.type("f").say("rescued")
    library.waits = True
    library.type("enter").hears(change)
    assert library.state.finding.outdated
    before, ticket = asked(library), library.state.finding.ticket
    library.hears(Found(Finding("rescued", ticket, ticket, complete=False)))
    assert asked(library) == before + 1
    assert library.answer().state.finding.passages
    assert asked(library) == before + 1
    assert not library.state.finding.outdated


def test_enter_waits_for_the_answer_after_a_change(library: Reader) -> None:
    library.waits = True
    library.type("f").say("rescued").type("enter enter").hears(Indexed(0, 0, True))
    ticket = library.state.finding.ticket
    library.hears(Found(Finding("rescued", ticket, ticket, complete=False)))
    assert library.mode() is Mode.FINDING
    library.answer()
    assert library.mode() is Mode.READING
    assert "rescued" in library.sentence


def test_a_hit_is_opened_and_the_list_behind_it_asked_for_anew(library: Reader) -> None:
    library.waits = True
    library.type("f").say("rescued").type("enter enter").hears(Indexed(0, 0, True))
    before = asked(library)
    library.answer()
    assert library.mode() is Mode.READING
    assert asked(library) == before + 1


def test_known_names_and_what_is_told_are_kept(library: Reader) -> None:
    library.hears(Known(("Ilo Varr",), ("numbers",))).hears(Told("copied"))
    assert (library.state.sources, library.state.tags) == (("Ilo Varr",), ("numbers",))
    assert "copied" in library.status


def test_answers_about_a_document_that_is_gone_change_nothing(library: Reader) -> None:
    before = library.state
    library.hears(Matched("a-toll.txt", 1, ()))
    library.hears(ReadThrough("a-toll.txt", "urn:sha256:00")).hears(Anchored("a-toll.txt", {}))
    assert library.state == before


def test_a_message_has_its_controls_made_inert(library: Reader) -> None:
    assert "\x1b" not in library.hears(Told("bad \x1b[2J name")).status


@pytest.mark.parametrize("keys", ["c", "s", "v", "t", "i", "."])
def test_nothing_is_tagged_in_a_text_that_changed_unseen(reader: Reader, keys: str) -> None:
    reader.to("The cause is not known")
    path = reader.world.corpus.root / "a-toll.txt"
    path.write_text("Two lines\nmore at the top.\n\n" + TOLL, encoding="utf-8")
    reader.type(keys)
    assert reader.mode() is Mode.READING
    assert reader.message.startswith("the file has changed on the disk; here it is as it is")
    assert not reader.annotations("claim")
    assert reader.sentence == "The cause is not known."
    assert "more at the top" in "".join(reader.rows())
    assert reader.type("c").mode() is Mode.PENDING
    quotes = [claim.targets[0].quote for claim in reader.annotations("claim")]
    assert [quote.exact for quote in quotes if quote] == ["The cause is not known."]


@pytest.mark.parametrize("keys", ["a", "enter", "tab"])
def test_nor_linked_or_cut_while_pending(reader: Reader, keys: str) -> None:
    reader.to("41 people").type("c")
    path = reader.world.corpus.root / "a-toll.txt"
    path.write_text("Short.\n", encoding="utf-8")
    reader.type(keys)
    assert reader.mode() is Mode.READING
    assert not reader.annotations("source")
    assert reader.message.startswith("the file has changed")


def test_nor_noted_by_a_prompt_that_was_open(reader: Reader) -> None:
    reader.to("41 people").type("i").say("whose count?")
    (reader.world.corpus.root / "a-toll.txt").write_text("Short.\n", encoding="utf-8")
    reader.type("enter")
    assert reader.message.startswith("the file has changed")
    assert not reader.annotations(None)


def noted(reader: Reader) -> list[str]:
    document = reader.reading.document
    return [each.note for each in document.annotations.annotations.values() if each.note]


def test_a_note_that_was_being_typed_then_is_there_again(reader: Reader) -> None:
    """Who typed it may drop it or enter it: it is offered once, and not put anywhere by itself."""
    path = reader.world.corpus.root / "a-toll.txt"
    reader.to("41 people").type("c escape i").say("whose count?")
    path.write_text(f"A line more.\n{TOLL}", encoding="utf-8")
    reader.type("enter")
    assert reader.message.endswith("press i: it has your note again")
    assert not noted(reader)
    prompt = reader.type("i").state.prompt
    assert prompt is not None and prompt.text == "whose count?"
    reader.type("enter")
    assert noted(reader) == ["whose count?"]
    prompt = reader.to("The cause is not known").type("i").state.prompt
    assert prompt is not None and prompt.text == ""


def test_and_not_put_over_another_note(reader: Reader) -> None:
    path = reader.world.corpus.root / "a-toll.txt"
    reader.to("The cause is not known").type("c escape i").say("by whom?").type("enter")
    reader.to("41 people").type("c escape i").say("whose count?")
    path.write_text(f"A line more.\n{TOLL}", encoding="utf-8")
    reader.type("enter")
    prompt = reader.to("The cause is not known").type("i").state.prompt
    assert prompt is not None and prompt.text == "by whom?"


def test_and_gone_once_it_is_dropped(reader: Reader) -> None:
    path = reader.world.corpus.root / "a-toll.txt"
    reader.to("41 people").type("c escape i").say("whose count?")
    path.write_text(f"A line more.\n{TOLL}", encoding="utf-8")
    reader.type("enter i escape i")
    assert reader.state.prompt is not None and reader.state.prompt.text == ""


def test_and_there_when_its_document_is_there_again(reader: Reader) -> None:
    path = reader.world.corpus.root / "a-toll.txt"
    reader.to("41 people").type("c escape i").say("whose count?")
    path.rename(path.with_suffix(".away"))
    reader.type("enter")
    assert reader.message.startswith("i will have your note again; ")
    path.with_suffix(".away").rename(path)
    reader.type("i")
    if reader.state.prompt is None:  # it was shown anew first
        reader.type("i")
    assert reader.state.prompt is not None and reader.state.prompt.text == "whose count?"
