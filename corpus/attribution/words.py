"""Words and marks of a sentence, with where they stand."""

from typing import NamedTuple

import regex

_WORD = regex.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Capt|Lt|Sgt|Gov|Sen|Rep|Rev|St|No|Maj|Adm)\."
    r"|\b\p{Lu}\.(?=\s+\p{Lu})"  # an initial
    r"|\p{Lu}{2,}(?:/\p{Lu}{2,})+\b"  # RFE/RL
    r"|['’]s\b"
    r"|\b[dlDL]['’](?=\w)"  # l’agence
    r"|\d+(?:[.,:/]\d+)*(?:[^\W_]|(?<=\d)-[^\W_])*"
    r"|[\w\p{M}](?:[\w\p{M}]|&(?=\w)|[-‑\u200c](?=\w)(?!(?<=\b\p{Ll}+-)(?:t-)?(?:ils?|elles?)\b)"
    r"|['’](?!s\b)(?=\w))*"
    r"|-t-(?=(?:ils?|elles?|on)\b)|(?<=\b\p{Ll}+)-(?=(?:ils?|elles?)\b)"  # a-t-il, dit-elle
    r"|--+|\.\.+|\S"
)
_EMPHASIS = frozenset("*`")
_BULLETS = frozenset("-–—•#>|+=~")
_OPENING = "“«„‹「『"
_CLOSING = "”»›」』"
_MARKS = _OPENING + _CLOSING + '"'


class Word(NamedTuple):
    """A word or a mark. start, end: code points of the passage; low: in lower case.

    quoted: inside a direct quotation, its marks included.
    """

    start: int
    end: int
    text: str
    low: str
    quoted: bool

    @property
    def is_word(self) -> bool:
        """Whether it has a letter or digit and is no possessive ending."""
        return self.text[0].isalnum()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def acronym(self) -> bool:
        """Whether it is of capitals, as IRNA, IS-K, U.S."""
        letters = [character for character in self.text if character.isalpha()]
        capitals = sum(map(str.isupper, letters))
        return capitals > 1 and capitals >= len(letters) - 1

    @property
    def is_number(self) -> bool:
        """Whether it begins with a digit."""
        return self.text[0].isdigit()


def words(passage: str) -> list[Word]:
    """The words of a passage in order, without marks of emphasis and of list items.

    A closing quotation mark without an opening one means that the passage begins inside.
    """
    found: list[Word] = []
    depth = 0
    opened = ""
    for match in _WORD.finditer(passage):
        token = match[0]
        if token in _EMPHASIS or (not found and token[0] in _BULLETS):
            continue
        joined = token[0] == "-" and bool(found) and found[-1].end == match.start()
        if joined and passage[match.end() : match.end() + 1].isalpha():
            continue  # a-t-il, dit-elle
        opens, closes = _quotation(passage, match.start(), match.end(), token)
        if opens and opened == "„" and token == "“":
            opens, closes = False, True
        opened = token if opens else "" if closes else opened
        if closes and depth == 0 and not any(word.quoted for word in found):
            found = [word._replace(quoted=True) for word in found]
        depth += opens
        found.append(Word(match.start(), match.end(), token, token.lower(), depth > 0 or closes))
        depth = max(0, depth - closes)
    return found


def _quotation(passage: str, start: int, end: int, token: str) -> tuple[bool, bool]:
    """Whether a mark opens, and whether it closes a quotation."""
    if token not in _MARKS:
        return False, False
    before = passage[start - 1] if start else " "
    after = passage[end] if end < len(passage) else " "
    if token == "«":  # »so« in some books
        return (False, True) if before.isalnum() or before in ",.!?…" else (True, False)
    if token == "»":
        return (True, False) if before.isspace() and after.isalnum() else (False, True)
    if token != '"':
        return token in _OPENING, token in _CLOSING
    opens = (before.isspace() or before in "([—–-") and not after.isspace()
    return opens, not opens


def is_quote(word: Word) -> bool:
    """Whether a word is a mark of quotation."""
    return word.text in _OPENING or word.text in _CLOSING or word.text == '"'
