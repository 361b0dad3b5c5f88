"""After c: letters stand before the names, and one key says whose claim it is."""

from pathlib import Path

import pytest

from reader.actions import HINT_LETTERS, Mode
from tests.reader.harness import Reader, again, reader_of, reader_of_text

CITED = (
    "The toll\n\nIlo Varr said that 41 people had died. The port office said that 11 were rescued. "
    "Ilo Varr said that the doors were locked. The cause is not known.\n"
)
MANY = (
    "The list\n\nMira Sund, Tam Orrin, Ilo Varr, Ana Brel, Jon Hask, Pia Lund, Oda Vest, "
    "Rolf Dahn, Siv Moe, Kai Berg and Lena Fosse said that the ferry burned.\n"
)


def offered(reader: Reader) -> list[tuple[str, str]]:
    pairs = zip(reader.pending.letters, reader.pending.candidates, strict=True)
    return [(letter, candidate.entity) for letter, candidate in pairs]


# ---- letters -------------------------------------------------------------------------------


def test_a_name_with_a_letter_is_offered_and_linked_as_its_letter_is(reader: Reader) -> None:
    """Typed, it is the mention in the text, and not a name that stands nowhere."""
    reader.to("32 people").type("c /").say("var")
    assert "Ilo Varr" in reader.detail and "new: " in reader.detail
    by_name = reader.type("tab enter").annotations("source")
    assert [a.entity for a in by_name] == ["Ilo Varr"]
    reader.type("u l h c")
    pending = reader.reading.pending
    assert pending is not None
    reader.type(pending.letters[[c.entity for c in pending.candidates].index("Ilo Varr")])
    by_letter = reader.annotations("source")
    assert [a.targets[0].position for a in by_name] == [a.targets[0].position for a in by_letter]


def test_c_saves_the_claim_at_once_and_waits_for_whose_it_is(reader: Reader) -> None:
    reader.to("41 people").type("c")
    assert reader.mode() is Mode.PENDING
    assert reader.quotes("claim") == [
        ["Harbour master Ilo Varr said that 41 people had died in the fire."]
    ]
    assert reader.links() == []


def test_letters_stand_in_the_blank_before_each_name_and_nothing_else_moves(
    reader: Reader,
) -> None:
    reader.to("second statement")
    before = reader.rows()[1:-2]
    after = reader.type("c").rows()[1:-2]
    changed = [
        (one, other)
        for row, hinted in zip(before, after, strict=True)
        for one, other in zip(row[9:], hinted[9:], strict=True)
        if one != other
    ]
    assert changed
    assert {one for one, _ in changed} == {" "}
    assert {other for _, other in changed} <= set(HINT_LETTERS)


def test_the_detail_row_names_each_letter(reader: Reader) -> None:
    reader.to("32 people").type("c")
    assert "C? <- who?  a Coast Wire  s Ilo Varr  0 own" in reader.detail


def test_a_name_at_the_start_of_a_row_has_its_letter_in_the_margin(reader: Reader) -> None:
    reader.to("32 people").type("c")
    row = next(row for row in reader.rows() if "harbour master Ilo Varr has" in row)
    assert row.startswith("|       sharbour")
    assert "s Ilo Varr" in reader.detail


def test_letters_are_the_same_at_every_visit(reader: Reader) -> None:
    reader.to("second statement").type("c")
    first = offered(reader)
    assert offered(reader.type("k").to("second statement").type("c")) == first


def test_sources_of_other_sentences_come_after_the_names_of_this_one(reader: Reader) -> None:
    reader.to("second statement").type("c")
    first = offered(reader)
    reader.to("41 people").type("c enter").to("second statement").type("c")
    assert offered(reader)[: len(first)] == first
    assert [entity for _, entity in offered(reader)[len(first) :]] == ["Ilo Varr"]


def test_letters_are_the_same_after_the_names_became_sources(reader: Reader) -> None:
    reader.to("32 people").type("c")
    before = offered(reader)
    reader.type("s a u u").to("32 people").type("c")
    assert offered(reader)[:2] == before[:2]


