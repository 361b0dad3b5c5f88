"""Which tags, topics and values a sidecar uses, each in the order of its first use: a value that
an edit carries along instead of looking through ten thousand annotations.
"""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping

from annotations.model import CLAIM, SOURCE, Annotation

Order = tuple[bool, int, int, str]
"""What lines are sorted by: whether it has no position, start, end, id."""
Name = tuple[str, str, str]
"""What is used: "tag" with its name, "source" with its entity, "topic" with its unit ("" for none),
"value" of an attribute with its name."""

TAG, TOPIC, VALUE = "tag", "topic", "value"


def order_of(annotation: Annotation) -> Order:
    """Where an annotation stands among others: those without a position last."""
    span = annotation.position
    if span is None:
        return (True, 0, 0, annotation.id)
    return (False, span.start, span.end, annotation.id)


def names_in(annotation: Annotation) -> Iterator[Name]:
    """What one annotation uses. A topic that nobody confirmed yet is not in use."""
    body = annotation.tag_body
    if body is None:
        return
    if body.tag:
        yield (TAG, body.tag, "")
    if body.tag == SOURCE:
        yield (SOURCE, body.entity or "", "")
    if body.topic and body.tag == CLAIM and not body.suggested:
        yield (TOPIC, body.topic, (body.figure.unit if body.figure else None) or "")
    for name, value in body.attributes.items():
        if isinstance(value, str):
            yield (VALUE, name, value)


class Uses:
    """Which names are used, and by which annotations; never changed once it is made."""

    __slots__ = ("_by_name",)

    def __init__(self, by_name: Mapping[Name, tuple[Order, ...]]) -> None:
        self._by_name = by_name

    @classmethod
    def of(cls, annotations: Iterable[tuple[Order, Annotation]]) -> "Uses":
        """The uses of annotations that come in their order."""
        found: dict[Name, list[Order]] = {}
        for order, annotation in annotations:
            for name in names_in(annotation):
                found.setdefault(name, []).append(order)
        return cls({name: tuple(orders) for name, orders in found.items()})

    def names(self) -> tuple[Name, ...]:
        """What is used, by the first use of each."""
        return tuple(sorted(self._by_name, key=lambda name: self._by_name[name][0]))

    def count(self, name: Name) -> int:
        """How often a name is used."""
        return len(self._by_name.get(name, ()))

    def sources(self, is_named: Callable[[str], bool]) -> list[Order]:
        """Where sources stand whose entity ("" for none) `is_named`; an order ends in an id."""
        found = (
            orders
            for (kind, entity, _), orders in self._by_name.items()
            if kind == SOURCE and is_named(entity)
        )
        return sorted(order for orders in found for order in orders)

    def changed(
        self, gone: Iterable[tuple[Order, Annotation]], come: Iterable[tuple[Order, Annotation]]
    ) -> "Uses":
        """Without the uses of some annotations, and with those of others."""
        by_name = dict(self._by_name)
        for order, annotation in gone:
            for name in names_in(annotation):
                orders = by_name.pop(name)
                at = bisect_left(orders, order)
                if len(orders) > 1:
                    by_name[name] = (*orders[:at], *orders[at + 1 :])
        for order, annotation in come:
            for name in names_in(annotation):
                grown = list(by_name.get(name, ()))
                insort(grown, order)
                by_name[name] = tuple(grown)
        return Uses(by_name)
