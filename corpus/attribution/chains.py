"""From the attributions of a sentence to its chain, and to what is said in it."""

from dataclasses import dataclass
from functools import lru_cache

from annotations.selectors import Span
from corpus.attribution.frames import frames
from corpus.attribution.parse import Sentence, parse
from corpus.attribution.speech import Frame, Range
from corpus.attribution.table import Cues

LONGEST_CHAIN = 4
"""Hops of a proposed chain at most."""

MOST_WORDS = 600
"""Words of a passage over which it is no sentence, and nothing is read in it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence read for its attributions; spans in code points of the text.

    speakers: of cue words, in text order. chain: whom the sentence rests on, the innermost first.
    contents: what is reported, each in one or more pieces. asides: the outlet's own words, which
    stand outside of what is reported. partial: whether the chain is about `contents` only, the
    main clause being the outlet's.
    """

    speakers: tuple[Span, ...]
    chain: tuple[Span, ...]
    contents: tuple[tuple[Span, ...], ...]
    asides: tuple[Span, ...]
    partial: bool


def read(text: str, sentence: Span, cues: Cues) -> Reading:
    """Take a sentence apart and read its attributions."""
    read_apart = _read(sentence.of(text), cues)
    by = sentence.start
    return Reading(
        tuple(span.shifted(by) for span in read_apart.speakers),
        tuple(span.shifted(by) for span in read_apart.chain),
        tuple(tuple(span.shifted(by) for span in pieces) for pieces in read_apart.contents),
        tuple(span.shifted(by) for span in read_apart.asides),
        read_apart.partial,
    )


@lru_cache(maxsize=2_048)
def _read(passage: str, cues: Cues) -> Reading:
    """The same, counted from the passage's start."""
    parts = parse(passage, cues)
    found = frames(parts) if len(parts.run) <= MOST_WORDS else []
    return Reading(
        tuple(parts.span(*mention) for mention in _speakers(found)),
        tuple(parts.span(*mention) for mention in _chain(found, len(parts.run))),
        tuple(tuple(parts.span(*piece) for piece in pieces) for pieces in _contents(found, parts)),
        tuple(parts.span(*aside) for aside in _asides(found, parts)),
        any(frame.partial for frame in found),
    )


def _speakers(found: list[Frame]) -> tuple[Range, ...]:
    every = [
        mention
        for frame in found
        for mention in (frame.speaker, frame.inner, frame.relay)
        if mention is not None
    ]
    return tuple(sorted(set(every)))


def _chain(found: list[Frame], length: int) -> tuple[Range, ...]:
    """Innermost first: what follows is inside what comes before; what closes is around it all."""
    speaking = [frame for frame in found if not frame.beside]
    closing = [frame for frame in speaking if _closes(frame, length)]
    leading = [frame for frame in speaking if frame not in closing]
    outermost_first: list[Range] = []
    for frame in [*reversed(closing), *leading]:
        outermost_first += [m for m in (frame.relay, frame.speaker) if m is not None]
    cited = [frame.inner for frame in speaking if frame.inner is not None]
    for frame in speaking:
        if frame.inner is None:
            continue
        speaker = frame.speaker or _host(frame, speaking)
        place = (
            outermost_first.index(speaker) + 1
            if speaker in outermost_first
            else len(outermost_first)
        )
        outermost_first.insert(place, frame.inner)
    if cited and not any(frame.speaker for frame in speaking):
        return ()
    ordered = list(dict.fromkeys(outermost_first))
    return tuple(reversed(ordered))[:LONGEST_CHAIN]


def _host(citing: Frame, speaking: list[Frame]) -> Range | None:
    """Whose words a citation supports: the speaker right after it, else the one before."""
    after = [f.speaker for f in speaking if f.cue > citing.cue and f.speaker is not None]
    before = [f.speaker for f in speaking if f.cue < citing.cue and f.speaker is not None]
    enclosing = [
        f.speaker
        for f in speaking
        if f.speaker is not None and f.attribution[0] <= citing.cue < f.attribution[1]
    ]
    return next(iter(enclosing or before[-1:] or after), None)


def _closes(frame: Frame, length: int) -> bool:
    """Whether an attribution ends the sentence, all before it being what is said."""
    return frame.around and frame.attribution[0] > 0 and frame.attribution[1] >= length - 2


def _contents(found: list[Frame], parts: Sentence) -> tuple[tuple[Range, ...], ...]:
    """What is reported, the main thing first: words minus what attributes them."""
    if not found:
        return ()
    length = len(parts.run)
    taken = sorted(frame.attribution for frame in found)
    starts = [f.content[0] for f in found if f.content and not f.follows and not f.beside]
    around = any(frame.around for frame in found)
    contents: list[tuple[Range, ...]] = []
    if starts:
        stop = _stop(found, max(starts), length)
        stop = min(stop, _after_quotation(parts, max(starts)) or stop)
        contents.append(_without(taken, max(starts), stop))
    elif around:
        contents.append(_without(taken, 0, _stop(found, 0, length)))
    for frame in found:
        if frame.content and (frame.follows or frame.beside):
            stop = min(frame.content[1], _stop(found, frame.content[0], length))
            contents.append(_without(taken, frame.content[0], stop))
    return tuple(dict.fromkeys(content for content in contents if content))


def _stop(found: list[Frame], start: int, length: int) -> int:
    """Where a content ends: before the next attribution that goes on or stands beside."""
    return min(
        (
            f.attribution[0]
            for f in found
            if (f.follows or f.beside) and f.content and f.attribution[0] > start
        ),
        default=length,
    )


def _after_quotation(parts: Sentence, start: int) -> int | None:
    """Where the outlet goes on in its own words: “…,” calling on both to act."""
    if parts.letter(start) != "q":
        return None
    end = start
    while end < len(parts.run) and parts.run[end].quoted:
        end += 1
    end += parts.letter(end) == ","
    goes_on = parts.letter(end) == "v" and parts.low(end).endswith("ing")
    return end if goes_on else None


def _without(taken: list[Range], start: int, stop: int) -> tuple[Range, ...]:
    """The pieces of a range that no attribution takes."""
    pieces: list[Range] = []
    place = start
    for begin, end in taken:
        if end <= place or begin >= stop:
            continue
        if begin > place:
            pieces.append((place, begin))
        place = max(place, end)
    if place < stop:
        pieces.append((place, stop))
    return tuple(pieces)


def _asides(found: list[Frame], parts: Sentence) -> tuple[Range, ...]:
    """Clauses of the outlet's own: before the first attribution, or about the one who speaks."""
    asides: list[Range] = [(frame.attribution[0], frame.cue) for frame in found if frame.partial]
    leading = [frame for frame in found if frame.content is not None and not frame.follows]
    if leading:
        end = leading[0].content[0] if leading[0].content else 0
        place = 0
        for comma in [p for p in range(end) if parts.letters[p] == ","]:
            if "h" not in parts.letters[place:comma]:
                place = comma + 1
                continue
            asides.append((place, comma))
            place = comma + 1
        resumed = _after_quotation(parts, max(f.content[0] for f in leading if f.content))
        if resumed is not None:
            asides.append((resumed, len(parts.run)))
    return tuple(
        (start, stop)
        for start, stop in asides
        if stop - start > 3
        and set(parts.letters[start:stop]) & set("hv")
        and not any(
            start <= place < stop
            for frame in found
            for place in (frame.cue, frame.attribution[0])
            if not frame.partial
        )
    )
