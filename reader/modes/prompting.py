"""Typing into the bottom row: editing keys, options to choose from, entering, dropping."""

from collections.abc import Callable
from dataclasses import replace

from annotations.history import History
from annotations.identifiers import annotator_name
from reader.actions import Mode
from reader.effects import Effect, JoinSides, KeepAnnotator, KeepPlace, Open
from reader.modes import (
    attributes,
    codebook,
    completing,
    figures,
    finding,
    matches,
    narrowing,
    pending,
    picking,
    recalling,
    selecting,
    tagging,
)
from reader.modes.helping import palette_actions
from reader.modes.step import Step, stay
from reader.prompt import Prompt, PromptKind
from reader.state import State

OPTIONS_SHOWN = 8
FEW = 3
"""Documents: where no more were found, entering asks once more, for what else may be meant."""


def options(state: State) -> tuple[str, ...]:
    """What can be chosen for what was typed so far, best first."""
    prompt = state.prompt
    if prompt is None:
        return ()
    match prompt.kind:
        case PromptKind.SOURCE:
            return with_new(prompt.text, matching(prompt.text, sources_offered(state)))
        case PromptKind.FIND:
            return prompt.offers
        case PromptKind.SAVED_SEARCH:
            return matching(prompt.text, tuple(s.name for s in state.searches.saved))
        case PromptKind.NARROW:
            return matching(prompt.text, tuple(f.asked for f in state.facets.facets))
        case PromptKind.TAG | PromptKind.TAG_HITS:
            return tuple(choice.tag.name for choice in picking.choices(state))
        case PromptKind.MERGE:
            return codebook.merge_targets(state, prompt.text, prompt.about)
        case PromptKind.ATTRIBUTE:
            return matching(prompt.text, attributes.values_in_use(state, prompt.about))
        case PromptKind.TOPIC:
            return with_new(prompt.text, matching(prompt.text, figures.topic_names(state)))
        case PromptKind.PALETTE:
            return tuple(action.name for action in palette_actions(state, prompt.text))
        case _:
            return ()


def sources_in_use(state: State) -> tuple[str, ...]:
    """The names of sources, those of the open document first."""
    document = state.document
    here = document.graph.sources.values() if document else ()
    names = [source.name for source in sorted(here, key=lambda each: each.number)]
    return tuple(dict.fromkeys((*names, *state.sources)))


def sources_offered(state: State) -> tuple[str, ...]:
    """The names that a source may have: those with letters, then the sources that there are."""
    waiting = state.reading.pending if state.reading else None
    lettered = [candidate.entity for candidate in waiting.candidates] if waiting else []
    return tuple(dict.fromkeys((*lettered, *sources_in_use(state))))


def known_names(state: State) -> tuple[str, ...]:
    """What the open prompt can name that is not new."""
    kind = state.prompt.kind if state.prompt else None
    if kind is PromptKind.TOPIC:
        return figures.topic_names(state)
    return sources_offered(state) if kind is PromptKind.SOURCE else tuple(picking.known_tags(state))


def with_new(typed: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """The names that fit, and behind them what was typed, as a new one."""
    name = " ".join(typed.split())
    known = not name or any(each.casefold() == name.casefold() for each in found)
    return found if known else (*found, name)


def matching(typed: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names that have every typed word, those that begin with it first."""
    words = typed.casefold().split()
    held = [n for n in names if all(word in n.casefold() for word in words)]
    start = typed.strip().casefold()
    return tuple(sorted(held, key=lambda n: (not n.casefold().startswith(start), names.index(n))))


def press(state: State, key: str) -> Step:
    """One key while a prompt is open."""
    prompt = state.prompt
    if prompt is None:
        return state, ()
    match key:
        case "enter":
            return _entered(state, prompt)
        case "escape" | "ctrl+c":
            return _dropped(state, prompt)
        case "backspace" if not prompt.text:
            return _dropped(state, prompt)
        case "up" | "down" | "ctrl+p" | "ctrl+n":
            return _chosen(state, prompt, 1 if key in ("down", "ctrl+n") else -1)
        case "tab":
            return _tab(state, prompt)
        case "shift+tab" if prompt.offers:
            return _typed(*completing.complete(state, prompt, -1))
    if tag := picking.by_letter(state, key):
        return picking.tagged(replace(state, prompt=None, message=""), tag.name)
    edited = prompt.edited(key)
    if edited is None:
        return stay(state, f"{key} does nothing in a prompt; Enter keeps, Esc drops")
    return _typed(replace(state, prompt=edited, message=""))


def pasted(state: State, text: str) -> Step:
    """A paste into the prompt; its line breaks become blanks, so that it enters nothing."""
    if state.prompt is None:
        return stay(state, "a paste is refused outside a prompt: it would press keys")
    return _typed(replace(state, prompt=state.prompt.typed(text)))


def _typed(state: State, effects: tuple[Effect, ...] = ()) -> Step:
    """What was typed so far, asked for where it is new."""
    prompt = state.prompt
    if prompt is not None and prompt.kind is PromptKind.FIND and prompt.text != state.finding.query:
        state, more = finding.asked(state, prompt.text, finished=False)
        return state, (*effects, *more)
    return state, effects


def _chosen(state: State, prompt: Prompt, by: int) -> Step:
    if prompt.kind in (PromptKind.FIND, PromptKind.SEARCH):
        return _chosen_or_recalled(state, prompt, by)
    if prompt.kind is PromptKind.ATTRIBUTE:
        return replace(state, prompt=attributes.next_value(state, prompt, by)), ()
    count = len(options(state))
    if not count:
        return state, ()
    return replace(state, prompt=replace(prompt, chosen=(prompt.chosen + by) % count)), ()


def _chosen_or_recalled(state: State, prompt: Prompt, by: int) -> Step:
    """Above the first of the hits stand the searches of before."""
    in_hits = prompt.kind is PromptKind.FIND and not prompt.recalled
    if in_hits and (by > 0 or state.finding_list.selected):
        return finding.moved(state, by), ()
    if by > 0 and not prompt.recalled:
        return state, ()
    return recalling.recall(state, prompt, -by)


def _tab(state: State, prompt: Prompt) -> Step:
    found = options(state)
    if prompt.kind is PromptKind.FIND:
        if not prompt.text and state.searches.saved:
            return recalling.saved_searches(state, "")
        return _typed(*completing.complete(state, prompt, 1))
    if prompt.kind is PromptKind.SEARCH:
        state = replace(state, prompt=None, finding=replace(state.finding, query=prompt.text))
        state, _ = finding.find(state, "")  # it is asked at once: nothing to prepare
        # What was typed a moment ago is gone on with, not typed over.
        state = replace(state, prompt=replace(prompt, kind=PromptKind.FIND))
        return finding.asked(state, prompt.text, finished=False)
    if not found or prompt.kind is PromptKind.PALETTE:
        return _chosen(state, prompt, 1)
    name = found[prompt.chosen % len(found)]
    return replace(state, prompt=replace(prompt, text=name, caret=len(name))), ()


def _dropped(state: State, prompt: Prompt) -> Step:
    state = replace(state, prompt=None, message="")
    if prompt.kind is not PromptKind.FIND:
        return state, ()
    if not state.finding.passages:
        return replace(state, screens=state.screens[:-1] or (Mode.LIBRARY,)), ()
    return finding.kept(state)


def _entered(state: State, prompt: Prompt) -> Step:
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
    return pending.link_typed(state, text) if text else stay(state, "no source named")


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
    PromptKind.NOTE: tagging.note_with,
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
