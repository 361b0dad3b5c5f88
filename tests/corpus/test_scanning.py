"""Looking through bytes finds exactly what folding every word of the text finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.matching import find
from corpus.query_parser import parse
from corpus.scanning import Scanner

PIECES = [
    *(
        "port",
        "Port",
        "PORT.",
        "port's",
        "port’s",
        "ports",
        "pört",
        "po\u0301rt",
        "ｐort",
        "port.port",
    ),
    *("“port”", "'port'", "(port)", "port-office", "port_office", "airport", "office", "Office,"),
    *("U.N.", "UN", "u.n.c", "o'brien", "O’Brien", "l'or", "L’Or", "or", "1,000", "1000", "1.000"),
    *(
        "1,000.5",
        "1000.5",
        "x.1000",
        "港",
        "港口局",
        "کشتی",
        "👍🏽",
        "\u00ad",
        "po\u00adrt",
        "the",
        "a",
    ),
    *("said", "İ", "ﬁ", "fi", "K", "K", ".", "'", ",", "", "_", "b.port"),
]
GLUE = [" ", "\n", "  ", "", ".", "'", "\u00a0", "\t", "-", "\r\n", "\x1f", "\u2028"]
QUERIES = [
    *(
        "port",
        "un",
        "obrien",
        "or",
        "1000",
        "1000.5",
        "fi",
        "k",
        "a",
        "the",
        "port*",
        "po*",
        "x.1000",
    ),
    *('"port office"', '"port the port"', '"a port"', '"the 1000"', '"港口"', '"o\'brien said"'),
    *("port office", "port OR un", 'office "port office"', '"port office" OR "office the"'),
    *('"port office"~2', "port~", "p?rt", "NOT port", "port NOT un", "tag:claim", "tag:claim port"),
    *("港", "کشتی", "pört", "l'or", "u.n."),
]


def in_bytes(query: str, text: str) -> list[tuple[int, int]]:
    spans = find(parse(query), text)
    at = [len(text[:n].encode()) for n in range(len(text) + 1)]
    return [(at[span.start], at[span.end]) for span in spans]


texts = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(GLUE)).map("".join), max_size=30
).map("".join)


@pytest.mark.parametrize("query", QUERIES)
@given(text=texts)
def test_it_finds_what_folding_every_word_finds(query: str, text: str) -> None:
    scanner = Scanner(parse(query))
    assert list(scanner.find(text.encode())) == in_bytes(query, text)
    # What it has learned of words makes no difference.
    assert list(scanner.find(text.encode())) == in_bytes(query, text)


@pytest.mark.parametrize("query", ["port", '"port office"', "port*"])
@given(text=st.text(st.sampled_from("port ofice.,'’é港\n"), max_size=60))
def test_so_it_does_letter_by_letter(query: str, text: str) -> None:
    assert list(Scanner(parse(query)).find(text.encode())) == in_bytes(query, text)


def test_a_phrase_over_a_long_gap_is_found() -> None:
    text = "port" + " -" * 5000 + " office"
    assert list(Scanner(parse('"port office"')).find(text.encode())) == [(0, len(text))]


def test_bytes_that_are_no_text_end_nothing() -> None:
    raw = b"\x80\xff port \xe6\xb8 port\xff"
    assert [raw[a:b] for a, b in Scanner(parse("port")).find(raw)] == [b"port", b"port"]
