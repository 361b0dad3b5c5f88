"""Sentences of a text or of a window of it.

Boundaries come from `sentencex`, paragraph by paragraph; what wire copy does to them is repaired
here. A paragraph's sentences depend on itself and its neighbours alone, so that any window that
holds these gives the same answer.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, pairwise

import regex
import sentencex

from annotations.selectors import Span
from corpus.abbreviations import (
    ends_before_statements,
    ends_in_ordinal,
    ends_in_title,
    tells_of_hour,
)
from corpus.latin_languages import LATIN_LANGUAGES, latin_language
from corpus.paragraphs import LINE, LINE_END, paragraphs, trimmed

LONGEST_SENTENCE = 10_000
"""Code points without a sentence end after which a passage counts as a monstrous line."""

PIECE = 2_000
"""Code points, at most, of the pieces that a monstrous line is cut into."""

MOST_QUOTES = 400
"""Quotation marks and brackets in one chunk over which they are no longer paired."""

_MARKED = regex.compile(
    r"[#>|]|[-*+•–]\s|\(?\d{1,3}[.)]\s|```|~~~|\S[^.!?]*\s(?:===+|---+)$"
    r"|(?:Title|Headline|Author|Byline|Source|Outlet|Publication|Publisher|Date|Published):\s",
    regex.UNICODE,
)
_ITEM = regex.compile(r"\s*\(?(?:\d{1,3}|[a-z])[.)]\s*")
_OPENERS = "\"'“”‘’«»„‹›([{*_`~¿¡"
_CLOSERS = "\"'“”‘’«»‹›)]}*_`~"
_WITHOUT_QUOTES = dict.fromkeys(map(ord, _OPENERS + _CLOSERS), " ")
_TERMINAL = frozenset(".!?…:;。！？；：۔؟؛।॥‼⁇⁈⁉")
_LANGUAGES = (
    ("zh", regex.compile(r"\p{Han}")),
    ("ja", regex.compile(r"[\p{Hiragana}\p{Katakana}]")),
    ("ru", regex.compile(r"\p{Cyrillic}")),
    ("ar", regex.compile(r"\p{Arabic}")),
    ("hi", regex.compile(r"\p{Devanagari}")),
    ("el", regex.compile(r"\p{Greek}")),
    ("he", regex.compile(r"\p{Hebrew}")),
    ("hy", regex.compile(r"\p{Armenian}")),
    ("ka", regex.compile(r"\p{Georgian}")),
    ("bn", regex.compile(r"\p{Bengali}")),
    ("ta", regex.compile(r"\p{Tamil}")),
    ("am", regex.compile(r"\p{Ethiopic}")),
    ("my", regex.compile(r"\p{Myanmar}")),
)
_PERSIAN = regex.compile(r"[پچژگکی\u200c]")
_LATIN = regex.compile(r"\p{Latin}")


def language_of(passage: str) -> str:
    """The language a passage is split as, by the script of its first 400 code points.

    English for Latin letters and whatever has no table.
    """
    head = passage[:400]
    if head.isascii():
        return "en"
    counts = {code: len(pattern.findall(head)) for code, pattern in _LANGUAGES}
    if counts["ja"]:
        return "ja"
    code, most = max(counts.items(), key=lambda item: item[1])
    if most == 0 or most < len(_LATIN.findall(head)):
        return "en"
    return "fa" if code == "ar" and _PERSIAN.search(head) else code


def sentences(text: str) -> list[Span]:
    """The sentences of `text` in order, disjoint, without surrounding white space.

    Every code point that is no white space lies in one. A sentence may reach over a paragraph
    break where the break stands in its middle.
    """
    found: list[Span] = []
    before: Span | None = None
    for paragraph in paragraphs(text):
        own = list(_sentences_of(text, paragraph))
        if before is not None and _continues(text, before, found[-1], own[0]):
            found[-1] = Span(found[-1].start, own[0].end)
            own = own[1:]
        found.extend(own)
        before = paragraph
    return found


def sentence_at(text: str, index: int) -> Span | None:
    """The sentence that holds `index`, else the next one, else the last; None without any.

    Sentences are looked for in the paragraph at `index` and its two neighbours on either side.
    """
    every = paragraphs(text)
    if not every:
        return None
    place = max(0, bisect_right(every, index, key=lambda span: span.start) - 1)
    first, last = every[max(0, place - 2)], every[min(len(every) - 1, place + 2)]
    near = [span.shifted(first.start) for span in sentences(text[first.start : last.end])]
    return next((span for span in near if index < span.end), near[-1])


def _sentences_of(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of one paragraph, at least one."""
    for block in _blocks(text, paragraph):
        yield from _sentences_of_block(text, block)


def _blocks(text: str, paragraph: Span) -> Iterator[Span]:
    """Split a paragraph before list items, after headings, and where a line was not full.

    A line that ends early though the next line's first word had room was ended on purpose: a
    headline or byline over its text.
    """
    lines = [
        Span(start, end)
        for match in LINE.finditer(text, paragraph.start, paragraph.end)
        for start, end in (trimmed(match[0], match.start()),)
        if start < end
    ]
    width = max(line.length for line in lines)
    start = lines[0].start
    for line, following in pairwise(lines):
        if _ends_on_purpose(text, line, following, width):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, lines[-1].end)


