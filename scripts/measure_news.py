"""Measure chains, cuts and figures proposed for news, on text held out and on text tuned by.

    python scripts/measure_news.py [--show]

The material and its answers stand in `tests/corpus/news`. Prints Markdown tables; --show: what was
proposed otherwise; --set: of one set alone. "Chain" is the whole chain, resolved, "cut" the first
shorter cut or, in an article, any cut that is just what is said.
"""

import argparse
import datetime
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from annotations.selectors import Span
from corpus.attribution.candidates import Candidate, Proposal, propose
from corpus.attribution.cuts import Cut, cuts
from corpus.attribution.trim import SHORTEST
from corpus.figures.readings import FigureReading, read_figures
from corpus.paragraphs import paragraph_at
from corpus.sentences import sentences
from tests.corpus.news import Claim, Figure, articles_of, figures_of, sentences_of

SETS = (
    "held_out",
    "tuned",
    "held_out_2",
    "tuned_2",
    "tuned_3",
    "tuned_4",
    "forms",
    "tuned_5",
    "held_out_3",
    "tuned_6",
    "held_out_4",
)
DAY = datetime.date(2031, 3, 1)
_NARROWED = ("without who says it", "clause", "what is denied")
_QUOTES = '."“”'
"""Marks at the ends of what is said, which a cut may leave or take."""


class Outcome(NamedTuple):
    """kind: which count it belongs to; right; told: what was proposed for which words.

    cue: by what a chain is attributed, empty where that was not written down, and of other kinds.
    proposed, wanted: whether there is a chain, and whether there should be one.
    """

    kind: str
    right: bool
    told: str
    cue: str = ""
    proposed: bool = False
    wanted: bool = False


def names_of(chain: tuple[Candidate, ...]) -> str:
    return "<".join(hop.entity for hop in chain).casefold()


def said_in(text: str, cut: Cut) -> str:
    return " … ".join(piece.of(text) for piece in cut.pieces).strip(_QUOTES)


def proposal_of(text: str, sentence: Span) -> tuple[Proposal, tuple[Cut, ...]]:
    proposal = propose(text, sentence, paragraph_at(text, sentence.start) or sentence)
    return proposal, cuts(text, sentence, proposal)


def same_chain(found: str, wanted: str) -> bool:
    """Whether chains agree, "he=Ilo Varr" in a chain that was written down being Ilo Varr."""
    return wanted == "*" or found == "<".join(
        hop.rpartition("=")[2] for hop in wanted.casefold().split("<")
    )


def figure_of(text: str, sentence: Span, passage: Span) -> FigureReading | None:
    found = read_figures(text, sentence, (passage,), DAY)
    return next((reading for reading in found if reading.likely), None)


def same_figure(found: FigureReading | None, wanted: Figure | None) -> bool:
    if found is None or wanted is None:
        return found is None and wanted is None
    figure = found.figure
    values = (figure.amount, figure.unit or "", figure.qualifier, found.aspect)
    return all(one in ("*", other) for one, other in zip(wanted, values, strict=True))


def of_sentence(claim: Claim) -> Iterator[Outcome]:
    sentence = sentences(claim.text)[-1]
    proposal, ways = proposal_of(claim.text, sentence)
    found = names_of(proposal.chain)
    told = f"{found} | {claim.text}"
    if not claim.chain:
        yield Outcome("sentences: nothing to propose", not found, told, claim.cue, bool(found))
        return
    cue = "" if claim.chain == "*" else claim.cue
    right = same_chain(found, claim.chain)
    yield Outcome("sentences: chain", right, told, cue, bool(found), wanted=True)
    first = next((way for way in ways if way.name in _NARROWED), ways[0])
    said = said_in(claim.text, first)
    right = claim.said in ("*", said) or said == claim.said.strip(_QUOTES)
    yield Outcome("sentences: cut", right, f"{said} | {claim.text}")


