"""By what the documents that answer a query can be told apart: outlet, month, tag, with counts."""

import re
from collections import Counter
from collections.abc import Callable, Collection

from annotations.values import dataclass
from corpus.annotation_table import AnnotationTable
from corpus.completing import as_value
from corpus.metadata import Metadata
from corpus.query import Field

_EITHER = re.compile(r"\bOR\b")


@dataclass(frozen=True, slots=True)
class Facet:
    """How many of the documents have one value. value: of a month ``2031-05``."""

    field: Field
    value: str
    documents: int

    @property
    def asked(self) -> str:
        """The query that finds them."""
        return f"{self.field}:{as_value(self.value)}"


def facets(
    names: Collection[str],
    table: AnnotationTable | None,
    metadata: Callable[[str], Metadata | None],
) -> tuple[Facet, ...]:
    """Of the documents `names`: outlets and tags, the commonest first, months by time.

    metadata: of a document, by its name.
    """
    outlets: Counter[str] = Counter()
    months: Counter[str] = Counter()
    for name in names:
        known = metadata(name)
        if known is not None and known.outlet:
            outlets[known.outlet] += 1
        if known is not None and known.date:
            months[known.date.isoformat()[:7]] += 1
    tags = table.tags_of(set(names)) if table is not None else {}
    return (
        *(Facet(Field.OUTLET, value, n) for value, n in outlets.most_common()),
        *(Facet(Field.DATE, value, n) for value, n in sorted(months.items())),
        *(Facet(Field.TAG, v, n) for v, n in sorted(tags.items(), key=lambda t: (-t[1], t[0]))),
    )


def narrowed(query: str, facet: Facet) -> str:
    """A query that finds only those of its documents that have the value."""
    return f"({query}) {facet.asked}" if _EITHER.search(query) else f"{query} {facet.asked}"
