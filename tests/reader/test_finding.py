"""Searching in the document and in the corpus, with the answers at once and late."""

from pathlib import Path

import pytest

from reader.actions import Mode
from reader.effects import FindInCorpus, SearchDocument
from tests.reader.harness import SIZES, Reader, library_reader, reader_of, reader_of_text

THREE = "A ferry came. It was late.\n\nThe ferry burned. Nobody knew why.\n\nThe ferry sank.\n"


@pytest.fixture
def three(tmp_path: Path) -> Reader:
    return reader_of_text(tmp_path, THREE)


SHORT = ("a-toll.txt", "b-lamp.txt", "c-cjk.txt", "e-emoji.txt", "f-empty.txt")


@pytest.fixture
def library(tmp_path: Path) -> Reader:
    """Without the long document, in which every question would be looked for."""
    return library_reader(tmp_path, *SHORT)


def found(library: Reader, words: str) -> Reader:
    """What was found for `words`, the question entered."""
    return library.type("f ctrl+u").say(words).type("enter")


# ---- in the document -----------------------------------------------------------------------


def test_a_word_and_enter_goes_to_the_first_match_from_the_cursor_on(three: Reader) -> None:
    three.to("It was late").type("/").say("ferry").type("enter")
    assert three.sentence == "The ferry burned."
    assert three.message == "match 2 of 3"


def test_a_match_in_the_cursors_sentence_counts(three: Reader) -> None:
    three.type("/").say("ferry").type("enter")
    assert three.sentence == "A ferry came."


def test_n_and_shift_n_go_round_the_ends(three: Reader) -> None:
    three.type("/").say("ferry").type("enter n n")
    assert three.sentence == "The ferry sank."
    assert three.type("n").message == "match 1 of 3  (round the end)"
    assert three.sentence == "A ferry came."
    assert three.type("N").message == "match 3 of 3  (round the end)"


def test_keys_typed_before_the_answer_are_counted(three: Reader) -> None:
    three.waits = True
    three.type("/").say("ferry").type("enter n n")
    assert three.message == "searching for ferry"
    assert three.answer().sentence == "The ferry sank."


def test_the_answer_of_an_older_search_moves_nothing(three: Reader) -> None:
    three.waits = True
    three.type("/").say("ferry").type("enter /").say("nobody").type("enter")
    three.answer()
    assert three.sentence == "Nobody knew why."
    assert three.reading.matches.query == "nobody"


@pytest.mark.parametrize(
    ("query", "says"),
    [("zebra", "not found: zebra"), ("", "type words to search for"), ('"ferry', '"')],
)
def test_what_is_not_found_or_not_a_query_is_said(three: Reader, query: str, says: str) -> None:
    three.type("/").say(query).type("enter")
    assert says in three.message
    assert three.sentence == "A ferry came."


def test_a_word_that_stands_nowhere_is_taken_as_a_beginning(three: Reader) -> None:
    """Whoever comes from less searches for a part of a word."""
    three.type("/").say("fer").type("enter")
    assert three.sentence == "A ferry came."
    assert three.reading.matches.query == "fer*"
    assert three.type("n").sentence == "The ferry burned."


def test_keys_typed_before_a_beginning_is_found_are_counted(three: Reader) -> None:
    three.waits = True
    three.type("/").say("fer").type("enter n")
    three.answer()
    three.answer()
    assert three.sentence == "The ferry burned."


def test_the_language_of_queries_works_here_too(three: Reader) -> None:
    three.type("/").say('"ferry sank" OR knew').type("enter")
    assert three.sentence == "Nobody knew why."
    assert three.type("n").sentence == "The ferry sank."


def test_escape_takes_the_marks_away(three: Reader) -> None:
    three.type("/").say("ferry").type("enter escape")
    assert three.reading.matches.spans == ()
    assert three.type("n").message == "no search yet"


def test_matches_at_the_far_end_of_a_long_document(tmp_path: Path) -> None:
    reader = reader_of(tmp_path, "g-long.txt").type("/").say('"night 899"').type("enter")
    assert "night 899" in reader.sentence
    assert any("night 899" in row for row in reader.rows())


def test_a_search_begun_far_down_starts_from_there(tmp_path: Path) -> None:
    reader = reader_of(tmp_path, "g-long.txt").to("Entry 500.")
    reader.type("/").say("lamp").type("enter")
    assert "night 500" in reader.sentence
    (asked,) = [e for e in reader.effects if isinstance(e, SearchDocument)]
    assert asked.start > 40_000


