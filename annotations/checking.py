"""What is wrong with a sidecar, and what to do about it; pure, for `gloss check`."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from enum import StrEnum
from itertools import chain

from annotations.circles import circles
from annotations.codebook import LONGEST_NAME, Codebook, attribute_values
from annotations.header import NO_VERSION
from annotations.intervals import unreadable
from annotations.landings import Anchor, Doubtful, Exact, Moved, Orphan
from annotations.model import CONFLICT, DELETED, Annotation, Link, NoteBody, TagBody, Target
from annotations.neighbours import anchor_all
from annotations.snapshot import Line, Sidecar
from annotations.values import dataclass
from annotations.wire.context import FORMAT_VERSION


class Severity(StrEnum):
    """How bad: an error loses meaning, a warning may, an information does not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    line: 1-based in the file, 0 for the sidecar as a whole; id: of the annotation or link, or
    empty; next_step: what the user can do.
    """

    severity: Severity
    line: int
    id: str
    message: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Shared:
    """That other sidecars hold an id, too. files: their names; differs: whether one of them says
    something else of the same document.
    """

    files: tuple[str, ...]
    differs: bool


def check_sidecar(
    sidecar: Sidecar,
    *,
    text: str | None = None,
    document: str | None = None,
    known_ids: Container[str] | None = None,
    codebook: Codebook | None = None,
    annotator: str | None = None,
    also_in: Mapping[str, Shared] | None = None,
) -> tuple[Problem, ...]:
    """All problems of `sidecar`, by line.

    text, document: canonical text and its ``urn:sha256:…``, None where it can't be read;
    known_ids: of all sidecars of the corpus; codebook: of the corpus; annotator: whose it is by
    its name; also_in: ids that other sidecars of the corpus hold, too. What is None is not checked.
    """
    anchors = {} if text is None else _anchors(sidecar, text)
    found = chain(
        _of_header(sidecar, annotator),
        _of_duplicates(sidecar),
        _of_shared(sidecar, also_in or {}),
        *(_of_line(line, anchors, text, document, codebook) for line in sidecar.lines),
        () if known_ids is None else _of_links(sidecar, known_ids),
        _of_circles(sidecar),
    )
    return tuple(sorted(found, key=lambda problem: problem.line))


def _of_header(sidecar: Sidecar, annotator: str | None) -> Iterator[Problem]:
    header = sidecar.header
    version, stated = header.format_version, header.stated_total
    if version == NO_VERSION:
        message, _, step = header.not_written.partition("; ")
        yield Problem(Severity.ERROR, 0, "", message, step)
    if annotator is not None and annotator != header.annotator:
        message = f"says that it is {header.annotator}'s, and its name that it is {annotator}'s"
        step = 'rename it, or put its "annotator" right; until then it is not written'
        yield Problem(Severity.ERROR, 0, "", message, step)
    if version > FORMAT_VERSION:
        message = f"format version {version} is newer than this program's, {FORMAT_VERSION}"
        yield Problem(Severity.WARNING, 0, "", message, "update this program before editing")
    if stated != len(sidecar.lines):
        message = f"says it holds {stated} annotations, holds {len(sidecar.lines)}"
        yield Problem(Severity.WARNING, 0, "", message, "the next save mends it")


def _of_duplicates(sidecar: Sidecar) -> Iterator[Problem]:
    times = Counter(line.id for line in sidecar.lines if line.id)
    seen = set()
    for line in sidecar.lines:
        if times[line.id] > 1 and line.id in seen:
            message = f"stands {times[line.id]} times in this file"
            yield _problem(Severity.ERROR, line, message, "delete all but one by hand")
        seen.add(line.id)


def _of_shared(sidecar: Sidecar, also_in: Mapping[str, Shared]) -> Iterator[Problem]:
    seen = set()
    for line in sidecar.lines:
        shared = also_in.get(line.id)
        if shared is None or line.id in seen:
            continue
        seen.add(line.id)
        message = f"the same id stands in {', '.join(shared.files)}"
        if shared.differs:
            message += " and says something else there; both are shown"
        step = "of a copied file delete what is not its annotator's own, or give it a fresh id"
        severity = Severity.ERROR if shared.differs else Severity.WARNING
        yield _problem(severity, line, message, step)


Anchors = Mapping[Target, Anchor]


def _anchors(sidecar: Sidecar, text: str) -> Anchors:
    """Where the passages of a sidecar land."""
    targets = [
        target
        for line in sidecar.lines
        if isinstance(line.item, Annotation)
        for target in line.item.targets
        if not target.whole_document
    ]
    return dict(zip(targets, anchor_all(text, targets), strict=True))


def _of_line(
    line: Line,
    anchors: Anchors,
    text: str | None,
    document: str | None,
    codebook: Codebook | None,
) -> Iterator[Problem]:
    item = line.item
    if item is None:
        message = f"can't be read: {line.problem}"
        yield _problem(Severity.ERROR, line, message, "mend the line; it is kept as it is")
        return
    foreign = sorted(_foreign_keys(item))
    if foreign:
        message = f"keys that are not ours, from {item.creator or 'somebody'}: {', '.join(foreign)}"
        yield _problem(Severity.INFO, line, message, "nothing; they are kept")
    if item.conflict:
        message = "was deleted on one side and changed on the other"
        step = "delete it by x in the reader, or keep it by e Enter"
        if item.conflict != DELETED:
            message = f"was changed on both sides; the other version is {item.conflict}"
            step = "delete one by x in the reader, or keep both by e Enter"
        yield _problem(Severity.ERROR, line, f"conflict: it {message}", step)
    if isinstance(item, Annotation):
        yield from _of_figures(line, item)
        if codebook is not None:
            yield from _of_codebook(line, item, codebook)
        for target in item.targets:
            yield from _of_target(line, target, anchors, text, document)


def _of_figures(line: Line, annotation: Annotation) -> Iterator[Problem]:
    for body in annotation.bodies:
        if isinstance(body, TagBody) and body.figure and (words := unreadable(body.figure)):
            message = f"its figure, {words[:LONGEST_NAME]!r}, is no number that can be compared"
            step = "type it anew by F in the reader; until then its words are shown"
            yield _problem(Severity.WARNING, line, message, step)


def _of_codebook(line: Line, annotation: Annotation, codebook: Codebook) -> Iterator[Problem]:
    for body in annotation.bodies:
        if not isinstance(body, TagBody):
            continue
        if reason := codebook.outside(body.tag):
            use = codebook.successor(body.tag)
            step = f"retag it {use!r}" if use else "add it to the codebook, or retag"
            yield _problem(Severity.WARNING, line, f"the tag {body.tag!r} {reason}", step)
        for name, value in attribute_values(body).items():
            if reason := codebook.attribute_outside(body.tag, name, value):
                message = f"the attribute {name} = {str(value)[:LONGEST_NAME]!r}: {reason}"
                step = "set it anew by a in the reader, or mend the codebook"
                yield _problem(Severity.WARNING, line, message, step)


def _of_target(
    line: Line, target: Target, anchors: Anchors, text: str | None, document: str | None
) -> Iterator[Problem]:
    if text is not None and not target.whole_document:
        yield from _of_anchor(line, target, anchors[target], text)
    if document is not None and target.document != document:
        message = f"its position counts in another text, {target.document}"
        yield _problem(Severity.INFO, line, message, "none: the next edit of it mends that")


def _of_anchor(line: Line, target: Target, landed: Anchor, text: str) -> Iterator[Problem]:
    position = target.position
    outside = position is not None and position.end > len(text)
    where = f"its position is outside the text of {len(text)} characters; " if outside else ""
    match landed:
        case Exact():
            return
        case Moved():
            step = "it is shown there; gloss repair --apply writes the place down"
            yield _problem(Severity.WARNING, line, f"{where}moved: {landed.reason}", step)
        case Doubtful():
            count = len(landed.candidates)
            step = f"the likeliest of {count} places is shown: ]o goes there, Enter settles it"
            yield _problem(Severity.ERROR, line, f"{where}doubtful: {landed.reason}", step)
        case Orphan():
            step = "tag its passage anew and delete it by x in the list, which o opens"
            yield _problem(Severity.ERROR, line, f"{where}orphan: {landed.reason}", step)


def _of_links(sidecar: Sidecar, known_ids: Container[str]) -> Iterator[Problem]:
    for line in sidecar.lines:
        if not isinstance(line.item, Link):
            continue
        for end in (line.item.attributed, line.item.to):
            if not end.startswith("urn:sha256:") and end not in known_ids:
                message = f"dangling link: {end} is in no sidecar of the corpus"
                yield _problem(
                    Severity.WARNING, line, message, "bring that sidecar back, or unlink"
                )


def _of_circles(sidecar: Sidecar) -> Iterator[Problem]:
    lines = {line.id: line for line in sidecar.lines}
    for link, names in circles(sidecar.annotations, sidecar.links.values()):
        shown = " <- ".join(name[:LONGEST_NAME] for name in names)
        step = "press c on a claim of it in the reader and link it anew, or delete a source by x"
        message = f"a chain comes round again: {shown}"
        yield _problem(Severity.WARNING, lines[link.id], message, step)


def _foreign_keys(item: Annotation | Link) -> Iterator[str]:
    yield from (key for key in item.extra if key != CONFLICT)
    if isinstance(item, Link):
        return
    for body in item.bodies:
        if isinstance(body, (TagBody, NoteBody)):
            yield from body.extra
        if isinstance(body, TagBody) and body.figure is not None:
            yield from body.figure.extra
    for target in item.targets:
        yield from target.extra
        for keys in target.selector_extra.values():
            yield from keys


def _problem(severity: Severity, line: Line, message: str, next_step: str) -> Problem:
    return Problem(severity, line.number, line.id, message, next_step)
