"""What a query that found nothing may have meant."""

from pathlib import Path

import pytest

from corpus.query_parser import parse
from corpus.suggesting import did_you_mean
from tests.corpus.index_fixtures import Shelf


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fery", "ferry"),
        ("the fery quai", "the ferry quay"),
        ("Varrhavn", "varrhaven"),
        ('"Eastern qay" OR letter', '"Eastern quay" OR letter'),
        ("zzzzzz", None),
        ("ferry", None),
        ("title:fery", None),
        ("ferry -qay", None),
        ("fer?y quay", None),
        ('"fery qay"', None),
    ],
)
def test_words_that_no_text_has_are_replaced_by_the_nearest(
    tmp_path: Path, typed: str, meant: str | None
) -> None:
    shelf = Shelf()
    index = shelf.index_in(tmp_path / "index")
    shelf.bring_up(index)
    assert did_you_mean(typed, parse(typed), index) == meant
    index.close()


def test_a_rare_word_is_replaced_by_one_that_is_much_commoner(tmp_path: Path) -> None:
    texts = {f"n{number}": "ferry toll" for number in range(40)}
    shelf = Shelf(texts={**texts, "slip": "fery tolls", "other": "tolls"})
    index = shelf.index_in(tmp_path / "index")
    shelf.bring_up(index)
    assert did_you_mean("fery", parse("fery"), index) == "ferry"
    assert index.nearest("fery", 1) is None
    assert index.nearest("fery", 1, 41) is None
    assert did_you_mean("ferry", parse("ferry"), index) is None
    index.close()


def test_of_equally_near_words_the_commonest_is_meant(tmp_path: Path) -> None:
    shelf = Shelf(texts={"a": "quat", "b": "quay", "c": "quay", "d": "quab"})
    index = shelf.index_in(tmp_path / "index")
    shelf.bring_up(index)
    assert index.nearest("quax", 1) == "quay"
    assert index.nearest("quay", 1) is None
    index.close()
