"""Figures and topics of claims by key: prefilled, confirmed, read again, typed, switched off."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotations.model import Figure, TagBody
from corpus.figures.typed import typed_figure
from corpus.library import Corpus
from reader.figure_words import figure_text, signed
from reader.settings import config_file, suggesting
from tests.reader.harness import Reader
from tests.reader.reports import write_reports


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    """On the first report, which has two numbers in its first sentence."""
    reader = Reader(Corpus(write_reports(tmp_path / "reports"))).type("enter")
    return reader.to("About 90")


def body(reader: Reader) -> TagBody:
    (claim,) = reader.annotations("claim")
    assert claim.tag_body is not None
    return claim.tag_body


def test_a_claim_comes_with_its_figure_which_nobody_confirmed(reader: Reader) -> None:
    made = body(reader.type("c"))
    assert made.figure == Figure("90", "people", "about")
    assert (made.topic, made.suggested) == ("killed", True)
    assert "# killed: ~ 90 people?" in reader.rows()[-1]


@pytest.mark.parametrize("key", ["enter", "0", "a"])
def test_the_next_key_that_accepts_or_links_confirms_it(reader: Reader, key: str) -> None:
    made = body(reader.to("arrested 11").type(f"c {key}"))
    assert made.figure == Figure("11", "people", "exactly", "2031-05-04")
    assert made.suggested is None


def test_going_on_leaves_it_suggested_and_undo_takes_it_all(reader: Reader) -> None:
    assert body(reader.type("c l")).suggested is True
    assert not reader.type("u").annotations("claim")


def test_the_key_reads_on_and_ends_with_none(reader: Reader) -> None:
    seen = []
    reader.type("c")
    for _ in range(5):
        made = body(reader.type("#"))
        seen.append(made.figure.amount if made.figure else None)
        assert made.suggested is None
        assert bool(made.topic) is (made.figure is not None and made.figure.unit == "people")
    assert seen == ["284", "2", None, "90", "284"]


def test_the_list_of_annotations_says_figures_in_signs(reader: Reader) -> None:
    rows = reader.to("arrested 11").type("c enter o").rows()
    assert any("arrested: 11 people" in row for row in rows), rows


def test_reading_on_works_on_a_claim_that_is_not_pending(reader: Reader) -> None:
    reader.type("c 0 l h #")
    assert body(reader).figure == Figure("284", "people", "exactly")
    assert body(reader.type("u")).figure == Figure("90", "people", "about")


def test_a_cut_has_its_own_figure_unless_a_key_chose_one(reader: Reader) -> None:
    reader.type("c tab tab")
    made = body(reader)
    assert made.figure is not None
    assert made.figure.amount == "284"
    reader.type("# tab")
    assert body(reader).figure != Figure("90", "people", "about")


def test_a_figure_is_typed(reader: Reader) -> None:
    reader.type("c F ctrl+u").say("more than 95 people as of 2031-05-06").type("enter")
    assert body(reader).figure == Figure("95", "people", "over", "2031-05-06")
    reader.type("F")
    assert reader.state.prompt is not None
    assert reader.state.prompt.text == "over 95 people as of 2031-05-06"
    reader.type("ctrl+u").say("many").type("enter")
    assert "no number in “many”" in reader.message
    reader.type("F ctrl+u enter")
    assert body(reader).figure is None


def test_a_topic_is_typed_or_chosen(reader: Reader) -> None:
    reader.type("c P ctrl+u").say("saturday: killed").type("enter")
    assert body(reader).topic == "saturday: killed"
    reader.type("P ctrl+u").say("wou").type("enter")
    assert body(reader).topic == "wounded"
    reader.type("P ctrl+u").say("2022:").type("enter")
    assert "as in 2022: killed" in reader.message
    assert body(reader).topic == "wounded"


def test_a_topic_is_spelled_as_the_corpus_does(reader: Reader) -> None:
    reader.type("c tab P ctrl+u").say("dead").type("enter 0")
    reader.type("G tab g j enter").to("About 90").type("c")
    made = body(reader)
    assert made.topic == "dead"


def test_suggestions_can_be_switched_off(reader: Reader) -> None:
    reader.state = replace(reader.state, suggesting=False)
    made = body(reader.type("c"))
    assert (made.figure, made.topic, made.suggested) == (None, None, None)
    assert "nothing proposed" in reader.type("enter").message
    assert body(reader.type("#")).figure == Figure("90", "people", "about")


@pytest.mark.parametrize(
    ("variable", "config", "on"),
    [
        ("", "", True),
        ("off", "", False),
        ("0", "suggestions = true", False),
        ("", "suggestions = false", False),
        ("on", "suggestions = false", True),
    ],
)
def test_where_it_is_switched_off(
    monkeypatch: pytest.MonkeyPatch, variable: str, config: str, on: bool
) -> None:
    monkeypatch.setenv("GLOSS_SUGGESTIONS", variable)
    config_file().write_text(config, "utf-8")
    assert suggesting() is on


def test_repeating_takes_the_same_cut(tmp_path: Path) -> None:
    reader = Reader(Corpus(write_reports(tmp_path / "reports"))).type("g j enter")
    reader.to("32 people").type("c tab enter")
    reader.type("G tab g enter").to("arrested 11").type(".")
    words = [t.quote.exact for a in reader.annotations("claim") for t in a.targets if t.quote]
    assert words == ["it has arrested 11 people in\nsix villages of the island"]


FIGURES = [
    (Figure("84", "people", "at least"), "at least 84 people", ">= 84 people"),
    (Figure("84", "people", "exactly", "2031-05-04"), "84 people as of 2031-05-04", "84 people"),
    (Figure("10", "men", "to 15"), "10 to 15 men", "10-15 men"),
    (Figure("7", None, "exactly"), "7", "7"),
    (Figure("100", "people", "nearly"), "nearly 100 people", "<~ 100 people"),
    (Figure("1200", "people", "about"), "about 1200 people", "~ 1200 people"),
    (Figure("45000000", "dollars", "exactly"), "45,000,000 dollars", "45,000,000 dollars"),
    (Figure("12345.5", "euros", "over"), "over 12,345.5 euros", "> 12,345.5 euros"),
    (Figure("9000", "people", "to 10000"), "9000 to 10,000 people", "9000-10,000 people"),
]


@pytest.mark.parametrize(("figure", "words", "signs"), FIGURES)
def test_figures_in_words_can_be_typed_back(figure: Figure, words: str, signs: str) -> None:
    assert figure_text(figure) == words
    assert signed(figure) == signs
    assert typed_figure(words, None) == figure
    assert figure_text(None) == signed(None) == ""


@pytest.mark.parametrize(
    ("typed", "figure"),
    [
        (">= 84 people", Figure("84", "people", "at least")),
        (">84 people", Figure("84", "people", "over")),
        ("<~ 100", Figure("100", None, "nearly")),
        ("≤ 5 ships", Figure("5", "ships", "at most")),
        ("~90 people", Figure("90", "people", "about")),
        ("abt 19 ppl", Figure("19", "ppl", "about")),
        ("Approx. 1,200 ppl", Figure("1200", "ppl", "about")),
        ("12 lifeboat drills", Figure("12", "lifeboat drills", "exactly")),
        ("19, perhaps", Figure("19", None, "exactly")),
    ],
)  # fmt: skip
def test_signs_short_forms_and_what_nobody_counted_before_are_kept(
    typed: str, figure: Figure
) -> None:
    assert typed_figure(typed, None) == figure


@pytest.mark.parametrize(
    ("keys", "typed", "text"),
    [("P", "attackers killed", "attackers killed"), ("F", "at least 95 people", ">= 95 people")],
)
def test_typing_takes_the_place_of_what_is_offered(
    reader: Reader, keys: str, typed: str, text: str
) -> None:
    made = body(reader.type(f"c {keys}").say(typed).type("enter"))
    assert text in (made.topic, figure_text(made.figure), signed(made.figure))


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure("1", "kilometers"), "1 kilometer"),
        (Figure("1", "people"), "1 person"),
        (Figure("1", "feet", "about"), "about 1 foot"),
        (Figure("1", "bus"), "1 bus"),
        (Figure("2", "kilometers"), "2 kilometers"),
        (Figure("1", "kilometers", "to 2"), "1 to 2 kilometers"),
    ],
)
def test_one_of_a_measure_is_no_plural(figure: Figure, words: str) -> None:
    assert figure_text(figure) == words


def test_the_cut_to_what_is_denied_is_a_negative_claim(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The line denied that its doors had been shut.", "utf-8")
    reader = Reader(Corpus(tmp_path))
    reader.type("enter c")
    assert body(reader).polarity is None
    made = body(reader.type("tab"))
    assert (made.polarity, made.suggested) == ("negative", True)
    assert body(reader.type("shift+tab")).polarity is None
    reader.type("tab enter")
    assert (body(reader).polarity, body(reader).suggested) == ("negative", None)
