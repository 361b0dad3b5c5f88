"""``gloss report``: a corpus with its claims as one page of HTML."""

import os
import secrets
from pathlib import Path

import click

from reader.commands.common import (
    FOUND,
    Asked,
    corpus_argument,
    counted,
    pass_asked,
    shared_options,
)
from reader.errors import UsageError
from reader.terminal.output import tell


@click.command("report")
@corpus_argument
@click.option(
    "-o",
    "--output",
    "file",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE.html",
    help="Write the page to FILE.html; one that is there is replaced.",
)
@click.option("--all", "everything", is_flag=True, help="Documents without annotations, too.")
@shared_options
@pass_asked
def command(asked: Asked, *, corpus: Path, file: Path, everything: bool) -> int:
    """Write a page that shows who says what in CORPUS.

    One file of HTML, for a browser on a phone or a desk and for the printer: every claim with its
    chain of sources, topics by document, a line of time, where claims stand, and the documents
    with what is tagged in them. It fetches nothing and runs nothing.
    """
    # Templates, NumPy and more that the help does without.
    from reader.report.content import report  # noqa: PLC0415
    from reader.report.page import page  # noqa: PLC0415

    if file.is_dir():
        raise UsageError(f"{file}: it is a folder; name a file in it, such as {file}/report.html")
    with asked.corpus(corpus) as opened:
        made = report(opened, asked.who().name, everything=everything)
    _write(file, page(made))
    claims = counted(len(made.claims), "claim")
    tell(f"gloss: {file}: {counted(len(made.documents), 'document')}, {claims}")
    return FOUND


def _write(file: Path, text: str) -> None:
    waiting = file.with_name(f".{file.name[:100]}.{secrets.token_hex(4)}")
    try:
        waiting.write_text(text, "utf-8", errors="replace")
        waiting.replace(file)
    except OSError as error:
        waiting.unlink(missing_ok=True) if waiting.parent.is_dir() else None
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise UsageError(f"{file}: {reason}; name a file in a folder you may write to") from error
