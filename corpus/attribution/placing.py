"""Where an attribution stands to what is said: before, behind or amid it, or beside another one."""

from corpus.attribution.parse import Sentence
from corpus.attribution.speech import Frame, Range, content_at, over_adverbials, with_commas
from corpus.attribution.subjects import CONJUNCTIONS, CONTRASTS, Subject

_CONCEDING = frozenset({"while", "whereas", "though", "although"})


def placed(
    sentence: Sentence,
    verb: Range,
    subject: Subject,
    relay: Range | None,
    earlier: list[Frame],
) -> Frame | None:
    """The frame of subject and verb: before, after, or in the middle of what is said."""
    after = verb[1]
    end = over_adverbials(sentence, after)
    before = sentence.letter(subject.start - 1) if subject.start else ""
    low = sentence.run[verb[0]].low
    mid = before in {",", "q"} and subject.start > sentence.body + 1
    closes = sentence.letter(end) in ".;)ZGq," or end >= len(sentence.run)
    closes = closes and sentence.low(end) != ":"
    asked = mid and _quotation_before(sentence, subject.start) and "q" not in sentence.letters[end:]
    if asked and sentence.low(end) in {"when", "as", "after"} and sentence.low(after) != "that":
        whole = with_commas(sentence, subject.start, _clause_end(sentence, end))
        return Frame(verb[0], subject.mention, whole, around=True, relay=relay)
    quoted_next = sentence.letter(end) in "q," and _quotation_follows(sentence, end)
    if mid and closes and not (quoted_next and not _quotation_before(sentence, subject.start)):
        leads = _leading_only(sentence, subject.start)
        closed = end >= len(sentence.run) - 1 or sentence.low(end) == ";"
        if not leads or closed:
            attribution = with_commas(sentence, subject.start, end)
            beside = bool(earlier) and _contrasted(sentence, earlier[-1], subject.start)
            return Frame(
                verb[0], subject.mention, attribution, around=True, relay=relay, beside=beside
            )
    opening = subject.start - 1
    as_said = opening >= sentence.body and sentence.low(opening) in sentence.cues.as_words
    if as_said and sentence.letter(end) in ",." and (mid or opening == sentence.body):
        return Frame(
            verb[0], subject.mention, with_commas(sentence, opening, end), around=True, relay=relay
        )
    content = content_at(sentence, after, low)
    ends = after < len(sentence.run) and sentence.letter(after) in ".;"
    ends = ends or (bool(earlier) and sentence.low(after) in {"about", "for", "of", "against"})
    if content is None and ends and low not in sentence.cues.denying:
        return None
    beside = bool(earlier) and _beside(sentence, earlier[-1], subject.start)
    beside = beside or (bool(earlier) and sentence.low(subject.start - 1) == "after")
    stop = content[0] if content else after
    return Frame(
        verb[0],
        subject.mention,
        (subject.start, stop),
        content,
        relay=relay,
        beside=beside,
        relative=subject.relative,
    )


def _clause_end(sentence: Sentence, place: int) -> int:
    """The comma or full stop behind a place."""
    while place < len(sentence.run) and sentence.letter(place) not in ",;.":
        place += 1
    return place


def _leading_only(sentence: Sentence, start: int) -> bool:
    """Whether only adverbials stand before the subject: no claim that could be attributed."""
    leading = sentence.letters[sentence.body : start]
    least = sentence.low(sentence.body) == "at" and sentence.low(sentence.body + 1) == "least"
    if least and "t" not in leading[:5]:
        return False  # "At least 41 died, police said"; "At least two days later" leads only
    return leading[:1] in set("itacvG") and not set(leading) & set("hVP")


def _quotation_follows(sentence: Sentence, place: int) -> bool:
    return any(sentence.letter(p) == "q" for p in (place, place + 1)) and any(
        word.quoted for word in sentence.run[place + 1 : place + 3]
    )


def _quotation_before(sentence: Sentence, place: int) -> bool:
    return any(word.quoted for word in sentence.run[max(0, place - 3) : place])


def is_beside(sentence: Sentence, frame: Frame, start: int) -> bool:
    """Whether the clause of a subject is set against an earlier attribution."""
    joined = sentence.low(start - 1) in CONTRASTS
    return joined and (_contrasted(sentence, frame, start) or _beside(sentence, frame, start))


def _contrasted(sentence: Sentence, frame: Frame, start: int) -> bool:
    """Whether a conjunction right before a subject sets it beside an attribution."""
    before = sentence.low(start - 1)
    return before in CONJUNCTIONS and frame.speaker is not None and frame.attribution[1] <= start


def _beside(sentence: Sentence, frame: Frame, start: int) -> bool:
    """Whether a clause stands beside an earlier attribution and not inside what it reports."""
    conceded = frame.attribution[0] - 1
    if sentence.low(conceded) in _CONCEDING and conceded <= sentence.body:
        return sentence.letter(start - 1) == ","
    if frame.around:
        return _contrasted(sentence, frame, start)
    if frame.follows or frame.content is None or frame.content[0] >= start:
        return False
    head = sentence.letter(frame.content[0])
    before = sentence.letter(start - 1)
    if before == "c" and sentence.run[start - 1].low in CONJUNCTIONS:
        return True
    complete = set(sentence.letters[frame.content[0] : start - 1]) & set("hvmo")
    return before in ",;" and bool(complete) and head not in "itavDc"
