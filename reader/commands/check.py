"""``gloss check``: whether every sidecar can be read and every annotation lands."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import click

from annotations.checking import Problem, Severity, Shared, check_sidecar
from annotations.codebook import Codebook
from annotations.errors import SidecarError
from annotations.sidecar import read_sidecar
from corpus.codebook_file import CodebookFile, read_codebook_file
from corpus.errors import DocumentError
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
    tell_of_unread,
)
from reader.commands.lost_sidecars import lost_sidecars
from reader.terminal.output import Look, Piece, record, say, tell


class Finding(NamedTuple):
    """A problem and the sidecar that has it."""

    path: Path
    problem: Problem


@click.command("check")
@corpus_argument
@click.option("--strict", is_flag=True, help="Fail on warnings and on what is worth knowing, too.")
@click.option("--index", "only_index", is_flag=True, help="Check every file of the index instead.")
@json_option
@shared_options
@pass_asked
def command(asked: Asked, corpus: Path, strict: bool, only_index: bool, as_json: bool) -> int:
    """Check the sidecars and the codebook of a corpus.

    A line for each problem, `path:line: severity: what; what to do`; with --json one object each
    with the keys path line severity id message next_step. Ends with 1 where there is an error,
    with --strict also a warning or something worth knowing, and where a file or folder could not be
    read. With --index every byte of the index
    is read and compared with its checksum; a damaged one is made anew by the next search.
    """
    if only_index:
        from reader.commands.index_check import check_index  # noqa: PLC0415 - the help does without

        with asked.corpus(corpus) as opened:
            return check_index(opened, as_json=as_json)
    counts: Counter[Severity] = Counter()
    with asked.corpus(corpus) as opened:
        for finding in _findings(asked, opened):
            severity = finding.problem.severity
            counts[severity] += 1
            if as_json:
                record(_data(opened, finding))
            elif strict or severity is not Severity.INFO:
                _say(opened, finding)
        checked = sum(len(opened.sidecar_paths(entry.name)) for entry in annotated(opened))
        unread = opened.unread()
    tell_of_unread(unread)
    tell(_summary(checked, counts))
    failed = counts.total() if strict else counts[Severity.ERROR]
    return NOTHING if failed or unread else FOUND


def _findings(asked: Asked, corpus: Corpus) -> Iterator[Finding]:
    file = read_codebook_file(corpus.root)
    yield from _of_codebook(file)
    lost = lost_sidecars(corpus)
    known_ids = _KnownIds(asked, corpus, [each.path for each in lost])
    for entry in annotated(corpus):
        yield from _of_document(corpus, entry.name, known_ids, file.codebook)
    for each in lost:
        message = f"its document {each.document} is gone"
        yield Finding(each.path, Problem(Severity.ERROR, 0, "", message, each.next_step))


class _Held(NamedTuple):
    """That a sidecar holds an id. document: "" where it is gone; content: a hash of its words."""

    path: Path
    document: str
    content: int


class _KnownIds:
    """All ids of a corpus, where a link may lead, and the files that hold each.

    Sidecars are read for it apart from the check, so that memory holds one at a time.
    """

    def __init__(self, asked: Asked, corpus: Corpus, lost: Iterable[Path]) -> None:
        self._asked, self._corpus = asked, corpus
        self._files: dict[str, tuple[_Held, ...]] = {}
        self._several: set[str] = set()
        self._read: set[Path] = set()
        for path in lost:
            self._add(path, "")
        self._add_all(corpus)
        self._complete = corpus.only is None

    def __contains__(self, id_: object) -> bool:
        if id_ not in self._files and not self._complete:
            # Links of a document that was named alone may lead to others in its folder.
            self._complete = True
            with self._asked.corpus(self._corpus.root) as everything:
                self._add_all(everything)
        return id_ in self._files

    def also_in(self, path: Path) -> dict[str, Shared]:
        """Which ids of the sidecar `path` others hold, too."""
        shared: dict[str, Shared] = {}
        for id_ in self._several:
            held = self._files[id_]
            mine = next((each for each in held if each.path == path), None)
            others = [each for each in held if each.path != path]
            if mine is not None and others:
                beside = [each for each in others if each.document == mine.document]
                differs = any(each.content != mine.content for each in beside)
                names = tuple(_shown(self._corpus, each.path) for each in others)
                shared[id_] = Shared(names, differs)
        return shared

    def _add_all(self, corpus: Corpus) -> None:
        for each in annotated(corpus):
            for file in corpus.sidecar_paths(each.name):
                self._add(file.path, each.name)

    def _add(self, path: Path, document: str) -> None:
        if path in self._read:
            return
        self._read.add(path)
        try:
            sidecar = read_sidecar(path)
        except SidecarError:
            return
        raws = {line.id: line.raw for line in sidecar.lines if line.id} if sidecar else {}
        for id_, raw in raws.items():
            before = self._files.get(id_, ())
            self._files[id_] = (*before, _Held(path, document, hash(raw)))
            if before:
                self._several.add(id_)


def _of_codebook(file: CodebookFile) -> Iterator[Finding]:
    severity = Severity.WARNING if file.readable else Severity.ERROR
    for problem in file.codebook.problems:
        message = f"{problem.place}: {problem.message}" if problem.place else problem.message
        yield Finding(file.path, Problem(severity, 0, "", message, problem.next_step))


def _of_document(
    corpus: Corpus, name: str, known_ids: _KnownIds, codebook: Codebook
) -> Iterator[Finding]:
    text = identity = None
    files = corpus.sidecar_paths(name)
    try:
        with corpus.open(name) as document:
            opened = document if document.validate() else document.reopened()
            text, identity = opened.whole_text(), opened.digest()
    except DocumentError as error:
        step = "make the document readable; until then no place is checked"
        yield Finding(files[0].path, Problem(Severity.ERROR, 0, "", str(error), step))
    for file in files:
        try:
            sidecar = read_sidecar(file.path)
        except SidecarError as error:
            said = str(error).removeprefix(str(error.path)).lstrip(":0123456789 ")
            message, _, step = said.partition("; ")
            yield Finding(file.path, Problem(Severity.ERROR, error.line, "", message, step))
            continue
        if sidecar is not None:
            for problem in check_sidecar(
                sidecar,
                text=text,
                document=identity,
                known_ids=known_ids,
                codebook=codebook,
                annotator=file.annotator,
                also_in=known_ids.also_in(file.path),
            ):
                yield Finding(file.path, problem)


def _shown(corpus: Corpus, path: Path) -> str:
    return str(path.relative_to(corpus.root) if path.is_relative_to(corpus.root) else path)


def _data(corpus: Corpus, finding: Finding) -> dict[str, object]:
    problem = finding.problem
    return {
        "path": _shown(corpus, finding.path),
        "line": problem.line,
        "severity": problem.severity.value,
        "id": problem.id,
        "message": problem.message,
        "next_step": problem.next_step,
    }


def _say(corpus: Corpus, finding: Finding) -> None:
    problem = finding.problem
    place = f"{_shown(corpus, finding.path)}:" + (f"{problem.line}:" if problem.line else "")
    about = f"{problem.id}: " if problem.id else ""
    say(
        Piece(place, Look.FAINT),
        " ",
        Piece(f"{problem.severity.value}:", Look.STRONG),
        f" {about}{problem.message}; {problem.next_step}",
    )


def _summary(checked: int, counts: Counter[Severity]) -> str:
    return (
        f"gloss: {counted(checked, 'sidecar')}: {counted(counts[Severity.ERROR], 'error')}, "
        f"{counted(counts[Severity.WARNING], 'warning')}, {counts[Severity.INFO]} worth knowing"
    )
