"""Measure anchoring: edits with known answers, the cases of two other tools, and its speed.

    python scripts/bench_anchoring.py edits FILE...     a table, a row for each kind of edit
    python scripts/bench_anchoring.py cases FILE...     the cases of Apache Annotator, Hypothesis
    python scripts/bench_anchoring.py times             1,000 annotations in 1 MB and in 50 MB
    python scripts/bench_anchoring.py made FOLDER       edits made by chance of the texts there
    python scripts/bench_anchoring.py all FOLDER        all of it; FOLDER has anchoring/, unicode/

Prints Markdown. Ends with 1 where a passage was taken in a wrong place, or an answer differs from
what the other tools expect for a reason that is not in `ARGUED`.
"""

import argparse
import json
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from annotations.anchoring import anchor  # noqa: E402
from annotations.errors import InvalidSpan  # noqa: E402
from annotations.folding import FoldedText  # noqa: E402
from annotations.landings import Anchor, Doubtful, Exact, Moved  # noqa: E402
from annotations.model import Target  # noqa: E402
from annotations.neighbours import anchor_all  # noqa: E402
from annotations.selectors import Span, TextQuoteSelector, describe  # noqa: E402

Case = dict[str, Any]
DOCUMENT = "urn:sha256:" + 64 * "0"
ARGUED = {
    "with prefix, no matches": "words in another context: asked about, not lost",
    "with suffix, no matches": "words in another context: asked about, not lost",
    "with suffix, no matches due to whitespace": "words in another context: asked about, not lost",
    "empty quote": "an empty passage says nothing of the text",
    "empty quote, multiple elements": "an empty passage says nothing of the text",
    "empty quote, with prefix": "an empty passage says nothing of the text",
    "empty quote, with suffix": "an empty passage says nothing of the text",
    "empty quote, with prefix and suffix": "an empty passage says nothing of the text",
}
"""Why an answer differs, by the name of the case; docs/decisions/0018 says more."""


def spans(landed: Anchor) -> list[list[int]]:
    """The places of an answer, the likeliest first."""
    match landed:
        case Exact(span) | Moved(span):
            return [[span.start, span.end]]
        case Doubtful(candidates):
            return [[span.start, span.end] for span in candidates]
    return []


def verdict(landed: Anchor, gold: list[int] | None) -> str:
    """The answer beside the truth, in a word or two."""
    places, kind = spans(landed), type(landed).__name__.lower()
    if gold is None or kind == "orphan":
        return "wrong" if kind in ("exact", "moved") else kind
    if kind in ("exact", "moved"):
        return kind if places[0] == gold else "wrong"
    return "doubtful, first" if places[0] == gold else "doubtful, not first"


COLUMNS = (
    "exact",
    "moved",
    "doubtful, first",
    "doubtful, not first",
    "doubtful",
    "orphan",
    "wrong",
)


def table(rows: dict[str, Counter[str]]) -> int:
    """Print a row for each kind; answers with how many places are wrong."""
    print("\n| edit | cases |", " | ".join(COLUMNS), "| at its place |")
    print("| --- |" + " ---: |" * (len(COLUMNS) + 2))
    for kind, counts in rows.items():
        total, sure = counts.total(), counts["exact"] + counts["moved"]
        cells = " | ".join(str(counts[column] or "") for column in COLUMNS)
        print(f"| {kind} | {total} | {cells} | {100 * sure / total:.1f} % |")
    return sum(counts["wrong"] for counts in rows.values())


def edits(paths: Iterable[Path]) -> int:
    """Real edits with gold spans, as JSON Lines."""
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for path in paths:
        for case in map(json.loads, path.read_text("utf-8").splitlines()):
            quote = TextQuoteSelector(case["exact"], case["prefix"], case["suffix"])
            target = Target(DOCUMENT, Span(case["start"], case["end"]), quote)
            rows[case["kind"]][verdict(anchor(case["new"], target), case["expected"])] += 1
    return table(dict(sorted(rows.items())))


