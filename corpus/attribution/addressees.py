"""Outlets that are told, in languages that say so with a preposition: "a dit X à l'AFP"."""

from corpus.attribution.chunks import NameKind
from corpus.attribution.parse import Sentence
from corpus.attribution.speech import Range

_LONGEST = 5
"""Words of whom one told at most."""

_OBJECT = "را"
"""What closes an object in Persian."""
_THIS = frozenset({"این", "آن", "هرگونه"})


def told_behind(sentence: Sentence, mention: Range) -> Range | None:
    """The outlet at the end of "ein Sprecher der Polizei der Deutschen Presse-Agentur"."""
    cues = sentence.cues
    places = [p for p in range(*mention) if sentence.low(p) in cues.linking & cues.determiners]
    if not cues.nouns_have_capitals or len(places) < 2 or sentence.low(places[-1]) != "der":
        return None
    every = {word.low for word in sentence.run[places[-1] : mention[1]]}
    return (places[-1], mention[1]) if every & (cues.papers | cues.outlets) else None


def told_before(sentence: Sentence, verb: int) -> tuple[int, Range | None] | None:
    """Where "به خبرنگاران" begins before its verb, and the words of an outlet that is told.

    So does "این خبر را", an object that a word for "this" opens; the sentence's start where nothing
    tells a subject from an object. So does "در گفت‌وگو با ایرنا", two words before its preposition.
    """
    cues = sentence.cues
    if not cues.told_first:
        return None
    if sentence.low(verb - 1) == _OBJECT:
        near = range(verb - 2, max(sentence.body, verb - _LONGEST), -1)
        begins = (p for p in near if sentence.low(p) in _THIS)
        return next(begins, sentence.body), None
    start = verb - 1
    while start > sentence.body and sentence.letter(start) == "m" and verb - start < _LONGEST:
        start -= 1
    if sentence.low(start) not in cues.telling_to or start in {sentence.body, verb - 1}:
        return None
    every = {word.low for word in sentence.run[start + 1 : verb]}
    met = sentence.low(start - 1) in cues.meeting
    relay = (start + 1, verb) if met or every & (cues.papers | cues.outlets) else None
    return start - 2 * met, relay


def outlet_told(sentence: Sentence, place: int, *, named: bool = False) -> Range | None:
    """The outlet behind the preposition at a place; None where none is told.

    named: whether any name is taken for one's, as in "dijo a El Correo un portavoz".
    """
    cues = sentence.cues
    dative = cues.nouns_have_capitals and sentence.low(place) in {"der", "dem"}
    bare = dative or (cues.told_bare and not named and sentence.letter(place) in "CR")
    if sentence.low(place) not in cues.telling_to and not bare:
        return None
    if dative and (quoted := _quoted_name(sentence, place + 1)) is not None:
        return quoted
    start = place if bare else place + 1
    chunk = sentence.starting_at(start)
    if chunk is None:
        return None
    every = {word.low for word in sentence.run[chunk.start : chunk.end]}
    outlet = bool(every & (cues.papers | cues.outlets))
    name = (
        named
        and not dative
        and chunk.kind is NameKind.PROPER
        and not every & (cues.roles | cues.crowds)
    )
    if not outlet and not name:
        return None
    end = chunk.end
    while sentence.letter(end) == "m" and end < chunk.end + 2:
        end += 1
    return start, end


def _quoted_name(sentence: Sentence, opening: int) -> Range | None:
    """A name between quotation marks: "sagte Ilo Varr dem „Küstenboten“"."""
    closing = sentence.letters.find("q", opening + 1, opening + _LONGEST)
    if sentence.letter(opening) != "q" or closing < 0:
        return None
    named = all(word.capital for word in sentence.run[opening + 1 : closing])
    return (opening, closing + 1) if named and closing > opening + 1 else None
