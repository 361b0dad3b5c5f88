"""Topics: what several claims are about, an event and an aspect of it. Pure.

A topic is one string in the sidecar. ``killed`` is an aspect of the event that the corpus is
about; ``2022: killed`` is the same aspect of another event, so that its figures stay apart.
"""

from collections.abc import Iterable

from annotations.values import dataclass

_BETWEEN = ": "


@dataclass(frozen=True, slots=True)
class Topic:
    """event: "" for the one that the corpus is about; aspect: what of it."""

    aspect: str
    event: str = ""

    @classmethod
    def of(cls, written: str) -> "Topic":
        """The topic that a sidecar's string names."""
        event, between, aspect = written.strip().rpartition(_BETWEEN)
        return cls(aspect.strip(), event.strip() if between else "")

    @property
    def is_whole(self) -> bool:
        """Whether it says what of the event it is about: ``2022:`` names an event alone."""
        return bool(self.aspect) and not self.aspect.endswith(":")

    def __str__(self) -> str:
        return f"{self.event}{_BETWEEN}{self.aspect}" if self.event else self.aspect


@dataclass(frozen=True, slots=True)
class TopicUse:
    """A topic that claims have. units: what their figures count, most used first."""

    topic: str
    units: tuple[str, ...] = ()


def topic_key(written: str) -> str:
    """What two spellings of one topic share: case and white space do not count."""
    return " ".join(str(Topic.of(written)).split()).casefold()


def used_for_unit(used: Iterable[TopicUse], unit: str) -> str | None:
    """The first of `used` whose figures count the same unit, of the corpus' own event."""
    wanted = unit.casefold()
    for use in used:
        if not Topic.of(use.topic).event and wanted in (each.casefold() for each in use.units):
            return use.topic
    return None
