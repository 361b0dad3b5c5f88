"""``gloss search``: full-text search over a corpus, from the shell."""

from contextlib import closing, suppress
from pathlib import Path

import click

from corpus.errors import IndexMissing
from corpus.index.factory import index_of
from corpus.index.protocol import Index, Sort
from corpus.library import Corpus
from corpus.query import Query
from reader.commands import saved_searches
from reader.commands.asking_index import ALL, AskedIndex
from reader.commands.common import (
    FOUND,
    NOTHING,
    Asked,
    corpus_argument,
    counted,
    json_option,
    pass_asked,
    shared_options,
    tell_of_unread,
)
from reader.commands.facet_table import facets_of, say_facets
from reader.commands.found_hits import (
    as_read,
    read,
    say_count,
    say_hits,
    spans_of,
    tell_of_more,
)
from reader.commands.hit_tables import say_collocates, say_dispersion, say_frequencies
from reader.searches import SavedSearch, SearchFile
from reader.terminal.output import tell

_NAME = "~~"
"""Stands before what may be spelt in several ways."""
_TABLES = {
    "collocates": say_collocates,
    "frequencies": say_frequencies,
    "dispersion": say_dispersion,
}


@click.command("search")
@corpus_argument
@click.argument("query", nargs=-1)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    metavar="N",
    help="Show at most N documents; 0 for all.",
)
@click.option(
    "--sort",
    type=click.Choice([order.value for order in Sort]),
    default=None,
    help="The order of documents: rank by default, or as the search was kept.",
)
@json_option
@click.option("--kwic", is_flag=True, help="Each hit on a line of its own, below one another.")
@click.option(
    "--collocates",
    "table",
    flag_value="collocates",
    help="Words that stand beside the hits, the most typical first.",
)
@click.option(
    "--frequencies", "table", flag_value="frequencies", help="How often each word of them stands."
)
@click.option(
    "--dispersion", "table", flag_value="dispersion", help="Where in each document hits fall."
)
@click.option(
    "--facets", is_flag=True, help="How many documents there are of each outlet, month and tag."
)
@click.option("--count", is_flag=True, help="Only say how many documents and hits there are.")
@click.option("--save", "save_as", metavar="NAME", help="Keep this search under a name, too.")
@click.option("--saved", metavar="NAME", help="The search that was kept under this name.")
@click.option("--forget", metavar="NAME", help="Keep that search no longer.")
@click.option("--list-saved", is_flag=True, help="Only list the searches that are kept.")
@click.option("--no-update", is_flag=True, help="Search the index as it is.")
@shared_options
@pass_asked
def command(
    asked: Asked,
    *,
    corpus: Path,
    query: tuple[str, ...],
    limit: int,
    sort: str | None,
    as_json: bool,
    kwic: bool,
    table: str | None,
    facets: bool,
    count: bool,
    save_as: str | None,
    saved: str | None,
    forget: str | None,
    list_saved: bool,
    no_update: bool,
) -> int:
    """Search the documents of CORPUS.

    Words side by side must all occur; also "a phrase", "near words"~5, OR, NOT, (brackets),
    begin*, fuzzy~, ~~name in any spelling, and fields: title: path: date: outlet: tag: note:
    annotator: source:. Side by side, fields of annotations ask for one annotation that has them
    all: tag:claim source:none finds claims without a source (source:own is the document's own
    voice, source:name whoever it came from). The index is brought up to date first.

    A line for each place, `path:line: words around it`; with --json an object for each hit with
    the keys path title start end line text before after score lost, offsets in code points; lost
    counts annotated passages that have no sure place in the text any more. With --collocates the
    keys are word count frequency score (logDice) by_chance (no more often than anywhere), with
    --frequencies word count, with --dispersion path hits length parts, with --facets field value
    documents. A QUERY beside --saved NAME narrows what is kept; searches are kept for yourself, for
    this corpus alone.
    Files that could not be read are counted on stderr, and `gloss doctor` names them. Ends with 1
    where nothing is found, with 2 where the query cannot be read.
    """
    updates = forget is None and not list_saved and not no_update
    with _opened(asked, corpus, ahead=updates) as opened, closing(index_of(opened)) as index:
        file = saved_searches.file_of(opened)
        if list_saved or (saved, save_as, forget) != (None, None, None):
            saved_searches.tell_of_damage(file)
        if forget is not None:
            return saved_searches.forget(file, forget)
        if list_saved:
            return saved_searches.say_saved(file, as_json=as_json)
        typed, sort = _asked_for(file, " ".join(query), saved, sort)
        asked_for = _parsed(typed)
        if save_as:
            saved_searches.keep(file, SavedSearch(save_as, typed, sort))
        asking = AskedIndex(opened, index, update=not no_update)
        most = ALL if count or table or facets or not limit else limit
        answer = asking.search(asked_for, most, Sort(sort), spans=0 if facets else None)
        _suggest(typed, asked_for, opened, index, answer.total)
        if facets:
            say_facets(facets_of(opened, [hit.name for hit in answer.hits]), as_json=as_json)
        elif count:
            say_count(answer, as_json)
        elif table:
            found = ((o.hit.name, o.text, spans_of(o)) for o in read(opened, asked_for, answer))
            _TABLES[table](found, as_json=as_json)
        else:
            found_hits = list(read(opened, asked_for, answer))
            say_hits(found_hits, as_json, kwic)
            answer = as_read(answer, found_hits)
        asking.tidy_up()
        tell_of_unread(opened.unread())
    if not count and not facets:
        tell_of_more(answer)
    return FOUND if answer.total else NOTHING


