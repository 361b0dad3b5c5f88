"""Which spellings the user said are one name, and which are not: a file of the user's own.

It lies in the user's configuration and never in a corpus, so that a stranger's folder cannot change
what a search finds.
"""

import json
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotations.claims import entity_key
from corpus.errors import FolderRefused
from corpus.folders import config_folder
from corpus.language import fold
from corpus.query import Alike, And, Not, Or, Phrase, Query, Word

Pair = tuple[str, str]
_FILE = "names.json"


@dataclass(frozen=True, slots=True)
class Register:
    """Decisions about pairs of spellings, folded, each pair in alphabetical order."""

    accepted: frozenset[Pair] = frozenset()
    refused: frozenset[Pair] = field(default_factory=frozenset)

    def also(self, word: str) -> frozenset[str]:
        """The spellings that were said to be the same name, by way of others too."""
        found, waiting = {word}, [word]
        while waiting:
            here = waiting.pop()
            for pair in self.accepted:
                if here in pair:
                    waiting += [each for each in pair if each not in found]
                    found.update(pair)
        return frozenset(found - {word})

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
    known = {word for pair in register.accepted for word in pair}
    leaders = {word: min(word, *register.also(word)) for word in known}

    def key(name: str) -> str:
        plain = entity_key(name)
        if (whole := leaders.get(fold(plain))) is not None:
            return whole
        return " ".join(leaders.get(fold(word), word) for word in plain.split())

    return key if leaders else entity_key


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
    """The decisions kept; none where there is no file, or one that is not ours to read."""
    try:
        kept = json.loads((config_folder() / _FILE).read_text("utf-8"))
        pairs = {
            what: frozenset(_pair(str(a), str(b)) for a, b in kept.get(what, ()))
            for what in ("accepted", "refused")
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return Register()
    return Register(pairs["accepted"], pairs["refused"])


def keep_decision(one: str, other: str, *, same: bool | None) -> Register:
    """Keep one more decision; what the register says then. Raises FolderRefused.

    same: None forgets what was decided about the pair.
    """
    folder = config_folder()
    register = read_register().decided(one, other, same=same)
    values = {
        "accepted": sorted(register.accepted),
        "refused": sorted(register.refused),
    }
    waiting = folder / f"{secrets.token_hex(8)}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _keep_unread(folder / _FILE)
        waiting.write_text(json.dumps(values, ensure_ascii=False, indent=1) + "\n", "utf-8")
        waiting.replace(folder / _FILE)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise FolderRefused(
            f"{folder / _FILE}: the decision is not kept ({reason}); make the folder writable, or"
            " name another with GLOSS_CONFIG_DIR"
        ) from error
    return register


def _keep_unread(file: Path) -> None:
    """Move a register that cannot be read aside, so that nothing in it is lost."""
    try:
        json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return
    except (OSError, ValueError):
        file.replace(file.with_suffix(".unread"))


def _pair(one: str, other: str) -> Pair:
    first, second = sorted((fold(one), fold(other)))
    return first, second
