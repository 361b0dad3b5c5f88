"""What happened to the documents of a corpus between two looks at it. Pure."""

from collections.abc import Iterable, Mapping

from corpus.discovery import Found
from corpus.index.protocol import Changes, FileState


def changes_between(
    known: Mapping[str, FileState], identities: Mapping[str, int], found: Iterable[Found]
) -> Changes:
    """From the states in `known` to what was `found`.

    identities: of files seen before, by name. A document counts as renamed where its size, its
    time and its inode are those of one that is gone: size and time alone are shared by whatever
    one archive unpacked. Renaming changes the state, so that it is read once more the next time.
    """
    present = {each.name: each for each in found}
    removed = [name for name in known if name not in present]
    gone = {identities[name]: name for name in removed if name in identities}
    renamed: dict[str, str] = {}
    new = []
    for name, each in present.items():
        if name in known:
            if known[name] != each.state:
                new.append(name)
        elif old := gone.pop(each.identity, None):
            renamed[old] = name
        else:
            new.append(name)
    return Changes(
        present=tuple(new),
        removed=tuple(name for name in removed if name not in renamed),
        renamed=tuple(renamed.items()),
    )
