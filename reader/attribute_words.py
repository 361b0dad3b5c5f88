"""Attributes of a tagged passage in words, as the rows of the screen say them. Pure."""

from annotations.codebook import attribute_values
from annotations.model import TagBody
from reader.figure_words import figure_text, signed

_SAID_BY_VALUE = ("certainty", "polarity", "stance", "directness")


def shown_value(value: object) -> str:
    """A value as people read it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "-" if value is None else str(value)


def attribute_texts(body: TagBody) -> list[str]:
    """The attributes of a passage in words: a topic first, those of a codebook by name."""
    values = dict(attribute_values(body))
    said = ["review!"] if values.pop("review", False) else []
    topic = values.pop("topic", None)
    built_in = [str(values.pop(name)) for name in _SAID_BY_VALUE if name in values]
    others = [f"{name} {shown_value(value)}" for name, value in values.items()]
    return [*([str(topic)] if topic else []), *built_in, *others, *said]


def texts_with_figure(body: TagBody, *, short: bool = False) -> list[str]:
    """The attributes in words, a figure behind its topic: ``killed: at least 84 people``.

    short: the figure with signs for words, and without the day.
    """
    texts = attribute_texts(body)
    figure = signed(body.figure) if short else figure_text(body.figure)
    if not figure:
        return texts
    return [f"{texts[0]}: {figure}", *texts[1:]] if body.topic else [figure, *texts]
