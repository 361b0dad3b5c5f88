"""The codebook: a line for each tag with its use, and all that is said of the selected one."""

import textwrap

from reader.layers import Style
from reader.modes.codebook import TagLine, line_selected, list_height, tag_lines
from reader.screens.frame import Frame, Row, clipped, fitted, padded, run, width
from reader.state import State
from reader.terminal.inert import inert

_NAME = 20


def codebook_frame(state: State) -> Frame:
    """Title, heading, tags, then the guideline and the example of the selected tag."""
    cells = state.size.width - 1
    lines = tag_lines(state)
    where = (
        "glossator.toml" if state.codebook_text is not None else "no glossator.toml yet; a makes it"
    )
    faults = len(state.codebook.problems)
    if faults:
        where += f"   {faults} {'fault' if faults == 1 else 'faults'} in it: gloss codebook"
    rows: list[Row] = [
        (run(clipped(f" {len(lines)} tags   {where}", cells), Style.TITLE),),
        (run(clipped(f"   key  {'tag':{_NAME}} yours others  when to use it", cells), Style.DIM),),
    ]
    room, top = list_height(state), state.codebook_list.top
    for at, line in enumerate(lines[top : top + room], top):
        rows.append(fitted(_line(line, at == state.codebook_list.selected), cells))
    cursor = (0, state.codebook_list.selected - top + 2)
    chosen = line_selected(state)
    text = _text(chosen, cells) if chosen else []
    return Frame((*rows, *text), cursor)


def _line(line: TagLine, selected: bool) -> Row:
    tag = line.tag
    styles = (Style.SELECTED,) if selected else ()
    name = padded(inert(tag.name), max(_NAME, min(32, width(inert(tag.name)))))
    left = f"{'>' if selected else ' '}  {tag.key or ' '} {tag.letter}  {name}"
    uses = f" {line.mine:>5} {line.theirs:>6}"
    return (run(left, *styles), run(uses, *styles), run(f"  {_state(line)}"))


def _state(line: TagLine) -> str:
    tag = line.tag
    said = " ".join(tag.guideline.split())
    if tag.retired:
        return f"retired{f': use {tag.use}' if tag.use else ''}  {said}"
    return said if line.listed else line.renamed or "in use, not in the codebook"


def _text(line: TagLine, cells: int) -> list[Row]:
    """All that is said of a tag, as far as there is room."""
    tag = line.tag
    said = _wrapped(tag.guideline, cells)[:3]
    if tag.example:
        said += _wrapped(f"e.g. “{tag.example}”", cells)[: 4 - len(said)]
    if tag.formerly:
        said.append(clipped(f"formerly {inert(', '.join(tag.formerly))}", cells - 4))
    if line.listed:
        how = (f"key {tag.key or '-'}", f"gutter {tag.letter}", f"colour {tag.colour or '-'}")
        said.append(f"{', '.join(how)}: set in glossator.toml, as attributes are")
    return [(run(""),), *((run(f"   {each}"),) for each in said[:5])]


def _wrapped(text: str, cells: int) -> list[str]:
    lines = textwrap.wrap(inert(" ".join(text.split())), max(10, cells - 4))
    return [clipped(each, cells - 4) for each in lines]
