"""What the tests see of a screen is what a terminal shows."""

import pytest

from tests.pty.emulator import Emulator


@pytest.mark.parametrize(
    ("written", "row"),
    [
        ("港口 two", "港口 two"),
        ("港口\x1b[1;1Hx", "x 口"),
        ("a港\x1b[1;2Hxy", "axy"),
        ("e\u0301 港\u0301.", "e\u0301 港\u0301."),
    ],
    ids=["wide", "its first half drawn over", "both halves", "marks"],
)
def test_rows_are_what_the_cells_show(written: str, row: str) -> None:
    emulator = Emulator((10, 2))
    emulator.feed(written.encode())
    assert emulator.rows()[0].replace("\u00e9", "e\u0301") == row
