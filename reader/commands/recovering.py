"""Bringing back what the journal has: steps that wait, and sidecars that are gone."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from annotations.archive import Archive
from annotations.changes import Change, folded
from annotations.errors import SidecarError
from annotations.history import Journal, is_within, recover
from annotations.sidecar import parse_sidecar_name, save
from annotations.steps import Step
from annotations.values import dataclass
from corpus.codebook_steps import put_codebook
from corpus.errors import CorpusError, FolderRefused
from corpus.folders import state_folder
from corpus.library import Corpus


@dataclass(frozen=True, slots=True)
class RecoveredWork:
    """What became of a step, or of a sidecar that was gone. outcome: restored, waiting, refused."""

    path: str
    what: str
    outcome: str
    reason: str = ""


def waiting_steps(corpus: Corpus) -> int:
    """How many steps of the corpus are in the journal and not in their sidecars."""
    folders = sidecar_folders(corpus)
    try:
        steps = Journal(state_folder()).pending()
    except FolderRefused:
        return 0
    return sum(1 for step in steps if is_within(step.path, folders))


def sidecar_folders(corpus: Corpus) -> list[Path]:
    """Below which folders the sidecars of a corpus lie."""
    mirror = corpus.annotations_folder
    return [corpus.root] if mirror is None else [corpus.root, mirror]


def recovered(corpus: Corpus) -> Iterator[RecoveredWork]:
    """Save what waits, and make sidecars that are gone from the steps that were saved in them."""
    journal = Journal(state_folder(), corpus.root)
    for found in recover(journal, sidecar_folders(corpus), codebook=put_codebook):
        label = f"“{found.edit.label}”"
        yield RecoveredWork(str(found.path), label, found.outcome.value, found.reason)
    for gone in gone_sidecars(corpus):
        what = f"{gone.what} of its last {gone.steps} steps"
        try:
            known = corpus.annotation_set(gone.document, gone.annotator, report=lambda _: None)
            save(gone.path, gone.lines, blank=known.mine.emptied(), state_folder=state_folder())
        except (SidecarError, CorpusError) as error:
            yield RecoveredWork(str(gone.path), what, "waiting", str(error))
        else:
            yield RecoveredWork(str(gone.path), what, "restored")


@dataclass(frozen=True, slots=True)
class GoneSidecar:
    """A sidecar that is not there, though its document is. lines: as its last steps left it."""

    path: Path
    document: str
    annotator: str
    lines: tuple[Change, ...]
    steps: int

    @property
    def what(self) -> str:
        """What it held."""
        return f"{len(self.lines)} annotations and links"


def gone_sidecars(corpus: Corpus) -> Iterator[GoneSidecar]:
    """The sidecars that steps were saved in and that are gone by now."""
    saved: dict[Path, list[Step]] = {}
    try:
        steps = Archive(state_folder(), corpus.root).steps()
    except FolderRefused:
        return
    for step in steps:
        saved.setdefault(step.path, []).append(step)
    for path, done in saved.items():
        document, names = done[-1].edit.document, parse_sidecar_name(path)
        if names is None or path.exists() or not (corpus.root / document).is_file():
            continue
        changes = folded(change for step in done for change in step.edit.changes)
        lines = tuple(Change(each.id, None, each.after) for each in changes if each.after)
        with suppress(CorpusError):
            if lines and path == corpus.sidecar_path(document, names[1]):
                yield GoneSidecar(path, document, names[1], lines, len(done))