def made(folder: Path, rounds: int = 1500) -> int:
    """Edits by chance of real texts, by the generator that the tests use."""
    from tests.annotations.edited import KINDS, a_span

    texts = [path.read_text("utf-8")[:12_000] for path in sorted(folder.glob("*.txt"))]
    texts = [text for text in texts if len(text) > 4000]
    chance = random.Random(2031)
    rows: dict[str, Counter[str]] = {name: Counter() for name in KINDS}
    for _ in range(rounds):
        text = chance.choice(texts)
        for name, edit in KINDS.items():
            span = a_span(chance, text)
            edited = edit(chance, text, span)
            if edited is not None:
                gold = None if edited.span is None else [edited.span.start, edited.span.end]
                landed = anchor(edited.text, Target(DOCUMENT, span, describe(text, span)))
                rows[name][verdict(landed, gold)] += 1
    print(f"{len(texts)} texts, seed 2031\n")
    return table(rows)


def quoted(case: Case, **changed: str) -> Target:
    """The target of a case that others wrote: no position but a hint."""
    parts = {name: case.get(name) or "" for name in ("exact", "prefix", "suffix")} | changed
    hint = case.get("hint")
    position = None if hint is None else Span(hint, hint + len(parts["exact"]))
    return Target(DOCUMENT, position, TextQuoteSelector(**parts))


def as_they_expect(case: Case) -> bool:
    """Whether our answer to a case is theirs."""
    match case["mode"].partition(":")[0]:
        case "exact, all matches":
            return sorted(spans(anchor(case["text"], quoted(case)))) == case["expected"]
        case "position (code points)":
            target = Target(DOCUMENT, Span(case["start"], case["end"]))
            return spans(anchor(case["text"], target)) == case["expected"]
        case "describe":
            return _described(case)
        case "score order":
            series = [{case["vary"]: words} for words in case["series"]]
            if case["vary"] == "quote":
                series = [{"exact": words} for words in case["series"]]
            scores = [anchor(case["text"], quoted(case, **each)).score for each in series]
            return all(a > b for a, b in pairwise(scores))
        case "translate":
            return _translated(case)
    best = spans(anchor(case["text"], quoted(case)))[:1]
    if case.get("check") == "start":
        return [x[0] for x in best] == [x[0] for x in case["expected"]]
    return best == case["expected"]


def _described(case: Case) -> bool:
    """Their selector and ours both come back to the span."""
    text, span = case["text"], Span(case["start"], case["end"])
    theirs = spans(anchor(text, quoted(case["expected_selector"])))[:1]
    try:
        ours = anchor(text, Target(DOCUMENT, span, describe(text, span)))
    except InvalidSpan:
        return False
    return ours == Exact(span) and theirs == [[span.start, span.end]]


def _translated(case: Case) -> bool:
    """A span of one text, by its letters, in another."""
    before, after = FoldedText(case["text_in"]), FoldedText(case["text_out"])
    start, end = (before.folded_offset(offset) for offset in case["offsets_in"])
    span = after.span_of(start, end)
    return [[span.start, span.end]] == case["expected"]


def cases(paths: Iterable[Path]) -> int:
    """The cases of other tools; answers with how many differ without an argument."""
    unargued = 0
    print("\n| cases | as they expect | otherwise, argued | otherwise |")
    print("| --- | ---: | ---: | ---: |")
    different: list[str] = []
    for path in paths:
        found = list(map(json.loads, path.read_text("utf-8").splitlines()))
        others = [case for case in found if not as_they_expect(case)]
        argued = [case for case in others if case["name"] in ARGUED]
        unargued += len(others) - len(argued)
        print(f"| {found[0]['origin'].split()[0]} | {len(found) - len(others)} |", end="")
        print(f" {len(argued)} | {len(others) - len(argued)} |")
        different += (f"- {x['name']}: {ARGUED.get(x['name'], 'NO ARGUMENT')}" for x in others)
    print("", *different, sep="\n")
    return unargued


