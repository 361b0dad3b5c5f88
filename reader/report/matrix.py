"""The claims matrix of a report: each topic by the time said, with what conflicts. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from annotations.entries import Entry, standing
from annotations.matrix import Matrix
from annotations.model import Figure
from annotations.topics import topic_key
from reader.figure_words import grouped
from reader.report.pieces import shown
from reader.report.plots import plots
from reader.report.values import Claim, Conflicting, Report, Standing, Topic

_SIGNS = {"exactly": "", "about": "about ", "nearly": "nearly ", "over": "over "}


def with_matrix(made: Report, matrix: Matrix, numbers: Mapping[str, int]) -> Report:
    """The report with the topics of the matrix, and with what is one claim in several documents.

    numbers: of the claims in the report, by id; claims of documents that it leaves out have none.
    """
    entries = [entry for entry in matrix.entries if entry.id in numbers]
    titles = {document.name: document.title for document in made.documents}
    topics = tuple(_topic(matrix, topic, numbers, titles) for topic in matrix.topics)
    names = {topic_key(topic.name): topic.name for topic in topics}
    same = {
        numbers[entry.id]: tuple(
            sorted(numbers[other.id] for other in matrix.reprints_of(entry) if other.id in numbers)
        )
        for entry in entries
    }

    def known(claim: Claim) -> Claim:
        topic = names.get(topic_key(claim.topic), claim.topic)
        return replace(claim, topic=topic, same=same.get(claim.number, ()))

    documents = tuple(replace(d, claims=tuple(map(known, d.claims))) for d in made.documents)
    return replace(
        made,
        documents=documents,
        topics=tuple(topic for topic in topics if topic.standings),
        sources=len(matrix.sources(entries)),
    )


def _topic(
    matrix: Matrix, topic: str, numbers: Mapping[str, int], titles: Mapping[str, str]
) -> Topic:
    entries = [entry for entry in matrix.about(topic) if entry.id in numbers]
    rows = tuple(_standing(matrix, entry, numbers, titles) for entry in entries)
    drawn = plots([(numbers[entry.id], entry) for entry in entries])
    return Topic(shown(topic), rows, len(matrix.sources(entries)), drawn)


def _standing(
    matrix: Matrix, entry: Entry, numbers: Mapping[str, int], titles: Mapping[str, str]
) -> Standing:
    """titles: of documents, by name: one without an outlet is known by its title here."""
    support = map(shown, matrix.support(entry))
    first = matrix.repeats(entry)
    return Standing(
        number=numbers[entry.id],
        said=shown(_said(entry)),
        value=_value(entry),
        who=tuple(tuple(map(shown, chain)) for chain in entry.chains),
        conflicts=tuple(
            Conflicting(standing(entry, other, kind), numbers[other.id], _value(other))
            for other, kind in matrix.conflicts_of(entry)
            if other.id in numbers
        ),
        repeats=numbers.get(first.id, 0) if first else 0,
        support=tuple(titles.get(name, name) for name in support),
    )


def _said(entry: Entry) -> str:
    if entry.said:
        return entry.said
    if entry.first_said:
        return f"not dated; reprints what was said on {entry.first_said}"
    return f"not before {entry.not_before}" if entry.not_before else ""


def _value(entry: Entry) -> str:
    """What it says; its day stands in a column of its own."""
    figure = replace(entry.figure, as_of=None) if entry.figure else None
    return shown(in_words(figure) if figure else " ".join(entry.quote.split()))


def in_words(figure: Figure) -> str:
    """A figure as a sentence has it: ``about 90 people (as of 2031-05-04)``."""
    qualifier = figure.qualifier or ""
    dated = f" (as of {figure.as_of})" if figure.as_of else ""
    if qualifier.startswith("to "):
        low, high = grouped(figure.amount), grouped(qualifier[3:])
        return f"{low} to {high} {figure.unit or ''}".strip() + dated
    sign = _SIGNS.get(qualifier, f"{qualifier} " if qualifier else "")
    return f"{sign}{grouped(figure.amount)} {figure.unit or ''}".strip() + dated
