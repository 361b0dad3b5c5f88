"""Folding and tokens: what counts as the same word, and where it stands."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.language import (
    LONGEST_WORD,
    WORD_CHARACTER,
    by_the_rules,
    fold,
    tokens,
    tokens_of_run,
    tokens_of_runs,
)

SAME_WORD = {
    "case": ["Harbour", "HARBOUR", "harbour"],
    "sharp s": ["Straße", "STRASSE", "strasse"],
    "accents": ["Élodie", "Elodie", "E\u0301lodie"],
    "letters with strokes": ["Łódź", "Lodz"],
    "Turkish dots": ["İstanbul", "istanbul", "Istanbul"],
    "possessive": ["Varr's", "Varr’s", "VARR'S", "Varr"],
    "plural possessive": ["sailors'", "sailors’", "sailors"],
    "apostrophe in a name": ["O'Neil", "O’Neil", "ONeil"],
    "transcribed ayn": ["Qurʾan", "Qurʿan", "Quran"],
    "ligature": ["ﬁre", "fire"],
    "full width": ["ＦＥＲＲＹ", "ferry"],
    "circled": ["①②", "12"],
    "soft hyphen": ["pas\u00adsenger", "passenger"],
    "Persian and Arabic letters": ["یکی", "يكي", "ىكى"],
    "taa marbuta": ["مدينة", "مدينه"],
    "alifs with hamza and madda": ["أإآٱ", "اااا"],
    "vowel points": ["مُحَمَّد", "محمد"],
    "tatweel": ["محـــمد", "محمد"],
    "joined or not": ["کتاب\u200cها", "کتابها", "كتابها"],
    "digits of other scripts": ["۸۴", "٨٤", "84", "८४"],
    "thousands": ["1,200", "1200", "١٬٢٠٠"],
    "decimals": ["3.5", "٣٫٥"],
    "acronym": ["U.S.", "US"],
    "Greek": ["Αθήνα", "αθηνα"],
    "Cyrillic": ["Ёлка", "елка"],
}
TOKENS = [
    ("The Eslami-e report", ["the", "eslami", "e", "report"]),
    ("flight PS752, row 12b", ["flight", "ps752", "row", "12b"]),
    ("on 01/19/2031 or 19.01.2031", ["on", "01", "19", "2031", "or", "19", "01", "2031"]),
    ("1,200 and 3.5 of 1,5", ["1200", "and", "3.5", "of", "1", "5"]),
    ("l’homme d'Angelo qu'il", ["l", "homme", "d", "angelo", "qu", "il"]),
    ("don't won’t", ["dont", "wont"]),
    ("snake_case www.varr.example", ["snake", "case", "www", "varr", "example"]),
    ("東京タワー", ["東", "京", "タ", "ワ", "ー"]),
    ("iPhone手机", ["iphone", "手", "机"]),
    ("สวัสดี", ["ส", "วั", "ส", "ดี"]),
    ("हिन्दी में", ["हिन्दी", "में"]),
    ("— … !? 🙂", []),
    ("", []),
]


@pytest.mark.parametrize("spellings", SAME_WORD.values(), ids=SAME_WORD)
def test_spellings_of_one_word_fold_alike(spellings: list[str]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1
    assert fold(spellings[0])


def test_marks_that_are_letters_are_kept() -> None:
    assert fold("की") != fold("क")
    assert fold("が") != fold("か")


@pytest.mark.parametrize(("text", "words"), TOKENS)
def test_a_text_is_cut_into_these_words(text: str, words: list[str]) -> None:
    assert [token.text for token in tokens(text)] == words


def test_a_possessive_is_not_part_of_the_place_of_a_word() -> None:
    text = "The IRGC’s and Bo's"
    assert [text[t.start : t.end] for t in tokens(text)] == ["The", "IRGC", "and", "Bo"]


def test_tokens_can_begin_anywhere_in_the_text() -> None:
    assert [t.text for t in tokens("one two three", 4)] == ["two", "three"]
    assert next(tokens("one two", 4)).start == 4


def test_a_blob_is_one_short_word_found_in_linear_time() -> None:
    (token,) = tokens("x" * 1_000_000)
    assert len(token.text) == LONGEST_WORD
    assert (token.start, token.end) == (0, 1_000_000)
    assert len(list(tokens("qu'" * 100_000))) >= 1
    assert len(list(tokens("1,234" * 100_000))) >= 1


WRITTEN = st.text(
    st.one_of(
        st.sampled_from("aBéßİ'’.,-_ \n12٣\u0301\u200c\u00adیك東カﾞ्कﬁ①Ⓐสัʾ½㎏"),
        st.characters(codec="utf-8"),
    ),
    max_size=40,
)


@given(WRITTEN)
@example("ſ'ſ")
@example("ŉ 1.2.3 a.b.c")
def test_offsets_select_what_the_token_was_folded_from(text: str) -> None:
    last = 0
    for token in tokens(text):
        assert token.text
        assert last <= token.start < token.end <= len(text)
        assert fold(text[token.start : token.end]) == token.text
        last = token.end


@given(WRITTEN)
def test_folding_twice_changes_nothing(text: str) -> None:
    for token in tokens(text):
        assert fold(token.text) == token.text


RUN = st.lists(st.text("aB019", min_size=1, max_size=4), min_size=1, max_size=4)


@given(RUN, st.lists(st.sampled_from(".,'"), min_size=3, max_size=3))
@example(["16", "1"], [".", ".", "."])
@example(["6", "2", "9"], [".", ".", "."])
@example(["12", "9cm"], [".", ".", "."])
@example(["4", "194", "304"], [",", ",", "."])
@example(["u", "s", "a"], [".", ".", "."])
@example(["a", "1"], [".", ".", "."])
def test_short_cuts_for_ascii_come_to_what_the_rules_say(
    parts: list[str], joints: list[str]
) -> None:
    run = parts[0] + "".join(map(str.__add__, joints, parts[1:]))
    assert tokens_of_run(run) == by_the_rules(run)


@given(st.text(min_size=1), st.sampled_from(list(SAME_WORD)))
@example("\u0301\u0323a", "sharp s")
@example("\u4e2d", "sharp s")
def test_runs_that_are_folded_at_once_are_folded_as_one_by_one(text: str, kind: str) -> None:
    letters = "".join(filter(WORD_CHARACTER.match, text))
    runs = [run for run in (letters, "الميناء", *SAME_WORD[kind]) if run]
    assert tokens_of_runs(runs) == [tokens_of_run(run) for run in runs]