def _ends_on_purpose(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the break between two lines of a paragraph ends a sentence."""
    if text[line.start] in "#|" or _MARKED.match(text, following.start, following.end):
        return True
    first = regex.match(r"\S+", text, pos=following.start, endpos=following.end)
    room = width - line.length - 1
    return (
        first is not None
        and len(first[0]) <= room
        and not _terminated(text, line)
        and text[line.end - 1] not in ",-–—"
        and not _begins_lower(text, following)
    )


def _sentences_of_block(text: str, block: Span) -> Iterator[Span]:
    """What `sentencex` finds, a chunk at a time so that the work stays linear."""
    language = _split_as(text[block.start : block.start + 400])
    start = block.start
    monstrous = False
    while start < block.end:
        stop = min(block.end, start + LONGEST_SENTENCE)
        ends = _ends(text[start:stop], language)
        monstrous = ends[0] > (PIECE if monstrous else LONGEST_SENTENCE - 1)
        if stop == block.end and not monstrous:
            yield from _spans(text, start, ends)
            return
        if len(ends) > 1 and not monstrous:
            # The last sentence may go on behind the chunk: the next chunk begins with it.
            yield from _spans(text, start, ends[:-1])
            start += ends[-2]
            continue
        end = _cut_before(text, start, min(start + PIECE, block.end))
        yield from _spans(text, start, [end - start])
        start = end


def _spans(text: str, start: int, ends: list[int]) -> Iterator[Span]:
    """The trimmed spans that end at `ends`, counted from `start`."""
    for before, after in pairwise([0, *ends]):
        first, last = trimmed(text[start + before : start + after], start + before)
        if first < last:
            yield Span(first, last)


def _ends(chunk: str, language: str) -> list[int]:
    """Where the sentences of a chunk end; the last is its length."""
    # Line ends are blanks to the splitter: a hard-wrapped line ends nothing.
    flat = LINE_END.sub(lambda match: " " * len(match[0]), chunk)
    if sum(flat.count(mark) for mark in _OPENERS) > MOST_QUOTES:
        # The splitter looks for the other half of each of them, to the end of the chunk.
        flat = flat.translate(_WITHOUT_QUOTES)
    ends: list[int] = []
    place = 0
    for segment in _segments(flat, language):
        if ends and (
            _belongs_to_previous(segment, flat[:place], language) or _ITEM.fullmatch(flat, 0, place)
        ):
            ends.pop()
        ends += [place + end for end in ends_before_statements(segment)]
        place += len(segment)
        ends.append(place)
    if place != len(chunk):
        return [len(chunk)]
    return ends


def _split_as(head: str) -> str:
    """The language of a block that begins so."""
    language = language_of(head)
    return latin_language(head) if language == "en" else language


def _segments(flat: str, language: str) -> list[str]:
    """What `sentencex` cuts a chunk into.

    Other languages in Latin letters are split where English would split, too: their tables of
    abbreviations are short, and papers share titles.
    """
    own: list[str] = sentencex.segment(language, flat)
    if language not in LATIN_LANGUAGES:
        return own
    english: list[str] = sentencex.segment("en", flat)
    ends = sorted(set(accumulate(map(len, own))) & set(accumulate(map(len, english))))
    return [flat[start:end] for start, end in pairwise([0, *ends])]


def _belongs_to_previous(segment: str, before: str, language: str) -> bool:
    """Whether a split was wrong: bare punctuation, lower case after an abbreviation or quote, the
    day of an hour, or what an ordinal counts.
    """
    body = segment.strip()
    if not any(character.isalnum() for character in body):
        return True
    if tells_of_hour(before, body) or ends_in_title(before):
        return True
    if ends_in_ordinal(before, body, language):
        return True
    end = before.rstrip()
    return end[-1:] in "\"'”’»)]." and body[0].islower() and not end.endswith("...")


def _continues(text: str, paragraph: Span, last: Span, first: Span) -> bool:
    """Whether a paragraph break stands in the middle of a sentence.

    The first part must be prose without an end, the second begin in lower case and come to one;
    so headlines, captions, list items and bare words stay apart.
    """
    return (
        _begins_lower(text, first)
        and _terminated(text, first)
        and not _terminated(text, last)
        and not _MARKED.match(text, paragraph.start, paragraph.end)
        and last.length + first.length < LONGEST_SENTENCE
        and " " in last.of(text)
    )


def _begins_lower(text: str, span: Span) -> bool:
    """Whether the first letter behind opening marks is in lower case."""
    head = text[span.start : min(span.end, span.start + 12)].lstrip(_OPENERS)
    return head[:1].islower()


def _terminated(text: str, span: Span) -> bool:
    """Whether a passage ends as a sentence does, closing marks set aside."""
    tail = text[max(span.start, span.end - 12) : span.end].rstrip(_CLOSERS)
    return tail[-1:] in _TERMINAL if tail else False


def _cut_before(text: str, start: int, end: int) -> int:
    """A place to cut at: behind the last white space, else where no mark is torn off."""
    for place in range(end, start + PIECE // 2, -1):
        if text[place - 1].isspace():
            return place
    place = end
    while place > end - 32 and place < len(text) and unicodedata.category(text[place])[0] in "MC":
        place -= 1
    return place
