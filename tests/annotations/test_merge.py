"""Two writers: what either did is kept, what conflicts is kept both ways, nothing is doubled."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.changes import Change
from annotations.editing import delete
from annotations.merge import merge_sidecars, rebase
from annotations.model import CONFLICT, DELETED
from annotations.snapshot import Line, Sidecar
from annotations.three_way import resolve
from tests.annotations.made import DOCUMENT, Desk, empty

ID = "urn:uuid:0190a2b4-7c00-7000-8000-000000000007"
OTHER = "urn:uuid:0190a2b4-7c00-7000-8000-000000000008"
LINK = "urn:uuid:0190a2b4-7c00-7000-8000-000000000009"


def tagged(tag: str = "claim", **more: Any) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": "tagging", "value": tag, **more}


def noted(text: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": "commenting", "value": text, "format": "text/plain"}


def passage(start: int, end: int) -> dict[str, Any]:
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    quote = {"type": "TextQuoteSelector", "exact": "x" * (end - start), "prefix": "", "suffix": ""}
    return {"type": "SpecificResource", "source": DOCUMENT, "selector": [position, quote]}


def raw(id_: str = ID, *, at: str = "10:00", **keys: Any) -> str:
    """An annotation as it was at `at` o'clock."""
    value = {
        "id": id_,
        "type": "Annotation",
        "motivation": "tagging",
        "created": "2031-05-01T10:00:00Z",
        "modified": f"2031-05-01T{at}:00Z",
        "creator": {"type": "Person", "nickname": "anna"},
        "body": tagged(),
        "target": passage(3, 9),
        **keys,
    }
    return json.dumps(value, separators=(",", ":"))


def linking(id_: str = LINK, target: str = ID, body: str = OTHER) -> str:
    return raw(id_, motivation="linking", target=target, body=body, relation="gloss:attributedTo")


def sidecar(*raws: str) -> Sidecar:
    lines = sorted(map(Line.of, raws), key=lambda line: line.order)
    return replace(empty(), lines=tuple(lines))


BASE = raw()
PATH = Path("ferry.txt.anna.annotations.json")

MERGED: Mapping[str, tuple[str, str, dict[str, Any]]] = {
    "a note here, an attribute there": (
        raw(at="10:05", body=[tagged(), noted("who counted?")]),
        raw(at="10:09", body=tagged(certainty="low")),
        {"body": [tagged(certainty="low"), noted("who counted?")], "at": "10:09"},
    ),
    "another tag here, another passage there": (
        raw(at="10:05", body=tagged("rumour")),
        raw(at="10:04", target=passage(3, 12)),
        {"body": tagged("rumour"), "target": passage(3, 12), "at": "10:05"},
    ),
    "two attributes": (
        raw(at="10:05", body=tagged(topic="rescued", polarity="negative")),
        raw(at="10:06", body=tagged(certainty="high", polarity="negative")),
        {"body": tagged(certainty="high", polarity="negative", topic="rescued"), "at": "10:06"},
    ),
    "a codebook's attribute and a stranger's key": (
        raw(at="10:05", body=tagged(**{"gloss:attr_tone": "dry"})),
        raw(at="10:06", mood=[1, {"a": None}]),
        {
            "body": tagged(**{"gloss:attr_tone": "dry"}),
            "mood": [1, {"a": None}],
            "at": "10:06",
        },
    ),
    "the same on both sides, at two times": (
        raw(at="10:05", body=tagged("rumour")),
        raw(at="10:06", body=tagged("rumour")),
        {"body": tagged("rumour"), "at": "10:06"},
    ),
}


@pytest.mark.parametrize("name", MERGED)
def test_what_does_not_conflict_is_merged(name: str) -> None:
    ours, theirs, after = MERGED[name]
    resolved = resolve(ID, BASE, ours, theirs)
    assert not resolved.conflict
    assert resolved.other is None
    assert resolved.raw is not None
    assert json.loads(resolved.raw) == json.loads(raw(**after))


CONFLICTS = {
    "two notes": (raw(at="10:05", body=[tagged(), noted("a")]), raw(body=[tagged(), noted("b")])),
    "two tags": (raw(at="10:05", body=tagged("rumour")), raw(body=tagged("source"))),
    "two passages": (raw(at="10:05", target=passage(3, 12)), raw(target=passage(1, 9))),
    "amount and unit of a figure": (
        raw(at="10:05", body=tagged(figure={"amount": "41", "unit": "people"})),
        raw(body=tagged(figure={"amount": "41", "unit": "boats"})),
    ),
    "a value that only looks alike": (
        raw(at="10:05", mood=1),
        raw(mood=True),
    ),
    "one that we cannot read": (raw(at="10:05", body=tagged("rumour")), raw()[:-1] + ',"x":NaN}'),
}


