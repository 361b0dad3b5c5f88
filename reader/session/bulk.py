"""One action on many documents: the edits that tag hits, or the reprints of what is tagged."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from annotations.changes import Edit, combined
from annotations.collected import AnnotationSet
from annotations.editing import passage_targets, tag_passage
from annotations.identifiers import Author, new_id
from annotations.model import SOURCE, TagBody
from annotations.selectors import Span
from corpus.sentences import sentences
from reader.effects import TagPassages
from reader.messages import Prepared


@dataclass(frozen=True)
class Held:
    """A document with its annotations, as an edit needs them. digest: ``urn:sha256:…``."""

    name: str
    digest: str
    text: str
    annotations: AnnotationSet

    def tagged(self, tag: str) -> set[Span]:
        """The passages, each of one piece, that one's own annotations of that tag stand at."""
        mine = self.annotations.mine.annotations.values()
        return {a.pieces[0] for a in mine if a.tag == tag and len(a.pieces) == 1}


Hold = Callable[[str], Held]
"""Opens a document for an edit. Raises CorpusError, AnnotationError where none can be made."""


def batched(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits that change something, as one action."""
    changing = [edit for edit in edits if not edit.is_empty]
    group = new_id()
    return tuple(replace(edit, group=group) for edit in changing)


Report = Callable[[int, int], object]
"""Told how many passages of how many are done."""


def tag_passages(
    asked: TagPassages, hold: Hold, author: Author, report: Report = lambda _done, _all: None
) -> Prepared:
    """Tag passages of any documents; what has that tag already is left as it is."""
    by_document: dict[str, list[Span]] = defaultdict(list)
    for passage in asked.passages:
        by_document[passage.name].append(passage.span)
    edits, count, there, done = [], 0, 0, 0
    for name, found in by_document.items():
        held = hold(name)
        spans = _sentences_of(held.text, found) if asked.sentences else found
        known = held.tagged(asked.tag)
        meant = list(dict.fromkeys(spans))
        missing = [span for span in meant if span not in known]
        there += len(meant) - len(missing)
        count += len(missing)
        if missing:
            parts = [_tagging(held, span, asked.tag, author) for span in missing]
            whole = combined(f"tag {len(asked.passages)} hits {asked.tag}", parts)
            edits.append(replace(whole, cursor=min(span.start for span in spans)))
        done += len(found)
        report(done, len(asked.passages))
    said = f"{_many(count, 'passage')} tagged {asked.tag} in {_many(len(by_document), 'document')}"
    if there:
        said += f"; {there} had it already"
    return Prepared(batched(edits), f"{said}; u takes it all back" if count else said)


def _tagging(held: Held, span: Span, tag: str, author: Author) -> Edit:
    from corpus.attribution.entities import entity_name  # noqa: PLC0415 - see `loading`

    # Each is new, so that none has to be built on what the others left.
    entity = entity_name(span.of(held.text)) if tag == SOURCE else None
    targets = passage_targets(held.digest, held.text, [span])
    return tag_passage(held.annotations, author, TagBody(tag, entity=entity), targets)


def _sentences_of(text: str, spans: Iterable[Span]) -> list[Span]:
    """The sentences that the spans begin in."""
    every = sentences(text)
    starts = [sentence.start for sentence in every]
    found: list[Span] = []
    for span in spans:
        place = bisect_right(starts, span.start) - 1
        inside = place >= 0 and span.start < every[place].end
        found.append(every[place] if inside else span)
    return found


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"
