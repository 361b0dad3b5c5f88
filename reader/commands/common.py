"""What the commands share: their options, and opening what they are about."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from annotations.errors import SidecarError
from annotations.values import dataclass
from corpus.errors import NotACorpus
from corpus.library import Corpus, ListedDocument
from reader.settings import Annotator, annotator
from reader.terminal.output import tell

F = TypeVar("F", bound=Callable[..., Any])

FOUND, NOTHING = 0, 1
"""Exit codes: found or done, and nothing found or a check failed."""


@dataclass(slots=True)
class Asked:
    """The shared options, wherever on the line they stand.

    annotator: as typed; annotations_folder: root of the mirrored tree of sidecars.
    """

    annotator: str | None = None
    annotations_folder: Path | None = None

    def who(self) -> Annotator:
        """Who annotates. Raises SettingsError."""
        return annotator(self.annotator)

    def corpus(self, path: Path) -> Corpus:
        """The corpus at `path`. Raises NotACorpus."""
        return Corpus(path, annotations_folder=self.annotations_folder)

    def document(self, path: Path, corpus: Path | None = None) -> tuple[Corpus, str]:
        """A corpus with the document `path`, and its name there.

        corpus: the folder that the document belongs to; without it, the document stands alone.
        Raises NotACorpus, DocumentError.
        """
        if corpus is not None:
            opened = self.corpus(corpus)
            return opened, opened.name_of(path)
        opened = self.corpus(path)
        if opened.only is None:
            raise NotACorpus(f"{path}: it is a folder; name a document in it")
        return opened, opened.only


class _NamedPath(click.Path):
    """A path that is not empty: one that a script forgot to fill would mean the current folder."""

    def convert(
        self,
        value: "str | os.PathLike[str]",
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> "str | bytes | os.PathLike[str]":
        """The path. Fails where nothing is named."""
        if not os.fspath(value):
            self.fail("an empty name; name a file or a folder, this one by a full stop", param, ctx)
        return super().convert(value, param, ctx)


NAMED = _NamedPath(path_type=Path)
"""What commands take as a path."""


def _keep(context: click.Context, option: click.Parameter, value: object) -> None:
    if value is not None and option.name is not None:
        setattr(context.ensure_object(Asked), option.name, value)


def shared_options(function: F) -> F:
    """Give a command the options that all have; they end in its `Asked`."""
    who = click.option(
        "--as",
        "annotator",
        metavar="NAME",
        expose_value=False,
        callback=_keep,
        help="Annotate as NAME (else GLOSS_ANNOTATOR, the kept name, the login).",
    )
    where = click.option(
        "--annotations",
        "annotations_folder",
        metavar="DIR",
        type=NAMED,
        expose_value=False,
        callback=_keep,
        help="Keep annotations in a tree under DIR that mirrors the corpus.",
    )
    return who(where(function))


corpus_argument = click.argument("corpus", type=NAMED)
document_argument = click.argument("document", metavar="DOC", type=NAMED)
json_option = click.option("--json", "as_json", is_flag=True, help="Write JSON Lines.")
corpus_option = click.option(
    "--corpus",
    "corpus_folder",
    metavar="DIR",
    type=NAMED,
    help="The folder that the document belongs to (default: its own).",
)


def annotated(corpus: Corpus) -> list[ListedDocument]:
    """The documents of `corpus` that have sidecars, in order."""
    return [entry for entry in corpus.documents() if corpus.sidecar_paths(entry.name)]


def warn(problem: SidecarError) -> None:
    """Tell of a sidecar that is left out."""
    tell(f"gloss: left out {problem}")


def tell_of_unread(names: Sequence[str]) -> None:
    """How many files a command knows nothing of, since they could not be read."""
    if not names:
        return
    what = "file or folder" if len(names) == 1 else "files or folders"
    tell(f"gloss: {len(names):,} {what} could not be read or searched; `gloss doctor` names them")


def release() -> str:
    """The version of this program."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - 15 ms, rare

    try:
        return version("glossator")
    except PackageNotFoundError:
        return "(not installed)"


pass_asked = click.make_pass_decorator(Asked, ensure=True)


def shortened(words: str, most: int = 90) -> str:
    """`words` cut to `most` code points, the cut shown."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def counted(number: int, thing: str) -> str:
    """``1 claim``, ``2 claims``."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
