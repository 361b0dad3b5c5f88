"""Which outlet, tag or name one meant that the corpus does not have."""

from pathlib import Path

import pytest

from corpus.field_values import value_meant
from corpus.query import Field
from tests.corpus.sidecar_fixtures import tagged, write_sidecar
from tests.reader.commanding import corpus_of, gloss

HELD = {
    Field.OUTLET: ["Harbour Gazette", "The Evening Lamp"],
    Field.TAG: ["claim", "source", "to check"],
    Field.ANNOTATOR: ["anna", "ben"],
    Field.SOURCE: ["none", "own", "Ilo Varr", "Port office"],
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("outlet:gazzette", 'outlet:"Harbour Gazette"'),
        ("outlet:gazette", None),
        ("tag:clam nurse", "tag:claim nurse"),
        ("tag:clam annotator:bem", "tag:claim annotator:ben"),
        ("tag:xyzzy", None),
        ("source:var", 'source:"Ilo Varr"'),
        ("source:varr", None),
        ("source:nome", "source:none"),
        ("-tag:clam ferry", "-tag:claim ferry"),
        ('outlet:"evening lamb"', 'outlet:"The Evening Lamp"'),
        ("title:gazzette", None),
        ("nurse", None),
        ("tag:", None),
    ],
)
def test_a_value_that_no_field_has_is_replaced_by_the_one_most_like_it(
    typed: str, meant: str | None
) -> None:
    assert value_meant(typed, lambda field: HELD.get(field, [])) == meant


def test_a_search_that_finds_nothing_says_so(tmp_path: Path, own_folders: Path) -> None:
    text = "The ferry burned at the quay."
    root = corpus_of(tmp_path / "corpus", harbour=text)
    write_sidecar(root / "harbour.txt", [tagged(text, "ferry", "claim")], own_folders)
    found = gloss("search", root, "tag:clam")
    assert found.code == 1
    assert found.err.splitlines()[-1] == "gloss: nothing found; did you mean tag:claim"
