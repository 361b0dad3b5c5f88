"""Draw the pictures of the documentation with the program itself.

    python scripts/make_pictures.py

The real reader runs without a terminal, 80 columns by 24 rows, on a copy of the sample corpus,
with folders of its own and a fixed annotator. The pictures fetch nothing from elsewhere.
"""

import asyncio
import html
import os
import re
import sys
import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from textual.pilot import Pilot  # noqa: E402

from annotations.identifiers import Author  # noqa: E402
from corpus.library import Corpus  # noqa: E402
from corpus.sample import copy_to  # noqa: E402
from reader.actions import Mode  # noqa: E402
from reader.app import ReaderApp  # noqa: E402
from reader.cells import clusters  # noqa: E402
from reader.launch import first_state  # noqa: E402
from reader.state import State  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
SIZE = (80, 24)
PATIENCE = 60.0
"""Seconds to wait for the index and for an answer."""
CELL = 12.2
"""Width of a cell in the picture."""
COLOURS = {"#292929": "#16181d", "#c5c8c6": "#d6d9de"}
"""The terminal's own ground and ink, which the reader leaves as they are, a little calmer."""
_TEXT = re.compile(
    r'(?P<before><text class="[^"]*-r\d+" )x="(?P<x>[\d.]+)"(?P<between>[^>]*?)textLength="[\d.]+"'
    r"(?P<after>[^>]*>)(?P<words>[^<]*)</text>"
)
FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"


def fixed_author() -> Author:
    """An annotator whose clock stands still and whose identifiers count up."""
    numbers = count(1)
    return Author(
        "anna",
        lambda: "2031-05-12T09:00:00Z",
        lambda: f"urn:uuid:0190a2b4-7c00-7000-8000-{next(numbers):012x}",
    )


def standalone(svg: str) -> str:
    """The picture so that it looks the same everywhere and fetches nothing.

    Fonts are those of the machine. Every run of words is placed by itself: fonts differ a little
    in width, and some programs drop blanks at the start.
    """
    svg = re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.S)
    svg = svg.replace("font-family: Fira Code, monospace", f"font-family: {FONTS}")
    svg = svg.replace("font-family: arial", f"font-family: {FONTS}")
    for old, new in COLOURS.items():
        svg = svg.replace(old, new)
    svg = _TEXT.sub(_placed, svg)
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def _placed(text: re.Match[str]) -> str:
    """One row's piece of text, cut where two blanks or more part its words."""
    before, x, between, words, after = text.group("before", "x", "between", "words", "after")
    plain = html.unescape(words)
    pieces = re.finditer(r"[^\xa0]+(?:\xa0[^\xa0]+)*", plain)
    return "".join(
        f'{before}x="{float(x) + piece.start() * CELL:g}"{between}'
        f'textLength="{_cells(piece.group()) * CELL:g}" lengthAdjust="spacingAndGlyphs"{after}'
        f"{html.escape(piece.group())}</text>"
        for piece in pieces
    )


def _cells(text: str) -> int:
    return sum(cluster.cells for cluster in clusters(text))


class Drawing:
    """One run of the reader that types, waits and draws."""

    def __init__(self, app: ReaderApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def until(self, holds: Callable[[State], bool]) -> None:
        """Wait for the screen to be so. Raises TimeoutError."""
        async with asyncio.timeout(PATIENCE):
            while not holds(self.app.state):
                await self.pilot.pause(0.02)

    async def type(self, *keys: str) -> None:
        """Press keys, one after the other, each heard before the next."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()

    async def say(self, text: str) -> None:
        """Type text into a prompt."""
        await self.type(*("space" if letter == " " else letter for letter in text))

    async def open(self, name: str) -> None:
        """Open a document from the library."""
        names = [entry.name for entry in self.app.state.library]
        await self.type("g", *("j" for _ in range(names.index(name))), "enter")
        await self.until(lambda s: s.document is not None and s.document.digest is not None)

    async def to(self, words: str) -> None:
        """Put the cursor on the sentence that has these words. Raises LookupError."""
        for _ in range(200):
            reading = self.app.state.reading
            assert reading is not None
            if words in " ".join(reading.document.words(reading.cursor).split()):
                return
            await self.type("l")
        raise LookupError(f"no sentence has {words!r}")

    async def draw(self, name: str) -> None:
        """Write the screen as ``docs/pictures/NAME.svg``."""
        await self.pilot.pause(0.1)
        svg = self.app.export_screenshot(title="gloss")
        (PICTURES / f"{name}.svg").write_text(standalone(svg), "utf-8")


async def draw_all(folder: Path) -> None:
    """Every picture, in one run of the reader over the corpus in `folder`."""
    corpus = Corpus(copy_to(folder))
    app = ReaderApp(corpus, first_state(corpus, fixed_author()))
    try:
        async with app.run_test(size=SIZE) as pilot:
            drawing = Drawing(app, pilot)
            await drawing.until(lambda s: len(s.library) > 10)
            await drawing.until(lambda s: s.indexed is None)
            await drawing.open("11-evening-lamp-inquiry.txt")
            for words in ("A woman of 71", "Her death does", "The harbour master said"):
                await drawing.to(words)
                await drawing.type("c", "enter")
            await drawing.type("J", *"jjjjjj")
            await drawing.to("Coast Wire, quoting")
            await drawing.type("c")
            await drawing.until(lambda s: s.mode is Mode.PENDING and not s.saving.waiting)
            await drawing.draw("reader")
            await drawing.type("q", "f")
            await drawing.say("rescue* OR saved")
            await drawing.type("enter")
            await drawing.until(lambda s: not s.finding.waiting and bool(s.finding.documents))
            await drawing.draw("search")
    finally:
        app.session.close()


def main() -> None:
    """Draw in folders of our own, so that nothing of the user's is read or written."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        for kind in ("CACHE", "STATE", "CONFIG"):
            os.environ[f"GLOSS_{kind}_DIR"] = str(Path(home) / kind.lower())
        asyncio.run(draw_all(Path(home) / "gloss-demo"))


if __name__ == "__main__":
    main()
