"""An annotation in a line: what it is, what it rests on, what it is related to."""

from annotations.model import CLAIM, DELETED, SOURCE, Annotation
from reader.shown import ShownDocument


def conflict_text(document: ShownDocument, annotation: Annotation) -> str:
    """That a merge kept it against another version, and what to do; "" where none did."""
    other = document.annotations.conflicts.get(annotation.id)
    if other is None:
        return ""
    what = "DELETED ELSEWHERE" if other == DELETED else "2 VERSIONS"
    return f"{what}: x drops, e Enter keeps  "


def relations(document: ShownDocument, annotation_id: str) -> list[str]:
    """How a claim relates to others: ``contradicts C3``."""
    graph = document.graph
    return [
        f"{link.relation.value} "
        + (graph.label(link.to) if link.to in graph.annotations else "a claim elsewhere")
        for link in graph.relations(annotation_id)
    ]


def describe(document: ShownDocument, annotation: Annotation) -> str:
    """An annotation in a line: ``claim <- 5 Ilo Varr <- 4 Coast Wire``."""
    if annotation.tag == SOURCE:
        source = document.graph.source_of(annotation.id)
        name = f"{source.number} {source.name}" if source else annotation.entity or "?"
        further = chain_text(document, annotation.id)
        return f"source {name}{' <- ' + further if further else ''}"
    if annotation.tag == CLAIM:
        return f"claim <- {chain_text(document, annotation.id) or '?'}"
    return annotation.tag or "note"


def chain_text(document: ShownDocument, annotation_id: str) -> str:
    """What an annotation rests on, one chain after the other."""
    chains = document.graph.chains(annotation_id)
    return " + ".join(" <- ".join(_end(document, end) for end in chain) for chain in chains)


def _end(document: ShownDocument, end: str) -> str:
    if end.startswith("urn:sha256:"):
        return "0 own voice"
    source = document.graph.source_of(end)
    return f"{source.number} {source.name}" if source else "a source elsewhere"
