"""The annotations of one document: number, where, what it rests on, its words."""

from dataclasses import replace

from annotations.model import CLAIM, Annotation
from reader.attribute_words import texts_with_figure
from reader.layers import Style
from reader.modes.listing import listed_annotations
from reader.screens.described import describe, relations
from reader.screens.frame import Frame, Row, clipped, fitted, padded, run
from reader.screens.reading import tag_letter
from reader.shown import ShownDocument
from reader.state import State
from reader.terminal.inert import inert
from reader.to_do import is_unused


def listing_frame(state: State) -> Frame:
    """Title, heading, annotations."""
    cells = state.size.width - 1
    listed = listed_annotations(state)
    document = state.document
    what = "to do" if state.listing_to_do else "annotations"
    what = what.removesuffix("s") if len(listed) == 1 else what
    title = f" {len(listed)} {what}   {document.title if document else ''}"
    rows: list[Row] = [
        (run(clipped(inert(title), cells), Style.TITLE),),
        (run(clipped("       words", cells), Style.DIM),),
    ]
    room = max(1, state.rows - 1)
    chosen = state.listing_list.among(len(listed))
    top = min(state.listing_list.top, chosen)
    for index, annotation in enumerate(listed[top : top + room], top):
        selected = index == chosen
        if document is not None:
            rows.append(fitted(_row(state, document, annotation, selected, cells), cells))
    if not listed:
        text = "nothing left to do" if state.listing_to_do else "none yet; c tags"
        rows.append((run(f"   {text}"),))
    return Frame(tuple(rows), (0, chosen - top + 2 if listed else 1))


def _row(
    state: State, document: ShownDocument, annotation: Annotation, selected: bool, cells: int
) -> Row:
    sign = ">" if selected else " "
    styles = (Style.SELECTED,) if selected else ()
    label = tag_letter(state.codebook, annotation.tag)
    if annotation.tag == CLAIM:
        label = document.graph.label(annotation.id)
    source = document.graph.source_of(annotation.id)
    if source is not None:
        label = f"S{source.number}"
    place = document.places.get(annotation.id)
    landing = "" if place is None or place.landing == "exact" else f"({place.landing}) "
    body = annotation.tag_body
    review = " !" if body and body.review else ""
    quotes = [t.quote.exact for t in annotation.targets if t.quote is not None]
    words = " … ".join(" ".join(quote.split()) for quote in quotes) or "(the whole document)"
    by = "" if document.annotations.own(annotation.id) else f"{annotation.creator}: "
    if annotation.id in document.annotations.conflicts:
        landing += "CONFLICT "
    if is_unused(annotation, document.annotations):
        landing += "unused "
    # What there is to do comes before what may be cut off.
    more = [f"{landing}{by}{_what(document, annotation)}{review}"]
    said = texts_with_figure(replace(body, review=None), short=True) if body else []
    more += [", ".join(said)]
    more += relations(document, annotation.id)
    more += [f"note: {annotation.note}"] if annotation.note else []
    left = padded(inert(f"{sign} {label:<4} {words}"), max(20, cells // 2))
    return (run(left, *styles), run(f"  {'  '.join(filter(None, more))}", *styles))


def _what(document: ShownDocument, annotation: Annotation) -> str:
    text = describe(document, annotation)
    return text.removeprefix("claim ").removeprefix("source ")
