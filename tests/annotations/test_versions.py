"""Sidecars of every format version that there ever was, and the schema of the one we write."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations import header, migrations
from annotations.checking import Severity, check_sidecar
from annotations.model import CONFLICT, Annotation, Link
from annotations.sidecar import read_sidecar, save
from annotations.snapshot import Sidecar
from annotations.wire import context, encode_item
from annotations.wire.context import FORMAT_VERSION, OWN_CONTEXT
from annotations.wire.schema import sidecar_schema
from tests.annotations.made import DOCUMENT, TEXT, empty

ROOT = Path(__file__).parents[2]
VERSIONS = Path(__file__).parent / "versions"
"""One sidecar of each format version, with all that the version has; never changed again."""
PATH = Path("ferry.txt.anna.annotations.json")
SAMPLES = sorted((ROOT / "corpus" / "sample").glob("*.annotations.json"))
ODD = "urn:uuid:0190a2b4-7c00-7000-8000-000000000abc"
"""A stranger's annotation among ours, with keys and numbers that we would write otherwise."""


def of_version(number: int) -> bytes:
    return (VERSIONS / f"{number}.json").read_bytes()


def test_there_is_a_sidecar_of_every_version() -> None:
    names = sorted(int(path.stem) for path in VERSIONS.iterdir())
    assert names == list(range(1, FORMAT_VERSION + 1))


@pytest.mark.parametrize("number", range(1, FORMAT_VERSION + 1))
def test_every_version_is_read_with_all_that_it_holds(number: int) -> None:
    sidecar = Sidecar.parse(of_version(number), PATH)
    assert not sidecar.problems
    assert sidecar.writable
    assert sidecar.header.format_version == FORMAT_VERSION
    assert Counter(a.tag for a in sidecar.annotations.values()) == {
        "claim": 2,
        "source": 2,
        "rumour": 1,
        "report": 1,
        None: 2,
    }
    relations = Counter(link.relation.value for link in sidecar.links.values())
    assert relations == {"attributedTo": 3, "contradicts": 1}
    assert sum(link.own_voice for link in sidecar.links.values()) == 1
    (full,) = [a for a in sidecar.annotations.values() if a.note == "who counted?"]
    assert full.tag_body is not None
    assert full.tag_body.figure is not None
    assert full.tag_body.figure.as_of == "2031-05-01"
    assert full.tag_body.attributes == {"urgency": "high", "sure": True, "weight": 3}
    (rumour,) = [a for a in sidecar.annotations.values() if a.tag == "rumour"]
    assert len(rumour.pieces) == 2
    (copy,) = [a for a in sidecar.annotations.values() if a.conflict]
    assert copy.conflict in sidecar.annotations
    found = check_sidecar(sidecar, text=TEXT, document=DOCUMENT)
    errors = [each for each in found if each.severity is not Severity.INFO]
    assert [each.id for each in errors] == [copy.id]


@pytest.mark.parametrize("number", range(1, FORMAT_VERSION + 1))
def test_a_save_brings_it_to_this_version_and_a_second_changes_no_byte(
    tmp_path: Path, number: int
) -> None:
    path = tmp_path / PATH.name
    path.write_bytes(of_version(number))
    before = read_sidecar(path)
    assert before is not None
    saved = save(path, [], blank=before.emptied(), state_folder=tmp_path).sidecar
    first = path.read_bytes()
    assert f'"formatVersion":{FORMAT_VERSION},'.encode() in first
    assert (first == of_version(number)) is (number == FORMAT_VERSION)
    assert saved.lines == before.lines
    save(path, [], blank=before.emptied(), state_folder=tmp_path)
    assert path.read_bytes() == first
    assert b'"urn:x:kept":{"a":1.0E2,"a":1.50}' in first


# ---- a migration, as the next version will have one ------------------------------------------


