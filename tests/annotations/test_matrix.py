"""The claims matrix: conflicts, the order of time, independent support, topics × columns."""

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations import entries
from annotations.entries import OWN_VOICE, Conflict, Entry, compare, conflicts_among
from annotations.matrix import Columns, Matrix
from annotations.model import Figure
from annotations.topics import Topic, TopicUse, topic_key, used_for_unit


def entry(
    id_: str,
    amount: str = "",
    qualifier: str = "exactly",
    said: str = "",
    *,
    topic: str | None = "killed",
    unit: str = "people",
    chain: tuple[str, ...] = ("Ilo Varr",),
    document: str = "",
    outlet: str = "",
    not_before: str = "",
    polarity: str | None = None,
    contradicts: frozenset[str] = frozenset(),
    corroborates: frozenset[str] = frozenset(),
    passage: str = "",
    first_said: str = "",
    part: bool = False,
) -> Entry:
    return Entry(
        id=id_,
        document=document or f"{id_}.txt",
        outlet=outlet,
        topic=topic,
        quote=f"words of {id_}",
        figure=Figure(amount, unit, qualifier) if amount else None,
        chains=(chain,) if chain else (),
        said=said,
        not_before=not_before,
        polarity=polarity,
        contradicts=contradicts,
        corroborates=corroborates,
        passage=passage,
        first_said=first_said,
        part=part,
    )


FIRST = entry("a", "84", said="2031-05-04")

CASES = [
    ("the same", FIRST, entry("b", "84", said="2031-05-05"), None),
    ("lower later", FIRST, entry("b", "80", said="2031-05-05"), Conflict.CANNOT_BOTH_HOLD),
    ("higher later", FIRST, entry("b", "90", said="2031-05-05"), Conflict.UPDATE),
    ("higher the same day", FIRST, entry("b", "90", said="2031-05-04"), Conflict.CANNOT_BOTH_HOLD),
    ("higher, undated", FIRST, entry("b", "90"), Conflict.CANNOT_BOTH_HOLD),
    ("higher, not before", FIRST, entry("b", "90", not_before="2031-05-06"), Conflict.UPDATE),
    ("metres and hours", entry("a", "700", unit="meters"), entry("b", "9", unit="hours"), None),
    (
        "one measure",
        entry("a", "7", unit="km"),
        entry("b", "9", unit="kilometers"),
        Conflict.CANNOT_BOTH_HOLD,
    ),
    (
        "higher, reprint of the day",
        FIRST,
        entry("b", "90", not_before="2031-05-06", first_said="2031-05-04"),
        Conflict.CANNOT_BOTH_HOLD,
    ),
    (
        "higher, reprint of a later day",
        FIRST,
        entry("b", "90", first_said="2031-05-05"),
        Conflict.UPDATE,
    ),
    ("overlapping", FIRST, entry("b", "80", "at least", "2031-05-05"), Conflict.DIFFERS),
    ("of another kind", FIRST, entry("b", "90", unit="percent"), None),
    (
        "the same persons by another noun",
        entry("a", "11", unit="miners"),
        entry("b", "13"),
        Conflict.CANNOT_BOTH_HOLD,
    ),
    (
        "more of them than of people",
        FIRST,
        entry("b", "90", unit="crew members"),
        Conflict.CANNOT_BOTH_HOLD,
    ),
    (
        "more of them later",
        FIRST,
        entry("b", "90", said="2031-05-05", unit="students"),
        Conflict.UPDATE,
    ),
    ("attackers and people", FIRST, entry("b", "80", unit="attackers"), Conflict.DIFFERS),
    ("children and people", FIRST, entry("b", "80", unit="children"), Conflict.DIFFERS),
    (
        "soldiers and civilians",
        entry("a", "84", unit="soldiers"),
        entry("b", "80", unit="civilians"),
        Conflict.DIFFERS,
    ),
    ("boats and people", FIRST, entry("b", "80", unit="boats"), Conflict.DIFFERS),
    ("of other things", FIRST, entry("b", "9", unit="deckhands"), Conflict.DIFFERS),
    ("a part", FIRST, entry("b", "12", unit="deckhands", part=True), None),
    ("a part, at least", entry("a", "84", "at least"), entry("b", "90", part=True), None),
    ("a part above the whole", FIRST, entry("b", "90", part=True), Conflict.DIFFERS),
    (
        "two parts",
        entry("a", "9", part=True),
        entry("b", "8", part=True),
        Conflict.CANNOT_BOTH_HOLD,
    ),
    (
        "a part, said to",
        FIRST,
        entry("b", "9", part=True, contradicts=frozenset("a")),
        Conflict.CANNOT_BOTH_HOLD,
    ),
    ("no number", FIRST, entry("b"), None),
    ("denied", FIRST, entry("b", "84", polarity="negative"), Conflict.CANNOT_BOTH_HOLD),
    ("denied another", FIRST, entry("b", "90", polarity="negative"), None),
    ("denied in words", entry("a"), entry("b", polarity="negative"), Conflict.DIFFERS),
    ("said to", FIRST, entry("b", contradicts=frozenset("a")), Conflict.CANNOT_BOTH_HOLD),
    ("said not to", FIRST, entry("b", "80", corroborates=frozenset("a")), None),
]


