"""From the attributions of a sentence to its chain, and to what is said in it."""

from collections.abc import Iterator
from functools import lru_cache

from annotations.selectors import Span
from annotations.values import dataclass
from corpus.attribution.backgrounds import backgrounds
from corpus.attribution.denials import denied_in
from corpus.attribution.frames import frames
from corpus.attribution.hops import chain_of
from corpus.attribution.parse import Sentence, parse
from corpus.attribution.speech import Frame, Range
from corpus.attribution.statements import Statement, before_conjunction, statements
from corpus.attribution.table import Cues

MOST_WORDS = 600
"""Words of a passage over which it is no sentence, and nothing is read in it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence read for its attributions; spans in code points of the text.

    speakers: of cue words, in text order. chain: whom the first statement rests on, the innermost
    first. contents: what is reported, each in one or more pieces. chains: whom each of these rests
    on. asides: the outlet's own words, which stand outside of what is reported. partial: whether
    the chain is about the first of `contents` only, the rest being the outlet's or somebody
    else's. body: the sentence without its dateline. denied: what somebody says is untrue, each
    with whom that rests on. relays: of the speakers, the outlets that were told.
    """

    speakers: tuple[Span, ...]
    chain: tuple[Span, ...]
    contents: tuple[tuple[Span, ...], ...]
    chains: tuple[tuple[Span, ...], ...]
    asides: tuple[Span, ...]
    partial: bool
    body: Span | None = None
    denied: tuple[tuple[Span, tuple[Span, ...]], ...] = ()
    relays: tuple[Span, ...] = ()


def read(text: str, sentence: Span, cues: Cues) -> Reading:
    """Take a sentence apart and read its attributions."""
    read_apart = _read(sentence.of(text), cues)
    by = sentence.start
    return Reading(
        tuple(span.shifted(by) for span in read_apart.speakers),
        tuple(span.shifted(by) for span in read_apart.chain),
        tuple(tuple(span.shifted(by) for span in pieces) for pieces in read_apart.contents),
        tuple(tuple(span.shifted(by) for span in hops) for hops in read_apart.chains),
        tuple(span.shifted(by) for span in read_apart.asides),
        read_apart.partial,
        read_apart.body.shifted(by) if read_apart.body else None,
        tuple(
            (span.shifted(by), tuple(hop.shifted(by) for hop in hops))
            for span, hops in read_apart.denied
        ),
        tuple(span.shifted(by) for span in read_apart.relays),
    )


@lru_cache(maxsize=2_048)
def _read(passage: str, cues: Cues) -> Reading:
    """The same, counted from the passage's start."""
    parts = parse(passage, cues)
    found = frames(parts) if len(parts.run) <= MOST_WORDS else []
    groups = statements(found, parts)
    said = [
        (tuple(parts.span(*mention) for mention in chain_of(statement)), content)
        for statement in groups
        for content in _contents(statement, parts) or ((),)
    ]
    given = [(chain, content) for chain, content in said if content]
    parted = len({chain for chain, _ in given if chain}) > 1
    return Reading(
        tuple(parts.span(*mention) for mention in _speakers(found)),
        said[0][0] if said else (),
        tuple(tuple(parts.span(*piece) for piece in content) for _, content in given),
        tuple(chain for chain, _ in given),
        tuple(parts.span(*aside) for aside in (*_asides(found, parts), *_behind(groups, parts))),
        parted or any(f.partial for f in found) or any(s.own_before for s in groups),
        parts.span(parts.body, len(parts.run)) if 0 < parts.body < len(parts.run) else None,
        tuple(_denied(groups, parts)),
        tuple(parts.span(*frame.relay) for frame in found if frame.relay),
    )


def _behind(groups: list[Statement], parts: Sentence) -> Iterator[Range]:
    """What stands behind the last statement, by nobody who is named: "…, X said; trains ran"."""
    stop = groups[-1].stop if groups else len(parts.run)
    if stop + 1 < len(parts.run):
        yield stop + 1, len(parts.run)


def _denied(groups: list[Statement], parts: Sentence) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    for statement in groups:
        found = denied_in(statement, parts)
        if found is not None:
            hops = chain_of(statement)
            yield parts.span(*found), tuple(parts.span(*mention) for mention in hops)


def _speakers(found: list[Frame]) -> tuple[Range, ...]:
    every = [
        mention
        for frame in found
        for mention in (frame.speaker, frame.inner, frame.relay, frame.outer)
        if mention is not None
    ]
    return tuple(sorted(set(every)))


def _contents(statement: Statement, parts: Sentence) -> tuple[tuple[Range, ...], ...]:
    """What is reported, the main thing first: words minus what attributes them."""
    found = statement.frames
    taken = sorted(frame.attribution for frame in found)
    starts = [f.content[0] for f in found if f.content and not f.follows]
    contents: list[tuple[Range, ...]] = []
    if starts:
        contents += _before_relative(statement, taken, starts)
        stop = _stop(found, max(starts), statement.stop)
        stop = min(stop, _after_quotation(parts, max(starts)) or stop, *_ends(found, max(starts)))
        stop = _before_comment(parts, max(starts), stop)
        contents.append(_behind_that(parts, _without(taken, max(starts), stop)))
    elif any(frame.around for frame in found):
        stop = _stop(found, statement.start, statement.stop)
        pieces = _as_quoted(parts, _without(taken, statement.start, stop))
        contents.append(tuple(each for each in pieces if not _is_comment(parts, each, pieces)))
    for frame in found:
        if frame.content and frame.follows:
            end = min(frame.content[1], statement.stop)
            stop = _stop(found, frame.content[0], end)
            contents.append(_without(taken, frame.content[0], stop))
    return tuple(dict.fromkeys(content for content in contents if content))


