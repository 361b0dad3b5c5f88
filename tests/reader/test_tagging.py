"""Tagging what is marked: claims and what is left of them, sources, tags, notes, flags, `.`."""

from dataclasses import replace
from pathlib import Path

import pytest

from reader.actions import Mode
from reader.state import Repeat, Selection
from tests.reader.harness import Reader, again, reader_of, reader_of_text

COAST = (
    "Meanwhile, the island agency Coast Wire reported on Tuesday that harbour master Ilo Varr has "
    "said that 32 people had been brought ashore."
)


# ---- claims --------------------------------------------------------------------------------


TWO = "As it had been told before, at least 41 people were killed and 120 others were hurt."
KILLED, HURT = "at least 41 people were killed", "120 others were hurt"


def claimed(reader: Reader, words: str) -> Reader:
    """These words selected and tagged, nothing pending any more."""
    document = reader.to(words.rsplit(maxsplit=1)[-1]).reading.document
    text = document.text.read(0, document.text.size).decode()
    start = len(text[: text.index(words)].encode())
    selection = Selection(start + len(words.encode()), start)
    state = replace(reader.state, reading=replace(reader.reading, selection=selection))
    return reader.does((state, ())).type("c G g").to(words)


def quotes_of(reader: Reader, id_: str) -> list[str]:
    targets = reader.reading.document.annotations.annotations[id_].targets
    return [target.quote.exact for target in targets if target.quote]


@pytest.fixture
def two(tmp_path: Path) -> Reader:
    """The two claims of a sentence, both tagged; neither is linked."""
    reader = reader_of_text(tmp_path, f"The toll\n\n{TWO}\n\nThe mayor said that it is over.\n")
    return claimed(claimed(reader, KILLED), HURT)


def test_on_a_partly_tagged_sentence_c_takes_the_longest_rest(tmp_path: Path) -> None:
    reader = claimed(reader_of_text(tmp_path, f"The toll\n\n{TWO}\n"), KILLED).type("c")
    assert reader.quotes("claim") == [[KILLED], [HURT]]
    assert reader.message == "the rest of the sentence; x deletes it"


def test_what_says_who_says_it_is_no_rest(reader: Reader) -> None:
    reader.to("32 people").type("v tab c l h c")
    assert reader.quotes("claim") == [["32 people had been brought ashore"]]
    assert (reader.mode(), reader.message) == (Mode.PENDING, "relink this claim")


@pytest.mark.parametrize("key", ["]", "["])
def test_c_on_an_unsourced_claim_that_was_gone_to_links_that_one(two: Reader, key: str) -> None:
    """And leaves "and", and how it is said to be known, alone."""
    two.type("g" if key == "]" else "G").type(f"{key} u c")
    meant = {"]": KILLED, "[": HURT}[key]
    assert quotes_of(two, two.pending.claim) == [meant]
    two.type("0")
    assert len(two.annotations("claim")) == 2
    ((claim, _),) = [(link.attributed, link.to) for link in two.links()]
    assert quotes_of(two, claim) == [meant]


def test_c_without_a_rest_means_the_one_that_nobody_is_named_for(two: Reader) -> None:
    two.type("g ] u c 0").to(KILLED).type("c")
    assert quotes_of(two, two.pending.claim) == [HURT]


def test_c_twice_on_a_claim_that_was_gone_to_takes_the_rest(tmp_path: Path) -> None:
    reader = claimed(reader_of_text(tmp_path, f"The toll\n\n{TWO}\n"), KILLED)
    reader.type("g ] u c c")
    assert reader.quotes("claim") == [[KILLED], [HURT]]


def test_a_rest_is_cut_of_marks_and_blanks(tmp_path: Path) -> None:
    text = "The toll\n\nThe doors were locked, and 41 people had died, he said.\n"
    reader = claimed(reader_of_text(tmp_path, text), "41 people had died").type("c")
    assert ["The doors were locked"] in reader.quotes("claim")


def test_c_on_a_selection_that_is_a_claim_already_reopens_it(reader: Reader) -> None:
    reader.to("32 people").type("v tab c l h v tab c")
    assert reader.quotes("claim") == [["32 people had been brought ashore"]]
    assert reader.mode() is Mode.PENDING


def test_pieces_of_a_claim_take_nothing_of_the_sentence_between_them(reader: Reader) -> None:
    reader.to("41 people").type("v space").say("/").say("32 people").type("enter")
    before = reader.selected
    assert len(before) == 2
    reader.type("c").to("He added").type("c")
    assert reader.type("u").message.startswith("undone: tag as claim")


def test_the_gutter_says_unsourced_until_it_is_linked(reader: Reader) -> None:
    def gutter() -> str:
        return next(row for row in reader.rows() if "Harbour master" in row)[:9]

    reader.to("41 people").type("c")
    assert gutter() == ">C?     a"
    reader.type("a l")
    assert gutter() == ">C1  S1  "


