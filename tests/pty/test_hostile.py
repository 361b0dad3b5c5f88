"""Whatever a stranger wrote into a text, a name or a note: none of it speaks to the terminal."""

import json
import re
from pathlib import Path

import pytest

from annotations.collected import AnnotationSet
from annotations.editing import comment
from annotations.identifiers import Author
from annotations.model import Target
from annotations.sidecar import save
from annotations.snapshot import Sidecar
from corpus.library import Corpus
from tests.pty.conftest import Start
from tests.pty.sidecars import sidecar_of
from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty

PAYLOADS = {
    "title": "\x1b]0;taken\x07",
    "clipboard": "\x1b]52;c;dGFrZW4=\x1b\\",
    "report": "\x1b[6n\x1b[21t",
    "cursor": "safe\n\x1b[1A\x1b[2Kforged",
    "modes": "\x1b[?1000l\x1b[?2004l\x1b[?1049l",
    "c1": "\x9b31mred\x9d0;taken\x9c",
    "bell": "\x07\x07",
    "charset": "\x0elqk\x0f",
    "return": "good\revil",
    "nothing": "a\x00b",
}
"""Invented ones, by what they would do."""

OF_NO_TEXT = re.compile(r"[\x00\x07\x0e\x0f]")
"""A file with these is a binary file, which is not listed; they stand in names and notes."""

POINTER = re.compile(r"\x1b\]22;[a-z]*\x07")
"""The shape of the mouse's pointer, which the reader does set."""

CONTROLS = re.compile(r"[\x00-\x07\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f]|\x1b[]P_^X#]")
"""What the reader itself never sends: it moves the cursor, and sets styles and modes."""


@pytest.fixture(params=["invented", "real"])
def payloads(request: pytest.FixtureRequest) -> dict[str, str]:
    """What must not reach a terminal raw, by name."""
    if request.param == "invented":
        return PAYLOADS
    path: Path = request.getfixturevalue("testdata") / "escapes" / "cases.jsonl"
    cases = map(json.loads, path.read_text("utf-8").splitlines())
    return {c["name"]: c["payload"] for c in cases if c["raw_forbidden_on_terminal"]}


@pytest.fixture
def corpus(tmp_path: Path, payloads: dict[str, str]) -> Path:
    """One document with all payloads in its text and notes; one for each as name and title."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    everything = folder / "00 all.txt"
    texts = {name: OF_NO_TEXT.sub("", each) for name, each in payloads.items()}
    lines = (f"The case {name} stands before {each} after." for name, each in texts.items())
    everything.write_text("All cases\n\n" + "\n\n".join(lines) + "\n", "utf-8", newline="")
    for name, each in payloads.items():
        part = each.replace("/", "").replace("\0", "")
        text = f"Case {name} {texts[name]} title\n\nThe quay stands before {texts[name]} after.\n"
        (folder / f"{name} {part}.txt").write_text(text, "utf-8", newline="")
    write_notes(folder, everything, payloads)
    return folder


def write_notes(folder: Path, document: Path, payloads: dict[str, str]) -> None:
    """A note on the whole document for each payload."""
    author = Author("anna")
    with Corpus(folder) as corpus, corpus.open(document.name) as opened:
        target = Target(opened.digest())
    sidecar = Sidecar.empty(document.name, "anna", author.new_id())
    path = sidecar_of(document)
    for each in payloads.values():
        notes = AnnotationSet.of(document.name, sidecar)
        changes = comment(notes, author, f"note {each} end", [target]).changes
        saved = save(path, changes, blank=sidecar, state_folder=folder.parent, known=sidecar)
        sidecar = saved.sidecar


def assert_inert(terminal: Terminal, payloads: dict[str, str]) -> None:
    sent = terminal.received.decode("utf-8")
    assert [name for name, each in payloads.items() if each in sent] == []
    assert CONTROLS.search(POINTER.sub("", sent)) is None


def test_no_payload_reaches_the_terminal(
    start: Start, corpus: Path, payloads: dict[str, str]
) -> None:
    """Names, titles, texts, hits, notes, tags and what is typed, on every screen."""
    terminal = start(corpus, size=(80, 60))
    terminal.wait_for("All cases", *(f"Case {name}" for name in payloads))
    terminal.type("\r")
    terminal.wait_for("All cases", *(f"case {name} stands" for name in payloads))
    terminal.type("l")
    terminal.wait_for("before")
    terminal.type("c")
    terminal.wait_for("who?")
    terminal.type("lo")
    terminal.wait_for("annotations")
    terminal.wait_until(lambda: terminal.screen().count("note") >= len(payloads), "the notes")
    terminal.type("qfbefore\r")
    terminal.wait_for("[before]", f"{len(payloads) + 1} documents")
    terminal.type("G\r")
    terminal.wait_for("The quay stands before")
    terminal.type("/")
    for each in payloads.values():
        terminal.wait_status("/")
        terminal.paste("typed " + each.replace("\x1b", ""))
        terminal.wait_status("/typed ")
        terminal.type("\x15")
        terminal.wait_gone("/typed ")
    terminal.type("quay\r")
    terminal.wait_status("match 1 of")
    assert_inert(terminal, payloads)
    assert terminal.quit() == 0