def _opened(asked: Asked, path: Path, *, ahead: bool) -> Corpus:
    corpus = asked.corpus(path)
    if ahead:
        corpus.look_ahead()  # while the engine of the index is imported
    return corpus


def _parsed(typed: str) -> Query:
    """The query that was typed, with what the user decided about the names in it."""
    from corpus.query_parser import parse  # noqa: PLC0415 - the help does without

    if _NAME not in typed:
        return parse(typed)
    from corpus.names import register  # noqa: PLC0415 - rarely

    if fault := register.register_fault():
        tell(f"gloss: {fault}")
    return register.with_register(parse(typed), register.read_register())


def _asked_for(
    file: SearchFile, typed: str, saved: str | None, sort: str | None
) -> tuple[str, str]:
    """The query and the order of its hits: what was typed, what is saved, or both."""
    search = saved_searches.opened(file, saved) if saved is not None else None
    if search is None and not typed.strip():
        raise click.UsageError("there is nothing to search for; type a QUERY, or --saved NAME")
    order = sort or (search.sort if search else Sort.RANK.value)
    order = order if order in set(Sort) else Sort.RANK.value
    if search is None or not typed.strip():
        return (search.query if search else typed), order
    return f"({search.query}) ({typed})", order


def _suggest(typed: str, query: Query, corpus: Corpus, index: Index, total: int) -> None:
    from corpus.suggesting import FEW, did_you_mean  # noqa: PLC0415 - the help does without

    suggested = None
    with suppress(IndexMissing):  # damage that shows here is mended by the next search
        suggested = did_you_mean(typed, query, index) if total <= FEW else None
        if not total and suggested is None:
            suggested = _with_values(typed, query, corpus)
    if suggested:
        found = counted(total, "document") if total else "nothing"
        tell(f"gloss: {found} found; did you mean {suggested}")


def _with_values(typed: str, query: Query, corpus: Corpus) -> str | None:
    """What was typed with the outlet, tag or name that was probably meant."""
    from corpus.field_values import value_meant, values_in  # noqa: PLC0415 - the help does without
    from corpus.search import asks_of_annotations, table_of  # noqa: PLC0415 - the same

    if not asks_of_annotations(query):
        return value_meant(typed, lambda field: values_in(field, corpus, None))
    with closing(table_of(corpus)) as table:
        return value_meant(typed, lambda field: values_in(field, corpus, table))
