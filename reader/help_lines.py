"""The lines of help: every key of a mode, made from the action table."""

import textwrap
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.actions import Action, Mode, in_mode, shown_keys
from reader.layers import Style

_TITLES = {
    Mode.READING: "reading",
    Mode.PENDING: "after c: whose claim is it?",
    Mode.SETTLING: "after ] o: is it this place?",
    Mode.SELECTING: "selecting",
    Mode.CODEBOOK: "the codebook",
    Mode.ATTRIBUTES: "the attributes of an annotation",
    Mode.LIBRARY: "the library",
    Mode.FINDING: "what was found",
    Mode.REPRINTS: "near-identical passages",
    Mode.LISTING: "the annotations of a document",
    Mode.MATRIX: "the claims matrix",
    Mode.WORDS: "words around what was found",
}
_SIGNS = (
    ("> |", "the cursor's sentence"),
    ("C5", "a claim by source 5; C? unsourced, C0 the document itself, C+ several; + more here"),
    ("S5", "source 5 is mentioned; N a note, another letter a tag of the codebook, T any other"),
    ("= ~", "in the gutter: near-identical in other documents; an annotation in doubt"),
    ("[ ]", "around the annotation that e x t i a mean, where a sentence has several"),
    ("C ? S", "in the library: claims, those of them unsourced, sources; d a detected date"),
)
_QUERIES = (
    (
        "ferry doors",
        'both words; OR, NOT or -word, (brackets), "a phrase", "near words"~5 or near NEAR/5 words',
    ),
    ("rescu* rescu?d", "words that begin so, of this shape; word~ almost so; ~~name any spelling"),
    ("title:w outlet:w", "in the title, the outlet; path:w in the file's name"),
    ("date:2031-05", "a month; also a day, a year, from..to, >day, <day"),
    ("tag:claim note:w", "tagged so, noted so; annotator:name, by whom"),
    ("source:none", "claims that rest on nobody; source:own own voice, source:name on that source"),
    ("tag:claim source:none", "fields of annotations side by side ask for one annotation"),
)
_ASKING = (Mode.FINDING, Mode.READING, Mode.LIBRARY)
_KEYS = 18
_LEAST = 12


class HelpLine(NamedTuple):
    """One line, and the style it stands in, if any."""

    text: str
    styles: tuple[Style, ...] = ()


@lru_cache(maxsize=32)
def help_lines(mode: Mode, columns: int) -> tuple[HelpLine, ...]:
    """Help for a mode, what the signs mean, then the other modes of the text.

    Groups stand in the order of the table.
    """
    lines: list[HelpLine] = []
    for number, each in enumerate(_modes(mode)):
        lines.append(HelpLine(f" {_TITLES.get(each, each)}", (Style.TITLE,)))
        for group, actions in _grouped(each).items():
            lines.append(HelpLine(f"  {group}", (Style.DIM,)))
            for action in actions:
                later = f" ({action.later})" if action.later else ""
                lines += _described(shown_keys(action), f"{action.text}{later}", columns - 1)
        lines.append(HelpLine(""))
        if not number:
            lines += _table(" what can be asked", _QUERIES, columns) if each in _ASKING else []
            lines += _table(" signs", _SIGNS, columns)
    return tuple(lines[:-1])


def _grouped(mode: Mode) -> dict[str, list[Action]]:
    """The actions of a mode that have words, by their groups, each once."""
    groups: dict[str, list[Action]] = {}
    for action in in_mode(mode):
        if action.text:
            groups.setdefault(action.group, []).append(action)
    return groups


def _table(title: str, rows: Sequence[tuple[str, str]], columns: int) -> list[HelpLine]:
    lines = [HelpLine(title, (Style.TITLE,))]
    for left, meaning in rows:
        lines += _described(left, meaning, columns - 1)
    return [*lines, HelpLine("")]


def _modes(mode: Mode) -> tuple[Mode, ...]:
    first = mode if mode in _TITLES else Mode.READING
    rest = (Mode.READING, Mode.PENDING, Mode.SELECTING, Mode.SETTLING)
    return (first, *(each for each in rest if each is not first))


def _described(keys: str, text: str, cells: int) -> list[HelpLine]:
    left = f"   {keys:<{_KEYS}} "
    folded = textwrap.wrap(text, max(_LEAST, cells - len(left)))
    margins = (left, *(" " * len(left) for _ in folded))
    return [HelpLine(f"{margin}{line}") for margin, line in zip(margins, folded, strict=False)]
