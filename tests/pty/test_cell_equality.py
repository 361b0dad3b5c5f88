"""What is sent in few bytes shows, cell by cell, what the plainest output shows."""

import random
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.pty.articles import ARTICLES
from tests.pty.conftest import GLOSS, Start
from tests.pty.terminal import PATIENCE, Terminal

pytestmark = pytest.mark.pty

SEED = 20_310_501
ACTIONS = 1000
FEW = 25
SIZES = [(80, 24), (80, 24), (200, 50), (100, 30), (40, 10), (10, 3)]
CANCEL = "\x03"
REDRAW = "\x0c"
SOON = 3.0
"""Seconds after which what was drawn is not only late."""
WORLD = {
    "4-chinese.txt": "港口消息\n\n"
    + "港口办公室说渡轮准时离开码头,没有人报告故障。一名护士告诉《晚灯》约六十人在码头等候。\n\n"
    * 30,
    "5-persian.txt": "گزارش بندر\n\n"
    + "اداره بندر گفت که کشتی به‌موقع اسکله را ترک کرد. پرستاری گفت حدود شصت نفر می‌ماندند.\n\n" * 30,
    # In short rows: this terminal counts the members of a sequence one by one, and where a full row
    # of them runs into the edge even the plainest output is wrong.
    "6-emoji.txt": "Boats 🚢\n\n"
    + "Crew 👩‍👩‍👧.\n\nA 🇫🇮.\n\nSo 👍🏽.\n\ncafe\u0301 ❤️ so.\n\n" * 12,
    "7-controls.txt": "Controls\n\n"
    + "A tab\there, \x1b[31m red \x1b]0;t\x1b\\ one\u202etwo\u202c and \x7f end said Varr.\n\n"
    * 30,
    "8-notes.md": "# Notes\n\n"
    + "## A heading\n\nSome *emphasis* and `code` said Ilo Varr.\n\n- a list\n- of boats\n\n" * 30,
    "9-long.txt": "Long lines\n\n"
    + ("The port office said that 32 people came ashore. " * 40 + "\n") * 20,
    # One cluster without end, which has to be cut; some of its rows begin with a mark.
    "97-conjuncts.txt": "Conjuncts\n\n" + "\u0915\u094d" * 60_000 + "\u0915 x\n\nSaid Ilo Varr.\n",
}
SEQUENCES = [
    *["j"] * 12,
    *["k"] * 6,
    *[" "] * 6,
    *["b"] * 4,
    *["\x04", "\x15", "g", "G", "l", "l", "l", "h", "J", "K", "jjj", "  ", "kk"],
    *["n", "n", "N", "/zz"],
    *["c", "cs", "c0", "c\r", "c\t", "s", "sa", "x", "!", "."],
    *["ia note\r", "tquote\r", "v", "vw", "vwwc", "e"],
    *["o", "ojj", "ojjq", "?", "?jj", "?q", "fpeople"],
]
"""What a person does at one go, from whatever went before."""
SEARCHES = ["/said\r", "/Varr\r", "/zz\r", "/people\r"]
"""Ends with an answer of another thread, which has to be there before anything is pressed."""
OPENING = ["qqqqj\r", "qqqqjj\r", "qqqqgj\r", "qqqqG\r", "qqqqj\ru", "qqqqj\rU", "qqqqj\ruuU"]
"""Ends with another document, which has to be there before anything is cancelled."""