def test_letters_are_the_same_after_a_restart(reader: Reader) -> None:
    reader.to("32 people").type("c")
    before = offered(reader)
    later = again(reader).to("32 people").type("c")
    assert offered(later) == before


def test_with_more_names_than_letters_the_others_have_none(tmp_path: Path) -> None:
    reader = reader_of_text(tmp_path, MANY)
    reader.to("ferry burned").type("c")
    letters = [letter for letter, _ in offered(reader)]
    assert letters[:9] == list(HINT_LETTERS)
    assert set(letters[9:]) == {""}
    assert len(letters) > 9


# ---- linking -------------------------------------------------------------------------------


def test_a_letter_links(reader: Reader) -> None:
    reader.to("32 people").type("c s")
    assert reader.chain("32 people") == ["Ilo Varr"]
    assert reader.mode() is Mode.PENDING


def test_the_second_letter_links_the_sources_source(reader: Reader) -> None:
    reader.to("32 people").type("c s a")
    assert reader.chain("32 people") == ["Ilo Varr", "Coast Wire"]
    assert "C1 <- 1 <- 2 Coast Wire <- through whom?" in reader.detail


def test_the_source_is_tagged_where_it_is_mentioned(reader: Reader) -> None:
    reader.to("32 people").type("c s a")
    assert reader.quotes("source") == [
        ["the island agency Coast Wire"],
        ["harbour master Ilo Varr"],
    ]


def test_a_letter_pressed_again_says_that_it_is_that_source(reader: Reader) -> None:
    reader.to("32 people").type("c s")
    before = reader.sidecar()
    assert reader.type("s").message == "Ilo Varr is that source already"
    assert reader.sidecar() == before


@pytest.mark.parametrize(("key", "says"), [("t", "no such hint"), ("9", "no source 9 yet")])
def test_keys_that_link_nothing_here_say_so(reader: Reader, key: str, says: str) -> None:
    reader.to("41 people").type("c")
    before = reader.sidecar()
    assert reader.type(key).message == says
    assert reader.mode() is Mode.PENDING
    assert reader.sidecar() == before


def test_a_digit_links_the_source_of_that_number_mentioned_here_or_not(reader: Reader) -> None:
    reader.to("32 people").type("c s a").to("The cause").type("c")
    assert "1 Ilo Varr" in reader.detail
    reader.type("1")
    assert reader.chain("The cause") == ["Ilo Varr"]


def test_zero_is_the_own_voice_which_goes_through_nobody(reader: Reader) -> None:
    reader.to("The cause").type("c 0")
    assert "C0 <- the document's own voice" in reader.detail
    assert reader.chain("The cause") == ["own voice"]
    before = reader.sidecar()
    assert "goes through nobody" in reader.type("a").message or "no such hint" in reader.message
    assert reader.sidecar() == before
    assert reader.type("enter").mode() is Mode.READING
    assert any(row.startswith(">C0") or " C0" in row[:4] for row in reader.rows())


def test_own_voice_is_not_unsourced(reader: Reader) -> None:
    reader.to("The cause").type("c 0 h")
    assert "0 unsourced" in reader.status
    reader.to("41 people").type("c l")
    assert "1 unsourced" in reader.rows()[-1]


def test_a_source_can_be_named_that_is_tagged_nowhere(reader: Reader) -> None:
    reader.to("The cause").type("c /").say("the night nurse").type("enter")
    assert reader.chain("The cause") == ["the night nurse"]
    (source,) = reader.annotations("source")
    assert all(target.whole_document for target in source.targets)
    assert reader.mode() is Mode.PENDING


def test_a_name_typed_again_is_the_same_source_with_the_same_number(reader: Reader) -> None:
    reader.to("The cause").type("c /").say("Night Nurse").type("enter")
    reader.to("41 people").type("c /").say("night  nurse").type("enter")
    assert len(reader.annotations("source")) == 1
    assert "C1 <- 1 Night Nurse" in reader.detail