def _before_relative(
    statement: Statement, taken: list[Range], starts: list[int]
) -> Iterator[tuple[Range, ...]]:
    """What stands before "…, according to X, which said that …": X says that as well."""
    for frame in statement.frames:
        goes_on = any(f.relative and f.speaker == frame.speaker for f in statement.frames)
        if frame.around and goes_on and frame.attribution[1] <= min(starts):
            yield _without(taken, statement.start, frame.attribution[0])


def _stop(found: tuple[Frame, ...], start: int, stop: int) -> int:
    """Where a content ends: before the next attribution that goes on."""
    return min(
        (f.attribution[0] for f in found if f.follows and f.content and f.attribution[0] > start),
        default=stop,
    )


def _ends(found: tuple[Frame, ...], start: int) -> Iterator[int]:
    """Where the words end that begin at a place, as their own frames tell."""
    return (f.content[1] for f in found if f.content and f.content[0] == start and not f.follows)


def _before_comment(parts: Sentence, start: int, stop: int) -> int:
    """Where what is said ends before ", without giving details", which nobody said."""
    for place in range(start + 1, stop - 1):
        comments = parts.low(place + 1) == "without" and parts.low(place + 2) in _COMMENTING
        called = parts.low(place + 1) in {"a", "an"} and parts.low(place + 2) in _CALLED
        comments = (comments or called) and not parts.run[place + 1].quoted
        if parts.letter(place) == "," and comments:
            return place
    return stop


def _is_comment(parts: Sentence, piece: Range, pieces: tuple[Range, ...]) -> bool:
    """Whether a later piece only says what was said before it: "…, a claim that Y rejects"."""
    start = piece[0] + (parts.letter(piece[0]) == ",")
    called = parts.low(start) in {"a", "an"} and parts.low(start + 1) in _CALLED
    conditions = parts.low(start) in _CONDITIONS
    concedes = parts.low(start) in {"though", "although"} and not parts.run[start].quoted
    return piece != pieces[0] and (called or conditions or concedes)


_CONDITIONS = frozenset({"speaking", "asking", "requesting"})
_CALLED = frozenset(
    {"claim", "assertion", "allegation", "accusation", "charge", "version", "statement", "account"}
)
_COMMENTING = frozenset(
    {"giving", "providing", "elaborating", "specifying", "naming", "citing", "offering", "saying"}
)


def _behind_that(parts: Sentence, pieces: tuple[Range, ...]) -> tuple[Range, ...]:
    """The pieces without "that" before the first: "reported, citing police, that …"."""
    if pieces and parts.letter(pieces[0][0]) == "w" and pieces[0][1] > pieces[0][0] + 1:
        return ((pieces[0][0] + 1, pieces[0][1]), *pieces[1:])
    return pieces


def _as_quoted(parts: Sentence, pieces: tuple[Range, ...]) -> tuple[Range, ...]:
    """What of a quotation's sentence is quoted: “…,” she wrote, referring to a report."""
    spoken = [stop - 1 for _, stop in pieces[:1]]
    while spoken and spoken[0] > pieces[0][0] and parts.letter(spoken[0]) in ",.":
        spoken[0] -= 1
    whole = bool(spoken) and all(parts.run[place].quoted for place in (pieces[0][0], spoken[0]))
    if not whole:
        return pieces
    quoted = (p for p in pieces[1:] if parts.letter(p[0]) == "q" or parts.run[p[0]].quoted)
    return (pieces[0], *quoted)


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


def _before_verb(parts: Sentence, cue: int) -> int:
    """The end of what stands before "and later said"."""
    place = cue
    while place > 1 and parts.letter(place - 1) == "a":
        place -= 1
    return before_conjunction(parts, place if parts.letter(place - 1) == "c" else cue)


def _asides(found: list[Frame], parts: Sentence) -> tuple[Range, ...]:
    """Clauses of the outlet's own: before the first attribution, or about the one who speaks."""
    asides: list[Range] = [
        (frame.attribution[0], _before_verb(parts, frame.cue)) for frame in found if frame.partial
    ]
    leading = [frame for frame in found if frame.content is not None and not frame.follows]
    if leading:
        # What is set beside another's words has those before it, and not the outlet's own.
        first = next((frame.content for frame in leading if not frame.beside), None)
        end = first[0] if first else 0
        place = parts.body
        for comma in [p for p in range(place, end) if parts.letters[p] == ","]:
            if "h" not in parts.letters[place:comma]:
                place = comma + 1
                continue
            asides.append((place, comma))
            place = comma + 1
        resumed = _after_quotation(parts, max(f.content[0] for f in leading if f.content))
        if resumed is not None:
            asides.append((resumed, len(parts.run)))
    asides += backgrounds(found, parts)
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
