"""What a pressed key means, whatever keyboard it was typed on.

Outside prompts a letter is folded (NFKC), any Unicode digit counts as its value, and a letter of
another script counts as the key that stands in its place on a QWERTY keyboard. The layouts are
those of the operating systems' standard keyboards.
"""

import os
import unicodedata
from collections.abc import Mapping
from functools import cache

_ROWS = ("qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,.")

_LAYOUTS: Mapping[str, tuple[str, str, str]] = {
    "ru": ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"),
    "uk": ("йцукенгшщзхї", "фівапролджє", "ячсмитьбю"),
    "el": (";ςερτυθιοπ[]", "ασδφγηξκλ΄'", "ζχψωβνμ,."),
    "he": ("/'קראטוןםפ[]", "שדגכעיחלךף,", "זסבהנמצתץ"),
    "fa": ("ضصثقفغعهخحجچ", "شسیبلاتنمکگ", "ظطزرذدئو."),
    "ar": ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرلىةوز"),
}
"""Keys of each layout in the order of `_ROWS`; earlier ones win where LANG does not decide."""

_ALSO: Mapping[str, Mapping[str, str]] = {
    "fa": {"پ": "m", "ي": "d", "ك": ";"},
    "ar": {"لا": "b", "ی": "d", "ک": ";"},
}
"""Letters of common variants of a layout, and of keys that type two letters."""


class Paste(str):
    """Text that was pasted, among keys that wait to be heard."""

    __slots__ = ()


@cache
def _layout(name: str) -> Mapping[str, str]:
    table = dict(_ALSO.get(name, {}))
    for native, latin in zip(_LAYOUTS[name], _ROWS, strict=True):
        for letter, key in zip(native, latin, strict=True):
            if letter.isascii():
                continue
            table.setdefault(letter, key)
            if letter.upper() != letter:
                table.setdefault(letter.upper(), key.upper())
    return table


def preferred_layout(configured: str = "") -> str:
    """The layout to try first: the configured one, else the one of LC_ALL, LC_CTYPE or LANG."""
    if configured:
        return configured
    for variable in ("LC_ALL", "LC_CTYPE", "LANG"):
        if value := os.environ.get(variable):
            return value[:2].casefold()
    return ""


def folded(character: str, layout: str = "") -> str:
    """The key that `character` stands for outside prompts; itself where nothing is known.

    character: what the terminal sent, usually one code point. layout: tried before the others.
    """
    text = unicodedata.normalize("NFKC", character)
    if text.isascii():
        return text
    if len(text) == 1 and text.isdecimal():
        return str(unicodedata.decimal(text))
    names = [layout] if layout in _LAYOUTS else []
    for name in (*names, *_LAYOUTS):
        if key := _layout(name).get(text):
            return key
    return text


_NAMES = {
    "pageup": "pgup",
    "pagedown": "pgdn",
    "backspace": "backspace",
    "ctrl+h": "backspace",
    "ctrl+m": "enter",
    "ctrl+i": "tab",
    "ctrl+j": "enter",
    "backtab": "shift+tab",
}


def key_name(key: str, character: str | None) -> str:
    """Our name of a key: the character it types, or a name such as ``enter`` or ``ctrl+d``.

    key, character: as Textual reports them.
    """
    if key == "space" or character == " ":
        return "space"
    if character is not None and character.isprintable() and character:
        return character
    return _NAMES.get(key, key)
