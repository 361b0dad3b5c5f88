"""Rules of ``.gitignore`` and ``.glossignore`` files, as gitignore(5) describes them.

Own code, because the permissive libraries match by regular expressions that a hostile pattern
drives into exponential time and do not let a nested file take a rule back. Here a pattern is split
at its slashes, each part is matched by `fnmatch`, which does not backtrack over its wildcards, and
the number and length of patterns are bounded.
"""

import fnmatch
import re
from collections.abc import Callable, Sequence

from annotations.values import dataclass

FILE_NAMES = (".gitignore", ".glossignore")
"""Files that hold rules; a later one has the last word."""
LARGEST_FILE = 65536
_MOST_RULES = 1000
_LONGEST_PATTERN = 1024
_MOST_WILDCARDS = 16

_ESCAPES = re.compile(
    r"\\(?P<escaped>.)|\[(?P<negated>[!^]?)(?P<members>\]?(?:\\.|[^\]\\])*)\]", re.DOTALL
)
_ESCAPED_MEMBER = re.compile(r"\\([^\]\-!^])", re.DOTALL)
_ESCAPED_SPECIAL = re.compile(r"\\([\]\-!^])")

_MANY_STARS = re.compile(r"\*{2,}")
_ANY_FOLDERS = None
"""The part ``**``: any number of folders."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """One line. parts: a matcher for each part of the path, or for the name where not anchored."""

    parts: tuple[Callable[[str], object] | None, ...]
    negated: bool
    folders_only: bool
    anchored: bool

    def matches(self, path: Sequence[str], *, folder: bool) -> bool:
        if self.folders_only and not folder:
            return False
        return _match(self.parts, path if self.anchored else path[-1:])


class IgnoreRules:
    """The rules of one ignore file."""

    def __init__(self, text: str) -> None:
        """Read the rules in `text`; lines that are no pattern, or too costly, do nothing."""
        rules: list[_Rule] = []
        names: list[str] = []
        for line in text.splitlines()[: _MOST_RULES * 2]:
            found = _rule(line)
            if found and len(rules) < _MOST_RULES:
                rule, name = found
                rules.append(rule)
                names += [] if rule.anchored else [name]
        self._rules = rules[::-1]
        self._any_anchored = any(rule.anchored for rule in rules)
        # Nearly every name answers to no rule: one look decides that for all of them.
        self._any_name = re.compile("|".join(names) or r"(?!)").match

    def verdict(self, path: Sequence[str], *, folder: bool) -> bool | None:
        """Whether `path` is ignored; None where no rule speaks of it.

        path: its parts, from the folder that the ignore file lies in.
        """
        if not self._any_anchored and not self._any_name(path[-1]):
            return None
        for rule in self._rules:
            if rule.matches(path, folder=folder):
                return not rule.negated
        return None


def _rule(line: str) -> tuple[_Rule, str] | None:
    """The rule of one line and the regular expression of its last part."""
    pattern = _without_trailing_blanks(line)
    if pattern.startswith("#") or len(pattern) > _LONGEST_PATTERN:
        return None
    negated = pattern.startswith("!")
    pattern = pattern[negated:]
    folders_only = pattern.endswith("/")
    anchored = "/" in pattern.rstrip("/")
    body = pattern.removesuffix("/").removeprefix("/")
    texts = ["**" if _MANY_STARS.fullmatch(part) else part for part in body.split("/")]
    # No path has a part without a name, so that ``a//b`` and ``/`` match none.
    if "" in texts or sum(map(pattern.count, "*?[")) > _MOST_WILDCARDS:
        return None
    if texts[-1] == "**":
        texts.append("*")  # what lies inside, not the folder itself
    sources = [None if part == "**" else _translate(part) for part in texts]
    try:
        parts = tuple(None if source is None else re.compile(source).match for source in sources)
    except re.error:
        return None
    return _Rule(parts, negated, folders_only, anchored), sources[-1] or ""


def _without_trailing_blanks(line: str) -> str:
    """`line` without the blanks at its end; a backslash keeps the one behind it."""
    pattern = line.rstrip(" \t\r")
    backslashes = len(pattern) - len(pattern.rstrip("\\"))
    return pattern + line[len(pattern) : len(pattern) + backslashes % 2]


def _translate(part: str) -> str:
    """A part of a gitignore pattern as a regular expression without backtracking."""
    return fnmatch.translate(_ESCAPES.sub(_for_fnmatch, part))


def _for_fnmatch(match: re.Match[str]) -> str:
    """An escaped character or a set in brackets, as `fnmatch` writes it: it has no escapes."""
    if escaped := match["escaped"]:
        return f"[{escaped}]" if escaped in "*?[" else escaped
    members = _ESCAPED_MEMBER.sub(r"\1", match["members"])
    # Escaped or not, these four mean themselves where they stand here.
    special = {found[1] for found in _ESCAPED_SPECIAL.finditer(members)}
    members = _ESCAPED_SPECIAL.sub("", members)
    if not match["negated"] and not members and len(special) == 1:
        return special.pop()
    first, last = ("]" if "]" in special else ""), ("-" if "-" in special else "")
    middle = members + "".join(sorted(special - {"]", "-"}))
    return f"[{'!' if match['negated'] else ''}{first}{middle}{last}]"


def _match(parts: Sequence[Callable[[str], object] | None], path: Sequence[str]) -> bool:
    """Whether `path` is matched part by part; linear but for one return to the last ``**``."""
    part = step = 0
    last_any, last_step = -1, 0
    while step < len(path):
        matcher = parts[part] if part < len(parts) else None
        if part < len(parts) and matcher is _ANY_FOLDERS:
            last_any, last_step = part, step
            part += 1
        elif matcher is not None and matcher(path[step]):
            part += 1
            step += 1
        elif last_any >= 0:
            last_step += 1
            part, step = last_any + 1, last_step
        else:
            return False
    return all(rest is _ANY_FOLDERS for rest in parts[part:])
