"""``gloss demo``: the sample corpus in a folder of yours, opened, or shown by a short tour."""

import os
import sys
from pathlib import Path

import click

from corpus.sample import copy_to
from reader.commands.common import FOUND, NAMED, Asked, pass_asked, shared_options
from reader.entrance import Request, read
from reader.terminal.output import done, is_terminal, say

_FOLDER = "GLOSS_DATA_DIR"


@click.command("demo")
@click.argument("folder", metavar="[DIR]", type=NAMED, required=False)
@click.option("--no-open", is_flag=True, help="Only copy it and print where it is.")
@shared_options
@pass_asked
def command(asked: Asked, *, folder: Path | None, no_open: bool) -> int:
    """Copy the sample corpus to DIR and open it.

    Eleven dispatches about a ferry fire that never was, begun by two annotators. What is there
    already is kept. Without a terminal a short tour is printed instead.
    """
    copy = copy_to(folder or _default_folder()).absolute()
    done(f"the sample corpus lies in {copy}")
    if no_open:
        say(str(copy))
        return FOUND
    if is_terminal(sys.stdin) and is_terminal(sys.stdout):
        return read(Request(copy, asked.annotator, asked.annotations_folder))
    # Searching loads the engine, which opening the reader does without.
    from reader.commands.tour import show_tour  # noqa: PLC0415

    show_tour(asked.corpus(copy), asked.who().name)
    return FOUND


def _default_folder() -> Path:
    named = os.environ.get(_FOLDER)
    if named:
        return Path(named).expanduser() / "demo"
    import platformdirs  # noqa: PLC0415 - only where the environment names no folder

    return Path(platformdirs.user_data_dir("glossator", appauthor=False)) / "demo"
