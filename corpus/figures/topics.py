"""The topic that is proposed for a figure: by its words, in the spelling that the corpus uses."""

from collections.abc import Iterable, Sequence

from annotations.topics import Topic, TopicUse, used_for_unit
from corpus.figures.languages import TABLES
from corpus.figures.readings import FigureReading

_GENERAL = frozenset({"people", "persons", "individuals", "men", "women"})
"""Units that say nothing of what they are counted for."""


def proposed_topic(reading: FigureReading, used: Sequence[TopicUse] = ()) -> str | None:
    """The topic of a figure; None where neither its words nor earlier claims tell it.

    used: the topics of the corpus, the most used first. A topic that says the same as the words
    ("injured" for "wounded") is taken as it was written before.
    """
    aspect = reading.aspect
    if not aspect:
        unit = reading.figure.unit
        found = used_for_unit(used, unit) if unit and unit.lower() not in _GENERAL else None
        return str(Topic(found, reading.event)) if found else None
    spelled = next((each for each in _own(used) if _same(each, aspect)), aspect)
    return str(Topic(spelled, reading.event))


def aspects() -> tuple[str, ...]:
    """The aspects that words are known for, to choose from."""
    english = TABLES["en"]
    return (*english.aspects, english.found)


def _own(used: Iterable[TopicUse]) -> Iterable[str]:
    """The aspects in use for the corpus' own event."""
    return (Topic.of(use.topic).aspect for use in used if not Topic.of(use.topic).event)


def _same(written: str, aspect: str) -> bool:
    """Whether a topic says the same as an aspect, in whatever language's words."""
    low = written.casefold()
    if low == aspect:
        return True
    return any(low in table.aspects.get(aspect, ()) for table in TABLES.values())
