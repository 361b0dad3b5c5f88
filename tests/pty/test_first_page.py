"""The first page of a lone document: there before Textual is, and never written again."""

import os
import re
import signal
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from reader.early.library_page import kept_library
from reader.first_page import first_page
from tests.pty.articles import ARTICLES, SECOND, TITLES
from tests.pty.conftest import ROOT, Start, environment_of_a_user
from tests.pty.sidecars import chains
from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty

HELD_UP = """
import os, sys, threading
from pathlib import Path
from reader.early.screen import early_page
early = early_page(sys.argv[1])
assert early is not None
from reader.first_page import first_page
page = first_page(sys.argv[1], None, early)
assert page is not None
loaded = sorted({name.partition(".")[0] for name in sys.modules} & {"textual", "rich", "regex"})
assert not loaded, loaded
while not Path(sys.argv[1]).with_suffix(".go").exists():
    threading.Event().wait(0.01)
from reader.entrance import Request, read
sys.exit(read(Request(Path(sys.argv[1])), page))
"""
"""The reader, that after its first page waits until it is told to go on."""

EMPTY = """
import sys
import termios
from pathlib import Path
from reader.early.screen import early_page
from reader.first_page import first_page
page = early_page(sys.argv[1]) or first_page(sys.argv[1])
print("drawn" if page else "left alone", flush=True)
"""


@pytest.fixture
def document(corpus: Path) -> Path:
    """Paragraphs enough for several pages, with a name that can be tagged on the first."""
    path = corpus / SECOND
    path.write_text(
        ARTICLES[SECOND]
        + "".join(f"Nobody was hurt on boat {number}, he added.\n\n" for number in range(60)),
        "utf-8",
    )
    return path


def tagged(start: Start, document: Path) -> None:
    terminal = start(document)
    terminal.wait_for("c claim")
    terminal.type("JJcs")
    terminal.wait_for("C1 <- 1 Ilo Varr")
    terminal.type("g")
    assert terminal.quit() == 0


def underlined(terminal: Terminal) -> str:
    cells = (cell for row in terminal.emulator.cells()[1:-2] for cell in row[9:])
    return " ".join("".join(c[0] if c[5] else " " for c in cells).split())


def bold(terminal: Terminal) -> str:
    cells = (cell for row in terminal.emulator.cells()[1:-2] for cell in row[9:])
    return " ".join("".join(c[0] if c[3] else " " for c in cells).split())


def test_the_page_stands_with_its_highlights_before_anything_is_loaded(
    start: Start, document: Path
) -> None:
    """Text is not written again when the reader takes over, and typed keys are heard then."""
    tagged(start, document)
    terminal = start(document, program=["-c", HELD_UP])
    terminal.wait_until(lambda: underlined(terminal).endswith("brought ashore."), "the highlights")
    assert underlined(terminal).startswith("Meanwhile, the island agency Coast Wire reported")
    assert "Ilo Varr" in bold(terminal)
    shown, drawn = underlined(terminal), len(terminal.received)
    terminal.type("llx")
    document.with_suffix(".go").touch()
    terminal.wait_status("no annotation here")
    terminal.wait_for("Nobody was hurt on the quay, he", ">        the lower deck")
    taken_over = bytes(terminal.received[drawn:])
    for word in (b"Meanwhile", b"Speaking on the radio", b"\x1b[2J", b"\x1b[?1049h"):
        assert word not in taken_over
    assert underlined(terminal) == shown
    assert terminal.received.count(b"Speaking on the radio") == 1
    assert terminal.quit() == 0
    assert list(chains(document).values()) == [("Ilo Varr",)]


def test_the_page_is_the_one_that_was_left(start: Start, document: Path) -> None:
    terminal = start(document)
    terminal.wait_for("c claim")
    terminal.type("  ")
    terminal.wait_until(lambda: "Passengers' list" not in "\n".join(terminal.emulator.rows()[1:]))
    assert terminal.quit() == 0
    again = start(document, program=["-c", HELD_UP])
    again.wait_for("Nobody was hurt on boat 12,")
    assert "Meanwhile" not in again.screen()
    drawn = len(again.received)
    document.with_suffix(".go").touch()
    again.wait_status("c claim")
    assert again.received[drawn:].count(b"Nobody") == 0, again.screen()
    assert again.quit() == 0


def test_an_edited_document_is_highlighted_nowhere_wrongly(start: Start, document: Path) -> None:
    """Where the text is another one by now, the page waits for what the anchors say."""
    tagged(start, document)
    document.write_text("An earlier line.\n\n" + document.read_text("utf-8"), "utf-8")
    terminal = start(document, program=["-c", HELD_UP])
    terminal.wait_for("An earlier line", "Meanwhile")
    assert underlined(terminal) == ""
    document.with_suffix(".go").touch()
    terminal.wait_status("c claim")
    terminal.wait_until(lambda: "Coast Wire reported" in underlined(terminal), "found again")
    assert terminal.quit() == 0


UNUSUAL = {
    "empty": b"",
    "binary": b"PK\x03\x04 and so on",
    "with NUL": b"one\0two",
    "Latin-1": "Der Hafen von Varrhaven, früh".encode("latin-1"),
    "UTF-16": "boats".encode("utf-16"),
}


@pytest.mark.parametrize("data", UNUSUAL.values(), ids=UNUSUAL)
def test_what_is_no_plain_text_is_left_to_the_reader(
    start: Start, tmp_path: Path, data: bytes
) -> None:
    """The terminal is not touched."""
    path = tmp_path / "unusual.txt"
    path.write_bytes(data)
    terminal = start(path, program=["-c", EMPTY])
    terminal.wait_for("left alone")
    assert b"\x1b" not in terminal.received


