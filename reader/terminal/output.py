"""The one place where commands write: results to stdout, everything else to stderr.

Text for people goes through `inert`, so that only line ends and colours of our own reach a
terminal. Data is JSON Lines, exact, with controls escaped. Both are UTF-8 whatever the locale.
"""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import StrEnum
from typing import IO, Any, Final, NamedTuple

from reader.terminal.inert import inert, replaced


class Look(StrEnum):
    """How a piece of a line stands out on a terminal; never the only sign of anything."""

    HIT = "1;31"
    STRONG = "1"
    FAINT = "2"
    CLAIM = "4"
    SOURCE = "1;4"


class Piece(NamedTuple):
    """Text that stands out."""

    text: str
    look: Look


Part = str | Piece

_RESET: Final = "\x1b[0m"
_CLEAR: Final = b"\r\x1b[K"


class OutputRefused(OSError):
    """Standard output cannot be written to: its disk is full, or it was closed."""


_done: list[str] = []


def done(what: str) -> None:
    """Remember what is saved, a clause without a full stop: it is told where the result that
    says so cannot be written, so that nobody does it again.
    """
    _done.append(what)


def done_so_far() -> list[str]:
    """What was remembered by `done` until now; it is forgotten with that."""
    what = _done.copy()
    _done.clear()
    return what


def say(*parts: Part) -> None:
    """Write one line of a result for people to stdout."""
    _write(sys.stdout, _line(parts, sys.stdout))


def tell(*parts: Part) -> None:
    """Write one line about the work itself to stderr: a warning, an error, a summary."""
    flush()
    _write(sys.stderr, _line(parts, sys.stderr))
    _flush(sys.stderr)


def record(values: Mapping[str, object]) -> None:
    """Write one line of data to stdout, as JSON that a terminal can show unharmed."""
    _write(sys.stdout, as_json(values) + "\n")


def begin(text: str) -> None:
    """Write text for people to stdout that goes on on the same line."""
    _write(sys.stdout, inert(text))


def show_progress(text: str) -> None:
    """Put `text` in the place of the last such text on stderr, which is a terminal."""
    buffer = getattr(sys.stderr, "buffer", None)
    if buffer is not None:
        buffer.write(_CLEAR + inert(text).encode("utf-8"))
        buffer.flush()


def as_json(values: Mapping[str, object]) -> str:
    """`values` as one line of JSON: what `inert` would change is escaped, the rest as it is."""
    text = json.dumps(values, ensure_ascii=False, separators=(", ", ": "))
    return replaced(text, lambda control: json.dumps(control)[1:-1])


def is_terminal(stream: IO[Any] | None) -> bool:
    """Whether `stream` is a terminal; a closed one is none."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def in_colour(stream: IO[Any] | None) -> bool:
    """Whether lines on `stream` may stand out: a terminal that can, and no ``NO_COLOR``."""
    able = os.environ.get("TERM", "dumb") not in ("dumb", "unknown", "")
    return able and not os.environ.get("NO_COLOR") and is_terminal(stream)


def flush() -> None:
    """Hand over what was written to stdout."""
    _flush(sys.stdout)


def abandon() -> None:
    """Let go of an stdout that nobody reads or that is full, so that ending says nothing more."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _line(parts: tuple[Part, ...], stream: IO[Any] | None) -> str:
    if len(parts) == 1 and isinstance(parts[0], str):
        return inert(parts[0]) + "\n"
    coloured = in_colour(stream)
    pieces = []
    for part in parts:
        if isinstance(part, str):
            pieces.append(inert(part))
        elif coloured and part.text:
            pieces.append(f"\x1b[{part.look}m{inert(part.text)}{_RESET}")
        else:
            pieces.append(inert(part.text))
    return "".join(pieces) + "\n"


def _write(stream: Any, text: str) -> None:
    buffer = getattr(stream, "buffer", None)
    if buffer is not None:
        with _refusals_of(stream):
            buffer.write(text.encode("utf-8"))


def _flush(stream: Any) -> None:
    if stream is not None:
        with _refusals_of(stream):
            stream.flush()


@contextmanager
def _refusals_of(stream: Any) -> Iterator[None]:
    """What the system refuses on stdout is told apart from what it refuses on a file."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if stream is not sys.stdout:
            raise
        raise OutputRefused(error.errno, error.strerror) from error
