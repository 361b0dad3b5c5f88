"""A sidecar's text: its layout, what is kept of other layouts, and what is reported."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.changes import Change
from annotations.errors import AnnotationError, SidecarUnreadable
from annotations.selectors import Span
from annotations.sidecar import read_sidecar, save
from annotations.snapshot import Sidecar
from annotations.wire.context import CONTEXT_JSON, FORMAT_VERSION, OWN_CONTEXT, W3C_CONTEXT
from tests.annotations.made import COLLECTION, DOCUMENT, Desk, empty

PATH = Path("ferry.txt.anna.annotations.json")


def parsed(text: str) -> Sidecar:
    return Sidecar.parse(text.encode("utf-8"), PATH)


def desk() -> Desk:
    desk = Desk()
    claim = desk.claim("11 people were rescued", nth=2)
    source = desk.source("The port office", nth=2)
    desk.claim("41 passengers")
    desk.nowhere("Coast Wire")
    desk.link(claim, source)
    return desk


def written() -> str:
    return desk().set.mine.render()


def raw_item(id_: str, **more: Any) -> str:
    head = {"id": id_, "type": "Annotation", "motivation": "commenting", "target": DOCUMENT}
    return json.dumps({**head, **more})


def with_items(*raws: str, total: int | None = None) -> str:
    header = written().split('"total"')[0]
    stated = len(raws) if total is None else total
    first = f'"first":{{"id":"{COLLECTION}#page-1","type":"AnnotationPage","items":['
    return f'{header}"total":{stated},\n{first}\n' + ",\n".join(raws) + "\n]}\n}\n"


def test_the_header_has_a_key_a_line_in_the_order_of_the_format() -> None:
    rows = written().split("\n")
    keys = [row.split(":")[0].strip('"') for row in rows[1:10]]
    assert keys == [
        *("@context", "id", "type", "label", "formatVersion", "annotator", "document", "total"),
        "first",
    ]
    assert rows[0] == "{"
    assert rows[1] == f'"@context":{CONTEXT_JSON},'
    assert rows[7] == '"document":{"path":"ferry.txt","encoding":"utf-8","extractor":"text/1"},'
    assert rows[-3:] == ["]}", "}", ""]
    assert len(rows) == 10 + 5 + 3


def test_annotations_are_ordered_by_start_end_and_id_without_position_last() -> None:
    lines = desk().set.mine.lines
    starts = [None if line.order[0] else line.order[1] for line in lines]
    assert starts == [*sorted(x for x in starts if x is not None), None, None]
    assert [line.id for line in lines[-2:]] == sorted(line.id for line in lines[-2:])


def test_an_empty_sidecar_has_a_total_and_no_page() -> None:
    text = empty().render()
    assert text.endswith('"total":0\n}\n')
    assert parsed(text) == empty()
    assert parsed(text).render() == text


def test_undoing_the_only_annotation_leaves_an_empty_sidecar() -> None:
    desk = Desk()
    claim = desk.claim("41 passengers")
    sidecar = desk.set.mine.applied([Change(claim, desk.set.mine.raw_of(claim), None)])
    assert sidecar.render() == empty().render()


def test_what_is_read_is_written_back_byte_for_byte() -> None:
    text = written()
    assert parsed(text).render() == text
    assert parsed(text).header == desk().set.mine.header


def test_the_examples_of_the_format_come_back_byte_for_byte(testdata: Path) -> None:
    for path in (testdata / "sidecars").glob("*.json"):
        data = path.read_bytes()
        sidecar = Sidecar.parse(data, path)
        assert sidecar.render().encode("utf-8") == data
        assert not sidecar.problems
        assert sidecar.header.stated_total == len(sidecar.lines)


def shuffled(value: Any, dice: random.Random) -> Any:
    if isinstance(value, dict):
        keys = dice.sample(list(value), len(value))
        return {key: shuffled(value[key], dice) for key in keys}
    return [shuffled(part, dice) for part in value] if isinstance(value, list) else value


@pytest.mark.parametrize("indent", [None, 0, 2])
@pytest.mark.parametrize("seed", [0, 1])
def test_files_in_another_layout_are_read_and_brought_into_ours(
    indent: int | None, seed: int
) -> None:
    value = json.loads(written())
    text = json.dumps(shuffled(value, random.Random(seed)), indent=indent, ensure_ascii=True)
    sidecar = parsed(text)
    assert sidecar.annotations == desk().set.mine.annotations
    assert sidecar.links == desk().set.mine.links
    ours = sidecar.render()
    assert json.loads(ours) == value
    assert len(ours.split("\n")) == len(written().split("\n"))
    assert parsed(ours).render() == ours


def test_numbers_duplicate_keys_and_blanks_of_unchanged_annotations_survive() -> None:
    odd = raw_item("urn:uuid:1")[:-1] + ', "x" :1.0E2, "x": 1.00 , "y":"\\u00e9/\\/"}'
    sidecar = parsed(with_items(odd, raw_item("urn:uuid:2")))
    changed = sidecar.applied([Change("urn:uuid:2", sidecar.raw_of("urn:uuid:2"), None)])
    assert odd in changed.render().split("\n")


@pytest.mark.parametrize(
    "odd",
    [
        raw_item("urn:uuid:1")[:-1] + ', "x": NaN}',
        raw_item("urn:uuid:1")[:-1] + ', "x": "\\ud800"}',
        raw_item("urn:uuid:1")[:-1] + ', "x": ' + "[" * 5000 + "]" * 5000 + "}",
        raw_item("urn:uuid:1")[:-1] + ', "x": ' + "9" * 5000 + "}",
        raw_item("urn:uuid:1", motivation="moderating"),
        '{"id": "urn:uuid:1"}',
        '"urn:uuid:1"',
        "null",
        "[]",
    ],
)
@pytest.mark.parametrize("separator", ["\n", ""])
def test_an_unreadable_annotation_is_reported_and_kept(odd: str, separator: str) -> None:
    text = with_items(raw_item("urn:uuid:0"), odd + separator)
    sidecar = parsed(text)
    assert [line.raw for line in sidecar.problems] == [odd]
    assert sidecar.problems[0].problem
    assert sidecar.problems[0].number == 12
    assert len(sidecar.annotations) == 1
    after = sidecar.applied([Change("urn:uuid:0", sidecar.raw_of("urn:uuid:0"), None)])
    assert odd in after.render()
    assert parsed(after.render()).render() == after.render()


def test_a_wrong_total_is_mended_by_the_next_save() -> None:
    sidecar = parsed(with_items(raw_item("urn:uuid:0"), total=7))
    assert sidecar.header.stated_total == 7
    assert '"total":1,' in sidecar.render()


def test_two_lines_with_one_id_are_both_kept() -> None:
    raws = raw_item("urn:uuid:0"), raw_item("urn:uuid:0", body="urn:x:y")
    assert sorted(x.raw for x in parsed(with_items(*raws)).lines) == sorted(raws)


def test_keys_of_others_in_header_and_page_survive() -> None:
    value = json.loads(written())
    value["@context"] = [W3C_CONTEXT, {"dc": "http://purl.org/dc/terms/"}]
    value["dc:publisher"] = {"name": "Harbour Post"}
    value["document"]["pages"] = 3
    value["first"]["startIndex"] = 0
    value["\ud800"] = "a key that is half a character"
    ours = parsed(json.dumps(value)).render()
    ours.encode("utf-8")
    value["@context"].insert(1, OWN_CONTEXT)
    assert json.loads(ours) == value
    assert parsed(ours).render() == ours


def test_a_byte_order_mark_is_passed_over() -> None:
    assert Sidecar.parse(b"\xef\xbb\xbf" + written().encode("utf-8"), PATH).render() == written()


def test_a_newer_format_is_read_and_not_for_writing() -> None:
    newer = written().replace('"formatVersion":1', f'"formatVersion":{FORMAT_VERSION + 1}')
    assert parsed(written()).writable
    assert not parsed(newer).writable
    assert parsed(newer).annotations == parsed(written()).annotations
    assert not parsed(written().replace('"formatVersion":1', '"formatVersion":"two"')).writable


def test_what_a_foreign_header_leaves_out_comes_from_the_file_name() -> None:
    text = '{"id": "urn:x:1", "type": ["AnnotationCollection"]}'
    header = Sidecar.parse(text.encode(), Path("caf\udce9.txt.bob.annotations.json")).header
    assert header.annotator == "bob"
    assert header.document == "caf\ufffd.txt.bob.annotations.json"
    assert header.stated_total is None


def test_a_file_name_that_is_not_utf_8_can_be_written_into_the_header() -> None:
    sidecar = Sidecar.empty("caf\udce9.txt", "anna", COLLECTION)
    assert '"path":"caf\ufffd.txt"' in sidecar.render().encode("utf-8").decode("utf-8")


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        (b"", 1, 1, "not JSON"),
        (b"[]", 1, 1, "Expecting an object"),
        (b'{"a" 1}', 1, 6, "Expecting ':'"),
        (b'{\n"a": 1\n"b": 2}', 3, 1, "Expecting ','"),
        (b"{\n1: 2}", 2, 1, "Expecting a key"),
        (b"{} x", 1, 4, "Extra data"),
        (b'{\n"a": "\xff"}', 2, 7, "not UTF-8"),
        (b'{\n<<<<<<< mine\n"total": 1\n=======\n', 2, 1, "conflict markers"),
        (b'{"type":"AnnotationCollection"}', 0, 0, "has no id"),
        (b'{"id":"urn:x:1"}', 0, 0, "not an AnnotationCollection"),
        (b'{"id":"x:1","type":"AnnotationCollection","first":"x:2"}', 0, 0, "not in its first"),
    ],
)
def test_a_file_that_is_no_sidecar_is_reported_with_its_place(
    data: bytes, line: int, column: int, message: str
) -> None:
    with pytest.raises(SidecarUnreadable, match=message) as caught:
        Sidecar.parse(data, PATH)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert str(PATH) in str(caught.value)


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        (with_items(raw_item("urn:uuid:0") + " " + raw_item("urn:uuid:1")), 11),
        (with_items(raw_item("urn:uuid:0")[:-1] + "x}", raw_item("urn:uuid:1")), 11),
        (with_items(raw_item("urn:uuid:0"), "{[}]}"), 12),
        (with_items(raw_item("urn:uuid:0"), "[" * 5000 + "}"), 12),
        (with_items(raw_item("urn:uuid:0"), "[" * 5000), 13),
        (with_items(raw_item("urn:uuid:0"), "[" * 5000).removesuffix("\n]}\n}\n"), 12),
        (with_items(raw_item("urn:uuid:0")).replace("\n]}", "\n<<<<<<< HEAD\n]}"), 12),
    ],
)
def test_a_broken_line_makes_the_file_unreadable(broken: str, line: int) -> None:
    with pytest.raises(SidecarUnreadable) as caught:
        parsed(broken)
    assert caught.value.line == line


def test_two_annotations_on_one_line_are_two() -> None:
    both = raw_item("urn:uuid:0") + "," + raw_item("urn:uuid:1")
    assert len(parsed(with_items(both)).lines) == 2


def test_no_json_crashes_the_reader(testdata: Path) -> None:
    cases = sorted((testdata / "json" / "test_parsing").iterdir())
    read = 0
    start, end = with_items("{", "%").split("{,\n%")
    for case in cases:
        data = case.read_bytes()
        in_item = start.encode() + data + b",\n" + raw_item("urn:uuid:9").encode() + end.encode()
        in_header = b'{"x":' + data + b',"id":"urn:x:1","type":"AnnotationCollection"}'
        for whole in (data, in_item, in_header):
            try:
                sidecar = Sidecar.parse(whole, case)
            except AnnotationError:
                assert not (case.name.startswith("y_") and whole is not data)
                continue
            read += 1
            text = sidecar.render()
            assert parsed(text).render() == text
    assert len(cases) > 300
    assert read > 200


changes = st.lists(st.tuples(st.integers(0, 5), st.none() | st.integers(0, 3)), max_size=12)


@given(changes)
def test_any_changes_and_their_inverses_lead_back_to_the_bytes(
    steps: list[tuple[int, int | None]],
) -> None:
    sidecar = parsed(with_items(*(raw_item(f"urn:uuid:{i}") for i in range(3))))
    before = sidecar.render()
    done = []
    for number, version in steps:
        id_ = f"urn:uuid:{number}"
        after = None if version is None else raw_item(id_, body=f"urn:body:{version}")
        change = Change(id_, sidecar.raw_of(id_), after)
        assert not sidecar.conflicts([change])
        sidecar = sidecar.applied([change])
        assert sidecar.raw_of(id_) == after
        assert parsed(sidecar.render()).render() == sidecar.render()
        done.append(change)
    for change in reversed(done):
        sidecar = sidecar.applied([change.inverse()])
    assert sidecar.render() == before


# ---- a part, to be shown first -----------------------------------------------------------------


def _placed(number: int, start: int, end: int) -> str:
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    head = {"id": f"urn:uuid:{number}", "type": "Annotation", "motivation": "commenting"}
    target = {"type": "SpecificResource", "source": "urn:x", "selector": position}
    # Written as the format says, so that a glance tells the place.
    return json.dumps({**head, "target": target}, separators=(",", ":"))


def test_only_the_annotations_about_a_place_are_read_at_first() -> None:
    raws = [_placed(n, 10 * n, 10 * n + 4) for n in range(9)]
    raws.append(_placed(9, 0, 80))
    changes = [Change(f"urn:uuid:{n}", None, raw) for n, raw in enumerate(raws)]
    whole = empty().applied(changes)
    data = whole.render().encode()
    part = Sidecar.parse(data, PATH, Span(34, 52))
    assert [line.id[-1] for line in part.lines] == ["9", "4", "5"]
    assert part.header == whole.header
    assert [line.raw for line in part.lines] == [raws[n] for n in (9, 4, 5)]
    indented = json.dumps(json.loads(data), indent=1).encode()
    assert len(Sidecar.parse(indented, PATH, Span(34, 52)).lines) == len(raws)


def test_a_part_is_never_taken_for_the_file(tmp_path: Path) -> None:
    path = tmp_path / PATH.name
    changes = [Change(f"urn:uuid:{n}", None, _placed(n, n, n + 1)) for n in range(5)]
    save(path, changes, blank=empty(), state_folder=tmp_path)
    part = read_sidecar(path, Span(0, 2))
    assert part is not None
    assert part.stamp is None
    assert len(part.lines) == 2
    more = [Change("urn:uuid:7", None, _placed(7, 7, 8))]
    saved = save(path, more, blank=part.emptied(), state_folder=tmp_path, known=part)
    assert len(saved.sidecar.lines) == 6


ONE = {"id": "urn:uuid:0", "type": "Annotation"}
HEAD: dict[str, object] = {"id": "urn:x:1", "type": "AnnotationCollection"}


@pytest.mark.parametrize(
    "first",
    [
        *(True, 1, None, "urn:x:2", [], [{"items": []}], {}, {"id": "urn:x:2"}),
        *({"items": items} for items in (ONE, "x", None, 1, True)),
    ],
    ids=json.dumps,
)
def test_what_has_no_list_of_annotations_in_its_page_is_refused_and_not_saved_over(
    first: object,
) -> None:
    for indent in (None, 1):
        with pytest.raises(SidecarUnreadable, match="mend or import it"):
            parsed(json.dumps(HEAD | {"total": 1, "first": first}, indent=indent))


@pytest.mark.parametrize("key", ["first", "id", "type", "total", "x", "annotator"])
def test_a_key_that_stands_twice_in_the_header_is_refused_with_its_place(key: str) -> None:
    text = with_items(raw_item("urn:uuid:0"))
    head = text.removesuffix("}\n")
    once = head if f'"{key}":' in text.partition('"items"')[0] else f'{head},"{key}":1'
    with pytest.raises(SidecarUnreadable, match=f'the key "{key}" stands twice') as caught:
        parsed(f'{once},"{key}":{{"items":[]}}}}\n')
    assert caught.value.line == 13


@pytest.mark.parametrize("key", ["items", "id", "x"])
def test_a_key_that_stands_twice_in_the_page_is_refused(key: str) -> None:
    text = with_items(raw_item("urn:uuid:0")).replace('"items":', '"x":1,"items":')
    twice = text.replace("]}\n}\n", f'],"{key}":[]}}\n}}\n')
    with pytest.raises(SidecarUnreadable, match=f'the key "{key}" stands twice'):
        parsed(twice)
