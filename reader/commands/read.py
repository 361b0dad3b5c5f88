"""``gloss read``: open the reader; here for its help, the program's start goes past it."""

from pathlib import Path

import click

from reader.commands.common import NAMED, Asked, pass_asked, shared_options
from reader.entrance import Request, read


@click.command("read")
@click.argument("corpus", type=NAMED, default=".")
@click.option("--plain-output", is_flag=True, help="Draw in the plainest way, in more bytes.")
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")
@shared_options
@pass_asked
def command(asked: Asked, corpus: Path, plain_output: bool, no_mouse: bool) -> int:
    """Read and annotate a folder of documents, or one document.

    Without CORPUS, the current folder. `read` may be left out.
    """
    where = asked.annotations_folder
    return read(Request(corpus, asked.annotator, where, plain_output, no_mouse))
