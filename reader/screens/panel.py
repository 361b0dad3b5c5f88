"""What stands over a part of the text for a while: the tags to choose from, what to judge by.

The text beneath does not move. A panel stands at the lower end, or at the upper one where the
cursor's sentence would be covered.
"""

import textwrap
from collections.abc import Sequence

from annotations.codebook import Attribute, attribute_values
from annotations.model import TagBody
from reader.action import Mode
from reader.attribute_keys import Setter
from reader.attribute_words import shown_value
from reader.figure_words import grouped
from reader.layers import Style
from reader.modes.attributes import setters_here, tagged_here
from reader.modes.focus import pointed
from reader.modes.picking import PICKERS, Choice, choices
from reader.modes.tagging import retaggable
from reader.rows import Run
from reader.screens.choosing import choosing_rows
from reader.screens.evidence import both_versions, words_as_they_were
from reader.screens.frame import Frame, Row, clipped, fitted, padded, run, width
from reader.state import State
from reader.terminal.inert import inert

_NAME = 16
_TEXT_ROWS = 4
"""Rows for the guideline and the example of the chosen tag."""
_LEAST = 3


def with_panel(state: State, frame: Frame) -> Frame:
    """The frame with what stands over it, if anything does."""
    if state.screen not in (Mode.READING, Mode.FINDING, Mode.LIBRARY):
        return frame
    body = list(frame.rows)
    body += [()] * (state.size.height - 2 - len(body))
    above, below = _free_rows(body)
    most = min(max(above, below), state.size.height * 2 // 3)
    rows = panel(state, max(_LEAST, most))
    if not rows:
        return frame
    low = below >= len(rows) or below >= above
    first = max(1, len(body) - len(rows)) if low else 1
    body[first : first + len(rows)] = rows
    return Frame(tuple(body), frame.cursor)


def _free_rows(body: Sequence[Row]) -> tuple[int, int]:
    """Rows between the title and the cursor's sentence, and rows after it."""
    marked = [at for at, row in enumerate(body) if at and row and row[0].text[:1] in (">", "|")]
    if not marked:
        return 0, len(body) - 1
    return marked[0] - 1, len(body) - 1 - marked[-1]


def panel(state: State, most: int) -> tuple[Row, ...]:
    """The rows of the panel, at most so many."""
    cells = state.size.width - 1
    if state.prompt is not None and state.prompt.kind in PICKERS:
        rows = _picker(state, cells, most)
    elif state.overlay is Mode.ATTRIBUTES:
        rows = _dialog(state, cells)
    elif state.mode is Mode.SETTLING and state.reading is not None:
        rows = words_as_they_were(state.reading, cells)
    elif state.mode is Mode.READING and state.reading is not None:
        rows = both_versions(state.reading, cells)
    else:
        rows = choosing_rows(state, cells, most)
    return tuple(_filled(row, cells) for row in rows[:most])


def _filled(row: Row, cells: int) -> Row:
    """A row of exactly `cells`, so that no text beneath shows through."""
    kept = fitted(row, cells)
    return (*kept, Run(" " * (cells - sum(width(part.text) for part in kept))))


# ---- tags ----------------------------------------------------------------------------------


def _picker(state: State, cells: int, most: int) -> list[Row]:
    found = choices(state)
    chosen = state.prompt.chosen % len(found) if state.prompt and found else 0
    text = _about(found[chosen], cells) if found else []
    room = max(1, most - 1 - len(text))
    first = max(0, min(chosen - room + 1, len(found) - room))
    rows: list[Row] = [(run(clipped(_heading(state), cells), Style.TITLE),)]
    keyed = any(choice.tag.key for choice in found) and not (state.prompt and state.prompt.text)
    for at, choice in enumerate(found[first : first + room], first):
        rows.append(_line(choice, at == chosen, keyed, cells))
    if not found:
        rows.append((run("   no tags yet; type the name of one"),))
    return [*rows, *text]


def _heading(state: State) -> str:
    letters = any(tag.key for tag in state.codebook.offered)
    # A letter acts at once: a name typed out would go on as commands.
    how = "a letter tags at once, Space types a name" if letters else "type a name"
    mark = pointed(state.reading) if state.reading and retaggable(state.reading) else None
    if state.screen is Mode.FINDING:
        return f" tag these hits: {how}   ↓ ↑ choose"
    what = f"retag {inert(mark.annotation.tag or '')}" if mark else "tag"
    return f" {what}: {how}   ↓ ↑ choose   Enter tags"


def _line(choice: Choice, chosen: bool, keyed: bool, cells: int) -> Row:
    sign = ">" if chosen else " "
    tag = choice.tag
    if choice.create:
        return (run(f"   {sign} make a new tag: {inert(tag.name)}", *_picked(chosen)),)
    letter = tag.key if keyed else ""
    name = padded(inert(tag.name), max(_NAME, min(30, width(inert(tag.name)))))
    said = " ".join(tag.guideline.split()) if choice.listed else "in use, not in the codebook"
    left = clipped(f" {sign} {letter:1} {tag.letter:1} {name}", cells)
    return (run(left, *_picked(chosen)), run(f"  {said}", Style.DIM))


def _picked(chosen: bool) -> tuple[Style, ...]:
    return (Style.SELECTED,) if chosen else ()


def _about(choice: Choice, cells: int) -> list[Row]:
    """The guideline and the example of the chosen tag in full, as far as there is room."""
    tag = choice.tag
    if choice.create or not (tag.guideline or tag.example):
        return []
    lines = _wrapped(tag.guideline, cells - 4)[: _TEXT_ROWS - 1]
    example = " ".join(tag.example.split())
    if example:
        lines += _wrapped(f"e.g. “{example}”", cells - 4)[: _TEXT_ROWS - len(lines)]
    return [(run(""),), *((run(f"   {line}"),) for line in lines)]


def _wrapped(text: str, cells: int) -> list[str]:
    lines = textwrap.wrap(inert(" ".join(text.split())), max(10, cells))
    return [clipped(line, cells) for line in lines]


# ---- attributes ----------------------------------------------------------------------------


def _dialog(state: State, cells: int) -> list[Row]:
    here = tagged_here(state)
    if here is None:
        return []
    annotation, body = here
    quotes = (target.quote.exact for target in annotation.targets if target.quote is not None)
    words = " … ".join(" ".join(quote.split()) for quote in quotes)
    heading = f" {inert(body.tag)}: “{inert(words)}"
    rows: list[Row] = [(run(f"{clipped(heading, cells - 1)}”", Style.TITLE),)]
    groups: dict[str, list[Setter]] = {}
    for setter in setters_here(state):
        groups.setdefault(setter.attribute.name, []).append(setter)
    values = attribute_values(body)
    for name, group in groups.items():
        rows.append(_attribute_row(group, values.get(name)))
    figure = _figure_row(body)
    return [*rows, figure] if figure else rows


def _attribute_row(group: Sequence[Setter], value: object) -> Row:
    attribute: Attribute = group[0].attribute
    parts = [run(f"   {padded(inert(attribute.name), _NAME)} ")]
    for setter in group:
        key = setter.key or " "
        if not setter.value:
            said = shown_value(value) if value is not None else ""
            text = f"[{inert(said)}]" if said else inert(attribute.kind.value)
            styles: tuple[Style, ...] = (Style.SELECTED,) if said else (Style.DIM,)
        else:
            is_set = setter.value == value
            text = f"[{inert(setter.value)}]" if is_set else f"{inert(setter.value)}"
            styles = (Style.SELECTED,) if is_set else ()
        parts += [run(key, Style.TITLE), run(" "), run(text, *styles), run("   ")]
    outside = value is not None and all(s.value and s.value != value for s in group)
    if outside:
        parts.append(run(f"[{inert(shown_value(value))}] not in the codebook", Style.PROBLEM))
    return tuple(parts)


def _figure_row(body: TagBody) -> Row:
    """The figure of a claim, which `#` reads out of the passage."""
    figure = body.figure
    if figure is None:
        return ()
    words = (figure.qualifier, grouped(figure.amount), figure.unit, figure.as_of)
    text = " ".join(word for word in words if word)
    return (
        run(f"   {padded('figure', _NAME)} "),
        run("#", Style.TITLE),
        run(" "),
        run(f"[{inert(text)}]", Style.SELECTED),
    )
