"""``gloss merge``: two writers' work on one sidecar in one file; git's merge driver."""

import os
from pathlib import Path

import click

from annotations.errors import NotMergeable, SidecarConflicted, SidecarUnreadable
from annotations.merge import Merged, merge_sidecars
from annotations.model import Annotation
from annotations.replacing import read_plain_file
from annotations.sidecar import Sidecar, join_sides, put
from corpus.folders import state_folder
from reader.commands.common import (
    FOUND,
    NAMED,
    NOTHING,
    Asked,
    counted,
    pass_asked,
    shared_options,
    shortened,
)
from reader.errors import UsageError
from reader.terminal.output import tell

_BASE_OURS_THEIRS, _OURS_THEIRS, _MARKERS = 3, 2, 1


@click.command("merge")
@click.argument("files", metavar="[BASE] OURS [THEIRS]", nargs=-1, type=NAMED)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=NAMED,
    help="Write there instead of into OURS.",
)
@click.option(
    "--path",
    "name",
    metavar="NAME",
    type=NAMED,
    help="What the sidecar is called in messages: git hands over files with other names.",
)
@shared_options
@pass_asked
def command(_asked: Asked, files: tuple[Path, ...], output: Path | None, name: Path | None) -> int:
    """Merge two versions of a sidecar, annotation by annotation.

    With BASE, OURS and THEIRS what both did since BASE, written into OURS; an empty BASE stands
    for none. With OURS and THEIRS, two that were begun apart. With one file, the two sides of the
    conflict markers in it. What both changed in two ways is kept in both versions and marked:
    then it ends with 1, as git expects, and `gloss check` tells of it. Ends with 2, and writes
    nothing, where a file cannot be read.
    """
    if len(files) == _MARKERS:
        if output is not None:
            raise UsageError("-o needs OURS and THEIRS; a file with markers is mended in its place")
        merged = join_sides(files[0], state_folder=state_folder())
        return _told(merged, name or files[0])
    if len(files) not in (_OURS_THEIRS, _BASE_OURS_THEIRS):
        raise UsageError("name BASE, OURS and THEIRS; OURS and THEIRS; or a file with markers")
    *bases, ours, theirs = files
    label = name or ours
    base = _read(bases[0], label) if bases else None
    mine = _wanted(ours, label)
    merged = _merged(base, mine, _wanted(theirs, label), label)
    # With --path it is a file of git's own, that nobody else writes.
    locks = None if name else state_folder()
    over = mine if output is None else None
    put(output or ours, merged.sidecar, state_folder=locks, over=over)
    return _told(merged, label)


def _read(path: Path, label: Path) -> Sidecar | None:
    """The sidecar in a file of any name; None where the file is empty, as git's for no base."""
    if str(path) == os.devnull:
        return None
    data = read_plain_file(path)
    try:
        return Sidecar.parse(data, label) if data.strip() else None
    except SidecarConflicted as error:
        message = f"has the conflict markers of a text merge; `gloss merge {path}` joins both"
        raise UsageError(f"{path}:{error.line}: {message} first; nothing was merged") from error
    except SidecarUnreadable as error:
        raise UsageError(f"{error} (in {path}); nothing was merged") from error


def _wanted(path: Path, label: Path) -> Sidecar:
    sidecar = _read(path, label)
    if sidecar is None:
        raise UsageError(f"{path}: is empty, which is no sidecar; nothing was merged")
    return sidecar


def _merged(base: Sidecar | None, ours: Sidecar, theirs: Sidecar, label: Path) -> Merged:
    try:
        return merge_sidecars(base, ours, theirs)
    except NotMergeable as error:
        raise UsageError(f"{label}: {error}") from error


def _told(merged: Merged, label: Path) -> int:
    """Say what is kept both ways; the exit code."""
    annotations = merged.sidecar.annotations
    for conflict in merged.conflicts:
        kept = annotations.get(conflict.id)
        if conflict.other:
            how = f"both versions are kept, {conflict.id} and {conflict.other}"
        else:
            how = f"deleted on one side, and kept: {conflict.id}"
        tell(f"gloss: {label}: {_words(kept)}: {how}")
    if not merged.conflicts:
        return FOUND
    count = counted(len(merged.conflicts), "conflict")
    tell(f"gloss: {label}: {count}, kept both ways; `gloss check` lists them, the reader too (o)")
    return NOTHING


def _words(annotation: Annotation | None) -> str:
    if annotation is None:
        return "a link"
    quotes = [target.quote.exact for target in annotation.targets if target.quote is not None]
    words = shortened(" ".join(" … ".join(quotes).split()), 50)
    return f"{annotation.tag or 'note'} “{words}”" if words else annotation.tag or "note"
