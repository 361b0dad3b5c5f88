"""Our search against stock Whoosh on the same words, and against the texts themselves.

Whoosh is the oracle for sets of hits and for scores; where it contradicts the text, the text is
right, and a test below has the least case of each kind. `docs/search.md` lists them.
"""

# Whoosh exports names without saying so, and leaves constructors untyped.
# mypy: disable-error-code="no-untyped-call, attr-defined"

import math
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh import fields
from whoosh import query as whoosh_query
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.query.spans import SpanNear2
from whoosh.scoring import BM25F

from corpus import matching
from corpus.index.protocol import Answer, Changes, IndexedDocument, Sort
from corpus.index.whoosh_index.engine import WhooshIndex
from corpus.index.whoosh_index.store import Store
from corpus.language import tokens
from corpus.matching import Occurrence, Places, Searchable, answers, find, places_in, word_test
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
    Word,
)
from corpus.query_parser import parse
from tests.corpus.index.generated import QUERY, TERM, TEXTS, document, phrases, trees
from tests.corpus.stock_index import StockIndex, scores_of

SLOW_FIXTURE = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


def in_texts(query: Query, documents: Mapping[str, IndexedDocument]) -> dict[str, object]:
    """The documents that answer with their spans, read from their texts."""
    return {
        name: find(query, each.text)
        for name, each in documents.items()
        if answers(
            query,
            Searchable(
                name,
                {
                    Field.TEXT: each.text,
                    Field.TITLE: each.title,
                    Field.PATH: name,
                    Field.OUTLET: each.outlet,
                },
                each.day,
            ),
        )
    }


def found_in(answer: Answer) -> dict[str, object]:
    return {hit.name: hit.spans for hit in answer.hits}


def agree(index: WhooshIndex, documents: Mapping[str, IndexedDocument], query: Query) -> None:
    """What the index answers is what stands in the texts, however it is sorted and cut."""
    expected = in_texts(query, documents)
    answer = index.search(query, 1_000)
    assert found_in(answer) == expected
    assert answer.total == len(expected)
    scores = [hit.score for hit in answer.hits]
    assert scores == sorted(scores, reverse=True)
    for most in range(3):
        found = index.search(query, 1_000, spans=most).hits
        for hit, few in zip(answer.hits, found, strict=True):
            assert (few.name, few.spans) == (hit.name, hit.spans[:most])
    for sort in Sort:
        whole = index.search(query, 1_000, sort)
        assert {hit.name for hit in whole.hits} == set(expected)
        assert index.search(query, 2, sort).hits == whole.hits[:2]
        if sort is Sort.PATH:
            assert [hit.name for hit in whole.hits] == sorted(expected)
        if sort is Sort.DATE:
            keys = [(documents[hit.name].day or date.max, hit.name) for hit in whole.hits]
            assert keys == sorted(keys)


def index_of(folder: Path, documents: Sequence[IndexedDocument], steps: int = 1) -> WhooshIndex:
    index = WhooshIndex(folder, {each.name: each for each in documents}.get)
    for step in range(steps):
        index.update(Changes(present=tuple(each.name for each in documents[step::steps])))
    return index


@settings(deadline=None, suppress_health_check=SLOW_FIXTURE)
@given(
    texts=st.lists(TEXTS, min_size=1, max_size=8),
    queries=st.lists(QUERY, min_size=1, max_size=25),
    steps=st.integers(1, 3),
)
def test_hits_are_those_of_the_texts(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], queries: list[Query], steps: int
) -> None:
    documents = [document(number, text) for number, text in enumerate(texts)]
    index = index_of(tmp_path_factory.mktemp("index") / "index", documents, steps)
    for query in queries:
        agree(index, {each.name: each for each in documents}, query)
    index.close()


@settings(max_examples=25, deadline=None, suppress_health_check=SLOW_FIXTURE)
@given(
    texts=st.lists(TEXTS, min_size=1, max_size=8),
    queries=st.lists(trees(st.one_of(TERM, phrases(TERM))), min_size=1, max_size=25),
)
def test_scores_are_those_of_stock_whoosh(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], queries: list[Query]
) -> None:
    documents = [document(number, text) for number, text in enumerate(texts)]
    folder = tmp_path_factory.mktemp("index")
    stock = StockIndex(folder / "stock", documents)
    index = index_of(folder / "index", documents)
    for query in queries:
        theirs = stock.scores(query)
        ours = {hit.name: hit.score for hit in index.search(query, 1_000).hits}
        assert ours.keys() == theirs.keys()
        if not _chooses_only(query):
            for name, score in ours.items():
                assert math.isclose(score, theirs[name], rel_tol=1e-9), (query, name)
    stock.close()
    index.close()


