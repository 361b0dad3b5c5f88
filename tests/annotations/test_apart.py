"""One id in several sidecars of a document, as a copied file makes it: nothing hides anything."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from annotations.apart import filed_id
from annotations.claims import ClaimGraph
from annotations.collected import AnnotationSet
from annotations.editing import delete, link, revise
from annotations.model import CLAIM, TagBody
from annotations.snapshot import Line, Sidecar
from annotations.wire.encode import encode_item
from tests.annotations.made import Desk, empty


def copied(sidecar: Sidecar, annotator: str, tag: str | None = None) -> Sidecar:
    """The file under another's name; where `tag` is given, all that was a claim is that."""
    lines = []
    for line in sidecar.lines:
        item = line.item
        if tag and item in sidecar.annotations.values() and item.tag == CLAIM:  # type: ignore[union-attr]
            item = replace(item, bodies=(TagBody(tag),))  # type: ignore[type-var]
        assert item is not None
        lines.append(Line.of(encode_item(item)))
    header = replace(sidecar.header, annotator=annotator)
    return replace(sidecar, header=header, lines=tuple(lines))


def mara() -> tuple[Desk, str, str]:
    desk = Desk("mara")
    claim, source = desk.claim("11 people"), desk.source("Coast Wire")
    desk.link(claim, source)
    return desk, claim, source


@pytest.mark.parametrize("order", [list, lambda x: list(reversed(x))])
def test_what_two_say_under_one_id_is_shown_twice(
    order: Callable[[list[Sidecar]], list[Sidecar]],
) -> None:
    desk, _, _ = mara()
    both = order([desk.set.mine, copied(desk.set.mine, "zoe", "rumour")])
    shown = AnnotationSet.of("ferry.txt", empty("anna"), both)
    assert sorted(x.tag or "" for x in shown.in_order) == ["claim", "rumour", "source"]
    assert {x.id for x in shown.in_order} == set(shown.annotations)


def test_what_two_say_alike_is_there_once() -> None:
    desk, claim, source = mara()
    both = [desk.set.mine, copied(desk.set.mine, "zoe"), copied(desk.set.mine, "zoe")]
    shown = AnnotationSet.of("ferry.txt", empty("anna"), both)
    assert set(shown.annotations) == {claim, source}
    assert len(shown.links) == 1


def test_the_copys_links_lead_from_the_copy() -> None:
    desk, claim, source = mara()
    copy = copied(desk.set.mine, "zoe", "rumour")
    shown = AnnotationSet.of("ferry.txt", empty("anna"), [desk.set.mine, copy])
    (other,) = set(shown.annotations) - {claim, source}
    graph = ClaimGraph.of(shown)
    assert graph.direct(claim) == graph.direct(other) == (source,)
    assert filed_id(other) == claim


def test_three_files_of_two_names_all_keep_their_own() -> None:
    desk, _, _ = mara()
    others = [desk.set.mine, *(copied(desk.set.mine, "zoe", tag) for tag in ("rumour", "doubt"))]
    shown = AnnotationSet.of("ferry.txt", empty("anna"), others)
    assert {x.tag for x in shown.annotations.values()} == {"claim", "rumour", "doubt", "source"}


def test_ones_own_keeps_its_id_and_the_others_stays_while_it_is_edited() -> None:
    desk, claim, _ = mara()
    theirs = copied(desk.set.mine, "zoe", "rumour")
    alike = copied(desk.set.mine, "bo")
    shown = AnnotationSet.of("ferry.txt", desk.set.mine, [alike, theirs])
    assert shown.annotations[claim].tag == CLAIM
    assert {x.tag for x in shown.annotations.values()} == {"claim", "rumour", "source"}
    edit = revise(shown, desk.author, claim, bodies=[TagBody("guess")])
    tags = sorted(x.tag or "" for x in shown.applied(edit).in_order)
    assert tags == ["claim", "guess", "rumour", "source"]
    gone = shown.applied(delete(shown, claim))
    assert {x.tag for x in gone.annotations.values()} == {"claim", "rumour", "source"}


def test_a_link_is_written_with_the_id_that_is_in_the_file() -> None:
    desk, claim, source = mara()
    theirs = copied(desk.set.mine, "zoe", "rumour")
    shown = AnnotationSet.of("ferry.txt", empty("anna"), [desk.set.mine, theirs])
    (other,) = set(shown.annotations) - {claim, source}
    edit = link(shown, Desk("anna").author, other, source)
    (made,) = shown.applied(edit).mine.links.values()
    assert (made.attributed, made.to) == (claim, source)
