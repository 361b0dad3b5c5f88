"""Answers of the session as Textual's messages: they come from threads and are heard like keys."""

from textual.message import Message as TextualMessage

from reader.messages import Message


class Answer(TextualMessage):
    """A message of the session on its way to the screen's thread."""

    def __init__(self, message: Message) -> None:
        super().__init__()
        self.message = message
