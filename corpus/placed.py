"""Where claims stand in their documents as they are, and which one reprinted passage makes."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from annotations.landings import Anchor, Doubtful, Exact, Moved
from annotations.model import Annotation
from annotations.selectors import Span
from corpus.anchors import anchors_in
from corpus.errors import DocumentError
from corpus.library import Corpus


class Placed(NamedTuple):
    """Where a claim stands, from its first piece to its last. certain: or else its likeliest
    place.
    """

    span: Span
    certain: bool


def placed(corpus: Corpus, name: str, claims: Sequence[Annotation]) -> dict[str, Placed]:
    """Where claims of one document landed, by id; of those not found, and in a document that
    cannot be read, there is none.
    """
    try:
        with corpus.open(name) as first, first if first.validate() else first.reopened() as read:
            landed = anchors_in(read, {claim.id: claim for claim in claims})
    except DocumentError:
        return {}
    found: dict[str, Placed] = {}
    for claim in claims:
        anchors = landed[claim.id]
        spans = [span for anchor in anchors if (span := _likeliest(anchor)) is not None]
        if spans and not any(target.whole_document for target in claim.targets):
            span = Span(min(spans).start, max(span.end for span in spans))
            certain = all(isinstance(each, Exact | Moved) for each in anchors)
            found[claim.id] = Placed(span, certain)
    return found


def _likeliest(anchor: Anchor) -> Span | None:
    match anchor:
        case Exact(span) | Moved(span):
            return span
        case Doubtful(candidates) if candidates:
            return candidates[0]
        case _:
            return None


def passages(corpus: Corpus, places: Mapping[str, Mapping[str, Placed]]) -> dict[str, str]:
    """Of claims that one reprinted passage makes, the id of the first, by their ids.

    places: where claims stand, by document and id. Looked for among these documents alone, so
    that it takes no longer in a large corpus.
    """
    claimed = [name for name, claims in places.items() if claims]
    if len(claimed) < 2:
        return {}
    # NumPy and rapidfuzz, without which there is nothing to wait for where one document has claims.
    from corpus.reprints.families import independent  # noqa: PLC0415
    from corpus.reprints.finding import reprints_among  # noqa: PLC0415
    from corpus.reprints.fingerprints import text_of  # noqa: PLC0415
    from corpus.reprints.model import Reprinted  # noqa: PLC0415

    found = reprints_among(corpus, claimed)
    sides = {name for each in found for name in (each.first.name, each.second.name)}
    texts = {name: text_of(corpus, name) for name in sides}
    ids: dict[Reprinted, list[str]] = {}
    for name in sides:
        for id_, each in places[name].items():
            if each.certain:
                ids.setdefault(Reprinted(name, each.span), []).append(id_)
    ordered = sorted(ids, key=lambda side: (side.name, side.span))
    groups = independent(ordered, found, texts)
    same = [[id_ for side in group for id_ in ids[side]] for group in groups if len(group) > 1]
    return {id_: group[0] for group in same for id_ in group}