def renamed(value: dict[str, Any]) -> dict[str, Any]:
    """As if the next version called a topic an aspect."""
    body = value.get("body")
    if not isinstance(body, dict) or "topic" not in body:
        return value
    return {**value, "body": {("aspect" if k == "topic" else k): v for k, v in body.items()}}


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two versions later: one step changes lines, the other only the version."""
    for module in (migrations, header, context):
        monkeypatch.setattr(module, "FORMAT_VERSION", 3)
    monkeypatch.setattr(migrations, "MIGRATIONS", {2: renamed})
    monkeypatch.setattr(header, "OWN_CONTEXT", {**OWN_CONTEXT, "aspect": "gloss:aspect"})
    monkeypatch.setattr(header, "EARLIER_CONTEXTS", (OWN_CONTEXT,))
    monkeypatch.setattr(header, "CONTEXT_JSON", json.dumps(["w3c", "ours of version 3"]))


@pytest.mark.usefixtures("later")
def test_what_a_migration_changes_is_written_anew_and_nothing_else() -> None:
    data = of_version(1).replace(b'"value":"rumour"', b'"value":"rumour","topic":"doors"')
    data = data.replace(b'"suffix":""', b'"suffix":""')
    before = data.decode().splitlines()
    after = Sidecar.parse(data, PATH).render().splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    starts = [old[:16] for old, _ in changed]
    assert starts == ['"@context":["htt', '"formatVersion":', '{"id":"urn:uuid:']
    assert changed[1][1] == '"formatVersion":3,'
    assert changed[2][1] == changed[2][0].replace('"topic":"doors"', '"aspect":"doors"')
    assert changed[0][1] == '"@context":["w3c", "ours of version 3"],'


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("raw", ["{", '{"x":NaN}', "7", '{"body":{"topic":1},"x":1e999}'])
def test_what_cannot_be_read_is_not_migrated(raw: str) -> None:
    assert migrations.migrated(raw, 1) == raw


# ---- the schema ------------------------------------------------------------------------------


def validator(*, closed: bool) -> jsonschema.Draft202012Validator:
    schema = sidecar_schema(closed=closed)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def complaints(text: str | bytes, *, closed: bool = True) -> list[str]:
    found = validator(closed=closed).iter_errors(json.loads(text))
    return [f"{'/'.join(map(str, error.path))}: {error.message}" for error in found]


def test_the_published_schema_is_the_one_of_the_code() -> None:
    published = json.loads((ROOT / "docs" / "sidecar.schema.json").read_text("utf-8"))
    assert published == sidecar_schema()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_the_samples_have_the_schemas_keys_and_no_others(path: Path) -> None:
    assert complaints(path.read_bytes()) == []


def test_all_that_we_write_has_the_schemas_keys_and_no_others() -> None:
    sidecar = Sidecar.parse(of_version(FORMAT_VERSION), PATH)
    ours = [line for line in sidecar.lines if line.id != ODD]
    text = Sidecar(sidecar.header, tuple(ours)).render()
    assert complaints(text) == []
    assert complaints(empty().render()) == []


def test_the_examples_of_the_format_have_the_schema(testdata: Path) -> None:
    examples = sorted((testdata / "sidecars").glob("*.annotations.json"))
    assert examples
    for path in examples:
        assert complaints(path.read_bytes()) == [], path.name


def test_keys_of_strangers_are_allowed_and_ours_have_their_types() -> None:
    text = of_version(FORMAT_VERSION).decode()
    without_odd = "\n".join(line for line in text.splitlines() if ODD not in line)
    foreign = without_odd.replace('"motivation":', '"urn:x:mood":[1],"motivation":')
    assert complaints(foreign, closed=False) == []
    assert complaints(foreign)


BROKEN = [
    ('"formatVersion":1', '"formatVersion":2'),
    ('"start":', '"start":-'),
    ('"amount":"41"', '"amount":41'),
    ('"relation":"gloss:contradicts"', '"relation":"gloss:envies"'),
    ('"review":true', '"review":"yes"'),
    ('"pieces":"gloss:one"', '"pieces":"gloss:several"'),
    (f'"{CONFLICT}":"urn:', f'"{CONFLICT}":"x'),
    ('"created":"2031-05-01T10', '"created":"2031-05-01 10'),
    ('"source":"urn:sha256:', '"source":"sha256:'),
]


@pytest.mark.parametrize(("right", "wrong"), BROKEN)
def test_the_schema_tells_what_is_wrong(right: str, wrong: str) -> None:
    text = of_version(FORMAT_VERSION).decode()
    assert right in text
    before = len(complaints(text, closed=False))
    assert len(complaints(text.replace(right, wrong), closed=False)) > before


@given(st.data())
def test_whatever_is_edited_keeps_to_the_schema(data: st.DataObject) -> None:
    sidecar = Sidecar.parse(of_version(FORMAT_VERSION), PATH)
    items = [line.item for line in sidecar.lines if line.id != ODD and line.item is not None]
    chosen = data.draw(st.sets(st.sampled_from(range(len(items))), min_size=1))
    values = [json.loads(encode_item(items[index])) for index in sorted(chosen)]
    kinds = {Annotation: "annotation", Link: "link"}
    for index, value in zip(sorted(chosen), values, strict=True):
        schema = sidecar_schema(closed=True)
        kind = kinds[type(items[index])]
        one = {"$ref": f"#/$defs/{kind}", "$defs": schema["$defs"]}
        jsonschema.Draft202012Validator(one).validate(value)