def test_an_empty_name_names_nobody(reader: Reader) -> None:
    reader.to("The cause").type("c / enter")
    assert reader.message == "no source named"
    assert reader.mode() is Mode.PENDING


def test_the_source_can_be_selected_by_hand(reader: Reader) -> None:
    reader.to("32 people").type("c v")
    assert reader.mode() is Mode.SELECTING
    reader.type("w w o /").say("Coast Wire").type("enter e e")
    assert reader.selected == ["the island agency Coast Wire"]
    reader.type("enter")
    assert reader.mode() is Mode.PENDING
    assert reader.chain("32 people") == ["Coast Wire"]


def test_dropping_the_selection_goes_back_to_the_letters(reader: Reader) -> None:
    reader.to("32 people").type("c v escape")
    assert reader.mode() is Mode.PENDING
    assert reader.links() == []


# ---- accepting -----------------------------------------------------------------------------


def test_enter_accepts_the_whole_chain_as_shown_and_goes_on(reader: Reader) -> None:
    reader.to("32 people").type("c")
    assert "Enter s<-a, next" in reader.status
    reader.type("enter")
    assert reader.chain("32 people") == ["Ilo Varr", "Coast Wire"]
    assert reader.sentence == "The cause is not known."
    assert reader.mode() is Mode.READING


def test_accepting_is_one_step_to_undo(reader: Reader) -> None:
    reader.to("32 people").type("c")
    before = reader.sidecar()
    reader.type("enter u")
    assert reader.sidecar() == before
    assert "32 people" in reader.sentence


def test_with_nothing_proposed_enter_is_disabled(reader: Reader) -> None:
    reader.to("The cause").type("c enter")
    assert reader.message == "nothing proposed"
    assert "Enter" not in reader.status
    assert reader.mode() is Mode.PENDING


def test_tab_comes_back_to_the_rest_of_a_sentence(reader: Reader) -> None:
    """Which no cut of the grammar is."""
    reader.to("32 people").type("v w w w w c l h c")
    assert reader.message.startswith("the rest of the sentence")
    (rest,) = [q for q in reader.quotes("claim") if q == ["Meanwhile, the island"]]
    seen = []
    for _ in reader.pending.cuts:
        reader.type("tab")
        claim = reader.reading.document.annotations.annotations[reader.pending.claim]
        seen.append([t.quote.exact for t in claim.targets if t.quote])
    assert rest == seen[-1]
    assert rest not in seen[:-1]


def test_after_a_letter_nothing_is_proposed_and_enter_only_goes_on(reader: Reader) -> None:
    reader.to("32 people").type("c a")
    before = reader.sidecar()
    assert "Enter next" in reader.status
    reader.type("enter")
    assert reader.sidecar() == before
    assert reader.sentence == "The cause is not known."


def test_nothing_is_linked_unseen(reader: Reader) -> None:
    for words in ("41 people", "32 people", "second statement"):
        reader.to(words).type("c l")
    assert reader.links() == []
    assert reader.annotations("source") == []


@pytest.mark.parametrize("name", ["c-cjk.txt", "d-persian.txt", "e-emoji.txt"])
def test_a_claim_in_other_scripts_is_tagged_and_linked_by_name(tmp_path: Path, name: str) -> None:
    reader = reader_of(tmp_path, name).type("l")
    sentence = reader.sentence
    reader.type("c /").say("瓦尔").type("enter")
    assert reader.quotes("claim") == [[sentence]]
    assert [s.entity for s in reader.annotations("source")] == ["瓦尔"]