def test_the_claim_is_saved_with_position_quote_and_context(reader: Reader) -> None:
    reader.to("The cause").type("c")
    (claim,) = reader.annotations("claim")
    (target,) = claim.targets
    assert target.document == reader.reading.document.digest
    assert target.quote is not None
    assert target.position is not None
    assert target.quote.exact == "The cause is not known."
    assert len(target.quote.prefix) == len(target.quote.suffix) == 32
    text = (reader.world.corpus.root / "a-toll.txt").read_text()
    assert target.position.of(text) == target.quote.exact


@pytest.mark.parametrize("name", ["c-cjk.txt", "d-persian.txt", "e-emoji.txt", "g-long.txt"])
def test_positions_are_code_points_in_any_script(tmp_path: Path, name: str) -> None:
    reader = reader_of(tmp_path, name).type("G c")
    (claim,) = reader.annotations("claim")
    text = (reader.world.corpus.root / name).read_text(encoding="utf-8")
    (target,) = claim.targets
    assert target.position is not None
    assert target.quote is not None
    assert target.position.of(text) == target.quote.exact
    assert text[: target.position.start].endswith(target.quote.prefix)
    assert text[target.position.end :].startswith(target.quote.suffix)


def test_a_claim_far_into_a_long_document_lands_there_at_the_next_start(tmp_path: Path) -> None:
    reader = reader_of(tmp_path, "g-long.txt").to("night 700 was")
    reader.type("c a")
    later = again(reader).type("] a")
    assert "night 700 was" in later.sentence
    assert "claim <- 1 Keeper Tam Orrin" in later.detail


def test_text_cells_are_the_same_before_and_after_c_s_x_u(reader: Reader) -> None:
    def cells() -> list[str]:
        return [row[9:] for row in reader.rows()[1:-2]]

    before = cells()
    reader.to("32 people").type("c a l h x")
    assert cells() == before
    for keys in ("u", "u", "u", "s a", "u", "c enter", "x", "u u u"):
        reader.type(keys)
        assert cells() == before, keys


# ---- repeating -----------------------------------------------------------------------------


def test_a_full_stop_tags_and_links_the_same_way_and_waits(reader: Reader) -> None:
    reader.to("32 people").type("c s a").to("The cause").type(".")
    assert reader.chain("The cause") == ["Ilo Varr", "Coast Wire"]
    assert reader.mode() is Mode.PENDING
    assert len(reader.annotations("source")) == 2


def test_it_repeats_an_accepted_chain(reader: Reader) -> None:
    reader.to("32 people").type("c enter .")
    assert reader.chain("The cause") == ["Ilo Varr", "Coast Wire"]


def test_it_repeats_the_own_voice(reader: Reader) -> None:
    reader.to("41 people").type("c 0 l .")
    assert reader.chain("toll could rise") == ["own voice"]


def test_it_repeats_a_claim_that_was_not_linked_and_proposes(reader: Reader) -> None:
    reader.to("The cause").type("c").to("32 people").type(".")
    assert reader.links() == []
    assert "Enter s<-a, next" in reader.status


def test_what_was_taken_back_is_not_repeated(reader: Reader) -> None:
    """But what was repeated before it: each step back is one back in that too."""
    reader.to("41 people").type("c 0 l").to("32 people").type("c a")
    seen = [reader.type("u").state.repeat for _ in range(2)]
    assert seen == [Repeat("claim"), Repeat("claim", own_voice=True)]
    assert reader.to("The cause").type(".").chain("The cause") == ["own voice"]
    reader.type("u u u")
    assert reader.type(".").message == "nothing to repeat"
    assert not reader.annotations()


def test_it_repeats_another_tag(reader: Reader) -> None:
    reader.to("41 people").type("t").say("numbers").type("enter y l .")
    assert len(reader.annotations("numbers")) == 2
    assert reader.mode() is Mode.READING


def test_repeating_is_one_step_to_undo(reader: Reader) -> None:
    reader.to("32 people").type("c s a").to("The cause")
    before = reader.sidecar()
    assert reader.type(". u").sidecar() == before


def test_after_the_source_was_deleted_the_claim_alone_is_repeated(reader: Reader) -> None:
    gone = Repeat("claim", to="urn:uuid:gone")
    reader.state = replace(reader.state, repeat=gone)
    reader.to("The cause").type(".")
    assert len(reader.annotations("claim")) == 1
    assert reader.links() == []


# ---- sources -------------------------------------------------------------------------------


def test_s_puts_letters_on_the_names_of_the_paragraph(reader: Reader) -> None:
    reader.to("The cause").type("s")
    assert "a Coast Wire  s Ilo Varr" in reader.detail
    assert "0 own" not in reader.detail


def test_a_letter_then_tags_one_a_source_and_that_is_all(reader: Reader) -> None:
    reader.to("The cause").type("s s")
    assert reader.quotes("source") == [["harbour master Ilo Varr"]]
    assert reader.annotations("claim") == []
    assert reader.mode() is Mode.READING
    assert reader.message == "Ilo Varr is a source here"
    assert any("S1  harbour master" in row for row in reader.rows())


