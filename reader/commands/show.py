"""``gloss show``: a document with its annotations, to a pipe or a screen reader."""

import shutil
import sys
from pathlib import Path

import click

from reader.commands.annotated_document import annotated_document
from reader.commands.common import (
    FOUND,
    Asked,
    corpus_option,
    document_argument,
    pass_asked,
    shared_options,
)
from reader.terminal.output import is_terminal


@click.command("show")
@document_argument
@click.option("--plain", is_flag=True, help="For screen readers: unwrapped, all said in words.")
@corpus_option
@shared_options
@pass_asked
def command(asked: Asked, *, document: Path, plain: bool, corpus_folder: Path | None) -> int:
    """Show DOC with the annotations of all annotators.

    Marks stand before the text as in the reader: C5 is a claim of source 5, C? one of nobody, C0
    one in the document's own voice, S4 names source 4, and a line down the margin goes as far as
    a claim does. Below stand claims with their chains, sources, notes, and what has no place.
    """
    # Wrapping is imported when something is shown: the help does without.
    from reader.commands.show_page import show_page  # noqa: PLC0415
    from reader.commands.show_plain import show_plain  # noqa: PLC0415

    corpus, name = asked.document(document, corpus_folder)
    with corpus, annotated_document(corpus, name, asked.who().name) as shown:
        if plain:
            show_plain(shown)
        else:
            show_page(shown, _columns())
    return FOUND


def _columns() -> int:
    return shutil.get_terminal_size().columns if is_terminal(sys.stdout) else 80
