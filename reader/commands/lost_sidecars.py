"""Sidecars whose document is gone, and the documents that they may belong to by now."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from annotations.errors import SidecarError
from annotations.model import Annotation
from annotations.sidecar import read_sidecar
from annotations.values import dataclass
from corpus.discovery import Reason, sidecar_name
from corpus.errors import DocumentError
from corpus.library import Corpus


@dataclass(frozen=True, slots=True)
class LostSidecar:
    """document: the name in the corpus that the sidecar's name speaks of; match: the name of a
    document with the very text that its annotations were made on, None where none has it.
    """

    path: Path
    document: str
    annotator: str
    match: str | None = None

    @property
    def next_step(self) -> str:
        """What the user can do."""
        if self.match is None:
            return "bring the document back, or move the sidecar away"
        name = f"{self.match.rpartition('/')[2]}.{self.annotator}.annotations.json"
        return f"the text is that of {self.match}; rename the sidecar to {name} beside it"


def lost_sidecars(corpus: Corpus) -> list[LostSidecar]:
    """The lost sidecars of `corpus`, matched by the hashes that their targets have.

    All documents are read where there is one to match, and none where there is not.
    """
    lost = list(_unmatched(corpus))
    wanted = {each.path: _texts(each.path) for each in lost}
    unknown = set().union(*wanted.values())
    names: dict[str, str] = {}
    for entry in corpus.documents() if unknown else ():
        if not unknown - names.keys():
            break
        with suppress(DocumentError), corpus.open(entry.name) as document:
            names.setdefault(document.digest(), entry.name)
    return [
        replace(each, match=next((names[t] for t in sorted(wanted[each.path]) if t in names), None))
        for each in lost
    ]


def _unmatched(corpus: Corpus) -> Iterator[LostSidecar]:
    if corpus.only is not None:
        return
    mirror = corpus.annotations_folder
    places = [corpus.root / x.name for x in corpus.left_out() if x.reason is Reason.SIDECAR]
    trees = [(corpus.root, places)]
    if mirror is not None and not mirror.resolve().is_relative_to(corpus.root):
        trees.append((mirror, sorted(_sidecars_below(mirror))))
    known = {file.path for x in corpus.documents() for file in corpus.sidecar_paths(x.name)}
    for tree, paths in trees:
        for path in paths:
            parts = sidecar_name(path.name)
            if parts is None or path in known:
                continue
            document = (path.parent / parts[0]).relative_to(tree).as_posix()
            # A document that is there and left out, such as a hidden one, is not gone.
            if not os.path.lexists(corpus.root / document):
                yield LostSidecar(path, document, parts[1])


def _sidecars_below(folder: Path) -> Iterator[Path]:
    for parent, _, names in os.walk(folder):
        yield from (Path(parent, name) for name in names if sidecar_name(name))


def _texts(path: Path) -> set[str]:
    """The texts that the annotations of a sidecar were made on."""
    try:
        sidecar = read_sidecar(path)
    except SidecarError:
        return set()
    items = [line.item for line in sidecar.lines] if sidecar else []
    return {t.document for x in items if isinstance(x, Annotation) for t in x.targets}
