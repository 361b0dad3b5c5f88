"""Hits in bulk: marking them, and tagging the marked ones as one action."""

from dataclasses import replace

from annotations.model import CLAIM, SOURCE
from reader.effects import TagPassages
from reader.found import Passage
from reader.modes.step import Step, Transition
from reader.prompt import Prompt, PromptKind
from reader.state import State


def mark_hit(state: State, _key: str) -> Step:
    """Mark the selected hit, or unmark it, and go on to the next."""
    here, count = state.finding_list.selected, len(state.finding.passages)
    finding = replace(state.finding, marked=state.finding.marked ^ {here})
    onward = state.finding_list.moved(1, count, state.rows)
    return replace(state, finding=finding, finding_list=onward, message=_said(finding.marked)), ()


def mark_all(state: State, _key: str) -> Step:
    """Mark every hit; where all are, none."""
    every = frozenset(range(len(state.finding.passages)))
    marked = frozenset[int]() if state.finding.marked == every else every
    finding = replace(state.finding, marked=marked)
    shown = sum(len(document.passages) for document in finding.documents)
    more = "" if finding.total <= len(finding.documents) else f": the {shown} shown here"
    return replace(state, finding=finding, message=f"{_said(marked)}{more}"), ()


def meant(state: State) -> tuple[Passage, ...]:
    """The marked hits, or the selected one where none is marked; none that is only a title."""
    passages = state.finding.passages
    places = sorted(state.finding.marked) or [state.finding_list.selected]
    return tuple(passages[n] for n in places if n < len(passages) and passages[n].span.length)


def tag_hits(state: State, _key: str) -> Step:
    """Ask for the tag."""
    return replace(state, prompt=Prompt(PromptKind.TAG_HITS)), ()


def tag_with(state: State, tag: str) -> Step:
    """Tag the hits that are meant."""
    return _tagging(state, TagPassages(meant(state), tag))


def claim_hits(state: State, _key: str) -> Step:
    """Tag the sentences of the hits that are meant."""
    return _tagging(state, TagPassages(meant(state), CLAIM, sentences=True))


def source_hits(state: State, _key: str) -> Step:
    """Tag the hits that are meant a source."""
    return _tagging(state, TagPassages(meant(state), SOURCE))


def _tagging(state: State, asked: TagPassages) -> Step:
    return replace(state, message=f"tagging {len(asked.passages)}"), (asked,)


def _said(marked: frozenset[int]) -> str:
    return f"{len(marked)} marked" if marked else "none marked"


TRANSITIONS: dict[str, Transition] = {
    "mark_hit": mark_hit,
    "mark_all": mark_all,
    "tag_hits": tag_hits,
    "claim_hits": claim_hits,
    "source_hits": source_hits,
}
