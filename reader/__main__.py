"""The command `gloss`: reading goes to the terminal interface, all else to the commands.

Nothing is imported before `sys.argv` was looked at, and little before the first page is drawn: it
waits for every module, `typing` too.
"""

import gc
import os
import sys

from reader.command_table import COMMANDS, COMPLETION

TYPE_CHECKING = False  # as `typing` has it, which takes longer to load than the page to draw
if TYPE_CHECKING:
    from collections.abc import Sequence

_VALUES = {"--as": "annotator", "--annotations": "annotations_folder"}
_GARBAGE = 50_000
"""New objects after which garbage is looked for."""
_SWITCHES = {"--plain-output": "plain_output", "--no-mouse": "no_mouse"}


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Run `gloss` with these arguments, those of the process by default; its exit code."""
    # For what NumPy calls linear algebra, and nothing here does, it would start threads.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    given = list(sys.argv[1:] if arguments is None else arguments)
    # A shell that asks for completions calls without arguments.
    asked = None if COMPLETION in os.environ else asked_to_read(given)
    if asked is None:
        return _run(given)
    from reader.early.screen import (  # noqa: PLC0415 - not for commands
        at_terminal,
        early_page,
        places_cursor,
    )

    early = page = None
    try:
        if at_terminal() and places_cursor() and "plain_output" not in asked:
            early = early_page(asked["corpus"])
            from reader.first_page import first_page  # noqa: PLC0415 - the plain page comes first

            page = first_page(asked["corpus"], asked.get("annotations_folder"), early)
        from reader.entrance import read, request_of  # noqa: PLC0415 - the page comes first

        return read(request_of(asked), page)
    finally:
        if early is not None:
            early.entry.undo()


def _run(given: "list[str]") -> int:
    """Run a command; its exit code."""
    # What modules define stays: looking through it is a tenth of what a short command takes.
    before = gc.get_threshold()
    gc.set_threshold(_GARBAGE)
    try:
        from reader.cli import run  # noqa: PLC0415 - not needed for reading

        return run(given)
    finally:
        gc.set_threshold(*before)


def asked_to_read(arguments: "Sequence[str]") -> "dict[str, str] | None":
    """What to read, by the names of `reader.entrance.Request`; None where all else is asked for.

    ``read`` may be left out before what exists; a command's name is always the command.
    """
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


def _is_path(word: str) -> bool:
    return word not in COMMANDS and os.path.exists(word)  # noqa: PTH110 - before pathlib


if __name__ == "__main__":
    sys.exit(main())
