"""What can be chosen for what was typed into a prompt so far, best first."""

from annotations.claims import entity_key
from reader.modes import attributes, codebook, figures, picking
from reader.modes.helping import palette_actions
from reader.prompt import Prompt, PromptKind
from reader.state import State


def options(state: State) -> tuple[str, ...]:
    """What can be chosen for what was typed so far, best first."""
    prompt = state.prompt
    if prompt is None:
        return ()
    match prompt.kind:
        case PromptKind.SOURCE:
            return as_typed(prompt.text, matching(prompt.text, sources_offered(state)))
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
    """The names that fit, one that is what was typed first; else that behind them, as a new one."""
    name = " ".join(typed.split())
    equal = tuple(each for each in found if same_name(each, name))
    if name and not equal:
        return (*found, name)
    return tuple(dict.fromkeys((*equal, *found)))


def as_typed(typed: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """What was typed, as a new name or the known one that it is, and then the others that fit.

    So Enter takes the name that stands in the line, never a longer one unseen; Tab goes on to
    that, and the arrows choose it.
    """
    names = with_new(typed, found)
    known = any(same_name(each, typed) for each in found)
    return names if known or not typed.strip() else (names[-1], *names[:-1])


def same_name(one: str, other: str) -> bool:
    """Whether two names are one but for case and blanks."""
    return entity_key(one) == entity_key(other)


def completion(state: State, prompt: Prompt) -> str:
    """What Tab makes of what was typed: the chosen name; of a source's the next that fits."""
    found = options(state)
    others = [each for each in found if not same_name(each, prompt.text)]
    if prompt.kind is PromptKind.SOURCE and prompt.text.strip() and not prompt.chosen and others:
        return others[0]
    return found[prompt.chosen % len(found)]


def matching(typed: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names that have every typed word, those that begin with it first."""
    words = typed.casefold().split()
    held = [n for n in names if all(word in n.casefold() for word in words)]
    start = typed.strip().casefold()
    return tuple(sorted(held, key=lambda n: (not n.casefold().startswith(start), names.index(n))))
