r"""News in the manner of agencies, invented, with what a careful reader takes from it.

`NAME.tsv`: a sentence, or several of which the last is asked about; the chain that it proposes,
innermost first and parted by "<", empty for none; the words that are said, pieces parted by
" … ", "*" where any will do; by what it is attributed, in the sets of two. "\n" is a line's end.
`NAME.figures.tsv`: a sentence; amount, unit, qualifier and aspect, or nothing. `NAME-N.txt`: an
article; `NAME-N.tsv`: its claims, as chain, words, and a figure where they give one. Nothing was
tuned by `held_out` and `held_out_2` to `held_out_4`, which were written before they were run; the
sets called `tuned` are what rules were mended by, written before they were run, too, but for some
of the first.
"""

from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent


class Figure(NamedTuple):
    """What is counted; ``*`` where any value is right."""

    amount: str
    unit: str
    qualifier: str
    aspect: str


class Claim(NamedTuple):
    """text: of the sentence, or of the article; chain, said, cue: as the files have them."""

    text: str
    chain: str
    said: str
    figure: Figure | None = None
    cue: str = ""


def _rows(name: str) -> list[list[str]]:
    path = FOLDER / name
    text = path.read_text("utf-8") if path.exists() else ""
    return [line.split("\t") for line in text.splitlines() if line]


def sentences_of(name: str) -> list[Claim]:
    return [
        Claim(text.replace("\\n", "\n"), chain, said, cue="".join(cue))
        for text, chain, said, *cue in _rows(f"{name}.tsv")
    ]


def figures_of(name: str) -> list[tuple[str, Figure | None]]:
    rows = _rows(f"{name}.figures.tsv")
    return [(text, Figure(*gold) if any(gold) else None) for text, *gold in rows]


def articles_of(name: str) -> list[list[Claim]]:
    found = []
    for path in sorted(FOLDER.glob(f"{name}-*.txt")):
        text = path.read_text("utf-8").rstrip("\n")
        rows = _rows(f"{path.stem}.tsv")
        found.append([Claim(text, chain, said, Figure(*gold) if any(gold) else None, "articles")
                      for chain, said, *gold in rows])  # fmt: skip
    return found
