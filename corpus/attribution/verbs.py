"""Attributions that a verb of saying makes."""

from dataclasses import replace

from corpus.attribution.addressees import outlet_told, told_before
from corpus.attribution.chunks import NameKind
from corpus.attribution.inverted import inverted_frame
from corpus.attribution.parse import Sentence
from corpus.attribution.phrases import main_subject, named_behind, object_after
from corpus.attribution.placing import placed
from corpus.attribution.speech import (
    Frame,
    Range,
    content_at,
    over_adverbials,
    with_commas,
)
from corpus.attribution.subjects import (
    CONJUNCTIONS,
    Subject,
    subject_before,
)

_MEANS = frozenset({"phone", "telephone", "email", "e-mail", "letter", "video", "text", "radio"})
"""By which somebody speaks: "said by phone"."""


def verb_frame(sentence: Sentence, place: int, after: int, earlier: list[Frame]) -> Frame | None:
    """The frame of the verb at `place`, a phrase of verbs ending before `after`."""
    low = sentence.run[place].low
    if sentence.letter(after) == "h" or _is_no_speech(sentence, place, after):
        return None
    by = _by(sentence, place, after, earlier)
    if by is not None:
        return by
    telling = low in sentence.cues.telling
    inverted = inverted_frame(sentence, place, after) if not telling else None
    if inverted is not None:
        return inverted
    if low == "read" and sentence.letter(place - 1) == "q":
        return None
    before = told_before(sentence, place)
    stop = before[0] if before else _before_citing(sentence, place, earlier)
    subject = subject_before(sentence, stop)
    participle = sentence.letter(after) == "L" or (
        sentence.letter(after) == "i"
        and sentence.run[after].low in sentence.cues.by
        and sentence.low(after + 1) not in _MEANS
    )
    if participle and (subject is None or not subject.passive):
        return None
    if subject is None:
        joined = _joined_at(sentence, place)
        begins = sentence.letters.rfind(";", 0, place) + 1
        if earlier and joined is not None and earlier[-1].cue >= begins:
            content = content_at(sentence, after, low)
            end = content[0] if content else after
            return Frame(place, None, (joined, end), content, follows=True)
        return _of_second_verb(sentence, place, after, begins)
    if subject.passive:
        return _of_passive(sentence, place, subject)
    if subject.relative and low in sentence.cues.quoting:
        return _of_relative_quoting(sentence, place, subject)
    if subject.relative:
        return _of_relative_clause(sentence, place, after, subject)
    if low in sentence.cues.quoting:
        return _of_quoting(sentence, place, subject)
    subject, relay = _quoted_by(sentence, _with_partner(sentence, subject))
    relay = relay or (before[1] if before else None)
    if telling:
        relay, after = _told(sentence, after)
        if after < 0 or sentence.letter(after) == "o":
            return None
    elif sentence.low(after) == "to" and sentence.starting_at(after + 1) is not None:
        told, end = _told(sentence, after + 1)
        if sentence.letter(end) == "w" or (told is not None and sentence.letter(end) in ".,"):
            relay, after = told, end
    elif (told := outlet_told(sentence, after)) is not None:
        relay, after = told, told[1]  # confirmaron a la agencia EFE que
    return placed(sentence, (place, after), subject, relay, earlier)


def _quoted_by(sentence: Sentence, subject: Subject) -> tuple[Subject, Range | None]:
    """Who speaks in "a witness quoted by the station said", and the station; else the subject."""
    start, cues = subject.mention[0], sentence.cues
    if sentence.low(start - 1) not in cues.by or sentence.low(start - 2) not in cues.quoting:
        return subject, None
    quoted = sentence.ending_at(start - 2)
    if quoted is None:
        return subject, None
    return Subject((quoted.start, quoted.end), quoted.start), subject.mention


def _with_partner(sentence: Sentence, subject: Subject) -> Subject:
    """The subject with both in its phrase: "…, residents and a local official said"."""
    start = subject.mention[0]
    first = sentence.ending_at(start - 1) if sentence.low(start - 1) == "and" else None
    if first is None or start != subject.start or first.kind is NameKind.PRONOUN:
        return subject
    opens = first.start == sentence.body or sentence.letter(first.start - 1) in ",q"
    return replace(subject, start=first.start) if opens else subject