@pytest.mark.parametrize("name", CONFLICTS)
def test_what_conflicts_is_kept_both_ways_and_marked(name: str) -> None:
    ours, theirs = CONFLICTS[name]
    resolved = resolve(ID, BASE, ours, theirs)
    assert resolved.conflict
    assert resolved.raw in (ours, theirs)
    assert resolved.other is not None
    id_, copy = resolved.other
    value = json.loads(copy)
    assert value[CONFLICT] == ID
    assert value["id"] == id_ != ID
    assert id_.startswith(ID[:22])
    (lost,) = {ours, theirs} - {resolved.raw}
    assert {**value, "id": ID} == {**json.loads(lost), CONFLICT: ID}


def test_the_later_version_keeps_the_id() -> None:
    late, early = raw(at="10:09", body=tagged("rumour")), raw(at="10:01", body=tagged("source"))
    assert resolve(ID, BASE, early, late).raw == late


@pytest.mark.parametrize("ours", [None, BASE])
def test_a_deletion_gives_way_to_a_change_and_is_told_of(ours: str | None) -> None:
    changed = raw(at="10:05", body=tagged("rumour"))
    if ours is not None:
        assert resolve(ID, BASE, ours, None).raw is None
        return
    resolved = resolve(ID, BASE, None, changed)
    assert resolved == resolve(ID, BASE, changed, None)
    assert resolved.conflict
    assert resolved.raw is not None
    assert json.loads(resolved.raw) == {**json.loads(changed), CONFLICT: DELETED}


VERSIONS = st.sampled_from(
    [None, BASE, *(each for pair in CONFLICTS.values() for each in pair)]
    + [each for ours, theirs, _ in MERGED.values() for each in (ours, theirs)]
)


@given(VERSIONS, VERSIONS, VERSIONS)
def test_a_merge_is_symmetric_and_is_done_once(
    base: str | None, ours: str | None, theirs: str | None
) -> None:
    resolved = resolve(ID, base, ours, theirs)
    assert resolved == resolve(ID, base, theirs, ours)
    sides = [sidecar(*(() if each is None else (each,))) for each in (base, ours, theirs)]
    merged = merge_sidecars(*sides).sidecar
    assert merge_sidecars(sides[0], sides[2], sides[1]).sidecar.lines == merged.lines
    # Either side takes the merge in as it is, as git does after it.
    for side in sides[1:]:
        assert merge_sidecars(side, side, merged).sidecar.lines == merged.lines
        assert merge_sidecars(side, merged, side).sidecar.lines == merged.lines


POOL = [raw(f"urn:uuid:{n}", target=passage(n, n + 2)) for n in range(6)]
CHOICES = st.lists(st.sampled_from(["keep", "edit", "edit too", "delete"]), min_size=6, max_size=6)


def _side(choices: list[str]) -> dict[str, str]:
    result = {}
    for number, choice in enumerate(choices):
        id_ = f"urn:uuid:{number}"
        if choice != "delete":
            body = {"keep": tagged(), "edit": tagged("rumour"), "edit too": tagged("source")}
            result[id_] = raw(id_, target=passage(number, number + 2), body=body[choice])
    return result


@given(CHOICES, CHOICES)
def test_nothing_is_lost_and_nothing_doubled(ours: list[str], theirs: list[str]) -> None:
    one, two = _side(ours), _side(theirs)
    added = {f"urn:uuid:9{n}": raw(f"urn:uuid:9{n}", target=passage(n, n + 3)) for n in range(3)}
    merged = merge_sidecars(
        sidecar(*POOL), sidecar(*one.values(), *added.values()), sidecar(*two.values())
    )
    raws = {line.raw for line in merged.sidecar.lines}
    ids = [line.id for line in merged.sidecar.lines]
    assert len(ids) == len(set(ids))
    assert set(added.values()) <= raws
    words = " ".join(raws)
    for number, (mine, other) in enumerate(zip(ours, theirs, strict=True)):
        id_ = f"urn:uuid:{number}"
        for side, choice in ((one, mine), (two, other)):
            if choice.startswith("edit"):
                body = json.loads(side[id_])["body"]
                assert json.dumps(body, separators=(",", ":")) in words
        untouched = {mine, other} <= {"keep", "delete"}
        assert (id_ in ids) is not (untouched and "delete" in (mine, other))
    assert not merged.sidecar.problems
    assert Sidecar.parse(merged.sidecar.render().encode(), PATH).lines == merged.sidecar.lines


# ---- edits on what somebody else changed -----------------------------------------------------


def test_an_edit_is_made_on_what_the_file_holds_by_now() -> None:
    theirs = raw(at="10:04", target=passage(3, 12))
    change = Change(ID, BASE, raw(at="10:05", body=tagged("rumour")))
    rebased = rebase([change], sidecar(theirs))
    assert not rebased.conflicts
    (made,) = rebased.changes
    assert made.before == theirs
    assert made.after == raw(at="10:05", body=tagged("rumour"), target=passage(3, 12))


