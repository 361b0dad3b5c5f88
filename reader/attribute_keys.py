"""Which key of the dialog sets which attribute to what: decided by the codebook alone. Pure.

The letters are the same at every visit. Those that a codebook asks for come first; none of them
can take a key that the dialog needs for itself.
"""

import string
from collections.abc import Iterable, Mapping
from typing import Final

from annotations.codebook import BUILT_IN_ATTRIBUTES, Attribute, AttributeKind, Codebook
from annotations.values import dataclass

KEPT = frozenset("qQuU?;,# ")
"""Keys of the dialog itself, and `#`, which is the figure's."""
MOST_LETTERS = 9
"""Values of a choice that get a letter each; a longer list is chosen from by typing."""

_BUILT_IN_KEYS: Final[dict[str, str]] = {
    "certainty": "cpbk",
    "polarity": "+-",
    "stance": "redx",
    "directness": "si",
    "review": "!",
    "topic": "t",
}
_SPARE = string.ascii_lowercase + string.digits + string.ascii_uppercase
KEYS = tuple(sorted({*"+-!", *_SPARE} - KEPT))
"""Every key that may set something."""


@dataclass(frozen=True, slots=True)
class Setter:
    """A key and what it sets. value: "" where it is typed, or is yes or no."""

    key: str
    attribute: Attribute
    value: str = ""


def setters(codebook: Codebook, tag: str) -> tuple[Setter, ...]:
    """The keys for a passage tagged `tag`, attribute by attribute; "" where no key is left."""
    shown = tuple(codebook.attributes_of(tag))
    # Letters are dealt over the whole codebook, so that an attribute has the same for every tag.
    keys = _dealt(codebook.attributes)
    return tuple(setter for attribute in shown for setter in keys[attribute.name])


def _dealt(attributes: Iterable[Attribute]) -> Mapping[str, tuple[Setter, ...]]:
    every = tuple(attributes)
    taken = set(KEPT)
    wanted = {attribute.name: _asked_for(attribute) for attribute in every}
    dealt: dict[str, tuple[Setter, ...]] = {}
    for attribute in sorted(every, key=lambda each: not wanted[each.name]):
        found = []
        for value, asked in zip(_values(attribute), _padded(wanted[attribute.name]), strict=False):
            key = _free(asked, value or attribute.name, taken)
            taken.add(key)
            found.append(Setter(key, attribute, value))
        dealt[attribute.name] = tuple(found)
    return dealt


def _values(attribute: Attribute) -> tuple[str, ...]:
    few = attribute.kind is AttributeKind.CHOICE and len(attribute.values) <= MOST_LETTERS
    return attribute.values if few else ("",)


def _asked_for(attribute: Attribute) -> str:
    same = next((each for each in BUILT_IN_ATTRIBUTES if each.name == attribute.name), None)
    if attribute.key or same is None or attribute.values != same.values:
        return attribute.key if len(attribute.key) == len(_values(attribute)) else ""
    return _BUILT_IN_KEYS[attribute.name]


def _padded(keys: str) -> Iterable[str]:
    yield from keys
    while True:
        yield ""


def _free(asked: str, word: str, taken: set[str]) -> str:
    """The key asked for, else the first letter of the word, any of its letters, any at all."""
    plain = [each for each in word.casefold() if each in _SPARE]
    wanted: tuple[str, ...] = (asked, *plain, *(each.upper() for each in plain), *_SPARE)
    return next((key for key in wanted if key and key not in taken), "")
