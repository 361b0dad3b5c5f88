"""``gloss read``: open the reader; here for its help, the program's start goes past it."""

from pathlib import Path

import click

from reader.__main__ import Reading, read
from reader.commands.common import NAMED, Asked, pass_asked, shared_options


@click.command("read")
@click.argument("corpus", type=NAMED, default=".")
@shared_options
@pass_asked
def command(asked: Asked, corpus: Path) -> int:
    """Read and annotate a folder of documents, or one document.

    Without CORPUS, the current folder. `read` may be left out.
    """
    return read(Reading(corpus, asked.annotator, asked.annotations_folder))
