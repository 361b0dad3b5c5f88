"""The figure and topic of a claim: prefilled from its words, confirmed, chosen, typed."""

import datetime
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from annotations.model import CLAIM, Annotation, Figure, TagBody
from annotations.selectors import Span
from annotations.topics import Topic, TopicUse
from reader.figure_words import figure_text
from reader.modes.draft import Draft
from reader.modes.edits import READING, perform
from reader.modes.focus import own_focused
from reader.modes.step import Step, Transition, reading_of, stay
from reader.prompt import Prompt, PromptKind
from reader.state import Pending, State
from reader.thoughts import figures_of
from reader.windows import TextWindow

if TYPE_CHECKING:
    from corpus.figures.readings import FigureReading

    Readings = tuple[FigureReading, ...]


def day_around(state: State) -> tuple[datetime.date | None, bool]:
    """The day of the open document, else one amid the corpus' days (false); None without any."""
    own = _day(state.document.date if state.document else "")
    if own is not None:
        return own, True
    return _day(state.middle_day), False


def _day(written: str) -> datetime.date | None:
    with suppress(ValueError):
        return datetime.date.fromisoformat(written.removesuffix("d"))
    return None


def readings_of(
    state: State,
    window: TextWindow,
    sentence: Span,
    pieces: tuple[Span, ...],
    asides: tuple[Span, ...] = (),
) -> "Readings":
    """The figures of a passage of a sentence, all in code points of the window.

    asides: parts of it that are not said by whom the passage rests on; their figures come last.
    """
    around, dated = day_around(state)
    reach = Span(min(sentence.start, pieces[0].start), max(sentence.end, pieces[-1].end))
    found = figures_of(window.text, reach, pieces, around, dated)
    told = [each for each in found if not any(aside.contains(each.span) for aside in asides)]
    apart = [replace(each, likely=False) for each in found if each not in told]
    return (*told, *apart)


def proposed(state: State, readings: "Readings") -> int:
    """Which reading is proposed unasked; -1 for none."""
    return 0 if state.suggesting and readings and readings[0].likely else -1


def with_reading(
    state: State, body: TagBody, reading: "FigureReading | None", *, suggested: bool
) -> TagBody:
    """The body of a claim with a figure and the topic that goes with it, or without any."""
    from corpus.figures.topics import proposed_topic  # noqa: PLC0415 - see `loading`

    if reading is None:
        mark = suggested or None if body.polarity == "negative" else None
        return replace(body, figure=None, topic=None, suggested=mark)
    topic = proposed_topic(reading, topics_in_use(state))
    mark = True if suggested else None
    return replace(body, figure=reading.figure, topic=topic, suggested=mark)


def topics_in_use(state: State) -> tuple[TopicUse, ...]:
    """The topics of the corpus, then those only of the open document."""
    document = state.document
    known = {use.topic for use in state.topics}
    mine: dict[str, list[str]] = {}
    for topic, unit in document.annotations.topics if document else ():
        if topic not in known:
            mine.setdefault(topic, []).extend([unit] if unit else [])
    new = (TopicUse(topic, tuple(dict.fromkeys(units))) for topic, units in mine.items())
    return (*state.topics, *new)


def topic_names(state: State) -> tuple[str, ...]:
    """What a topic can be called: those in use, then the aspects that words are known for."""
    from corpus.figures.topics import aspects  # noqa: PLC0415 - see `loading`

    used = (use.topic for use in topics_in_use(state))
    return tuple(dict.fromkeys((*used, *aspects())))


def confirmed(draft: Draft, id_: str) -> Draft:
    """With what was suggested for a claim and shown taken as right."""
    body = draft.get(id_).tag_body
    if body is None or not body.suggested:
        return draft
    return draft.with_body(id_, replace(body, suggested=None))


def for_cut(state: State, draft: Draft, pending: Pending) -> tuple[Draft, Pending]:
    """With the figure of the pending's cut, unless a key chose one; negative where it is denied."""
    way = pending.cuts[pending.cut]
    draft = _with_polarity(draft, pending.claim, denied=way.denied)
    body = draft.get(pending.claim).tag_body
    local = pending.window.span_of(pending.sentence)
    readings = readings_of(state, pending.window, local, way.pieces, way.asides)
    if pending.figure_chosen or body is None:
        return draft, replace(pending, figures=readings)
    index = proposed(state, readings)
    if index < 0 and body.figure is None:
        return draft, replace(pending, figures=readings, figure=-1)
    chosen = readings[index] if index >= 0 else None
    body = with_reading(state, body, chosen, suggested=True)
    draft = draft.with_body(pending.claim, body)
    return draft, replace(pending, figures=readings, figure=index)