@pytest.fixture(params=["ours", pytest.param("of the world", marks=pytest.mark.slow)])
def texts(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A corpus in many scripts, and one with the declaration of human rights in several."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in {**ARTICLES, **WORLD}.items():
        (folder / name).write_text(text, "utf-8", newline="")
    if request.param == "of the world":
        given: Path = request.getfixturevalue("testdata") / "unicode"
        found = [p for p in sorted(given.rglob("*.txt")) if p.stat().st_size < 200_000]
        assert found
        for path in random.Random(SEED).sample(found, min(8, len(found))):
            shutil.copy(path, folder / path.name)
    return folder


class Pair:
    """The same program twice, once with the plainest output, on corpora of their own."""

    def __init__(self, start: Start, texts: Path, environment: dict[str, str]) -> None:
        self.terminals = []
        for name, option in (("few", []), ("plain", ["--plain-output"])):
            corpus = texts.with_name(name) / "texts"
            shutil.copytree(texts, corpus)
            own = {f"GLOSS_{n}_DIR": str(texts.with_name(name) / n) for n in ("CACHE", "STATE")}
            program = (*GLOSS, "read", *option)
            self.terminals.append(start(corpus, {**environment, **own}, program=program))
        self.few, self.plain = self.terminals

    def do(self, act: Callable[[Terminal], object]) -> None:
        """The same at both, until both are still and show the same."""
        for terminal in self.terminals:
            act(terminal)
        try:
            self.few.wait_until(self._same, "the same cells", SOON, self._differences)
        except AssertionError:
            self._drawn_anew()

    def _drawn_anew(self) -> None:
        """Compare with stock output that was asked to draw everything again.

        Now and then it leaves a row as it was; what is compared is what it means to show.
        """
        shown = self.few.emulator.cells()[:-2]
        for terminal in self.terminals:
            terminal.type(REDRAW)
        self.few.wait_until(self._same, "the same cells", PATIENCE, self._differences)
        assert shown == self.plain.emulator.cells()[:-2]

    def _differences(self) -> str:
        few, plain = self.few.emulator, self.plain.emulator
        rows = zip(few.cells(), plain.cells(), few.rows(), plain.rows(), strict=True)
        differ = [f"{at}: {a}\n{at}: {b}" for at, (x, y, a, b) in enumerate(rows) if x != y]
        sent = bytes(self.few.sent[-60:])
        return "\n".join(
            [f"{few.size} cursors {few.cursor} {plain.cursor}, sent {sent!r}", *differ]
        )

    def _same(self) -> bool:
        while self.few.pump(0.012) or self.plain.pump(0.012):
            pass
        few, plain = self.few.emulator, self.plain.emulator
        return few.cells() == plain.cells() and few.cursor == plain.cursor


@pytest.fixture(
    params=[
        pytest.param({}, id=""),
        pytest.param({"NO_COLOR": "1"}, id="no colour", marks=pytest.mark.slow),
        pytest.param({"TERM": "screen"}, id="screen", marks=pytest.mark.slow),
    ]
)
def pair(request: pytest.FixtureRequest, start: Start, texts: Path) -> Pair:
    pair = Pair(start, texts, request.param)
    for terminal in pair.terminals:
        terminal.wait_for("Start:", "documents")
    return pair


def walk(pair: Pair, actions: int, chance: random.Random) -> None:
    """Random actions, some begun by dropping whatever was under way."""
    pair.do(partial(opened, keys="\r"))
    for _ in range(actions):
        kind = chance.random()
        if kind < 0.04:
            size = chance.choice(SIZES)
            pair.do(partial(Terminal.resize, size=size))
        elif kind < 0.16:
            pair.do(partial(Terminal.resize, size=SIZES[0]))
            pair.do(partial(opened, keys=CANCEL + CANCEL + chance.choice(OPENING)))
            if kind < 0.12:
                pair.do(partial(searched, keys=chance.choice(SEARCHES)))
        else:
            begin = CANCEL if chance.random() < 0.5 else ""
            pair.do(partial(Terminal.type_alone, key=begin + chance.choice(SEQUENCES)))
        for terminal in pair.terminals:
            assert_last_column_blank(terminal)


def opened(terminal: Terminal, keys: str) -> None:
    """Type keys that lead to a document, and wait until it is there and a key is heard again."""
    terminal.type_alone(keys + "?")
    terminal.wait_for("one row down", "to the start")
    terminal.type("q")
    terminal.wait_status("c claim")


def searched(terminal: Terminal, keys: str) -> None:
    """Type a search, and wait until it is answered."""
    terminal.type_alone(keys)
    said = (" of ", "not found")
    terminal.wait_until(lambda: any(s in terminal.emulator.rows()[-1] for s in said), keys)


def assert_last_column_blank(terminal: Terminal) -> None:
    """At last: after a change of the size both show for a while what they showed before."""

    def blank() -> bool:
        return {row[-1][0] for row in terminal.emulator.cells()} == {" "}

    terminal.wait_until(blank, "a blank last column", SOON)


def test_a_short_walk(pair: Pair) -> None:
    """A few actions on every kind of text, as each change is tested."""
    walk(pair, FEW, random.Random(SEED))


@pytest.mark.slow
def test_a_thousand_random_actions(start: Start, texts: Path) -> None:
    """Scrolling, pages, jumps, searches, tags, sizes, dialogs."""
    pair = Pair(start, texts, {})
    for terminal in pair.terminals:
        terminal.wait_for("Start:")
    walk(pair, ACTIONS, random.Random(SEED + 1))
    sent, plainly = (len(terminal.received) for terminal in pair.terminals)
    assert sent < plainly * 0.7, "most of these actions jump, where there is the least to save"


def test_tagging_moves_no_text(start: Start, corpus: Path) -> None:
    """Text before and after `c`, `s`, `x`, `u` is the same but for style and blanks reversed."""
    terminal = start(corpus)
    terminal.wait_for("Start:")
    terminal.type("j\rJJ")
    terminal.wait_for(">        Meanwhile")
    while terminal.pump(0.05):  # the rest of the frame that has these words
        pass
    before = text_cells(terminal)
    for keys, says in (("c", "who?"), ("s", "Ilo Varr"), ("lx", ""), ("uu", ""), ("s", "which")):
        terminal.type(keys)
        terminal.wait_for(says)
        while terminal.pump(0.05):
            pass
        for old, new in zip(before, text_cells(terminal), strict=True):
            assert new[0] == old[0] or (old[0] == " " and new[-1]), (keys, old, new)
    assert terminal.quit() == 0


def text_cells(terminal: Terminal) -> list[tuple[object, ...]]:
    return [cell for row in terminal.emulator.cells()[1:-2] for cell in row[9:]]
