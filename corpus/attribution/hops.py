"""The order of the sources of one statement: whom it rests on, and who passed it on."""

from corpus.attribution.speech import Frame, Range
from corpus.attribution.statements import Statement

LONGEST_CHAIN = 4
"""Hops of a proposed chain at most."""


def chain_of(statement: Statement) -> tuple[Range, ...]:
    """Innermost first: what follows is inside what comes before; what closes is around it all."""
    speaking = statement.frames
    closing = [frame for frame in speaking if _closes(frame, statement)]
    leading = [frame for frame in speaking if frame not in closing]
    outermost_first: list[Range] = []
    for frame in [*reversed(closing), *leading]:
        outermost_first += [m for m in (frame.relay, frame.speaker) if m is not None]
    if not any(frame.speaker for frame in speaking):
        return ()
    for frame in speaking:
        host = frame.speaker or _host(frame, speaking)
        place = outermost_first.index(host) if host in outermost_first else len(outermost_first)
        if frame.inner is not None:
            outermost_first.insert(place + 1, frame.inner)
        if frame.outer is not None:
            outermost_first.insert(place, frame.outer)
    ordered = list(dict.fromkeys(outermost_first))
    return tuple(reversed(ordered))[:LONGEST_CHAIN]


def _host(citing: Frame, speaking: tuple[Frame, ...]) -> Range | None:
    """Whose words a citation supports: the speaker around it, else the one before or after."""
    after = [f.speaker for f in speaking if f.cue > citing.cue and f.speaker is not None]
    before = [f.speaker for f in speaking if f.cue < citing.cue and f.speaker is not None]
    enclosing = [
        f.speaker
        for f in speaking
        if f.speaker is not None and f.attribution[0] <= citing.cue < f.attribution[1]
    ]
    return next(iter(enclosing or before[-1:] or after), None)


def _closes(frame: Frame, statement: Statement) -> bool:
    """Whether an attribution ends the statement, all before it being what is said."""
    begins = frame.attribution[0] > statement.start
    end = frame.attribution[1]
    for other in statement.frames:
        cites = other.follows and other.inner is not None and other.content is None
        if cites and other.cue > frame.cue and other.attribution[0] <= end:
            end = max(end, other.attribution[1])  # "…, X reported, citing Y."
    return frame.around and begins and end >= statement.stop - 2
