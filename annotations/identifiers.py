"""Who annotates, when, and under which id."""

import os
import re
import time
import unicodedata
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Lock

from annotations.values import dataclass

_COUNTER_BITS = 42
_lock = Lock()
_last = (0, 0)
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9_-]+")
_LONGEST_NAME = 40
_OUR_ID = re.compile(r"urn:uuid:([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[0-9a-f-]{17}")


def _random_bits(count: int) -> int:
    # Not of `secrets`, whose import would be the dearest of this package.
    return int.from_bytes(os.urandom(8), "big") >> (64 - count)


def new_id() -> str:
    """A fresh ``urn:uuid:`` of version 7; each sorts after those this process made before.

    Source: RFC 9562, 5.7 and 6.2 (a 42-bit counter behind the milliseconds).
    """
    global _last  # noqa: PLW0603  (the counter belongs to the process)
    with _lock:
        milliseconds, counter = time.time_ns() // 1_000_000, _random_bits(_COUNTER_BITS - 1)
        if milliseconds <= _last[0]:
            milliseconds, counter = _last[0], _last[1] + 1
            if counter >> _COUNTER_BITS:
                milliseconds, counter = milliseconds + 1, _random_bits(_COUNTER_BITS - 1)
        _last = (milliseconds, counter)
    return _uuid7(milliseconds, counter >> 30, (counter & (1 << 30) - 1) << 32 | _random_bits(32))


def derived_id(id_: str, content: str) -> str:
    """The id of a second version of `id_`: always the same for the same `content`.

    It sorts near `id_`, whose time it has where that is a ``urn:uuid:`` of ours.
    """
    # Imported here: it loads a cryptographic library, and only a conflict needs it.
    from hashlib import sha256  # noqa: PLC0415

    digest = int.from_bytes(sha256(f"{id_}\n{content}".encode("utf-8", "surrogatepass")).digest())
    match = _OUR_ID.fullmatch(id_)
    milliseconds = int(match[1] + match[2], 16) if match else digest >> 200
    return _uuid7(milliseconds, digest & 0xFFF, digest >> 12 & (1 << 62) - 1)


def _uuid7(milliseconds: int, high: int, low: int) -> str:
    """milliseconds: 48 bits; high: 12 bits; low: 62 bits."""
    value = (milliseconds & (1 << 48) - 1) << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low
    digits = f"{value:032x}"
    parts = (digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])
    return "urn:uuid:" + "-".join(parts)


def now_utc() -> str:
    """This second, as RFC 3339 in UTC with ``Z``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def not_before(moment: str, created: str) -> str:
    """`moment`, or `created` where that is later: a clock may have gone back."""
    try:
        earlier = datetime.fromisoformat(moment) < datetime.fromisoformat(created)
    except (ValueError, TypeError):
        return moment
    return created if earlier else moment


def annotator_name(text: str) -> str:
    """Fold any name to ``[a-z0-9_-]+``: accents go, other characters become hyphens.

    A name without a Latin letter or digit becomes ``annotator-`` and a digest of it.
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    folded = _NOT_IN_A_NAME.sub("-", plain).strip("-")[:_LONGEST_NAME].strip("-")
    if folded.strip("_-"):
        return folded
    digest = zlib.crc32(text.encode("utf-8", "surrogatepass"))
    return f"annotator-{digest:08x}"


@dataclass(frozen=True, slots=True)
class Author:
    """Whose edits these are, with the clock and the ids they take.

    annotator: a folded name, see `annotator_name`.
    """

    annotator: str
    now: Callable[[], str] = now_utc
    new_id: Callable[[], str] = new_id
