"""What of a corpus goes into its report."""

from dataclasses import replace

from annotations.claims import ClaimGraph
from annotations.model import CLAIM, SOURCE
from annotations.selectors import Span
from corpus.comparison import compared
from corpus.errors import DocumentError
from corpus.library import Corpus
from reader.attribute_words import attribute_texts
from reader.commands.annotated_document import AnnotatedDocument, Placed, annotated_document
from reader.commands.annotation_data import quote_of
from reader.commands.attribution import OWN_VOICE, name_of, related
from reader.commands.common import annotated
from reader.report.matrix import in_words, with_matrix
from reader.report.pieces import Marked, paragraphs, shown
from reader.report.values import Claim, Report, ReportedDocument
from reader.terminal.output import tell

LONGEST = 400_000
"""Code points of a document that a report shows; of a longer one its claims and no more text."""


def report(corpus: Corpus, annotator: str, *, everything: bool = False) -> Report:
    """The report of the documents that have annotations; everything: of all documents."""
    entries = corpus.documents() if everything else annotated(corpus) or corpus.documents()
    documents: list[ReportedDocument] = []
    numbers: dict[str, int] = {}
    for entry in entries:
        try:
            with annotated_document(corpus, entry.name, annotator) as opened:
                text = opened.document.whole_text()
                documents.append(_document(corpus, opened, text, len(documents), numbers))
        except DocumentError as error:
            tell(f"gloss: left out {error}")
    made = Report(shown(corpus.root.name), tuple(documents))
    return with_matrix(made, compared(corpus, annotator), numbers)


def _document(
    corpus: Corpus, opened: AnnotatedDocument, text: str, number: int, numbers: dict[str, int]
) -> ReportedDocument:
    """The document with its claims, whose numbers in the report go into `numbers` by their ids."""
    name = opened.document.name
    metadata = corpus.metadata(name)
    claims: list[Claim] = []
    marks: list[Marked] = []
    for placed in opened.placed:
        tag = placed.annotation.tag
        spans = tuple(span for span in placed.spans if span.end <= len(text))
        if tag == CLAIM:
            numbers[placed.annotation.id] = len(numbers) + 1
            claim = _claim(opened.graph, placed, spans, len(text), len(numbers), number)
            claims.append(claim)
            if spans and placed.stands:
                marks.append(Marked(spans, "claim", claim.label, claim.number))
        elif spans and placed.stands:
            marks.append(Marked(spans, "source" if tag == SOURCE else "other"))
    cut = len(text) > LONGEST
    return ReportedDocument(
        number + 1,
        shown(name),
        shown(metadata.title or name),
        shown(metadata.outlet or ""),
        metadata.date,
        "date" in metadata.detected,
        () if cut else tuple(paragraphs(text, marks)),
        tuple(claims),
        tuple(shown(f"{s.number} {s.name}") for s in opened.graph.sources.values()),
        cut,
    )


def _claim(
    graph: ClaimGraph,
    placed: Placed,
    spans: tuple[Span, ...],
    length: int,
    number: int,
    document: int,
) -> Claim:
    annotation = placed.annotation
    body = annotation.tag_body
    chains = [tuple(shown(name_of(graph, end)) for end in c) for c in graph.chains(annotation.id)]
    return Claim(
        number=number,
        label=graph.label(annotation.id),
        document=document + 1,
        words=shown(" ".join(quote_of(annotation).split())),
        said_by=tuple(chains),
        own_voice=any(chain[-1] == OWN_VOICE for chain in chains if chain),
        topic=shown(body.topic or "") if body else "",
        value=shown(in_words(body.figure)) if body and body.figure else "",
        note=shown(annotation.note or ""),
        annotator=shown(annotation.creator),
        relations=tuple(map(shown, related(graph, annotation))),
        state="" if placed.stands else placed.state,
        at=spans[0].start / max(1, length) if spans else 0.0,
        further=tuple(map(shown, attribute_texts(replace(body, topic=None)))) if body else (),
    )
