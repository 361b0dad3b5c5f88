"""``gloss names``: spellings of one name in a corpus, and what you decided about them."""

from pathlib import Path

import click

from reader.commands.common import (
    FOUND,
    NOTHING,
    Asked,
    corpus_argument,
    counted,
    json_option,
    pass_asked,
    shared_options,
)
from reader.errors import UsageError
from reader.terminal.inert import inert
from reader.terminal.output import record, say, tell

_NAME = 20
"""Cells for the first name of a pair."""


@click.command("names")
@corpus_argument
@click.option("--accept", nargs=2, metavar="A B", help="Both spell one name: `~~A` finds B.")
@click.option("--refuse", nargs=2, metavar="A B", help="They are two names: `~~A` misses B.")
@json_option
@shared_options
@pass_asked
def command(
    asked: Asked,
    *,
    corpus: Path,
    accept: tuple[str, str] | None,
    refuse: tuple[str, str] | None,
    as_json: bool,
) -> int:
    """List names that CORPUS spells in two ways, or decide about two.

    `gloss search CORPUS '~~Name'` finds them all; what you accept or refuse counts there from then
    on, and is kept in your own configuration, never in the corpus. A pair a line with how often
    each stands; with --json an object each with the keys name count other other_count decided.
    Ends with 1 where there are none.
    """
    from corpus.names.register import (  # noqa: PLC0415
        keep_decision,
        read_register,
        register_fault,
    )
    from corpus.names.spellings import spellings_in, variants  # noqa: PLC0415 - NumPy, not for help

    for pair, same in ((accept, True), (refuse, False)):
        if pair is not None:
            if not all(any(map(str.isalpha, word)) and len(word.split()) == 1 for word in pair):
                raise UsageError(f"{' '.join(pair)}: want two names of one word each")
            keep_decision(*pair, same=same)
            tell(f"gloss: kept: {pair[0]} and {pair[1]} are {'one name' if same else 'two names'}")
    if accept or refuse:
        return FOUND
    if fault := register_fault():
        tell(f"gloss: {fault}")
    register, found = read_register(), 0
    with asked.corpus(corpus) as opened:
        for one, other in variants(spellings_in(opened), register):
            found += 1
            decided = other.word in register.also(one.word)
            if as_json:
                record(
                    {
                        "name": one.shown,
                        "count": one.count,
                        "other": other.shown,
                        "other_count": other.count,
                        "decided": decided,
                    }
                )
            else:
                say(f"{one.count:>5} {_column(one.shown)} {other.count:>5} {other.shown}")
    tell(f"gloss: {counted(found, 'pair')}; --refuse A B parts one, --accept A B joins others")
    return FOUND if found else NOTHING


def _column(name: str) -> str:
    """A name and blanks, so that the other one begins in the same cell in every line."""
    from reader.cells import clusters  # noqa: PLC0415 - the help does without

    return name + " " * (_NAME - sum(cluster.cells for cluster in clusters(inert(name))))
