"""Which spellings the user said are one name, and which are not: a file of the user's own.

It lies in the user's configuration and never in a corpus, so that a stranger's folder cannot change
what a search finds.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path

from annotations.claims import entity_key
from annotations.values import dataclass
from corpus.errors import DocumentError, FolderRefused
from corpus.files import read_whole, set_aside
from corpus.folders import config_folder
from corpus.language import fold
from corpus.own_file import alone_with, put
from corpus.query import Alike, And, Not, Or, Phrase, Query, Word

Pair = tuple[str, str]
_FILE = "names.json"
LARGEST = 64 << 20
"""Bytes of a register that is read."""


@dataclass(frozen=True, slots=True)
class Register:
    """Decisions about pairs of spellings, folded, each pair in alphabetical order."""

    accepted: frozenset[Pair] = frozenset()
    refused: frozenset[Pair] = field(default_factory=frozenset)

    def also(self, word: str) -> frozenset[str]:
        """The spellings that were said to be the same name, by way of others too."""
        return _reached(word, self._neighbours()) - {word}

    def groups(self) -> Iterator[frozenset[str]]:
        """The spellings that were said to be one name, each group once."""
        neighbours = self._neighbours()
        seen: set[str] = set()
        for word in neighbours:
            if word not in seen:
                group = _reached(word, neighbours)
                seen |= group
                yield group

    def _neighbours(self) -> Mapping[str, Sequence[str]]:
        neighbours: dict[str, list[str]] = defaultdict(list)
        for one, other in self.accepted:
            neighbours[one].append(other)
            neighbours[other].append(one)
        return neighbours

    def never(self, word: str) -> frozenset[str]:
        """The spellings that were said to be another name."""
        return frozenset(b if a == word else a for a, b in self.refused if word in (a, b))

    def decision(self, one: str, other: str) -> bool | None:
        """Whether a pair was said to be one name; None where nothing was decided about it."""
        pair = _pair(one, other)
        return pair in self.accepted if pair in self.accepted | self.refused else None

    def decided(self, one: str, other: str, *, same: bool | None) -> "Register":
        """With one more decision, which replaces an earlier one about the pair.

        same: None where nothing is decided about it any more.
        """
        pair = _pair(one, other)
        accepted, refused = self.accepted - {pair}, self.refused - {pair}
        if same is None:
            return Register(accepted, refused)
        if same:
            return Register(accepted | {pair}, refused)
        return Register(accepted, refused | {pair})


def same_source(register: Register) -> Callable[[str], str]:
    """What two names of sources share that are one by the spellings said to be one name.

    Other names share what `entity_key` says.
    """
    leaders = {
        word: leader for group in register.groups() for leader in [min(group)] for word in group
    }

    def key(name: str) -> str:
        plain = entity_key(name)
        if (whole := leaders.get(fold(plain))) is not None:
            return whole
        return " ".join(leaders.get(fold(word), word) for word in plain.split())

    return key if leaders else entity_key


def _reached(word: str, neighbours: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """A spelling with those that it is joined to, by way of others too."""
    found, waiting = {word}, [word]
    while waiting:
        further = [each for each in neighbours.get(waiting.pop(), ()) if each not in found]
        found.update(further)
        waiting += further
    return frozenset(found)


def with_register(query: Query, register: Register) -> Query:
    """`query` with what the user decided about the names in it."""
    match query:
        case And(parts):
            return And(tuple(with_register(part, register) for part in parts))
        case Or(parts):
            return Or(tuple(with_register(part, register) for part in parts))
        case Not(part):
            return Not(with_register(part, register))
        case Phrase(words):
            return replace(query, words=tuple(_word(word, register) for word in words))
        case Alike():
            return _word(query, register)
        case _:
            return query


def _word(word: Word, register: Register) -> Word:
    if not isinstance(word, Alike):
        return word
    return replace(word, also=register.also(word.text), never=register.never(word.text))


def read_register() -> Register:
    """The decisions kept; none where there is no file, and only those that can be read."""
    return _read(config_folder() / _FILE)[0]


def register_fault() -> str:
    """Why not all decisions can be read, which then do not count; "" where all can."""
    file = config_folder() / _FILE
    if _read(file)[1]:
        return ""
    return f"{file}: not all that was decided about names can be read, and does not count; mend it"


def _read(file: Path) -> tuple[Register, bool]:
    """What `file` decides, and whether all of it could be read."""
    try:
        kept = json.loads(read_whole(file, LARGEST))
    except FileNotFoundError:
        return Register(), True
    except (OSError, DocumentError, ValueError, RecursionError):
        return Register(), False
    if not isinstance(kept, dict):
        return Register(), False
    accepted, all_accepted = _pairs(kept.get("accepted", []))
    refused, all_refused = _pairs(kept.get("refused", []))
    return Register(accepted, refused), all_accepted and all_refused


def _pairs(values: object) -> tuple[frozenset[Pair], bool]:
    """Those that are two words each, and whether all are."""
    if not isinstance(values, list):
        return frozenset(), False
    good = [
        _pair(*each)
        for each in values
        if isinstance(each, list) and len(each) == 2 and all(isinstance(x, str) for x in each)
    ]
    return frozenset(good), len(good) == len(values)


def keep_decision(one: str, other: str, *, same: bool | None) -> Register:
    """Keep one more decision; what the register says then. Raises FolderRefused.

    same: None forgets what was decided about the pair.
    """
    file = config_folder() / _FILE
    try:
        with alone_with(file):
            before, whole = _read(file)
            register = before.decided(one, other, same=same)
            if not whole:
                set_aside(file)  # so that nothing of it is lost
            put(file, _written(register))
    except OSError as error:
        reason = error.strerror or str(error)
        raise FolderRefused(
            f"{file}: the decision is not kept ({reason}); make the folder writable, or name"
            " another with GLOSS_CONFIG_DIR"
        ) from error
    return register


def _written(register: Register) -> str:
    values = {"accepted": sorted(register.accepted), "refused": sorted(register.refused)}
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def _pair(one: str, other: str) -> Pair:
    first, second = sorted((fold(one), fold(other)))
    return first, second
