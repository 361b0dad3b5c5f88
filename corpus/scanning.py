"""Where the words of a query stand in bytes; only what may be one of them is decoded and folded.

Most of a long text is none of the words that are looked for. Where they are plain ASCII, a pass
over the bytes tells the few places that may be: there the very rules of `corpus.language` decide.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import dropwhile, islice

from corpus.language import LONGEST_WORD, tokens
from corpus.matching import places_in, positive_leaves, spans_of, word_test, words_of
from corpus.query import Field, Phrase, Prefix, Query, Term, Word

Place = tuple[int, int]
"""First byte and end of a match."""

_JOINTS = b".,'"
"""What of ASCII may stand inside a word."""
_TABLE = bytes(
    byte if byte > 127 or byte in _JOINTS else ord(chr(byte).lower()) if chr(byte).isalnum() else 32
    for byte in range(256)
)
"""Lower case, and a blank for whatever ends a word."""
_CROWDED = 8
"""Bytes of which one is no ASCII: in such a text folding all at once is quicker."""
_KEPT = 50_000
"""Pieces of a text that are looked at but once."""
_LONG = 60
"""Bytes of a piece that hardly comes again."""
_PLAIN = re.compile(rb"[.,']* +([a-z0-9]+)(?=[.,']* )")
"""A word of ASCII that is one as it stands, after another."""
_NEAR = 128
"""Bytes after a word in which the rest of a phrase mostly stands."""


class Scanner:
    """Finds what one query asks of a text, in one stretch of bytes after the other."""

    def __init__(self, query: Query) -> None:
        self._leaves = [leaf for leaf in positive_leaves(query) if leaf.field is Field.TEXT]
        self._words = words_of(self._leaves)
        self._literals = {word: literal for word in self._words if (literal := _literal(word))}
        phrases = [leaf for leaf in self._leaves if isinstance(leaf, Phrase)]
        self._folds = len(self._literals) < len(self._words) or any(p.slop for p in phrases)
        """Whether every word is to be folded to tell."""
        singles = [leaf for leaf in self._leaves if not isinstance(leaf, Phrase)]
        self._finders: list[Callable[[bytes, bytes], Iterator[Place]]] = []
        if not self._folds:
            if singles:
                self._finders.append(_Look(singles, self._literals).find)
            self._finders += [_PhraseLook(phrase, self._literals).find for phrase in phrases]

    def find(self, raw: bytes) -> Iterator[Place]:
        """The matches in `raw`, in its order.

        raw: UTF-8; a word that its ends cut is taken as it stands there.
        """
        if not self._leaves:
            return
        plain = raw.isascii()
        if self._folds or (not plain and _is_crowded(raw)):
            yield from self._by_folding(raw)
            return
        lower = raw.translate(_TABLE)
        if plain and not self._may_answer(lower):
            return
        if len(self._finders) == 1:
            yield from self._finders[0](raw, lower)
            return
        yield from _outermost(place for find in self._finders for place in find(raw, lower))

    def _may_answer(self, lower: bytes) -> bool:
        """Whether a text of ASCII has all words of a leaf, were nothing between its letters."""
        letters = lower.translate(None, _JOINTS)
        return any(
            all(self._literals[word] in letters for word in words_of([leaf]))
            for leaf in self._leaves
        )

    def _by_folding(self, raw: bytes) -> Iterator[Place]:
        """Whatever the query asks: every word is folded and tested."""
        text = raw.decode("utf-8", "surrogateescape")
        spans = spans_of(self._leaves, places_in(text, self._words))
        yield from _bytes_of(text, ((span.start, span.end) for span in spans), 0)


class _Look:
    """Finds any of a few words whose letters are known."""

    def __init__(self, words: Iterable[Word], literals: Mapping[Word, bytes]) -> None:
        words = tuple(words)
        self._tests = [word_test(word) for word in words]
        self._ascii = re.compile(b"|".join(_loosely(literals[word]) for word in words))
        self._any = re.compile(b"|".join([b"[\x80-\xff]", self._ascii.pattern]))
        self._known: dict[bytes, bool] = {}
        self._pieces: dict[bytes, tuple[Place, ...]] = {}

    def find(self, raw: bytes, lower: bytes) -> Iterator[Place]:
        """What stands between two blanks of `lower` is looked at where it may hold a word."""
        pattern = self._ascii if raw.isascii() else self._any
        search, rfind, find, known = pattern.search, lower.rfind, lower.find, self._known
        end, size = 0, len(lower)
        while (match := search(lower, end)) is not None:
            at = match.start()
            start = rfind(b" ", end, at) + 1 or end
            end = find(b" ", at)
            if end < 0:
                end = size
            piece = lower[start:end].strip(_JOINTS)
            answers = known.get(piece)
            if answers is None and piece.isalnum():
                # Of ASCII alone, and so a word as it stands.
                answers = self._keep(piece)
            if answers is None:
                for first, last in self._in_piece(raw[start:end]):
                    yield start + first, start + last
            elif answers:
                start = find(piece, start)
                yield start, start + len(piece)

    def _keep(self, piece: bytes) -> bool:
        if len(self._known) > _KEPT:
            self._known.clear()
        answers = any(self._wants(token.text) for token in tokens(piece.decode()))
        self._known[piece] = answers
        return answers

    def _wants(self, folded: str) -> bool:
        return any(test(folded) for test in self._tests)

    def _in_piece(self, piece: bytes) -> tuple[Place, ...]:
        """Where words stand in a piece that has joints in it or letters beyond ASCII."""
        places = self._pieces.get(piece)
        if places is None:
            if len(self._pieces) > _KEPT:
                self._pieces.clear()
            text = piece.decode("utf-8", "surrogateescape")
            found = ((t.start, t.end) for t in tokens(text) if self._wants(t.text))
            places = tuple(_bytes_of(text, found, 0))
            if len(piece) < _LONG:
                self._pieces[piece] = places
        return places


class _PhraseLook:
    """Finds words that follow one another, none between them: first the first of them."""

    def __init__(self, phrase: Phrase, literals: Mapping[Word, bytes]) -> None:
        self._first = _Look(phrase.words[:1], literals)
        self._rest = [word_test(word) for word in phrase.words[1:]]

    def find(self, raw: bytes, lower: bytes) -> Iterator[Place]:
        """Places that do not overlap."""
        begins = 0
        for start, end in self._first.find(raw, lower):
            if start >= begins and (begun := self._led_on(raw, lower, start, end)):
                begins = begun
                yield start, begins

    def _led_on(self, raw: bytes, lower: bytes, start: int, end: int) -> int:
        """Where the phrase ends that begins with the word from `start` to `end`; 0 for nowhere."""
        at = end
        for test in self._rest:
            following = _PLAIN.match(lower, at)
            if following is None:
                return self._led_on_by_folding(raw, lower, start, end)
            if not test(following[1][:LONGEST_WORD].decode()):
                return 0
            at = following.end()
        return at

    def _led_on_by_folding(self, raw: bytes, lower: bytes, start: int, end: int) -> int:
        """The same where something else than plain words follows."""
        piece = lower.rfind(b" ", 0, start) + 1
        size = _NEAR
        while True:
            near = raw[piece : end + size]
            whole = end + size >= len(raw)
            text = near.decode("utf-8", "surrogateescape")
            before = len(raw[piece:end].decode("utf-8", "surrogateescape"))
            after = dropwhile(lambda token: token.start < before, tokens(text))  # noqa: B023
            found = list(islice(after, len(self._rest) + 1))
            if len(found) > len(self._rest) or whole:
                break
            size *= 16
        words = found[: len(self._rest)]
        if len(words) < len(self._rest):
            return 0
        if not all(test(word.text) for test, word in zip(self._rest, words, strict=True)):
            return 0
        last = words[-1].end if words else before
        return piece + len(text[:last].encode("utf-8", "surrogateescape"))


def _literal(word: Word) -> bytes | None:
    """The letters that a word of ASCII has if it answers `word`; None where that can't be told."""
    if isinstance(word, Term | Prefix) and word.text.isascii():
        return word.text.lower().encode().translate(None, _JOINTS) or None
    return None


def _loosely(literal: bytes) -> bytes:
    """A pattern of its letters with joints between them: "U.N." is found as "un"."""
    return b"[.,']*".join(re.escape(bytes([letter])) for letter in literal)


def _outermost(places: Iterable[Place]) -> Iterator[Place]:
    """In order, without those inside another."""
    end = -1
    for place in sorted(set(places), key=lambda each: (each[0], -each[1])):
        if place[1] > end:
            end = place[1]
            yield place


def _is_crowded(raw: bytes) -> bool:
    return (len(raw) - len(raw.decode("ascii", "ignore"))) * _CROWDED > len(raw)


def _bytes_of(text: str, places: Iterable[Place], base: int) -> Iterator[Place]:
    """Places in code points as bytes, `base` more; they may overlap, each begins after the last."""
    if text.isascii():
        for start, end in places:
            yield base + start, base + end
        return
    at, byte = 0, base
    for start, end in places:
        byte += len(text[at:start].encode("utf-8", "surrogateescape"))
        at = start
        yield byte, byte + len(text[start:end].encode("utf-8", "surrogateescape"))
