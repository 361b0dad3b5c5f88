"""Bringing back what the journal has: steps that wait, and sidecars that are gone."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotations.archive import Archive
from annotations.changes import Change, folded
from annotations.errors import SidecarError
from annotations.history import Journal, is_within, recover
from annotations.sidecar import parse_sidecar_name, save
from annotations.steps import Step
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
    steps: dict[Path, list[Step]] = {}
    for step in Archive(state_folder(), corpus.root).steps():
        steps.setdefault(step.path, []).append(step)
    for path, saved in steps.items():
        if not path.exists():
            yield from _made_again(corpus, path, saved)


def _made_again(corpus: Corpus, path: Path, steps: list[Step]) -> Iterator[RecoveredWork]:
    """A sidecar that is gone, as its steps left it; none whose document is gone with it."""
    document, names = steps[-1].edit.document, parse_sidecar_name(path)
    changes = folded(change for step in steps for change in step.edit.changes)
    lines = [Change(each.id, None, each.after) for each in changes if each.after is not None]
    if names is None or not lines or not (corpus.root / document).is_file():
        return
    what = f"{len(lines)} annotations and links of its last {len(steps)} steps"
    try:
        if path != corpus.sidecar_path(document, names[1]):
            return
        blank = corpus.annotation_set(document, names[1], report=lambda _: None).mine.emptied()
        save(path, lines, blank=blank, state_folder=state_folder())
    except (SidecarError, CorpusError) as error:
        yield RecoveredWork(str(path), what, "waiting", str(error))
    else:
        yield RecoveredWork(str(path), what, "restored")
