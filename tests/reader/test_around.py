"""Words around what was found: asked for from the list of hits, turned, and gone on from."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.library import Corpus
from reader.actions import Mode
from reader.around import Around, Fallen, Words
from reader.messages import WordsCounted
from reader.modes.around import counted
from reader.receive import receive
from reader.screens.around import bar
from reader.screens.frame import plain
from reader.screens.render import render
from reader.session.wording import BLOCKS, PLAIN, _signs
from reader.update import press
from tests.reader.harness import SIZES, Reader

TEXTS = {
    "1-post.txt": "The after doors were shut. The after doors did not answer.\n\nNobody came.\n",
    "2-lamp.txt": "Nobody came to the quay. At the end somebody shut the after doors.\n",
    "3-gazette.txt": "The ferry burned.\n",
}


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    """The hits of `doors` on the screen."""
    root = tmp_path / "corpus"
    root.mkdir()
    for name, text in TEXTS.items():
        (root / name).write_text(text, encoding="utf-8")
    return Reader(Corpus(root)).type("f").say("doors").type("enter")


def test_one_key_shows_the_words_beside_the_hits(reader: Reader) -> None:
    rows = reader.type("w").rows()
    assert reader.mode() is Mode.WORDS
    assert "words beside the hits of  doors   3 in 2 documents" in rows[0]
    words = {each.word: each for each in reader.state.words.beside}
    assert (words["after"].count, words["after"].frequency) == (3, 3)
    assert words["after"].score == 14.0
    assert any(row.startswith(">") and "after" in row for row in rows)


def test_tab_turns_to_where_hits_fall_and_to_the_commonest_words(reader: Reader) -> None:
    reader.type("w tab")
    assert reader.state.words.view is Around.PLACES
    first, second = reader.rows()[2:4]
    assert first.split("|")[0].split() == [">", "2"] and "1-post.txt" in first
    assert second.split("|")[1].rstrip().endswith("#") and "2-lamp.txt" in second
    reader.type("tab")
    assert reader.rows()[2].split() == [">", "5", "the"]
    assert reader.type("tab").state.words.view is Around.BESIDE


def test_enter_on_a_word_finds_both_and_q_comes_back(reader: Reader) -> None:
    line = [each.word for each in reader.type("w").state.words.beside].index("shut")
    reader.type(" ".join(["j"] * line + ["enter"]))
    assert reader.mode() is Mode.FINDING
    assert reader.state.finding.query == "doors shut"
    assert {p.name for p in reader.state.finding.passages} == {"1-post.txt", "2-lamp.txt"}
    assert reader.type("q").mode() is Mode.WORDS


def test_enter_on_a_document_goes_to_its_first_hit(reader: Reader) -> None:
    reader.type("w tab j enter")
    assert reader.mode() is Mode.READING
    assert "shut the after doors" in reader.sentence


def test_an_answer_to_an_older_question_is_dropped(reader: Reader) -> None:
    state = reader.type("w").state
    assert counted(state, Words("other")) is state


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("turns", [0, 1, 2])
def test_the_screen_fits_every_terminal(reader: Reader, size: tuple[int, int], turns: int) -> None:
    reader.type("w" + " tab" * turns)
    state = replace(reader.state, size=replace(reader.state.size, width=size[0], height=size[1]))
    rows = [plain(row) for row in render(state).rows]
    assert len(rows) == size[1]
    assert all(len(row) < size[0] for row in rows)


def test_bars_are_drawn_by_the_fullest_part_and_made_narrower() -> None:
    fallen = Fallen("a", "a", "", 7, (0, 1, 2, 4) * 5, 0)
    words = Words(places=(fallen,), signs=PLAIN)
    assert bar(words, fallen, 20) == " .:#" * 5
    assert bar(words, fallen, 10) == ".#" * 5
    assert bar(replace(words, signs=BLOCKS), fallen, 20) == " ▂▄█" * 5


@pytest.mark.parametrize(
    ("value", "signs"), [("en_GB.UTF-8", BLOCKS), ("C.utf8", BLOCKS), ("C", PLAIN), ("", PLAIN)]
)
def test_a_terminal_without_utf_8_gets_plain_signs(
    monkeypatch: pytest.MonkeyPatch, value: str, signs: str
) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_CTYPE", raising=False)
    monkeypatch.setenv("LANG", value)
    assert _signs() == signs


def test_keys_typed_ahead_are_meant_for_the_list_that_comes(reader: Reader) -> None:
    words = reader.type("w").state.words
    reader.state = replace(reader.state, words=Words(words.query, waiting=True))
    reader.state, _ = press(reader.state, "j")
    assert reader.state.queued == ("j",)
    state, _ = receive(reader.state, WordsCounted(replace(words, waiting=False)))
    assert state.words.listed.selected == 1
    assert state.queued == ()


def saying(reader: Reader, words: Words) -> list[str]:
    state = replace(reader.type("w").state, words=words)
    return [plain(row) for row in render(state).rows]


def test_while_it_counts_it_says_so_and_not_that_there_is_nothing(reader: Reader) -> None:
    rows = saying(reader, Words("doors", waiting=True))
    assert rows[0].endswith("of  doors   counting …") or "counting …" in rows[0]
    assert not any("nothing stands twice" in row for row in rows)


def test_where_nothing_stands_twice_that_is_said(reader: Reader) -> None:
    rows = saying(reader, Words("doors"))
    assert any("nothing stands twice beside a hit; Tab shows more" in row for row in rows)


def test_what_hinders_it_is_said_instead(reader: Reader) -> None:
    rows = saying(reader, Words("doors", error="the index is \x1bgone; gloss index makes it"))
    assert any("the index is ␛gone; gloss index makes it" in row for row in rows)
    assert not any("nothing stands twice" in row for row in rows)


def test_of_how_many_documents_it_tells_is_said(reader: Reader) -> None:
    words = reader.type("w").state.words
    assert "3 in 2 documents" in reader.rows()[0]
    (one, *_) = words.places
    assert "in 1 document " in saying(reader, replace(words, places=(one,), total=1))[0] + " "
    most = saying(reader, replace(words, total=70))[0]
    assert "in the best 2 of 70 documents" in most


@pytest.mark.parametrize("way", ["", "w"])
@pytest.mark.parametrize(("key", "mode"), [("m", Mode.MATRIX), ("T", Mode.CODEBOOK)])
def test_places_are_gone_to_from_lists_of_hits_and_come_back_from(
    reader: Reader, way: str, key: str, mode: Mode
) -> None:
    before = reader.type(way).mode() if way else reader.mode()
    assert reader.type(key).mode() is mode
    assert reader.type("q").mode() is before


def test_a_word_that_stands_there_by_chance_shows_no_score_that_would_be_out_of_order(
    reader: Reader,
) -> None:
    beside = reader.type("w").state.words.beside
    rows = reader.rows()
    shown = [each for each in beside if any(row.endswith(f"  {each.word}") for row in rows)]
    scores = [each.score for each in shown if not each.by_chance]
    assert scores == sorted(scores, reverse=True)
    for each in shown:
        (row,) = [row for row in rows if row.endswith(f"  {each.word}")]
        assert ("by chance" in row) == each.by_chance
    assert [each.by_chance for each in beside] == sorted(each.by_chance for each in beside)
