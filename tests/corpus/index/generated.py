"""Generated documents and queries for the tests of the index."""

from datetime import date

from hypothesis import strategies as st

from corpus.index.protocol import FileState, IndexedDocument
from corpus.query import (
    And,
    DateRange,
    Documents,
    Field,
    Fuzzy,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Term,
    Wildcard,
)

WORDS = ["a", "ab", "abc", "b", "ba", "cab", "quay", "quai", "öre", "кит"]
GAPS = [" ", "\n", "\n\n", ", ", " — ", "_"]
TEXTS = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)).map("".join), max_size=40
).map("".join)
WORD: st.SearchStrategy[Term | Prefix | Wildcard | Fuzzy] = st.sampled_from(
    [
        *map(Term, ["a", "ab", "abc", "b", "ba", "cab", "quay", "ore", "кит", "zz"]),
        *map(Prefix, ["a", "b", "qua", "к", "zz"]),
        *map(Wildcard, ["?b*", "*a", "qua?", "?и?"]),
        Fuzzy("ab", 1),
        Fuzzy("quay", 2),
        Fuzzy("кот", 1),
    ]
)
TERM = st.sampled_from([*map(Term, ["a", "ab", "abc", "b", "ba", "quay", "zz"])])


def phrases(words: st.SearchStrategy[Term | Prefix | Wildcard | Fuzzy]) -> st.SearchStrategy[Query]:
    return st.builds(Phrase, st.lists(words, min_size=2, max_size=3).map(tuple), st.integers(0, 3))


def trees(leaves: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(Not, inner),
            st.builds(And, st.lists(inner, min_size=1, max_size=3).map(tuple)),
            st.builds(Or, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        ),
        max_leaves=8,
    )


OTHERS: st.SearchStrategy[Query] = st.sampled_from(
    [
        Term("a", Field.TITLE),
        Phrase((Term("a", Field.TITLE), Term("b", Field.TITLE)), 1, Field.TITLE),
        Term("1", Field.PATH),
        Prefix("harb", Field.OUTLET),
        DateRange(date(2031, 1, 2), None),
        DateRange(None, date(2031, 1, 3)),
        Documents(frozenset({"0.txt", "2.txt", "gone.txt"})),
    ]
)
QUERY = trees(st.one_of(WORD, phrases(WORD), OTHERS))


def document(number: int, text: str, version: int = 0) -> IndexedDocument:
    """An invented document; its title, outlet and date come from its number and text."""
    return IndexedDocument(
        f"{number}.txt",
        FileState(len(text), version),
        text,
        text[:3],
        "Harbour Post" if number % 2 else "",
        date(2031, 1, number) if 0 < number < 20 else None,
    )