def _chooses_only(query: Query) -> bool:
    """Whether NOT is part of it: Whoosh scores "every document" with 1, we do with 0."""
    match query:
        case Not():
            return True
        case And(parts) | Or(parts):
            return any(_chooses_only(part) for part in parts)
        case _:
            return False


@settings(max_examples=15, deadline=None, suppress_health_check=SLOW_FIXTURE)
@given(
    texts=st.lists(TEXTS, min_size=1, max_size=5),
    queries=st.lists(trees(st.one_of(TERM, phrases(TERM))), min_size=1, max_size=10),
)
def test_whooshs_own_queries_run_over_our_segments(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], queries: list[Query]
) -> None:
    documents = [document(number, text) for number, text in enumerate(texts)]
    folder = tmp_path_factory.mktemp("index")
    index = index_of(folder / "index", documents, 2)
    _, build = Store(folder / "index").build()
    searcher = FileStorage(str(build)).open_index().searcher(weighting=BM25F())
    for query in queries:
        assert scores_of(searcher, query).keys() == set(found_in(index.search(query, 1_000))), query
    assert {f["name"] for f in searcher.reader().all_stored_fields()} == {d.name for d in documents}
    searcher.close()
    index.close()


STEP = st.one_of(
    st.tuples(st.just("write"), st.integers(0, 9), TEXTS),
    st.tuples(st.just("remove"), st.integers(0, 9), st.just("")),
    st.tuples(st.just("crash"), st.integers(0, 9), TEXTS),
    st.tuples(st.just("merge"), st.integers(0, 1), st.just("")),
)


@settings(deadline=None, suppress_health_check=SLOW_FIXTURE)
@given(
    steps=st.lists(STEP, min_size=1, max_size=25),
    queries=st.lists(QUERY, min_size=1, max_size=4),
    plain=st.lists(trees(st.one_of(TERM, phrases(TERM))), min_size=1, max_size=4),
)
def test_hits_are_those_of_the_texts_after_whatever_has_happened(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[str, int, str]],
    queries: list[Query],
    plain: list[Query],
) -> None:
    """And those of a stock index that was made at once of what is left."""
    documents: dict[str, IndexedDocument] = {}
    coming: dict[str, IndexedDocument] = {}
    folder = tmp_path_factory.mktemp("index") / "index"
    index = WhooshIndex(folder, coming.get)
    index.update(Changes(removed=("never.txt",)))
    for version, (what, number, text) in enumerate(steps):
        if what == "merge":
            _merge(folder)
            continue
        each = document(number, text, version)
        if what == "remove":
            documents.pop(each.name, None)
            index.update(Changes(removed=(each.name,)))
            continue
        coming[each.name] = each
        if what == "crash":
            _crash(index, each.name)
        else:
            documents[each.name] = each
            index.update(Changes(present=(each.name,)))
    for query in queries:
        agree(index, documents, query)
    assert index.known() == {name: each.state for name, each in documents.items()}
    stock = StockIndex(folder.with_name("stock"), documents.values())
    for query in plain:
        assert set(found_in(index.search(query, 1_000))) == stock.scores(query).keys()
    stock.close()
    index.close()


