"""The exceptions of `reader`.

ReaderError
├── UsageError     wrong use or unreadable input: the command ends with exit code 2
├── SettingsError  the user's configuration cannot be read or written
└── NotKept        what the user wanted kept is not, and why
"""


class ReaderError(Exception):
    """Base of everything that `reader` raises on purpose."""


class UsageError(ReaderError):
    """Wrong use or unreadable input; the message says what to do next."""


class SettingsError(ReaderError):
    """The user's configuration cannot be read or written."""


class NotKept(ReaderError):
    """What the user wanted kept is not; the message says why and what to do next."""
