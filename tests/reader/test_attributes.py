"""The dialog of `a`: one key for each value, each saved at once."""

import json
from dataclasses import replace

import pytest

from annotations.codebook import Attribute, AttributeKind, Codebook
from reader.actions import Mode
from reader.attribute_keys import KEPT, KEYS, setters
from tests.reader.books import book
from tests.reader.harness import Reader


@pytest.fixture
def claimed(booked: Reader) -> Reader:
    booked.state = replace(booked.state, suggesting=False)
    return booked.type("c escape a")


def attributes(reader: Reader) -> dict[str, object]:
    (claim,) = reader.annotations("claim")
    body = claim.tag_body
    assert body is not None
    names = ("certainty", "polarity", "stance", "directness", "review", "topic")
    values = {name: getattr(body, name) for name in names}
    return {
        name: value for name, value in {**values, **body.attributes}.items() if value is not None
    }


VALUES = [
    ("c", "certainty", "certain"),
    ("p", "certainty", "probable"),
    ("b", "certainty", "possible"),
    ("k", "certainty", "unknown"),
    ("+", "polarity", "positive"),
    ("-", "polarity", "negative"),
    ("r", "stance", "reports"),
    ("e", "stance", "endorses"),
    ("d", "stance", "doubts"),
    ("x", "stance", "rejects"),
    ("s", "directness", "direct"),
    ("i", "directness", "indirect"),
    ("!", "review", True),
    ("l", "urgency", "low"),
    ("h", "urgency", "high"),
]


@pytest.mark.parametrize(("key", "name", "value"), VALUES)
def test_one_key_sets_a_value_and_the_same_key_takes_it_away(
    claimed: Reader, key: str, name: str, value: object
) -> None:
    assert attributes(claimed.type(key)) == {name: value}
    assert claimed.mode() is Mode.ATTRIBUTES
    assert attributes(claimed.type(key)) == {}


def test_several_are_set_in_one_visit_each_a_step_of_its_own(claimed: Reader) -> None:
    claimed.type("p i h enter")
    assert claimed.mode() is Mode.READING
    assert attributes(claimed) == {
        "certainty": "probable",
        "directness": "indirect",
        "urgency": "high",
    }
    assert attributes(claimed.type("u")) == {"certainty": "probable", "directness": "indirect"}


def test_undo_in_the_dialog_takes_back_the_last_value(claimed: Reader) -> None:
    before = claimed.sidecar()
    claimed.type("p u")
    assert claimed.sidecar() == before


def test_the_dialog_shows_what_is_set_also_without_colour(claimed: Reader) -> None:
    screen = "\n".join(claimed.type("p h").rows())
    assert "p [probable]" in screen
    assert "h [high]" in screen
    assert "c certain " in screen


def test_a_topic_a_number_and_a_date_are_typed(claimed: Reader) -> None:
    claimed.type("t").say("the toll").type("enter")
    assert attributes(claimed) == {"topic": "the toll"}
    key = next(s.key for s in setters(book(), "claim") if s.attribute.name == "counted")
    claimed.type(key).say("forty").type("enter")
    assert "want a number such as 12" in claimed.message
    assert claimed.mode() is Mode.PROMPT
    claimed.type("ctrl+u").say("40.50").type("enter")
    assert attributes(claimed) == {"topic": "the toll", "counted": "40.50"}


def test_an_emptied_value_goes(claimed: Reader) -> None:
    claimed.type("t").say("toll").type("enter t ctrl+u enter")
    assert attributes(claimed) == {}


def test_topics_in_use_are_offered(claimed: Reader) -> None:
    claimed.type("t").say("rescued").type("enter enter l c escape a t down")
    assert "rescued" in claimed.detail
    claimed.type("enter")
    assert [a.tag_body.topic for a in claimed.annotations() if a.tag_body] == ["rescued", "rescued"]


def test_yes_no_and_nothing_by_turns(claimed: Reader) -> None:
    key = next(s.key for s in setters(book(), "claim") if s.attribute.name == "checked")
    seen = [attributes(claimed.type(key)).get("checked") for _ in range(3)]
    assert seen == [True, False, None]


def test_own_attributes_are_on_the_wire_with_their_prefix(claimed: Reader) -> None:
    claimed.type("h")
    (item,) = json.loads(claimed.sidecar())["first"]["items"]
    assert item["body"]["gloss:attr_urgency"] == "high"


def test_what_is_set_stands_in_the_detail_row(claimed: Reader) -> None:
    claimed.type("p i h").type("enter")
    assert claimed.detail.endswith("probable, indirect, urgency high")


def test_keys_that_stand_for_nothing_say_so_and_change_nothing(claimed: Reader) -> None:
    before = claimed.sidecar()
    assert "stands for nothing here" in claimed.type("Z").message
    assert claimed.sidecar() == before


def test_a_value_outside_the_codebook_is_shown_as_such(claimed: Reader) -> None:
    claimed.type("p")
    narrow = book('[attributes.certainty]\nvalues = ["sure", "unsure"]')
    claimed.state = replace(claimed.state, codebook=narrow)
    assert any("[probable] not in the codebook" in row for row in claimed.rows())


def test_a_note_and_an_untagged_sentence_have_no_attributes(booked: Reader) -> None:
    assert booked.type("a").message == "no annotation here"
    booked.type("i").say("look").type("enter a")
    assert booked.message == "a note has no attributes; t tags"


def test_other_tags_have_only_their_own_attributes_and_the_flag(booked: Reader) -> None:
    screen = "\n".join(booked.type("t r a").rows())
    assert "urgency" in screen
    assert "review" in screen
    assert "certainty" not in screen


def test_letters_are_the_same_for_every_tag_and_none_is_dealt_twice() -> None:
    many = tuple(
        Attribute(f"a{i}", AttributeKind.CHOICE, tuple(f"v{j}" for j in range(8))) for i in range(9)
    )
    codebook = Codebook(attributes=(*Codebook().attributes, *many))
    keys = [each.key for each in setters(codebook, "claim") if each.key]
    assert len(set(keys)) == len(keys)
    assert set(keys) <= set(KEYS)
    assert not set(keys) & KEPT
    by_value = {(s.attribute.name, s.value): s.key for s in setters(codebook, "claim")}
    for setter in setters(codebook, "rumour"):
        assert by_value[setter.attribute.name, setter.value] == setter.key


def test_a_long_choice_is_typed_and_checked(booked: Reader) -> None:
    values = ", ".join(f'"place {i}"' for i in range(20))
    booked.state = replace(
        booked.state,
        suggesting=False,
        codebook=book(f'[attributes.where]\nvalues = [{values}]\nkey = "w"'),
    )
    booked.type("c escape a w").say("place 7").type("enter")
    assert attributes(booked) == {"where": "place 7"}
    booked.type("w ctrl+u").say("nowhere").type("enter")
    assert "want one of place 0" in booked.message


def test_from_moved_edges_the_dialog_opens_with_them_kept(booked: Reader) -> None:
    booked.state = replace(booked.state, suggesting=False)
    booked.type("c escape e w a")
    assert booked.mode() is Mode.ATTRIBUTES
    assert booked.quotes("claim")[0][0].startswith("master Ilo Varr")
    assert attributes(booked.type("p")) == {"certainty": "probable"}


def test_what_is_only_selected_has_no_attributes_yet(booked: Reader) -> None:
    assert "nothing is tagged here yet; c s t" in booked.type("v w a").message
    assert booked.mode() is Mode.SELECTING
