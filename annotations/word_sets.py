"""Sets of words as they are written in tables: lines of words with blanks between them."""


def word_set(*lines: str) -> frozenset[str]:
    """The words of all lines."""
    return frozenset(" ".join(lines).split())
