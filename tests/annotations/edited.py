"""Edits of a text with what became of one passage of it: the cases that anchoring is tried on.

Each edit takes a source of chance, a text and a span, and answers with the edited text and the
span's place in it, or None where the passage is gone. An edit that does not apply answers None.
"""

import random
import re
import unicodedata
from collections.abc import Callable

from annotations.graphemes import snap
from annotations.selectors import Span
from annotations.values import dataclass


@dataclass(frozen=True)
class Edited:
    text: str
    span: Span | None


Edit = Callable[[random.Random, str, Span], "Edited | None"]


def _spliced(text: str, span: Span, at: int, until: int, by: str) -> Edited:
    """`text` with `at` to `until` replaced; the span outside of it is carried along."""
    grown = len(by) - (until - at)
    new = text[:at] + by + text[until:]
    if until <= span.start:
        return Edited(new, span.shifted(grown))
    if at >= span.end:
        return Edited(new, span)
    assert span.start <= at and until <= span.end
    return Edited(new, Span(span.start, span.end + grown))


def _some(chance: random.Random, text: str, most: int = 300) -> str:
    """Some other piece of the text."""
    at = chance.randrange(len(text))
    return text[at : at + chance.randint(20, most)]


def inserted_before(chance: random.Random, text: str, span: Span) -> Edited | None:
    if span.start < 80:
        return None
    at = chance.randint(0, span.start - 64)
    return _spliced(text, span, at, at, _some(chance, text))


def deleted_before(chance: random.Random, text: str, span: Span) -> Edited | None:
    if span.start < 300:
        return None
    at = chance.randint(0, span.start - 260)
    return _spliced(text, span, at, at + 190, "")


def inserted_behind(chance: random.Random, text: str, span: Span) -> Edited | None:
    at = span.end + 64
    return None if at > len(text) else _spliced(text, span, at, at, _some(chance, text))


def doubled_before(chance: random.Random, text: str, span: Span) -> Edited | None:
    if span.start < 120:
        return None
    at = chance.randint(0, span.start - 64)
    return _spliced(text, span, at, at, f" {span.of(text)} ")


def doubled_behind(chance: random.Random, text: str, span: Span) -> Edited | None:
    at = span.end + 64
    return None if at > len(text) else _spliced(text, span, at, at, f" {span.of(text)} ")


def prefix_edited(chance: random.Random, text: str, span: Span) -> Edited | None:
    if span.start < 40:
        return None
    at = span.start - chance.randint(8, 20)
    return _spliced(text, span, at, at + 6, "####")


def suffix_edited(chance: random.Random, text: str, span: Span) -> Edited | None:
    at = span.end + chance.randint(2, 14)
    return None if at + 40 > len(text) else _spliced(text, span, at, at + 6, "####")


def word_before_changed(chance: random.Random, text: str, span: Span) -> Edited | None:
    words = list(re.finditer(r"\w+", text[max(0, span.start - 30) : span.start]))
    if len(words) < 3 or span.start < 40:
        return None
    word = chance.choice(words[:-1])
    base = max(0, span.start - 30)
    return _spliced(text, span, base + word.start(), base + word.end(), "altogether")


def typo(chance: random.Random, text: str, span: Span) -> Edited | None:
    if span.length < 20:
        return None
    at = chance.randint(span.start + 1, span.end - 2)
    kind = chance.randrange(4)
    if kind == 0:
        return _spliced(text, span, at, at + 1, "#")
    if kind == 1:
        return _spliced(text, span, at, at + 1, "")
    if kind == 2:
        return _spliced(text, span, at, at, "e")
    return _spliced(
        text, span, at, at + 2 if at + 2 <= span.end else at + 1, text[at : at + 2][::-1]
    )


def words_inserted(chance: random.Random, text: str, span: Span) -> Edited | None:
    if span.length < 40:
        return None
    at = chance.randint(span.start + 2, span.end - 2)
    return _spliced(text, span, at, at, " very new ")


def words_cut(chance: random.Random, text: str, span: Span) -> Edited | None:
    if span.length < 40:
        return None
    at = chance.randint(span.start + 3, span.end - 14)
    return _spliced(text, span, at, at + 10, "")


def moved_up(chance: random.Random, text: str, span: Span) -> Edited | None:
    if span.start < 200 or span.length < 25:
        return None
    to = chance.randint(40, span.start - 64)
    words = span.of(text)
    new = text[:to] + words + text[to : span.start] + text[span.end :]
    return Edited(new, Span(to, to + len(words)))


def moved_down(chance: random.Random, text: str, span: Span) -> Edited | None:
    if len(text) - span.end < 200 or span.length < 25:
        return None
    to = chance.randint(span.end + 64, len(text) - 40)
    words = span.of(text)
    new = text[: span.start] + text[span.end : to] + words + text[to:]
    return Edited(new, Span(to - len(words), to))


def deleted_with_context(chance: random.Random, text: str, span: Span) -> Edited | None:
    del chance
    if span.length < 20 or span.start < 40:
        return None
    return Edited(text[: span.start - 40] + text[span.end + 40 :], None)


def deleted_alone(chance: random.Random, text: str, span: Span) -> Edited | None:
    del chance
    return None if span.length < 20 else Edited(text[: span.start] + text[span.end :], None)