@pytest.mark.parametrize(
    ("one", "other", "kind"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_how_two_claims_stand_to_each_other(
    one: Entry, other: Entry, kind: Conflict | None
) -> None:
    assert compare(one, other) is kind
    assert compare(other, one) is kind


def test_claims_stand_by_the_time_they_were_said_and_those_without_any_last() -> None:
    matrix = Matrix.of(
        [
            entry("d"),
            entry("c", "90", not_before="2031-05-06"),
            entry("b", "90", said="2031-05-05"),
            FIRST,
        ]
    )
    assert [each.id for each in matrix.entries] == ["a", "b", "c", "d"]


def test_a_topic_of_another_event_stays_apart() -> None:
    matrix = Matrix.of([FIRST, entry("b", "15", topic="2022: killed"), entry("c", topic=None)])
    assert matrix.topics == ("killed", "2022: killed")
    assert not any(matrix.worst(each) for each in matrix.entries)
    assert [each.id for each in matrix.about(" Killed ")] == ["a"]


def test_the_worst_conflict_comes_first() -> None:
    matrix = Matrix.of(
        [FIRST, entry("b", "80", "at least", "2031-05-05"), entry("c", "70", said="2031-05-06")]
    )
    (first, kind), (second, other) = matrix.conflicts_of(FIRST)
    assert (first.id, kind) == ("c", Conflict.CANNOT_BOTH_HOLD)
    assert (second.id, other) == ("b", Conflict.DIFFERS)
    assert matrix.worst(FIRST) is Conflict.CANNOT_BOTH_HOLD


DISPUTES = {
    "nothing": [entry("a", "84"), entry("b", "84")],
    "what overlaps": [
        entry("c", "84", "at least"),
        entry("d", "90", "about"),
        entry("e", "92", "about"),
    ],
    "an update": [entry("f", "11", said="2031-05-04"), entry("g", "32", said="2031-05-06")],
    "two updates": [
        entry("h", "11", said="2031-05-04"),
        entry("i", "32", said="2031-05-06"),
        entry("j", "35", said="2031-05-07"),
    ],
    "an update that many have": [
        *(entry(f"k{n}", "11", said="2031-05-04") for n in range(5)),
        *(entry(f"l{n}", "32", said="2031-05-06") for n in range(5)),
    ],
    "what cannot hold": [entry("m", "32"), entry("n", "11")],
    "a contradiction in words": [entry("o", contradicts=frozenset({"p"})), entry("p")],
    "2029: what cannot hold": [entry("q", "32"), entry("r", "11"), entry("s", "7")],
}
"""Claims by their topic."""


def test_topics_are_ordered_by_how_many_values_are_at_odds_the_worst_conflict_first() -> None:
    """A value counts once, whoever has it; of equals those of the corpus' own event come first."""
    claims = [replace(each, topic=topic) for topic, group in DISPUTES.items() for each in group]
    shuffled = sorted(claims, key=lambda each: each.id[::-1], reverse=True)
    assert Matrix.of(claims).disputed == Matrix.of(shuffled).disputed
    assert Matrix.of(claims).disputed == (
        "2029: what cannot hold",
        "a contradiction in words",
        "what cannot hold",
        "two updates",
        "an update",
        "an update that many have",
        "what overlaps",
        "nothing",
    )
    assert Matrix(()).disputed == ()


def test_two_outlets_with_one_source_support_a_claim_once() -> None:
    through_one = entry("a", "84", chain=("Port office", "Coast Wire"), outlet="Coast Wire")
    through_other = entry("b", "84", chain=("port office", "Evening Lamp"), outlet="Evening Lamp")
    nurse = entry("c", "84", chain=("A nurse",))
    own = entry("d", "84", chain=(OWN_VOICE,), outlet="Harbour Post")
    unsourced = entry("e", "84", chain=())
    other_number = entry("f", "90", chain=("Fire chief",))
    every = [through_one, through_other, nurse, own, unsourced, other_number]
    matrix = Matrix.of(every)
    assert matrix.support(through_one) == ("Port office", "A nurse", "Harbour Post")
    assert matrix.support(other_number) == ("Fire chief",)


def test_one_passage_in_two_outlets_supports_a_claim_once() -> None:
    """Also where each gives it in its own voice, or spells who said it in its own way."""
    post = entry("a", "84", said="1", chain=(OWN_VOICE,), outlet="Harbour Post", passage="a")
    lamp = entry("b", "84", said="2", chain=(OWN_VOICE,), outlet="Evening Lamp", passage="a")
    nurse = entry("c", "84", said="3", chain=("A nurse",))
    matrix = Matrix.of([post, lamp, nurse])
    assert {matrix.support(each) for each in matrix.entries} == {("Harbour Post", "A nurse")}
    assert matrix.reprints_of(lamp) == (post,)
    assert matrix.reprints_of(nurse) == ()
    one = entry("d", "90", said="1", chain=(OWN_VOICE,), outlet="Harbour Post", passage="d")
    two = entry("e", "90", said="2", chain=("Rahmat Nowruzov",), passage="d")
    three = entry("f", "90", said="3", chain=("Rahmat Navrouzov",), passage="d")
    assert Matrix.of([one, two, three]).support(one) == ("Rahmat Nowruzov",)


def test_what_links_say_to_agree_supports_in_words() -> None:
    one = entry("a", topic="who did it", chain=("Ilo Varr",))
    other = entry("b", topic="who did it", chain=("A nurse",), corroborates=frozenset("a"))
    matrix = Matrix.of([one, other, entry("c", topic="who did it", chain=("Fire chief",))])
    assert matrix.support(one) == ("Ilo Varr", "A nurse")
    assert matrix.support(other) == ("Ilo Varr", "A nurse")
    assert not matrix.is_disputed("a")


def test_many_claims_on_one_topic_are_compared_as_each_two_are() -> None:
    every = [
        entry(f"{n}", str(80 + n % 7), ("exactly", "about", "at least")[n % 3], f"{n % 5}")
        for n in range(40)
    ]
    matrix = Matrix.of(every)
    for one in every:
        found = {other.id: kind for other, kind in matrix.conflicts_of(one)}
        assert found == {
            other.id: kind
            for other in every
            if other is not one and (kind := compare(one, other)) is not None
        }
        assert matrix.is_disputed(one.id) == bool(found)


def test_columns_are_documents_outlets_or_who_said_it_first() -> None:
    matrix = Matrix.of(
        [
            entry("a", "84", said="1", chain=("Port office", "Coast Wire"), outlet="Coast Wire"),
            entry("b", "90", said="2", chain=("Port office", "Evening Lamp")),
            entry("c", said="3", chain=(), outlet="Coast Wire"),
        ]
    )
    names, cells = matrix.grid(Columns.DOCUMENTS)
    assert names == ("a.txt", "b.txt", "c.txt")
    names, cells = matrix.grid(Columns.OUTLETS)
    assert names == ("Coast Wire", "b.txt")
    assert [each.id for each in cells["killed", "Coast Wire"]] == ["a", "c"]
    names, cells = matrix.grid(Columns.SOURCES)
    assert names == ("Port office", "unsourced")
    assert [each.id for each in cells["killed", "Port office"]] == ["a", "b"]


@pytest.mark.parametrize(
    ("written", "topic"),
    [
        ("killed", Topic("killed")),
        ("2022: killed", Topic("killed", "2022")),
        ("Kabul: 2020: killed", Topic("killed", "Kabul: 2020")),
        (" killed ", Topic("killed")),
        ("12:30 train", Topic("12:30 train")),
    ],
)
def test_a_topic_is_an_event_and_an_aspect(written: str, topic: Topic) -> None:
    assert Topic.of(written) == topic
    assert Topic.of(str(topic)) == topic
    assert topic_key(written) == topic_key(str(topic).upper())


def test_documents_whose_names_are_alike_have_a_column_each() -> None:
    claims = [entry("a", "84", document="toll.txt"), entry("b", "90", document="Toll.txt")]
    names, _ = Matrix.of(claims).grid(Columns.DOCUMENTS)
    assert sorted(names) == ["Toll.txt", "toll.txt"]


def test_a_unit_finds_the_topic_it_was_used_with() -> None:
    used = (TopicUse("2022: sold", ("tickets",)), TopicUse("aboard", ("tickets", "people")))
    assert used_for_unit(used, "Tickets") == "aboard"
    assert used_for_unit(used, "boats") is None


ARRESTED = entry("a", "11", said="2031-05-04", document="one.txt", chain=("Port office", "Lamp"))
PARTS = [
    ("of one source", {"document": "one.txt", "chain": ("port office",)}, Conflict.DIFFERS),
    ("of another source", {"document": "one.txt"}, Conflict.CANNOT_BOTH_HOLD),
    ("in another document", {"chain": ("Port office",)}, Conflict.CANNOT_BOTH_HOLD),
    ("of nobody", {"document": "one.txt", "chain": ()}, Conflict.CANNOT_BOTH_HOLD),
]


@pytest.mark.parametrize(("how", "kind"), [p[1:] for p in PARTS], ids=[p[0] for p in PARTS])
def test_what_one_source_says_in_one_document_may_be_parts_of_a_whole(
    how: dict[str, Any], kind: Conflict
) -> None:
    other = entry("b", "2", said="2031-05-04", **how)
    assert compare(ARRESTED, other) is kind
    assert Matrix.of([ARRESTED, other]).worst(other) is kind


def test_what_somebody_says_to_contradict_is_not_softened() -> None:
    other = entry("b", "2", document="one.txt", chain=("Port office",), contradicts=frozenset("a"))
    assert compare(ARRESTED, other) is Conflict.CANNOT_BOTH_HOLD


def test_the_sources_of_claims_are_counted_and_not_the_claims() -> None:
    every = [
        entry("a", "84", chain=("Port office", "Lamp")),
        entry("b", "90", chain=("port office",)),
        entry("c", "11", chain=("A nurse",), passage="c"),
        entry("d", "11", chain=("A nurse from the quay",), passage="c"),
        entry("e", "12", chain=()),
    ]
    assert Matrix.of(every).sources(every) == ("Port office", "A nurse")


def test_a_reprint_without_a_day_stands_behind_what_was_said_on_the_day_of_its_original() -> None:
    entries = [
        entry("later", "90", said="2031-05-06"),
        entry("reprint", "84", document="0.txt", not_before="2031-05-09", first_said="2031-05-05"),
        entry("original", "84", said="2031-05-05"),
        entry("undated", "84", not_before="2031-05-08"),
        entry("unknown", "84"),
    ]
    ordered = [each.id for each in Matrix.of(entries).entries]
    assert ordered == ["original", "reprint", "later", "undated", "unknown"]


def _of_chance(number: int, chosen: tuple[str, str, str, str, str | None, bool, str]) -> Entry:
    amount, qualifier, said, who, polarity, part, link = chosen
    return entry(
        f"c{number}",
        amount,
        qualifier,
        said,
        chain=(who,),
        document=f"{number % 2}.txt",
        polarity=polarity,
        part=part,
        contradicts=frozenset({link} if link else ()),
    )


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "84", "90", "100"]),
            st.sampled_from(["exactly", "over", "about"]),
            st.sampled_from(["", "2031-05-04", "2031-05-05"]),
            st.sampled_from(["Ilo Varr", "Coast Wire"]),
            st.sampled_from([None, "negative"]),
            st.booleans(),
            st.sampled_from(["", "", "", "c0", "c3"]),
        ),
        max_size=12,
    )
)
def test_conflicts_among_many_are_those_of_every_two(
    chosen: list[tuple[str, str, str, str, str | None, bool, str]],
) -> None:
    group = [_of_chance(number, each) for number, each in enumerate(chosen)]
    found = conflicts_among(group)
    for one, other in combinations(group, 2):
        wanted = compare(one, other)
        assert found.get(one.id, {}).get(other.id) is wanted
        assert found.get(other.id, {}).get(one.id) is wanted
    for among in found.values():
        assert list(among) == sorted(among, key=lambda id_: int(id_[1:]))


def test_thousands_of_claims_that_agree_are_not_compared_in_pairs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared = []
    known = entries._compare

    def counted(one: Entry, other: Entry) -> Conflict | None:
        compared.append(one)
        return known(one, other)

    monkeypatch.setattr(entries, "_compare", counted)
    group = [entry(f"c{n}", "84", said=f"2031-05-0{n % 3 + 1}") for n in range(3_000)]
    assert not conflicts_among(group)
    assert len(compared) == 3
