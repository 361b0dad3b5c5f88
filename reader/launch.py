"""Opening the reader at a terminal."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from annotations.identifiers import Author
from corpus.folders import state_folder
from corpus.library import Corpus
from reader.actions import Mode
from reader.app import ReaderApp
from reader.first_page import FirstPage
from reader.kept_library import keep, with_kept
from reader.keys import preferred_layout
from reader.modes.places import library_to_keep
from reader.searches import SearchFile
from reader.settings import annotator as chosen_annotator
from reader.settings import keys_layout, suggesting
from reader.settings_checking import faults_in_a_line
from reader.state import Size, State
from reader.terminal.capabilities import capabilities
from reader.terminal.driver import Driver
from reader.terminal.output import flush
from reader.terminal.painter import Painter

SWITCH = 0.001
"""Seconds."""
PATIENCE = 0.1
"""Seconds that the end waits for threads that only read."""


def first_state(corpus: Corpus, author: Author) -> State:
    """What is on the screen before anything was read: the library, or a lone document."""
    name = corpus.given.name or str(corpus.root)
    state = State(Size(80, 24), name, author, listed=False, suggesting=suggesting())
    state = replace(state, message=faults_in_a_line(short=True))
    # Before the first key, which may ask for them.
    state = replace(state, searches=SearchFile(state_folder(), corpus.root).read())
    if corpus.only is None:
        return with_kept(state, corpus.root)
    return State(
        Size(80, 24),
        corpus.only,
        author,
        single=True,
        screens=(Mode.READING,),
        opening=corpus.only,
        suggesting=state.suggesting,
        message=state.message,
        searches=state.searches,
    )


def run(
    corpus: Path,
    *,
    annotator: str | None,
    annotations_folder: Path | None,
    plain_output: bool = False,
    no_mouse: bool = False,
    page: FirstPage | None = None,
) -> int:
    """Open the reader on a folder or a document; the exit code. Raises CorpusError.

    page: what stands on the terminal already.
    """
    opened = Corpus(corpus, annotations_folder=annotations_folder)
    author = Author(chosen_annotator(annotator).name)
    painter = None if plain_output else Painter(capabilities(os.environ))
    if page is not None:
        painter, Driver.entry = page.painter, page.entry
    layout = preferred_layout(keys_layout() or "")
    app = ReaderApp(opened, first_state(opened, author), layout, painter)
    # The screen waits this long at most for a thread that computes, several times a key.
    sys.setswitchinterval(SWITCH)
    idle = False
    try:
        app.run(mouse=not no_mouse)
    finally:
        idle = app.session.close(PATIENCE)
        for library in library_to_keep(app.state):
            keep(library, opened.root)
    # A fault on the thread that reads keys ends with its traceback, and with no code of its own.
    failed = bool(app._exit_renderables)
    code = app.return_code or (1 if failed else 0)
    if not idle:
        _end(code)
    return code


def _end(code: int) -> NoReturn:
    """End at once: all is saved, the terminal is given back, and what goes on only reads."""
    if "multiprocessing" in sys.modules:
        from multiprocessing import active_children  # noqa: PLC0415 - only where it is in use

        for child in active_children():
            child.terminate()
    flush()
    sys.stderr.flush()
    os._exit(code)
