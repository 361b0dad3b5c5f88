"""A stranger's words in Markdown that we write: words, never links, HTML or emphasis."""

import re

_MEANS_SOMETHING = re.compile(r"[\\`*_\[\]{}<>|~^$#&!]|(?<=\bwww)\.|:(?=//)", re.IGNORECASE)
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
"""Of these some programs do not know the backslash."""


def in_markdown(text: str) -> str:
    """`text` as one line of words in a heading or a cell of a table.

    An address is no link either: whose it is nobody has looked at.
    """
    line = " ".join(text.split())
    return _MEANS_SOMETHING.sub(lambda found: _ENTITIES.get(found[0], f"\\{found[0]}"), line)
