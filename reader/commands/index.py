"""``gloss index``: bring the index of a corpus up to date."""

from contextlib import closing
from pathlib import Path

import click

from corpus.index.factory import index_of
from corpus.index.protocol import Changes
from reader.commands.common import (
    FOUND,
    Asked,
    corpus_argument,
    counted,
    pass_asked,
    shared_options,
)
from reader.commands.indexing import brought_up
from reader.terminal.output import say


@click.command("index")
@corpus_argument
@click.option("--rebuild", is_flag=True, help="Make it anew, whatever there is.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1, max=64),
    metavar="N",
    help="Read with N processes; by default as many as there are processors, at most 4.",
)
@shared_options
@pass_asked
def command(asked: Asked, corpus: Path, rebuild: bool, jobs: int | None) -> int:
    """Bring the index of CORPUS up to date.

    Documents that were added or changed are read, those that are gone forgotten. The index lies
    in your cache folder, never in the corpus. Searching does this by itself.
    """
    with asked.corpus(corpus) as opened, closing(index_of(opened)) as index:
        if rebuild:
            index.discard()
        changes, seconds = brought_up(opened, index, patience=0.3, jobs=jobs)
        known = len(index.known())
    say(f"{counted(known, 'document')} indexed{_told(changes)}, {seconds:.1f} s")
    return FOUND


def _told(changes: Changes) -> str:
    parts = {
        "new or changed": len(changes.present),
        "renamed": len(changes.renamed),
        "removed": len(changes.removed),
    }
    told = ", ".join(f"{number:,} {what}" for what, number in parts.items() if number)
    return f": {told}" if told else ": nothing had changed"
