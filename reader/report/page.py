"""A report as one page of HTML that fetches nothing and runs nothing.

Every value is escaped by the template engine; a policy in the page allows its one style sheet by
its hash and forbids all else.
"""

import hashlib
from base64 import b64encode
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from reader.commands.attribution import OWN_VOICE
from reader.report.pictures import ROW, WIDTH, strips, timeline
from reader.report.values import Report, ReportedDocument


def page(report: Report) -> str:
    """The page, in UTF-8 when written."""
    style = _file("report.css")
    template = _environment().get_template("report.html.jinja")
    return template.render(
        report=report,
        timeline=timeline(report.documents),
        strips=strips(report.documents),
        width=WIDTH,
        row=ROW,
        # Ours, and written by nobody else: the one thing that is not escaped.
        style=Markup(style),
        style_hash=b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        counted=_counted,
        own_voice=OWN_VOICE,
        day=_day,
    )


def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_file), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )


def _file(name: str) -> str:
    return (files("reader.report") / name).read_text("utf-8")


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _day(document: ReportedDocument) -> str:
    if document.day is None:
        return "not dated"
    return f"{document.day}{' (detected)' if document.detected else ''}"
