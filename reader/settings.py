"""Who annotates and which keyboard, from the command line, the environment and the user's config.

``config.toml`` has three keys of ours, ``annotator``, ``keys.layout`` and ``suggestions``; what
else stands in it, comments too, is kept as it is.
"""

import getpass
import json
import os
import re
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

from annotations.identifiers import annotator_name
from annotations.values import dataclass
from corpus.errors import DocumentError
from corpus.files import read_whole
from corpus.folders import config_folder
from corpus.own_file import alone_with, put
from reader.errors import SettingsError

_VARIABLE = "GLOSS_ANNOTATOR"
_SUGGESTIONS = "GLOSS_SUGGESTIONS"
_OFF = frozenset({"0", "off", "no", "false"})
_OUR_LINE = re.compile(r"[ \t]*(?:annotator|\"annotator\"|'annotator')[ \t]*=")
_TABLE = re.compile(r"[ \t]*\[")


@dataclass(frozen=True, slots=True)
class Annotator:
    """name: folded, as it stands in file names; origin: where it comes from, for the user."""

    name: str
    origin: str


def config_file() -> Path:
    """Where the user's configuration is; it may be missing."""
    return config_folder() / "config.toml"


def chosen_annotator(given: str | None = None) -> Annotator | None:
    """The annotator that somebody chose: by ``--as``, the environment or the config.

    given: what ``--as`` says. Raises SettingsError where the config cannot be read.
    """
    if given and given.strip():
        return Annotator(annotator_name(given), "--as")
    named = os.environ.get(_VARIABLE, "")
    if named.strip():
        return Annotator(annotator_name(named), _VARIABLE)
    kept = configuration().get("annotator")
    if isinstance(kept, str) and kept.strip():
        return Annotator(annotator_name(kept), str(config_file()))
    return None


def annotator(given: str | None = None) -> Annotator:
    """The annotator; the login's name where nobody chose one."""
    return chosen_annotator(given) or Annotator(annotator_name(_login()), "the login")


def keys_layout() -> str | None:
    """The keyboard layout that the config names by ``keys.layout``, such as ``ru``."""
    keys = configuration().get("keys")
    layout = keys.get("layout") if isinstance(keys, dict) else None
    return layout if isinstance(layout, str) and layout else None


def suggesting() -> bool:
    """Whether sources, cuts and figures are proposed: by GLOSS_SUGGESTIONS, else the config.

    Raises SettingsError where the config cannot be read.
    """
    said = os.environ.get(_SUGGESTIONS, "").strip().lower()
    if said:
        return said not in _OFF
    return configuration().get("suggestions") is not False


def keep_annotator(name: str) -> Annotator:
    """Write `name`, folded, into the config, so that it is not asked for again.

    Raises SettingsError where the config cannot be read or written; it is then as it was.
    """
    file = config_file()
    chosen = Annotator(annotator_name(name), str(file))
    try:
        with alone_with(file):
            before = _text_of(file) if file.exists() else ""
            after = _with_annotator(before, chosen.name)
            if tomllib.loads(after) != {**tomllib.loads(before), "annotator": chosen.name}:
                raise SettingsError(f'{file}: write annotator = "{chosen.name}" into it by hand')
            put(file, after)
    except (OSError, ValueError) as error:
        raise _unusable(file, error) from error
    return chosen


def configuration() -> dict[str, Any]:
    """All that the config holds, also what is no setting. Raises SettingsError."""
    file = config_file()
    try:
        return tomllib.loads(_text_of(file))
    except FileNotFoundError:
        return {}
    except RecursionError:
        raise _unusable(file, ValueError("nested too deeply")) from None
    except (OSError, ValueError) as error:
        raise _unusable(file, error) from error


def _text_of(file: Path) -> str:
    """What is in it. Raises SettingsError where it is no regular file, FileNotFoundError."""
    try:
        return read_whole(file).decode("utf-8")
    except DocumentError as error:
        raise SettingsError(f"{error}; or name the annotator by --as NAME") from error


def _unusable(file: Path, error: OSError | ValueError) -> SettingsError:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return SettingsError(f"{file}: {reason}; mend it, or name the annotator by --as NAME")


def _with_annotator(text: str, name: str) -> str:
    """`text` with its top-level ``annotator`` line replaced, or one put before all others."""
    line = f"annotator = {json.dumps(name)}\n"
    lines = text.splitlines(keepends=True)
    for number, old in enumerate(lines):
        if _TABLE.match(old):
            break
        if _OUR_LINE.match(old):
            return "".join([*lines[:number], line, *lines[number + 1 :]])
    return line + text


def _login() -> str:
    # A container's user may have no name at all.
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return f"user-{os.getuid()}"
