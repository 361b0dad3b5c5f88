"""What ``gloss annotate`` says of a passage beside its tag: figure, topic and other attributes."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import wraps
from typing import NamedTuple

import click

from annotations.codebook import Codebook, with_attribute
from annotations.errors import CodebookError
from annotations.intervals import PLACES, number_of, unreadable
from annotations.model import CLAIM, Figure, TagBody
from reader.errors import UsageError
from reader.figure_words import SIGNS

_CHOICES = ("certainty", "polarity", "stance", "directness")
_OPTIONS = (
    click.option("--figure", metavar="TEXT", help="A claim's figure in words: at least 84 people."),
    click.option("--value", metavar="NUMBER", help="Its number, instead of --figure."),
    click.option("--unit", metavar="WORDS", help="With --value: what is counted, such as people."),
    click.option(
        "--qualifier",
        metavar="WORDS",
        help=f"With --value: {', '.join(SIGNS)}, or to 15 for a range (default: exactly).",
    ),
    click.option("--as-of", metavar="DATE", help="The day as of which it holds: 2031-05-04."),
    click.option("--topic", metavar="TEXT", help="What it is about: killed, or 2022: killed."),
    click.option("--certainty", metavar="VALUE", help="certain, probable, possible or unknown."),
    click.option("--polarity", metavar="VALUE", help="positive or negative."),
    click.option("--stance", metavar="VALUE", help="reports, endorses, doubts or rejects."),
    click.option("--directness", metavar="VALUE", help="direct or indirect speech."),
    click.option("--review", is_flag=True, help="Somebody should look at it again."),
    click.option(
        "--attribute",
        "attributes",
        metavar="NAME=VALUE",
        multiple=True,
        help="Any attribute of the codebook; may be given several times.",
    ),
)


class Said(NamedTuple):
    """The options as they were typed. attributes: by name, built-in ones among them."""

    figure: str | None
    value: str | None
    unit: str | None
    qualifier: str | None
    as_of: str | None
    attributes: tuple[tuple[str, str], ...]


def attribute_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command these options; what they say comes as its argument `said`."""

    @wraps(command)
    def with_said(
        *args: object,
        figure: str | None,
        value: str | None,
        unit: str | None,
        qualifier: str | None,
        as_of: str | None,
        topic: str | None,
        review: bool,
        attributes: tuple[str, ...],
        **others: object,
    ) -> int:
        named = [(name, others.pop(name)) for name in _CHOICES]
        named += [("topic", topic), ("review", "yes" if review else None)]
        typed = [(name, str(typed)) for name, typed in named if typed is not None]
        typed += _pairs(attributes)
        _refuse_twice(typed)
        said = Said(figure, value, unit, qualifier, as_of, tuple(typed))
        return command(*args, said=said, **others)

    for option in reversed(_OPTIONS):
        with_said = option(with_said)
    return with_said


def _refuse_twice(typed: list[tuple[str, str]]) -> None:
    names = [name for name, _ in typed]
    for name in names:
        if names.count(name) > 1:
            raise UsageError(f"{name} is given {names.count(name)} times; give it once")


def _pairs(attributes: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for written in attributes:
        name, between, value = written.partition("=")
        if not between or not name.strip():
            raise UsageError(f"--attribute {written}: write it as NAME=VALUE")
        yield name.strip(), value


def with_said(
    body: TagBody, said: Said, codebook: Codebook, around: datetime.date | None
) -> TagBody:
    """The body with what the options say of it.

    around: the document's day, near which a day without a year lies. Raises UsageError.
    """
    allowed = {attribute.name: attribute for attribute in codebook.attributes_of(body.tag)}
    for name, typed in said.attributes:
        if name not in allowed:
            has = f"those it may have are {', '.join(allowed)}" if allowed else "it has none"
            raise UsageError(f"{name} is no attribute of the tag {body.tag}; {has}")
        try:
            body = with_attribute(body, allowed[name], allowed[name].read(typed))
        except CodebookError as error:
            raise UsageError(f"{error}; {typed!r} is none") from error
    figure = _figure(said, around)
    if figure is not None and body.tag != CLAIM:
        raise UsageError(f"a figure is a claim's, and not of the tag {body.tag}; leave it out")
    return replace(body, figure=figure)


def _figure(said: Said, around: datetime.date | None) -> Figure | None:
    from corpus.figures.typed import iso_day, typed_figure, unread  # noqa: PLC0415 - only where one is given

    parts = {"--unit": said.unit, "--qualifier": said.qualifier}
    given = [name for name, value in parts.items() if value is not None]
    day = None
    if said.as_of is not None:
        day = iso_day(said.as_of)
        if day is None:
            raise UsageError(f"--as-of {said.as_of}: want a day such as 2031-05-04")
    if said.figure is not None:
        if given or said.value is not None:
            raise UsageError("give --figure in words, or --value with --unit and --qualifier")
        figure = typed_figure(said.figure, around)
        if figure is None:
            raise UsageError(f"--figure {said.figure}: {unread(said.figure)}")
    elif said.value is not None:
        figure = _of_parts(said.value, said.unit, said.qualifier)
    elif given or day is not None:
        raise UsageError(f"{(*given, '--as-of')[0]} needs a number: add --value")
    else:
        return None
    return replace(figure, as_of=day.isoformat()) if day else figure


def _of_parts(value: str, unit: str | None, qualifier: str | None) -> Figure:
    number = number_of(value.strip())
    if number is None or not number.is_finite():
        raise UsageError(
            f"--value {value}: want a number such as 84 or 0.5, of at most {PLACES} digits on "
            "either side of the point"
        )
    words = " ".join((qualifier or "exactly").split()).casefold()
    if words not in SIGNS and not words.startswith("to "):
        raise UsageError(f"--qualifier {qualifier}: want one of {', '.join(SIGNS)}, or to 15")
    figure = Figure(f"{number:f}", " ".join(unit.split()) if unit else None, words)
    if wrong := unreadable(figure):
        raise UsageError(f"--qualifier {qualifier}: {wrong} is no range; want such as to 15")
    return figure
