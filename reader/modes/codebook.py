"""The codebook on a screen: adding, renaming, merging and retiring tags, saying when they fit."""

from collections.abc import Callable
from dataclasses import replace

from annotations.codebook import CodebookTag
from annotations.errors import CodebookError
from annotations.values import dataclass
from corpus.codebook_edits import Field, renamed, retired, with_tag
from corpus.codebook_file import CodebookFile
from reader.action import Mode
from reader.effects import ChangeTag, CountTags
from reader.likeness import ranked
from reader.listed import ListState
from reader.modes.edits import codebook_edit, perform_parts
from reader.modes.stack import on_top
from reader.modes.step import Step, Transition, stay
from reader.prompt import Prompt, PromptKind
from reader.state import State


@dataclass(frozen=True, slots=True)
class TagLine:
    """A tag on the screen. listed: it is in the codebook, and not only in use."""

    tag: CodebookTag
    listed: bool
    mine: int = 0
    theirs: int = 0
    successor: str = ""
    """The tag that it was renamed to or merged into by somebody else."""

    @property
    def renamed(self) -> str:
        """What there is to do with it, where it is called otherwise by now."""
        return f"now called “{self.successor}”: m merges yours into it" if self.successor else ""


def tag_lines(state: State) -> tuple[TagLine, ...]:
    """The tags that are offered, those that are retired, those in use outside the codebook."""
    uses = state.tag_uses

    def line(tag: CodebookTag, listed: bool) -> TagLine:
        mine, theirs = uses.mine.get(tag.name, 0), uses.theirs.get(tag.name, 0)
        successor = "" if listed else state.codebook.successor(tag.name)
        return TagLine(tag, listed, mine, theirs, successor)

    found = [line(tag, True) for tag in sorted(state.codebook.tags, key=lambda each: each.retired)]
    used = [
        name
        for name in dict.fromkeys((*uses.mine, *uses.theirs))
        if uses.mine.get(name, 0) + uses.theirs.get(name, 0)
    ]
    known = state.codebook.by_name
    return (*found, *(line(CodebookTag(name), False) for name in used if name not in known))


def line_selected(state: State) -> TagLine | None:
    """The tag that the keys mean."""
    lines = tag_lines(state)
    return lines[min(state.codebook_list.selected, len(lines) - 1)] if lines else None


def codebook(state: State, _key: str) -> Step:
    """The codebook on top; how often each tag is used is counted."""
    state = replace(on_top(state, Mode.CODEBOOK), codebook_list=ListState(), message="")
    return state, (CountTags(),)


def read(state: State, file: CodebookFile) -> Step:
    """The codebook as its file is now; what is wrong in it is told once."""
    before, problems = state.codebook, file.codebook.problems
    state = replace(state, codebook=file.codebook, codebook_text=file.text)
    if not problems or problems == before.problems:
        return state, ()
    first = problems[0]
    more = f" ({len(problems)} problems)" if len(problems) > 1 else ""
    place = f"{first.place}: " if first.place else ""
    return stay(state, f"glossator.toml: {place}{first.message}{more}; gloss codebook tells more")


# ---- asking --------------------------------------------------------------------------------


def _asking(kind: PromptKind, prefilled: Callable[[TagLine], str]) -> Transition:
    def transition(state: State, _key: str) -> Step:
        line = line_selected(state)
        if line is None:
            return stay(state, "no tag here")
        text = " ".join(prefilled(line).split())
        # A name is mostly typed anew, a sentence mostly added to.
        offered = bool(text) and kind in (PromptKind.RENAME, PromptKind.MERGE)
        prompt = Prompt(kind, text, len(text), about=line.tag.name, offered=offered)
        return replace(state, prompt=prompt), ()

    return transition


def add_tag(state: State, _key: str) -> Step:
    """Ask for the name of a tag."""
    return replace(state, prompt=Prompt(PromptKind.NEW_TAG)), ()


def retire(state: State, _key: str) -> Step:
    """Retire a tag, or offer it again."""
    line = line_selected(state)
    if line is None:
        return stay(state, "no tag here")
    fields: dict[str, Field] = {"retired": None if line.tag.retired else True, "use": None}
    name = line.tag.name
    what = "offered again" if line.tag.retired else "retired; x offers it again"
    label = f"{'offer' if line.tag.retired else 'retire'} “{name}”"
    return _listed(state, name, fields, label, f"“{name}” is {what}")


