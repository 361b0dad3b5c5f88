"""Measure proposed chains and cuts on text that the grammar was not made with.

    python scripts/measure_proposals.py [FOLDER OF LITBANK]

Prints a Markdown table by cue: sentences with a proposal, those whose first source is right,
those whose cut is right. Own sentences are held out in `tests/corpus/attribution_held_out.py`;
LitBank (CC-BY-4.0) marks quotations of novels with their speakers.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from annotations.selectors import Span
from corpus.attribution.candidates import propose
from corpus.attribution.cues import cues_for
from corpus.attribution.cuts import cuts
from corpus.attribution.frames import frames
from corpus.attribution.parse import parse
from tests.corpus.attribution_held_out import HELD_OUT

_CUES = {
    "citing": "citing, quoting",
    "quoting": "citing, quoting",
    "according": "according to",
    "told": "told",
    "tells": "told",
    "said": "said, says",
    "says": "said, says",
    "quoted": "quoted, carried by",
    "carried": "quoted, carried by",
}
_TITLES = {"mr", "mrs", "miss", "the", "of", "and", "lord", "lady", "sir"}


class Case(NamedTuple):
    """text, sentence: where it stands; speakers: right names, none where nobody is named.

    contents: the right cuts, as words.
    """

    text: str
    sentence: Span
    speakers: tuple[str, ...]
    contents: tuple[str, ...]


def held_out() -> Iterator[Case]:
    for sentence, chain, content in HELD_OUT:
        yield Case(sentence, Span(0, len(sentence)), chain[:1], (content,) if content else ())


def litbank(folder: Path) -> Iterator[Case]:
    """Sentences with a quotation that begins and ends in them."""
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        plain = [_joined(line) for line in lines]
        starts = [0]
        for line in plain:
            starts.append(starts[-1] + len(line) + 2)
        text = "\n\n".join(plain)
        quotes: dict[int, list[tuple[str, str]]] = {}
        ids: dict[str, tuple[int, str]] = {}
        for row in path.with_suffix(".ann").read_text(encoding="utf-8").splitlines():
            kind, id_, *rest = row.split("\t")
            if kind == "QUOTE" and rest[0] == rest[2]:
                ids[id_] = (int(rest[0]), rest[4])
            elif kind == "ATTRIB" and id_ in ids:
                number, words = ids[id_]
                quotes.setdefault(number, []).append((words, rest[0].rpartition("-")[0]))
        for number, found in sorted(quotes.items()):
            sentence = Span(starts[number], starts[number] + len(plain[number]))
            whole = " ".join(words for words, _ in found)
            speakers = tuple(dict.fromkeys(name.replace("_", " ") for _, name in found))
            yield Case(text, sentence, speakers, (*(words for words, _ in found), whole))


def _joined(line: str) -> str:
    """Tokens as a text: blanks before marks and behind opening ones gone."""
    line = re.sub(r" (['’](?:s|re|ve|ll|d|m|t)\b|n't\b)", r"\1", line)
    line = re.sub(r"([“(]) ", r"\1", line)
    return re.sub(r" ([,.;:!?”)])", r"\1", line)


def cue_of(sentence: str) -> str:
    parts = parse(sentence, cues_for(sentence))
    found = frames(parts)
    if not found:
        return "none"
    lows = [parts.run[frame.cue].low for frame in found]
    named = [_CUES[low] for low in lows if low in _CUES]
    first = next((cue for cue in ("citing, quoting", "quoted, carried by") if cue in named), None)
    return first or (named[0] if named else "other verbs")


def letters(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())


def same_name(one: str, other: str) -> bool:
    names = [set(re.findall(r"\w+", name.casefold())) - _TITLES for name in (one, other)]
    return bool(names[0] & names[1])


def measure(cases: Iterator[Case], title: str) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for case in cases:
        cue = cue_of(case.sentence.of(case.text))
        proposal = propose(case.text, case.sentence, case.sentence)
        counts[cue, "sentences"] += 1
        if not proposal.chain:
            continue
        counts[cue, "proposed"] += 1
        right = any(same_name(proposal.chain[0].entity, name) for name in case.speakers)
        counts[cue, "source"] += right
        ways = [
            way for way in cuts(case.text, case.sentence, proposal) if "without who" in way.name
        ]
        if ways:
            said = letters("".join(piece.of(case.text) for piece in ways[0].pieces))
            counts[cue, "cuts"] += 1
            counts[cue, "cut"] += said in {letters(content) for content in case.contents}
    print(f"\n{title}\n\n| cue | sentences | with a proposal | source right | cut right |")
    print("| --- | --- | --- | --- | --- |")
    for cue in sorted({cue for cue, _ in counts}, key=lambda c: -counts[c, "sentences"]):
        print(
            f"| {cue} | {counts[cue, 'sentences']} | {counts[cue, 'proposed']} "
            f"| {counts[cue, 'source']} | {counts[cue, 'cut']} of {counts[cue, 'cuts']} |"
        )


if __name__ == "__main__":
    measure(held_out(), "Sentences of our own, held out")
    if len(sys.argv) > 1:
        measure(litbank(Path(sys.argv[1])), "LitBank, sentences with a quotation in them")
