"""What `gloss repair` would do, as values."""

import pytest

from annotations.landings import Anchor, Doubtful, Exact, Moved, Orphan
from annotations.model import Target
from annotations.neighbours import anchor_all
from annotations.repairing import Action, plan, repaired
from annotations.selectors import Span
from tests.annotations.made import DOCUMENT, TEXT, Desk, author

OTHER = "urn:sha256:" + 64 * "1"
PASSAGE = Span(3, 9)


@pytest.mark.parametrize(
    ("landed", "choice", "action", "spans"),
    [
        (Exact(PASSAGE), 0, Action.CONFIRM, (PASSAGE,)),
        (Moved(PASSAGE, ()), 0, Action.MOVE, (PASSAGE,)),
        (Doubtful((PASSAGE, Span(20, 26)), ()), 0, Action.LEAVE, ()),
        (Doubtful((PASSAGE, Span(20, 26)), ()), 2, Action.TAKE, (Span(20, 26),)),
        (Doubtful((PASSAGE,), ()), 2, Action.LEAVE, ()),
        (Orphan(()), 1, Action.LEAVE, ()),
    ],
)
def test_what_is_sure_or_chosen_is_done(
    landed: Anchor, choice: int, action: Action, spans: tuple[Span, ...]
) -> None:
    desk = Desk()
    id_ = desk.claim("41 passengers")
    annotations = desk.set.mine.annotations.values()
    (repair,) = plan(annotations, {id_: (landed,)}, OTHER, {id_: choice})
    assert (repair.action, repair.spans) == (action, spans)


def test_nothing_is_done_to_what_stands_in_its_text_or_is_about_all_of_it() -> None:
    desk = Desk()
    id_, whole = desk.claim("41 passengers"), desk.nowhere("Tove Marrin")
    anchors = {id_: (Exact(PASSAGE),), whole: (Exact(Span(0, len(TEXT))),)}
    annotations = desk.set.mine.annotations.values()
    assert plan(annotations, anchors, DOCUMENT, {}) == []
    (repair,) = plan(annotations, anchors, OTHER, {})
    assert repair.annotation.id == id_


def test_all_is_one_step_and_the_passages_are_described_anew() -> None:
    desk = Desk()
    ids = [desk.claim("41 passengers"), desk.claim("harbour master Ilo Varr")]
    new = "Update. " + TEXT
    annotations = desk.set.mine.annotations
    anchors = {id_: anchor_all(new, annotations[id_].targets) for id_ in ids}
    repairs = plan(annotations.values(), anchors, OTHER, {})
    edit = repaired(desk.set, author(), repairs, OTHER, new)
    assert {change.id for change in edit.changes} == set(ids)
    after = desk.set.applied(edit)
    for id_ in ids:
        (target,) = after.mine.annotations[id_].targets
        assert isinstance(target, Target)
        assert target.document == OTHER
        assert anchor_all(new, [target]) == [Exact(target.position or PASSAGE)]
    assert repaired(desk.set, author(), [], OTHER, new).is_empty