def merge_targets(state: State, typed: str, tag: str) -> tuple[str, ...]:
    """The tags that `tag` can be merged into, those that fit what was typed first."""
    names = tuple(each.name for each in state.codebook.offered if each.name != tag)
    return ranked(typed, names)


# ---- doing ---------------------------------------------------------------------------------


def _listed(state: State, name: str, fields: dict[str, Field], what: str, said: str) -> Step:
    """Set fields of a tag in the codebook, which is made where there is none.

    what: what is done, as undoing it says; said: what is said now.
    """
    try:
        after = with_tag(state.codebook_text or "", name, fields)
    except CodebookError as error:
        return stay(state, str(error))
    return perform_parts(state, (codebook_edit(state.codebook_text, after, what),), said)


def add_with(state: State, _about: str, text: str) -> Step:
    """Add a tag of that name."""
    if not text:
        return stay(state, "no tag named")
    if text in state.codebook.by_name:
        return stay(state, f"“{text}” is in the codebook already")
    said = f"“{text}” is added; i says when to use it"
    state, effects = _listed(state, text, {}, f"add “{text}”", said)
    names = [line.tag.name for line in tag_lines(state)]
    if text in names:
        chosen = state.codebook_list.at(names.index(text), len(names), list_height(state))
        state = replace(state, codebook_list=chosen)
    return state, effects


def guideline_with(state: State, name: str, text: str) -> Step:
    """Say when a tag is used."""
    return _said(state, name, "guideline", text)


def example_with(state: State, name: str, text: str) -> Step:
    """Give an example of what a tag fits."""
    return _said(state, name, "example", text)


def _said(state: State, name: str, field: str, text: str) -> Step:
    tag = state.codebook.by_name.get(name)
    before = (
        " ".join((tag.guideline if field == "guideline" else tag.example).split()) if tag else ""
    )
    if text == before:
        return stay(state, f"the {field} stays as it was")
    label = f"{field} of “{name}”"
    return _listed(state, name, {field: text or None}, label, f"the {label} is kept")


def rename_with(state: State, old: str, text: str) -> Step:
    """Let a tag have another name, in the codebook and in one's own annotations."""
    if not text or text == old:
        return stay(state, "the name stays as it was")
    if text in state.codebook.by_name:
        return stay(state, f"“{text}” is in the codebook already; m merges into it")
    return _changed(state, old, text, f"rename “{old}” to “{text}”", renamed)


def merge_with(state: State, old: str, text: str) -> Step:
    """Let another tag take the place of one, in the codebook and in one's own annotations."""
    found = merge_targets(state, text, old)
    if not text or not found:
        return stay(state, "no tag to merge into is chosen")
    return _changed(state, old, found[0], f"merge “{old}” into “{found[0]}”", retired)


def _changed(
    state: State, old: str, new: str, label: str, change: Callable[[str, str, str], str]
) -> Step:
    before = after = state.codebook_text
    if old in state.codebook.by_name and before is not None:
        try:
            after = change(before, old, new)
        except CodebookError as error:
            return stay(state, str(error))
    return replace(state, message=f"{label} …"), (ChangeTag(label, old, new, before, after),)


def list_height(state: State) -> int:
    """Lines of the list: the screen without headings and what is said of the selected tag."""
    return max(1, state.rows - 1 - TEXT_ROWS)


TEXT_ROWS = 6
"""Rows beneath the list for the guideline and the example of the selected tag."""


def _guideline(line: TagLine) -> str:
    return line.tag.guideline


def _example(line: TagLine) -> str:
    return line.tag.example


TRANSITIONS: dict[str, Transition] = {
    "codebook": codebook,
    "add_tag": add_tag,
    "rename_tag": _asking(PromptKind.RENAME, lambda line: line.tag.name),
    "merge_tag": _asking(PromptKind.MERGE, lambda line: line.successor),
    "retire_tag": retire,
    "guideline": _asking(PromptKind.GUIDELINE, _guideline),
    "example": _asking(PromptKind.EXAMPLE, _example),
}
