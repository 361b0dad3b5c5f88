"""The claims matrix from first to last: reports tagged by keys, compared on screen and in data."""

import re
from pathlib import Path

import pytest

from annotations.entries import Conflict, Entry
from annotations.matrix import Matrix
from corpus.comparison import compared
from corpus.library import Corpus
from reader.actions import Mode
from reader.effects import Commit
from reader.figure_words import amount_of, sign_of
from reader.modes.comparing import selected_entry
from tests.reader.commanding import corpus_of, gloss
from tests.reader.harness import Reader
from tests.reader.reports import CLAIMS, write_reports


@pytest.fixture
def tagged(tmp_path: Path) -> Reader:
    """All reports tagged; the library is on the screen."""
    reader = Reader(Corpus(write_reports(tmp_path / "reports")))
    for place, (_, claims) in enumerate(CLAIMS.items()):
        open_document(reader, place)
        for words, keys in claims:
            reader.to(words).type(keys)
    return reader.type("G tab")


def open_document(reader: Reader, place: int) -> Reader:
    if reader.mode() is not Mode.LIBRARY:
        reader.type("G tab")
    return reader.type(" ".join(["g", *["j"] * place, "enter"]))


def matrix_of(reader: Reader) -> Matrix:
    return compared(reader.world.corpus, "anna")


def values(matrix: Matrix, topic: str) -> list[str]:
    found = (entry.figure for entry in matrix.about(topic))
    return [f"{sign_of(figure)} {amount_of(figure)}" for figure in found if figure]


def kinds(matrix: Matrix, topic: str, one: str, other: str) -> set[str]:
    """How claims with two values on a topic stand to each other."""

    def value(entry: object) -> str:
        figure = getattr(entry, "figure", None)
        return f"{sign_of(figure)} {amount_of(figure)}" if figure else ""

    return {
        kind.value
        for entry in matrix.about(topic)
        for each, kind in matrix.conflicts_of(entry)
        if (value(entry), value(each)) == (one, other)
    }


def test_the_matrix_shows_the_numbers_develop(tagged: Reader) -> None:
    matrix = matrix_of(tagged)
    assert values(matrix, "killed") == ["= 84", "~ 90", "~ 90", "<~ 100", "> 90"]
    assert values(matrix, "wounded") == ["= 284", "> 200", "> 280"]
    assert values(matrix, "arrested") == ["= 11", "= 32", "= 35"]


def test_what_conflicts_and_how(tagged: Reader) -> None:
    matrix = matrix_of(tagged)
    assert kinds(matrix, "killed", "= 84", "~ 90") == {"may be a later update"}
    assert kinds(matrix, "killed", "~ 90", "> 90") == {"differs"}
    assert kinds(matrix, "killed", "~ 90", "~ 90") == set()
    assert kinds(matrix, "wounded", "= 284", "> 280") == {"differs"}
    assert kinds(matrix, "arrested", "= 11", "= 35") == {"may be a later update"}


def test_other_events_stay_out(tagged: Reader) -> None:
    topics = matrix_of(tagged).topics
    assert topics == (
        "arrested",
        "killed",
        "wounded",
        "2021: killed",
        "2022: killed",
        "2029: killed",
    )


def test_who_said_so_and_when(tagged: Reader) -> None:
    entries = matrix_of(tagged).about("arrested")
    assert [entry.said or entry.not_before for entry in entries] == [
        "2031-05-04",
        "2031-05-07",
        "2031-05-19",
    ]
    assert [entry.chains[0][0] for entry in entries] == ["Port office", "Ilo Varr", "Ministry"]
    assert not any(entry.suggested for entry in entries)


# ---- on the screen -------------------------------------------------------------------------


def test_m_shows_the_most_disputed_topic_and_n_others(tagged: Reader) -> None:
    tagged.type("m")
    assert tagged.mode() is Mode.MATRIX
    assert "KILLED" in tagged.rows()[0]
    rows = tagged.type("N").rows()
    assert rows[0].strip() == "ARRESTED   3 claims in 3 documents, from 3 sources"
    assert [row[:26].split() for row in rows[2:5]] == [
        [">^", "2031-05-04", "=", "11", "1"][:5],
        ["^", "2031-05-07", "=", "32", "2"][:5],
        ["^", "n.d.", ">=05-19", "=", "35"][:5],
    ] or "= 11" in rows[2]
    assert "may be updated by “= 32”" in tagged.detail
    assert "KILLED" in tagged.type("n").rows()[0]
    assert "ARRESTED" in tagged.type("N").rows()[0]