@pytest.mark.parametrize(
    ("name", "query"), [("c-cjk.txt", "名单"), ("d-persian.txt", "شمار"), ("e-emoji.txt", "nurse")]
)
def test_matches_of_other_scripts_select_the_words(tmp_path: Path, name: str, query: str) -> None:
    reader = reader_of(tmp_path, name).type("/").say(query).type("enter")
    assert reader.reading.matches.spans
    for span in reader.reading.matches.spans:
        assert query in reader.words(span)


# ---- in the corpus -------------------------------------------------------------------------


def test_results_appear_as_one_types(library: Reader) -> None:
    library.type("f").say("rescue")
    assert library.mode() is Mode.PROMPT
    assert library.state.finding.query == "rescue"
    library.say("d")
    assert [p.name for p in library.state.finding.passages] == ["b-lamp.txt"] * 3
    assert any("[rescued]" in row for row in library.rows())


def test_every_letter_asks_and_only_the_newest_answer_counts(library: Reader) -> None:
    library.waits = True
    library.type("f").say("ferry")
    asked = [e for e in library.effects if isinstance(e, FindInCorpus)]
    assert [e.query for e in asked] == ["f", "fe", "fer", "ferr", "ferry"]
    assert [e.finished for e in asked] == [False] * 5
    older, newest = asked[1], asked[-1]
    (answer,) = library.world.answers(older)
    assert not library.hears(answer).state.finding.passages
    (answer,) = library.world.answers(newest)
    assert library.hears(answer).state.finding.passages


def test_enter_before_the_answer_opens_when_it_comes(library: Reader) -> None:
    library.waits = True
    library.type("f").say("passengers").type("enter enter")
    assert library.mode() is Mode.FINDING
    library.answer()
    assert library.reading.document.name == "a-toll.txt"
    assert "passengers" in library.sentence


def test_enter_twice_finds_and_opens_at_the_hit(library: Reader) -> None:
    found(library, "upper").type("enter")
    assert library.reading.document.name == "b-lamp.txt"
    assert "upper deck" in library.sentence
    assert library.type("q").mode() is Mode.FINDING


def test_the_hits_are_marked_in_the_opened_document(library: Reader) -> None:
    found(library, "rescued").type("enter")
    assert len(library.reading.matches.spans) == 3
    assert {library.words(span) for span in library.reading.matches.spans} == {"rescued"}


def test_n_goes_through_the_hits_of_all_documents(library: Reader) -> None:
    found(library, "captain OR nurse").type("enter")
    count = len(library.state.finding.passages)
    names = [library.reading.document.name]
    for index in range(2, count + 1):
        library.type("n")
        assert library.message.startswith(f"hit {index} of {count}")
        names.append(library.reading.document.name)
    assert len(set(names)) == 3
    assert library.type("n").message == "last hit"


def test_shift_n_goes_back_over_documents(library: Reader) -> None:
    found(library, "nurse").type("enter n")
    second = library.reading.document.name
    library.type("N")
    assert library.reading.document.name != second
    assert library.type("N").message == "first hit"


def test_n_stays_in_the_document_while_it_has_hits(library: Reader) -> None:
    found(library, "rescued").type("enter n n")
    assert library.reading.document.name == "b-lamp.txt"
    assert library.message == "hit 3 of 3"
    assert library.sentence.startswith("The port office")


def test_a_search_in_the_document_goes_before_the_hits_of_the_corpus(library: Reader) -> None:
    found(library, "rescued").type("enter /").say("doors").type("enter n")
    assert library.message == "match 1 of 1  (round the end)"


def test_in_the_list_n_goes_to_the_next_hit(library: Reader) -> None:
    found(library, "rescued").type("n n")
    assert library.state.finding_list.selected == 2
    assert library.type("n").message == "last hit"
    assert library.type("N N N").message == "first hit"


def test_up_and_down_choose_a_hit_while_one_types(library: Reader) -> None:
    library.type("f").say("rescued").type("down down up")
    assert library.state.finding_list.selected == 1
    library.type("enter enter")
    assert library.reading.document.name == "b-lamp.txt"


def test_an_emptied_question_has_no_answers(library: Reader) -> None:
    library.type("f").say("ferry").type("ctrl+u")
    assert library.state.finding.documents == ()
    assert not library.state.finding.waiting
    assert library.type("enter").message == "type words to find; f asks again"


@pytest.mark.parametrize("query", ['"the ferry', "(ferry", "AND", "date:never"])
def test_a_bad_question_is_told_of_when_entered(library: Reader, query: str) -> None:
    found(library, query)
    assert library.state.finding.error
    first = library.state.finding.error.splitlines()[0]
    assert any(first[:40] in row for row in library.rows())
    assert library.mode() is Mode.FINDING


