"""A step of the codebook that a crash cut short, done after all."""

from contextlib import suppress

from annotations.errors import SidecarRefused, SidecarUnwritable
from annotations.steps import Step
from corpus.codebook_file import read_codebook_file
from corpus.codebook_writing import TEMPORARY, write_codebook
from corpus.errors import CodebookUnwritable


def put_codebook(step: Step) -> bool:
    """Let the codebook hold what `step` makes of it; whether it was changed by that.

    Raises SidecarRefused where it holds neither what was there before nor what the step makes of
    it, SidecarUnwritable where it can't be written; nothing is changed then.
    """
    changed = False
    _tidy(step)
    for change in step.edit.changes:
        found = read_codebook_file(step.path.parent)
        if found.text == change.after and (found.readable or change.after is None):
            continue
        try:
            write_codebook(step.path, change.before, change.after)
        except UnicodeEncodeError as error:
            raise SidecarRefused("holds half a character; edit it again", step.path) from error
        except CodebookUnwritable as error:
            kind = SidecarUnwritable if isinstance(error.__cause__, OSError) else SidecarRefused
            reason = str(error).removeprefix(f"{step.path.name}: ")
            raise kind(reason, step.path) from error
        changed = True
    return changed


def _tidy(step: Step) -> None:
    """Remove the temporary files of writes that were killed."""
    with suppress(OSError):
        for left in step.path.parent.iterdir():
            if left.name.startswith(TEMPORARY):
                left.unlink(missing_ok=True)
