"""The dialog of `a`: what is said further of the annotation in focus, one key for each value."""

from dataclasses import replace

from annotations.codebook import Attribute, AttributeKind, attribute_values, with_attribute
from annotations.errors import CodebookError
from annotations.model import Annotation, TagBody
from reader.action import Mode
from reader.attribute_keys import Setter, setters
from reader.attribute_words import shown_value
from reader.effects import Effect
from reader.modes.draft import draft_of
from reader.modes.edits import perform
from reader.modes.focus import own_focused
from reader.modes.selecting import keep
from reader.modes.step import Step, Transition, reading_of, stay
from reader.prompt import Prompt, PromptKind
from reader.state import State


def tagged_here(state: State) -> tuple[Annotation, TagBody] | None:
    """The annotation that the dialog is about, and its tag; None where there is none."""
    annotation = own_focused(state.reading) if state.reading else None
    body = annotation.tag_body if annotation else None
    return (annotation, body) if annotation is not None and body is not None else None


def setters_here(state: State) -> tuple[Setter, ...]:
    """The keys of the dialog, in its order."""
    here = tagged_here(state)
    return setters(state.codebook, here[1].tag) if here else ()


def setter_of(state: State, key: str) -> Setter | None:
    """What `key` sets."""
    return next((each for each in setters_here(state) if each.key == key), None)


def attributes(state: State, _key: str) -> Step:
    """Open the dialog; edges that were moved are kept first."""
    effects: tuple[Effect, ...] = ()
    if reading_of(state).selection is not None:
        state, effects = keep(state, "enter")
    return replace(state, overlay=Mode.ATTRIBUTES, message=""), effects


def close(state: State, _key: str) -> Step:
    """Close it; what was set is set."""
    return replace(state, overlay=None, message=""), ()


def set_value(state: State, key: str) -> Step:
    """Set what the key stands for; the same key again takes it away."""
    setter, here = setter_of(state, key), tagged_here(state)
    if setter is None or here is None:
        return stay(state, "no such value")
    attribute = setter.attribute
    before = attribute_values(here[1]).get(attribute.name)
    if setter.value:
        return given(state, attribute, None if before == setter.value else setter.value)
    if attribute.kind is AttributeKind.YES_NO:
        return given(state, attribute, _next_answer(attribute, before))
    text = before if isinstance(before, str) else "" if before is None else str(before)
    prompt = Prompt(PromptKind.ATTRIBUTE, text, len(text), about=attribute.name)
    return replace(state, prompt=prompt), ()


def _next_answer(attribute: Attribute, before: object) -> bool | None:
    """Yes, no, nothing, by turns; a built-in flag is there or not."""
    if before is True:
        return None if attribute.built_in else False
    return None if before is False else True


def given(state: State, attribute: Attribute, value: str | bool | None) -> Step:
    """Give the annotation in focus another value of an attribute; None takes it away."""
    here = tagged_here(state)
    if here is None:
        return stay(state, "nothing tagged here")
    annotation, body = here
    draft = draft_of(state).with_body(annotation.id, with_attribute(body, attribute, value))
    reading = replace(reading_of(state), focus=annotation.id)
    said = f"{attribute.name}: {shown_value(value)}"
    return perform(replace(state, reading=reading), draft.edit(said), said)


def value_with(state: State, name: str, text: str) -> Step:
    """Keep a value that was typed; an empty one goes."""
    attribute = state.codebook.attribute_by_name.get(name)
    if attribute is None:
        return stay(state, f"no attribute {name} by now")
    if not text:
        return given(state, attribute, None)
    try:
        return given(state, attribute, attribute.read(text))
    except CodebookError as error:
        prompt = Prompt(PromptKind.ATTRIBUTE, text, len(text), about=name)
        return replace(state, prompt=prompt, message=str(error)), ()


def next_value(state: State, prompt: Prompt, by: int) -> Prompt:
    """The line with the next of the values that can be chosen in it."""
    values = values_in_use(state, prompt.about)
    if not values:
        return prompt
    before = values.index(prompt.text) if prompt.text in values else -1 if by > 0 else 0
    text = values[(before + by) % len(values)]
    return replace(prompt, text=text, caret=len(text))


def values_in_use(state: State, name: str) -> tuple[str, ...]:
    """What can be chosen for a typed attribute: its values, or those in use in this document."""
    attribute = state.codebook.attribute_by_name.get(name)
    if attribute is None or attribute.values or state.document is None:
        return attribute.values if attribute else ()
    if not attribute.built_in:
        return state.document.annotations.values(name)
    used: dict[str, None] = {}
    for annotation in state.document.annotations.annotations.values():
        body = annotation.tag_body
        value = attribute_values(body).get(name) if body else None
        if isinstance(value, str):
            used[value] = None
    return tuple(used)


TRANSITIONS: dict[str, Transition] = {
    "attributes": attributes,
    "attribute_value": set_value,
    "close_attributes": close,
}