def replaced(chance: random.Random, text: str, span: Span) -> Edited | None:
    """Other words in its place."""
    far = text[: max(0, span.start - 400)] + text[span.end + 400 :]
    if len(far) < 400:
        return None
    other = _some(chance, far)
    return Edited(text[: span.start] + other + text[span.end :], None)


def _without(text: str, span: Span, margin: int) -> str:
    return text[: max(0, span.start - margin)] + text[span.end + margin :]


def look_alike_before_then_deleted(chance: random.Random, text: str, span: Span) -> Edited | None:
    """The words stood also further up; the passage was deleted with what is around it."""
    if span.start < 300 or span.length < 12:
        return None
    to = chance.randint(20, span.start - 200)
    new = _without(text, span, chance.choice((20, 40)))
    return Edited(f"{new[:to]} {span.of(text)} {new[to:]}", None)


def look_alike_behind_then_deleted(chance: random.Random, text: str, span: Span) -> Edited | None:
    if len(text) - span.end < 200 + span.length or span.length < 12:
        return None
    new = text[: span.start] + text[span.end :]
    to = chance.randint(span.end + 64, len(new) - 10)
    return Edited(f"{new[:to]} {span.of(text)} {new[to:]}", None)


def reprint_then_deleted(chance: random.Random, text: str, span: Span) -> Edited | None:
    """The sentence and what follows stand in a reprint, led in otherwise; the passage is gone."""
    if span.start < 200 or len(text) - span.end < 200:
        return None
    reprint = "The Evening Lamp wrote: " + text[span.start : span.end + 14] + " it added. "
    new = _without(text, span, 40)
    return Edited(new + "\n" + reprint, None)


def reflowed(chance: random.Random, text: str, span: Span) -> Edited | None:
    width = chance.randint(30, 70)
    out = list[str]()
    start = end = column = 0
    for i, character in enumerate(text):
        if i == span.start:
            start = len(out)
        if i == span.end:
            end = len(out)
        column += 1
        breaks = character == " " and column > width
        column = 0 if breaks else column
        out.append("\n" if breaks else character)
    return Edited("".join(out), Span(start, end or len(out)))


def crlf(chance: random.Random, text: str, span: Span) -> Edited | None:
    del chance
    if "\r" in text:
        return None
    at = [len(text[:i].replace("\n", "\r\n")) for i in (span.start, span.end)]
    return Edited(text.replace("\n", "\r\n"), Span(*at))


def _in_form(form: str) -> Edit:
    def edit(chance: random.Random, text: str, span: Span) -> Edited | None:
        del chance
        parts = (text[: span.start], span.of(text), text[span.end :])
        before, words, behind = (unicodedata.normalize(form, part) for part in parts)  # type: ignore[arg-type] # a form by name
        new = unicodedata.normalize(form, text)  # type: ignore[arg-type] # a form by name
        if before + words + behind != new:
            return None
        return Edited(new, Span(len(before), len(before) + len(words)))

    return edit


def typographic(chance: random.Random, text: str, span: Span) -> Edited | None:
    """Straight quotes for curly ones, hyphens for dashes: as many code points as before."""
    del chance
    table = str.maketrans(
        {"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "\u00a0": " "}
    )
    return Edited(text.translate(table), span)


def copy_edited(chance: random.Random, text: str, span: Span) -> Edited | None:
    """A letter in a hundred changed, all over."""
    letters = [
        chance.choice("aeinst") if chance.random() < 0.01 and not each.isspace() else each
        for each in text
    ]
    return Edited("".join(letters), span)


SAME_WORDS: dict[str, Edit] = {
    edit.__name__: edit
    for edit in (
        inserted_before,
        deleted_before,
        inserted_behind,
        doubled_before,
        doubled_behind,
        prefix_edited,
        suffix_edited,
        word_before_changed,
        crlf,
        moved_up,
    )
}
"""Edits that leave the words of the passage, in the order of a document's life."""

ALTERED: dict[str, Edit] = {
    "typo": typo,
    "words_inserted": words_inserted,
    "words_cut": words_cut,
    "reflowed": reflowed,
    "nfd": _in_form("NFD"),
    "nfc": _in_form("NFC"),
    "typographic": typographic,
}
UNSURE: dict[str, Edit] = {"moved_down": moved_down, "copy_edited": copy_edited}
GONE: dict[str, Edit] = {
    edit.__name__: edit
    for edit in (
        deleted_with_context,
        deleted_alone,
        replaced,
        look_alike_before_then_deleted,
        look_alike_behind_then_deleted,
        reprint_then_deleted,
    )
}


def a_span(chance: random.Random, text: str) -> Span:
    """A passage as people select it: whole clusters, neither empty nor only white space."""
    while True:
        length = chance.choice((8, 12, 25, 60, 60, 120, 180, 400))
        start = chance.randrange(max(1, len(text) - length))
        span = snap(text, Span(start, min(len(text), start + length)))
        if span.of(text).strip():
            return span


KINDS: dict[str, Edit] = {**SAME_WORDS, **ALTERED, **UNSURE, **GONE}
"""All of them by name."""
