"""JSON to model and back: key order, unknown keys, and what is refused."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.errors import WireError
from annotations.model import (
    Annotation,
    Figure,
    Item,
    Link,
    Motivation,
    NoteBody,
    OtherBody,
    Relation,
    TagBody,
    Target,
)
from annotations.selectors import Span, TextQuoteSelector
from annotations.snapshot import Sidecar
from annotations.wire import decode_item, encode_item
from annotations.wire.context import CONTEXT_JSON
from annotations.wire.strict_json import dump, on_one_line
from tests.annotations.made import DOCUMENT, targets

ID = "urn:uuid:0190a2b4-7c00-7000-8000-000000000001"
OTHER = "urn:uuid:0190a2b4-7c00-7000-8000-000000000002"
MOMENT = "2031-05-01T10:00:00Z"
HEAD: dict[str, Any] = {
    "id": ID,
    "type": "Annotation",
    "motivation": "tagging",
    "created": MOMENT,
    "modified": MOMENT,
    "creator": {"type": "Person", "nickname": "anna"},
}
CLAIM = {"type": "TextualBody", "purpose": "tagging", "value": "claim"}
FULL_CLAIM = TagBody(
    "claim",
    certainty="certain",
    polarity="positive",
    stance="reports",
    directness="indirect",
    review=True,
    topic="rescued",
    figure=Figure("11", "people", "at least", "2031-05-01"),
    suggested=True,
    attributes={"urgency": "high"},
)


def annotation(**changed: Any) -> Annotation:
    plain = Annotation(
        ID, Motivation.TAGGING, MOMENT, MOMENT, "anna", (TagBody("claim"),), targets("11 people")
    )
    return replace(plain, **changed)


def raw(**changed: Any) -> str:
    return json.dumps({**HEAD, "body": CLAIM, "target": DOCUMENT, **changed})


def decoded(**changed: Any) -> Annotation:
    item = decode_item(raw(**changed))
    assert isinstance(item, Annotation)
    return item


def key_order(value: Any) -> Any:
    """The keys of nested objects, in order."""
    if isinstance(value, dict):
        return [(key, key_order(part)) for key, part in value.items()]
    return [key_order(part) for part in value] if isinstance(value, list) else None


def test_an_annotation_has_its_keys_in_the_order_of_the_format() -> None:
    item = annotation(bodies=(FULL_CLAIM, NoteBody("cf. the log")), targets=targets("11 people"))
    body, note = (json.loads(encode_item(item)))["body"]
    value = json.loads(encode_item(item))
    assert list(value) == [*HEAD, "body", "target"]
    assert list(body) == [
        *("type", "purpose", "value", "certainty", "polarity", "stance", "directness"),
        *("review", "topic", "figure", "suggested", "gloss:attr_urgency"),
    ]
    assert list(body["figure"]) == ["amount", "unit", "qualifier", "asOf"]
    assert list(note) == ["type", "purpose", "value", "format"]
    assert key_order(value["target"]) == [
        ("type", None),
        ("source", None),
        (
            "selector",
            [
                [("type", None), ("start", None), ("end", None)],
                [("type", None), ("exact", None), ("prefix", None), ("suffix", None)],
            ],
        ),
    ]


def test_a_passage_in_pieces_says_that_they_are_one() -> None:
    item = annotation(targets=(*targets("11 people"), *targets("rescued")))
    value = json.loads(encode_item(item))
    assert list(value)[-2:] == ["target", "pieces"]
    assert value["pieces"] == "gloss:one"
    assert decode_item(encode_item(item)) == item


def test_a_link_is_two_bare_ids_and_a_relation() -> None:
    link = Link(ID, MOMENT, MOMENT, "anna", attributed=OTHER, to=DOCUMENT)
    value = json.loads(encode_item(link))
    assert list(value) == [*HEAD, "body", "target", "relation"]
    assert (value["body"], value["target"]) == (DOCUMENT, OTHER)
    assert value["relation"] == "gloss:attributedTo"
    assert link.own_voice


def test_a_whole_document_is_a_bare_iri() -> None:
    value = json.loads(encode_item(annotation(targets=(Target(DOCUMENT),))))
    assert value["target"] == DOCUMENT


def test_a_documents_own_voice_may_be_written_as_a_resource() -> None:
    body = {"type": "SpecificResource", "source": DOCUMENT}
    link = decode_item(
        raw(motivation="linking", body=body, target=OTHER, relation="gloss:attributedTo")
    )
    assert isinstance(link, Link)
    assert link.own_voice
    assert link.to == DOCUMENT


def test_relations_may_be_written_as_full_iris() -> None:
    iri = "https://w3id.org/glossator/ns#contradicts"
    link = decode_item(raw(motivation="linking", body=OTHER, target=ID, relation=iri))
    assert isinstance(link, Link)
    assert link.relation is Relation.CONTRADICTS


@pytest.mark.parametrize(
    "changed",
    [
        {"gloss:mood": {"a": [1, None, True]}},
        {"rights": "https://example.org/licence"},
        {"type": ["Annotation", "https://example.org/Other"]},
        {"creator": "https://example.org/anna"},
        {"creator": {"type": "Person", "nickname": "anna", "email": "mailto:a@port.example"}},
        {"pieces": "gloss:several"},
        {"body": {**CLAIM, "language": "en", "figure": {"amount": 11}}},
        {"body": {**CLAIM, "figure": {"amount": "11", "unit": 3, "source": "x"}}},
        {"body": {**CLAIM, "review": "yes", "topic": 3}},
        {"body": [{**CLAIM, "purpose": "classifying"}, "https://example.org/tag"]},
        {"body": {**CLAIM, "purpose": "commenting", "format": "text/html"}},
        {"target": {"type": "SpecificResource", "source": DOCUMENT, "scope": "urn:x:y"}},
        {"target": {"type": "SpecificResource", "source": {"id": DOCUMENT, "format": "a/b"}}},
        {
            "target": {
                "type": "SpecificResource",
                "source": DOCUMENT,
                "selector": [
                    {"type": "TextPositionSelector", "start": 1, "end": 4, "gloss:x": 1},
                    {"type": "TextQuoteSelector", "exact": "abc", "prefix": "", "suffix": "d"},
                    {"type": "FragmentSelector", "value": "page=2"},
                ],
            }
        },
    ],
)
def test_what_we_do_not_know_survives_being_encoded(changed: dict[str, Any]) -> None:
    assert json.loads(encode_item(decoded(**changed))) == json.loads(raw(**changed))


def test_a_body_without_a_purpose_has_that_of_its_annotation() -> None:
    assert decoded(body={"type": "TextualBody", "value": "claim"}).tag == "claim"
    value = json.loads(raw(bodyValue="seen", motivation="commenting"))
    del value["body"]
    note = decode_item(json.dumps(value))
    assert isinstance(note, Annotation)
    assert note.note == "seen"
    assert "bodyValue" not in json.loads(encode_item(note))


def test_a_foreign_annotation_may_leave_out_who_and_when() -> None:
    value = {k: v for k, v in HEAD.items() if k not in ("created", "modified", "creator")}
    item = decode_item(json.dumps({**value, "target": DOCUMENT}))
    assert json.loads(encode_item(item)) == {**value, "target": DOCUMENT}


def test_of_duplicate_keys_the_last_counts() -> None:
    item = decode_item(raw()[:-1] + ', "motivation": "commenting"}')
    assert isinstance(item, Annotation)
    assert item.motivation is Motivation.COMMENTING


POSITION = {"type": "TextPositionSelector", "start": 3, "end": 9}
QUOTE = {"type": "TextQuoteSelector", "exact": "quay"}


def with_selectors(*selectors: Any) -> dict[str, Any]:
    source = {"type": "SpecificResource", "source": DOCUMENT}
    return {"target": {**source, "selector": list(selectors)}}


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"id": 7}, "id"),
        ({"type": "Note"}, "type"),
        ({"motivation": "highlighting"}, "motivation"),
        ({"motivation": ["tagging", "commenting"]}, "motivation"),
        ({"created": 3}, "created"),
        ({"modified": 3}, "modified"),
        ({"target": []}, "target"),
        ({"target": None}, "target"),
        ({"target": [DOCUMENT, 4]}, "target[1]"),
        ({"target": {"type": "SpecificResource"}}, "target.source"),
        (with_selectors({**POSITION, "start": -1}), "target.selector[0].start"),
        (with_selectors({**POSITION, "start": True}), "target.selector[0].start"),
        (with_selectors({**POSITION, "start": 3.0}), "target.selector[0].start"),
        (with_selectors(QUOTE, {**POSITION, "end": 2}), "target.selector[1].end"),
        (with_selectors({**QUOTE, "exact": None}), "target.selector[0].exact"),
        (with_selectors({**QUOTE, "prefix": 4}), "target.selector[0].prefix"),
        (with_selectors({**QUOTE, "suffix": None}), "target.selector[0].suffix"),
        (with_selectors(5), "target.selector[0]"),
        ({"motivation": "linking", "body": OTHER}, "relation"),
        ({"motivation": "linking", "relation": "gloss:envies", "body": OTHER}, "relation"),
        ({"motivation": "linking", "relation": "gloss:reprints", "body": [OTHER, ID]}, "body"),
        ({"motivation": "linking", "relation": "gloss:reprints", "body": CLAIM}, "body"),
    ],
)
def test_a_malformed_annotation_is_refused_with_its_place(
    changed: dict[str, Any], place: str
) -> None:
    with pytest.raises(WireError) as caught:
        decode_item(raw(**changed))
    assert caught.value.place == place


@pytest.mark.parametrize(
    ("member", "message"),
    [
        ("NaN", "NaN is not JSON"),
        ("-Infinity", "Infinity is not JSON"),
        ("1e999", "too large"),
        ("9007199254740993", "over 2^53"),
        ("-9007199254740993", "over 2^53"),
        ("1" * 5000, "over 2^53"),
        (r'"\ud800"', "lone surrogate"),
        (r'{"\udfff": 1}', "lone surrogate"),
        ("[" * 64 + "]" * 64, "nested over 64"),
        ("[" * 5000 + "]" * 5000, "nested over 64"),
        ('"unclosed', "not JSON"),
    ],
)
def test_json_that_others_would_read_otherwise_is_refused(member: str, message: str) -> None:
    with pytest.raises(WireError, match=message.replace("^", r"\^")):
        decode_item(raw()[:-1] + f', "x": {member}}}')


@pytest.mark.parametrize(
    "member", ["9007199254740992", r'"\ud83d\ude00"', "[" * 63 + "]" * 63, "1.0E2", '"[[[{{{"']
)
def test_json_at_the_edge_of_what_is_allowed_is_read(member: str) -> None:
    assert decode_item(raw()[:-1] + f', "x": {member}}}').id == ID


@pytest.mark.parametrize(
    ("item", "message"),
    [
        (annotation(bodies=(NoteBody("\ud800"),)), "lone surrogate"),
        (annotation(extra={"x": float("nan")}), "cannot be written"),
        (annotation(extra={"x": {1, 2}}), "cannot be written"),
        (annotation(extra={"x": 2**60}), "over 2"),
        (annotation(targets=()), "at least one"),
    ],
)
def test_what_we_would_not_read_is_not_written(item: Item, message: str) -> None:
    with pytest.raises(WireError, match=message):
        encode_item(item)


def test_white_space_goes_only_between_tokens() -> None:
    text = '{\r\n  "a": "two  blanks \\" {\\n",\n\t"b": [1.0E2, 1e-0]\n}'
    assert on_one_line(text) == '{"a":"two  blanks \\" {\\n","b":[1.0E2,1e-0]}'
    assert on_one_line('{ "a" : 1 }') == '{ "a" : 1 }'


def test_the_examples_of_the_format_are_encoded_to_the_bytes_they_came_from(
    testdata: Path,
) -> None:
    paths = sorted((testdata / "sidecars").glob("*.json"))
    lines = [x for p in paths for x in Sidecar.parse(p.read_bytes(), p).lines]
    # One example writes the own voice as a resource, which we write as a bare IRI.
    ours = [x for x in lines if '"body":{"type":"SpecificResource"' not in x.raw]
    assert len(ours) == len(lines) - 1 > 10
    for line in ours:
        assert line.item is not None
        assert encode_item(line.item) == line.raw
    assert all(f'"@context":{CONTEXT_JSON},\n' in p.read_text("utf-8") for p in paths)


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
names = st.text("abcdefgh_", min_size=1, max_size=8)
optional = st.none() | texts
flags = st.none() | st.booleans()
tags = st.builds(
    TagBody,
    texts,
    entity=optional,
    certainty=optional,
    polarity=optional,
    stance=optional,
    directness=optional,
    review=flags,
    topic=optional,
    suggested=flags,
    figure=st.none() | st.builds(Figure, texts, optional, optional, optional),
    attributes=st.dictionaries(names, texts, max_size=3),
)
spans = st.tuples(st.integers(0, 10**7), st.integers(0, 1000)).map(
    lambda pair: Span(pair[0], sum(pair))
)
places = st.builds(Target, st.just(DOCUMENT), spans, st.builds(TextQuoteSelector, texts, texts))
items: st.SearchStrategy[Item] = st.one_of(
    st.builds(
        Annotation,
        id=texts,
        motivation=st.sampled_from([Motivation.TAGGING, Motivation.COMMENTING]),
        created=st.just(MOMENT),
        modified=st.just(MOMENT),
        creator=texts,
        bodies=st.lists(tags | st.builds(NoteBody, texts), max_size=3).map(tuple),
        targets=st.just((Target(DOCUMENT),)) | st.lists(places, min_size=1, max_size=3).map(tuple),
    ),
    st.builds(
        Link,
        id=texts,
        created=st.just(MOMENT),
        modified=st.just(MOMENT),
        creator=texts,
        attributed=texts,
        to=texts,
        relation=st.sampled_from(Relation),
    ),
)


@given(items)
def test_what_is_encoded_is_decoded_to_the_same(item: Item) -> None:
    line = encode_item(item)
    assert "\n" not in line
    assert decode_item(line) == item
    assert encode_item(decode_item(line)) == line


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(texts, json_values, max_size=4), json_values, json_values)
def test_no_json_object_crashes_the_decoder(
    extra: dict[str, Any], body: object, target: object
) -> None:
    try:
        item = decode_item(dump({**extra, **HEAD, "body": body, "target": target}))
    except WireError:
        return
    again = decode_item(encode_item(item))
    assert again == item
    assert again.extra == item.extra


def test_an_unknown_body_is_kept_as_it_is() -> None:
    body = {"type": "Choice", "items": [CLAIM]}
    assert decoded(body=body).bodies == (OtherBody(body),)
