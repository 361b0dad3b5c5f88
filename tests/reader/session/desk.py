"""A session over real documents whose answers are a list."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from annotations.editing import tag_passage
from annotations.history import History
from annotations.model import CLAIM, TagBody
from annotations.selectors import Span
from corpus.library import Corpus
from reader.effects import Commit, Open
from reader.messages import Message, Opened, Remembered
from reader.modes.edits import target_of
from reader.session.session import Session
from tests.reader.harness import fixed_author
from tests.reader.shelf import LAMP

M = TypeVar("M", bound=Message)


class Desk:
    """A session whose answers are a list."""

    def __init__(self, folder: Path) -> None:
        self.messages: list[Message] = []
        self.session = Session(Corpus(folder), fixed_author(), self.messages.append)

    def wait(self, kind: type[M], such: Callable[[M], bool] = lambda _: True) -> M:
        """The first answer of a kind, which is then taken away."""
        end = time.monotonic() + 20
        while time.monotonic() < end:
            for message in list(self.messages):
                if isinstance(message, kind) and such(message):
                    self.messages.remove(message)
                    return message
            time.sleep(0.005)
        raise AssertionError(f"no {kind.__name__} among {self.messages}")

    def open(
        self,
        name: str = "b-lamp.txt",
        byte: int | None = None,
        point: int | None = None,
        focus: str = "",
    ) -> Opened:
        self.session.perform(Open(name, byte, point, focus))
        return self.wait(Opened)

    def wait_for_history(self, folder: Path) -> History:
        """What a reader that is started now can undo."""
        later = Desk(folder)
        later.session.start()
        history = later.wait(Remembered).history
        later.session.close()
        return history

    def claim(self, opened: Opened, words: str) -> Commit:
        document = opened.document
        start = LAMP.index(words)
        span = document.bytes(Span(start, start + len(words)))
        edit = tag_passage(
            document.annotations,
            self.session.author,
            TagBody(CLAIM),
            (target_of(document, span),),
        )
        return Commit(edit)


def until(holds: Callable[[], bool]) -> None:
    """Wait for what a thread does."""
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end, "it never was"
        time.sleep(0.05)
