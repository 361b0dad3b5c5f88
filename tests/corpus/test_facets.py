"""By what the documents found can be told apart."""

from datetime import date
from pathlib import Path

import pytest

from corpus.annotation_table import AnnotationTable
from corpus.facets import Facet, facets, narrowed
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
    ],
)
def test_a_query_is_narrowed_as_a_whole(query: str, facet: Facet, asked: str) -> None:
    assert narrowed(query, facet) == asked
    parse(asked)
