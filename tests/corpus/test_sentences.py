"""Paragraphs and sentences: cases as data, and what holds for any text."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.selectors import Span
from corpus.paragraphs import paragraph_at, paragraphs
from corpus.sentences import PIECE, language_of, sentence_at, sentences

NEWS = """Ferry burns off the eastern quay

By Mara Venn

The ferry Ondine caught fire on Tuesday. Some 41 people were

brought ashore by fishing boats before dawn.

“Nobody is missing. We have counted twice,” harbour master Ilo Varr said.
He spoke to Coast Wire.
"""

# fmt: off
SPLITS = [
    ("two sentences", "The doors were shut. Nobody came.",
     ["The doors were shut.", "Nobody came."]),
    ("abbreviations", "Mr. Varr met the U.S. envoy at No. 5 Quay.", None),
    ("initials", "The letter by A. B. Venn was lost.", None),
    ("said after a quotation", "“Go home.” he said.", None),
    ("quotation then upper case", '"No!" she said.', None),
    ("closing marks stay", "She wrote of “the old quay.” Three men left.",
     ["She wrote of “the old quay.”", "Three men left."]),
    ("hard-wrapped lines", "The ferry was late\nand nobody on the quay\nknew why.", None),
    ("hard-wrapped before a name",
     "It was said by the harbour\nmaster and by his deputy\nIlo Varr.", None),
    ("Windows line ends", "The ferry was late\r\nand nobody knew.", None),
    ("break within a sentence", "The fires were\n\nput out by noon.", None),
    ("headline", "Ferry burns\n\nThe port is shut.", ["Ferry burns", "The port is shut."]),
    ("headline over its text, one newline",
     "Ferry burns\nThe port office said on Tuesday that it is shut.",
     ["Ferry burns", "The port office said on Tuesday that it is shut."]),
    ("list of bare words", "apples\n\nplums\n\npears", ["apples", "plums", "pears"]),
    ("after a colon", "It said:\n\nfirst, go home.", ["It said:", "first, go home."]),
    ("Markdown", "# Fire\nText is here.\n- one\n- two",
     ["# Fire", "Text is here.", "- one", "- two"]),
    ("emphasis at the break", "A list of **late\n\nferries** was found.", None),
    ("Persian", "کشتی سوخت. کسی نماند؟ بندر بسته شد.",
     ["کشتی سوخت.", "کسی نماند؟", "بندر بسته شد."]),
    ("Chinese", "渡轮起火。港口关闭！", ["渡轮起火。", "港口关闭！"]),
    ("Russian", "Паром сгорел. Порт закрыт.", ["Паром сгорел.", "Порт закрыт."]),
    ("an hour before a statement", 'It rang at 10 p.m. "The glass broke," she said.',
     ["It rang at 10 p.m.", '"The glass broke," she said.']),
    ("a company before a statement", "It was sold to Quay Inc. “We are glad.” The port is shut.",
     ["It was sold to Quay Inc.", "“We are glad.”", "The port is shut."]),
    ("an abbreviation before a name in quotation marks", 'He met Sgt. "Mad Dog" Smith.', None),
    ("a country before a name in quotation marks", "The U.N. “Oil for Food” plan failed.", None),
    ("the day of an hour", "She left at 5 p.m. Monday for home.", None),
    ("the date of an hour", "She left at 5 a.m. May 3 for home.", None),
    ("the time zone of an hour", "It began at 5 p.m. EST in the port.", None),
    ("the day of an hour, hard-wrapped", "She left at 5 p.m.\nMonday for home.", None),
    ("an hour at the end", "It began at 10 p.m. Nobody came.",
     ["It began at 10 p.m.", "Nobody came."]),
    ("lines with labels",
     "Title: The ferry burned at the eastern quay\nOutlet: Quay Post\nDate: May 3",
     ["Title: The ferry burned at the eastern quay", "Outlet: Quay Post", "Date: May 3"]),
    ("a day in German", "Am Samstag, 5. Juni 2032, brannte die Fähre. Es gab Tote.",
     ["Am Samstag, 5. Juni 2032, brannte die Fähre.", "Es gab Tote."]),
    ("a day in Danish", "Den 5. juni 2032 brændte færgen. Der var ild i den.",
     ["Den 5. juni 2032 brændte færgen.", "Der var ild i den."]),
    ("what is counted in order in German", "Der 3. Zug kam nicht im 19. Jahrhundert.", None),
    ("a number at the end in German", "Die Zahl der Toten ist 12. Der Hafen ist zu.",
     ["Die Zahl der Toten ist 12.", "Der Hafen ist zu."]),
    ("a day of another language alone", "Montag, 14. März 2033", None),
    ("a number at the end before a month", "It was the ferry of pier 5. June was the owner.",
     ["It was the ferry of pier 5.", "June was the owner."]),
    ("German abbreviations", "Rund 3,5 Mio. Euro sind bzw. waren nötig. Das ist viel.",
     ["Rund 3,5 Mio. Euro sind bzw. waren nötig.", "Das ist viel."]),
    ("French abbreviations", "M. Venn et le Dr. Morel ont compté env. 30 morts. Il est parti.",
     ["M. Venn et le Dr. Morel ont compté env. 30 morts.", "Il est parti."]),
    ("Spanish abbreviations", "La Sra. Venn vive en EE. UU. y no es de la isla. Hay fuego.",
     ["La Sra. Venn vive en EE. UU. y no es de la isla.", "Hay fuego."]),
    ("Dutch titles", "Het was Mevr. Venn en niet Dhr. De Vries van de haven.", None),
    ("nothing", " \n\n\t ", []),
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in SPLITS], ids=[c[0] for c in SPLITS])
def test_text_splits_into_sentences(text: str, expected: list[str] | None) -> None:
    """None: the whole text is one sentence."""
    assert [s.of(text) for s in sentences(text)] == ([text] if expected is None else expected)


def test_article_splits_into_sentences_and_paragraphs() -> None:
    assert [s.of(NEWS) for s in sentences(NEWS)] == [
        "Ferry burns off the eastern quay",
        "By Mara Venn",
        "The ferry Ondine caught fire on Tuesday.",
        "Some 41 people were\n\nbrought ashore by fishing boats before dawn.",
        "“Nobody is missing. We have counted twice,” harbour master Ilo Varr said.",
        "He spoke to Coast Wire.",
    ]
    assert [p.of(NEWS)[:9] for p in paragraphs(NEWS)] == [
        "Ferry bur", "By Mara V", "The ferry", "brought a", "“Nobody i",
    ]  # fmt: skip


def test_long_lines_with_one_newline_between_are_paragraphs() -> None:
    text = "\n".join(["The ferry burned at the eastern quay until the morning. " * 4] * 3)
    assert len(paragraphs(text)) == 3
    assert len(paragraphs("A short line\nand another one")) == 1


@pytest.mark.parametrize(
    ("passage", "language"),
    [("The port", "en"), ("Порт", "ru"), ("گزارش", "fa"), ("الميناء", "ar"), ("港口", "zh"),
     ("港に", "ja"), ("बंदरगाह", "hi"), ("Порт of the harbour", "en"), ("", "en"), ("1 — 2", "en")],
)  # fmt: skip
def test_language_is_guessed_by_script(passage: str, language: str) -> None:
    assert language_of(passage) == language


def test_sentence_at_any_place_is_the_one_there_or_the_next() -> None:
    every = sentences(NEWS)
    for index in range(-1, len(NEWS) + 3):
        expected = next((s for s in every if index < s.end), every[-1])
        assert sentence_at(NEWS, index) == expected
    assert sentence_at("  \n ", 0) is None


def test_paragraph_at_any_place_is_the_one_there_or_the_next() -> None:
    assert paragraph_at("one\n\ntwo", 1) == Span(0, 3)
    assert paragraph_at("one\n\ntwo", 4) == Span(5, 8)
    assert paragraph_at("one\n\ntwo", 99) == Span(5, 8)
    assert paragraph_at("", 0) is None


@pytest.mark.parametrize(
    "text",
    ["word " * 8_000, "x" * 25_000, "“" * 30_000, "e\u0301" * 20_000, "a “b “c " * 4_000],
    ids=["words", "one word", "quotation marks", "combining", "open quotations"],
)
def test_monstrous_line_is_cut_into_pieces_that_lose_nothing(text: str) -> None:
    pieces = sentences(text)
    assert max(piece.length for piece in pieces) <= PIECE
    assert "".join(p.of(text) for p in pieces).replace(" ", "") == text.replace(" ", "")
    assert not any(p.of(text).startswith("\u0301") for p in pieces)


def test_long_paragraph_is_split_the_same_in_chunks_as_in_parts() -> None:
    sentence = "The harbour master counted the boats again and again until the tide had turned."
    text = " ".join([sentence] * 500)
    assert [s.of(text) for s in sentences(text)] == [sentence] * 500


@pytest.mark.parametrize("unit", ["“a ", "the thing\n\n", "foo bar\n", "(", "a. ", "\u200d", "\n"])
def test_work_grows_with_the_text_and_not_faster(unit: str) -> None:
    """Generous, so that only growth with the square fails."""
    text = unit * (100_000 // len(unit))
    begin = time.process_time()
    sentences(text)
    assert time.process_time() - begin < 3


ALPHABET = st.sampled_from(
    list("abAB .!?\n\r\t\"“”'’)(,:-*#1é\u0301\u200d\u200c港。ب؟😀\x85\u2028")
)
TEXTS = st.one_of(st.text(ALPHABET, max_size=200), st.text(max_size=120))


@given(TEXTS)
def test_sentences_are_ordered_disjoint_and_cover_all_but_white_space(text: str) -> None:
    place = 0
    for span in sentences(text):
        assert not text[place : span.start].strip()
        assert span.of(text) == span.of(text).strip() != ""
        place = span.end
    assert not text[place:].strip()


@given(TEXTS)
def test_paragraphs_are_ordered_disjoint_and_cover_all_but_white_space(text: str) -> None:
    place = 0
    for span in paragraphs(text):
        assert span.start >= place
        assert not text[place : span.start].strip()
        assert span.of(text) == span.of(text).strip() != ""
        place = span.end
    assert not text[place:].strip()


@given(TEXTS, st.integers(0, 200))
def test_sentence_at_agrees_with_the_list_of_all(text: str, index: int) -> None:
    every = sentences(text)
    found = sentence_at(text, index)
    assert found == next((s for s in every if index < s.end), every[-1] if every else None)


@given(st.lists(TEXTS, min_size=5, max_size=9))
def test_far_paragraphs_change_nothing(parts: list[str]) -> None:
    """A window with the neighbouring paragraphs gives the sentences that the whole text gives."""
    text = "\n\n".join(parts)
    every = paragraphs(text)
    for place in range(2, len(every) - 2):
        window = Span(every[place - 2].start, every[place + 2].end)
        middle = every[place]
        of_window = {s.shifted(window.start) for s in sentences(window.of(text))}
        of_text = set(sentences(text))
        assert {s for s in of_window if s.overlaps(middle)} == {
            s for s in of_text if s.overlaps(middle)
        }


def test_real_articles_split_without_loss(seeds: Path) -> None:
    for path in sorted(seeds.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        spans = sentences(text)
        assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())
        assert not any(s.of(text)[0].islower() for s in spans if s.length > 120)


@pytest.mark.parametrize("number", ["1.", "12)", "a."])
def test_number_of_a_list_item_belongs_to_its_sentence(number: str) -> None:
    text = f"{number} As of midnight, 32 were ashore. Two were not."
    found = [span.of(text) for span in sentences(text)]
    assert found == [f"{number} As of midnight, 32 were ashore.", "Two were not."]
