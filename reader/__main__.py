"""The command `gloss`: reading goes to the terminal interface, all else to the commands.

Nothing is imported before `sys.argv` was looked at: the first page waits for it.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_VALUES = {"--as": "annotator", "--annotations": "annotations_folder"}


class Reading(NamedTuple):
    """What the reader is asked to open. annotator: what ``--as`` says, as typed."""

    corpus: Path
    annotator: str | None = None
    annotations_folder: Path | None = None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `gloss` with these arguments, those of the process by default; its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    from reader.command_table import COMPLETION  # noqa: PLC0415 - a table, it imports nothing

    # A shell that asks for completions calls without arguments.
    reading = None if COMPLETION in os.environ else reading_of(given)
    if reading is None:
        from reader.cli import run  # noqa: PLC0415 - not needed for reading

        return run(given)
    return read(reading)


def reading_of(arguments: Sequence[str]) -> Reading | None:
    """What to read, where the arguments ask for that and nothing else; else None.

    ``read`` may be left out before what exists; a command's name is always the command.
    """
    values: dict[str, str] = {}
    words: list[str] = []
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        option, has_value, value = word.partition("=")
        if option in _VALUES and (has_value or rest):
            values[_VALUES[option]] = value if has_value else rest.pop(0)
        elif word.startswith("-"):
            return None
        else:
            words.append(word)
    if words[:1] == ["read"]:
        words.pop(0)
    elif words and not _is_path(words[0]):
        return None
    if len(words) > 1:
        return None
    mirror = values.get("annotations_folder")
    return Reading(
        Path(words[0] if words else "."), values.get("annotator"), Path(mirror) if mirror else None
    )


def read(reading: Reading) -> int:
    """Open the reader; its exit code. Without a terminal it says what to use instead."""
    try:
        if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
            from reader.errors import UsageError  # noqa: PLC0415 - the first page comes first

            raise UsageError(
                "reading needs a terminal; without one use `gloss show DOC` for a document "
                "with its annotations, or `gloss search CORPUS QUERY`"
            )
        from importlib import import_module  # noqa: PLC0415 - the first page comes first

        # By name, so that the command line does not hang on the terminal interface.
        code: int = import_module("reader.launch").run(
            reading.corpus,
            annotator=reading.annotator,
            annotations_folder=reading.annotations_folder,
        )
        return code
    except (Exception, KeyboardInterrupt) as error:
        from reader.failures import told  # noqa: PLC0415 - the first page comes first

        return told(error)


def _is_path(word: str) -> bool:
    from reader.command_table import COMMANDS  # noqa: PLC0415 - a table, it imports nothing

    return word not in COMMANDS and Path(word).exists()


def _is_terminal(stream: object) -> bool:
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined] # None where it is closed
    except (AttributeError, ValueError):
        return False


if __name__ == "__main__":
    sys.exit(main())
