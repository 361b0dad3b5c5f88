"""Cutting texts by whole arrays is the same as cutting them by the slow rules."""

import re
import unicodedata
from itertools import accumulate, pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.index.whoosh_index.codec.pieces import cut_in_pieces, pieces
from corpus.index.whoosh_index.codec.runs import RunTable, keys_of
from corpus.index.whoosh_index.codec.tokenising import Tokeniser
from corpus.language import LONGEST_WORD, tokens
from tests.reader.commanding import gloss_process

KNOTS = st.sampled_from(
    [
        *("don't", "l'eau", "Varr’s", "3.5", "1,200", "1.2.3", "U.S.", "U.S.A", "a.b", "e.g.,"),
        *(
            "port.office",
            "ab.cd.e.f",
            "x,y,z",
            "3,5a",
            "4.a",
            "'tis",
            "a''b",
            "a.'b",
            "R2D2",
            "ß",
            "İI",
            "ſ",
        ),
        *(
            "Å",
            "e\u0301",
            "\u0301",
            "٣٫٥",
            "१२",
            "渡轮起火",
            "渡轮fire",
            "渡轮火",
            "轮.火",
            "l’渡轮",
            "火が",
            "か\u3099火渡",
            "カﾞ",
            "ไทย",
            "ـم",
            "a\u200db",
        ),
        *(
            "\u00adab",
            "ab\u00ad",
            "x" * 101,
            "ö" * 60,
            "—",
            "“",
            "_",
            "a_b",
            "\0",
            "\x1f",
            "😀",
            "𝔘n",
        ),
        *(
            "😀",
            "𝔘n",
            "a\u200db",
            "ＦＵＬＬ",
            "K",
            "\ufeff",
            "ʼn",
            "ŉ",
            "ﬁn",
            "½",
            "²",
            "ⅷ",
            "'s",
            "s's",
            "\u2028",
            "\x85",
        ),
    ]
)
TEXT = st.lists(
    st.one_of(KNOTS, st.text(max_size=6), st.sampled_from([" ", "\n", ".", ",", "'", "’", "-"])),
    max_size=30,
).map("".join)


def cut(
    tokeniser: Tokeniser, texts: list[str], most: int | None = None
) -> list[list[tuple[str, int, int]]]:
    """most: code points at once, where the texts are cut in pieces."""
    found = tokeniser.cut(texts) if most is None else cut_in_pieces(tokeniser, texts, most)
    words = [word.decode("utf-8", "surrogatepass") for word in tokeniser.words]
    flat = [
        (words[word], start, end)
        for word, start, end in zip(
            found.words.tolist(), found.starts.tolist(), found.ends.tolist(), strict=True
        )
    ]
    cuts = [0]
    for count in found.counts.tolist():
        cuts.append(cuts[-1] + count)
    assert cuts[-1] == len(flat)
    return [flat[first:last] for first, last in pairwise(cuts)]


def slowly(texts: list[str]) -> list[list[tuple[str, int, int]]]:
    return [[tuple(token) for token in tokens(text)] for text in texts]  # type: ignore[misc] # a named tuple


@pytest.mark.slow
@given(st.lists(TEXT, max_size=4), st.lists(TEXT, max_size=4))
def test_whole_arrays_and_slow_rules_cut_alike(texts: list[str], more: list[str]) -> None:
    tokeniser = Tokeniser()
    assert cut(tokeniser, texts) == slowly(texts)
    assert cut(tokeniser, more) == slowly(more)
    assert cut(tokeniser, texts) == slowly(texts), "also of runs that are known by now"


@given(st.lists(TEXT, min_size=1, max_size=3), st.integers(1, 12))
def test_pieces_have_the_tokens_of_the_whole(texts: list[str], most: int) -> None:
    assert cut(Tokeniser(), texts, most) == slowly(texts)


@given(TEXT, st.integers(1, 12))
def test_pieces_are_the_text_and_long_only_where_it_has_no_blank(text: str, most: int) -> None:
    found = list(pieces(text, most))
    assert "".join(piece for _, piece in found) == text
    assert [at for at, _ in found] == [0, *accumulate(len(piece) for _, piece in found[:-1])]
    assert all(len(piece) <= most or not set(piece[1:most]) & set(" \n") for _, piece in found)


@pytest.mark.slow
def test_a_long_document_takes_no_more_memory_than_many_short_ones(tmp_path: Path) -> None:
    """A line of 20 MB: 436 MB where it was cut at once, 178 MB in pieces."""
    (tmp_path / "long.txt").write_text("The port office said that 41 people were saved. " * 420_000)
    # Not by getrusage, which counts what the parent held when it started this process.
    code = "import sys; from reader.__main__ import main; main(['index', sys.argv[1]]); "
    code += "print(open('/proc/self/status').read())"
    indexed = gloss_process(tmp_path, code=code)
    peak = re.search(rb"VmHWM:\s*(\d+) kB", indexed.stdout)
    assert peak is not None
    assert int(peak[1]) < 300_000


@pytest.mark.slow
def test_every_character_of_unicode_is_cut_as_by_the_slow_rules() -> None:
    characters = [chr(p) for p in range(0x30000) if unicodedata.category(chr(p)) != "Cs"]
    for at in range(0, len(characters), 20_000):
        some = characters[at : at + 20_000]
        texts = [" ".join(some), "".join(f"{char}’s ab{char}c {char}" for char in some)]
        assert cut(Tokeniser(), texts) == slowly(texts)


@pytest.mark.parametrize(
    "length", [7, 8, 9, 15, 16, 17, 24, 25, 40, LONGEST_WORD, LONGEST_WORD + 1]
)
def test_runs_of_every_length_are_told_apart(length: int) -> None:
    runs = ["x" * length, "x" * (length - 1) + "y", "y" + "x" * (length - 1), "x" * (length + 1)]
    text = " ".join(runs * 2)
    assert cut(Tokeniser(), [text]) == slowly([text])


def test_real_articles_are_cut_alike(testdata: Path) -> None:
    texts = [
        path.read_text("utf-8", "replace")
        for path in sorted((testdata / "unicode").rglob("*.txt"))[:60]
    ]
    assert texts
    assert cut(Tokeniser(), texts) == slowly(texts)


@given(st.lists(st.binary(min_size=1, max_size=30).filter(lambda b: b"\xff" not in b), max_size=60))
def test_equal_runs_have_equal_numbers_and_others_have_not(runs: list[bytes]) -> None:
    table = RunTable()
    blob = np.frombuffer(b"".join(runs) + b"\n" * 8, np.uint8)
    lengths = np.array([len(run) for run in runs], np.int64)
    low, high = keys_of(blob, np.cumsum(lengths) - lengths, lengths)
    entered = table.enter(low, high)
    numbers = table.look_up(low, high).tolist()
    assert len(table) == len(set(runs)) == len(entered)
    assert [runs[numbers.index(number)] for number in numbers] == runs
