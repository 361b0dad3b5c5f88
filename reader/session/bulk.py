"""One action on many documents: the edits that tag hits, or the reprints of what is tagged."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from annotations.changes import Edit, combined
from annotations.collected import AnnotationSet
from annotations.editing import passage_targets, tag_passage
from annotations.errors import AnnotationError
from annotations.identifiers import Author, new_id
from annotations.model import SOURCE, TagBody
from annotations.selectors import Span
from annotations.values import dataclass
from corpus.errors import CorpusError
from corpus.sentences import sentences
from reader.effects import TagPassages
from reader.found import Passage
from reader.messages import Prepared
from reader.session.standing import standing

if TYPE_CHECKING:
    from corpus.index.protocol import FileState

ROW = 78
"""Code points of what is said, as long as it names what was left out: a row of 80 columns."""


@dataclass(frozen=True)
class Held:
    """A document with its annotations, as an edit needs them.

    digest: ``urn:sha256:…``; state: of the file that `text` was read from.
    """

    name: str
    digest: str
    text: str
    annotations: AnnotationSet
    state: "FileState | None" = None

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
    """Tag passages of any documents; what has that tag already is left as it is.

    A hit that does not stand any more where its document has changed is left out, and so are all
    of a document that cannot be had. Raises what `hold` does where that is the only document.
    """
    by_document: dict[str, list[Passage]] = defaultdict(list)
    for passage in asked.passages:
        by_document[passage.name].append(passage)
    edits, count, there, done, documents = [], 0, 0, 0, 0
    left_out = _LeftOut()
    for name, passages in by_document.items():
        done += len(passages)
        try:
            held = hold(name)
        except (CorpusError, AnnotationError, OSError) as error:
            if len(by_document) == 1:
                raise
            left_out.add(name, len(passages), _in_a_word(error))
            continue
        places = standing(held.text, held.state, passages)
        found = [place for place in places if place is not None]
        left_out.add(name, len(passages) - len(found), "changed")
        spans = _sentences_of(held.text, found) if asked.sentences else found
        known = held.tagged(asked.tag)
        meant = list(dict.fromkeys(spans))
        missing = [span for span in meant if span not in known]
        there += len(meant) - len(missing)
        count += len(missing)
        documents += bool(meant)
        if missing:
            parts = [_tagging(held, span, asked.tag, author) for span in missing]
            whole = combined(f"tag {len(asked.passages)} hits {asked.tag}", parts)
            edits.append(replace(whole, cursor=min(span.start for span in spans)))
        report(done, len(asked.passages))
    if left_out.names:
        already = f", {there} already" if there else ""
        return Prepared(batched(edits), left_out.said(f"{count} tagged {asked.tag}{already}"))
    said = f"{_many(count, 'passage')} tagged {asked.tag} in {_many(documents, 'document')}"
    if there:
        said += f"; {there} had it already"
    return Prepared(batched(edits), f"{said}; u takes it all back" if count else said)


class _LeftOut:
    """The hits that were not tagged: of which documents, and why."""

    def __init__(self) -> None:
        self._why: Counter[str] = Counter()
        self.names: list[str] = []

    def add(self, name: str, hits: int, why: str) -> None:
        if hits:
            self._why[why] += hits
            self.names.append(name)

    def said(self, before: str) -> str:
        """In one row: how many hits, why, and as many of the documents as have room."""
        said = f"{before}; {_many(self._why.total(), 'hit')} left out ({_listed(self._why)}): "
        for shown, name in enumerate(self.names):
            rest, comma = len(self.names) - shown, ", " if shown else ""
            more = f", +{rest - 1}" if rest > 1 else ""
            room = ROW - len(said) - len(comma) - len(more)
            if shown and len(name) > room:
                return f"{said}, +{rest}"
            said += comma + _shortened(name, room)
        return said


def _listed(why: Mapping[str, int]) -> str:
    if len(why) == 1:
        return next(iter(why))
    return ", ".join(f"{count} {reason}" for reason, count in why.items())


def _shortened(name: str, room: int) -> str:
    """`name` or the end of it, which tells documents of one folder apart."""
    return name if len(name) <= room else f"…{name[-max(room - 1, 8) :]}"


def _in_a_word(error: Exception) -> str:
    """Why a document cannot be had; the whole of it stands where that document is opened."""
    if isinstance(error, FileNotFoundError) or isinstance(error.__cause__, FileNotFoundError):
        return "gone"
    return "blocked sidecar" if isinstance(error, AnnotationError) else "unreadable"


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