def _with_polarity(draft: Draft, claim: str, *, denied: bool) -> Draft:
    """The claim, negative where its words are what somebody denies, as long as it is suggested."""
    body = draft.get(claim).tag_body
    if body is None:
        return draft
    if denied and body.polarity is None:
        return draft.with_body(claim, replace(body, polarity="negative", suggested=True))
    if not denied and body.polarity == "negative" and body.suggested:
        return draft.with_body(claim, replace(body, polarity=None, suggested=None))
    return draft


# ---- by key --------------------------------------------------------------------------------


def next_reading(state: State, _key: str) -> Step:
    """The next reading of the figure; the last is none."""
    pending = reading_of(state).pending
    claim = figured_claim(state)
    if claim is None or claim.tag_body is None:
        return stay(state, "no claim here")
    readings = readings_here(state, claim)
    current = pending.figure if pending else _index_of(readings, claim.tag_body.figure)
    index = current + 1 if current + 1 < len(readings) else -1
    chosen = readings[index] if index >= 0 else None
    body = with_reading(state, claim.tag_body, chosen, suggested=False)
    if pending is not None:
        after = replace(pending, figure=index, figure_chosen=True)
        state = replace(state, reading=replace(reading_of(state), pending=after))
    said = figure_text(body.figure) or "no figure"
    return _revised(state, claim, body, said, f"{READING}{said}")


def figured_claim(state: State) -> Annotation | None:
    """The claim whose figure the keys mean: the pending one, else the one in focus."""
    reading = reading_of(state)
    if reading.pending is not None and reading.pending.claim:
        return reading.document.annotations.annotations.get(reading.pending.claim)
    found = own_focused(reading)
    return found if found is not None and found.tag == CLAIM else None


def readings_here(state: State, claim: Annotation) -> "Readings":
    """How the figure of a claim can be read."""
    reading = reading_of(state)
    if reading.pending is not None:
        return reading.pending.figures
    place = reading.document.places.get(claim.id)
    if place is None or not place.pieces:
        return ()
    window = reading.document.window(place.pieces[0].start)
    pieces = tuple(window.span_of(piece) for piece in place.pieces)
    sentence = window.sentence_at(pieces[0].start) or pieces[0]
    return readings_of(state, window, sentence, pieces)


def _index_of(readings: "Readings", figure: Figure | None) -> int:
    found = (place for place, each in enumerate(readings) if each.figure == figure)
    return next(found, -1)


def _revised(
    state: State, claim: Annotation, body: TagBody, message: str, label: str = "figure"
) -> Step:
    reading = reading_of(state)
    cursor = reading.document.offsets.code_point_of(reading.cursor.start)
    draft = Draft(reading.document.annotations, state.author, cursor)
    draft = draft.with_body(claim.id, body)
    return perform(state, draft.edit(label), message)


# ---- typed ---------------------------------------------------------------------------------


def ask_topic(state: State, _key: str) -> Step:
    """Ask for the topic of a claim."""
    claim = figured_claim(state)
    body = claim.tag_body if claim else None
    text = (body.topic or "") if body else ""
    return replace(state, prompt=Prompt.offering(PromptKind.TOPIC, text)), ()


def topic_with(state: State, text: str) -> Step:
    """Keep a topic; an empty one goes."""
    claim = figured_claim(state)
    if claim is None or claim.tag_body is None:
        return stay(state, "no claim here")
    if text.strip() and not Topic.of(text).is_whole:
        return stay(state, "a topic says what of the event it is about, as in 2022: killed")
    topic = str(Topic.of(text)) or None
    body = replace(claim.tag_body, topic=topic, suggested=None)
    return _revised(state, claim, body, f"topic: {topic}" if topic else "topic removed")


def ask_figure(state: State, _key: str) -> Step:
    """Ask for the figure of a claim."""
    claim = figured_claim(state)
    body = claim.tag_body if claim else None
    text = figure_text(body.figure) if body else ""
    return replace(state, prompt=Prompt.offering(PromptKind.FIGURE, text)), ()


def figure_with(state: State, text: str) -> Step:
    """Keep a figure as it was typed: ``at least 84 people as of 2031-05-04``; none where empty."""
    claim = figured_claim(state)
    if claim is None or claim.tag_body is None:
        return stay(state, "no claim here")
    from corpus.figures.typed import typed_figure, unread  # noqa: PLC0415 - see `loading`

    figure = typed_figure(text, day_around(state)[0]) if text else None
    if text and figure is None:
        return stay(state, unread(text, f"“{text}”"))
    body = replace(claim.tag_body, figure=figure, suggested=None)
    pending = reading_of(state).pending
    if pending is not None:
        after = replace(pending, figure=-1, figure_chosen=True)
        state = replace(state, reading=replace(reading_of(state), pending=after))
    return _revised(state, claim, body, figure_text(figure) or "figure removed")


TRANSITIONS: dict[str, Transition] = {
    "figure_reading": next_reading,
    "topic": ask_topic,
    "figure": ask_figure,
}
