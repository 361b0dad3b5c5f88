"""Parts of a sentence: where its clauses begin, and which words a mention takes with it."""

from corpus.attribution.chunks import Chunk, NameKind
from corpus.attribution.limits import ends_source
from corpus.attribution.parse import Sentence

_AND = frozenset({"and", "or", "&", "et", "und", "sowie", "y", "и", "و"})
"""What joins the last of a list."""
LONGEST_MENTION = 14
"""Words of a mention at most."""

SEEN = frozenset({"seen", "obtained", "reviewed", "viewed", "read", "published", "issued"})
"""What is told of a paper that is quoted: "according to the charge sheet, seen by Coast Wire,"."""


def clause_start(sentence: Sentence, place: int) -> int:
    """Where the clause that holds a word begins."""
    start = place
    while start > 0:
        letter = sentence.letters[start - 1]
        if letter in ",;(wVGZroq." or (letter == "c" and not _joins(sentence, start - 1)):
            break
        start -= 1
    return start


def _joins(sentence: Sentence, place: int) -> bool:
    """Whether "and" stands within a name: security and intelligence officials."""
    if sentence.run[place].low not in {"and", "&", "et", "und", "y", "и"}:
        return False
    return sentence.letter(place - 1) in "CRmv" and sentence.letter(place + 1) in "mR"


def object_after(sentence: Sentence, place: int) -> tuple[int, int] | None:
    """The words of the mention that begins at a place, with what belongs to it."""
    stop = place
    while stop - place < LONGEST_MENTION and sentence.letter(stop) in "CRDNSLpPmvtifa(":
        if ends_source(sentence, place, stop):
            break
        if sentence.letter(stop) == "(":
            closing = sentence.letters.find(")", stop)
            if closing < 0 or closing - stop > 4:
                break
            stop = closing
        if stop > place and sentence.letter(stop) == "P":
            break
        stop += 1
    ended = ends_source(sentence, place, stop)
    if stop - place >= LONGEST_MENTION or (not ended and sentence.letter(stop) in "PhoVa"):
        chunk = sentence.starting_at(place)
        bare = sentence.letter(stop) == "V" and not sentence.cues.articles
        bare = bare or (sentence.letter(stop) == "h" and sentence.cues.nouns_have_capitals)
        stop = chunk.end if chunk else stop if bare and stop < place + LONGEST_MENTION else place
    while stop > place and sentence.letters[stop - 1] in "tia":
        stop -= 1
    if stop > place + 2 and sentence.letters[stop - 1] == "N" and sentence.letters[stop - 2] == "t":
        stop = object_end(sentence, place, stop - 2)
    return (place, stop) if stop > place else None


def with_apposition(sentence: Sentence, named: tuple[int, int]) -> tuple[tuple[int, int], int]:
    """The name in "the ferry line, Sundling Ferries," or "Ilo Varr, the harbour master,"; its end.

    Where the sentence may as well begin behind the first comma, the object stands alone.
    """
    end = named[1]
    closing = sentence.letters.find(",", end + 1)
    if sentence.letter(end) != "," or not end + 1 < closing <= end + 8:
        return named, end
    inner = sentence.by_start.get(end + 1)
    if inner is None or inner.end != closing or sentence.letter(closing + 1) in "hVoxcr":
        return named, end
    if sentence.letter(closing + 1) in "av" or sentence.letters[closing + 1 : closing + 3] == "N,":
        return named, end
    plain = not any(word.capital for word in sentence.run[named[0] : named[1]])
    last = sentence.low(end - 1)
    described = sentence.by_start.get(named[0])
    of_role = described is not None and described.kind is NameKind.ROLE
    role = (
        (plain or of_role) and sentence.letter(named[0]) == "D" and last not in sentence.cues.crowds
    )
    if (
        role
        and inner.kind is NameKind.PROPER
        and not inner.rank
        and (inner.head_end > inner.start + 1 or sentence.run[inner.head_start].acronym)
    ):
        return (inner.start, inner.end), closing
    if not plain and inner.kind is NameKind.ROLE:
        return named, closing
    return named, end