def _crash(index: WhooshIndex, name: str) -> None:
    """An update that fails between reading and its commit."""

    def fail(_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index.update(Changes(present=(name,)), fail)


def _merge(folder: Path) -> None:
    from corpus.index.whoosh_index.codec.writer import writer_of

    writer = writer_of(Store(folder).build()[1])
    while writer.merge_due(settle=True):
        pass
    writer.commit()
    writer.close()


REAL_QUERIES = [
    "drone",
    "the",
    "said OR minister",
    '"of the"',
    '"killed in"~3',
    "attack NOT drone",
    "ira* killed",
    "navrouzov~2",
    "*tion",
    "minist?r",
    'reuters "of the" -iran',
    "NOT (attack OR killed)",
    "(killed OR wounded) people NOT (NOT iran)",
    '"attack* on"',
]


@pytest.fixture(scope="module")
def articles(testdata: Path) -> dict[str, IndexedDocument]:
    """Real texts in several scripts."""
    paths = [*sorted((testdata / "seeds").glob("*.txt"))]
    paths += sorted((testdata / "unicode").rglob("*.txt"))[:40]
    texts = [path.read_text("utf-8", "replace")[:30_000] for path in paths]
    assert len(texts) > 10
    return {f"{n}.txt": document(n, text) for n, text in enumerate(texts)}


@pytest.fixture(scope="module")
def both(
    articles: dict[str, IndexedDocument], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[WhooshIndex, StockIndex]]:
    folder = tmp_path_factory.mktemp("real")
    documents = list(articles.values())
    index = index_of(folder / "index", documents, 3)
    stock = StockIndex(folder / "stock", documents)
    yield index, stock
    index.close()
    stock.close()


@pytest.mark.slow
@pytest.mark.parametrize("query", REAL_QUERIES)
def test_real_articles_are_found_as_they_are_written(
    both: tuple[WhooshIndex, StockIndex], articles: dict[str, IndexedDocument], query: str
) -> None:
    index, stock = both
    asked = parse(query)
    agree(index, articles, asked)
    assert stock.scores(asked).keys() == in_texts(asked, articles).keys()


@lru_cache
def _occurrences(text: str) -> Mapping[str, Sequence[Occurrence]]:
    """Every word of a text with all its places."""
    found: dict[str, list[Occurrence]] = defaultdict(list)
    for position, (token, start, end) in enumerate(tokens(text)):
        found[token].append(Occurrence(position, start, end))
    return found


def _places_in(text: str, words: Iterable[Word]) -> Places:
    """What `corpus.matching.places_in` answers, for a text that is asked thousands of times."""
    found = _occurrences(text)
    return {
        word: sorted(o for token in filter(word_test(word), found) for o in found[token])
        for word in words
    }


@pytest.mark.slow
def test_thousands_of_queries_over_real_articles(
    both: tuple[WhooshIndex, StockIndex],
    articles: dict[str, IndexedDocument],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    index, stock = both
    for each in articles.values():
        asked: set[Word] = {Term("the"), Term("said"), Prefix("a"), Fuzzy("killed", 1)}
        assert _places_in(each.text, asked) == places_in(each.text, asked)
    monkeypatch.setattr(matching, "places_in", _places_in)
    words = sorted({w.rstrip(".,") for a in articles.values() for w in a.text.lower().split()})
    words = [word for word in words if word.isalpha() and word.isascii()]
    common = ["the", "of", "a", "and", "to", "in", "said", "people"]
    word = st.one_of(st.sampled_from(words), st.sampled_from(common)).map(Term)
    tree = trees(st.one_of(word, phrases(word)))
    tried = 0

    @settings(max_examples=3_000, deadline=None, suppress_health_check=list(HealthCheck))
    @given(tree)
    def ask(query: Query) -> None:
        nonlocal tried
        theirs = stock.scores(query)
        ours = index.search(query, 1_000)
        assert found_in(ours) == in_texts(query, articles)
        assert set(theirs) == set(found_in(ours))
        if not _chooses_only(query):
            for hit in ours.hits:
                assert math.isclose(hit.score, theirs[hit.name], rel_tol=1e-9)
        tried += 1

    ask()
    assert tried >= 2_000


def test_and_not_of_whoosh_lets_an_unwanted_document_through(tmp_path: Path) -> None:
    """Its difference of two queries forgets to look at the first document of a segment."""
    texts = ["c", "a c x a"]
    documents = {f"{n}.txt": document(n, text) for n, text in enumerate(texts)}
    stock = StockIndex(tmp_path / "stock", documents.values())
    a, b, c = (whoosh_query.Term("text", word) for word in "abc")
    wrong = whoosh_query.AndNot(whoosh_query.Or([a, SpanNear2([b, c])]), c)
    assert [hit["name"] for hit in stock.searcher.search(wrong)] == ["1.txt"]
    right = And((Or((Term("a"), Phrase((Term("b"), Term("c"))))), Not(Term("c"))))
    index = index_of(tmp_path / "index", list(documents.values()))
    agree(index, documents, right)
    assert index.search(right).total == 0
    index.close()
    stock.close()


def test_slop_of_whoosh_does_not_count_the_words_it_leaves_out(tmp_path: Path) -> None:
    """Its stop words take no place, so words far apart in the text are neighbours."""
    whoosh = RamStorage().create_index(fields.Schema(text=fields.TEXT))
    writer = whoosh.writer()
    writer.add_document(text="ferry of the quay")
    writer.commit()
    with whoosh.searcher() as searcher:
        assert searcher.search(whoosh_query.Phrase("text", ["ferry", "quay"])).scored_length() == 1
    documents = {"0.txt": document(0, "ferry of the quay")}
    index = index_of(tmp_path / "index", list(documents.values()))
    for slop, total in ((0, 0), (1, 0), (2, 1)):
        phrase = Phrase((Term("ferry"), Term("quay")), slop)
        agree(index, documents, phrase)
        assert index.search(phrase).total == total
    index.close()


def test_the_best_hits_of_whooshs_require_are_an_error(tmp_path: Path) -> None:
    """It skips by quality in a matcher that knows no quality, wherever there is more than one."""
    documents = {f"{n}.txt": document(n, "a b") for n in range(2)}
    stock = StockIndex(tmp_path / "stock", documents.values())
    a, b = (whoosh_query.Term("text", word) for word in "ab")
    with pytest.raises(AssertionError):
        stock.searcher.search(whoosh_query.Require(a, b), limit=1)
    index = index_of(tmp_path / "index", list(documents.values()))
    agree(index, documents, And((Term("a"), Term("b"))))
    assert len(index.search(And((Term("a"), Term("b"))), 1).hits) == 1
    index.close()
    stock.close()


def test_a_range_of_whoosh_that_ends_before_nought_is_never_empty() -> None:
    """Its bound wraps: one fork fails to write it, the other then finds every number.

    Of numbers without a sign; ranges of days, our only ones, are compared as days below.
    """
    whoosh = RamStorage().create_index(fields.Schema(number=fields.NUMERIC(int, signed=False)))
    writer = whoosh.writer()
    writer.add_document(number=0)
    writer.commit()
    with whoosh.searcher() as searcher:
        within = whoosh_query.NumericRange("number", None, 0)
        assert searcher.search(within).scored_length() == 1
        below = whoosh_query.NumericRange("number", None, 0, endexcl=True)
        found: int | str
        try:
            found = searcher.search(below).scored_length()
        except struct.error:
            found = "an error"
        assert found in ("an error", 1)


def test_what_is_only_not_asked_for_has_no_score(tmp_path: Path) -> None:
    """Whoosh scores "every document" with 1, so that whatever lacks a word beats what has one."""
    documents = {"0.txt": document(0, "a a b"), "1.txt": document(1, "c")}
    stock = StockIndex(tmp_path / "stock", documents.values())
    index = index_of(tmp_path / "index", list(documents.values()))
    either = Or((Term("b"), Not(Term("b"))))
    theirs = stock.scores(either)
    assert theirs["1.txt"] == 1.0 > theirs["0.txt"]
    assert [hit.name for hit in index.search(either).hits] == ["0.txt", "1.txt"]
    assert index.search(either).hits[1].score == 0.0
    index.close()
    stock.close()


DEEP = [
    Not(Not(Term("a"))),
    Not(And((Term("a"), Not(Term("b"))))),
    And((Term("a"), Not(Or((Term("b"), Not(Term("c"))))))),
    Or((Not(Term("a")), Not(Or((Term("b"), Not(And((Term("c"), Not(Term("a")))))))))),
    Not(Or((Not(Phrase((Term("a"), Term("b")))), Not(Not(Term("c")))))),
]


@pytest.mark.parametrize("query", DEEP, ids=range(len(DEEP)))
def test_not_within_not_agrees_with_the_text_in_both(tmp_path: Path, query: Query) -> None:
    """Older versions of Whoosh erred here; the one that is pinned does not."""
    texts = ["", "a", "b", "c", "a b", "b a", "a c", "c b", "a b c"]
    documents = {f"{n}.txt": document(n, text) for n, text in enumerate(texts)}
    stock = StockIndex(tmp_path / "stock", documents.values())
    index = index_of(tmp_path / "index", list(documents.values()), 3)
    agree(index, documents, query)
    assert stock.scores(query).keys() == in_texts(query, documents).keys()
    index.close()
    stock.close()


@pytest.mark.parametrize(
    "days",
    [(date(2031, 1, 2), None), (None, date(2031, 1, 3)), (date(999, 1, 1), date(2031, 1, 2))],
)
def test_a_range_is_one_of_days_and_not_of_the_letters_they_are_written_in(
    tmp_path: Path, days: tuple[date | None, date | None]
) -> None:
    documents = {f"{n}.txt": document(n, "ferry") for n in range(4)}
    index = index_of(tmp_path / "index", list(documents.values()))
    agree(index, documents, DateRange(*days))
    agree(index, documents, Not(DateRange(*days)))
    index.close()


def test_a_set_of_documents_may_be_large(tmp_path: Path) -> None:
    documents = [document(n, "ferry") for n in range(500)]
    index = index_of(tmp_path / "index", documents)
    asked = Documents(frozenset(f"{n}.txt" for n in range(0, 1_000, 3)))
    assert index.search(asked, 1_000).total == 167
    assert index.search(And((Term("ferry"), Not(asked))), 1_000).total == 333
    index.close()