def test_the_plot_has_a_line_for_each_value(tagged: Reader) -> None:
    rows = tagged.type("m").rows()
    bars = [row for row in rows if "|--" in row or row.rstrip().endswith("#")]
    assert len(bars) == 5


def test_tab_turns_to_documents_outlets_and_sources(tagged: Reader) -> None:
    tagged.type("m tab")
    assert "topics × documents" in tagged.rows()[0]
    assert "topics × outlets" in tagged.type("tab").rows()[0]
    heads = tagged.type("tab").rows()[1]
    assert "topics × ultimate sources" in tagged.rows()[0]
    assert "Port office" in heads
    assert "KILLED" in tagged.type("tab").rows()[0]


def test_enter_goes_to_the_passage_and_q_back(tagged: Reader) -> None:
    tagged.type("m N j enter")
    assert tagged.mode() is Mode.READING
    assert tagged.reading.document.name == "2-gazette.txt"
    assert "32 people" in tagged.sentence
    assert tagged.type("q").mode() is Mode.MATRIX


def test_enter_on_a_topic_shows_its_claims(tagged: Reader) -> None:
    assert "KILLED" in tagged.type("m tab g j enter").rows()[0]


def test_m_opens_where_one_was_unless_it_is_asked_from_a_claim(tagged: Reader) -> None:
    """The topic that was gone to stays the one that is shown, in whatever line."""
    open_document(tagged, 4)
    tagged.to("35 individuals").type("m")
    assert "ARRESTED" in tagged.rows()[0]
    assert [row[:1] for row in tagged.rows()[2:5]] == [" ", " ", ">"]
    tagged.type("n n q").to("What the ministry")
    assert "WOUNDED" in tagged.type("m").rows()[0]
    tagged.type("q").to("35 people, most")
    assert "2029: KILLED" in tagged.type("m").rows()[0]


def test_of_two_claims_of_a_sentence_m_shows_the_topic_of_the_one_in_focus(tagged: Reader) -> None:
    open_document(tagged, 0).to("About 90").type("m")
    assert "KILLED" in tagged.rows()[0]
    assert "WOUNDED" in tagged.type("q ;").type("m").rows()[0]


def test_m_on_a_claim_without_a_topic_says_so(tagged: Reader) -> None:
    open_document(tagged, 0).to("In a statement").type("x c a")
    assert "the claim there has no topic" in tagged.to("Two Fires").type("c 0 k m").message
    assert "KILLED" in tagged.rows()[0]


def test_o_puts_the_most_disputed_topics_first(tagged: Reader) -> None:
    """The topic that is selected or shown stays; so does the order when one comes back."""
    tagged.type("m tab")
    names = [row[2:16].strip() for row in tagged.rows()[4:10]]
    assert names == [
        "arrested",
        "killed",
        "wounded",
        "2021: killed",
        "2022: killed",
        "2029: killed",
    ]
    tagged.type("g o")
    rows = tagged.rows()
    names = [row[2:16].strip() for row in rows[4:10]]
    assert names == [
        "killed",
        "arrested",
        "wounded",
        "2021: killed",
        "2022: killed",
        "2029: killed",
    ]
    assert rows[5].startswith("> arrested")
    assert "most disputed first" in rows[0]
    assert tagged.message == "topics most disputed first"
    assert "WOUNDED" in tagged.type("j enter").rows()[0]
    assert "ARRESTED" in tagged.type("N").rows()[0]
    assert "KILLED" in tagged.type("N").rows()[0]
    assert "ARRESTED" in tagged.type("o N").rows()[0]
    assert tagged.state.comparing.topics[0] == "arrested"