def _before_citing(sentence: Sentence, place: int, earlier: list[Frame]) -> int:
    """Before what the subject stands: the verb, or "X unter Berufung auf Y" right before it."""
    last = earlier[-1] if earlier else None
    foreign = sentence.cues.language != "en"
    if foreign and last is not None and last.inner is not None and last.attribution[1] == place:
        return last.attribution[0]
    return place


def _joined_at(sentence: Sentence, place: int) -> int | None:
    """The conjunction before a verb, adverbs between them allowed: "and later said"."""
    before = place - 1
    while before > 0 and sentence.letter(before) == "a":
        before -= 1
    adverbs = before < place - 1
    joins = sentence.letter(before) == "c"
    return before if joins and (not adverbs or sentence.low(before) in CONJUNCTIONS) else None


def _of_second_verb(sentence: Sentence, place: int, after: int, begins: int) -> Frame | None:
    """The frame of "A fisherman spoke of three, and said …": of the subject behind `begins`."""
    subject = main_subject(sentence, begins, place)
    content = content_at(sentence, after, sentence.run[place].low)
    joined = _joined_at(sentence, place)
    joins = joined is not None and sentence.low(joined) in {"and", "but"}
    if not joins or subject is None or content is None:
        return None
    if set(sentence.letters[subject[1] : place]) & set("rwV;q"):
        return None
    described = sentence.by_start.get(subject[0])
    if described is not None and described.end == subject[1]:
        subject = named_behind(sentence, described)
    return Frame(place, subject, (subject[0], content[0]), content, partial=True)


def _is_no_speech(sentence: Sentence, place: int, after: int) -> bool:
    """Whether a verb has its other meaning: "dismissed the captain", "claimed 41 lives"."""
    near = {sentence.low(here) for here in range(after, after + 5)}
    disputing = sentence.low(place) in sentence.cues.disputing
    opens = sentence.letter(after) in "wq"
    opens = opens or (
        sentence.low(after) in {"this", "that"} and sentence.letter(after + 1) in ".,"
    )
    silent = sentence.low(after) in {"nothing", "little"} and sentence.letter(after + 1) in "i."
    return (
        silent
        or bool(near & {"lives"})
        or (disputing and not opens and not near & sentence.cues.disputed)
    )


def _by(sentence: Sentence, place: int, after: int, earlier: list[Frame]) -> Frame | None:
    """The frame of "as reported by Y" and "X, quoted by Y, said": by whom, without an auxiliary."""
    if sentence.letter(after) != "i" or sentence.run[after].low not in sentence.cues.by:
        return None
    start = place
    while sentence.letter(start - 1) == "a" and start > 0:
        start -= 1
    before = sentence.run[start - 1].low if start else ""
    as_said = before in sentence.cues.as_words
    inserted = before == "," and sentence.run[place].low in sentence.cues.quoting
    speaker = object_after(sentence, after + 1)
    if speaker is None or not (as_said or inserted):
        return None
    if inserted and earlier and earlier[-1].speaker and earlier[-1].cue == place - 2:
        return Frame(place, None, with_commas(sentence, start, speaker[1]), outer=speaker)
    start -= as_said
    return Frame(place, speaker, with_commas(sentence, start, speaker[1]), around=as_said)


def _of_relative_clause(
    sentence: Sentence, place: int, after: int, subject: Subject
) -> Frame | None:
    """The frame of "X published a statement that claimed …": the statement, through X."""
    content = content_at(sentence, after, sentence.run[place].low)
    attribution = (subject.start, content[0] if content else after)
    between = {word.low for word in sentence.run[: subject.start]}
    main = main_subject(sentence, 0, subject.start)
    if main is not None and between & sentence.cues.issuing:
        return Frame(place, main, (main[0], attribution[1]), content)
    relay = main if main is not None and between & sentence.cues.publishing else None
    start = relay[0] if relay else attribution[0]
    return Frame(
        place,
        subject.mention,
        (start, attribution[1]),
        content,
        relay=relay,
        relative=relay is None,
    )


def _of_relative_quoting(sentence: Sentence, place: int, subject: Subject) -> Frame | None:
    """The frame of "the paper, which quoted Y, said": Y is what the paper rests on."""
    inner = object_after(sentence, place + 1)
    if inner is None or sentence.letter(inner[1]) not in ",.":
        return None
    return Frame(place, None, (subject.mention[1], inner[1]), inner=inner, follows=True)