def test_the_same_mention_is_not_tagged_twice(reader: Reader) -> None:
    reader.to("The cause").type("s s s s")
    assert len(reader.annotations("source")) == 1


@pytest.mark.parametrize("key", ["0", "/", "enter", "tab"])
def test_after_s_there_is_no_claim_to_link(reader: Reader, key: str) -> None:
    reader.to("The cause").type("s")
    before = reader.sidecar()
    reader.type(key)
    assert reader.message in ("a letter tags a source here", "nothing proposed", "only one cut")
    assert reader.sidecar() == before


def test_where_no_name_is_s_says_what_to_do(tmp_path: Path) -> None:
    reader = reader_of_text(tmp_path, "It was late. It was dark.\n").type("s")
    assert reader.message == "no names here; v selects"
    assert reader.mode() is Mode.READING


def test_s_on_a_selection_tags_it(reader: Reader) -> None:
    reader.to("The cause").type("v o b b b b o s")
    assert reader.mode() is Mode.READING
    assert len(reader.annotations("source")) == 1


# ---- other tags, notes, flags --------------------------------------------------------------


def test_a_tag_of_ones_own_and_its_mark_in_the_gutter(reader: Reader) -> None:
    reader.to("41 people").type("t").say("numbers").type("enter y")
    assert reader.quotes("numbers") == [
        ["Harbour master Ilo Varr said that 41 people had died in the fire."]
    ]
    assert any(row.startswith(">T") for row in reader.rows())


def test_the_same_tag_on_the_same_passage_goes(reader: Reader) -> None:
    reader.to("41 people").type("t").say("numbers").type("enter y t").say("numbers").type("enter")
    assert reader.annotations() == []
    assert reader.message == "numbers deleted; u brings it back"


def test_the_tags_claim_and_source_are_what_c_and_s_do(reader: Reader) -> None:
    reader.to("41 people").type("t").say("claim").type("enter")
    assert reader.mode() is Mode.PENDING
    reader.type("l t").say("source").type("enter")
    assert "which is a source?" in reader.detail


@pytest.mark.parametrize("typed", ["", "   "])
def test_no_tag_typed_tags_nothing(reader: Reader, typed: str) -> None:
    reader.to("41 people").type("t").say(typed).type("enter")
    assert reader.message == "no tag typed"
    assert reader.sidecar() == b""


def test_a_note_on_a_sentence(reader: Reader) -> None:
    reader.to("41 people").type("i").say("check the list").type("enter")
    (note,) = reader.annotations()
    assert note.tag is None
    assert note.note == "check the list"
    assert "note: check the list" in reader.detail
    assert any(row.startswith(">N") for row in reader.rows())


def test_a_note_on_a_claim_stays_with_it(reader: Reader) -> None:
    reader.to("41 people").type("c i").say("check").type("enter")
    (claim,) = reader.annotations("claim")
    assert claim.note == "check"


def test_a_note_is_there_to_be_changed(reader: Reader) -> None:
    reader.to("41 people").type("c i").say("check").type("enter i")
    assert "note: check" in reader.status
    reader.say(" again").type("enter")
    assert [a.note for a in reader.annotations()] == ["check again"]


def test_an_emptied_note_goes_and_the_claim_stays(reader: Reader) -> None:
    reader.to("41 people").type("c i").say("check").type("enter i ctrl+u enter")
    (claim,) = reader.annotations("claim")
    assert claim.note is None
    assert reader.message == "note removed"


def test_an_emptied_note_that_was_all_goes_with_its_annotation(reader: Reader) -> None:
    reader.to("41 people").type("i").say("check").type("enter i ctrl+u enter")
    assert reader.annotations() == []


def test_an_empty_note_is_not_kept(reader: Reader) -> None:
    reader.to("41 people").type("i enter")
    assert reader.message == "an empty note is not kept"
    assert reader.sidecar() == b""


def test_a_note_on_a_selection(reader: Reader) -> None:
    reader.to("32 people").type("v tab i").say("a figure").type("enter")
    (note,) = reader.annotations()
    assert [t.quote.exact for t in note.targets if t.quote] == ["32 people had been brought ashore"]
    assert reader.reading.selection is None


def test_a_flag_is_set_and_taken_away(reader: Reader) -> None:
    reader.to("41 people").type("c l h !")
    assert reader.message == "flagged for review"
    assert "review!" in reader.detail
    reader.type("!")
    assert reader.message == "flag removed"
    (claim,) = reader.annotations("claim")
    assert claim.tag_body is not None
    assert claim.tag_body.review is None


def test_a_note_without_a_tag_cannot_be_flagged(reader: Reader) -> None:
    reader.to("41 people").type("i").say("x").type("enter !")
    assert reader.message == "nothing here to flag"
