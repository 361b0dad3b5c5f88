"""Tab in a query: the last word goes on to a word of the texts, a field, a value of it."""

from dataclasses import replace

from reader.effects import CompleteQuery
from reader.messages import Completed
from reader.modes import finding
from reader.modes.step import Step, stay
from reader.prompt import Prompt, PromptKind
from reader.state import State


def complete(state: State, prompt: Prompt, by: int) -> Step:
    """Ask what the word at the caret may go on to; once that is known, the next offer."""
    if prompt.offers:
        chosen = (prompt.chosen + by) % len(prompt.offers)
        line = prompt.completed(prompt.offers, chosen, prompt.offered_at)
        return replace(state, prompt=line, message=""), ()
    state = replace(state, prompt=replace(prompt, offered=False))
    return stay(state, "looking", CompleteQuery(prompt.text[: prompt.caret]))


def completed(state: State, answer: Completed) -> Step:
    """The answer, unless somebody typed on; what is found goes with it."""
    prompt = state.prompt
    if prompt is None or prompt.kind is not PromptKind.FIND or prompt.offers:
        return state, ()
    if prompt.text[: prompt.caret] != answer.left:
        return state, ()
    if not answer.offers:
        begun = answer.left[answer.start :]
        return stay(
            state, f"nothing here begins with {begun}" if begun else "nothing to offer here"
        )
    line = prompt.completed(answer.offers, 0, answer.start)
    return finding.asked(replace(state, prompt=line, message=""), line.text, finished=False)
