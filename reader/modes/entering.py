"""What Enter does with what was typed into a prompt: one transition for each kind of prompt."""

from collections.abc import Callable
from dataclasses import replace

from annotations.history import History
from annotations.identifiers import annotator_name
from reader.effects import JoinSides, KeepAnnotator, KeepPlace, Open
from reader.modes import (
    attributes,
    codebook,
    figures,
    finding,
    linking,
    matches,
    narrowing,
    noting,
    picking,
    recalling,
    selecting,
)
from reader.modes.options import options
from reader.modes.step import Step, stay
from reader.prompt import Prompt, PromptKind
from reader.state import State

FEW = 3
"""Documents: where no more were found, entering asks once more, for what else may be meant."""


def entered(state: State, prompt: Prompt) -> Step:
    """What was typed and chosen is taken, by what kind of prompt it is; the prompt closes."""
    found = options(state)
    state = replace(state, prompt=None, message="")
    text = " ".join(prompt.text.split())
    match prompt.kind:
        case PromptKind.FIND:
            return _enter_find(state, text)
        case PromptKind.PALETTE:
            return _enter_palette(state, prompt, found)
        case PromptKind.TAG | PromptKind.TAG_HITS:
            return picking.entered(state, prompt)
        case PromptKind.MERGE if found and (text or prompt.chosen):
            return codebook.merge_with(state, prompt.about, found[prompt.chosen % len(found)])
        case kind if kind in _ABOUT_SOMETHING:
            return _ABOUT_SOMETHING[kind](state, prompt.about, text)
        case PromptKind.SAVED_SEARCH | PromptKind.NARROW if found:
            text = found[prompt.chosen % len(found)]
        case PromptKind.SOURCE | PromptKind.TOPIC if found and (text or prompt.chosen):
            text = found[prompt.chosen % len(found)]
        case _:
            pass
    return _ENTERED[prompt.kind](state, text)


def _enter_find(state: State, text: str) -> Step:
    if not text:
        return stay(state, "type words to find; f asks again")
    # Not needed before the first search.
    from corpus.typed_query import means_the_same  # noqa: PLC0415

    asked_already = " ".join(state.finding.query.split()) == text and not state.finding.error
    if (
        asked_already
        and not state.finding.is_part
        and means_the_same(text)
        and state.finding.total > FEW
    ):
        return recalling.noted((state, ()), text)
    # Who chose a hit keeps it; the others are at the first, in whatever order the hits are by then.
    chosen = state.finding_list.selected > 0
    step = finding.asked(state, text, finished=True, steady=chosen, listed=True)
    return recalling.noted(step, text)


def _enter_palette(state: State, prompt: Prompt, found: tuple[str, ...]) -> Step:
    if not found:
        return stay(state, "no such action here")
    return replace(state, asked=found[prompt.chosen % len(found)]), ()


def _search(state: State, text: str) -> Step:
    if not text:
        return stay(state, "type words to search for")
    return recalling.noted(matches.search_document(state, text), text)


def _extend(state: State, text: str) -> Step:
    return selecting.extend_to_match(state, text) if text else stay(state, "no words typed")


def _source(state: State, text: str) -> Step:
    return linking.link_typed(state, text) if text else stay(state, "no source named")


def _annotator(state: State, text: str) -> Step:
    if not text:
        return stay(state, "the name stays as it was")
    name = annotator_name(text)
    if name == state.author.annotator:
        return stay(state, f"you annotate as {name}")
    if state.saving.waiting:
        return stay(state, f"still saving what {state.author.annotator} did; try again in a moment")
    # What was open and can be undone is somebody else's from here on.
    state = replace(state, reading=None, history=History(), repeat=None, held="", jumps=())
    state = replace(state, author=replace(state.author, annotator=name))
    return replace(state, message=f"you annotate as {name}"), (KeepAnnotator(name),)


def _place(state: State, text: str) -> Step:
    document = state.document
    if not text or document is None or state.reading is None:
        return stay(state, "nothing can be tagged here without a place for it")
    again = Open(document.name, byte=state.reading.cursor.start)
    state = replace(state, opening=document.name, message=f"annotations go to {text}")
    return state, (KeepPlace(text), again)


def _join(state: State, _text: str) -> Step:
    document = state.document
    if document is None or state.reading is None:
        return stay(state, "nothing to merge here")
    again = Open(document.name, byte=state.reading.cursor.start)
    return replace(state, opening=document.name), (JoinSides(document.name), again)


_ABOUT_SOMETHING: dict[PromptKind, Callable[[State, str, str], Step]] = {
    PromptKind.ATTRIBUTE: attributes.value_with,
    PromptKind.NEW_TAG: codebook.add_with,
    PromptKind.RENAME: codebook.rename_with,
    PromptKind.MERGE: codebook.merge_with,
    PromptKind.GUIDELINE: codebook.guideline_with,
    PromptKind.EXAMPLE: codebook.example_with,
}

_ENTERED: dict[PromptKind, Callable[[State, str], Step]] = {
    PromptKind.SEARCH: _search,
    PromptKind.EXTEND: _extend,
    PromptKind.NOTE: noting.note_with,
    PromptKind.SAVE_SEARCH: recalling.save_as,
    PromptKind.SAVED_SEARCH: recalling.open_saved,
    PromptKind.NARROW: narrowing.narrow_to,
    PromptKind.SOURCE: _source,
    PromptKind.ANNOTATOR: _annotator,
    PromptKind.PLACE: _place,
    PromptKind.TOPIC: figures.topic_with,
    PromptKind.FIGURE: figures.figure_with,
    PromptKind.JOIN: _join,
}
