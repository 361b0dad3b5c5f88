"""The attributions of a sentence, grouped by the statement that they belong to."""

from annotations.values import dataclass
from corpus.attribution.parse import Sentence
from corpus.attribution.speech import Frame
from corpus.attribution.subjects import CONTRASTS


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that is said, and the attributions around it, in text order.

    start, stop: its words. own_before: whether the outlet says something before it itself.
    """

    frames: tuple[Frame, ...]
    start: int
    stop: int
    own_before: bool = False


def statements(found: list[Frame], sentence: Sentence) -> list[Statement]:
    """The statements of a sentence: "A, X said; B, Y told Z" is two."""
    if not found:
        return []
    grouped: list[tuple[int, list[Frame]]] = []
    for frame in found:
        start = _parted(sentence, frame, grouped[-1][1][-1]) if grouped else None
        if not grouped:
            grouped.append((sentence.body, [frame]))
        elif start is not None:
            grouped.append((start, [frame]))
        else:
            grouped[-1][1].append(frame)
    ends = [before_conjunction(sentence, start) for start, _ in grouped[1:]]
    last = _before_own(sentence, grouped[-1][1])
    return [
        Statement(tuple(frames), start, stop, place == 0 and _own_before(sentence, frames[0]))
        for place, ((start, frames), stop) in enumerate(zip(grouped, [*ends, last], strict=True))
    ]


def _before_own(sentence: Sentence, frames: list[Frame]) -> int:
    """Where the last statement ends: before "; trains ran again", set against "X said" by nobody.

    A quotation that goes on behind the mark is still the speaker's.
    """
    last = frames[-1]
    for place in (last.attribution[1], last.attribution[1] - 1):
        apart = last.around and sentence.low(place) == ";" and not sentence.run[place].quoted
        if apart and place > last.cue and not any(w.quoted for w in sentence.run[place + 1 :]):
            return place
    return len(sentence.run)


def _parted(sentence: Sentence, frame: Frame, before: Frame) -> int | None:
    """Where the statement of an attribution begins; None where it belongs to the one before."""
    names_somebody = frame.speaker or frame.inner or frame.outer
    if not names_somebody:
        return None
    for place in range(frame.cue - 1, before.cue, -1):
        if sentence.run[place].text == ";" and not sentence.run[place].quoted:
            return place + 1
    return frame.attribution[0] if frame.beside else None


def before_conjunction(sentence: Sentence, start: int) -> int:
    """The end of what stands before a statement, its conjunction and marks left out."""
    while start > 1 and sentence.letter(start - 1) in "c,;":
        start -= 1
    return start


def _own_before(sentence: Sentence, frame: Frame) -> bool:
    """Whether a clause of the outlet's own is set against the first statement."""
    start = frame.attribution[0]
    while start > sentence.body and sentence.letter(start) == ",":
        start += 1
    if frame.around or start < sentence.body + 4:
        return False
    before = sentence.low(start - 1)
    return before in CONTRASTS or (before == "and" and sentence.letter(start - 2) == ",")
