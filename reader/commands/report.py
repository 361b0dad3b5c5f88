"""``gloss report``: a corpus with its claims as one page of HTML."""

from pathlib import Path

import click

from reader.commands.common import (
    FOUND,
    Asked,
    corpus_argument,
    counted,
    pass_asked,
    shared_options,
    tell_of_unread,
)
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
    help="Write the page to FILE.html; one that is there is replaced, a document never.",
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
    from reader.report.writing import check_target, write_report  # noqa: PLC0415

    with asked.corpus(corpus) as opened:
        check_target(file, opened.root, (entry.path for entry in opened.documents()))
        made = report(opened, asked.who().name, everything=everything)
        tell_of_unread(opened.unread())
    write_report(file, page(made))
    claims = counted(len(made.claims), "claim")
    tell(f"gloss: {file}: {counted(len(made.documents), 'document')}, {claims}")
    return FOUND