def test_what_is_no_file_is_left_to_the_reader(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert first_page(str(tmp_path / "pipe")) is None
    assert first_page(str(tmp_path / "missing")) is None
    assert first_page(str(tmp_path)) is None


def test_an_error_gives_the_terminal_back(start: Start, document: Path) -> None:
    """A reader that cannot begin says so on the screen that was there before."""
    folder = Path(os.environ["GLOSS_CONFIG_DIR"])
    folder.mkdir(exist_ok=True)
    (folder / "config.toml").write_text("annotator = \n", "utf-8")
    terminal = start(document, {"GLOSS_ANNOTATOR": ""})
    assert terminal.ended() == 2
    last = terminal.received.rindex(b"\x1b[?1049l")
    assert b"config.toml" in terminal.received[last:]
    assert terminal.emulator.cursor_shown


def test_escapes_in_the_text_reach_no_terminal(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("one \x1b]0;taken\x07 two \x9b31m three \u202e\n", "utf-8")
    terminal = start(path)
    terminal.wait_for("one ␛]0;taken␇ two")
    terminal.wait_status("c claim")
    sent = terminal.received.decode()
    assert not re.search("\x1b]0;taken|\x9b|\u202e|\x07 two", sent)
    assert terminal.quit() == 0


def test_nothing_but_the_standard_library_is_loaded() -> None:
    """Of ours, only what draws."""
    code = "import sys, reader.__main__, reader.first_page, reader.first_marks; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {code}"],
        capture_output=True,
        text=True,
        check=True,
        env=environment_of_a_user(),
    )
    loaded = set(done.stdout.split())
    assert not {"pathlib", "dataclasses", "json", "hashlib", "asyncio", "inspect"} & loaded
    ours = {name for name in loaded if name.startswith(("annotations", "corpus"))}
    assert ours <= {"corpus", "corpus.canonical"}


def test_the_library_stands_before_anything_is_loaded(start: Start, corpus: Path) -> None:
    """As it was when it was left, and no line of it is written again."""
    terminal = start(corpus)
    terminal.wait_for("Start:", TITLES[SECOND])
    terminal.type("j\rJJcs")
    terminal.wait_for("C1 <- 1 Ilo Varr")
    terminal.type("q")
    terminal.wait_for("documents")
    assert terminal.quit() == 0
    again = start(corpus, program=["-c", HELD_UP])
    again.wait_for(TITLES[SECOND])
    again.pump(0.05)
    shown, drawn = again.screen(), len(again.received)
    assert "Start:" not in shown
    assert "Enter open" not in shown
    assert re.search(r"^ +\d+% +1 +- +1 ", shown, re.MULTILINE)
    again.type("j")
    corpus.with_suffix(".go").touch()
    again.wait_for("Enter open")
    taken_over = bytes(again.received[drawn:])
    assert taken_over.count(b" / ") <= 2, "the line that is left, and the one that is chosen"
    assert again.quit() == 0


def test_the_list_of_a_killed_reader_stands_at_the_next_start(start: Start, corpus: Path) -> None:
    terminal = start(corpus)
    terminal.wait_for("Start:", TITLES[SECOND])
    terminal.wait_until(lambda: kept_library(str(corpus)) is not None, "the list kept")
    terminal.process.kill()
    terminal.process.wait()
    again = start(corpus, program=["-c", HELD_UP])
    again.wait_for(TITLES[SECOND])
    assert "Enter open" not in again.screen()
    corpus.with_suffix(".go").touch()
    again.wait_for("Enter open")
    assert again.quit() == 0


UNLISTED = HELD_UP.replace(
    "from reader.entrance",
    """
import corpus.library
from corpus.errors import CorpusError

def refused(*_):
    raise CorpusError("the folder is not there any more")

corpus.library.Corpus.known_documents = refused
from reader.entrance""",
)
"""The reader, that can't list its documents."""


def test_a_library_that_cannot_be_listed_says_so(start: Start, corpus: Path) -> None:
    terminal = start(corpus)
    terminal.wait_for("Start:", TITLES[SECOND])
    assert terminal.quit() == 0
    again = start(corpus, program=["-c", UNLISTED])
    again.wait_for(TITLES[SECOND])
    corpus.with_suffix(".go").touch()
    again.wait_status("not there any more")
    assert again.quit() == 0


def test_a_library_that_nobody_left_waits(start: Start, corpus: Path) -> None:
    terminal = start(corpus, program=["-c", EMPTY])
    terminal.wait_for("left alone")


EARLY = """
import sys, time
from reader.early.screen import early_page
page = early_page(sys.argv[1])
assert page is not None
while True:
    time.sleep(0.05)
"""
"""The first page, and nothing after it.

A signal that comes between the last instruction and a sleep is heard when that ends: it is short.
"""


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_signal_before_the_reader_is_up_gives_the_terminal_back(
    start: Start, corpus: Path, name: str
) -> None:
    document = sorted(corpus.glob("*.txt"))[0]
    terminal = start(document, program=("-c", EARLY))
    before = termios.tcgetattr(terminal.output)
    terminal.wait_until(lambda: b"\x1b[?1049h" in terminal.received, "the first page")
    terminal.wait_until(lambda: any(terminal.emulator.rows()), "the first page")
    os.kill(terminal.process.pid, signal.SIGTSTP)
    os.kill(terminal.process.pid, getattr(signal, name))
    terminal.wait_until(lambda: terminal.process.poll() is not None, "its end")
    assert terminal.process.returncode == -getattr(signal, name)
    while terminal.pump(0.2):
        pass
    assert terminal.received.endswith(b"\x1b[?7h\x1b[?1049l\x1b[?25h")
    assert termios.tcgetattr(terminal.output)[3] == before[3]