# ---- ending --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "mode"),
    [
        ("j", Mode.READING),
        ("k", Mode.READING),
        ("l", Mode.READING),
        ("h", Mode.READING),
        ("b", Mode.READING),
        ("space", Mode.READING),
        ("u", Mode.READING),
        ("x", Mode.READING),
        ("n", Mode.READING),
        ("J", Mode.READING),
        ("escape", Mode.READING),
        ("q", Mode.LIBRARY),
        ("i", Mode.PROMPT),
        ("o", Mode.LISTING),
        ("?", Mode.HELP),
        ("v", Mode.SELECTING),
    ],
)
def test_any_other_key_ends_pending_and_does_its_job(reader: Reader, key: str, mode: Mode) -> None:
    reader.to("32 people").type("c").type(key)
    assert reader.mode() is mode
    if mode is Mode.READING:
        assert reader.reading.pending is None


def test_a_moving_key_moves(reader: Reader) -> None:
    assert reader.to("32 people").type("c l").sentence == "The cause is not known."


def test_c_on_the_next_sentence_needs_no_key_in_between(reader: Reader) -> None:
    reader.to("41 people").type("c l c")
    assert len(reader.annotations("claim")) == 2
    assert reader.mode() is Mode.PENDING


def test_a_key_that_nobody_knows_stays_and_says_so(reader: Reader) -> None:
    reader.to("41 people").type("c Z")
    assert reader.message == "Z does nothing here; ? shows the keys"


def test_the_flag_is_set_without_leaving(reader: Reader) -> None:
    reader.to("41 people").type("c !")
    (claim,) = reader.annotations("claim")
    assert claim.tag_body is not None
    assert claim.tag_body.review
    assert reader.mode() is Mode.PENDING


# ---- cuts ----------------------------------------------------------------------------------


def test_tab_goes_through_the_cuts_and_comes_back_round(reader: Reader) -> None:
    reader.to("second statement").type("c")
    whole = reader.quotes("claim")
    count = len(reader.pending.cuts)
    seen = [reader.type("tab").quotes("claim") for _ in range(count)]
    assert seen[0] == [
        ["it had meant to publish the list of passengers, but that the ferry line refused"]
    ]
    assert seen[-1] == whole
    assert len({str(quotes) for quotes in seen}) == count


def test_shift_tab_goes_back(reader: Reader) -> None:
    reader.to("second statement").type("c")
    whole = reader.quotes("claim")
    assert reader.type("tab shift+tab").quotes("claim") == whole


def test_a_cut_is_named(reader: Reader) -> None:
    reader.to("second statement").type("c tab")
    assert reader.message == "cut: without who says it"


def test_a_cut_keeps_the_proposal_and_the_letters(reader: Reader) -> None:
    reader.to("32 people").type("c")
    letters = offered(reader)
    reader.type("tab")
    assert offered(reader) == letters
    reader.type("enter")
    assert reader.chain("32 people") == ["Ilo Varr", "Coast Wire"]
    assert reader.quotes("claim") == [["32 people had been brought ashore"]]


def test_a_sentence_of_one_cut_says_so(reader: Reader) -> None:
    reader.to("The cause").type("c tab")
    assert reader.message == "only one cut"


def test_a_cut_to_the_outlets_own_words_proposes_the_own_voice(tmp_path: Path) -> None:
    text = "The port office says 41 are safe, but it was not possible to verify the figure.\n"
    reader = reader_of_text(tmp_path, text).type("c tab tab tab")
    assert reader.quotes("claim") == [["it was not possible to verify the figure"]]
    assert "Enter 0, next" in reader.rows()[-1]
    reader.type("enter")
    assert reader.chain("verify") == ["own voice"]


def test_the_next_cut_proposes_the_source_again(tmp_path: Path) -> None:
    text = "The port office says 41 are safe, but it was not possible to verify the figure.\n"
    reader = reader_of_text(tmp_path, text).type("c tab tab tab tab")
    assert "Enter a, next" in reader.rows()[-1]
    assert reader.type("enter").chain("41 are safe") == ["Port office"]


# ---- again on the same sentence ------------------------------------------------------------


def test_c_on_a_wholly_tagged_sentence_reopens_its_letters_and_doubles_nothing(
    reader: Reader,
) -> None:
    reader.to("32 people").type("c a l h c")
    assert reader.mode() is Mode.PENDING
    assert len(reader.annotations("claim")) == 1


