"""The command `gloss`: reading goes to the terminal interface, all else to the commands.

Nothing is imported before `sys.argv` was looked at: the first page waits for it.
"""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from reader.first_page import FirstPage

_VALUES = {"--as": "annotator", "--annotations": "annotations_folder"}
_SWITCHES = {"--plain-output": "plain_output", "--no-mouse": "no_mouse"}


class Reading(NamedTuple):
    """What the reader is asked to open. annotator: what ``--as`` says, as typed.

    plain_output: draw as Textual does; no_mouse: leave the mouse to the terminal.
    """

    corpus: "Path"
    annotator: str | None = None
    annotations_folder: "Path | None" = None
    plain_output: bool = False
    no_mouse: bool = False


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `gloss` with these arguments, those of the process by default; its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    from reader.command_table import COMPLETION  # noqa: PLC0415 - a table, it imports nothing

    # A shell that asks for completions calls without arguments.
    asked = None if COMPLETION in os.environ else _asked(given)
    if asked is None:
        from reader.cli import run  # noqa: PLC0415 - not needed for reading

        return run(given)
    page = _first_page(asked) if _is_terminal(sys.stdin) and _is_terminal(sys.stdout) else None
    return read(_reading(asked), page)


def reading_of(arguments: Sequence[str]) -> Reading | None:
    """What to read, where the arguments ask for that and nothing else; else None.

    ``read`` may be left out before what exists; a command's name is always the command.
    """
    asked = _asked(arguments)
    return None if asked is None else _reading(asked)


def _asked(arguments: Sequence[str]) -> dict[str, str] | None:
    """The same as words, by the names of `Reading`: paths are made when there is time."""
    asked: dict[str, str] = {}
    words: list[str] = []
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        option, has_value, value = word.partition("=")
        if word in _SWITCHES:
            asked[_SWITCHES[word]] = word
        elif option in _VALUES and (has_value or rest):
            asked[_VALUES[option]] = value if has_value else rest.pop(0)
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
    return {**asked, "corpus": words[0] if words else "."}


def _reading(asked: dict[str, str]) -> Reading:
    from pathlib import Path  # noqa: PLC0415 - the first page comes first

    mirror = asked.get("annotations_folder")
    return Reading(
        Path(asked["corpus"]),
        asked.get("annotator"),
        Path(mirror) if mirror else None,
        "plain_output" in asked,
        "no_mouse" in asked,
    )


def _first_page(asked: dict[str, str]) -> "FirstPage | None":
    """The page that is shown while everything else is loaded; None for a folder."""
    path = asked["corpus"]
    if "plain_output" in asked or not os.path.isfile(path):  # noqa: PTH113 - before pathlib
        return None
    from reader.first_page import first_page  # noqa: PLC0415 - for a lone document alone

    return first_page(path, asked.get("annotations_folder"))


def read(reading: Reading, page: "FirstPage | None" = None) -> int:
    """Open the reader; its exit code. Without a terminal it says what to use instead.

    page: what stands on the terminal already; it is taken over, or taken back with an error.
    """
    try:
        if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
            from reader.errors import UsageError  # noqa: PLC0415 - the first page comes first

            raise UsageError(
                "reading needs a terminal; without one use `gloss show DOC` for a document "
                "with its annotations, or `gloss search CORPUS QUERY`"
            )
        import gc  # noqa: PLC0415 - the first page comes first
        from importlib import import_module  # noqa: PLC0415 - the first page comes first

        # Everything that is loaded stays: looking through it for garbage takes a tenth of the time.
        gc.disable()

        # By name, so that the command line does not hang on the terminal interface.
        code: int = import_module("reader.launch").run(
            reading.corpus,
            annotator=reading.annotator,
            annotations_folder=reading.annotations_folder,
            plain_output=reading.plain_output,
            no_mouse=reading.no_mouse,
            page=page,
        )
        return code
    except (Exception, KeyboardInterrupt) as error:
        from reader.failures import told  # noqa: PLC0415 - the first page comes first

        if page is not None:
            page.entry.undo()
        return told(error)
    finally:
        if page is not None:
            page.entry.undo()


def _is_path(word: str) -> bool:
    from reader.command_table import COMMANDS  # noqa: PLC0415 - a table, it imports nothing

    return word not in COMMANDS and os.path.exists(word)  # noqa: PTH110 - before pathlib


def _is_terminal(stream: object) -> bool:
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined] # None where it is closed
    except (AttributeError, ValueError):
        return False


if __name__ == "__main__":
    sys.exit(main())
