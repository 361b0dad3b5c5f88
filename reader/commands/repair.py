"""``gloss repair``: give annotations the places that they have in the text as it is."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from annotations.history import commit
from annotations.identifiers import Author
from annotations.journal import Journal
from annotations.landings import Doubtful, Exact
from annotations.repairing import Action, Repair, plan, repaired
from corpus.errors import DocumentError
from corpus.folders import state_folder
from corpus.library import Corpus
from reader.commands.annotated_document import AnnotatedDocument, annotated_document
from reader.commands.annotation_data import quote_of, state_of
from reader.commands.common import (
    FOUND,
    NOTHING,
    Asked,
    annotated,
    counted,
    json_option,
    pass_asked,
    shared_options,
    shortened,
    tell_of_unread,
)
from reader.commands.lost_sidecars import lost_sidecars
from reader.errors import UsageError
from reader.terminal.output import Look, Piece, record, say, tell
from reader.terminal.output import done as remember_done


class Found(NamedTuple):
    """One repair of a document."""

    path: str
    repair: Repair
    document: AnnotatedDocument


@click.command("repair")
@click.argument("path", metavar="CORPUS|DOC", type=click.Path(path_type=Path))
@click.option("--apply", "applies", is_flag=True, help="Do it; without this it is only said.")
@click.option(
    "--take",
    "taken",
    metavar="ID[=N]",
    multiple=True,
    help="Take the N-th place (else the first) of a doubtful annotation (may be repeated).",
)
@json_option
@shared_options
@pass_asked
def command(
    asked: Asked, *, path: Path, applies: bool, taken: tuple[str, ...], as_json: bool
) -> int:
    """Give your annotations their places in the text as it is.

    What moved with its context gets its selectors and the hash of the text anew; what stands where
    it did, the hash. What is doubtful is left unless --take names it, orphans are left always.
    Nothing is written without --apply; then each document is one step, which u in the reader takes
    back.

    A line each; with --json one object each with the keys path id tag state action start end quote
    words score reasons places applied. Ends with 1 where some are left in doubt or lost, or a
    sidecar of yours has no document any more.
    """
    choices = _choices(taken)
    counts: Counter[str] = Counter()
    author = Author(asked.who().name)
    with asked.corpus(path) as corpus:
        _check(corpus, author.annotator, choices)
        for name, shown in _documents(corpus, author.annotator):
            repairs = _plan(shown, choices)
            done = applies and _apply(corpus, shown, author, repairs)
            for repair in repairs:
                counts[_outcome(repair)] += 1
                show = _record if as_json else _say
                show(Found(name, repair, shown), done)
        tell_of_unread(corpus.unread())
        lost = [each for each in lost_sidecars(corpus) if each.annotator == author.annotator]
    for each in lost:
        tell(f"gloss: {each.path}: its document {each.document} is gone; {each.next_step}")
    tell(_summary(counts, applies, len(lost)))
    return NOTHING if counts["left"] or lost else FOUND


def _choices(taken: Sequence[str]) -> dict[str, int]:
    choices = {}
    for each in taken:
        id_, _, number = each.partition("=")
        if number and not (number.isascii() and number.isdigit() and int(number)):
            raise UsageError(f"--take {each}: want ID or ID=N, N the number of a place, from 1")
        choices[id_ if ":" in id_ else f"urn:uuid:{id_}"] = int(number or 1)
    return choices


def _check(corpus: Corpus, annotator: str, choices: Mapping[str, int]) -> None:
    """See that all choices can be taken, before anything is written."""
    unknown = dict(choices)
    for _, shown in _documents(corpus, annotator) if choices else ():
        for repair in _plan(shown, choices):
            unknown.pop(repair.annotation.id, None)
    for id_ in unknown:
        raise UsageError(f"--take {id_}: nothing of yours with this id is in doubt here")


def _documents(corpus: Corpus, annotator: str) -> Iterator[tuple[str, AnnotatedDocument]]:
    for entry in annotated(corpus):
        try:
            with annotated_document(corpus, entry.name, annotator) as shown:
                yield entry.name, shown
        except DocumentError as error:
            tell(f"gloss: left out {error}")


def _plan(shown: AnnotatedDocument, choices: Mapping[str, int]) -> list[Repair]:
    anchors = shown.corpus.anchors(shown.document, shown.annotation_set)
    mine = shown.annotation_set.mine.annotations.values()
    repairs = plan(mine, anchors, shown.document.digest(), choices)
    for repair in repairs:
        choice = choices.get(repair.annotation.id, 0)
        if choice and repair.action is Action.LEAVE:
            places = len(repair.worst.candidates) if isinstance(repair.worst, Doubtful) else 0
            raise UsageError(
                f"--take {repair.annotation.id}={choice}: it has {counted(places, 'place')}"
            )
    return repairs


def _apply(
    corpus: Corpus, shown: AnnotatedDocument, author: Author, repairs: Sequence[Repair]
) -> bool:
    known, document = shown.annotation_set, shown.document
    edit = repaired(known, author, repairs, document.digest(), document.whole_text())
    if edit.is_empty:
        return False
    commit(
        edit,
        corpus.sidecar_path(known.document, author.annotator),
        journal=Journal(state_folder(), corpus.root),
        blank=known.mine.emptied(),
        known=known.mine,
    )
    remember_done(f"{known.document}: what moved is mended")
    return True


def _outcome(repair: Repair) -> str:
    return "left" if repair.action is Action.LEAVE else "done"


def _places(found: Found) -> list[dict[str, Any]]:
    worst, document = found.repair.worst, found.document.document
    if not isinstance(worst, Doubtful):
        return []
    scores = worst.scores or (0.0,) * len(worst.candidates)
    return [
        {"start": span.start, "end": span.end, "score": score, "words": document.text(span)}
        for span, score in zip(worst.candidates, scores, strict=True)
    ]


def _words(found: Found) -> str:
    """What stands in its place, the pieces joined by an ellipsis."""
    return " … ".join(found.document.document.text(span) for span in found.repair.spans)


def _record(found: Found, done: bool) -> None:
    repair = found.repair
    record(
        {
            "path": found.path,
            "id": repair.annotation.id,
            "tag": repair.annotation.tag,
            "state": state_of(repair.annotation, [repair.worst]),
            "action": repair.action.value,
            "start": repair.spans[0].start if repair.spans else None,
            "end": repair.spans[-1].end if repair.spans else None,
            "quote": quote_of(repair.annotation),
            "words": _words(found) if repair.spans else None,
            "score": repair.worst.score,
            "reasons": list(repair.worst.reasons),
            "places": _places(found),
            "applied": done and repair.action is not Action.LEAVE,
        }
    )


def _say(found: Found, done: bool) -> None:
    repair = found.repair
    acts = repair.action is not Action.LEAVE
    verb = repair.action.value if acts else type(repair.worst).__name__.lower()
    said = f"{'done: ' if done else ''}{verb}" if acts else verb
    why = "the hash alone is new" if isinstance(repair.worst, Exact) else _reason(repair)
    quote = shortened(" ".join(quote_of(repair.annotation).split()))
    tag = repair.annotation.tag or "note"
    say(
        Piece(f"{found.path}:", Look.FAINT),
        " ",
        Piece(f"{said}:", Look.STRONG),
        f" {tag} “{quote}”; {why}",
    )
    if acts:
        return
    for number, place in enumerate(_places(found), 1):
        words = shortened(" ".join(place["words"].split()), 60)
        percent = f"{int(100 * place['score'])} %"
        say(f"    --take {repair.annotation.id}={number}  {percent}  “{words}”")


def _reason(repair: Repair) -> str:
    return ", ".join(repair.worst.reasons)


def _summary(counts: Counter[str], applies: bool, lost: int) -> str:
    done, left = counts["done"], counts["left"]
    gone = f", {counted(lost, 'sidecar')} without a document" if lost else ""
    if not done and not left and lost:
        return f"gloss: nothing to mend{gone}"
    if not done and not left:
        return "gloss: every annotation of yours has the selectors and the hash of its text"
    said = f"gloss: {counted(done, 'annotation')} {'mended' if applies else 'to mend'}"
    if done and not applies:
        said += " by --apply"
    return said + (f", {left} left in doubt or lost" if left else "") + gone
