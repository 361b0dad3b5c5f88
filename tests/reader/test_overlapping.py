"""Nested, overlapping and discontinuous passages: told apart, and each within reach."""

from dataclasses import replace

from reader.layers import Style
from reader.screens.render import render
from tests.reader.books import book
from tests.reader.harness import Reader

WHOLE = "Harbour master Ilo Varr said that 41 people had died in the fire."
INNER = "41 people had died in the fire"


def nested(reader: Reader) -> Reader:
    """A rumour on the sentence, a claim in it, a note on its end."""
    reader.state = replace(reader.state, codebook=book())
    return reader.to("41 people").type("t r v tab c escape")


def bracketed(reader: Reader) -> str:
    """What stands between the brackets."""
    text = "\n".join(row[8:] for row in reader.rows()[1:-2])
    assert text.count("[") == text.count("]") == 1
    return " ".join(text.partition("[")[2].partition("]")[0].split())


def test_the_one_in_focus_stands_in_brackets_and_the_next_is_a_key_away(reader: Reader) -> None:
    nested(reader)
    assert bracketed(reader) == INNER + "."
    assert reader.detail.strip().startswith("claim <- ?")
    reader.type(";")
    assert bracketed(reader) == WHOLE
    assert reader.detail.strip() == "rumour"
    assert "of 2 here" in reader.message
    assert bracketed(reader.type(";")) == INNER + "."


def test_text_does_not_move_for_brackets(reader: Reader) -> None:
    before = [row[9:] for row in reader.to("41 people").rows()[1:-2]]
    after = [row[9:] for row in nested(reader).rows()[1:-2]]
    assert [r.replace("[", " ").replace("]", " ").rstrip() for r in after] == [
        r.rstrip() for r in before
    ]


def test_a_lone_annotation_has_no_brackets_and_no_next(reader: Reader) -> None:
    reader.to("41 people").type("c escape")
    assert "[" not in "".join(reader.rows()[1:-2])
    assert reader.type(";").message == "no other annotation here"


def test_edges_tag_note_attributes_and_delete_act_on_the_one_in_focus(reader: Reader) -> None:
    nested(reader).type(";").type("e o b b enter")
    (rumour,) = reader.annotations("rumour")
    assert [t.quote.exact for t in rumour.targets if t.quote] == [
        WHOLE.removesuffix("fire.").strip()
    ]
    reader.type("i").say("look").type("enter A h enter")
    (rumour,) = reader.annotations("rumour")
    assert rumour.note == "look"
    assert rumour.tag_body is not None
    assert rumour.tag_body.attributes == {"urgency": "high"}
    reader.type("x")
    assert [a.tag for a in reader.annotations()] == ["claim"]


def test_where_two_overlap_the_line_is_double(reader: Reader) -> None:
    nested(reader)
    runs = [r for row in render(reader.state).rows for r in row if Style.OVERLAP in r.styles]
    assert " ".join("".join(r.text for r in runs).split()) == INNER
    assert all({Style.CLAIM, Style.NOTE, Style.YELLOW} <= r.styles for r in runs)


def test_the_gutter_says_that_more_than_one_begins_in_a_row(reader: Reader) -> None:
    assert any(row.startswith(">C?+") for row in nested(reader).rows())


def test_pieces_are_added_changed_and_left_out(reader: Reader) -> None:
    reader.to("41 people").type("v tab").type("o b b b b o")
    reader.type("space").type("escape")
    reader.type("v o b b b space")
    assert len(reader.selected) == 2
    first = reader.selected[0]
    assert reader.type("x").selected == [first]
    assert "only one piece" in reader.type("x").message
    reader.type("space")
    second = reader.selected[1]
    reader.type("O").type("x")
    assert reader.selected == [second]


def test_the_pieces_of_one_passage_are_bracketed_each(reader: Reader) -> None:
    nested(reader).type("v o b b b b b b b space e c escape")
    assert any(len(a.targets) == 2 for a in reader.annotations())
    text = "\n".join(row[8:] for row in reader.rows()[1:-2])
    assert text.count("[") == 2


def test_dropping_the_attribution_takes_four_keys_and_links_and_undo_hold(reader: Reader) -> None:
    reader.to("41 people").type("c a l h")
    before = reader.sidecar()
    links = len(reader.links())
    reader.type("e tab enter")
    (claim,) = reader.annotations("claim")
    assert [t.quote.exact for t in claim.targets if t.quote] == [INNER]
    assert len(reader.links()) == links == 1
    assert reader.type("u").sidecar() == before


def test_dropping_a_word_takes_at_most_six_keys_at_either_end(reader: Reader) -> None:
    reader.to("41 people").type("c a l h e w enter")
    (claim,) = reader.annotations("claim")
    assert [t.quote.exact for t in claim.targets if t.quote] == [WHOLE.removeprefix("Harbour ")]
    reader.type("u e o b b enter")
    (claim,) = reader.annotations("claim")
    assert [t.quote.exact for t in claim.targets if t.quote] == [
        WHOLE.removesuffix("fire.").strip()
    ]


def test_t_gives_another_tag_to_the_one_that_was_gone_to(reader: Reader) -> None:
    nested(reader).type("; A h enter")
    assert "retag rumour: a letter" in "\n".join(reader.type("t").rows())
    reader.type("w")
    assert reader.message == "tagged eye witness, no longer rumour"
    (retagged,) = reader.annotations("eye witness")
    assert [t.quote.exact for t in retagged.targets if t.quote] == [WHOLE]
    assert retagged.tag_body is not None
    assert retagged.tag_body.attributes == {"urgency": "high"}
    assert len(reader.annotations()) == 2
    assert "eye witness deleted" in reader.type("t w").message


def test_t_tags_the_passage_of_a_claim_that_was_gone_to(reader: Reader) -> None:
    nested(reader).type("; ;").type("t w")
    assert [a.tag for a in reader.annotations()] == ["rumour", "claim", "eye witness"]
    (witness,) = reader.annotations("eye witness")
    assert [t.quote.exact for t in witness.targets if t.quote] == [INNER]


def test_t_tags_the_sentence_again_where_nobody_went_to_an_annotation(reader: Reader) -> None:
    nested(reader).type("t w")
    assert [a.tag for a in reader.annotations()] == ["rumour", "eye witness", "claim"]
