"""What a report shows, as plain values: text of documents in pieces, claims, pictures."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from annotations.values import dataclass

if TYPE_CHECKING:
    from reader.report.plots import Plot


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is marked alike.

    kinds: of the annotations over it, `claim`, `source` or `other`; begins: label and number of
    each claim that begins with it.
    """

    text: str
    kinds: tuple[str, ...] = ()
    begins: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim with its chains.

    number: in the report, from 1; words: of its pieces; said_by: its chains, each from the nearest
    source on; value: its figure in words; at: where in the document it stands, 0 to 1; same: the
    numbers of the claims that one reprinted passage makes with it; further: attributes in words.
    """

    number: int
    label: str
    document: int
    words: str
    said_by: tuple[tuple[str, ...], ...]
    own_voice: bool
    topic: str
    value: str
    note: str
    annotator: str
    relations: tuple[str, ...]
    state: str
    at: float
    same: tuple[int, ...] = ()
    further: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportedDocument:
    """A document with its text. number: in the report; paragraphs: their pieces in order."""

    number: int
    name: str
    title: str
    outlet: str
    day: date | None
    detected: bool
    paragraphs: tuple[tuple[Piece, ...], ...]
    claims: tuple[Claim, ...]
    sources: tuple[str, ...]
    cut: bool = False

    @property
    def marked(self) -> bool:
        """Whether anything is tagged in its text."""
        return bool(self.claims) or any(p.kinds for each in self.paragraphs for p in each)


@dataclass(frozen=True, slots=True)
class Conflicting:
    """What a claim conflicts with. kind: words before it; number: the other's in the report."""

    kind: str
    number: int
    value: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim as it stands to the others on its topic.

    number: in the report; said: a day, "" for none; value: its figure or its words; who: its
    chains; repeats: the number of the claim that it reprints, 0 for none; support: the independent
    sources of what it says.
    """

    number: int
    said: str
    value: str
    who: tuple[tuple[str, ...], ...]
    conflicts: tuple[Conflicting, ...] = ()
    repeats: int = 0
    support: tuple[str, ...] = ()

    @property
    def disputes(self) -> Mapping[str, tuple[Conflicting, ...]]:
        """The conflicts by their kind, in the order in which the kinds come."""
        kinds = dict.fromkeys(each.kind for each in self.conflicts)
        return {kind: tuple(each for each in self.conflicts if each.kind == kind) for kind in kinds}


@dataclass(frozen=True, slots=True)
class Topic:
    """The claims on a topic, by the time said.

    sources: how many they rest on in the end; plots: of their figures, where two differ, one for
    each scale.
    """

    name: str
    standings: tuple[Standing, ...]
    sources: int
    plots: "tuple[Plot, ...]" = ()


@dataclass(frozen=True)
class Report:
    """All of it. sources: how many its claims rest on in the end."""

    title: str
    documents: tuple[ReportedDocument, ...]
    sources: int = 0
    topics: tuple[Topic, ...] = ()

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim, in the order of documents and places."""
        return tuple(claim for document in self.documents for claim in document.claims)

    def document_of(self, number: int) -> ReportedDocument:
        """The document of the claim with that number."""
        return self.documents[self.claims[number - 1].document - 1]