def test_another_letter_then_relinks(reader: Reader) -> None:
    reader.to("32 people").type("c a l h c s")
    assert reader.chain("32 people") == ["Ilo Varr"]


def test_relinking_is_one_step_to_undo(reader: Reader) -> None:
    reader.to("32 people").type("c a")
    before = reader.sidecar()
    reader.type("l h c s u")
    assert reader.sidecar() == before


def test_pronouns_are_shown_resolved_and_link_to_the_known_source(reader: Reader) -> None:
    reader.to("41 people").type("c enter")
    assert "He added" in reader.sentence
    reader.type("c")
    assert "a He=1 Ilo Varr" in reader.detail
    reader.type("enter")
    assert reader.chain("the toll could rise") == ["Ilo Varr"]
    assert reader.quotes("source") == [["Harbour master Ilo Varr"], ["He"]]


# ---- shared sources ------------------------------------------------------------------------


def test_a_shared_source_never_gets_another_claims_chain_silently(tmp_path: Path) -> None:
    reader = reader_of_text(tmp_path, CITED)
    reader.to("41 people").type("c enter").to("doors").type("c 1")
    reader.type("/").say("Coast Wire").type("enter")
    assert reader.chain("doors") == ["Ilo Varr", "Coast Wire"]
    assert reader.chain("41 people") == ["Ilo Varr"]


def test_and_both_claims_keep_the_same_source_and_number(tmp_path: Path) -> None:
    reader = reader_of_text(tmp_path, CITED)
    reader.to("41 people").type("c enter").to("doors").type("c 1")
    reader.type("/").say("Coast Wire").type("enter l")
    labels = {row[1:4].strip() for row in reader.rows() if row[1:2] == "C"}
    graph = reader.reading.document.graph
    assert {graph.label(claim.id) for claim in graph.claims} == {"C1"}
    assert labels <= {"C1"}


def test_another_claim_by_the_same_source_takes_nothing_but_its_name(
    tmp_path: Path,
) -> None:
    reader = reader_of_text(tmp_path, CITED)
    reader.to("41 people").type("c enter c").to("41 people").type("c")
    reader.type("a /").say("Coast Wire").type("enter")
    reader.to("The cause").type("c 1")
    assert reader.chain("41 people") == ["Ilo Varr", "Coast Wire"]
    assert reader.chain("The cause") == ["Ilo Varr"]


# ---- what is proposed for what is not said by who speaks ---------------------------------------

PASSING = (
    "The toll\n\nThe ministry says it has arrested two men in Tarn, where more than 40 people were "
    "killed and over 80 islanders were wounded.\n\nCoast Wire, citing an informed source, reported "
    "that the doors were shut. The alarm was off, said the source.\n"
)


def test_the_figure_of_an_event_told_in_passing_is_not_proposed_for_who_speaks(
    tmp_path: Path,
) -> None:
    reader = reader_of_text(tmp_path, PASSING).to("arrested two").type("c")
    assert reader.annotations("claim")[0].tag_body.figure.amount == "2"  # type: ignore[union-attr] # tagged above
    reader.type("tab tab tab")
    assert reader.quotes("claim") == [["more than 40 people were killed"]]
    assert "Enter 0" in reader.status
    reader.type("enter")
    assert reader.chain("more than 40") == ["own voice"]
    figure = reader.annotations("claim")[0].tag_body.figure  # type: ignore[union-attr] # tagged above
    assert figure is not None and (figure.amount, figure.qualifier) == ("40", "over")


def test_the_source_is_linked_through_the_outlet_that_found_it(tmp_path: Path) -> None:
    reader = reader_of_text(tmp_path, PASSING).to("alarm was off").type("c")
    assert "source=Informed source" in reader.detail and "Coast Wire" in reader.detail
    reader.type("tab enter")
    assert reader.chain("alarm was off") == ["Informed source", "Coast Wire"]
