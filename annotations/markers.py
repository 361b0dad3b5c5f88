"""A file with the conflict markers of a text merge, taken apart into its sides. Pure."""

import re

from annotations.values import dataclass

_MARK = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: .*)?\r?\n?")


@dataclass(frozen=True, slots=True)
class Sides:
    """The two texts that a merge could not join. base: None where the markers do not have it."""

    base: str | None
    ours: str
    theirs: str


def sides_of(text: str) -> Sides | None:
    """Both sides of `text`, None where it has no conflict markers, or such as are torn.

    What stands outside of markers was merged, and belongs to every side.
    """
    sides: dict[str, list[str]] = {"ours": [], "base": [], "theirs": []}
    writing, with_base, seen = tuple(sides), True, False
    for line in text.splitlines(keepends=True):
        mark = _MARK.fullmatch(line)
        kind = mark[1][0] if mark else ""
        if not kind:
            for side in writing:
                sides[side].append(line)
            continue
        if (kind, writing) not in _TURNS:
            return None
        if kind == "=" and writing == ("ours",):
            with_base = False
        writing, seen = _TURNS[kind, writing], True
    if not seen or writing != tuple(sides):
        return None
    base = "".join(sides["base"]) if with_base else None
    return Sides(base, "".join(sides["ours"]), "".join(sides["theirs"]))


_ALL = ("ours", "base", "theirs")
_TURNS = {
    ("<", _ALL): ("ours",),
    ("|", ("ours",)): ("base",),
    ("=", ("ours",)): ("theirs",),
    ("=", ("base",)): ("theirs",),
    (">", ("theirs",)): _ALL,
}
"""Who the lines after a marker belong to, by the marker and whose lines stood before it."""
