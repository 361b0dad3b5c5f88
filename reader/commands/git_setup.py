"""``gloss git-setup``: have git merge sidecars annotation by annotation."""

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click

from reader.commands.common import FOUND, Asked, pass_asked, shared_options
from reader.errors import UsageError
from reader.terminal.output import done, say, tell

_PATTERN = "*.annotations.json"
_LINE = f"{_PATTERN} merge=gloss -text"
"""As git reads it: our driver merges, and no line end is ever converted."""
_TITLE = "Glossator sidecars, annotation by annotation"


@click.command("git-setup")
@click.argument("corpus", default=".", type=click.Path(path_type=Path, exists=True))
@shared_options
@pass_asked
def command(_asked: Asked, corpus: Path) -> int:
    """Have git merge the sidecars of CORPUS annotation by annotation.

    CORPUS is this folder where none is named. Writes a line into its .gitattributes, which is to
    be committed, and the driver's command into the configuration of this clone: each clone needs
    it once. Doing it again changes nothing. Then `git merge`, `pull` and `rebase` join what two
    people annotated.
    """
    folder = corpus if corpus.is_dir() else corpus.parent
    _git(folder, "rev-parse", "--show-toplevel")
    _attributes(folder / ".gitattributes")
    _configure(folder, "merge.gloss.name", _TITLE)
    _configure(folder, "merge.gloss.driver", f"{_ourselves()} merge --path=%P %O %A %B")
    _say_what_is_in_the_way(folder)
    return FOUND


def _git(folder: Path, *arguments: str, fails: int = 0) -> str:
    """What git prints. fails: an exit code that means that there is nothing to print."""
    try:
        found = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        raise UsageError("git is not installed, or not on the PATH") from None
    if found.returncode not in (0, fails):
        reason = found.stderr.strip().partition("\n")[0] or f"git ended with {found.returncode}"
        raise UsageError(f"{folder}: {reason}; `git init` makes a repository of a folder")
    return found.stdout.strip()


def _attributes(file: Path) -> None:
    """The line into .gitattributes, once; other lines stay as they are."""
    try:
        before = file.read_bytes() if file.exists() else b""
        if _LINE.encode() in before.splitlines():
            say(f"{file}: has the line already")
            return
        gap = b"" if not before or before.endswith(b"\n") else b"\n"
        # Ours comes last, since of several lines for one file git takes the last.
        with file.open("ab") as attributes:
            attributes.write(gap + _LINE.encode() + b"\n")
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}; add this line yourself: {_LINE}") from error
    done(f"{file}: the line is added")
    say(f"{file}: added “{_LINE}”; commit it, so that it holds for everybody")


def _configure(folder: Path, key: str, value: str) -> None:
    before = _git(folder, "config", "--local", "--get", key, fails=1)
    if before == value:
        say(f"{key}: set already")
        return
    _git(folder, "config", "--local", key, value)
    done(f"{key}: set for this clone")
    was = f" (it was: {before})" if before else ""
    say(f"{key}: set to “{value}” for this clone{was}")


def _ourselves() -> str:
    """The command that runs this program, as a shell takes it; git may not have our PATH."""
    started = Path(sys.argv[0])
    if started.name == "gloss" and started.is_absolute() and started.exists():
        return shlex.quote(str(started))
    beside = Path(sys.executable).with_name("gloss")
    found = str(beside) if beside.exists() else shutil.which("gloss")
    return shlex.quote(found) if found else f"{shlex.quote(sys.executable)} -m reader"


def _say_what_is_in_the_way(folder: Path) -> None:
    """Another line of .gitattributes, nearer to a sidecar or later, may win over ours."""
    name = "any.txt.anna.annotations.json"
    found = _git(folder, "check-attr", "merge", "--", name)
    if not found.endswith(": gloss"):
        tell(f"gloss: git still merges sidecars otherwise ({found}); look for other attributes")
    ignored = _git(folder, "check-ignore", "--no-index", name, fails=1)
    if ignored:
        tell("gloss: git ignores sidecars here; take them out of .gitignore to keep them in git")
