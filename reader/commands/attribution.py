"""Who says what, in words: the chains of a claim as people read them. Pure."""

from annotations.claims import Chain, ClaimGraph, source_name
from annotations.model import SOURCE, Annotation
from reader.commands.annotation_data import quote_of
from reader.commands.common import shortened

_SHORT = 60
OWN_VOICE = "own voice"
ELSEWHERE = "a source in another document"
ARROW = " <- "


def name_of(graph: ClaimGraph, id_: str, *, numbered: bool = False) -> str:
    """The name of what a chain passes: a source, the own voice, or something elsewhere.

    numbered: with the source's number before it.
    """
    if id_.startswith("urn:sha256:"):
        return OWN_VOICE
    source = graph.source_of(id_)
    if source is not None:
        return f"{source.number} {source.name}" if numbered else source.name
    annotation = graph.annotations.get(id_)
    if annotation is None:
        return ELSEWHERE
    return source_name(annotation) or annotation.tag or "a note"


def in_words(graph: ClaimGraph, chain: Chain, *, numbered: bool = False) -> str:
    """``5 Ilo Varr <- 4 Coast Wire``: the nearest source first."""
    return ARROW.join(name_of(graph, id_, numbered=numbered) for id_ in chain)


def said_by(graph: ClaimGraph, annotation: Annotation, *, numbered: bool = False) -> str:
    """All chains of an annotation, parted by semicolons, each begun by the name of a source.

    Empty for what is attributed to nobody and is no source itself.
    """
    begin = (annotation.id,) if annotation.tag == SOURCE else ()
    chains = graph.chains(annotation.id) or ((),)
    return "; ".join(in_words(graph, begin + chain, numbered=numbered) for chain in chains)


def related(graph: ClaimGraph, annotation: Annotation) -> list[str]:
    """How an annotation relates to others, in the order of linking: ``contradicts “41 people”``."""
    links = sorted(graph.relations(annotation.id), key=lambda link: (link.created, link.id))
    return [f"{link.relation.value} {_quoted(graph, link.to)}" for link in links]


def _quoted(graph: ClaimGraph, id_: str) -> str:
    other = graph.annotations.get(id_)
    if other is None:
        return "a claim in another document"
    words = " ".join(quote_of(other).split())
    return f"“{shortened(words, _SHORT)}”"
