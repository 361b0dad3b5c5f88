"""Searches kept under a name, as `gloss search` keeps, opens, lists and forgets them."""

import click

from corpus.folders import state_folder
from corpus.library import Corpus
from reader.commands.common import FOUND, NOTHING
from reader.searches import SavedSearch, SearchFile
from reader.terminal.output import record, say, tell


def file_of(corpus: Corpus) -> SearchFile:
    """The searches of a corpus. Raises FolderRefused."""
    return SearchFile(state_folder(), corpus.root)


def opened(file: SearchFile, name: str) -> SavedSearch:
    """The search that is saved as `name`. Raises UsageError where none is."""
    searches = file.read()
    search = searches.named(name)
    if search is None:
        names = ", ".join(each.name for each in searches.saved) or "none yet; --save NAME keeps one"
        raise click.UsageError(f"no search is saved as {name} (there are: {names})")
    return search


def tell_of_damage(file: SearchFile) -> None:
    """Tell where searches are kept that cannot be read."""
    if fault := file.fault():
        tell(f"gloss: {fault}")


def keep(file: SearchFile, search: SavedSearch) -> None:
    """Keep a search, and say so. Raises NotKept."""
    replaced = file.keep(search)
    instead = f" instead of {replaced.query}" if replaced and replaced != search else ""
    tell(f"gloss: saved as {search.name}{instead}")


def forget(file: SearchFile, name: str) -> int:
    """Keep a search no longer."""
    if file.forget(name):
        tell(f"gloss: {name} is forgotten")
        return FOUND
    tell(f"gloss: no search is saved as {name}; --list-saved lists them")
    return NOTHING


def say_saved(file: SearchFile, *, as_json: bool) -> int:
    """All of them, a line each."""
    saved = file.read().saved
    for search in saved:
        if as_json:
            record({"name": search.name, "query": search.query, "sort": search.sort})
        else:
            say(f"{search.name}: {search.query}")
    return FOUND if saved else NOTHING
