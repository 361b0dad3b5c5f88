"""Edits: what each changes, what it leaves alone, and that taking it back gives the bytes."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from annotations.changes import Change, Edit, folded
from annotations.collected import AnnotationSet
from annotations.editing import (
    combined,
    comment,
    delete,
    link,
    move_edges,
    passage_targets,
    revise,
    set_note,
    tag_passage,
    unlink,
)
from annotations.errors import InvalidSpan, NotEditable
from annotations.identifiers import Author
from annotations.model import (
    CLAIM,
    CONFLICT,
    DELETED,
    SOURCE,
    Figure,
    Motivation,
    NoteBody,
    Relation,
    TagBody,
    Target,
)
from annotations.selectors import Span
from annotations.snapshot import Sidecar
from tests.annotations.made import DOCUMENT, TEXT, Desk, author, nothing, span_of, targets

Build = Callable[[Desk, str, str], Edit]


def test_tagging_makes_one_annotation_with_everything_about_it() -> None:
    edit = tag_passage(
        nothing(), author(), TagBody(CLAIM), targets("41 passengers"), note="sure?", cursor=7
    )
    after = nothing().applied(edit)
    (made,) = after.annotations.values()
    assert (edit.subject, edit.label, edit.document, edit.cursor) == (
        *(made.id, "tag as claim", "ferry.txt"),
        7,
    )
    assert (made.tag, made.note, made.creator) == (CLAIM, "sure?", "anna")
    assert made.position == span_of("41 passengers")
    assert made.created == made.modified == "2031-05-01T10:00:00Z"
    assert made.motivation is Motivation.TAGGING
    assert after.own(made.id)


def test_a_passage_in_pieces_stands_in_text_order_and_each_once() -> None:
    spans = [span_of("captain"), span_of("Nobody"), span_of("captain")]
    made = passage_targets(DOCUMENT, TEXT, spans)
    assert [x.position for x in made] == [span_of("Nobody"), span_of("captain")]
    with pytest.raises(InvalidSpan):
        passage_targets(DOCUMENT, TEXT, [Span(3, 3)])


def test_a_source_tagged_nowhere_is_on_the_whole_document() -> None:
    desk = Desk()
    made = desk.nowhere("Coast Wire")
    source = desk.set.annotations[made]
    assert (source.tag, source.entity, source.position) == (SOURCE, "Coast Wire", None)
    assert source.targets[0].whole_document


def test_a_comment_is_a_note_without_a_tag() -> None:
    edit = comment(nothing(), author(), "boilerplate", [Target(DOCUMENT)])
    (made,) = nothing().applied(edit).annotations.values()
    assert (made.tag, made.note, made.motivation) == (None, "boilerplate", Motivation.COMMENTING)


def test_revising_sets_modified_and_nothing_that_was_not_asked() -> None:
    desk = Desk()
    claim = desk.claim("41 passengers")
    before = desk.set.annotations[claim]
    body = TagBody(CLAIM, figure=Figure("41", "people"))
    after = desk.set.applied(revise(desk.set, desk.author, claim, bodies=[body])).annotations[claim]
    assert after == replace(before, bodies=(body,), modified=after.modified)
    assert after.modified > before.modified


def test_modified_does_not_go_behind_created_with_the_clock() -> None:
    desk = Desk()
    claim = desk.claim("41 passengers")
    back = Author("anna", now=lambda: "2030-01-01T00:00:00Z")
    edit = revise(desk.set, back, claim, bodies=[TagBody("rumour")])
    after = desk.set.applied(edit).annotations[claim]
    assert after.modified == after.created


def test_unknown_keys_survive_an_edit() -> None:
    desk = Desk()
    claim = desk.claim("41 passengers")
    value = json.loads(desk.set.mine.raw_of(claim) or "")
    value |= {"rights": "https://example.org/licence"}
    value["target"] |= {"scope": "urn:x:1"}
    value["target"]["selector"].append({"type": "FragmentSelector", "value": "page=2"})
    raw = json.dumps(value)
    desk.set = desk.set.applied(Edit("", "", (Change(claim, None, raw),)))
    noted = desk.set.applied(set_note(desk.set, desk.author, claim, "why?"))
    kept = json.loads(noted.mine.raw_of(claim) or "")
    assert kept["rights"] == value["rights"]
    assert kept["target"] == value["target"]
    moved = noted.applied(move_edges(noted, desk.author, claim, targets("captain")))
    target = json.loads(moved.mine.raw_of(claim) or "")["target"]
    assert target["scope"] == "urn:x:1"
    # Another tool's selector described the passage that was left.
    assert [x["type"] for x in target["selector"]] == ["TextPositionSelector", "TextQuoteSelector"]


def test_a_note_is_written_replaced_and_removed() -> None:
    desk = Desk()
    claim = desk.claim("41 passengers")
    for text, expected in (("first", "first"), ("second", "second"), ("  ", None)):
        desk.set = desk.set.applied(set_note(desk.set, desk.author, claim, text))
        assert desk.set.annotations[claim].note == expected
        assert desk.set.annotations[claim].tag == CLAIM
    assert set_note(desk.set, desk.author, claim, "").is_empty


def test_a_mere_note_is_deleted_with_its_text() -> None:
    edit = comment(nothing(), author(), "boilerplate", [Target(DOCUMENT)])
    after = nothing().applied(edit)
    assert edit.subject is not None
    assert not after.applied(set_note(after, author(), edit.subject, "")).annotations


def test_moving_edges_describes_the_passage_anew() -> None:
    desk = Desk()
    claim = desk.claim("41 passengers")
    moved = desk.set.applied(move_edges(desk.set, desk.author, claim, targets("counted 41")))
    assert moved.annotations[claim].targets == targets("counted 41")


@pytest.mark.parametrize(
    "build",
    [
        lambda desk, claim, source: link(desk.set, desk.author, claim, source),
        lambda desk, claim, _: link(desk.set, desk.author, claim, "urn:sha256:" + "0" * 64),
        lambda desk, claim, _: revise(desk.set, desk.author, claim, bodies=[TagBody(CLAIM)]),
        lambda desk, claim, _: move_edges(desk.set, desk.author, claim, targets("41 passengers")),
        lambda desk, claim, _: set_note(desk.set, desk.author, claim, " "),
    ],
)
def test_what_is_so_already_is_no_step(build: Build) -> None:
    desk = Desk()
    claim, source = desk.claim("41 passengers"), desk.source("Ilo Varr")
    desk.link(claim, source)
    desk.link(claim, DOCUMENT)
    edit = build(desk, claim, source)
    assert edit.is_empty
    assert edit.subject is None


def marked(desk: Desk, id_: str, other: str) -> None:
    """Mark an annotation as a merge does that kept it in two versions."""
    line = desk.set.mine.raw_of(id_)
    assert line is not None
    after = line[:-1] + f',"{CONFLICT}":"{other}"}}'
    desk.set = desk.set.applied(Edit("merge", "ferry.txt", (Change(id_, line, after),)))


def test_looking_at_one_that_a_merge_marked_takes_the_mark_away_though_nothing_else_changes() -> (
    None
):
    desk = Desk()
    claim = desk.claim("11 people")
    marked(desk, claim, DELETED)
    bodies = desk.set.annotations[claim].bodies
    edit = revise(desk.set, desk.author, claim, bodies=bodies)
    after = desk.set.applied(edit)
    assert not after.annotations[claim].conflict
    assert revise(after, desk.author, claim, bodies=bodies).is_empty


def test_a_link_between_both_versions_goes_with_one_of_them() -> None:
    """It would lead from the other one to itself."""
    desk = Desk()
    claim, copy, source = desk.claim("11 people"), desk.claim("41 passengers"), desk.nowhere("Varr")
    marked(desk, copy, claim)
    for ends in ((claim, copy), (copy, source), (claim, source)):
        desk.link(*ends)
    for gone, kept in ((claim, copy), (copy, claim)):
        after = desk.set.applied(delete(desk.set, gone))
        assert [(x.attributed, x.to) for x in after.links.values()] == [(kept, source)]


def test_the_own_voice_is_one_and_no_other_source() -> None:
    desk = Desk()
    claim, source = desk.claim("11 people"), desk.nowhere("Varr")
    assert desk.link(claim, DOCUMENT)
    other_text = "urn:sha256:" + "0" * 64
    assert link(desk.set, desk.author, claim, other_text).is_empty
    assert not link(desk.set, desk.author, claim, source).is_empty
    assert not link(desk.set, desk.author, source, DOCUMENT).is_empty


def test_two_relations_between_the_same_two_are_two_links() -> None:
    desk = Desk()
    one, other = desk.claim("11 people"), desk.claim("41 passengers")
    assert desk.link(one, other)
    edit = link(desk.set, desk.author, one, other, relation=Relation.CONTRADICTS)
    assert len(desk.set.applied(edit).links) == 2


def test_deleting_takes_ones_own_links_from_it_and_to_it_along() -> None:
    desk = Desk()
    claim, source = desk.claim("41 passengers"), desk.source("Ilo Varr")
    origin = desk.source("Evening Lamp")
    desk.link(claim, source)
    desk.link(source, origin)
    kept = desk.link(claim, origin)
    edit = delete(desk.set, source, cursor=3)
    after = desk.set.applied(edit)
    assert set(after.annotations) == {claim, origin}
    assert set(after.links) == {kept}
    assert edit.subject == source


def test_unlinking_takes_only_the_link() -> None:
    desk = Desk()
    claim, source = desk.claim("41 passengers"), desk.source("Ilo Varr")
    made = desk.link(claim, source)
    assert made is not None
    after = desk.set.applied(unlink(desk.set, made))
    assert not after.links
    assert len(after.annotations) == 2


EDITS: list[Build] = [
    lambda desk, claim, _: revise(desk.set, desk.author, claim, bodies=[NoteBody("x")]),
    lambda desk, claim, _: set_note(desk.set, desk.author, claim, "x"),
    lambda desk, claim, _: move_edges(desk.set, desk.author, claim, targets("captain")),
    lambda desk, claim, source: link(desk.set, desk.author, source, claim),
    lambda desk, claim, _: delete(desk.set, claim),
    lambda desk, claim, _: tag_passage(
        desk.set, desk.author, TagBody(CLAIM), targets("Nobody saw")
    ),
]


@pytest.mark.parametrize("build", EDITS)
def test_taking_an_edit_back_gives_the_very_bytes(build: Build) -> None:
    desk = Desk()
    claim, source = desk.claim("41 passengers"), desk.source("Ilo Varr")
    desk.link(claim, source)
    edit = build(desk, claim, source)
    after = desk.set.applied(edit)
    assert after.mine.render() != desk.set.mine.render()
    back = after.applied(edit.inverse())
    assert back.mine.render() == desk.set.mine.render()
    assert back.applied(edit).mine.render() == after.mine.render()


@pytest.mark.parametrize(
    "build",
    [
        EDITS[0],
        EDITS[1],
        EDITS[2],
        EDITS[4],
        lambda desk, claim, _: unlink(desk.set, claim),
    ],
)
@pytest.mark.parametrize("there", [True, False])
def test_what_is_not_ones_own_is_not_edited(build: Build, there: bool) -> None:
    bob, desk = Desk("bob"), Desk()
    claim = bob.claim("41 passengers")
    if there:
        desk.set = AnnotationSet.of("ferry.txt", desk.set.mine, [bob.set.mine])
    with pytest.raises(NotEditable, match="made by bob" if there else "no such annotation"):
        build(desk, claim, claim)


def test_several_edits_become_one_step() -> None:
    desk = Desk()
    start = desk.set
    first = tag_passage(start, desk.author, TagBody(CLAIM), targets("11 people"), cursor=5)
    claim = str(first.subject)
    second = start.applied(first)
    noted = set_note(second, desk.author, claim, "x")
    third = second.applied(noted)
    extra = tag_passage(third, desk.author, TagBody(SOURCE), targets("Ilo Varr"), cursor=9)
    linked = link(third.applied(extra), desk.author, claim, str(extra.subject))
    step = combined("claim with source", [first, noted, extra, linked])
    assert (step.label, step.cursor, len(step.changes)) == ("claim with source", 5, 3)
    after = start.applied(step)
    assert after.mine == third.applied(extra).applied(linked).mine
    assert after.applied(step.inverse()).mine == start.mine


def test_steps_of_several_documents_are_not_one() -> None:
    edits = [Edit("", "a.txt", ()), Edit("", "b.txt", ())]
    with pytest.raises(ValueError, match="one document"):
        combined("", edits)
    with pytest.raises(ValueError, match="one document"):
        combined("", [])


def test_changes_that_cancel_are_no_change() -> None:
    assert folded([Change("a", None, "1"), Change("a", "1", None)]) == ()
    assert folded([Change("a", "1", "2"), Change("a", "2", "3")]) == (Change("a", "1", "3"),)


def test_a_set_shows_all_annotators_and_edits_ones_own() -> None:
    bob, desk = Desk("bob"), Desk()
    theirs, mine = bob.claim("11 people"), desk.claim("41 passengers")
    bob.link(theirs, mine)
    both = AnnotationSet.of(
        "ferry.txt",
        desk.set.mine,
        [bob.set.mine, Sidecar.parse(desk.set.mine.render().encode(), Path("x"))],
    )
    assert set(both.annotations) == {theirs, mine}
    assert len(both.links) == 1
    assert len(both.others) == 1
    assert (both.own(mine), both.own(theirs)) == (True, False)
    assert [x.id for x in both.in_order] == [theirs, mine]
    after = both.applied(delete(both, mine))
    assert [x.id for x in after.in_order] == [theirs]
    assert set(after.annotations) == {theirs}
    assert after.links == both.links
    assert after.others == both.others
