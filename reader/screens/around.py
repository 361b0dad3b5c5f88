"""Words around hits: beside them, where in each document they fall, the commonest words."""

from reader.around import Around, Fallen, Words
from reader.layers import Style
from reader.screens.frame import Frame, Row, clipped, fitted, padded, run
from reader.state import State
from reader.terminal.inert import inert

_HEADINGS = {
    Around.BESIDE: "    logDice  beside  in all  word, up to five words from a hit",
    Around.PLACES: "   hits  from the start to the end",
    Around.COMMON: "     times  word",
}
_LEAST, _MOST = 10, 60
"""Cells of a bar."""


def around_frame(state: State) -> Frame:
    """The question, what the columns are, then the lines."""
    words, cells = state.words, state.size.width - 1
    title = f" {words.view} of  {words.query}   {_extent(words)}"
    rows: list[Row] = [
        (run(clipped(inert(title), cells), Style.TITLE),),
        (run(clipped(_HEADINGS[words.view], cells), Style.DIM),),
    ]
    if words.error:
        rows.append((run(clipped(inert(f"   {words.error}"), cells), Style.PROBLEM),))
    elif not words.count and not words.waiting:
        rows.append((run(clipped("   nothing stands twice beside a hit; Tab shows more", cells)),))
    room = max(1, state.rows - 1)
    selected = words.listed.among(words.count)
    top = max(0, min(selected, selected - room + 1))
    for place in range(top, min(words.count, top + room)):
        sign = ">" if place == selected else " "
        styles = (Style.SELECTED,) if place == selected else ()
        rows.append(fitted((run(inert(f"{sign} {_line(words, place, cells)}"), *styles),), cells))
    return Frame(tuple(rows), (0, selected - top + 2 if words.count else 1))


def _extent(words: Words) -> str:
    if words.waiting and not words.places:
        return "counting …"
    many = len(words.places)
    among = f"{many} document{'' if many == 1 else 's'}"
    if words.total > many:
        among = f"the best {many} of {words.total} documents"
    return f"{words.hits} in {among}"


def _line(words: Words, place: int, cells: int) -> str:
    if words.view is Around.BESIDE:
        each = words.beside[place]
        score = f"{'by chance':>9}" if each.by_chance else f"{each.score:>9.2f}"
        return f"{score}  {each.count:>6}  {each.frequency:>6}  {each.word}"
    if words.view is Around.COMMON:
        word, count = words.common[place]
        return f"{count:>8}  {word}"
    fallen = words.places[place]
    title = clipped(f"{fallen.date or 'n.d.':<10}  {fallen.title}", max(12, cells // 2))
    return f"{fallen.hits:>5}  |{bar(words, fallen, min(_MOST, cells // 2 - 12))}|  {title}"


def bar(words: Words, fallen: Fallen, cells: int) -> str:
    """Where the hits of a document fall, the signs by the fullest part of any document."""
    cells = max(_LEAST, cells)
    fullest = max((max(_narrowed(each.counts, cells)) for each in words.places), default=1)
    steps = len(words.signs) - 1
    parts = _narrowed(fallen.counts, cells)
    heights = (-(-part * steps // max(1, fullest)) for part in parts)
    return padded("".join(words.signs[height] for height in heights), cells)


def _narrowed(counts: tuple[int, ...], cells: int) -> list[int]:
    """The counts in no more than so many parts."""
    parts = min(cells, len(counts)) or 1
    narrowed = [0] * parts
    for place, count in enumerate(counts):
        narrowed[place * parts // len(counts)] += count
    return narrowed
