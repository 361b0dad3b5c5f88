"""Attributions by a verb that no table has: “…,” the watchman fumed; the coroner intimated that.

English. A quotation, or "that" with a clause behind a verb in -ed, makes nearly any verb one of
saying where somebody is its subject; verbs of deciding, knowing and bringing about are no speech.
"""

from annotations.word_sets import word_set
from corpus.attribution.chunks import Chunk, NameKind
from corpus.attribution.parse import Sentence
from corpus.attribution.speech import Frame, over_adverbials, with_commas
from corpus.attribution.subjects import subject_before
from corpus.attribution.verbs import verb_frame

_SILENT = word_set(
    "ensured arranged realised realized noticed pretended prayed hoped discovered learned imagined",
    "decided resolved ordered required requested preferred assumed presumed trusted wished worried",
    "doubted proved checked anticipated intended guaranteed feared believed expected determined",
    "wanted needed liked loved hated waited wondered dreamed dreamt planned managed remembered",
    "recognised recognized reckoned sensed figured gathered concluded inferred deduced detected",
    "observed identified perceived regretted insured secured voted moved mandated stipulated",
    "decreed legislated provided granted allowed caused signed watched looked followed attended",
    "questioned considered supposed calculated guessed fancied envisioned envisaged foresaw",
    "celebrated rejoiced pleased satisfied convinced persuaded concerned alarmed surprised",
    "relieved delighted disappointed ashamed satisfied used owned visited entered damaged hired",
    "overlooked neglected omitted appreciated ignored disregarded concealed ascertained tolerated",
    "arrested injured killed named called listed published released issued produced",
)
"""Verbs in -ed before "that" by which nobody says anything."""
_SHORTEST = 3
"""Words of a quotation at least."""


def unlisted_frame(sentence: Sentence, place: int, earlier: list[Frame]) -> Frame | None:
    """The frame of the word at a place where it is such a verb before "that"."""
    if sentence.cues.language != "en" or sentence.low(place) in _SILENT:
        return None
    opens = sentence.letter(place + 2) in "DCPRx" or sentence.low(place + 2) == "no"
    verbal = bool(set(sentence.letters[place + 3 :]) & set("hovx"))
    if not sentence.low(place).endswith("ed") or not (opens and verbal):
        return None
    subject = subject_before(sentence, place)
    if subject is None or subject.passive or subject.relative or not _somebody(sentence, place):
        return None
    return verb_frame(sentence, place, place + 1, earlier)


def _somebody(sentence: Sentence, verb: int) -> bool:
    """Whether what stands right before a verb, but for adverbs and a comma, is somebody."""
    end = verb
    while sentence.letter(end - 1) == "a":
        end -= 1
    if sentence.letter(end - 1) == ",":
        end -= 1
    chunk = sentence.ending_at(end)
    if chunk is None or chunk.kind is NameKind.PRONOUN:
        return chunk is not None and sentence.low(chunk.start) in sentence.cues.people_pronouns
    return chunk.rank == 0 or sentence.low(chunk.end - 1) in sentence.cues.crowds


def speaking_frame(sentence: Sentence, place: int) -> Frame | None:
    """The frame of somebody behind a quotation with a verb that no table has."""
    opening = place
    while opening > 1 and sentence.letter(opening - 1) in ",":
        opening -= 1
    closing = opening - 1
    spoken = sentence.letter(closing) == "q" and sentence.letter(closing - 1) in ",!?"
    chunk = sentence.starting_at(place)
    if sentence.cues.language != "en" or not spoken or chunk is None or chunk.rank:
        return None
    verb = _verb_behind(sentence, chunk)
    if verb is None or _quoted_before(sentence, closing) < _SHORTEST:
        return None
    end = over_adverbials(sentence, verb + 1)
    if sentence.letter(end) == "i":
        end = next((p for p in range(end, len(sentence.run)) if sentence.letter(p) in ".,;q"), end)
    if sentence.letter(end) not in ".,;":
        return None
    whole = with_commas(sentence, place, end)
    return Frame(verb, (chunk.start, chunk.end), whole, around=True)


def _verb_behind(sentence: Sentence, chunk: Chunk) -> int | None:
    """The one word in small letters behind a mention that is its verb in the past."""
    verb = chunk.end
    while sentence.letter(verb) == "a":
        verb += 1
    past = sentence.letter(verb) == "v" and sentence.low(verb).endswith("ed")
    return verb if past and sentence.letter(verb + 1) in ".,;iqta" else None


def _quoted_before(sentence: Sentence, closing: int) -> int:
    """Words of the quotation that ends at a place."""
    count, place = 0, closing - 1
    while place >= 0 and sentence.run[place].quoted and sentence.letter(place) != "q":
        count += sentence.run[place].is_word
        place -= 1
    return count
