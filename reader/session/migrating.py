"""What a change of the codebook takes over the whole corpus, worked out on a thread of its own."""

import time
from collections.abc import Callable
from dataclasses import replace
from threading import Event

from annotations.errors import SidecarError
from annotations.identifiers import Author, new_id
from corpus.codebook_file import looked_at, read_codebook_file
from corpus.library import Corpus
from corpus.retagging import Retagging, annotation_sets, retagged, tag_uses
from reader.effects import ChangeTag
from reader.listed import TagUses
from reader.messages import CodebookRead, Message, Migration, TagsCounted, Told
from reader.modes.edits import codebook_edit
from reader.session.saving import Saver

_PATIENCE = 1.0
"""Seconds that counting waits for what is being saved."""


class CodebookWork:
    """What a session does for the codebook, on whichever thread it is asked to."""

    def __init__(
        self, corpus: Corpus, saver: Saver, post: Callable[[Message], object], ending: Event
    ) -> None:
        self._corpus, self._saver, self._post, self._ending = corpus, saver, post, ending
        self._seen: tuple[int, ...] | None = None

    def look(self) -> None:
        """Tell of the codebook, where it is not what was told last."""
        # What waits to be saved may be the codebook's own change, which the screen shows already.
        seen = looked_at(self._corpus.root)
        if seen != self._seen and not self._saver.waits:
            self._seen = seen
            self._post(CodebookRead(read_codebook_file(self._corpus.root)))

    def count(self, annotator: str) -> None:
        """Tell how often each tag is used; what was just done too, unless the disk lets it wait."""
        end = time.monotonic() + _PATIENCE
        while self._saver.waits and time.monotonic() < end and not self._ending.wait(0.01):
            pass
        self._post(counted_tags(self._corpus, annotator))

    def change(self, change: ChangeTag, author: Author) -> None:
        """Tell what a change of a tag takes; asked on the saving thread, after what waits there."""
        if self._saver.waits:
            self._post(Told("not all is saved yet; try again when it is"))
        else:
            self._post(migration(self._corpus, author, change))


def counted_tags(corpus: Corpus, annotator: str) -> TagsCounted:
    """How often each tag is used; sidecars that can't be read are left out."""
    mine, theirs = tag_uses(annotation_sets(corpus, annotator, []))
    return TagsCounted(TagUses(mine, theirs))


def migration(corpus: Corpus, author: Author, change: ChangeTag) -> Migration:
    """The edits that a change of a tag takes: the codebook's first, then those of sidecars."""
    unread: list[SidecarError] = []
    group = new_id()
    sets = annotation_sets(corpus, author.annotator, unread)
    found = retagged(sets, author, change.tag, change.to, label=change.label, group=group)
    found = replace(found, unread=len(unread))
    listed = codebook_edit(change.before, change.text, change.label, group)
    parts = found.edits if listed.is_empty else (listed, *found.edits)
    return Migration(parts, told(change, found))


def told(change: ChangeTag, found: Retagging) -> str:
    """What was done, and what was not, in a line."""
    parts = [change.label]
    if change.tag != change.to:
        in_documents = f" in {len(found.edits)} documents" if len(found.edits) > 1 else ""
        parts.append(f"{found.mine} of yours{in_documents} changed")
    if found.theirs:
        parts.append(f"{found.theirs} of others stay “{change.tag}”")
    if found.unread:
        parts.append(f"{found.unread} sidecars could not be read")
    return "; ".join(parts)
