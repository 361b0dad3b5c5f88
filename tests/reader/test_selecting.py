"""Selecting: motions, the other end, pieces, cuts, edges; always whole graphemes."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotations.graphemes import is_boundary
from reader.actions import Mode
from reader.layers import Style
from reader.screens.render import render
from tests.reader.harness import Reader, reader_of, reader_of_text

WHOLE = "Harbour master Ilo Varr said that 41 people had died in the fire."
KEYS = st.sampled_from(["h", "l", "w", "b", "e", "o", "j", "k", "tab", "space", ")", "(", "}", "{"])


@pytest.fixture
def selecting(reader: Reader) -> Reader:
    """The second sentence of the first paragraph selected, its start ready to move."""
    return reader.to("41 people").type("v")


def reversed_text(reader: Reader) -> str:
    """The selected text as it is drawn."""
    rows = render(reader.state).rows
    drawn = [run.text for row in rows for run in row if Style.SELECTION in run.styles]
    return " ".join(" ".join(drawn).split())


def test_v_selects_the_sentence(selecting: Reader) -> None:
    assert selecting.selected == [WHOLE]
    assert selecting.mode() is Mode.SELECTING


MOTIONS = [
    ("l", [WHOLE[1:]]),
    ("right", [WHOLE[1:]]),
    ("l l h", [WHOLE[1:]]),
    ("w", [WHOLE[8:]]),
    ("w w b", [WHOLE[8:]]),
    ("e", [WHOLE[7:].strip()]),
    ("o b", [WHOLE[:-1]]),
    ("o b b", ["Harbour master Ilo Varr said that 41 people had died in the"]),
    ("o h", [WHOLE[:-1]]),
    ("o ) )", [WHOLE + " He added that the toll could rise."]),
    (")", [WHOLE + " He added that the toll could rise."]),
    (") ) (", [WHOLE + " He added that the toll could rise."]),
    ("( )", [WHOLE]),
    ("o L L", [WHOLE + " He added that the toll could rise."]),
    ("o o w", [WHOLE[8:]]),
]


@pytest.mark.parametrize(("keys", "selected"), MOTIONS, ids=[keys for keys, _ in MOTIONS])
def test_motions_move_the_edge(selecting: Reader, keys: str, selected: list[str]) -> None:
    got = selecting.type(keys).selected
    assert [text.strip() for text in got] == selected


def test_what_is_selected_is_drawn_reversed(selecting: Reader) -> None:
    assert reversed_text(selecting) == WHOLE
    assert reversed_text(selecting.type("w")) == WHOLE[8:]


def test_the_terminals_cursor_stands_on_the_moving_edge(selecting: Reader) -> None:
    assert selecting.frame.cursor == (9, 5)
    assert selecting.type("w").frame.cursor == (17, 5)
    assert selecting.type("o").frame.cursor == (9 + len(WHOLE), 5)


@pytest.mark.parametrize(
    ("keys", "ends"),
    [
        ("o }", "rise."),
        ("o } }", "ashore. The cause is not known."),
        ("}", "rise."),
        ("} }", "ashore. The cause is not known."),
    ],
)
def test_paragraphs(selecting: Reader, keys: str, ends: str) -> None:
    (selected,) = selecting.type(keys).selected
    assert selected.startswith("Harbour master")
    assert selected.endswith(ends)


def test_to_the_sentence_before_from_the_start(selecting: Reader) -> None:
    assert selecting.type("(").selected[0].startswith("05/04/2031 Harbour")


def test_rows_keep_their_column(selecting: Reader) -> None:
    selecting.type("w w j")
    assert selecting.frame.cursor == (9 + len("Harbour master "), 6)
    selecting.type("k")
    assert selecting.selected == ["Ilo Varr said that 41 people had died in the fire."]


def test_the_edges_may_cross(selecting: Reader) -> None:
    assert selecting.type("o ( (").selected == ["05/04/2031"]
    assert selecting.type("o").selected == ["05/04/2031"]


def test_tab_goes_through_the_cuts(selecting: Reader) -> None:
    assert selecting.type("tab").selected == ["41 people had died in the fire"]
    assert selecting.type("tab").selected == [WHOLE]
    assert selecting.type("shift+tab").selected == ["41 people had died in the fire"]


def test_search_extends_to_the_next_match(selecting: Reader) -> None:
    selecting.type("o /").say("COULD").type("enter")
    assert selecting.selected == [WHOLE + " He added that the toll could"]


def test_and_back_to_the_one_before(selecting: Reader) -> None:
    selecting.type("/").say("mira").type("enter")
    assert selecting.selected == ["Mira Sund 05/04/2031 " + WHOLE]


def test_no_match_says_so_and_moves_nothing(selecting: Reader) -> None:
    selecting.type("/").say("zebra").type("enter")
    assert selecting.message == "not found near here: zebra"
    assert selecting.selected == [WHOLE]


# ---- pieces --------------------------------------------------------------------------------


def test_space_keeps_a_piece_and_begins_the_next_after_it(selecting: Reader) -> None:
    selecting.type("tab space")
    assert selecting.selected[0] == "41 people had died in the fire"
    assert len(selecting.selection.pieces) == 1
    assert selecting.message == "1 kept; the next piece"


def test_a_claim_in_pieces_is_one_annotation(selecting: Reader) -> None:
    selecting.type("o b b b b b space e e c")
    assert selecting.quotes("claim") == [
        ["Harbour master Ilo Varr said that 41 people had", "in the fire"]
    ]
    assert b'"pieces":"gloss:one"' in selecting.sidecar()


def test_pieces_stand_in_text_order_in_whatever_order_they_were_kept(selecting: Reader) -> None:
    selecting.type("tab space (").type("( (").type("t").say("x").type("enter y")
    (claim,) = selecting.annotations("x")
    assert list(claim.pieces) == sorted(claim.pieces)


def test_pieces_that_touch_are_one(selecting: Reader) -> None:
    selecting.type("space")
    assert selecting.selected == [WHOLE, "He"]
    assert selecting.type("o h").selected == [WHOLE + " He"]


# ---- acting --------------------------------------------------------------------------------


def test_c_claims_what_is_selected(selecting: Reader) -> None:
    selecting.type("tab c")
    assert selecting.quotes("claim") == [["41 people had died in the fire"]]
    assert selecting.mode() is Mode.PENDING


def test_t_tags_it(selecting: Reader) -> None:
    selecting.type("tab t").say("toll").type("enter y")
    assert selecting.quotes("toll") == [["41 people had died in the fire"]]
    assert selecting.mode() is Mode.READING


def test_y_copies_it(selecting: Reader) -> None:
    selecting.type("tab y")
    assert selecting.copied() == ["41 people had died in the fire"]
    assert selecting.mode() is Mode.READING


def test_enter_alone_says_what_can_be_done(selecting: Reader) -> None:
    assert "c claim  s source  t tag  i note" in selecting.type("enter").message
    assert selecting.mode() is Mode.SELECTING


@pytest.mark.parametrize("key", ["escape", "ctrl+c", "q"])
def test_it_can_be_dropped(selecting: Reader, key: str) -> None:
    selecting.type(key)
    assert selecting.mode() is Mode.READING
    assert selecting.sidecar() == b""


def test_nothing_selected_claims_nothing(selecting: Reader) -> None:
    selecting.type("o").type("b " * 14)
    assert selecting.selected == []
    assert selecting.type("c").message == "nothing is selected; w takes a word"
    assert selecting.sidecar() == b""


@pytest.mark.parametrize("key", ["e", "v"])
def test_edges_and_a_source_by_hand_need_something_selected(reader: Reader, key: str) -> None:
    reader.to("The cause").type("c l h e" if key == "e" else "c v")
    before = reader.sidecar()
    reader.type("o" + " b" * 6)
    assert reader.selected == []
    assert reader.type("enter").message == "nothing is selected; w takes a word"
    assert reader.mode() is Mode.SELECTING
    assert reader.sidecar() == before


def test_occurrences_of_the_selection_are_found_in_the_corpus(selecting: Reader) -> None:
    selecting.type("tab *")
    assert selecting.mode() is Mode.FINDING
    assert selecting.state.finding.query == '"41 people had died in the fire"'
    assert len(selecting.state.finding.passages) == 1


# ---- edges ---------------------------------------------------------------------------------


def test_e_moves_the_edges_of_an_annotation(reader: Reader) -> None:
    reader.to("41 people").type("c l h e w w enter")
    assert reader.quotes("claim") == [["Ilo Varr said that 41 people had died in the fire."]]
    assert reader.message == "edges moved"


def test_the_annotation_stays_the_same_one(reader: Reader) -> None:
    reader.to("41 people").type("c a l h")
    (before,) = reader.annotations("claim")
    reader.to("41 people").type("e w enter")
    (after,) = reader.annotations("claim")
    assert (after.id, after.created) == (before.id, before.created)
    assert after.modified > before.modified
    assert reader.chain("41 people") == ["Ilo Varr"]


def test_edges_left_as_they_were_change_nothing(reader: Reader) -> None:
    reader.to("41 people").type("c l h")
    before = reader.sidecar()
    reader.type("e enter")
    assert reader.sidecar() == before
    assert reader.message == "the edges stay as they were"


def test_the_last_piece_moves_and_the_others_stay(reader: Reader) -> None:
    reader.to("32 people").type("v space e e c").to("32 people")
    pieces = reader.quotes("claim")[0]
    reader.type("e o e enter")
    after = reader.quotes("claim")[0]
    assert after[:-1] == pieces[:-1]
    assert after[-1].startswith(pieces[-1])
    assert len(after[-1]) > len(pieces[-1])


def test_dropped_edges_stay(reader: Reader) -> None:
    reader.to("41 people").type("c l h")
    before = reader.sidecar()
    reader.type("e w escape")
    assert reader.sidecar() == before
    assert reader.mode() is Mode.READING


# ---- graphemes -----------------------------------------------------------------------------


def test_a_step_takes_a_whole_cluster(tmp_path: Path) -> None:
    reader = reader_of(tmp_path, "e-emoji.txt").type("l v w w")
    assert reader.selected[0].startswith("👍🏽")
    assert not reader.type("l").selected[0].startswith("\U0001f3fd")


@settings(max_examples=25)
@given(st.lists(KEYS, max_size=12))
@example(["w"] * 6)
def test_selections_begin_and_end_between_graphemes(
    tmp_path_factory: pytest.TempPathFactory, keys: list[str]
) -> None:
    reader = reader_of(tmp_path_factory.mktemp("shelf"), "e-emoji.txt").type("l v")
    text = (reader.world.corpus.root / "e-emoji.txt").read_text(encoding="utf-8")
    for key in keys:
        reader.type(key)
        if reader.reading.selection is None:
            break
        for span in reader.selection.spans:
            points = reader.reading.document.code_points(span)
            assert is_boundary(text, points.start)
            assert is_boundary(text, points.end)


@settings(max_examples=25)
@given(st.lists(KEYS, max_size=12))
def test_what_is_tagged_is_what_was_selected_without_the_blanks_around(
    tmp_path_factory: pytest.TempPathFactory, keys: list[str]
) -> None:
    reader = reader_of(tmp_path_factory.mktemp("shelf")).to("32 people").type("v")
    reader.type(" ".join(keys))
    selected = [words.strip() for words in reader.selected if words.strip()]
    reader.type("t").say("kept").type("enter y")
    assert reader.quotes("kept") == ([selected] if selected else [])


def test_a_passage_longer_than_a_window_is_tagged_whole(tmp_path: Path) -> None:
    reader = reader_of(tmp_path, "g-long.txt").to("Entry 300.")
    reader.type("v o").type("} " * 300).type("t").say("stretch").type("enter y")
    ((words,),) = reader.quotes("stretch")
    assert words.startswith("Entry 300.")
    assert "night 598" in words
    assert len(words) > 40_000


def test_an_empty_document_has_nothing_to_select(tmp_path: Path) -> None:
    assert reader_of(tmp_path, "f-empty.txt").type("v").message == "no sentence here"


def test_rows_down_at_the_end_stay(tmp_path: Path) -> None:
    reader = reader_of_text(tmp_path, "One only.").type("v o j j k k")
    assert reader.mode() is Mode.SELECTING
