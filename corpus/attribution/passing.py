"""Through whom somebody without a name speaks: told from the sentence that brought them in.

"A source told Coast Wire …" and then "…, said the source": nobody knows of the source but through
Coast Wire.
"""

from annotations.selectors import Span
from corpus.attribution.chains import read
from corpus.attribution.chunks import NameKind
from corpus.attribution.entities import same_name
from corpus.attribution.known import Context
from corpus.attribution.names import names
from corpus.attribution.resolution import DEFINITE, entity_of
from corpus.attribution.words import words


def passed_on_by(context: Context, hop: Span, entity: str) -> tuple[Span, ...]:
    """The outlets that somebody unnamed was quoted by before; none where somebody is known.

    hop: the words that go on with them, as "the source"; entity: whom these stand for.
    """
    if not _goes_on(context, hop):
        return ()
    through: tuple[Span, ...] = ()
    for sentence in context.sentences_before(hop):
        reading = read(context.text, sentence, context.cues)
        for chain in dict.fromkeys((reading.chain, *reading.chains)):
            place = next((p for p, h in enumerate(chain) if _is(context, h, entity)), None)
            if place is None:
                continue
            if not _unnamed(context, chain[place]):
                return ()
            through = through or chain[place + 1 :]
            if not _goes_on(context, chain[place]):
                return through
    # Of "the mayor" nobody says that she spoke to one outlet alone.
    return through if hop.of(context.text).lower().split()[-1].startswith("source") else ()


def _is(context: Context, hop: Span, entity: str) -> bool:
    found = entity_of(context, hop)
    return found is not None and same_name(found, entity)


def _goes_on(context: Context, hop: Span) -> bool:
    """Whether words speak of somebody from before: "he", "the source", "one source"."""
    said = hop.of(context.text).lower().split()
    if len(said) == 1 and said[0] in context.cues.pronouns:
        return True
    if said[0] == "one" and said[1:2] == ["of"]:
        return True
    return (said[0] in DEFINITE or said[0] == "one") and _unnamed(context, hop)


def _unnamed(context: Context, hop: Span) -> bool:
    """Whether a mention has neither a name nor an office: a source, two officials, a nurse."""
    found = next(iter(names(context.text, hop, context.cues)), None)
    said = words(hop.of(context.text))
    if said[0].low in {"a", "an"} and said[-1].low in context.cues.roles and len(said) < 5:
        return True  # "a Western diplomat"
    owned = any(word.low in {"'s", "’s"} for word in said) and said[-1].low in context.cues.roles
    if owned and not said[-1].capital:
        return True  # "Varr's mother"
    if found is None or found.kind is not NameKind.ROLE:
        return False
    noun = found.head.of(context.text).lower().split()[-1]
    offices = context.cues.bodies | context.cues.papers
    return noun not in offices or noun in context.cues.roles
