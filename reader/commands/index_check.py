"""``gloss check --index``: whether every file of the index is as it was written."""

from contextlib import closing

from corpus.errors import IndexMissing
from corpus.index.factory import index_of
from corpus.library import Corpus
from reader.commands.common import FOUND, NOTHING, counted
from reader.terminal.output import record, say


def check_index(corpus: Corpus, *, as_json: bool) -> int:
    """Say what is damaged; a damaged index is marked, so that the next update makes it anew.

    With JSON one object with the keys documents and damage, which is null where nothing is.
    """
    with closing(index_of(corpus)) as index:
        try:
            damage = index.check()
            documents = len(index.known())
        except IndexMissing as missing:
            damage, documents = str(missing), 0
        else:
            if damage:
                index.discard()
    if as_json:
        record({"documents": documents, "damage": damage})
    elif damage:
        say(f"index: {damage}; `gloss index` makes it anew")
    else:
        say(f"index: {counted(documents, 'document')}, every block as it was written")
    return NOTHING if damage else FOUND
