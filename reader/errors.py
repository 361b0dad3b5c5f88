"""The exceptions of `reader`.

ReaderError
└── UsageError     wrong use or unreadable input: the command ends with exit code 2
"""


class ReaderError(Exception):
    """Base of everything that `reader` raises on purpose."""


class UsageError(ReaderError):
    """Wrong use or unreadable input; the message says what to do next."""