def _told(sentence: Sentence, after: int) -> tuple[Range | None, int]:
    """The outlet that was told, None for a mere audience; and where its words end.

    The end is -1 where a thing is told, and not somebody: "told a story".
    """
    chunk = sentence.starting_at(after)
    if chunk is None:
        place = after
        while sentence.letter(place) in "DmRCxN" and place < after + 5:
            place += 1
        for told in range(after, place):
            if sentence.low(told) in sentence.cues.audiences:
                return None, told + 1
        opens = over_adverbials(sentence, place)
        reports = {sentence.letter(place), sentence.letter(opens)} & set("wq,;")
        quoted = sentence.letter(place) == "." and "q" in sentence.letters[:after]
        return None, place if reports or quoted or place == after else -1
    audience = sentence.low(chunk.end) in sentence.cues.audiences
    if audience and sentence.letter(chunk.start) + sentence.letter(chunk.end) in {"Dm", "DR", "Dv"}:
        return None, chunk.end + 1  # "told a press briefing"
    crowd = any(
        word.low in sentence.cues.audiences for word in sentence.run[chunk.start : chunk.end]
    )
    head = {word.low for word in sentence.run[chunk.head_start : chunk.head_end]}
    every = {word.low for word in sentence.run[chunk.start : chunk.end]}
    papers = head & sentence.cues.papers | every & sentence.cues.outlets
    office = head & sentence.cues.bodies and not papers
    outlet = bool(papers) or (chunk.kind is NameKind.PROPER and not office)
    return ((chunk.start, chunk.end) if outlet and not crowd else None), chunk.end


def _of_passive(sentence: Sentence, place: int, subject: Subject) -> Frame | None:
    """The frame of "X was quoted by Y as saying": Y is around X."""
    relay, after = None, place + 1
    if sentence.letter(after) == "i" and sentence.run[after].low in sentence.cues.by:
        relay = object_after(sentence, after + 1)
        after = relay[1] if relay else after + 1
        if relay and sentence.low(place) in sentence.cues.telling:
            content = content_at(sentence, after, sentence.low(place))
            whole = (subject.start, content[0] if content else after)
            return Frame(place, relay, whole, content) if content else None
    as_saying = (
        sentence.letter(after) == "c"
        and sentence.run[after].low in sentence.cues.as_words
        and sentence.letter(after + 1) == "G"
    )
    if as_saying:
        if relay is None and sentence.low(after + 2) in sentence.cues.by:
            relay = object_after(sentence, after + 3)
            after = (relay[1] if relay else after + 3) - 2
        behind = after + 2
        if relay is None and sentence.low(after + 1) == "telling":
            relay, told = _told(sentence, behind)
            behind = max(behind, told)
        return placed(sentence, (place, behind), subject, relay, [])
    return None


def _of_quoting(sentence: Sentence, place: int, subject: Subject) -> Frame | None:
    """The frame of "X quoted Y as saying that …": X is around Y."""
    inner = object_after(sentence, place + 1)
    if inner is None:
        return None
    inner, after = _named_before_as(sentence, inner)
    if sentence.letter(after) == "c" and sentence.letter(after + 1) == "G":
        content = content_at(sentence, after + 2, "saying")
        if content is None and sentence.letter(subject.start - 1) == ",":
            whole = with_commas(sentence, subject.start, after + 2)
            return Frame(place, subject.mention, whole, inner=inner, around=True)
        end = content[0] if content else after + 2
        return Frame(place, subject.mention, (subject.start, end), content, inner=inner)
    return Frame(place, subject.mention, (subject.start, after), inner=inner)


def _named_before_as(sentence: Sentence, inner: Range) -> tuple[Range, int]:
    """Whom "quoted the chief, Ilo Varr, as saying" quotes, and where "as saying" begins."""
    closing = sentence.letters.find(",", inner[1] + 1)
    if sentence.letter(inner[1]) != "," or sentence.letters[closing + 1 : closing + 3] != "cG":
        return inner, inner[1]
    chunk = sentence.starting_at(inner[1] + 1)
    plain = not any(word.capital for word in sentence.run[inner[0] : inner[1]])
    named = chunk is not None and chunk.end == closing and chunk.kind is NameKind.PROPER
    return ((chunk.start, chunk.end) if chunk and named and plain else inner), closing + 1
