"""Codebooks: what their tables mean, what is wrong in them, and what is outside of them."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.codebook import (
    BUILT_IN_ATTRIBUTES,
    BUILT_IN_TAGS,
    Attribute,
    AttributeKind,
    Codebook,
    CodebookTag,
)
from annotations.codebook_reading import (
    LONGEST_TEXT,
    MOST_PROBLEMS,
    MOST_TAGS,
    name_problem,
    read_codebook,
)
from annotations.errors import CodebookError


def codebook(text: str) -> Codebook:
    return read_codebook(tomllib.loads(text))


FIRE = """
[tags.claim]
guideline = "Only what somebody could check."

[tags.rumour]
guideline = "Said by nobody in particular."
example = "it was said on the quay that the doors were locked"
key = "r"
colour = "yellow"
gutter = "R"
formerly = ["rumor"]

[tags.hearsay]
retired = true
use = "rumour"

[attributes.urgency]
values = ["low", "high"]
key = "lh"
tags = ["rumour"]

[attributes.seen]
type = "yes/no"

[attributes.certainty]
values = ["sure", "unsure"]
"""


def test_a_tag_has_what_its_table_says() -> None:
    assert codebook(FIRE).by_name["rumour"] == CodebookTag(
        "rumour",
        "Said by nobody in particular.",
        "it was said on the quay that the doors were locked",
        "r",
        "yellow",
        "R",
        formerly=("rumor",),
    )
    assert not codebook(FIRE).problems


def test_an_attribute_has_what_its_table_says_and_values_alone_make_a_choice() -> None:
    by_name = codebook(FIRE).attribute_by_name
    choice = AttributeKind.CHOICE
    assert by_name["urgency"] == Attribute(
        "urgency", choice, ("low", "high"), key="lh", tags=("rumour",)
    )
    assert by_name["seen"].kind is AttributeKind.YES_NO


def test_built_in_parts_stand_first_and_can_be_refined() -> None:
    read = codebook(FIRE)
    assert [tag.name for tag in read.tags] == ["claim", "source", "rumour", "hearsay"]
    assert read.by_name["claim"].guideline == "Only what somebody could check."
    assert read.by_name["claim"].letter == "C"
    assert read.attribute_by_name["certainty"].values == ("sure", "unsure")
    assert read.attribute_by_name["certainty"].built_in


@pytest.mark.parametrize(
    "entry", ["retired = true", 'gutter = "K"', 'retired = true\ngutter = "K"\nkey = "c"']
)
def test_a_built_in_tag_is_neither_retired_nor_relettered(entry: str) -> None:
    read = codebook(f"[tags.claim]\n{entry}")
    assert read.by_name["claim"].letter == "C"
    assert not read.by_name["claim"].retired
    assert "built in" in read.problems[0].message


def test_an_empty_codebook_has_the_built_in_parts_and_binds_nobody() -> None:
    read = codebook("")
    assert read == Codebook() == Codebook(BUILT_IN_TAGS, BUILT_IN_ATTRIBUTES)
    assert not read.outside("anything")
    assert not read.attribute_outside("claim", "anything", 1)


WRONG = [
    ("tags = 1", "tags", "want a table"),
    ("[tags]\nrumour = 1", "tags.rumour", "want a table"),
    ('[tags.""]', "tags.", "a name is empty"),
    ('[tags."a  b"]', "tags.a  b", "two in a row"),
    ('[tags."a\\u001bb"]', "tags.a\x1bb", "invisible"),
    ('[tags."a\\u202eb"]', "tags.a\u202eb", "invisible"),
    (f"[tags.{'a' * 81}]", f"tags.{'a' * 81}", "over 80"),
    ("[tags.a]\nguideline = 3", "tags.a.guideline", "want text"),
    ('[tags.a]\nkey = "ab"', "tags.a.key", "one of a-z"),
    ('[tags.a]\nkey = "/"', "tags.a.key", "one of a-z"),
    ('[tags.a]\nkey = "r"\n[tags.b]\nkey = "r"', "tags.b.key", "that of 'a'"),
    ('[tags.a]\ncolour = "mauve"', "tags.a.colour", "no such colour"),
    ('[tags.a]\ngutter = "語"', "tags.a.gutter", "one cell"),
    ('[tags.a]\ngutter = "S"', "tags.a.gutter", "claims and sources"),
    ('[tags.a]\ngutter = "e\\u0301"', "tags.a.gutter", "one letter"),
    ("[tags.a]\nretired = 1", "tags.a.retired", "true or false"),
    ('[tags.a]\nretired = true\nuse = "b"', "tags.a.use", "no tag 'b'"),
    ('[tags.a]\nsecret = "x"', "tags.a.secret", "it is kept"),
    ("[tags.a]\nformerly = [1]", "tags.a.formerly", "list of names"),
    ("[attributes.figure]", "attributes.figure", "something else"),
    ("[attributes.creator]", "attributes.creator", "something else"),
    ('[attributes."how sure"]', "attributes.how sure", "letters, digits"),
    ('[attributes.a]\ntype = "colour"', "attributes.a.type", "no such type"),
    ('[attributes.a]\ntype = "choice"', "attributes.a.values", "a choice has values"),
    ('[attributes.a]\ntype = "number"\nvalues = ["1"]', "attributes.a.values", "a choice has"),
    ('[attributes.a]\nvalues = ["x", "y"]\nkey = "x"', "attributes.a.key", "for each value"),
    ('[attributes.a]\nvalues = ["x", "x"]', "attributes.a.values", "twice"),
    ('[attributes.a]\ntags = ["b"]', "attributes.a.tags", "no tag 'b'"),
    ('[attributes.review]\ntype = "number"', "attributes.review.type", "use yes/no"),
    ("attributes = []", "attributes", "want a table"),
]


@pytest.mark.parametrize(("text", "place", "words"), WRONG, ids=[place for _, place, _ in WRONG])
def test_what_is_wrong_is_told_with_its_place(text: str, place: str, words: str) -> None:
    problems = codebook(text).problems
    assert [problem.place for problem in problems] == [place]
    assert words in problems[0].message + problems[0].next_step


def test_a_wrong_field_costs_that_field_alone() -> None:
    tag = codebook('[tags.a]\nguideline = "when"\ncolour = "mauve"\ngutter = "A"').by_name["a"]
    assert (tag.guideline, tag.colour, tag.gutter) == ("when", "", "A")


def test_everything_is_bounded() -> None:
    many: dict[str, Any] = {f"t{i}": {"guideline": "x" * 9000} for i in range(MOST_TAGS + 500)}
    read = read_codebook({"tags": many})
    assert len(read.tags) == MOST_TAGS + len(BUILT_IN_TAGS)
    assert len(read.by_name["t0"].guideline) == LONGEST_TEXT
    assert len(read.problems) == MOST_PROBLEMS


def test_a_retired_tag_leads_to_the_one_that_took_its_place() -> None:
    read = codebook(FIRE)
    assert read.successor("hearsay") == "rumour"
    assert read.successor("rumor") == "rumour"
    assert read.successor("rumour") == read.successor("unheard of") == ""


def test_tags_that_replace_each_other_lead_nowhere() -> None:
    text = '[tags.a]\nretired=true\nuse="b"\n[tags.b]\nretired=true\nuse="a"'
    assert codebook(text).successor("a") == ""


def test_outside_is_what_is_not_there_or_retired() -> None:
    read = codebook(FIRE)
    assert not read.outside("claim")
    assert not read.outside("rumour")
    assert read.outside("hearsay") == "is retired"
    assert read.outside("rumor") == "is not in the codebook"


def test_attributes_outside_the_codebook_or_of_another_tag_are_told() -> None:
    read = codebook(FIRE)
    assert not read.attribute_outside("rumour", "urgency", "low")
    assert "want one of low, high" in read.attribute_outside("rumour", "urgency", "middling")
    assert "none of the tag 'claim'" in read.attribute_outside("claim", "urgency", "low")
    assert "not in the codebook" in read.attribute_outside("claim", "colour", "red")
    assert "want one of sure" in read.attribute_outside("claim", "certainty", "certain")


def test_claims_have_the_built_in_attributes_and_other_tags_may_be_flagged() -> None:
    read = codebook(FIRE)
    assert [a.name for a in read.attributes_of("claim")][-2:] == ["topic", "seen"]
    assert [a.name for a in read.attributes_of("rumour")] == ["review", "urgency", "seen"]


READ: list[tuple[AttributeKind, str, object]] = [
    (AttributeKind.CHOICE, " LOW ", "low"),
    (AttributeKind.CHOICE, "middling", None),
    (AttributeKind.YES_NO, "Yes", True),
    (AttributeKind.YES_NO, "n", False),
    (AttributeKind.YES_NO, "perhaps", None),
    (AttributeKind.NUMBER, "0.10", "0.10"),
    (AttributeKind.NUMBER, "-3", "-3"),
    (AttributeKind.NUMBER, "1e5", "1e5"),
    (AttributeKind.NUMBER, "NaN", None),
    (AttributeKind.NUMBER, "1_000", None),
    (AttributeKind.NUMBER, "\u0661", None),
    (AttributeKind.NUMBER, "many", None),
    (AttributeKind.DATE, "2031-05-04", "2031-05-04"),
    (AttributeKind.DATE, "2031-05", "2031-05"),
    (AttributeKind.DATE, "2031", "2031"),
    (AttributeKind.DATE, "2031-02-30", None),
    (AttributeKind.DATE, "04/05/31", None),
    (AttributeKind.TEXT, "  two   words ", "two words"),
    (AttributeKind.TEXT, "  ", None),
]


@pytest.mark.parametrize(("kind", "typed", "value"), READ)
def test_typed_values_are_read_by_the_kind(kind: AttributeKind, typed: str, value: object) -> None:
    attribute = Attribute("a", kind, ("low", "high") if kind is AttributeKind.CHOICE else ())
    if value is None:
        with pytest.raises(CodebookError, match="want"):
            attribute.read(typed)
    else:
        assert attribute.read(typed) == value
        assert not attribute.wrong(attribute.read(typed))


@pytest.mark.parametrize("value", [True, None, ["1"], {"a": 1}])
def test_values_of_another_shape_are_wrong(value: object) -> None:
    for kind in (AttributeKind.NUMBER, AttributeKind.DATE, AttributeKind.TEXT):
        assert Attribute("a", kind).wrong(value)


def test_a_number_of_json_is_a_number() -> None:
    assert not Attribute("a", AttributeKind.NUMBER).wrong(3.5)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=20,
)
fields = st.sampled_from(
    ["guideline", "key", "colour", "gutter", "retired", "use", "formerly", "type", "values", "tags"]
)
entries = st.dictionaries(st.text(max_size=6), st.dictionaries(fields, anything) | anything)


@given(st.dictionaries(st.sampled_from(["tags", "attributes", "x"]), entries | anything))
def test_no_tables_break_the_reading(tables: dict[str, Any]) -> None:
    read = read_codebook(tables)
    assert {"claim", "source"} <= set(read.by_name)
    for tag in read.tags:
        assert not name_problem(tag.name)
        assert len(tag.letter) <= 1
