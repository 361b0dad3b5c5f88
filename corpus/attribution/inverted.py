"""Attributions whose verb stands before its subject: “…,” said the mayor; « … », a dit le maire."""

from corpus.attribution.addressees import outlet_told, told_behind
from corpus.attribution.chunks import Chunk, NameKind
from corpus.attribution.parse import Sentence
from corpus.attribution.phrases import named_behind
from corpus.attribution.speech import Frame, behind_description, over_adverbials, with_commas
from corpus.attribution.subjects import Subject

_GENITIVES = 5
"""Words for whose a body is, at most."""


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
    while foreign and sentence.letter(told) in "ta":
        told += 1  # a prévenu mercredi soir la ministre
    subject = subject_after(sentence, place, told) if foreign or after == place + 1 else None
    if subject is None:
        return None
    as_said = sentence.low(place - 1) in sentence.cues.as_words  # Как сообщил мэр,
    start -= as_said
    mention, end = subject.mention, subject.mention[1]
    if (behind := told_behind(sentence, mention)) is not None:
        mention, relay = (mention[0], behind[0]), behind
    for told in (end, _over_times(sentence, end)):  # sagte er am Dienstag dem Sender
        if foreign and relay is None and (relay := outlet_told(sentence, told)) is not None:
            end = relay[1]
    described = sentence.letters.find("r", end, end + 6)
    if sentence.letter(end) == "i" and described > 0:
        inside = set(sentence.letters[end + 1 : described]) <= set("DmR")
        if inside and mention[1] == end:  # a nurse at the clinic who asked not to be named
            mention = (mention[0], described)
            end = sentence.letters.find(",", described)
            end = end if end > 0 else len(sentence.run) - (sentence.letters[-1] == ".")
    while sentence.letter(mention[1]) == "L" and sentence.letter(end) not in ".,;q":
        end += 1  # Gerd Haas of the Institute for Trade
    end = over_adverbials(sentence, end)
    end = end if as_said else behind_description(sentence, end)
    while not as_said and sentence.letter(start - 1) == "h":
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
    quoted = "q" in sentence.letters[max(0, opening - 2) : opening + 1]
    unnamed = quoted or sentence.cues.language == "en"  # not ", dénonce un procès"
    if chunk is None and sentence.letter(after) == "D" and unnamed:
        chunk = _common_noun(sentence, after)
    if not sentence.cues.articles:
        chunk = _described(sentence, after) if chunk is None else _with_genitive(sentence, chunk)
    chunk = _owned(sentence, chunk)
    denies = sentence.cues.language == "en" and sentence.low(verb) in sentence.cues.denying
    if denies and before == "," and not quoted:
        return None  # "The harbour master, Elias Brand, denied this."
    as_said = opening == sentence.body and sentence.low(opening) in sentence.cues.as_words
    if verb == 0 or (before not in ",q" and not as_said) or chunk is None:
        return None
    if chunk.kind is NameKind.PRONOUN and sentence.letter(chunk.end) not in ".,":
        return None
    end = _over_times(sentence, chunk.end)
    told = sentence.cues.nouns_have_capitals and sentence.letter(end) == "D"
    full = chunk.kind is NameKind.PROPER and chunk.head_end - chunk.head_start > 1
    belongs = full and sentence.letter(end) == "L"
    if sentence.letter(end) not in ".,;qZGir" and not told and not belongs:
        return None
    if before == ",":
        takes_object = chunk.kind is NameKind.ROLE and sentence.low(chunk.start) in {"a", "an"}
        takes_object = takes_object and sentence.low(verb) not in {"said", "says", "say"}
        takes_object = takes_object or _has_auxiliary(sentence, opening, verb)
        if sentence.cues.language == "en" and (takes_object or sentence.letter(end) == "q"):
            return None
    return Subject(named_behind(sentence, chunk), chunk.start)


def quoting_frame(sentence: Sentence, place: int) -> Frame | None:
    """The frame of any verb between a quotation and a full name: “…,” remembers Ewa Lis."""
    opening = place
    if sentence.letter(opening - 1) == ",":
        opening -= 1
    quoted = sentence.letter(opening - 1) == "q" and sentence.run[opening - 1].quoted
    verb = place + (sentence.letter(place + 1) == "m")  # se souvient Marc Oudin
    named = sentence.starting_at(verb + 1)
    verbal = sentence.letter(place) in "mv" and sentence.letter(verb) in "mv"
    if not quoted or not verbal or named is None or named.kind is not NameKind.PROPER:
        return None
    full = named.head_end - named.head_start > 1 and sentence.letter(named.end) in ".,;"
    spoken = sentence.letter(opening - 2) in ",!?" or opening < place
    if not full or not spoken:
        return None
    end = behind_description(sentence, over_adverbials(sentence, named.end))
    return Frame(verb, (named.start, named.end), with_commas(sentence, place, end), around=True)


def _described(sentence: Sentence, start: int) -> Chunk | None:
    """Somebody whose role no table has: "пенсионерка Анна Котова"."""
    name = start
    while sentence.letter(name) == "m" and name < start + 4:
        name += 1
    chunk = sentence.starting_at(name) if name > start else None
    full = chunk is not None and chunk.head_end - chunk.head_start > 1
    return chunk if full else None


def _with_genitive(sentence: Sentence, chunk: Chunk) -> Chunk:
    """The whole of "министерство морского флота" where nothing but a mark or a date follows."""
    end = chunk.end
    while sentence.letter(end) in "mRC" and end < chunk.end + _GENITIVES:
        end += 1
    closed = sentence.letter(end) in ".,;qti" and sentence.letter(chunk.end) == "m"
    if chunk.kind is not NameKind.ROLE or not closed:
        return chunk
    return Chunk(chunk.start, end, chunk.head_start, chunk.head_end, chunk.kind, chunk.rank)


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