def _salad(size: int, chance: random.Random) -> str:
    """A text of `size` letters, words and sentences of common lengths."""
    letters = "etaoinshrdlucmfwypvbgk"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(9000)]
    sentences: list[str] = []
    while size > 0:
        sentence = " ".join(chance.choices(words, k=chance.randint(6, 25)))
        sentences.append(f"{sentence.capitalize()}.{chance.choice((' ', chr(10), 2 * chr(10)))}")
        size -= len(sentences[-1])
    return "".join(sentences)


def _edited(
    old: str, spans_: list[Span], chance: random.Random
) -> Iterator[tuple[str, Span | None]]:
    """The text piece by piece with the places of the passages: all shift, 50 alter, 20 go."""
    touched = chance.sample(range(len(spans_)), 70)
    altered, gone = set(touched[:50]), set(touched[50:])
    done, at = 0, 0
    note = "An editor's note stands before everything.\n\n"
    yield note, None
    at += len(note)
    for i, span in enumerate(spans_):
        yield old[done : span.start], None
        at += span.start - done
        words = span.of(old)
        words = f"{words[:10]} quite {words[12:]}" if i in altered else words
        words = "" if i in gone else words
        yield words, Span(at, at + len(words)) if words else None
        at, done = at + len(words), span.end
    yield old[done:], None


def one_time(size: int, line_ends: bool) -> None:
    """Anchor 1,000 annotations again after an edit of a text of `size` letters."""
    chance = random.Random(2031)
    old, step = _salad(size, chance), size // 1001
    starts = [i * step + chance.randint(100, step // 2) for i in range(1000)]
    passages = [Span(start, start + chance.choice((25, 60, 120, 180))) for start in starts]
    targets = [Target(DOCUMENT, span, describe(old, span)) for span in passages]
    parts = list(_edited(old, passages, chance))
    new = "".join(part for part, _ in parts)
    if line_ends:
        new = new.replace("\n", "\r\n")
    begun = time.perf_counter()
    landed = anchor_all(new, targets)
    seconds = time.perf_counter() - begun
    counts = Counter(type(each).__name__.lower() for each in landed)
    wrong = "-"
    if not line_ends:
        golds = [gold for _, gold in parts[2::2]]
        placed = [[[gold.start, gold.end]] if gold else [] for gold in golds]
        sure = [(spans(x), gold) for x, gold in zip(landed, placed, strict=True)]
        certain = [isinstance(each, (Exact, Moved)) for each in landed]
        wrong = str(sum(c and got != gold for c, (got, gold) in zip(certain, sure, strict=True)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    name = f"{size // 10**6} MB" + (", CRLF for LF as well" if line_ends else "")
    kinds = " | ".join(str(counts[kind]) for kind in ("exact", "moved", "doubtful", "orphan"))
    print(f"| {name} | {seconds:.2f} | {kinds} | {wrong} | {peak} |", flush=True)


def times() -> int:
    """1,000 annotations of which 50 are altered and 20 deleted, all shifted."""
    print("\n| text | seconds | exact | moved | doubtful | orphan | wrong | peak MB |")
    print("| --- |" + " ---: |" * 7)
    for size in (10**6, 50 * 10**6):
        for line_ends in (False, True):
            one_time(size, line_ends)
    return 0


def main() -> int:
    """Do what is asked; 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("edits", "cases", "times", "made", "all"))
    parser.add_argument("paths", nargs="*", type=Path)
    asked = parser.parse_args()
    if asked.what == "times":
        return times()
    if asked.what in ("edits", "cases"):
        return min(1, {"edits": edits, "cases": cases}[asked.what](asked.paths))
    (folder,) = asked.paths
    if asked.what == "made":
        made(folder)
        return 0
    others = [folder / "anchoring" / f"{name}_cases.jsonl" for name in ("annotator", "hypothesis")]
    bad = edits([folder / "anchoring" / "edits_dev.jsonl"]) + cases(others)
    made(folder / "unicode" / "udhr2")
    return min(1, bad + times())


if __name__ == "__main__":
    sys.exit(main())
