"""``gloss codebook``: the tags and attributes of a corpus, their use, and what is amiss."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from annotations.codebook import Attribute, Codebook, CodebookTag
from annotations.errors import SidecarError
from annotations.sidecar import read_sidecar
from corpus.codebook_file import read_codebook_file
from corpus.library import Corpus
from reader.commands.common import (
    FOUND,
    NOTHING,
    Asked,
    annotated,
    corpus_argument,
    counted,
    json_option,
    pass_asked,
    shared_options,
    shortened,
    warn,
)
from reader.terminal.output import Look, Piece, record, say, tell

Uses = Counter[str]


@click.command("codebook")
@corpus_argument
@json_option
@shared_options
@pass_asked
def command(asked: Asked, corpus: Path, as_json: bool) -> int:
    """List the tags and attributes of a corpus, and their use.

    They are those of its codebook, `glossator.toml`.
    A line for each tag, `uses name [key gutter] guideline`, tags in use that are not in the
    codebook after them, then attributes and their values; with --json one object each, told
    apart by kind: tag, attribute, problem. Ends with 1 where something is wrong in the file.
    """
    with asked.corpus(corpus) as opened:
        file = read_codebook_file(opened.root)
        rows = list(_rows(file.codebook, _uses(opened)))
    for row in rows:
        record(row) if as_json else _say(row)
    problems = sum(row["kind"] == "problem" for row in rows)
    tags = sum(row["kind"] == "tag" for row in rows)
    there = str(file.path) if file.text is not None else "no glossator.toml"
    tell(f"gloss: {there}: {counted(tags, 'tag')}, {counted(problems, 'problem')}")
    return NOTHING if problems else FOUND


def _uses(corpus: Corpus) -> Uses:
    """How many annotations of all annotators have each tag."""
    uses: Uses = Counter()
    for entry in annotated(corpus):
        for file in corpus.sidecar_paths(entry.name):
            try:
                sidecar = read_sidecar(file.path)
            except SidecarError as error:
                warn(error)
                continue
            if sidecar is not None:
                uses.update(each.tag for each in sidecar.annotations.values() if each.tag)
    return uses


def _rows(codebook: Codebook, uses: Uses) -> Iterator[dict[str, object]]:
    for tag in codebook.tags:
        yield _tag(tag, uses[tag.name])
    for name in sorted(uses.keys() - codebook.by_name.keys()):
        yield {**_tag(CodebookTag(name, use=codebook.successor(name)), uses[name]), "listed": False}
    for attribute in codebook.attributes:
        yield _attribute(attribute)
    for problem in codebook.problems:
        yield {
            "kind": "problem",
            "place": problem.place,
            "message": problem.message,
            "next_step": problem.next_step,
        }


def _tag(tag: CodebookTag, uses: int) -> dict[str, object]:
    return {
        "kind": "tag",
        "name": tag.name,
        "uses": uses,
        "listed": True,
        "built_in": tag.built_in,
        "retired": tag.retired,
        "use": tag.use or None,
        "key": tag.key or None,
        "gutter": tag.letter,
        "colour": tag.colour or None,
        "guideline": tag.guideline or None,
        "example": tag.example or None,
        "formerly": list(tag.formerly),
    }


def _attribute(attribute: Attribute) -> dict[str, object]:
    return {
        "kind": "attribute",
        "name": attribute.name,
        "type": attribute.kind.value,
        "values": list(attribute.values),
        "built_in": attribute.built_in,
        "tags": list(attribute.tags),
        "guideline": attribute.guideline or None,
    }


def _say(row: dict[str, object]) -> None:
    if row["kind"] == "problem":
        place = f"{row['place']}: " if row["place"] else ""
        say(Piece("problem:", Look.STRONG), f" {place}{row['message']}; {row['next_step']}")
    elif row["kind"] == "attribute":
        values = " ".join(str(value) for value in _list(row["values"])) or row["type"]
        of = ", ".join(str(tag) for tag in _list(row["tags"]))
        say(Piece(f"{row['name']}:", Look.STRONG), f" {values}{f' ({of})' if of else ''}")
    else:
        notes = [f"key {row['key']}"] if row["key"] else []
        notes += ["retired"] if row["retired"] else []
        notes += [] if row["listed"] else ["not in the codebook"]
        notes += [f"use {row['use']}"] if row["use"] else []
        told = f"  [{', '.join(notes)}]" if notes else ""
        guideline = shortened(" ".join(str(row["guideline"] or "").split()))
        said = f"  {guideline}" if guideline else ""
        say(f"{row['uses']:>6} {row['gutter']} ", Piece(str(row["name"]), Look.STRONG), told + said)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
