"""What of a corpus goes into its report."""

from collections.abc import Iterator
from dataclasses import replace

from annotations.claims import ClaimGraph
from annotations.model import CLAIM, SOURCE, Figure
from annotations.selectors import Span
from corpus.errors import DocumentError
from corpus.library import Corpus
from corpus.reprints.families import independent
from corpus.reprints.finding import reprints
from corpus.reprints.model import Reprinted
from reader.commands.annotated_document import AnnotatedDocument, Placed, annotated_document
from reader.commands.annotation_data import quote_of
from reader.commands.attribution import OWN_VOICE, name_of, related
from reader.commands.common import annotated
from reader.report.pieces import Marked, paragraphs, shown
from reader.report.values import Claim, Document, Report
from reader.terminal.output import tell

LONGEST = 400_000
"""Code points of a document that a report shows; of a longer one its claims and no more text."""

_SIGNS = {"exactly": "", "about": "about ", "nearly": "nearly ", "over": "over "}


def report(corpus: Corpus, annotator: str, *, everything: bool = False) -> Report:
    """The report of the documents that have annotations; everything: of all documents."""
    entries = corpus.documents() if everything else annotated(corpus) or corpus.documents()
    documents: list[Document] = []
    places: list[tuple[int, Reprinted]] = []
    texts: dict[str, str] = {}
    number = 0
    for entry in entries:
        try:
            with annotated_document(corpus, entry.name, annotator) as opened:
                texts[entry.name] = opened.document.whole_text()
                made, spans = _document(corpus, opened, texts[entry.name], len(documents), number)
        except DocumentError as error:
            tell(f"gloss: left out {error}")
            continue
        number += len(made.claims)
        places += spans
        documents.append(made)
    found = tuple(documents)
    return _supported(Report(shown(corpus.root.name), found, number), corpus, places, texts)


def _document(
    corpus: Corpus, opened: AnnotatedDocument, text: str, number: int, before: int
) -> tuple[Document, list[tuple[int, Reprinted]]]:
    name = opened.document.name
    metadata = corpus.metadata(name)
    claims: list[Claim] = []
    marks: list[Marked] = []
    places: list[tuple[int, Reprinted]] = []
    for placed in opened.placed:
        tag = placed.annotation.tag
        spans = tuple(span for span in placed.spans if span.end <= len(text))
        if tag == CLAIM:
            claim = _claim(opened.graph, placed, spans, len(text), before + len(claims) + 1, number)
            claims.append(claim)
            if spans and placed.stands:
                marks.append(Marked(spans, "claim", claim.label, claim.number))
                whole = Span(spans[0].start, max(span.end for span in spans))
                places.append((claim.number, Reprinted(name, whole)))
        elif spans and placed.stands:
            marks.append(Marked(spans, "source" if tag == SOURCE else "other"))
    cut = len(text) > LONGEST
    made = Document(
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
    return made, places


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
        value=shown(_value(body.figure)) if body and body.figure else "",
        note=shown(annotation.note or ""),
        annotator=shown(annotation.creator),
        relations=tuple(map(shown, related(graph, annotation))),
        state="" if placed.stands else placed.state,
        at=spans[0].start / max(1, length) if spans else 0.0,
    )


def _value(figure: Figure) -> str:
    qualifier = figure.qualifier or ""
    sign = _SIGNS.get(qualifier, f"{qualifier} " if qualifier else "")
    dated = f" (as of {figure.as_of})" if figure.as_of else ""
    return f"{sign}{figure.amount} {figure.unit or ''}".strip() + dated


def _supported(
    made: Report, corpus: Corpus, places: list[tuple[int, Reprinted]], texts: dict[str, str]
) -> Report:
    """With what is one claim in several documents because one passage is reprinted."""
    if corpus.only is not None or len(texts) < 2 or not places:
        return made
    known = [each for each in reprints(corpus) if {each.first.name, each.second.name} <= set(texts)]
    numbers = {side: number for number, side in places}
    groups = independent([side for _, side in places], known, texts)
    same = {
        numbers[side]: tuple(sorted(numbers[o] for o in group if o != side))
        for group in groups
        for side in group
    }
    apart = len(made.claims) - sum(len(group) - 1 for group in groups)
    documents = tuple(
        replace(d, claims=tuple(replace(c, same=same.get(c.number, ())) for c in d.claims))
        for d in made.documents
    )
    return replace(made, documents=documents, independent=apart)


def cells(made: Report, topic: str) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
    """The claims about a topic, document by document."""
    for document in made.documents:
        yield document, tuple(claim for claim in document.claims if claim.topic == topic)