def test_m_on_a_claim_selects_it(tagged: Reader) -> None:
    open_document(tagged, 1)
    rows = tagged.to("32 people").type("m").rows()
    assert "ARRESTED" in rows[0]
    assert rows[3].startswith(">")


def test_the_brackets_go_to_figures_and_disagreements(tagged: Reader) -> None:
    open_document(tagged, 2)
    tagged.type("g ] d")
    assert "84 people dead" in tagged.sentence
    assert "none left" in tagged.type("n").message
    tagged.type("g ] f n")
    assert "15 people" in tagged.sentence


def test_without_a_topic_the_matrix_says_what_gives_one(tmp_path: Path) -> None:
    reader = Reader(Corpus(write_reports(tmp_path / "reports")))
    assert "no claim has a topic yet" in "\n".join(reader.type("m").rows())
    assert "P gives one" in reader.type("n").message


# ---- the command ---------------------------------------------------------------------------


def test_the_command_says_it_in_every_format(tagged: Reader) -> None:
    root = tagged.world.corpus.root
    table = gloss("claims", root, "--topic", "killed").out
    assert "killed: 5 claims in 5 documents" in table
    assert "^ 2031-05-04   = 84" in table
    grid = gloss("claims", root, "--by", "sources").out
    assert "Port office" in grid
    documents = gloss("claims", root, "--by", "documents").out
    assert "1-post.txt  (Harbour Post, 2031-05-05)" in documents
    assert "3-digest.txt  (A digest of the wires" in documents
    markdown = gloss("claims", root, "--format", "md").out
    assert "## arrested: 3 claims in 3 documents" in markdown
    rows = gloss("claims", root, "--format", "csv", "--topic", "wounded").lines
    assert rows[0].startswith("topic,said,amount,qualifier,unit")
    assert "wounded,2031-05-05,284,exactly,people" in rows[1]
    assert gloss("claims", root, "--topic", "nothing").code == 1


def test_the_data_have_chains_conflicts_and_support(tagged: Reader) -> None:
    root = tagged.world.corpus.root
    rows = gloss("claims", root, "--json").rows
    assert rows == gloss("claims", root, "--format", "json").rows
    assert len(rows) == sum(keys.count("c ") for claims in CLAIMS.values() for _, keys in claims)
    (row,) = (each for each in rows if each["figure"] and each["figure"]["amount"] == "32")
    assert row["chains"] == [["Ilo Varr"]]
    assert row["ultimate"] == row["support"] == ["Ilo Varr"]
    assert {each["kind"] for each in row["conflicts"]} == {"may be a later update"}
    text = (root / row["path"]).read_text("utf-8")
    assert text[row["start"] : row["end"]] == row["quote"]


# ---- real articles -------------------------------------------------------------------------

ARTICLES = {
    0: ((220, "c enter"),),
    1: ((351, "c tab enter"), (1328, "c tab 0 c 0")),
    2: ((918, "c # 0"), (1396, "c tab enter"), (1910, "c tab enter")),
    3: (
        (213, "c tab enter"),
        (890, "c tab enter"),
        (1736, "c tab enter"),
        (2063, "c tab 0 c 0"),
        (3304, "c tab enter"),
        (3582, "c tab enter"),
        (4290, "c tab tab enter"),
        (5154, "c tab enter"),
    ),
    4: (
        (83, "c shift+tab enter h c tab tab tab enter"),
        (1404, "c tab enter"),
        (2279, "c tab 0"),
    ),
}
"""By document, where a sentence begins, and the keys that tag what it claims."""