@given(VERSIONS, VERSIONS, VERSIONS)
def test_taking_back_what_was_made_gives_back_the_bytes(
    before: str | None, after: str | None, now: str | None
) -> None:
    current = sidecar(*(() if now is None else (now,)))
    rebased = rebase([Change(ID, before, after)], current)
    done = current.applied(rebased.changes)
    back = done.applied([change.inverse() for change in reversed(rebased.changes)])
    if now != after:
        assert back.render() == current.render()


def test_an_annotation_that_was_linked_meanwhile_is_not_deleted() -> None:
    current = sidecar(BASE, raw(OTHER), linking())
    rebased = rebase([Change(OTHER, raw(OTHER), None)], current)
    assert [conflict.id for conflict in rebased.conflicts] == [OTHER]
    kept = current.applied(rebased.changes).annotations[OTHER]
    assert kept.conflict == DELETED


def test_one_that_is_deleted_with_its_links_goes() -> None:
    current = sidecar(BASE, raw(OTHER), linking())
    changes = [Change(OTHER, raw(OTHER), None), Change(LINK, linking(), None)]
    rebased = rebase(changes, current)
    assert not rebased.conflicts
    assert [line.id for line in current.applied(rebased.changes).lines] == [ID]


# ---- whole sidecars --------------------------------------------------------------------------


def test_a_link_that_one_side_made_keeps_what_the_other_deleted() -> None:
    base = sidecar(BASE, raw(OTHER))
    merged = merge_sidecars(base, sidecar(BASE), sidecar(BASE, raw(OTHER), linking()))
    assert [conflict.id for conflict in merged.conflicts] == [OTHER]
    assert {line.id for line in merged.sidecar.lines} == {ID, OTHER, LINK}


def test_two_that_begun_apart_have_the_header_of_the_first() -> None:
    ours = replace(sidecar(BASE), header=replace(empty().header, id="urn:uuid:2"))
    theirs = replace(sidecar(raw(OTHER)), header=replace(empty().header, id="urn:uuid:1"))
    for merged in (merge_sidecars(None, ours, theirs), merge_sidecars(None, theirs, ours)):
        assert merged.sidecar.header.id == "urn:uuid:1"
        assert [line.id for line in merged.sidecar.lines] == [ID, OTHER]
        assert '"id":"urn:uuid:1#page-1"' in merged.sidecar.render()


def test_what_either_side_put_into_the_header_is_kept() -> None:
    def with_keys(**keys: str) -> Sidecar:
        members = "".join(f'"{key}":{value},' for key, value in keys.items())
        text = empty().render().replace('"total":0', members + '"total":0')
        return Sidecar.parse(text.encode(), PATH)

    base = with_keys(**{"urn:x:a": "1", "urn:x:b": "1"})
    merged = merge_sidecars(
        base,
        with_keys(**{"urn:x:a": "1", "urn:x:b": "2"}),
        with_keys(**{"urn:x:a": "3", "urn:x:b": "1", "urn:x:c": "4"}),
    )
    raw_header = merged.sidecar.header.raw
    assert [raw_header[f"urn:x:{key}"] for key in "abc"] == ["3", "2", "4"]


def test_lines_without_an_id_are_kept_unless_one_side_removed_them() -> None:
    torn, gone = '{"type":"Annotation","x":1}', '{"type":"Annotation","x":2}'
    base = sidecar(torn, gone)
    merged = merge_sidecars(base, sidecar(torn), sidecar(torn, gone, '{"x":3}'))
    assert sorted(line.raw for line in merged.sidecar.lines) == [torn, '{"x":3}']


def test_the_two_versions_are_known_to_each_other_and_one_takes_over_the_links() -> None:
    desk = Desk()
    claim, source = desk.claim("41 passengers"), desk.source("Ilo Varr")
    desk.link(claim, source)
    mine = desk.set.mine
    line = mine.raw_of(claim)
    assert line is not None
    sides = [
        mine.applied([Change(claim, line, line.replace('"claim"', f'"{tag}"'))])
        for tag in ("rumour", "report")
    ]
    merged = desk.set.with_mine(merge_sidecars(mine, *sides).sidecar)
    (copy,) = [x.id for x in merged.annotations.values() if x.conflict]
    assert merged.conflicts == {copy: claim, claim: copy}
    for gone, kept in ((claim, copy), (copy, claim)):
        after = merged.applied(delete(merged, gone))
        assert after.conflicts == {}
        assert not after.annotations[kept].conflict
        (link,) = after.links.values()
        assert (link.attributed, link.to) == (kept, source)
