"""Opening the reader once its first page stands, or saying why it can't be opened."""

import gc
import os
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from reader.early.screen import at_terminal, places_cursor
from reader.first_page import FirstPage


class Request(NamedTuple):
    """What the reader is asked to open. annotator: what ``--as`` says, as typed.

    plain_output: draw as Textual does; no_mouse: leave the mouse to the terminal.
    """

    corpus: Path
    annotator: str | None = None
    annotations_folder: Path | None = None
    plain_output: bool = False
    no_mouse: bool = False


def request_of(asked: Mapping[str, str]) -> Request:
    """What `reader.__main__.asked_to_read` found, as values."""
    mirror = asked.get("annotations_folder")
    return Request(
        Path(asked["corpus"]),
        asked.get("annotator"),
        Path(mirror) if mirror else None,
        "plain_output" in asked,
        "no_mouse" in asked,
    )


def read(request: Request, page: FirstPage | None = None) -> int:
    """Open the reader; its exit code. Without a terminal it says what to use instead.

    page: what stands on the terminal already; it is taken over, or taken back with an error.
    """
    try:
        if not at_terminal():
            from reader.errors import UsageError  # noqa: PLC0415 - rarely

            raise UsageError(
                "reading needs a terminal; without one use `gloss show DOC` for a document "
                "with its annotations, or `gloss search CORPUS QUERY`"
            )
        if not places_cursor():
            from reader.errors import UsageError  # noqa: PLC0415 - rarely

            term = os.environ.get("TERM")
            raise UsageError(
                "reading needs a terminal that can place the cursor, and TERM is "
                f"{term or 'not set'}; `gloss show --plain DOC` reads a document out in lines"
            )
        # Everything that is loaded stays: looking through it for garbage takes a tenth of the time.
        gc.disable()
        # By name, so that the command line does not hang on the terminal interface.
        code: int = import_module("reader.launch").run(
            request.corpus,
            annotator=request.annotator,
            annotations_folder=request.annotations_folder,
            plain_output=request.plain_output,
            no_mouse=request.no_mouse,
            page=page,
        )
        return code
    except (Exception, KeyboardInterrupt) as error:
        from reader.failures import told  # noqa: PLC0415 - rarely

        if page is not None:
            page.entry.undo()
        return told(error)
    finally:
        if page is not None:
            page.entry.undo()
