"""The picker of `t`: tags of the codebook by letter or by typing; a typo makes no new one."""

from dataclasses import replace

from annotations.changes import Edit
from annotations.codebook import CodebookTag
from annotations.errors import CodebookError
from annotations.identifiers import new_id
from annotations.values import dataclass
from corpus.codebook_edits import with_tag
from reader.action import Mode
from reader.effects import Commit, Effect
from reader.keys import folded
from reader.likeness import ranked
from reader.modes import hits
from reader.modes.edits import codebook_edit, perform_parts
from reader.modes.step import Step, Transition, stay
from reader.modes.tagging import tag_with
from reader.prompt import Prompt, PromptKind
from reader.state import State

PICKERS = (PromptKind.TAG, PromptKind.TAG_HITS)


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of the picker. create: it is what was typed and no tag yet."""

    tag: CodebookTag
    listed: bool = True
    create: bool = False


def choices(state: State) -> tuple[Choice, ...]:
    """The tags that fit what was typed, best first; creating one comes last, apart from them."""
    typed = state.prompt.text if state.prompt else ""
    known = known_tags(state)
    found = tuple(known[name] for name in ranked(typed, tuple(known)))
    name = " ".join(typed.split())
    if not name or any(each.casefold() == name.casefold() for each in known):
        return found
    return (*found, Choice(CodebookTag(name), listed=False, create=True))


def known_tags(state: State) -> dict[str, Choice]:
    """The tags that can be chosen, by name: of the codebook, others in use, the built-in ones."""
    codebook = state.codebook
    own = [tag for tag in codebook.offered if not tag.built_in]
    found = {tag.name: Choice(tag) for tag in own}
    here = state.document.annotations.tags if state.document else ()
    for name in (*state.tags, *here):
        if name not in codebook.by_name:
            found.setdefault(name, Choice(CodebookTag(name), listed=False))
    # Claim and source have keys of their own, so that they are seldom looked for here.
    return found | {tag.name: Choice(tag) for tag in codebook.offered if tag.built_in}


def by_letter(state: State, key: str) -> CodebookTag | None:
    """The tag whose letter `key` is, while nothing is typed yet.

    On another keyboard the key in the same place counts, unless a tag's name begins with what it
    types there.
    """
    prompt = state.prompt
    if prompt is None or prompt.kind not in PICKERS or prompt.text:
        return None
    begins = any(name.casefold().startswith(key.casefold()) for name in known_tags(state))
    keys = (key,) if key.isascii() or begins else (key, folded(key, state.layout))
    return next((tag for tag in state.codebook.offered if tag.key and tag.key in keys), None)


def entered(state: State, prompt: Prompt) -> Step:
    """Tag with what is chosen; what is no tag yet is asked about first."""
    found = choices(replace(state, prompt=prompt))
    if not found or not (prompt.text.strip() or prompt.chosen):
        return stay(state, "no tag typed")
    choice = found[prompt.chosen % len(found)]
    if choice.create:
        return asked(state, choice.tag.name)
    return tagged(state, choice.tag.name)


def tagged(state: State, name: str) -> Step:
    """Tag what the picker was asked for: the hits that are meant, or what is at the cursor."""
    return (hits.tag_with if state.screen is Mode.FINDING else tag_with)(state, name)


def asked(state: State, name: str) -> Step:
    """Ask whether a tag that is not there yet is meant."""
    text = f"no tag “{name}” yet: y makes it and tags, any other key drops it"
    return replace(state, overlay=Mode.CONFIRM, new_tag=name, message=text), ()


def created(state: State, _key: str) -> Step:
    """Make the tag that was asked about, and tag with it."""
    name, text = state.new_tag, state.codebook_text
    state = replace(state, overlay=None, new_tag="")
    if text is None or not state.codebook.binding or name in state.codebook.by_name:
        return tagged(state, name)
    try:
        listed = codebook_edit(text, with_tag(text, name, {}), f"tag {name}", new_id())
    except CodebookError as error:
        return stay(state, str(error))
    state, saving = perform_parts(state, (listed,), "")
    state, effects = tagged(state, name)
    if state.screen is Mode.FINDING:
        return state, (*saving, *effects)
    # What made the tag and what first used it are one step.
    *before, last = state.history.done
    done = (*before, replace(last, group=listed.group))
    state = replace(state, history=replace(state.history, done=done))
    return state, (*saving, *(_grouped(effect, last, listed.group) for effect in effects))


def _grouped(effect: Effect, edit: Edit, group: str) -> Effect:
    same = isinstance(effect, Commit) and effect.edit == edit
    return Commit(replace(edit, group=group)) if same else effect


def dropped(state: State) -> State:
    """Nothing is made after all."""
    said = f"“{state.new_tag}” is not made" if state.new_tag else ""
    return replace(state, overlay=None, new_tag="", message=said)


TRANSITIONS: dict[str, Transition] = {"confirm": created}