def test_the_conflicts_of_real_articles(tmp_path: Path, seeds: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for path in seeds.glob("*.txt"):
        (folder / path.name).write_bytes(path.read_bytes())
    reader = Reader(Corpus(folder))
    names = sorted(path.name for path in folder.glob("*.txt"))
    for place, claims in ARTICLES.items():
        open_document(reader, place)
        text = (folder / names[place]).read_bytes().decode()
        for start, keys in claims:
            reader.to(text[start : start + 60]).type(keys)
    matrix = matrix_of(reader)
    assert {"= 84", ">= 84", "~ 90", "<~ 100", "> 90"} == set(values(matrix, "killed"))
    assert {"= 284", "> 200", "> 280"} == set(values(matrix, "wounded"))
    assert {"= 11", "= 32", "= 35"} == set(values(matrix, "arrested"))
    assert {"= 16", "> 60"} == set(values(matrix, "bombs found"))
    assert values(matrix, "2022: killed") == ["= 15"]
    assert values(matrix, "2021: killed") == ["> 180"]
    assert values(matrix, "2020: killed") == [">= 35"]
    assert kinds(matrix, "killed", "= 84", "~ 90") == {"may be a later update"}
    assert kinds(matrix, "killed", "~ 90", "<~ 100") == {"differs"}
    assert kinds(matrix, "wounded", "= 284", "> 280") == {"differs"}
    assert "may be a later update" in kinds(matrix, "arrested", "= 11", "= 32")
    assert all(entry.chains for entry in matrix.entries)


# ---- reprints ------------------------------------------------------------------------------

DISPATCH = (
    "The fires at the ferry terminal killed 84 people on Saturday while the last boat of the day"
    " was being loaded, and nobody on the quay had been told where the keys of the hall were kept."
)
REPRINTED = {
    "1-post.txt": f"Harbour Post Newsroom\n\nMonday, 05/05/2031\n\n{DISPATCH}\n",
    "2-lamp.txt": f"Evening Lamp Newsroom\n\nTuesday, 05/06/2031\n\nMore. {DISPATCH}\n",
    "3-gazette.txt": (
        "Gazette Newsroom\n\nTuesday, 05/06/2031\n\nThe blaze in the hall killed 84 people.\n"
    ),
}


@pytest.fixture
def reprinted(tmp_path: Path) -> Reader:
    """One dispatch in two outlets, each in its own voice, and the same number by another."""
    root = tmp_path / "reprinted"
    root.mkdir()
    for name, text in REPRINTED.items():
        (root / name).write_text(text, encoding="utf-8")
    reader = Reader(Corpus(root))
    for place in range(len(REPRINTED)):
        open_document(reader, place)
        reader.to("killed 84").type("c tab 0" if place < 2 else "c 0")
    return reader.type("G tab")


def test_two_outlets_that_reprint_one_dispatch_support_a_claim_once(reprinted: Reader) -> None:
    matrix = matrix_of(reprinted)
    assert values(matrix, "killed") == ["= 84"] * 3
    post, lamp, gazette = (
        next(e for e in matrix.entries if e.document == name) for name in REPRINTED
    )
    assert matrix.reprints_of(lamp) == (post,)
    assert matrix.reprints_of(gazette) == ()
    assert len(matrix.support(gazette)) == 2
    assert {matrix.support(each) for each in matrix.entries} == {matrix.support(gazette)}


def test_the_screen_and_the_command_say_what_is_a_reprint(reprinted: Reader) -> None:
    rows = reprinted.type("m").rows()
    assert rows[0].strip() == "KILLED   3 claims in 3 documents, from 2 sources"
    assert [row[:4] for row in rows[2:5]] == [">  2", "  =2", "   2"]
    assert "= reprint of Harbour Post 05-05, counts once" in reprinted.type("j").detail
    root = reprinted.world.corpus.root
    table = gloss("claims", root, "--topic", "killed").lines
    assert table[0] == "killed: 3 claims in 3 documents, from 2 sources"
    assert table[2].startswith(" =2031-05-06")
    assert "reprint of 1-post.txt, counts once" in gloss("claims", root, "--format", "md").out
    data = {row["path"]: row for row in gloss("claims", root, "--json").rows}
    assert data["2-lamp.txt"]["reprints"] == [data["1-post.txt"]["id"]]
    assert data["3-gazette.txt"]["reprints"] == []
    assert all(len(row["support"]) == 2 for row in data.values())


def test_a_reprint_without_a_date_stands_behind_what_it_reprints(tmp_path: Path) -> None:
    """With the day of its original, marked; the reason stands in the detail row and the table."""
    root = tmp_path / "undated"
    root.mkdir()
    digest = f"As the wires had it on May 9, 2031.\n\n{DISPATCH}\n"
    for name, text in {**REPRINTED, "0-digest.txt": digest}.items():
        (root / name).write_text(text, encoding="utf-8")
    reader = Reader(Corpus(root))
    for place in range(4):
        open_document(reader, place).to("killed 84").type("c tab 0" if place < 3 else "c 0")
    entries = matrix_of(reader).about("killed")
    assert [(e.document, e.said, e.first_said) for e in entries] == [
        ("1-post.txt", "2031-05-05", ""),
        ("0-digest.txt", "", "2031-05-05"),
        ("2-lamp.txt", "2031-05-06", ""),
        ("3-gazette.txt", "2031-05-06", ""),
    ]
    rows = reader.type("G tab m j").rows()
    assert rows[3].startswith("> =n.d. =05-05")
    assert "= reprint of Harbour Post 05-05, counts once" in reader.detail
    table = gloss("claims", root, "--topic", "killed").lines
    assert table[2].startswith(" =n.d. =05-05")
    data = {row["path"]: row for row in gloss("claims", root, "--json").rows}
    digest_row = data["0-digest.txt"]
    assert (digest_row["said"], digest_row["first_said"]) == (None, "2031-05-05")
    assert data["1-post.txt"]["first_said"] is None


def test_figures_without_a_topic_are_not_drawn_and_that_is_said(tmp_path: Path) -> None:
    root = corpus_of(tmp_path / "loose", one="They had 84 ropes and 7 lamps.\n")
    for words, value in (("84 ropes", "84"), ("7 lamps", "7")):
        gloss("annotate", root / "one.txt", "--tag", "claim", "--quote", words, "--value", value)
    lines = gloss("claims", root).lines
    assert lines[0].startswith("(no topic): 2 claims")
    assert lines[3].strip() == "not drawn: figures without a topic need not count the same thing"
    assert len([line for line in lines if line.strip()]) == 4


@pytest.mark.parametrize("place", ["Gazette", "The blaze"])
def test_enter_goes_to_where_the_claim_is_by_now(reprinted: Reader, place: str) -> None:
    """Whether it is there for certain, or has to be confirmed."""
    root = reprinted.world.corpus.root
    text = (root / "3-gazette.txt").read_text("utf-8")
    before = "\n\n".join(f"Line {n} was put before it." for n in range(60))
    (root / "3-gazette.txt").write_text(text.replace(place, f"{before}\n\n{place}"))
    again = Reader(Corpus(root)).type("m")
    matrix = matrix_of(again)
    entry = next(e for e in matrix.entries if e.document == "3-gazette.txt")
    assert (root / "3-gazette.txt").read_text("utf-8")[entry.start : entry.end] == entry.quote
    assert "killed 84" in again.type("G enter").sentence


# ---- who did it: a topic whose values are words ----------------------------------------------

CULPRITS = {
    "1-post.txt": (
        "Harbour Post Newsroom\n\nMonday, 05/05/2031\n\n"
        "The port office said that the Lantern League had set both fires.\n\n"
        "A fire on another ferry killed 15 people in 2022.\n"
    ),
    "2-gazette.txt": (
        "Varrhaven Gazette Newsroom\n\nWednesday, 05/07/2031\n\n"
        "Citing Coast Wire, Radio Brennay reported that the Lantern League had set the fires.\n\n"
        "Harbour master Ilo Varr said that the ferry line itself lit the second one.\n"
    ),
    "3-lamp.txt": (
        "The Evening Lamp Newsroom\n\nFriday, 05/09/2031\n\n"
        "The Lantern League said that it had nothing to do with the fires.\n"
    ),
}
WHO = "who did it"


@pytest.fixture
def culprits(tmp_path: Path) -> Reader:
    root = tmp_path / "culprits"
    root.mkdir()
    for name, text in CULPRITS.items():
        (root / name).write_text(text, encoding="utf-8")
    reader = Reader(Corpus(root))
    tagging = (
        (0, "Lantern League had", "c tab enter"),
        (1, "Lantern League had", "c tab enter"),
        (1, "lit the second", "c tab enter"),
        (2, "nothing to do", "c tab enter"),
    )
    for place, words, keys in tagging:
        open_document(reader, place)
        reader.to(words).type(keys)
        reader.to(words).type("P").say(WHO).type("enter")
    # The League denies it: that is its polarity.
    reader.to("nothing to do").type("a - enter")
    return reader


def test_who_did_it_is_a_topic_whose_values_are_words(culprits: Reader) -> None:
    """With who said so and through whom, in the order of time; a denial differs."""
    matrix = matrix_of(culprits)
    assert matrix.topics == (WHO,)
    entries = matrix.about(WHO)
    assert [(entry.said, entry.quote, entry.chains) for entry in entries] == [
        ("2031-05-05", "the Lantern League had set both fires", (("Port office",),)),
        (
            "2031-05-07",
            "the Lantern League had set the fires",
            (("Coast Wire", "Radio Brennay"),),
        ),
        ("2031-05-07", "the ferry line itself lit the second one", (("Ilo Varr",),)),
        ("2031-05-09", "it had nothing to do with the fires", (("Lantern League",),)),
    ]
    # The line is named by one alone; the League by two, who agree.
    assert [len(matrix.conflicts_of(entry)) for entry in entries] == [2, 2, 3, 3]
    denial = entries[-1]
    assert {kind.value for _, kind in matrix.conflicts_of(denial)} == {"differs"}
    assert len(matrix.conflicts_of(denial)) == 3


def test_who_did_it_on_screen_in_the_command_and_in_the_report(
    culprits: Reader, tmp_path: Path
) -> None:
    rows = culprits.type("m").rows()
    assert rows[0].strip() == "WHO DID IT   4 claims in 3 documents, from 4 sources"
    assert rows[1].split()[:4] == ["said", "doc", "what", "who"]
    assert rows[3].startswith(" ~ 2031-05-07    2    “the Lantern League had s")
    assert rows[3].rstrip().endswith("Coast Wire <- Radio Brennay")
    assert "~ differs from “the Lantern League had set bot”" in culprits.detail
    cells = next(row for row in culprits.type("tab").rows() if row.startswith(">"))
    assert WHO in cells and "~the Lante" in cells
    root = culprits.world.corpus.root
    table = gloss("claims", root, "--topic", WHO).out
    assert "“the Lantern League had set the fires” Coast Wire <- Radio Brennay" in table
    assert "“the Lantern League" in gloss("claims", root, "--by", "documents").out
    data = gloss("claims", root, "--json", "--topic", WHO).rows
    assert [row["figure"] for row in data] == [None] * 4
    assert [row["aspect"] for row in data] == [WHO] * 4
    page = tmp_path / "page.html"
    assert gloss("report", root, "-o", page).code == 0
    text = " ".join(re.sub("<[^>]+>", " ", page.read_text("utf-8")).split())
    assert "who did it 4 claims, from 4 sources, by the time said." in text
    assert "Coast Wire ← Radio Brennay" in text
    assert "Differs from the Lantern League had set both fires" in text


def test_a_denial_can_be_contradicted_and_corroborated_by_links(culprits: Reader) -> None:
    """`y` holds one, `r` relates the other to it: then it cannot both hold."""
    culprits.to("nothing to do").type("y")
    open_document(culprits, 1)
    culprits.to("Lantern League had").type("r x")
    matrix = matrix_of(culprits)
    agency = next(e for e in matrix.about(WHO) if e.chains[0][0] == "Coast Wire")
    assert matrix.worst(agency) is Conflict.CANNOT_BOTH_HOLD


# ---- and back --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "typed", "topic", "shown"),
    [("F", "99 people", "arrested", "= 99"), ("P", "held", "held", "= 32")],
)
def test_what_was_changed_in_between_is_in_the_matrix_on_coming_back(
    tagged: Reader, keys: str, typed: str, topic: str, shown: str
) -> None:
    tagged.type(f"m N j enter {keys}").say(typed).type("enter q")
    assert tagged.mode() is Mode.MATRIX
    assert shown in values(tagged.state.comparing.matrix or Matrix(()), topic)
    assert any(shown in row for row in tagged.rows()) is (topic == "arrested")


