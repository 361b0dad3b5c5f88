"""Frames on their way to the terminal: past Textual where that is possible, else through it."""

import os
import pty
import select
import signal
import termios
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from textual.app import App
from textual.geometry import Size

from annotations.identifiers import Author
from corpus.library import Corpus
from reader.app import ReaderApp
from reader.launch import first_state
from reader.terminal import seam
from reader.terminal.capabilities import PLAINEST, Capabilities
from reader.terminal.drain import Drain
from reader.terminal.driver import Driver
from reader.terminal.entry import LEAVE, SHOW_CURSOR, Entry
from reader.terminal.painter import Painter
from tests.pty.articles import REGISTER, write_corpus


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """Both ends of a terminal: ours, the program's."""
    ours, theirs = pty.openpty()
    yield ours, theirs
    os.close(ours)
    os.close(theirs)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[ReaderApp]:
    corpus = Corpus(write_corpus(tmp_path / "corpus"))
    app = ReaderApp(corpus, first_state(corpus, Author("anna")), "", Painter(Capabilities()))
    yield app
    app.session.close()


# ---- drain -----------------------------------------------------------------------------------


def test_pieces_are_sent_in_one_write(
    terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    writes: list[bytes] = []
    write = os.write

    def watched(descriptor: int, data: bytes) -> int:
        writes.append(data)
        return write(descriptor, data)

    monkeypatch.setattr(os, "write", watched)
    drain = Drain(terminal[1])
    for piece in ("one ", "two\n", "“three”"):
        drain.asked()
        drain.write(piece)
    assert drain.is_busy()
    drain.flush()
    assert not drain.is_busy()
    assert writes == ["one two\n“three”".encode()]


def test_a_full_line_is_busy_until_somebody_reads(terminal: tuple[int, int]) -> None:
    """The thread that flushes waits; the one that asks is told when everything has gone."""
    ours, theirs = terminal
    drain, gone = Drain(theirs), threading.Event()
    drain.drained = gone.set
    drain.asked()
    drain.write("x" * 100_000)
    thread = threading.Thread(target=drain.flush)
    thread.start()
    assert not gone.wait(0.1)
    assert drain.is_busy()
    while not gone.is_set():
        # The last bytes may be read before the thread says that they have gone.
        if select.select([ours], [], [], 0.01)[0]:
            os.read(ours, 65536)
    thread.join()
    assert not drain.is_busy()


def test_a_terminal_that_is_gone_takes_nothing_and_raises_nothing() -> None:
    ours, theirs = pty.openpty()
    os.close(ours)
    drain = Drain(theirs)
    drain.asked()
    drain.write("lost")
    drain.flush()
    os.close(theirs)
    assert not drain.is_busy()


# ---- driver ----------------------------------------------------------------------------------


def test_the_size_that_is_told_last_is_the_one_that_the_terminal_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A signal that comes while the size before is being told is heard after that."""
    sizes, told, waits = [(10, 3), (80, 24)], list[Size](), list[Callable[[], None]]()

    def size_just_before_another_signal(driver: Driver) -> tuple[int, int]:
        size = sizes.pop(0)
        if sizes:
            driver._resized(signal.SIGWINCH, None)
        return size

    monkeypatch.setattr(Driver, "_get_terminal_size", size_just_before_another_signal)
    monkeypatch.setattr(Driver, "send_message", lambda _, message: told.append(message.size))
    driver = Driver.__new__(Driver)
    driver._in_band_window_resize = False
    driver._loop = SimpleNamespace(call_soon_threadsafe=waits.append)  # type: ignore[assignment] # all that is used
    driver._resized(signal.SIGWINCH, None)
    while waits:
        waits.pop(0)()
    assert told == [Size(10, 3), Size(80, 24)]
    assert driver.take_resized()
    assert not driver.take_resized()


# ---- entry -----------------------------------------------------------------------------------


def test_a_terminal_that_is_taken_keeps_keys_and_is_given_back(terminal: tuple[int, int]) -> None:
    """What was typed before and after waits to be read, nothing is echoed."""
    ours, theirs = terminal
    before = termios.tcgetattr(theirs)
    os.write(ours, b"jk")
    assert os.read(ours, 10) == b"jk", "echoed by a terminal that nobody took"
    entry = Entry(theirs, theirs)
    os.write(ours, b"c\x03")
    typed = b""
    while len(typed) < 4:
        typed += os.read(theirs, 10)
    assert typed == b"jkc\x03"
    entry.undo()
    assert termios.tcgetattr(theirs) == before
    assert os.read(ours, 100).decode().endswith(LEAVE + SHOW_CURSOR)


# ---- seam ------------------------------------------------------------------------------------


def test_textual_is_as_it_is_known() -> None:
    assert seam.is_as_known()


@pytest.mark.parametrize("changed", [None, "no method", lambda self, frame: None])
def test_another_textual_gets_stock_output(
    changed: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the private method is gone or takes something else, nothing stands on it."""
    monkeypatch.setattr(App, "_display", changed)
    assert not seam.is_as_known()
    with Corpus(write_corpus(tmp_path / "corpus")) as corpus:
        app = ReaderApp(corpus, first_state(corpus, Author("anna")), "", Painter(PLAINEST))
        assert app.painter is None
        app.session.close()


async def test_a_headless_driver_gets_stock_output(app: ReaderApp) -> None:
    """What Textual's own tests and web drivers see is what the canvas draws."""
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.painter is not None
        while REGISTER not in (shown := text_of(app)) and "Ferry burns" not in shown:
            await pilot.pause(0.05)


def text_of(app: ReaderApp) -> str:
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)
