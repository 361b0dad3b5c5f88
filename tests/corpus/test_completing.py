"""What the last word of a query may go on to."""

from collections.abc import Sequence

import pytest

from corpus.completing import MOST, as_value, completions
from corpus.query import Field
from corpus.query_parser import parse

WORDS = ("ferry", "fire", "ferries", "tagged")
VALUES = {
    Field.TAG: ("claim", "source", "to check"),
    Field.OUTLET: ("Harbour Post", "Coast Wire", "Evening Lamp"),
    Field.SOURCE: ("none", "own", "Ilo Varr", 'the "Lamp"'),
}


def words(begun: str) -> Sequence[str]:
    return [word for word in WORDS if word.startswith(begun.lower())]


def values(field: Field) -> Sequence[str]:
    return VALUES.get(field, ())


@pytest.mark.parametrize(
    ("left", "start", "offers"),
    [
        ("fer", 0, ("ferry", "ferries")),
        ("nurse AND (fer", 11, ("ferry", "ferries")),
        ("-fer", 1, ("ferry", "ferries")),
        ("~~fer", 2, ("ferry", "ferries")),
        ("ta", 0, ("tag:", "tagged")),
        ("ferry", 0, ()),
        ("zzz", 0, ()),
        ("tag:", 4, ("claim", "source", '"to check"')),
        ("tag:c", 4, ("claim", '"to check"')),
        ("-TAG:cl", 5, ("claim",)),
        ("outlet:p", 7, ('"Harbour Post"',)),
        ('outlet:"coast w', 7, ('"Coast Wire"',)),
        ("ferry source:no", 13, ("none",)),
        ("source:the", 7, ('"the Lamp"',)),
        ("note:x", 5, ()),
        ("http:x", 5, ()),
        ("http:fer", 5, ()),
        ("ferry http:", 11, ()),
        ('title:"fer', 6, ()),
        ('"fer', 0, ()),
        ('"the fer', 0, ()),
    ],
)
def test_a_word_goes_on_to_what_there_is(left: str, start: int, offers: tuple[str, ...]) -> None:
    assert completions(left, words, values) == (start, offers)


def test_after_a_blank_every_field_is_offered() -> None:
    start, offers = completions("ferry ", words, values)
    assert start == 6
    assert set(offers) == {f"{field}:" for field in Field if field is not Field.TEXT}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("claim", "claim"),
        ("U.S.", "U.S."),
        ("2031-05", "2031-05"),
        ("to check", '"to check"'),
        ("AND", '"AND"'),
        ("and", "and"),
        ("who’s who?", '"who’s who"'),
        ("Le «Phare»", '"Le Phare"'),
        ('the  "Lamp"', '"the Lamp"'),
        ("a*", '"a"'),
    ],
)
def test_a_value_is_said_as_a_query_takes_it(value: str, said: str) -> None:
    assert as_value(value) == said


def test_offers_have_a_bound() -> None:
    many = [f"a{number}" for number in range(500)]
    assert len(completions("a", lambda _: many, values).offers) == MOST


@pytest.mark.parametrize("field", VALUES)
def test_every_value_is_a_query_that_can_be_read(field: Field) -> None:
    for offer in completions(f"{field}:", words, values).offers:
        parse(f"{field}:{offer}")