def named_behind(sentence: Sentence, chunk: Chunk) -> tuple[int, int]:
    """The name in "said the mayor, Odile Farran."; the mention itself where none follows."""
    named = sentence.starting_at(chunk.end + 1)
    apart = sentence.letter(chunk.end) == "," and chunk.kind is NameKind.ROLE
    if not apart or named is None or named.kind is not NameKind.PROPER or named.rank:
        return chunk.start, chunk.end
    crowd = sentence.low(chunk.end - 1) in sentence.cues.crowds
    things = sentence.cues.bodies | sentence.cues.papers
    thing = any(word.low in things for word in sentence.run[chunk.start : chunk.end])
    if thing and sentence.letter(named.end) == "." and not crowd:
        return named.start, named.end
    person = named.head_end - named.head_start > 1 and sentence.letter(named.end) in ".,;"
    return (named.start, named.end) if person and not crowd else (chunk.start, chunk.end)


def with_name_behind(sentence: Sentence, named: tuple[int, int]) -> tuple[tuple[int, int], int]:
    """The name in "…, according to the owner, Skarn Timber, which …" and its end.

    Of somebody named behind what is said, where no clause can begin with the second name. The
    object itself, and its end, where none follows.
    """
    described = sentence.by_start.get(named[0])
    inner = sentence.by_start.get(named[1] + 1)
    if sentence.letter(named[1]) != "," or inner is None:
        return named, named[1]
    plain = not any(word.capital for word in sentence.run[named[0] : named[1]])
    role = plain and sentence.letter(named[0]) == "D"
    role = role and (described is None or described.kind is NameKind.ROLE)
    things = sentence.cues.bodies | sentence.cues.papers
    lows = {word.low for word in sentence.run[named[0] : named[1]]}
    full = inner.head_end - inner.head_start > 1 or bool(lows & things)
    proper = inner.kind is NameKind.PROPER and sentence.letter(inner.start) == "C"
    crowd = sentence.low(named[1] - 1) in sentence.cues.crowds
    if not (role and full and proper) or crowd or sentence.letter(inner.end) not in ",.;":
        return named, named[1]
    return (inner.start, inner.end), inner.end


def over_list(sentence: Sentence, end: int) -> int:
    """Behind the others in "by the insurer, the bank and the mayor."; `end` where none follow."""
    place, joined, closing = end, False, ".;"
    while not joined and sentence.letter(place) in ",c":
        joined = "c" in sentence.letters[place : place + 2]
        closing = ".;," if sentence.letter(place) == "c" else ".;"
        place += 1 + (sentence.letters[place : place + 2] == ",c")
        if joined and sentence.low(place - 1) not in _AND:
            return end
        other = sentence.by_start.get(place)
        if other is None:
            somebody = joined and sentence.letters[place : place + 2] == "Dm"
            if not somebody or sentence.letter(end) != "c":
                return end
            place += 2
            break
        place = with_name_behind(sentence, (other.start, other.end))[1]
    return place if joined and sentence.letter(place) in closing else end


def object_end(sentence: Sentence, place: int, stop: int) -> int:
    """`stop` moved before time words and what leads to them."""
    while stop > place and sentence.letters[stop - 1] in "tiaN":
        stop -= 1
    return stop


def main_subject(sentence: Sentence, start: int, place: int) -> tuple[int, int] | None:
    """The first mention of the clause from `start` to a place, past what leads to it."""
    start = max(start, sentence.body)
    while start < place and sentence.letters[start] in "aciv":
        leads = sentence.letters[start] in "iv"
        comma = sentence.letters.find(",", start, place)
        if leads or (sentence.letters[start] == "a" and comma == start + 1):
            if comma < 0:
                break
            start = comma + 1
        else:
            start += 1
    if sentence.letter(start) in "tDm":
        comma = sentence.letters.find(",", start, min(place, start + 5))
        if comma > 0 and sentence.starting_at(start) is None:
            start = comma + 1
    chunk = next((c for c in sentence.chunks if start <= c.start < place), None)
    if chunk is None or chunk.start > start + 2:
        return None
    return chunk.start, chunk.end


def behind_relative(sentence: Sentence, end: int) -> int:
    """Where "who asked not to be named" ends, which tells of the source and not of what it says."""
    start = end + (sentence.letter(end) == ",")
    follows = sentence.letter(start) in "rw" and sentence.low(start) in sentence.cues.relatives
    seen = start > end and sentence.low(start) in SEEN and sentence.low(start + 1) == "by"
    if not follows and not seen:
        return end
    closing = sentence.letters.find(",", start)
    if "V" in sentence.letters[start : closing if closing >= 0 else None]:
        return end  # which said that …
    last = len(sentence.run) - (sentence.letter(len(sentence.run) - 1) == ".")
    return closing if closing >= 0 else last
