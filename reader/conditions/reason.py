"""What a condition is asked and answers with."""

from collections.abc import Callable, Mapping

from reader.state import State

Reason = str | None
"""Why an action cannot be done, in the words of the bottom row; None where it can."""
Conditions = Mapping[str, Callable[[State, str], Reason]]
"""Conditions by the name of the action; each is asked with the key that was pressed."""
