"""Twenty claims with full chains and figures, tagged at 80x24 in few keys, exactly as the gold."""

import itertools
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.pty.conftest import Start, environment_of_a_user
from tests.pty.fourth_article import CLAIMS, NAME, OWN, GoldClaim
from tests.pty.script import sentence
from tests.pty.sidecars import assert_sound, assert_sound_to_others
from tests.pty.terminal import Terminal

pytestmark = pytest.mark.pty

MOVING = frozenset("jklhJK bgG")


class Typist:
    """Types as somebody does who reads the screen, and counts the keys."""

    def __init__(self, terminal: Terminal, article: str) -> None:
        self.terminal, self.article = terminal, article
        self.keys: list[str] = []
        self.letters: set[str] = set()

    def press(self, *keys: str) -> None:
        """Keys that need no look at the screen between them; ``<NAME`` is a source's letter."""
        for key in keys:
            letter = self.letter_of(key[1:]) if key.startswith("<") else key
            self.letters = {letter} if key.startswith("<") else set()
            self.keys.append(letter)
            self.terminal.type(letter)

    def letter_of(self, name: str) -> str:
        """The letter that stands before a name in the row of hints, which may cut it short."""
        claim = CLAIMS[sum(key in "c." for key in self.keys) - 1]
        words = " ".join(self.article[claim.start : claim.end].split())[:24]
        # A letter may stand in the place of any blank.
        pattern = re.compile(".".join(map(re.escape, words.split())))
        self.terminal.wait_until(
            lambda: bool(pattern.search(sentence(self.terminal))), f"the cursor on {words}"
        )
        asked = "through whom? " if self.letters else "C? <- who? "

        def found() -> str:
            row = self.terminal.emulator.rows()[-2].partition(asked)[2]
            for each in row.split("  "):
                match = re.fullmatch(r"([a-z]) (?:[^=]+=)?(?:\d+ )?(.+?)…?", each.strip())
                if match and name.startswith(match[2]):
                    return match[1]
            return ""

        self.terminal.wait_until(lambda: bool(found()), f"a letter for {name}")
        return found()

    @property
    def moving(self) -> int:
        return sum(key in MOVING for key in self.keys)

    @property
    def others(self) -> int:
        return len(self.keys) - self.moving


def with_suggestions(typist: Typist) -> None:
    """Tab drops who says it, Enter takes the chain and the figure as shown and goes on."""
    press, cut, accept = typist.press, "\t", "\r"
    for _ in range(4):
        press("c", cut, accept)
    press(".", accept)
    press("c", cut, accept, "c", cut, accept)
    press("c", cut, cut, accept, "h", "c", "<Mahdi Bakhshi", "l")
    press(".", accept, ".", accept, ".", accept)
    press("c", "0", "l", "c", cut, "0", ".", accept)
    press("l", "l")
    press("c", cut, accept, ".", "l", "c", cut, cut, accept, "h", "c", accept)
    press("c", cut, accept)


def without_suggestions(typist: Typist) -> None:
    """Every source by its letter, every figure by `#`."""
    press, cut = typist.press, "\t"
    ministry = "<Iran's Ministry of Intelligence"
    press("c", cut, ministry, "<Iranian media reports", "l")
    press("c", cut, "#", ministry, "<Statement", "l")
    press("c", cut, ministry, "<Iran International", "l")
    press("c", cut, "#", ministry, "l", ".", "#", "l")
    press("c", cut, "#", "<Mahdi Bakhshi", "<IRNA", "l", "c", cut, "<Mahdi Bakhshi", "l")
    press("c", cut, cut, "<Islamic State", "<Mahdi Bakhshi", "c", "<Mahdi Bakhshi", "l")
    press(".", "#", "l", ".", "#", "l", ".", "#", "l")
    press("c", "0", "l", "c", cut, "#", "0", ".", "#", "l", "l", "l")
    press("c", cut, "<Informed source", "<IRNA", "l", ".", "l")
    press("c", cut, cut, "#", "<IRNA", ".", "#", "l")
    press("c", cut, "<Rahman Jalali", "<IRNA")


def rows_of(corpus: Path) -> list[dict[str, Any]]:
    """What `gloss claims --json` says of the article."""
    done = subprocess.run(
        [sys.executable, "-m", "reader", "claims", corpus, "--json"],
        capture_output=True,
        env=environment_of_a_user(),
        check=True,
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return sorted((row for row in rows if row["path"] == NAME), key=lambda row: row["start"])


def claim_of(row: dict[str, Any]) -> GoldClaim:
    figure = row["figure"]
    (chain,) = row["chains"]
    values = (figure["amount"], figure["unit"], figure["qualifier"]) if figure else None
    return GoldClaim(
        row["start"], row["end"], tuple(chain), (*values, figure.get("asOf")) if values else None
    )


@pytest.mark.parametrize(
    ("work", "suggestions", "most", "most_in_all"),
    [
        pytest.param(with_suggestions, "on", 60, 75, id="with suggestions"),
        pytest.param(without_suggestions, "off", 65, 85, id="without", marks=pytest.mark.slow),
    ],
)
def test_twenty_claims_in_few_keys(
    start: Start,
    tmp_path: Path,
    seeds: Path,
    testdata: Path,
    work: Any,
    suggestions: str,
    most: int,
    most_in_all: int,
) -> None:
    corpus = tmp_path / "seeds"
    shutil.copytree(seeds, corpus)
    terminal = start(corpus, {"GLOSS_SUGGESTIONS": suggestions})
    terminal.wait_for("Start:", "2024-01-05", "2024-01-19")
    terminal.type("jjj\r")
    terminal.wait_for("Iranian media reports say")
    typist = Typist(terminal, (corpus / NAME).read_text("utf-8"))
    work(typist)
    terminal.wait_until(lambda: "20 claims" in terminal.screen() or _quit_pending(terminal), "20")
    terminal.type("l")
    terminal.wait_for("20 claims", "0 unsourced", "saved")
    assert terminal.quit() == 0
    rows = rows_of(corpus)
    assert [claim_of(row) for row in rows] == list(CLAIMS)
    assert not [row for row in rows if row["suggested"]]
    assert typist.others <= most, typist.keys
    assert len(typist.keys) <= most_in_all, typist.keys
    assert_sound(corpus / NAME)
    assert_sound_to_others(corpus / NAME, testdata.parent / "tools")


def _quit_pending(terminal: Terminal) -> bool:
    """Whether the last claim still waits for a letter."""
    return "through whom?" in terminal.screen()


def test_the_gold_has_the_hard_cases() -> None:
    """Two claims of one sentence, a source by a pronoun, chains of two, the own voice."""
    assert len(CLAIMS) == 20
    assert sum(len(claim.chain) == 2 for claim in CLAIMS) >= 6
    assert any(claim.chain == (OWN,) for claim in CLAIMS)
    assert all(a.end <= b.start for a, b in itertools.pairwise(CLAIMS))