def test_the_claim_that_was_opened_is_selected_on_coming_back(tagged: Reader) -> None:
    """Although a day that was typed puts it in another line."""
    tagged.type("m N j enter F").say("32 people as of 2031-06-01").type("enter q")
    rows = [row for row in tagged.rows() if row.startswith(">")]
    assert len(rows) == 1
    assert "2031-06-01" in rows[0]


def test_what_is_saved_while_the_matrix_is_shown_is_compared_again(tagged: Reader) -> None:
    """A save may be slower than the key that goes back."""
    tagged.type("m N j enter")
    tagged.waits = True
    tagged.type("F").say("99 people").type("enter q")
    commits = [effect for effect in tagged.waiting if isinstance(effect, Commit)]
    tagged.waiting = [e for e in tagged.waiting if not isinstance(e, Commit)]
    tagged.answer()
    assert "= 99" not in "".join(tagged.rows())
    tagged.waiting = list(commits)
    assert any("= 99" in row for row in tagged.answer().rows())


def test_enter_puts_the_very_claim_in_focus(tagged: Reader) -> None:
    """Another one begins before it in the sentence."""
    open_document(tagged, 0).to("About 90").type("m")
    while selected(tagged).topic != "wounded":
        tagged.type("n")
    while selected(tagged).document != "1-post.txt":
        tagged.type("j")
    entry = selected(tagged)
    tagged.type("enter P").say("hurt").type("enter")
    changed = {e.id: e.topic for e in matrix_of(tagged).entries}
    assert changed[entry.id] == "hurt"


