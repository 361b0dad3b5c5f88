"""What is asked of annotations side by side is asked of one and the same annotation."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotations.identifiers import new_id
from annotations.model import Item, Link, Target
from annotations.selectors import Span
from corpus.annotated import Annotated
from corpus.annotation_rows import pieces
from corpus.annotation_table import AnnotationTable
from corpus.matching import Searchable, answers
from corpus.query import And, Documents, Field, Or, Query, Term
from corpus.query_parser import parse
from tests.corpus.sidecar_fixtures import TIME, linked, tagged, write_sidecar

ONE = "Coast Wire has it from Ilo Varr that the doors were shut. The ferry burned. Nobody knew."
TWO = "The toll rose, a nurse said. The port office says nothing."
ASKED = [
    ("tag:claim source:none", {"one": ["Nobody knew"]}),
    ("source:none", {"one": ["Nobody knew"]}),
    ("tag:claim source:own", {"one": ["The ferry burned"]}),
    ("tag:claim source:varr", {"one": ["the doors were shut"]}),
    ("source:coast", {"one": ["the doors were shut"]}),
    ("tag:source source:varr", {"one": ["Coast Wire"]}),
    (
        "tag:claim -source:none",
        {"one": ["the doors were shut", "The ferry burned"], "two": ["The toll rose"]},
    ),
    ("tag:claim annotator:bo", {"two": ["The toll rose"]}),
    ("tag:claim annotator:anna source:nurse", {}),
    ("tag:claim (source:none OR source:nurse)", {"one": ["Nobody knew"], "two": ["The toll rose"]}),
    ("tag:claim tag:source annotator:bo", {"two": ["The toll rose", "a nurse"]}),
    ("note:check note:later", {"one": ["Nobody knew"]}),
    ("tag:claim -tag:quote", {"one": ["the doors were shut", "The ferry burned", "Nobody knew"]}),
    ("(note:check OR source:nurse) -annotator:bo", {"one": ["Nobody knew"]}),
    ("(tag:quote OR source:nurse) annotator:bo", {"two": ["The toll rose", "says nothing"]}),
    ("(tag:quote OR note:check) annotator:anna", {"one": ["Nobody knew"]}),
    (
        "tag:claim -note:check",
        {"one": ["the doors were shut", "The ferry burned"], "two": ["The toll rose"]},
    ),
]


@pytest.fixture
def table(tmp_path: Path, own_folders: Path) -> Iterator[AnnotationTable]:
    wire = tagged(ONE, "Coast Wire", "source", entity="Coast Wire")
    varr = tagged(ONE, "Ilo Varr", "source", entity="Ilo Varr")
    doors = tagged(ONE, "the doors were shut", "claim")
    burned = tagged(ONE, "The ferry burned", "claim")
    knew = tagged(ONE, "Nobody knew", "claim", note="to check later")
    voice = Link(new_id(), TIME, TIME, "anna", burned.id, "urn:sha256:" + "0" * 64)
    toll = tagged(TWO, "The toll rose", "claim", by="bo")
    nurse = tagged(TWO, "a nurse", "source", entity="a nurse", by="bo")
    quote = tagged(TWO, "says nothing", "quote", by="bo")
    table = AnnotationTable(tmp_path / "table.sqlite")
    one: list[Item] = [
        wire,
        varr,
        doors,
        burned,
        knew,
        voice,
        linked(doors, wire),
        linked(wire, varr),
    ]
    two: list[Item] = [toll, nurse, quote, linked(toll, nurse, "bo")]
    state = own_folders / "state"
    table.refresh(
        [
            ("one", write_sidecar(tmp_path / "one", one, state)),
            ("two", write_sidecar(tmp_path / "two", two, state, "bo")),
        ]
    )
    yield table
    table.close()


@pytest.mark.parametrize(("asked", "passages"), ASKED, ids=[asked for asked, _ in ASKED])
def test_one_annotation_is_all_that_stands_side_by_side(
    table: AnnotationTable, asked: str, passages: dict[str, list[str]]
) -> None:
    annotated = Annotated(table)
    query = annotated.answered(parse(asked))
    found = {
        name: [
            each.position.of(text) for each in _by_place(annotated.passages[name]) if each.position
        ]
        for name, text in (("one", ONE), ("two", TWO))
        if answers(query, Searchable(name, {Field.TEXT: text}))
    }
    assert found == passages


def test_what_alone_is_denied_is_denied_of_the_whole_document(table: AnnotationTable) -> None:
    query = Annotated(table).answered(parse("ferry -source:none"))
    ferry = {Field.TEXT: "ferry"}
    assert [n for n in ("one", "two") if answers(query, Searchable(n, ferry))] == ["two"]


def _by_place(passages: Iterable[str]) -> list[Target]:
    every = (piece for passage in passages for piece in pieces(passage))
    return sorted(every, key=lambda piece: piece.position or Span(0, 0))


def test_without_a_table_nothing_answers() -> None:
    assert Annotated(None).answered(parse("tag:claim source:none")) == Documents(frozenset())


def test_a_ring_of_sources_ends(tmp_path: Path, own_folders: Path) -> None:
    one = tagged(ONE, "Coast Wire", "source", entity="Coast Wire")
    other = tagged(ONE, "Ilo Varr", "source", entity="Ilo Varr")
    claim = tagged(ONE, "The ferry burned", "claim")
    links = [linked(claim, one), linked(one, other), linked(other, one)]
    table = AnnotationTable(tmp_path / "table.sqlite")
    path = write_sidecar(tmp_path / "one", [one, other, claim, *links], own_folders / "state")
    table.refresh([("one", path)])
    assert table.documents_with(parse("source:varr")) == {"one"}
    table.close()


LEAVES = [
    *("tag:claim", "tag:source", "tag:rumour", "annotator:bo", "annotator:anna"),
    *("note:jackets", "note:locked", "source:varr", "source:none", "source:own"),
]
ANNOTATION = st.tuples(
    st.sampled_from(["claim", "source", "rumour"]),
    st.sampled_from(["anna", "bo"]),
    st.sampled_from([None, "jackets", "locked"]),
    st.sampled_from([None, "own", "varr"]),
)
TREES = st.recursive(
    st.sampled_from(LEAVES).map(parse),
    lambda inner: st.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts))),
    max_leaves=5,
)


def _is(leaf: Query, made: tuple[str, str, str | None, str | None]) -> bool:
    """By brute force: whether one annotation answers a tree of OR. A source is a claim's."""
    tag, by, note, rests = made
    match leaf:
        case Or(parts):
            return any(_is(part, made) for part in parts)
        case Term(value, Field.SOURCE):
            return tag == "claim" and (rests or "none") == value
        case Term(value, field):
            return value == {Field.TAG: tag, Field.ANNOTATOR: by, Field.NOTE: note}.get(field)
    raise AssertionError(leaf)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    documents=st.lists(st.lists(ANNOTATION, max_size=3), min_size=1, max_size=3),
    tree=TREES,
    by=st.sampled_from(["bo", "anna"]),
)
def test_what_stands_beside_an_or_takes_nothing_from_its_sides(
    own_folders: Path,
    documents: list[list[tuple[str, str, str | None, str | None]]],
    tree: Query,
    by: str,
) -> None:
    sides: list[tuple[Query, Callable[[tuple[str, str, str | None, str | None]], bool]]] = [
        (tree, lambda made: _is(tree, made)),
        (And((tree, Term("ferry"))), lambda made: _is(tree, made)),
        (And((Term("ferry"), tree)), lambda made: _is(tree, made)),
        (Or((tree, Term("nowhere"))), lambda made: _is(tree, made)),
    ]
    if tree not in [parse(leaf) for leaf in LEAVES if leaf.startswith(("tag:", "source:"))]:
        who = Term(by, Field.ANNOTATOR)
        sides.append((And((tree, who)), lambda made: made[1] == by and _is(tree, made)))
    with TemporaryDirectory() as folder:
        table = AnnotationTable(Path(folder) / "table.sqlite")
        table.refresh(_written(Path(folder), documents, own_folders / "state"))
        for query, wanted in sides:
            answered = Annotated(table).answered(query)
            found = {
                str(n)
                for n in range(len(documents))
                if answers(answered, Searchable(str(n), {Field.TEXT: "ferry"}))
            }
            assert found == {str(n) for n, each in enumerate(documents) if any(map(wanted, each))}
        table.close()


def _written(
    folder: Path, documents: list[list[tuple[str, str, str | None, str | None]]], state: Path
) -> Iterator[tuple[str, Path]]:
    for number, made in enumerate(documents):
        for person in ("anna", "bo"):
            items: list[Item] = []
            for tag, _, note, rests in (each for each in made if each[1] == person):
                annotation = tagged(ONE, "The ferry burned", tag, note=note or "", by=person)
                items.append(annotation)
                if rests == "own":
                    voice = "urn:sha256:" + "0" * 64
                    items.append(Link(new_id(), TIME, TIME, person, annotation.id, voice))
                elif rests:
                    varr = tagged(ONE, "Ilo Varr", "mention", entity="Ilo Varr", by=person)
                    items += [varr, linked(annotation, varr, person)]
            yield str(number), write_sidecar(folder / str(number), items, state, person)
