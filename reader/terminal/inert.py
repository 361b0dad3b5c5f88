"""The one function that makes a stranger's text safe to send to a terminal."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

_EMOJI: Final = "\u2190-\u2bff\U0001f000-\U0001faff"
_DELETE: Final = 0x7F
_PICTURES: Final = 0x2400


_CONTROLS: Final = (
    "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\ufffe\uffff\U000e0000-\U000e007f"
)


@lru_cache(maxsize=1)
def _suspect() -> re.Pattern[str]:
    return re.compile(f"[{_CONTROLS}\u200d]")


@lru_cache(maxsize=1)
def _unsafe() -> re.Pattern[str]:
    return re.compile(f"[{_CONTROLS}]|(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}])")


def _visible(control: str) -> str:
    code = ord(control)
    if code < 0x20:
        return chr(_PICTURES + code)
    if code == _DELETE:
        return "\u2421"
    return "\u200c" if code == 0x200D else "\ufffd"


def inert(text: str) -> str:
    """`text` with every control character replaced by one visible glyph, one for one.

    C0 becomes the control pictures (U+2400…), DEL U+2421; C1, bidirectional controls, line
    separators, lone surrogates and other invisible format characters become U+FFFD. Newlines and
    tabs too: a caller that wants lines splits them first. The length in code points does not
    change. The joiner U+200D stays inside an emoji sequence; anywhere else it becomes the
    non-joiner U+200C, because width tables count the letter after a joiner as no cell while
    terminals draw it, and rows would run past their width. The non-joiner stays: Persian needs it.
    """
    return replaced(text, _visible)


def replaced(text: str, by: Callable[[str], str]) -> str:
    """`text` with what `inert` changes given by a function of the control instead."""
    # Twenty and five times faster than the exact look: what Python calls printable holds none.
    if text.isprintable() or _suspect().search(text) is None:
        return text
    return _unsafe().sub(lambda match: by(match.group()), text)
