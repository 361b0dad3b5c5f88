"""By what the documents found can be told apart."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.annotation_table import AnnotationTable
from corpus.facets import Facet, facets, narrowed
from corpus.language import tokens
from corpus.matching import Searchable, answers
from corpus.metadata import Metadata
from corpus.query import Field
from corpus.query_parser import parse
from corpus.search import search
from tests.corpus.index_fixtures import Shelf
from tests.corpus.sidecar_fixtures import tagged, write_sidecar

TEXTS = {"a": "ferry quay", "b": "ferry toll", "c": "ferry", "d": "toll"}
KNOWN = {
    "a": Metadata(outlet="Coast Wire", date=date(2031, 5, 2)),
    "b": Metadata(outlet="Coast Wire", date=date(2031, 4, 30)),
    "c": Metadata(outlet="Lamp"),
    "d": Metadata(outlet="Lamp", date=date(2031, 5, 3)),
}


def test_each_is_counted_over_all_that_answers(tmp_path: Path, own_folders: Path) -> None:
    shelf = Shelf(texts=TEXTS)
    index = shelf.index_in(tmp_path / "index")
    shelf.bring_up(index)
    table = AnnotationTable(tmp_path / "table.sqlite")
    items = [tagged(TEXTS["a"], word, tag) for word, tag in (("ferry", "claim"), ("quay", "claim"))]
    state = own_folders / "state"
    table.refresh(
        [
            ("a", write_sidecar(tmp_path / "a", items, state)),
            ("d", write_sidecar(tmp_path / "d", [tagged("toll", "toll", "quote")], state)),
        ]
    )
    assert facets(("a", "b", "c"), table, KNOWN.get) == (
        Facet(Field.OUTLET, "Coast Wire", 2),
        Facet(Field.OUTLET, "Lamp", 1),
        Facet(Field.DATE, "2031-04", 1),
        Facet(Field.DATE, "2031-05", 1),
        Facet(Field.TAG, "claim", 1),
    )
    assert facets((), None, KNOWN.get) == ()
    assert (
        search(index, table, parse(narrowed("ferry OR toll", Facet(Field.TAG, "quote", 1)))).total
        == 1
    )
    index.close()
    table.close()


@pytest.mark.parametrize(
    ("query", "facet", "asked"),
    [
        ("ferry", Facet(Field.OUTLET, "Coast Wire", 1), 'ferry outlet:"Coast Wire"'),
        ("ferry OR toll", Facet(Field.TAG, "claim", 1), "(ferry OR toll) tag:claim"),
        ("ferry", Facet(Field.DATE, "2031-05", 1), "ferry date:2031-05"),
        ("(ferry)OR(toll)", Facet(Field.TAG, "claim", 1), "((ferry)OR(toll)) tag:claim"),
        ("ferry\tOR toll", Facet(Field.TAG, "claim", 1), "(ferry\tOR toll) tag:claim"),
        ("HORROR", Facet(Field.TAG, "claim", 1), "HORROR tag:claim"),
    ],
)
def test_a_query_is_narrowed_as_a_whole(query: str, facet: Facet, asked: str) -> None:
    assert narrowed(query, facet) == asked
    parse(asked)


NAMES = st.text(st.sampled_from("abé東 .-'’!?*~:()/&«»“”\"|+OR"), min_size=1, max_size=8) | (
    st.sampled_from(("OR", "AND", "NOT", "NEAR/3", "Who’s who?", "Le «Phare»", "AT&T", "-x", "~~x"))
)


@given(NAMES, st.sampled_from((Field.OUTLET, Field.TAG)))
def test_whatever_a_value_is_called_its_facet_finds_it(value: str, field: Field) -> None:
    assume(list(tokens(value)))
    query = parse(Facet(field, value, 1).asked)
    assert answers(query, Searchable("a.txt", {field: value}, None))


def test_what_is_not_known_of_a_document_is_counted_nowhere() -> None:
    known = {
        "outlet": Metadata(outlet="Lamp"),
        "date": Metadata(date=date(2031, 5, 2)),
        "nothing": Metadata(),
    }
    assert facets((*known, "never read"), None, known.get) == (
        Facet(Field.OUTLET, "Lamp", 1),
        Facet(Field.DATE, "2031-05", 1),
    )


def test_months_stand_by_time_and_outlets_by_how_many_they_have() -> None:
    known = {
        "a": Metadata(outlet="Lamp", date=date(2031, 5, 2)),
        "b": Metadata(outlet="Post", date=date(2030, 12, 31)),
        "c": Metadata(outlet="Post", date=date(2031, 5, 30)),
    }
    assert [(each.value, each.documents) for each in facets(known, None, known.get)] == [
        *(("Post", 2), ("Lamp", 1)),
        *(("2030-12", 1), ("2031-05", 2)),
    ]
