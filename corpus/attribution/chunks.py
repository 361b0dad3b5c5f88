"""Mentions among the words of a sentence: a grammar over the classes of its words."""

from collections.abc import Sequence
from enum import StrEnum

import regex

from annotations.values import dataclass
from corpus.attribution.table import Cues
from corpus.attribution.words import Word

_PROPER = r"C(?:p{0,2}C|LD?C)*"
_SUFFIX = r"(?:[mv]{0,2}R+)"
_AFTER = r"(?:LD?(?:C+S)?m{0,2}(?:CC*R*|R+)){0,2}(?:fi?D?[mRC]{0,3})?"
_NUMBERED = frozenset({"channel", "kanal", "canal", "radio", "tv"})
_NAME = regex.compile(
    rf"D?(?:(?:CC*|m)S)?(?:(?<=[DSN])[mv]{{0,3}}|m{{0,2}})?R+(?:m?R+)?(?P<proper>{_PROPER})(?:\(C+\))?"
    rf"|[DN]?(?:(?:CC*|m?R|m)S)?(?P<proper>{_PROPER})(?:\(C+\))?(?:{_SUFFIX}(?P<last>{_PROPER})?)?{_AFTER}"
    rf"|[DN]{{1,4}}LD?m{{0,2}}(?P<role>R+)"
    rf"|[DN]{{1,4}}(?:(?:C*|m{{0,2}}R)S)?[mvtN]{{0,3}}(?P<role>R+){_AFTER}"
    rf"|(?<![DNSC])m{{0,2}}(?P<role>R+){_AFTER}"
    r"|(?P<pronoun>P)"
)


class NameKind(StrEnum):
    """What a mention is."""

    PROPER = "proper"
    ROLE = "role"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A mention as a half-open range of words."""

    start: int
    end: int
    head_start: int
    head_end: int
    kind: NameKind
    rank: int


def chunks(run: Sequence[Word], letters: str, cues: Cues) -> list[Chunk]:
    """The mentions among the words of a sentence."""
    found: list[Chunk] = []
    place = 0
    while (match := _NAME.search(letters, place)) is not None:
        start, end = match.span()
        place = end
        if all(word.low in cues.nobodies for word in run[start:end]):
            continue
        role, proper = match.span("role"), match.span("proper")
        if match["pronoun"]:
            found.append(Chunk(start, end, start, end, NameKind.PRONOUN, 0))
        elif match["role"]:
            bare = letters[start] in "mR" and not _bare(run[role[1] - 1], cues)
            if not bare:
                rank = int("L" in letters[start : role[0]] or letters[start] in "mR")
                place = end = _with_field(run, letters, (start, end), cues)
                found.append(Chunk(start, end, *role, NameKind.ROLE, rank))
        else:
            head = match.span("last") if match["last"] else proper
            belongs = _of_somebody(run, letters, head, cues)
            if belongs is not None:
                place = end = belongs
                head = (head[0], end)
            if letters[start] == "N" and end == head[1] and letters[end : end + 1] in set("mv"):
                start = head[0]  # "23 League elements": the number is of the elements
            numbered = letters[end : end + 1] == "N" and run[end - 1].low in _NUMBERED
            if numbered and run[end].text.isdecimal():
                place = end = end + 1  # Channel 6
                head = (head[0], end)
            listed = bool(found) and found[-1].rank == 1 and letters[found[-1].end : start] == ","
            rank = int(listed and _is_single((start, end), head) and not run[head[0]].acronym)
            rank = rank or _rank(run, letters, (start, end), head, cues)
            found.append(Chunk(start, end, *head, NameKind.PROPER, rank))
    return found


def _with_field(run: Sequence[Word], letters: str, whole: tuple[int, int], cues: Cues) -> int:
    """Where "the chamber of commerce" ends, which names what a body is for by one small word."""
    start, end = whole
    body = letters[start] == "D" and run[end - 1].low in cues.bodies - cues.crowds
    field = cues.language == "en" and letters[end : end + 2] == "Lm" and run[end].low == "of"
    return end + 2 if body and field else end


def _of_somebody(
    run: Sequence[Word], letters: str, head: tuple[int, int], cues: Cues
) -> int | None:
    """Where a person's name ends before "of the Ferry Line"; None for an institution's name."""
    linked = letters.find("LD", *head)
    if linked < 0:
        titled = [p for p in range(*head) if run[p].low.rstrip(".") in cues.titles]
        linked = letters.find("L", titled[0] + 3, head[1]) if titled else -1
    if linked < head[0] + 2:
        return None
    things = cues.bodies | cues.papers | cues.roles
    titles = (p for p in range(*head) if run[p].low.rstrip(".") in cues.titles)
    named = any(word.low in things for word in run[next(titles, head[0]) : linked])
    return None if named else linked


def _bare(word: Word, cues: Cues) -> bool:
    """Whether a noun may be a source without a determiner: police, officials, state media."""
    return word.low in cues.crowds or not cues.articles


def _rank(
    run: Sequence[Word],
    letters: str,
    whole: tuple[int, int],
    head: tuple[int, int],
    cues: Cues,
) -> int:
    """1 for a place, an adjective or an ordinary word with a capital, else 0."""
    start, end = whole
    before = run[start - 1].low if start else ""
    after = run[end].low if end < len(run) else ""
    if before in cues.at_places or after in cues.places:
        return 1
    if not _is_single(whole, head):
        return 0
    if run[head[0]].acronym:
        return int(letters[start] == "D" and letters[end : end + 1] == "m")
    return int(letters[end : end + 1] in set("mvS") or letters[start - 1 : start] == "L")


def _is_single(whole: tuple[int, int], head: tuple[int, int]) -> bool:
    """Whether a mention is one capitalised word, a determiner before it allowed."""
    return head[1] - head[0] == 1 and whole[1] - whole[0] <= 2
