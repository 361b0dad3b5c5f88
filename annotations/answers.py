"""Whether two names answer "who did it" alike: an acronym, a branch, a shorter form do. Pure."""

_SHORTEST = 3


def same_answer(one: str, other: str) -> bool:
    """Whether one of two names may be the other: they share a word, or one has the other's letters.

    "Islamic State" and "Islamic State's northern branch" do, and "ISIS" and "Islamic State".
    """
    first, second = _words(one), _words(other)
    if {word for word in first if len(word) > _SHORTEST} & set(second) or first == second:
        return True
    return _short_for(one, second) or _short_for(other, first)


def _short_for(name: str, words: list[str]) -> bool:
    """Whether a name is of capitals that begin as some words do: ISIS, Islamic State."""
    letters = name.split("-", maxsplit=1)[0].replace(".", "")
    initials = "".join(word[0] for word in words).upper()
    capitals = letters.isalpha() and letters.isupper() and len(letters) > 1
    return capitals and len(initials) > 1 and letters.startswith(initials[:2])


def _words(name: str) -> list[str]:
    plain = name.replace("’s", "").replace("'s", "").casefold()
    return [word for word in plain.split() if word[0].isalnum()]
