"""What a change of the codebook takes over the whole corpus, worked out on a thread of its own."""

from dataclasses import replace

from annotations.errors import SidecarError
from annotations.identifiers import Author, new_id
from corpus.library import Corpus
from corpus.retagging import Retagging, annotation_sets, retagged, tag_uses
from reader.effects import ChangeTag
from reader.listed import TagUses
from reader.messages import Migration, TagsCounted
from reader.modes.edits import codebook_edit


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
