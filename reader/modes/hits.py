"""Hits in bulk: marking them, and tagging the marked ones as one action."""

import re
from dataclasses import replace

from annotations.model import CLAIM, SOURCE
from reader.effects import DecideSpelling, TagPassages
from reader.found import Passage
from reader.modes.finding import asked
from reader.modes.spelling import spelling_edit
from reader.modes.step import Step, Transition, stay
from reader.prompt import Prompt, PromptKind
from reader.state import State

_NAME = re.compile(r"~~([^\W\d_][^\s()\"“”]*)")


def mark_hit(state: State, _key: str) -> Step:
    """Mark the selected hit, or unmark it, and go on to the next."""
    here, count = state.finding_list.selected, len(state.finding.passages)
    finding = replace(state.finding, marked=state.finding.marked ^ {here})
    onward = state.finding_list.moved(1, count, state.rows)
    return replace(state, finding=finding, finding_list=onward, message=_said(finding.marked)), ()


def mark_all(state: State, _key: str) -> Step:
    """Mark every hit of the corpus, also those that are not shown yet; where all are, none."""
    finding = state.finding
    if finding.waiting or (finding.is_part and not finding.everything):
        entered = finding.entered
        state, effects = asked(state, finding.query, finished=entered, steady=True, everything=True)
        marking = replace(state.finding, marking=True)
        return replace(state, finding=marking, message="looking for all of them …"), effects
    marked = frozenset[int]() if finding.marked == finding.every else finding.every
    said = finding.extent if marked else _said(marked)
    return replace(state, finding=replace(finding, marked=marked), message=said), ()


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


def _tagging(state: State, effect: TagPassages) -> Step:
    return replace(state, message=f"tagging {len(effect.passages)}"), (effect,)


def refuse_spelling(state: State, _key: str) -> Step:
    """Say that the hit is another name than the one that was asked for, and ask again."""
    return _decided(state, same=False)


def accept_spelling(state: State, _key: str) -> Step:
    """Say that the hit is the name that was asked for."""
    return _decided(state, same=True)


def name_asked(state: State) -> str:
    """The first name of the query that is asked for in every spelling; "" where none is."""
    match = _NAME.search(state.finding.query)
    return match[1] if match else ""


def is_name_asked(state: State, word: str) -> bool:
    """Whether `word` is a name of the query itself, but for case and accents."""
    from corpus.language import fold  # noqa: PLC0415 - not before something was found

    return fold(word) in map(fold, _NAME.findall(state.finding.query))


def _decided(state: State, *, same: bool) -> Step:
    name, word = name_asked(state), state.finding.passages[state.finding_list.selected].text
    edit = spelling_edit(name, word, None, same)
    state = replace(state, history=state.history.push(edit))
    state, effects = asked(state, state.finding.query, finished=True)
    return stay(state, edit.label, DecideSpelling(name, word, same), *effects)


def _said(marked: frozenset[int]) -> str:
    return f"{len(marked)} marked" if marked else "none marked"


TRANSITIONS: dict[str, Transition] = {
    "mark_hit": mark_hit,
    "mark_all": mark_all,
    "tag_hits": tag_hits,
    "claim_hits": claim_hits,
    "source_hits": source_hits,
    "refuse_spelling": refuse_spelling,
    "accept_spelling": accept_spelling,
}
