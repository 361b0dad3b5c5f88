"""The claims matrix from first to last: reports tagged by keys, compared on screen and in data."""

from pathlib import Path

import pytest

from annotations.matrix import Matrix
from corpus.comparison import compared
from corpus.library import Corpus
from reader.actions import Mode
from reader.figure_words import amount_of, sign_of
from tests.reader.commanding import gloss
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


def test_m_shows_a_topic_and_n_the_next(tagged: Reader) -> None:
    tagged.type("m")
    assert tagged.mode() is Mode.MATRIX
    rows = tagged.rows()
    assert rows[0].strip() == "ARRESTED   3 claims in 3 documents"
    assert [row[:26].split() for row in rows[2:5]] == [
        [">^", "2031-05-04", "=", "11", "1"][:5],
        ["^", "2031-05-07", "=", "32", "2"][:5],
        ["^", "n.d.", ">=05-19", "=", "35"][:5],
    ] or "= 11" in rows[2]
    assert "may be a later update with “= 32”" in tagged.detail
    assert "KILLED" in tagged.type("n").rows()[0]
    assert "ARRESTED" in tagged.type("N").rows()[0]


def test_the_plot_has_a_line_for_each_value(tagged: Reader) -> None:
    rows = tagged.type("m n").rows()
    bars = [row for row in rows if "|--" in row or row.rstrip().endswith("#")]
    assert len(bars) == 5


def test_tab_turns_to_documents_outlets_and_sources(tagged: Reader) -> None:
    tagged.type("m tab")
    assert "topics × documents" in tagged.rows()[0]
    assert "topics × outlets" in tagged.type("tab").rows()[0]
    heads = tagged.type("tab").rows()[1]
    assert "topics × ultimate sources" in tagged.rows()[0]
    assert "Port office" in heads
    assert "ARRESTED" in tagged.type("tab").rows()[0]


def test_enter_goes_to_the_passage_and_q_back(tagged: Reader) -> None:
    tagged.type("m j enter")
    assert tagged.mode() is Mode.READING
    assert tagged.reading.document.name == "2-gazette.txt"
    assert "32 people" in tagged.sentence
    assert tagged.type("q").mode() is Mode.MATRIX


def test_enter_on_a_topic_shows_its_claims(tagged: Reader) -> None:
    assert "KILLED" in tagged.type("m tab g j enter").rows()[0]


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
        (4290, "c enter"),
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
    assert rows[0].strip() == "KILLED   3 claims in 3 documents, 2 independent"
    assert [row[:4] for row in rows[2:5]] == [">  2", "  =2", "   2"]
    assert "= reprint of 1-post.txt, counts once" in reprinted.type("j").detail
    root = reprinted.world.corpus.root
    table = gloss("claims", root, "--topic", "killed").lines
    assert table[0] == "killed: 3 claims in 3 documents, 2 independent"
    assert table[2].startswith(" =2031-05-06")
    assert "reprint of 1-post.txt, counts once" in gloss("claims", root, "--format", "md").out
    data = {row["path"]: row for row in gloss("claims", root, "--json").rows}
    assert data["2-lamp.txt"]["reprints"] == [data["1-post.txt"]["id"]]
    assert data["3-gazette.txt"]["reprints"] == []
    assert all(len(row["support"]) == 2 for row in data.values())


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
