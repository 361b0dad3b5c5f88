"""The query language: what is typed, and the tree or the error it becomes."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import QueryError
from corpus.query import (
    And,
    DateRange,
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
from corpus.query_parser import DEEPEST, LONGEST_QUERY, MOST_WORDS, lenient_parse, parse

A, B, C = Term("a"), Term("b"), Term("c")
TREES: list[tuple[str, Query]] = [
    ("Ferry", Term("ferry")),
    ("a b c", And((A, B, C))),
    ("a AND b c", And((A, B, C))),
    ("a OR b c", Or((A, And((B, C))))),
    ("(a OR b) c", And((Or((A, B)), C))),
    ("a OR (b OR c)", Or((A, B, C))),
    ("NOT a", Not(A)),
    ("a NOT b", And((A, Not(B)))),
    ("a -b", And((A, Not(B)))),
    ("-(a b)", Not(And((A, B)))),
    ("NOT -a", Not(Not(A))),
    ("and or not", And((Term("and"), Term("or"), Term("not")))),
    ('"AND"', Term("and")),
    ("a - b", And((A, B))),
    ('"a b"', Phrase((A, B))),
    ("“a b”", Phrase((A, B))),
    ("«a b»", Phrase((A, B))),
    ('"a\n b"~3', Phrase((A, B), slop=3)),
    ('"a b"~', Phrase((A, B))),
    ('"a b* c~"', Phrase((A, Prefix("b"), Term("c")))),
    ("Eslami-e", Phrase((Term("eslami"), Term("e")))),
    ("Varr’s", Term("varr")),
    ("1,200", Term("1200")),
    ("東京", Phrase((Term("東"), Term("京")))),
    ("東京*", Phrase((Term("東"), Prefix("京")))),
    ("tajik*", Prefix("tajik")),
    ("Ém**", Prefix("em")),
    ("te?t*", Wildcard("te?t*")),
    ("*haven", Wildcard("*haven")),
    ("co-w?rk", Phrase((Term("co"), Wildcard("w?rk")))),
    ("ferry~", Fuzzy("ferry", 1)),
    ("Varrhaven~", Fuzzy("varrhaven", 2)),
    ("ferry~2", Fuzzy("ferry", 2)),
    ("ferry~0", Term("ferry")),
    ("ab~3", Fuzzy("ab", 1)),
    ("title:Ferry", Term("ferry", Field.TITLE)),
    ("Title:ferry", Term("ferry", Field.TITLE)),
    ("path:2031/a.txt", Phrase(tuple(Term(w, Field.PATH) for w in ("2031", "a", "txt")))),
    ('note:"a b"', Phrase((Term("a", Field.NOTE), Term("b", Field.NOTE)))),
    ("tag:(a OR b) c", And((Or((Term("a", Field.TAG), Term("b", Field.TAG))), C))),
    ("-outlet:coast*", Not(Prefix("coast", Field.OUTLET))),
    ("tag:(a outlet:b)", And((Term("a", Field.TAG), Term("b", Field.OUTLET)))),
    ("http://varr.example", Phrase(tuple(Term(w) for w in ("http", "varr", "example")))),
    ("he said: b", And((Term("he"), Term("said"), B))),
    ("10:30", Phrase((Term("10"), Term("30")))),
    ("a !!! b", And((A, B))),
    ("a NEAR/3 b", Phrase((A, B), slop=3)),
    ("c a* NEAR/0 b", And((C, Phrase((Prefix("a"), B))))),
    ("a NEAR/3 b NEAR/3 c", Phrase((A, B, C), slop=3)),
    ("title:a NEAR/3 b", Phrase((Term("a", Field.TITLE), Term("b", Field.TITLE)), 3, Field.TITLE)),
    ("a near/3 b", And((A, Phrase((Term("near"), Term("3"))), B))),
    ("a NEAR b", And((A, Term("near"), B))),
]
DATES = [
    ("2031-05-03", date(2031, 5, 3), date(2031, 5, 3)),
    ("2031-5-3", date(2031, 5, 3), date(2031, 5, 3)),
    ("2031-02", date(2031, 2, 1), date(2031, 2, 28)),
    ("2032", date(2032, 1, 1), date(2032, 12, 31)),
    ("2031-05-03..2031-05-31", date(2031, 5, 3), date(2031, 5, 31)),
    ("2031-05-03..2031-05-03", date(2031, 5, 3), date(2031, 5, 3)),
    ("2031..2032-02", date(2031, 1, 1), date(2032, 2, 29)),
    ("..2031-02", None, date(2031, 2, 28)),
    ("2031-02..", date(2031, 2, 1), None),
    (">2031-05-05", date(2031, 5, 6), None),
    (">=2031-05", date(2031, 5, 1), None),
    ("<2031", None, date(2030, 12, 31)),
    ("<=2031-02", None, date(2031, 2, 28)),
]
ERRORS = [
    ("", 0, "no word"),
    ("  ?!", 2, "every word"),
    ("…", 0, "no word"),
    ('say "a b', 4, "never closed"),
    ("a (b c", 2, "never closed"),
    ("a b) c", 3, "never opened"),
    ("a ()", 2, "nothing stands between"),
    ("a AND", 2, "both sides"),
    ("OR a", 0, "both sides"),
    ("a AND OR b", 2, "both sides"),
    ("(a OR) b", 3, "both sides"),
    ("a NOT", 2, "NOT wants a word"),
    ("NOT AND a", 0, "NOT wants a word"),
    ("title:", 0, "nothing stands after title:"),
    ("a title: b", 2, "nothing stands after title:"),
    ("colour:red", 0, "no field 'colour'"),
    ("a *", 2, "every word"),
    ("a ?*", 2, "every word"),
    ("ferry~9", 5, "at most 3 edits"),
    ('"a b"~999', 0, "apart"),
    ("date:soon", 5, "not a date"),
    ("a date:2031-02-30", 7, "not a date"),
    ("date:2031..20322", 11, "not a date"),
    ("date:soon..2031", 5, "not a date"),
    ("date:0000", 5, "not a date"),
    ("date:2031-13", 5, "not a date"),
    ("date:<0001", 6, "not a date"),
    ("date:..", 5, "not a date"),
    ("a date:2031-05..2031-03", 7, "ends before it begins; write 2031-03..2031-05"),
    ("a NEAR/3", 2, '"ferry doors"~5 is the same'),
    ("NEAR/3 a", 0, "on each side"),
    ("a NEAR/ b", 2, "wants a number"),
    ('"a b" NEAR/3 c', 6, "a single word"),
    ("a NEAR/3 (b OR c)", 2, "a single word"),
    ("a NEAR/3 b NEAR/4 c", 11, "each side"),
    ("a NEAR/999 b", 0, "apart"),
    ("date:>9999", 6, "not a date"),
    ("(" * 50 + "a" + ")" * 50, DEEPEST, "brackets"),
    ("a " * (MOST_WORDS + 1), 2 * MOST_WORDS, "at most"),
    ("a" * (LONGEST_QUERY + 1), 0, "at most"),
]
TYPED: list[tuple[str, Query | None]] = [
    ("", None),
    ("f", Term("f")),
    ("fe", Prefix("fe")),
    ("fe ", Term("fe")),
    ("ferry fi", And((Term("ferry"), Prefix("fi")))),
    ('"ferry fi', Phrase((Term("ferry"), Prefix("fi")))),
    ('"ferry fire"', Phrase((Term("ferry"), Term("fire")))),
    ("(ferry OR", Term("ferry")),
    ("ferry)fi", And((Term("ferry"), Prefix("fi")))),
    ("ferry AND", Term("ferry")),
    ("ferry -", Term("ferry")),
    ("ferry NOT", Term("ferry")),
    ("title:", None),
    ("ferry title:fi", And((Term("ferry"), Prefix("fi", Field.TITLE)))),
    ("date:20", None),
    ("ferry NEAR/", Term("ferry")),
    ("ferry NEAR/5 ", Term("ferry")),
    ("ferry NEAR/5 do", Phrase((Term("ferry"), Prefix("do")), slop=5)),
    ("date:2031", DateRange(date(2031, 1, 1), date(2031, 12, 31))),
    ("colour:red", Phrase((Term("colour"), Prefix("red")))),
    ("*", None),
    ("ferr*", Prefix("ferr")),
    ("ferry~", Fuzzy("ferry", 1)),
    ("東", Term("東")),
    ("(" * 50, None),
]


@pytest.mark.parametrize(("text", "tree"), TREES, ids=[text for text, _ in TREES])
def test_a_query_is_read_into_this_tree(text: str, tree: Query) -> None:
    parsed = parse(text)
    assert _plain(parsed) == _plain(tree)


def _plain(query: Query) -> str:
    """Phrases carry their field twice; the cases above name it once."""
    return re.sub(r"slop=(\d+), field=<Field\.\w+: '\w+'>", r"slop=\1", repr(query))


def test_a_phrase_has_the_field_of_its_words() -> None:
    assert parse('note:"a b"') == Phrase(
        (Term("a", Field.NOTE), Term("b", Field.NOTE)), 0, Field.NOTE
    )


@pytest.mark.parametrize(("text", "first", "last"), DATES, ids=[text for text, *_ in DATES])
def test_dates_are_ranges_of_days(text: str, first: date | None, last: date | None) -> None:
    assert parse(f"date:{text}") == DateRange(first, last)


@pytest.mark.parametrize(("text", "position", "message"), ERRORS, ids=[t[:20] for t, *_ in ERRORS])
def test_a_bad_query_is_refused_with_the_place(text: str, position: int, message: str) -> None:
    with pytest.raises(QueryError) as refused:
        parse(text)
    assert message in refused.value.reason
    assert refused.value.position == position


@pytest.mark.parametrize(("text", "tree"), TYPED, ids=[text[:20] for text, _ in TYPED])
def test_half_a_query_has_a_sensible_reading(text: str, tree: Query | None) -> None:
    typed = lenient_parse(text)
    assert (typed and _plain(typed)) == (tree and _plain(tree))


TYPING = st.text(st.sampled_from('ab東 "“()*?~-:.19>tidae\tANDORNOT'), max_size=30)


@given(TYPING | st.text(max_size=30))
def test_anything_typed_is_read_or_refused_within_the_query(text: str) -> None:
    lenient_parse(text)
    try:
        parse(text)
    except QueryError as refused:
        assert 0 <= refused.position <= len(text)


@given(TYPING)
def test_what_parses_and_ends_in_a_space_reads_the_same_while_typed(text: str) -> None:
    try:
        tree = parse(text + " ")
    except QueryError:
        return
    assert lenient_parse(text + " ") == tree


def test_a_query_that_is_not_shown_leaves_no_caret_under_nothing() -> None:
    with pytest.raises(QueryError) as raised:
        parse("a" * (LONGEST_QUERY + 1))
    assert "^" not in str(raised.value)
    assert "\n" not in str(raised.value)
