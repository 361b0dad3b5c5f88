"""The one function that makes a stranger's text safe to send to a terminal."""

import re
from typing import Final

_UNSAFE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
_DELETE: Final = 0x7F
_FIRST_C1: Final = 0x80
_PICTURES: Final = 0x2400


def _visible(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(_PICTURES + code)
    if code == _DELETE:
        return "\u2421"
    return "\ufffd"


def inert(text: str) -> str:
    """`text` with every control character replaced by one visible glyph, one for one.

    C0 becomes the control pictures (U+2400…), DEL U+2421; C1, bidirectional controls, line
    separators, lone surrogates and other invisible format characters become U+FFFD. Newlines and
    tabs too: a caller that wants lines splits them first. The length in code points does not
    change. The joiners U+200C and U+200D stay: Persian and emoji need them and no terminal
    obeys them.
    """
    return _UNSAFE.sub(_visible, text)
