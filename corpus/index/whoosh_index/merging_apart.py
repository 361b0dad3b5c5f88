"""Segments merged beside searches and updates: the right to write is held only for the commit.

Segments never change, so that they can be read while others go on. What was deleted in them until
the commit is deleted in the merged one; where one of them is gone by then, the work is thrown away.
"""

from pathlib import Path

from corpus.index.whoosh_index.codec.array_file import SUFFIX
from corpus.index.whoosh_index.codec.damage import Damaged
from corpus.index.whoosh_index.codec.merging import merge
from corpus.index.whoosh_index.codec.writer import writer_of
from corpus.index.whoosh_index.opened import OpenIndex, due_in
from corpus.index.whoosh_index.store import Store

_PATIENCE = 60.0
"""Seconds that an update may keep a finished merge waiting."""


def merge_apart(store: Store, *, settle: bool = False) -> None:
    """Merge what is due in the index in `store`, one group of segments after the other.

    Damage that shows is remembered, and mended by the next update. Raises IndexBusy where another
    process merges or writes for long, IndexUnwritable.
    """
    with store.merging() as folder, store.telling():
        try:
            while _merged_once(store, folder / f"merged{SUFFIX}", settle=settle):
                pass
        except (Damaged, FileNotFoundError):
            return


def _merged_once(store: Store, path: Path, *, settle: bool) -> bool:
    """Whether a group was merged and may be followed by another."""
    number, build = store.build()
    opened = OpenIndex(number, build)
    chosen = due_in(opened, settle=settle)
    if not chosen:
        return False
    sources = [opened.record.segments[at] for at in chosen]
    try:
        written = merge([opened.segments[at].segment for at in chosen], path)
    except Damaged:
        if store.build() == (number, build):
            store.mark_damaged()
        raise
    with store.writing(_PATIENCE):
        if store.build() != (number, build):
            return False
        was = OpenIndex(number, build).generation
        writer = writer_of(build)
        try:
            left_out = {each.id: each.deleted_numbers() for each in sources}
            replaced = writer.replace(left_out, path, written)
            if replaced:
                writer.commit()
        except BaseException:
            writer.cancel()
            raise
        writer.close()
        if replaced:
            _keep_settled(store, was, OpenIndex(number, build).generation)
    return replaced


def _keep_settled(store: Store, was: int, generation: int) -> None:
    """Merging changes nothing of what the index holds: what it was up to date with stays so."""
    fingerprint, settled = store.settled()
    if settled == was and isinstance(fingerprint, str):
        store.settle(fingerprint, generation)
