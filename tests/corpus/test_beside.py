"""Work beside: its result comes, its failure is told, and nothing of the child is left behind."""

import os
import signal
import threading
from unittest.mock import patch

import pytest

from corpus import beside as module
from corpus.beside import beside

# Python 3.12 warns of forks beside threads, which a test runner has; a command has none by then.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


@pytest.fixture(autouse=True)
def alone_with_two_processors() -> object:
    """As in a command: a test runner has threads of its own."""
    with (
        patch.object(threading, "active_count", return_value=1),
        patch.object(module, "_processors", return_value=2),
    ):
        yield


def test_the_result_of_another_process_comes() -> None:
    answer = beside(lambda: f"öre {os.getpid()}")
    assert answer is not None
    word, pid = answer().split()
    assert word == "öre"
    assert int(pid) != os.getpid()
    with pytest.raises(ChildProcessError):
        os.waitpid(int(pid), 0)  # its end was waited for


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt, SystemExit])
def test_work_that_fails_gives_nothing(
    failure: type[BaseException], capfd: pytest.CaptureFixture[str]
) -> None:
    def fail() -> str:
        raise failure

    answer = beside(fail)
    assert answer is not None
    assert answer() == ""
    assert capfd.readouterr() == ("", "")


def test_a_child_that_stands_still_is_given_up() -> None:
    def stand_still() -> str:
        os.kill(os.getpid(), signal.SIGSTOP)
        return "too late"

    answer = beside(stand_still)
    assert answer is not None
    with (
        patch.object(module, "PATIENCE", 0.2),
        patch.object(os, "kill", wraps=os.kill) as killing,
    ):
        assert answer() == ""
    pid, _ = killing.call_args.args
    with pytest.raises(ChildProcessError):
        os.waitpid(pid, 0)


def test_there_is_no_child_where_it_would_win_nothing_or_find_locks_held() -> None:
    with patch.object(module, "_processors", return_value=1):
        assert beside(str) is None
    with patch.object(threading, "active_count", return_value=2):
        assert beside(str) is None
    with patch.object(os, "fork", side_effect=OSError("too many processes")):
        assert beside(str) is None
