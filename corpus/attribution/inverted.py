"""Attributions whose verb stands before its subject: “…,” said the mayor; « … », a dit le maire."""

from corpus.attribution.addressees import outlet_told, told_behind
from corpus.attribution.chunks import Chunk, NameKind
from corpus.attribution.parse import Sentence
from corpus.attribution.phrases import named_behind
from corpus.attribution.speech import Frame, behind_description, over_adverbials, with_commas
from corpus.attribution.subjects import Subject


def inverted_frame(sentence: Sentence, place: int, after: int) -> Frame | None:
    """The frame of "…, said X", and of "…, a dit X à l'AFP", "…, dijo a El Correo X"."""
    start = place
    foreign = sentence.cues.language != "en"
    if foreign and sentence.letter(place - 1) == "P" and sentence.letter(place - 2) == "h":
        if sentence.letter(place - 3) not in ",q":
            return None
        whole = with_commas(sentence, place - 2, over_adverbials(sentence, after))
        return Frame(place, (place - 1, place), whole, around=True)  # a-t-il ajouté
    relay = outlet_told(sentence, after, named=True)
    told = relay[1] if relay else after
    subject = subject_after(sentence, place, told) if foreign or after == place + 1 else None
    if subject is None:
        return None
    mention, end = subject.mention, subject.mention[1]
    if (behind := told_behind(sentence, mention)) is not None:
        mention, relay = (mention[0], behind[0]), behind
    if foreign and relay is None and (relay := outlet_told(sentence, end)) is not None:
        end = relay[1]
    end = behind_description(sentence, over_adverbials(sentence, end))
    while sentence.letter(start - 1) == "h":
        start -= 1
    attribution = with_commas(sentence, start, end)
    return Frame(place, mention, attribution, around=True, relay=relay)


def subject_after(sentence: Sentence, verb: int, after: int = 0) -> Subject | None:
    """The subject to the right, as in "…, said the source"; None where something else follows.

    after: the word behind the verb and whoever is told, where that is not the next one.
    """
    after = after or verb + 1
    opening = verb - 1
    while opening > 0 and sentence.letter(opening) == "h":
        opening -= 1
    before = sentence.letter(opening)
    chunk = sentence.starting_at(after)
    if chunk is None and sentence.letter(after) == "D":
        chunk = _common_noun(sentence, after)
    chunk = _owned(sentence, chunk)
    if verb == 0 or before not in ",q" or chunk is None:
        return None
    if chunk.kind is NameKind.PRONOUN and sentence.letter(chunk.end) not in ".,":
        return None
    end = _over_times(sentence, chunk.end)
    told = sentence.cues.nouns_have_capitals and sentence.letter(end) == "D"
    if sentence.letter(end) not in ".,;qZGir" and not told:
        return None
    if before == ",":
        takes_object = chunk.kind is NameKind.ROLE and sentence.low(chunk.start) in {"a", "an"}
        takes_object = takes_object and sentence.low(verb) not in {"said", "says", "say"}
        takes_object = takes_object or _has_auxiliary(sentence, opening, verb)
        if sentence.cues.language == "en" and (takes_object or sentence.letter(end) == "q"):
            return None
    return Subject(named_behind(sentence, chunk), chunk.start)


def _owned(sentence: Sentence, chunk: Chunk | None) -> Chunk | None:
    """The whole of "the union's secretary", "the deputy health minister"."""
    if chunk is None or sentence.letter(chunk.end) not in "Sm" or chunk.kind is NameKind.PRONOUN:
        return chunk
    if sentence.letter(chunk.end) == "m":
        end = chunk.end
        while sentence.letter(end) in "mR" and end < chunk.end + 4:
            end += 1
        role = sentence.letter(end - 1) == "R" and chunk.kind is NameKind.ROLE
        return Chunk(chunk.start, end, end - 1, end, NameKind.ROLE, 0) if role else chunk
    end = chunk.end + 1
    while sentence.letter(end) in "mvR" and end < chunk.end + 4:
        end += 1
    return Chunk(chunk.start, end, end - 1, end, NameKind.ROLE, 0) if end > chunk.end + 1 else chunk


def _has_auxiliary(sentence: Sentence, opening: int, verb: int) -> bool:
    """Whether "have said" has its subject before it: only behind a quotation it may be inverted."""
    return opening < verb - 1 and sentence.letter(opening - 1) != "q"


def _common_noun(sentence: Sentence, start: int) -> Chunk:
    """Somebody without a role: "said one islander"."""
    end = start + 1
    most, letters = (4, "m") if sentence.cues.language == "en" else (7, "mLDC")
    while sentence.letter(end) in letters and end < start + most:
        end += 1
    return Chunk(start, end, end - 1, end, NameKind.ROLE, 1)


def _over_times(sentence: Sentence, place: int) -> int:
    """The word behind dates and adverbs."""
    while sentence.letter(place) in "taN" or (
        sentence.letter(place) == "i" and sentence.letter(place + 1) in "tN"
    ):
        place += 1
    return place
