"""The picker of `t`: tags of the codebook by letter or by typing; a typo makes no new one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from annotations.codebook import CodebookTag
from reader.action import Mode
from reader.modes.step import Step, Transition, stay
from reader.modes.tagging import tag_with
from reader.prompt import Prompt, PromptKind
from reader.state import State

_LIKELY = 65
"""Of 100: how like a name what was typed must be to stand for it with a slip or two."""
_BY_LIKENESS = 3
"""Characters that must be typed before likeness counts: fewer are like everything."""


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
    here = state.document.annotations.annotations.values() if state.document else ()
    for name in (*state.tags, *(each.tag for each in here if each.tag)):
        if name not in codebook.by_name:
            found.setdefault(name, Choice(CodebookTag(name), listed=False))
    # Claim and source have keys of their own, so that they are seldom looked for here.
    return found | {tag.name: Choice(tag) for tag in codebook.offered if tag.built_in}


def ranked(typed: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names that what was typed may mean, the likeliest first.

    Those that begin with it, that have its words, that have its letters in this order; then
    those that differ from it by a slip.
    """
    words = typed.casefold().split()
    if not words:
        return names
    start = " ".join(words)

    def rank(name: str) -> int:
        folded = name.casefold()
        if folded.startswith(start):
            return 0 if folded != start else -1
        if all(word in folded for word in words):
            return 1
        return 2 if _in_order(start, folded) else 3

    sure = sorted((name for name in names if rank(name) < 3), key=rank)
    return (*sure, *_alike(start, [name for name in names if name not in sure]))


def _in_order(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters if letter != " ")


def _alike(typed: str, names: list[str]) -> Iterable[str]:
    if len(typed) < _BY_LIKENESS or not names:
        return ()
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - 15 ms that only a slip needs

    found = process.extract(
        typed, names, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_LIKELY, limit=5
    )
    return tuple(name for name, _, _ in found)


def by_letter(state: State, key: str) -> CodebookTag | None:
    """The tag whose letter `key` is, while nothing is typed yet."""
    prompt = state.prompt
    if prompt is None or prompt.kind is not PromptKind.TAG or prompt.text:
        return None
    return next((tag for tag in state.codebook.offered if tag.key == key and key), None)


def entered(state: State, prompt: Prompt) -> Step:
    """Tag with what is chosen; what is no tag yet is asked about first."""
    found = choices(replace(state, prompt=prompt))
    if not found or not (prompt.text.strip() or prompt.chosen):
        return stay(state, "no tag typed")
    choice = found[prompt.chosen % len(found)]
    if choice.create:
        return asked(state, choice.tag.name)
    return tag_with(state, choice.tag.name)


def asked(state: State, name: str) -> Step:
    """Ask whether a tag that is not there yet is meant."""
    text = f"no tag “{name}” yet: y makes it and tags, any other key drops it"
    return replace(state, overlay=Mode.CONFIRM, new_tag=name, message=text), ()


def created(state: State, _key: str) -> Step:
    """Make the tag that was asked about, and tag with it."""
    name = state.new_tag
    state = replace(state, overlay=None, new_tag="")
    return tag_with(state, name)


def dropped(state: State) -> State:
    """Nothing is made after all."""
    said = f"“{state.new_tag}” is not made" if state.new_tag else ""
    return replace(state, overlay=None, new_tag="", message=said)


TRANSITIONS: dict[str, Transition] = {"confirm": created}