def selected(reader: Reader) -> Entry:
    entry = selected_entry(reader.state.comparing)
    assert entry is not None
    return entry


def test_an_update_has_a_direction_on_the_screen_and_in_the_command(tagged: Reader) -> None:
    assert "may be updated by “= 32”" in tagged.type("m N").detail
    assert "may be a later update of “= 11”" in tagged.type("j").detail
    root = tagged.world.corpus.root
    table = "\n".join(gloss("claims", root, "--topic", "arrested", "--format", "md").lines)
    assert "may be updated by = 32" in table
    assert "may be a later update of = 11" in table


def test_two_spellings_of_one_person_are_one_source(tmp_path: Path) -> None:
    """Once it was said that they are: nobody is taken for another by likeness alone."""
    texts = {
        name: f"{first} Bakhshi said that 84 people were killed.\n"
        for name, first in (("one", "Mehdi"), ("two", "Mahdi"))
    }
    reader = Reader(Corpus(corpus_of(tmp_path / "spelt", **texts)))
    for place in (0, 1):
        open_document(reader, place).to("84 people").type("c tab enter")
    root = reader.world.corpus.root
    assert gloss("claims", root).lines[0].endswith("from 2 sources")
    gloss("names", root, "--accept", "Mehdi", "Mahdi")
    assert gloss("claims", root).lines[0].endswith("from 1 source")
    rows = gloss("claims", root, "--json").rows
    assert [row["support"] for row in rows] == [["Mehdi Bakhshi"]] * 2
    assert [row["ultimate"] for row in rows] == [["Mehdi Bakhshi"], ["Mahdi Bakhshi"]]


HELD = {
    "one.txt": "Harbour Post\n\n2031-05-04\n\nPolice arrested 11 suspects on the quay.\n",
    "two.txt": "Evening Lamp\n\n2031-05-04\n\nPolice arrested two stokers in the town.\n",
    "three.txt": (
        "Coast Wire\n\n2031-05-04\n\nPolice arrested 32 people, including nine islanders.\n"
    ),
}


def test_counts_of_other_things_and_of_parts_are_not_at_odds(tmp_path: Path) -> None:
    root = tmp_path / "held"
    root.mkdir()
    for name, text in HELD.items():
        (root / name).write_text(text, encoding="utf-8")
    reader = Reader(Corpus(root))
    for place in range(3):
        open_document(reader, place)
        reader.to("Police arrested").type("c 0")
    reader.type("G tab m")
    rows = [row for row in reader.rows() if "own voice" in row]
    assert len(rows) == 3
    assert not any("!" in row[:4] for row in rows)
    assert any("= 11 suspects" in row for row in rows)
    assert any("= 2 stokers" in row for row in rows)