def of_claim(claim: Claim) -> Iterator[Outcome]:
    """Of one claim of an article."""
    text, wanted = claim.text, claim.said.strip(_QUOTES)
    first = wanted.split(" … ")[0]
    start = text.index(first)
    sentence = next(span for span in sentences(text) if span.start <= start < span.end)
    proposal, ways = proposal_of(text, sentence)
    way = next((way for way in ways if said_in(text, way) == wanted), None)
    chain = names_of(way.chain if way else proposal.chain) or names_of(proposal.chain)
    right, cue = same_chain(chain, claim.chain), "" if claim.chain == "*" else claim.cue
    told = f"{chain} | {claim.said}"
    yield Outcome("articles: chain", right, told, cue, bool(chain), wanted=True)
    if len(wanted.split()) >= SHORTEST:
        yield Outcome("articles: cut", way is not None, claim.said)
    if claim.figure or any(map(str.isdecimal, claim.said)):
        found = figure_of(text, sentence, Span(start, start + len(first)))
        yield Outcome("articles: figure", same_figure(found, claim.figure), f"{found} | {first}")


def measured(name: str) -> list[Outcome]:
    """All outcomes of the material of one name, `held_out` or `tuned`."""
    outcomes = [each for claim in sentences_of(name) for each in of_sentence(claim)]
    outcomes += [
        each for article in articles_of(name) for claim in article for each in of_claim(claim)
    ]
    for text, wanted in figures_of(name):
        whole = Span(0, len(text))
        found = figure_of(text, whole, whole)
        outcomes.append(Outcome("figures", same_figure(found, wanted), f"{found} | {text}"))
    return outcomes


def shares(outcomes: list[Outcome]) -> dict[str, tuple[int, int]]:
    """How many of each kind are right, and of how many."""
    kinds = dict.fromkeys(each.kind for each in outcomes)
    of_kind = {kind: [each.right for each in outcomes if each.kind == kind] for kind in kinds}
    return {kind: (sum(rights), len(rights)) for kind, rights in of_kind.items()}


def by_cue(outcomes: list[Outcome]) -> dict[str, tuple[int, int, int]]:
    """Of each cue: how many chains are right, how many are proposed, how many there should be."""
    chains = [each for each in outcomes if each.cue]
    found = {}
    for cue in sorted({each.cue for each in chains}):
        those = [each for each in chains if each.cue == cue]
        right = sum(each.right and each.wanted for each in those)
        found[cue] = right, sum(each.proposed for each in those), sum(e.wanted for e in those)
    found["all"] = tuple(map(sum, zip(*found.values(), strict=True)))
    return found


def show_by_cue(name: str, outcomes: list[Outcome]) -> None:
    print(f"\n| cue, {name} | to propose | proposed | right |\n| --- | ---: | ---: | ---: |")
    for cue, (right, proposed, wanted) in by_cue(outcomes).items():
        print(f"| {cue} | {wanted} | {proposed} | {right} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--set", choices=SETS)
    asked = parser.parse_args()
    asked_for = [asked.set] if asked.set else SETS
    found = {name: measured(name) for name in asked_for}
    kinds = dict.fromkeys(each.kind for outcomes in found.values() for each in outcomes)
    counts = [shares(outcomes) for outcomes in found.values()]
    print(f"| what is proposed | {' | '.join(found)} |\n| --- |{' ---: |' * len(found)}")
    for kind in kinds:
        values = ["{} of {}".format(*count.get(kind, (0, 0))) for count in counts]
        print(f"| {kind} | {' | '.join(values)} |")
    for name, outcomes in found.items():
        if any(each.cue for each in outcomes if each.cue != "articles"):
            show_by_cue(name, outcomes)
    if asked.show:
        for name, outcomes in found.items():
            for each in outcomes:
                if not each.right:
                    print(f"{name}: {each.kind}: {each.told!r}")


if __name__ == "__main__":
    main()
