"""The parts of a query that are about annotations, answered by the annotation table.

Side by side they are about one and the same annotation: ``tag:claim source:none`` are claims that
rest on nobody, not documents with a claim and with something else that rests on nobody. An
annotation has but one tag, so that of several tags each is joined with all that is not a tag.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotations.model import CLAIM
from corpus.matching import leaves_of
from corpus.query import And, Documents, Field, Not, Or, Query, Term

if TYPE_CHECKING:
    from corpus.annotation_table import AnnotationTable

_QUALIFIERS = frozenset({Field.NOTE, Field.ANNOTATOR, Field.SOURCE})


class Annotated:
    """What a table answers to one query.

    table: None where nothing is annotated. passages: the annotated ones that answer, by document,
    as the table has them.
    """

    def __init__(self, table: "AnnotationTable | None") -> None:
        self._table = table
        self.passages: dict[str, set[str]] = defaultdict(set)

    def answered(self, query: Query, *, positive: bool = True) -> Query:
        """`query` with sets of documents in the place of what it asks of annotations.

        positive: whether a document may answer because of what stands here.
        """
        match query:
            case And(parts):
                return self._side_by_side(parts, positive)
            case Or(parts):
                return Or(tuple(self.answered(part, positive=positive) for part in parts))
            case Not(part):
                return Not(self.answered(part, positive=not positive))
            case leaf if _of(leaf) <= _QUALIFIERS | {Field.TAG}:
                return self._documents((leaf,), positive)
            case leaf:
                return leaf

    def _side_by_side(self, parts: Sequence[Query], positive: bool) -> Query:
        tags = [part for part in parts if _of(part) == {Field.TAG} and not isinstance(part, Not)]
        qualifiers = [part for part in parts if _of(part) <= _QUALIFIERS]
        if not tags:
            qualifiers = [part for part in parts if part in qualifiers or _is_mixed(part)]
        if not tags and all(isinstance(part, Not) for part in qualifiers):
            # Nothing is said to be there that they could qualify.
            qualifiers = []
        groups = [(tag, *qualifiers) for tag in tags] or [tuple(qualifiers)] * bool(qualifiers)
        rest = [part for part in parts if part not in tags and part not in qualifiers]
        joined = (
            *(self._documents(group, positive) for group in groups),
            *(self.answered(part, positive=positive) for part in rest),
        )
        return And(joined) if len(joined) > 1 else joined[0]

    def _documents(self, asked: tuple[Query, ...], positive: bool) -> Documents:
        """The documents with an annotation that is all of this."""
        if self._table is None:
            return Documents(frozenset())
        found = self._table.passages_with(_of_claims(And(asked)))
        for document, passages in found.items() if positive else ():
            self.passages[document] |= passages
        return Documents(frozenset(found))


def _of_claims(query: Query, tagged: bool = False) -> Query:
    """`query` with sources asked of claims alone, unless a tag beside them says of what.

    It is claims that rest on somebody; mentions of sources rest on others, too. What stands on the
    other side of an OR is about whatever it was about.
    """
    match query:
        case Or(parts):
            return Or(tuple(_of_claims(part, tagged) for part in parts))
        case And(parts):
            tagged = tagged or any(_of(part) == {Field.TAG} for part in parts)
            return And(tuple(_of_claims(part, tagged) for part in parts))
        case part if Field.SOURCE in _of(part) and Field.TAG not in _of(part) and not tagged:
            return And((part, Term(CLAIM, Field.TAG)))
        case part:
            return part


def _is_mixed(query: Query) -> bool:
    """Whether it asks for a tag or for something else of one annotation."""
    fields = _of(query)
    mixed = Field.TAG in fields and fields != {Field.TAG} and fields <= _QUALIFIERS | {Field.TAG}
    return mixed and not isinstance(query, Not)


def _of(query: Query) -> frozenset[Field]:
    """What the leaves of a query are looked for in; those without a field count as text."""
    return frozenset(getattr(leaf, "field", Field.TEXT) for leaf in leaves_of(query))
