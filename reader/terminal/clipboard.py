"""Copying: to the terminal's clipboard where it takes it, and always also to a file."""

import os
from collections.abc import Callable
from pathlib import Path

from corpus.folders import state_folder
from reader.terminal.older import private_modes

NAME = "copied.txt"
LARGEST = 100_000
"""Code points that are offered to the terminal; a file takes any length."""


def copy(text: str, offer: Callable[[str], None]) -> str:
    """Copy `text`; says where it went. offer: hands it to the terminal by OSC 52."""
    path: Path = state_folder() / NAME
    failure = ""
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        failure = f"{path}: {error.strerror or error}"
    takes = private_modes(os.environ.get("TERM", "")) is None
    if takes and len(text) <= LARGEST:
        offer(text)
        return f"copied; {failure or f'also in {path}'}"
    if failure and not takes:
        return f"not copied: this terminal takes nothing, and {failure}"
    if failure:
        return f"not copied: too long for the terminal, and {failure}; select less"
    return f"copied to {path}"