def test_nothing_found_says_what_to_try(library: Reader) -> None:
    found(library, "zebra")
    assert any("nothing found; shorter words" in row for row in library.rows())
    library.type("f ctrl+u").say("tag:claim zebra").type("enter")
    assert any("no annotation here that is all of this" in row for row in library.rows())
    assert library.type("enter").message == "nothing here"


@pytest.mark.parametrize("waits", [False, True])
def test_what_the_list_showed_stays_where_the_word_itself_stands_nowhere(
    library: Reader, waits: bool
) -> None:
    library.waits = waits
    library.type("f").say("rescu").type("enter")
    if waits:
        library.answer()
    assert library.state.finding.query == "rescu*"
    assert {p.text for p in library.state.finding.passages} == {"rescued"}
    assert library.message == "no rescu here; this is rescu*"
    assert library.type("f").status.startswith("find: rescu*")


def test_a_word_that_stands_here_is_found_as_it_is(library: Reader) -> None:
    found(library, "port")
    assert library.state.finding.query == "port"


def test_the_first_hit_is_selected_where_none_was_chosen(library: Reader) -> None:
    """Entered, a query finds less than while it was typed, and in another order."""
    library.type("f").say("capt").say("ain OR nurse").type("enter")
    assert library.state.finding_list.selected == 0


@pytest.mark.parametrize("typed", ["outlet:", '"zebra', "(zebra", "ferry OR"])
def test_what_is_half_a_query_is_not_said_to_find_nothing(library: Reader, typed: str) -> None:
    library.type("f").say(typed)
    assert not any("nothing found" in row for row in library.rows())
    assert not library.state.finding.passages or typed == "ferry OR"


def test_f_again_shows_the_question_to_be_changed(library: Reader) -> None:
    found(library, "ferry").type("f")
    assert library.status.startswith("find: ferry")


def test_escape_from_a_question_without_answers_goes_back(library: Reader) -> None:
    assert library.type("f").say("zzz").type("escape").mode() is Mode.LIBRARY


def test_o_changes_the_order(library: Reader) -> None:
    found(library, "ferry")
    orders = [library.type("o").state.finding.sort for _ in range(3)]
    assert orders == ["date", "path", "rank"]
    assert [e.sort for e in library.effects if isinstance(e, FindInCorpus)][-3:] == orders


def test_tab_widens_a_search_to_the_corpus(reader: Reader) -> None:
    reader.type("/").say("rescued").type("tab")
    assert reader.state.finding.query == "rescued"
    reader.type("enter enter")
    assert reader.reading.document.name == "b-lamp.txt"


def test_a_star_finds_the_words_of_the_annotation(reader: Reader) -> None:
    reader.to("32 people").type("v tab c l h *")
    assert reader.state.finding.query == '"32 people had been brought ashore"'
    assert len(reader.state.finding.passages) == 1


@pytest.mark.parametrize("size", SIZES)
def test_the_selected_hit_is_on_the_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    library = found(library_reader(tmp_path, *SHORT, size=size), "the OR of")
    for _ in range(len(library.state.finding.passages)):
        if size[1] > 5:
            assert any(row.startswith(">") for row in library.rows()), library.state.finding_list
        library.type("j")


# ---- keys typed ahead ----------------------------------------------------------------------


def test_keys_typed_before_the_match_is_found_are_meant_for_it(three: Reader) -> None:
    three.waits = True
    three.type("/").say("sank").type("enter c")
    assert three.mode() is Mode.READING
    three.answer()
    assert three.sentence == "The ferry sank."
    assert three.mode() is Mode.PENDING
    (claim,) = three.annotations("claim")
    assert claim.targets[0].quote is not None
    assert claim.targets[0].quote.exact == "The ferry sank."


def test_further_matches_are_counted_and_then_the_rest_is_heard(three: Reader) -> None:
    three.waits = True
    three.type("/").say("ferry").type("enter n n c").answer()
    (claim,) = three.annotations("claim")
    assert claim.targets[0].quote is not None
    assert claim.targets[0].quote.exact == "The ferry sank."


def test_escape_gives_up_the_search_and_what_was_typed_ahead(three: Reader) -> None:
    three.waits = True
    three.type("/").say("ferry").type("enter c escape").answer()
    assert not three.annotations("claim")
    assert three.mode() is Mode.READING


def test_keys_after_the_second_enter_are_heard_in_the_document(library: Reader) -> None:
    library.waits = True
    library.type("f").say("brought").type("enter enter c")
    library.answer().answer()
    assert library.mode() is Mode.PENDING
