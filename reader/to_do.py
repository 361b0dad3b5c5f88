"""Which annotations a person has still to look at."""

from annotations.claims import ClaimGraph
from annotations.collected import AnnotationSet
from annotations.model import SOURCE, Annotation
from reader.landed import Landed


def is_to_do(
    annotation: Annotation, place: Landed | None, annotations: AnnotationSet, graph: ClaimGraph
) -> bool:
    """Whether it is unsourced, flagged, not where it was, kept in two versions by a merge, or
    one's own source that nothing rests on.
    """
    lost = place is None or place.is_unsettled
    unmoored = lost and not all(target.whole_document for target in annotation.targets)
    body = annotation.tag_body
    flagged = body is not None and bool(body.review)
    unsourced = annotation.id in graph.unsourced
    kept_twice = annotation.id in annotations.conflicts
    return unsourced or flagged or unmoored or kept_twice or is_unused(annotation, annotations)


def is_unused(annotation: Annotation, annotations: AnnotationSet) -> bool:
    """Whether it is one's own source that no claim and no other source rests on."""
    own = annotation.tag == SOURCE and annotations.own(annotation.id)
    return own and annotation.id not in annotations.links_to
