"""Whatever a stranger wrote into a text, a name or a note: none of it speaks to the terminal."""

import json
import re
from pathlib import Path

import pytest

from annotations.collected import AnnotationSet
from annotations.editing import comment, passage_targets, tag_passage
from annotations.identifiers import Author
from annotations.model import TagBody, Target
from annotations.selectors import Span
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

CONTROLS = re.compile(r"[\x00-\x07\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f]|\x1b[]P_^X#]")
"""What the reader itself never sends: it moves the cursor, and sets styles and modes."""


@pytest.fixture(params=["invented", pytest.param("real", marks=pytest.mark.slow)])
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
    assert CONTROLS.search(sent) is None


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


def write_tags(folder: Path, document: Path, payloads: dict[str, str]) -> None:
    """A passage tagged with each payload, and a source that is called by it."""
    author = Author("anna")
    sidecar = Sidecar.empty(document.name, "anna", author.new_id())
    with Corpus(folder) as corpus, corpus.open(document.name) as opened:
        text, digest = opened.whole_text(), opened.digest()
    for name, each in payloads.items():
        start = text.index(f"case {name} stands")
        span = Span(start, start + len(f"case {name} stands"))
        for tag in (TagBody(f"tag {each} end"), TagBody("source", entity=f"source {each} end")):
            tagged = AnnotationSet.of(document.name, sidecar)
            targets = passage_targets(digest, text, [span])
            changes = tag_passage(tagged, author, tag, targets).changes
            saved = save(
                sidecar_of(document),
                changes,
                blank=sidecar,
                state_folder=folder.parent,
                known=sidecar,
            )
            sidecar = saved.sidecar


def codebook_of(payloads: dict[str, str]) -> str:
    """A codebook whose every word is a payload, right and wrong ones."""
    tables = []
    for each in payloads.values():
        word = json.dumps(f"word {each} end")
        tables.append(
            f"[tags.{word}]\nguideline = {word}\nexample = {word}\ncolour = {word}\nkey = {word}\n"
            f"{word} = {word}\n[attributes.{word}]\nvalues = [{word}]\ntype = {word}\n"
        )
    return "\n".join(tables).replace("\\u0000", "")


def test_no_payload_in_a_tag_reaches_the_terminal(
    start: Start, corpus: Path, payloads: dict[str, str]
) -> None:
    """In the text, in the rows below, in every list of tags and what is said of them."""
    document = corpus / "00 all.txt"
    write_tags(corpus, document, payloads)
    (corpus / "glossator.toml").write_text(codebook_of(payloads), "utf-8")
    terminal = start(corpus, size=(200, 60))
    terminal.wait_for("All cases", *(f"Case {name}" for name in payloads))
    terminal.type("\r")
    terminal.wait_for("All cases", *(f"case {name} stands" for name in payloads))
    for _ in payloads:
        terminal.type("]a")
    terminal.wait_until(lambda: "end" in terminal.emulator.rows()[-2], "the tag at the cursor")
    terminal.type("t")
    terminal.wait_for("word", "end")
    for _ in payloads:
        terminal.type("\x1b[B")
    terminal.type("\x1b")
    terminal.wait_for("c claim")
    terminal.type("a")
    terminal.wait_for("Enter done")
    terminal.type_alone("q")
    terminal.wait_for("c claim")
    terminal.type("o")
    terminal.wait_until(lambda: terminal.screen().count("source ") >= 3, "the annotations")
    terminal.type("qT")
    terminal.wait_until(lambda: terminal.screen().count("tag ") >= 3, "the codebook")
    for _ in payloads:
        terminal.type("j")
    terminal.type("qftag:source")
    terminal.wait_for("find: tag:source")
    terminal.type("\r")
    terminal.wait_for("in 1 document", "Enter open")
    assert_inert(terminal, payloads)
    assert terminal.quit() == 0


@pytest.mark.slow
def test_no_payload_in_an_error_reaches_the_terminal(
    start: Start, corpus: Path, payloads: dict[str, str]
) -> None:
    """What failed is named by names of files, and by what stands in them."""
    documents = sorted(path for path in corpus.glob("*.txt") if not path.name.startswith("00"))
    for path, each in zip(documents, payloads.values(), strict=True):
        sidecar_of(path).write_text("{" + each, "utf-8")
    (corpus / "glossator.toml").write_text(codebook_of(payloads) + "[tags", "utf-8")
    terminal = start(corpus, size=(200, 60))
    terminal.wait_for("All cases", *(f"Case {name}" for name in payloads))
    for _ in documents:
        terminal.type("j\r")
        terminal.wait_until(
            lambda: "annotations.json" in terminal.emulator.rows()[-1], "what is wrong"
        )
        terminal.type_alone("c")
        terminal.wait_until(lambda: "C? <-" not in terminal.screen(), "nothing tagged")
        terminal.type_alone("q")
        terminal.wait_for("Enter open")
    for query in payloads.values():
        terminal.type("f")
        terminal.wait_status("find")
        terminal.paste(f'"{query}'.replace("\x1b", "").replace("\n", " "))
        terminal.wait_status('"')
        terminal.type("\r")
        terminal.wait_gone("searching")
        terminal.type_alone("\x1b")
        terminal.type_alone("q")
        terminal.wait_for("Enter open")
    assert_inert(terminal, payloads)
    assert terminal.quit() == 0


@pytest.mark.parametrize("words", [("read",), ("list",), ("search",), ("--as=anna", "--sort")])
def test_no_payload_in_an_error_of_the_start_reaches_the_terminal(
    start: Start, tmp_path: Path, payloads: dict[str, str], words: tuple[str, ...]
) -> None:
    """The line that is left on the screen of the shell."""
    missing = tmp_path / "".join(payloads.values()).replace("\0", "")
    terminal = start(missing, program=["-m", "reader", *words])
    assert terminal.ended() == 2
    assert "gloss:" in terminal.screen()
    assert_inert(terminal, payloads)


@pytest.mark.parametrize(
    "piled",
    [
        pytest.param("a" + "\u0301" * 1_000_000, id="one"),
        pytest.param(("h" + "\u0301" * 60) * 20_000, id="many", marks=pytest.mark.slow),
    ],
)
def test_a_page_of_marks_without_end_is_a_page(start: Start, tmp_path: Path, piled: str) -> None:
    """At a line of 256 kbit/s it would take twelve seconds otherwise."""
    document = tmp_path / "piled.txt"
    document.write_text(f"{piled}\nThe quay was shut.\n", "utf-8")
    terminal = start(document)
    terminal.wait_status("c claim")
    assert len(terminal.received) < 60_000
    before = len(terminal.received)
    terminal.type(" ")
    terminal.wait_until(lambda: len(terminal.received) > before, "the next page")
    terminal.type("G")
    terminal.wait_for("The quay was shut.")
    assert len(terminal.received) - before < 120_000
    assert terminal.quit() == 0
