"""One action on many documents: the edits that tag hits, or the reprints of what is tagged."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from annotations.changes import Edit
from annotations.collected import AnnotationSet
from annotations.editing import passage_targets
from annotations.identifiers import Author, new_id
from annotations.model import SOURCE
from annotations.selectors import Span
from corpus.sentences import sentences
from reader.effects import TagPassages
from reader.messages import Prepared
from reader.modes.draft import Draft


@dataclass(frozen=True)
class Held:
    """A document with its annotations, as an edit needs them. digest: ``urn:sha256:…``."""

    name: str
    digest: str
    text: str
    annotations: AnnotationSet

    def tagged(self, span: Span, tag: str) -> bool:
        """Whether one's own annotation of that tag stands at exactly these code points."""
        mine = self.annotations.mine.annotations.values()
        return any(a.tag == tag and a.pieces == (span,) for a in mine)


Hold = Callable[[str], Held]
"""Opens a document for an edit. Raises CorpusError, AnnotationError where none can be made."""


def batched(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits that change something, as one action."""
    changing = [edit for edit in edits if not edit.is_empty]
    group = new_id()
    return tuple(replace(edit, group=group) for edit in changing)


def tag_passages(asked: TagPassages, hold: Hold, author: Author) -> Prepared:
    """Tag passages of any documents; what has that tag already is left as it is."""
    from corpus.attribution.entities import entity_name  # noqa: PLC0415 - see `session`

    by_document: dict[str, list[Span]] = defaultdict(list)
    for passage in asked.passages:
        by_document[passage.name].append(passage.span)
    edits, count, there = [], 0, 0
    for name, found in by_document.items():
        held = hold(name)
        spans = _sentences_of(held.text, found) if asked.sentences else found
        draft = Draft(held.annotations, author, min(span.start for span in spans))
        for span in dict.fromkeys(spans):
            if held.tagged(span, asked.tag):
                there += 1
                continue
            entity = entity_name(span.of(held.text)) if asked.tag == SOURCE else None
            draft = draft.tagged(passage_targets(held.digest, held.text, [span]), asked.tag, entity)
            count += 1
        edits.append(draft.edit(f"tag {len(asked.passages)} hits {asked.tag}"))
    said = f"{_many(count, 'passage')} tagged {asked.tag} in {_many(len(by_document), 'document')}"
    if there:
        said += f"; {there} had it already"
    return Prepared(batched(edits), f"{said}; u takes it all back" if count else said)


def _sentences_of(text: str, spans: Iterable[Span]) -> list[Span]:
    """The sentences that the spans begin in."""
    found: list[Span] = []
    every = sentences(text)
    for span in spans:
        inside = [s for s in every if s.start <= span.start < s.end]
        found += inside or [span]
    return found


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"
