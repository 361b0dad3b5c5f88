"""Precision and recall of the spellings that `~~name` finds, on names and on unrelated words.

    python scripts/bench_names.py [--show]

Every spelling of `tests/corpus/names/transliterations.txt` is looked for among all of them and the
names of `unrelated.txt`. A pair of spellings of one name that is found counts for recall; whatever
else is found counts against precision. --show: name what was missed and what was wrong.
"""

import argparse
import sys
from itertools import permutations
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from corpus.language import fold  # noqa: E402
from corpus.names.alike import alike  # noqa: E402


def lines(name: str) -> list[str]:
    text = (ROOT / "tests" / "corpus" / "names" / name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def measured(suffix: str = "") -> tuple[dict[str, float], list[str], list[str]]:
    """Figures, pairs missed and pairs found wrongly. suffix: of the names of the two lists."""
    pairs, others = f"transliterations{suffix}.txt", f"unrelated{suffix}.txt"
    names = [[fold(word) for word in line.split()] for line in lines(pairs)]
    unrelated = [fold(word) for word in lines(others)]
    wanted = {pair for name in names for pair in permutations(dict.fromkeys(name), 2)}
    every = list(dict.fromkeys([*(word for name in names for word in name), *unrelated]))
    found = {
        (word, other)
        for word in dict.fromkeys(word for name in names for word in name)
        for test in [alike(word)]
        for other in every
        if other != word and test(other)
    }
    right = len(found & wanted)
    latin = {pair for pair in wanted if all(word.isascii() for word in pair)}
    figures = {
        "names": len(names),
        "pairs": len(wanted) // 2,
        "unrelated": len(unrelated),
        "precision": right / max(1, len(found)),
        "recall": right / len(wanted),
        "recall, Latin spellings": len(found & latin) / len(latin),
        "recall, into another script": len((found & wanted) - latin) / max(1, len(wanted - latin)),
    }
    missed = sorted(f"{a} {b}" for a, b in wanted - found if a < b)
    wrong = sorted(f"{a} {b}" for a, b in found - wanted)
    return figures, missed, wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    for suffix in ("", "_news"):
        figures, missed, wrong = measured(suffix)
        print(f"transliterations{suffix}.txt")
        for what, value in figures.items():
            print(f"  {what}: {value if isinstance(value, int) else format(value, '.3f')}")
        if asked.show:
            print("  missed:", ", ".join(missed))
            print("  wrong:", ", ".join(wrong))


if __name__ == "__main__":
    main()
