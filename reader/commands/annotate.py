"""``gloss annotate``: add one annotation and print its id."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

import click

from annotations.changes import Edit, combined
from annotations.codebook import Codebook
from annotations.collected import AnnotationSet
from annotations.editing import link, passage_targets, tag_passage
from annotations.graphemes import snap
from annotations.history import Journal, Outcome, commit, recover
from annotations.identifiers import Author
from annotations.model import TagBody
from annotations.selectors import Span
from corpus.codebook_file import read_codebook_file
from corpus.codebook_steps import put_codebook
from corpus.document import Document
from corpus.folders import state_folder
from corpus.library import Corpus
from reader.commands.attribute_options import Said, attribute_options, with_said
from reader.commands.common import (
    FOUND,
    Asked,
    annotated,
    corpus_option,
    counted,
    document_argument,
    pass_asked,
    shared_options,
    warn,
)
from reader.commands.quoting import listed, places_of
from reader.errors import UsageError
from reader.terminal.output import done, say, tell

_ALIKE = 0.75
"""From here on two tags are so alike that one may be the other mistyped: klaim, claims."""


class _Given(NamedTuple):
    """A passage as the options name it."""

    quote: str | None
    nth: int | None
    start: int | None
    end: int | None


@click.command("annotate")
@document_argument
@click.option("--tag", required=True, help="What the passage is: claim, source, or any other tag.")
@click.option("--quote", metavar="TEXT", help="The words of the passage.")
@click.option("--nth", type=click.IntRange(min=1), help="Which of several such passages, from 1.")
@click.option("--start", type=click.IntRange(min=0), help="Where it begins, in code points.")
@click.option("--end", type=click.IntRange(min=1), help="Where it ends, exclusive.")
@click.option("--note", metavar="TEXT", help="A remark in your own words.")
@click.option("--entity", metavar="NAME", help="The name of a source: same name, same source.")
@click.option("--source", metavar="ID", help="Attribute it to the annotation of that id.")
@click.option("--own-voice", is_flag=True, help="The document says it in its own voice.")
@attribute_options
@corpus_option
@shared_options
@pass_asked
def command(
    asked: Asked,
    *,
    document: Path,
    tag: str,
    quote: str | None,
    nth: int | None,
    start: int | None,
    end: int | None,
    note: str | None,
    entity: str | None,
    source: str | None,
    own_voice: bool,
    said: Said,
    corpus_folder: Path | None,
) -> int:
    """Tag a passage of DOC and print its id.

    It is saved beside the document. The passage is given by --start and --end, or by its words:
    --quote, with --nth where they stand several times. Where the words are not found to the
    letter, line breaks count as blanks. A claim's figure is given in words by --figure, or in
    parts by --value and those beside it; what the codebook does not allow is refused.
    """
    if not tag.strip():
        raise UsageError("a tag needs a letter; name one, such as --tag claim")
    _refuse_half_characters(
        {"tag": tag, "note": note, "entity": entity, "unit": said.unit, **dict(said.attributes)}
    )
    if source and own_voice:
        raise UsageError("give --source or --own-voice, not both")
    author = Author(asked.who().name)
    corpus, name = asked.document(document, corpus_folder)
    _finish_what_was_cut_short(corpus)
    with corpus, _opened(corpus, name) as opened:
        text = opened.whole_text()
        span = _snapped(text, _passage(text, document, given=_Given(quote, nth, start, end)))
        known = corpus.annotation_set(name, author.annotator, document=opened, report=warn)
        to = opened.digest() if own_voice else source and _existing(asked, corpus, known, source)
        codebook = read_codebook_file(corpus.root).codebook
        body = TagBody(tag.strip(), entity=entity)
        body = with_said(body, said, codebook, corpus.metadata(name).date)
        targets = passage_targets(opened.digest(), text, [span])
        edit = tag_passage(known, author, body, targets, note=note, cursor=span.start)
        id_ = edit.subject
        if to and id_:
            linked = link(known.applied(edit), author, id_, to, cursor=span.start)
            edit = combined(edit.label, [edit, linked])
        _save(corpus, known, edit, author.annotator)
    done(f"the annotation is saved, with the id {id_}")
    if meant := _meant(body.tag, codebook, known):
        step = f"delete it by x in `gloss {document}`, or retag it there by t"
        tell(f"gloss: {body.tag} is a new tag here; if you meant {meant}, {step}")
    if reason := codebook.outside(body.tag):
        tell(f"gloss: the tag {body.tag!r} {reason}; gloss codebook lists those that are")
    say(id_ or "")
    return FOUND


def _refuse_half_characters(typed: Mapping[str, str | None]) -> None:
    """typed: by the names of the options."""
    for name, words in typed.items():
        if any("\ud800" <= sign <= "\udfff" for sign in words or ""):
            raise UsageError(
                f"--{name} {words}: it is not UTF-8 (half a character, a lone surrogate, is in it);"
                " give it in UTF-8"
            )


def _meant(tag: str, codebook: Codebook, known: AnnotationSet) -> str:
    """The tag that `tag`, which nobody has used here, is spelled almost like; "" for none."""
    bodies = (each.tag_body for each in known.annotations.values())
    used = {each.name for each in codebook.tags} | {body.tag for body in bodies if body}
    return "" if tag in used else next(iter(get_close_matches(tag, sorted(used), 1, _ALIKE)), "")


def _opened(corpus: Corpus, name: str) -> Document:
    document = corpus.open(name)
    return document if document.validate() else document.reopened()


def _passage(text: str, document: Path, *, given: _Given) -> Span:
    quote, nth, start, end = given
    if quote is None:
        if start is None or end is None or nth is not None:
            raise UsageError("give the passage by --quote TEXT, or by both --start and --end")
        if not start < end <= len(text):
            raise UsageError(
                f"{document}: {start}..{end} is no passage of its {len(text)} code points; "
                "want start before end, and both inside"
            )
        return Span(start, end)
    if start is not None or end is not None:
        raise UsageError("give --quote, or --start and --end, not both")
    places = places_of(text, quote)
    if not places:
        raise UsageError(f"{document}: it does not say {quote!r}; copy the words from the document")
    if nth is None and len(places) > 1:
        raise UsageError(
            f"{document}: these words stand in it {len(places)} times; choose by --nth: "
            f"{listed(text, places)}"
        )
    if nth is not None and nth > len(places):
        raise UsageError(
            f"{document}: these words stand in it {counted(len(places), 'time')}, "
            f"so --nth {nth} is too many"
        )
    return places[(nth or 1) - 1]


def _snapped(text: str, span: Span) -> Span:
    whole = snap(text, span)
    if whole != span:
        tell(f"gloss: taken as {whole.start}..{whole.end}, so that no character is split")
    return whole


def _existing(asked: Asked, corpus: Corpus, known: AnnotationSet, source: str) -> str:
    """The id that `source` names, in this document or another one of the corpus."""
    id_ = source if ":" in source else f"urn:uuid:{source}"
    if id_ in known.annotations:
        return id_
    # A document that was named alone is looked at in the folder it lies in.
    everything = asked.corpus(corpus.root) if corpus.only else corpus
    with everything:
        for entry in annotated(everything):
            found = everything.annotation_set(entry.name, known.mine.annotator, report=warn)
            if id_ in found.annotations:
                return id_
    raise UsageError(
        f"{source}: no annotation in {everything.given} has this id; "
        "`gloss list` shows those there are"
    )


def _finish_what_was_cut_short(corpus: Corpus) -> None:
    folders = corpus.annotations_folder or corpus.root
    told = set()
    for step in recover(Journal(state_folder(), corpus.root), folders, codebook=put_codebook):
        document = step.edit.document or "the journal"
        group = (step.edit.group, step.outcome, step.reason)
        if step.edit.group and group in told:
            continue
        told.add(group)
        if step.outcome is Outcome.RESTORED:
            tell(f"gloss: {document}: saved “{step.edit.label}”, which a crash had cut short")
        else:
            tell(f"gloss: {document}: “{step.edit.label}” is not saved: {step.reason}")


def _save(corpus: Corpus, known: AnnotationSet, edit: Edit, annotator: str) -> None:
    # Whose it is says the file's name, and not what somebody wrote into its header.
    mine = known.mine
    commit(
        edit,
        corpus.sidecar_path(known.document, annotator),
        journal=Journal(state_folder(), corpus.root),
        blank=mine.emptied(),
        known=mine,
    )
