"""Work that nobody waits for goes on at once while nobody types, and pauses while somebody does."""

import pytest

from reader.session import courtesy
from reader.session.courtesy import Courtesy


def test_it_pauses_only_where_a_key_came_a_moment_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    now, slept = [1_000.0], list[float]()
    monkeypatch.setattr(courtesy, "monotonic", lambda: now[0])
    monkeypatch.setattr(courtesy, "sleep", slept.append)
    polite = Courtesy()
    polite.give_way()
    assert not slept
    polite.heard()
    now[0] += courtesy.QUIET / 2
    polite.give_way()
    assert slept == [courtesy.PAUSE]
    now[0] += courtesy.QUIET
    polite.give_way()
    assert slept == [courtesy.PAUSE]
