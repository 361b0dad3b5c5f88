"""The one constant JSON-LD context of our files: part of the format, the same bytes in each."""

import json

FORMAT_VERSION = 1
W3C_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
NAMESPACE = "https://w3id.org/glossator/ns#"
ATTRIBUTE_PREFIX = "gloss:attr_"
PIECES_OF_ONE = "gloss:one"

_OWN_WORDS = (
    *("formatVersion", "annotator", "document", "path", "encoding", "extractor"),
    *("pieces", "relation"),
    *("certainty", "polarity", "stance", "directness", "review", "topic", "figure"),
    *("amount", "unit", "qualifier", "asOf", "entity", "suggested"),
)
"""Our terms in the order in which the context defines them; none is the standard's own."""
_WORDS_WITH_TERM_VALUES = {"pieces", "relation"}


def _definition(word: str) -> object:
    iri = f"gloss:{word}"
    return {"@id": iri, "@type": "@vocab"} if word in _WORDS_WITH_TERM_VALUES else iri


OWN_CONTEXT: dict[str, object] = {
    "gloss": NAMESPACE,
    **{word: _definition(word) for word in _OWN_WORDS},
}
EARLIER_CONTEXTS: tuple[dict[str, object], ...] = ()
"""What `OWN_CONTEXT` was in earlier format versions; it goes when a sidecar is brought forward."""
CONTEXT_JSON = json.dumps([W3C_CONTEXT, OWN_CONTEXT], separators=(",", ":"))
"""The value of ``@context`` as it stands in every file."""
