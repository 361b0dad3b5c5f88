"""A line that a person types into: pure editing, so that keys never race a focus."""

from dataclasses import replace
from enum import StrEnum

from annotations.graphemes import next_boundary, previous_boundary
from annotations.values import dataclass
from reader.terminal.inert import inert

MAX_LENGTH = 2_000
"""Code points that a prompt takes; a pasted article is no query and no note."""


_ABOUT = 24
"""Code points of a name that stand before the line."""


class PromptKind(StrEnum):
    """What the line is for."""

    FIND = "find"
    SEARCH = "search"
    EXTEND = "extend"
    NOTE = "note"
    TAG = "tag"
    TAG_HITS = "tag hits"
    SAVE_SEARCH = "save search"
    SAVED_SEARCH = "saved search"
    NARROW = "narrow"
    SOURCE = "source"
    PALETTE = "palette"
    ATTRIBUTE = "attribute"
    NEW_TAG = "new tag"
    RENAME = "rename"
    MERGE = "merge"
    GUIDELINE = "guideline"
    EXAMPLE = "example"
    ANNOTATOR = "annotator"
    PLACE = "place"
    TOPIC = "topic"
    FIGURE = "figure"
    JOIN = "join"


OF_A_PLACE = {
    PromptKind.EXTEND,
    PromptKind.SOURCE,
    PromptKind.NOTE,
    PromptKind.TAG,
    PromptKind.TOPIC,
    PromptKind.FIGURE,
}
"""Prompts about a selection or a sentence, which is another one once a document is shown anew."""

LABELS = {
    PromptKind.FIND: "find: ",
    PromptKind.SEARCH: "/",
    PromptKind.EXTEND: "extend to /",
    PromptKind.NOTE: "note: ",
    PromptKind.TAG: "tag: ",
    PromptKind.TAG_HITS: "tag these hits: ",
    PromptKind.SAVE_SEARCH: "save this search as: ",
    PromptKind.SAVED_SEARCH: "saved search: ",
    PromptKind.NARROW: "only those of: ",
    PromptKind.SOURCE: "source: ",
    PromptKind.PALETTE: "do: ",
    PromptKind.ATTRIBUTE: "{}: ",
    PromptKind.NEW_TAG: "new tag: ",
    PromptKind.RENAME: "rename {} to: ",
    PromptKind.MERGE: "merge {} into: ",
    PromptKind.GUIDELINE: "use {} when: ",
    PromptKind.EXAMPLE: "example of {}: ",
    PromptKind.ANNOTATOR: "your name: ",
    PromptKind.TOPIC: "topic: ",
    PromptKind.FIGURE: "figure: ",
    PromptKind.PLACE: "keep annotations in: ",
    PromptKind.JOIN: "git left both sides in your sidecar; Enter merges them, Esc leaves it ",
}


@dataclass(frozen=True, slots=True)
class Prompt:
    """text: what was typed; caret: code point in it; chosen: which option is marked, if any.

    about: the attribute or the tag that is asked about, where there is one.
    offered: the text stands there from the last time, and what is typed first replaces it.
    offers: what the last word may go on to, the `chosen` one of which stands from `offered_at` to
    the caret. recalled: how many searches back one has gone; draft: what was typed before that.
    """

    kind: PromptKind
    text: str = ""
    caret: int = 0
    chosen: int = 0
    about: str = ""
    offered: bool = False
    offers: tuple[str, ...] = ()
    offered_at: int = 0
    recalled: int = 0
    draft: str = ""

    @classmethod
    def offering(cls, kind: PromptKind, text: str) -> "Prompt":
        """A prompt with `text` in it, to be entered, edited or simply typed over."""
        return cls(kind, text, len(text), offered=bool(text))

    @property
    def label(self) -> str:
        """What stands before the line."""
        about = inert(self.about)
        return LABELS[self.kind].format(about if len(about) <= _ABOUT else f"{about[:_ABOUT]}…")

    def typed(self, text: str) -> "Prompt":
        """With `text` at the caret; line breaks and tabs become blanks, what is too long is cut."""
        if self.offered:
            return self._cut(0, len(self.text)).typed(text)
        clean = " ".join(text.splitlines()).replace("\t", " ")[: MAX_LENGTH - len(self.text)]
        line = self.text[: self.caret] + clean + self.text[self.caret :]
        return replace(self._plain(), text=line, caret=self.caret + len(clean))

    def _plain(self) -> "Prompt":
        """The line as if it had been typed just so."""
        return replace(self, chosen=0, offered=False, offers=(), recalled=0, draft="")

    def completed(self, offers: tuple[str, ...], chosen: int, start: int) -> "Prompt":
        """With the offer `chosen` in the place of what stands from `start` to the caret."""
        offer = offers[chosen]
        line = self.text[:start] + offer + self.text[self.caret :]
        return replace(
            self._plain(),
            text=line,
            caret=start + len(offer),
            chosen=chosen,
            offers=offers,
            offered_at=start,
        )

    def _cut(self, start: int, end: int) -> "Prompt":
        text = self.text[:start] + self.text[end:]
        return replace(self._plain(), text=text, caret=start)

    def _at(self, caret: int) -> "Prompt":
        return replace(self, caret=caret, offered=False, offers=())

    def _word_start(self) -> int:
        left = self.text[: self.caret].rstrip()
        return left.rfind(" ") + 1

    def edited(self, key: str) -> "Prompt | None":
        """After an editing key; None where `key` edits nothing."""
        match key:
            case "backspace" | "delete" if self.offered:
                return self._cut(0, len(self.text))
            case "backspace":
                return self._cut(previous_boundary(self.text, self.caret), self.caret)
            case "delete":
                return self._cut(self.caret, next_boundary(self.text, self.caret))
            case "ctrl+w":
                return self._cut(self._word_start(), self.caret)
            case "ctrl+u":
                return self._cut(0, self.caret)
            case "ctrl+k":
                return self._cut(self.caret, len(self.text))
            case "left" | "ctrl+b":
                return self._at(previous_boundary(self.text, self.caret))
            case "right" | "ctrl+f":
                return self._at(next_boundary(self.text, self.caret))
            case "home" | "ctrl+a":
                return self._at(0)
            case "end" | "ctrl+e":
                return self._at(len(self.text))
            case "space":
                return self.typed(" ")
            case _ if len(key) == 1 and key.isprintable():
                return self.typed(key)
            case _:
                return None

    def shown(self) -> str:
        """The text as it may be drawn."""
        return inert(self.text)


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A note that was typed while its document changed. annotation: its id, "" for a passage."""

    annotation: str
    text: str
