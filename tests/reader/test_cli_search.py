"""``gloss index`` and ``gloss search``."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotations.selectors import Span
from corpus.errors import IndexBusy
from corpus.index.protocol import Progress
from corpus.snippets import Passage, concordance
from reader.commands import found_hits
from reader.commands.hit_lines import keyword_lines, snippet_line
from reader.commands.indexing import Meter
from tests.reader.commanding import corpus_of, gloss, streams

TEXTS = {
    "first": "Ferry fire\n\nThe port office counted\n11 people ashore. Eleven people, it said.\n",
    "second": "Toll revised\n\nIlo Varr’s office spoke of 41 people.\n",
    "third": "چراغ بندر\n\nکتاب‌ها.\n",
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return corpus_of(tmp_path / "corpus", **TEXTS)


def test_indexing_says_what_changed(corpus: Path) -> None:
    assert gloss("index", corpus).out.startswith("3 documents indexed: 3 new or changed, ")
    assert gloss("index", corpus).out.startswith("3 documents indexed: nothing had changed, ")
    (corpus / "first.txt").unlink()
    (corpus / "second.txt").write_text("Another text, longer than the one before it was.")
    out = gloss("index", corpus).out
    assert out.startswith("2 documents indexed: 1 new or changed, 1 removed, ")
    rebuilt = gloss("index", corpus, "--rebuild").out
    assert rebuilt.startswith("2 documents indexed: 2 new or changed, ")


def test_a_line_for_each_place_with_the_words_in_brackets(corpus: Path) -> None:
    result = gloss("search", corpus, "counted 11")
    assert (result.code, result.err) == (0, "")
    assert result.lines == [
        "first.txt:3: Ferry fire The port office [counted] [11] people ashore. Eleven people, it"
        " said."
    ]


def test_phrases_match_across_lines_and_folded_words_find_others(corpus: Path) -> None:
    assert "[counted 11 people]" in gloss("search", corpus, '"counted 11 people"').out
    assert "[Varr]’s" in gloss("search", corpus, "VARR").out
    assert gloss("search", corpus, "کتاب").code == 1
    assert "[کتاب‌ها]" in gloss("search", corpus, "کتاب*").out


def test_annotations_are_found_after_any_file_of_the_cache_is_gone(
    corpus: Path, own_folders: Path
) -> None:
    """As where a disk is tidied: each alone, and a search of words first, which reads few."""
    gloss("annotate", corpus / "first.txt", "--tag", "claim", "--quote", "11 people ashore")
    expected = gloss("search", corpus, "tag:claim").out
    assert "[11 people ashore]" in expected
    cache = own_folders / "cache"
    files = [file.relative_to(cache) for file in cache.rglob("*") if file.is_file()]
    assert len(files) > 10
    for file in files:
        (cache / file).unlink(missing_ok=True)
        assert gloss("search", corpus, "Varr").code == 0
        assert gloss("search", corpus, "tag:claim").out == expected, file


def test_data_has_the_documented_keys_and_offsets_that_select_the_words(corpus: Path) -> None:
    rows = gloss("search", corpus, "people OR counted", "--json").rows
    assert len(rows) == 4
    for row in rows:
        assert " ".join(row) == "path title start end line text before after score lost"
        text = TEXTS[row["path"].removesuffix(".txt")]
        assert text[row["start"] : row["end"]] == row["text"]
        assert text.count("\n", 0, row["start"]) + 1 == row["line"]
    assert rows[0]["title"] == "Ferry fire"


def test_what_has_no_place_in_the_text_is_a_row_without_offsets(corpus: Path) -> None:
    (row,) = gloss("search", corpus, "path:third", "--json").rows
    assert (row["path"], row["start"], row["line"], row["text"]) == ("third.txt", None, None, "")
    assert gloss("search", corpus, "title:toll -fire").lines == ["second.txt: Toll revised"]


def test_annotated_passages_are_shown_in_the_text_as_it_is(corpus: Path) -> None:
    for name, words in (("third", "کتاب‌ها"), ("first", "11 people ashore")):
        gloss("annotate", corpus / f"{name}.txt", "--tag", "rumour", "--quote", words)
    first = corpus / "first.txt"
    first.write_text(f"A new line stands before it all now.\n{first.read_text()}")
    (corpus / "third.txt").write_text("Nothing of that sort is here.")
    for more in ((), ("--no-update",)):
        moved, lost = sorted(gloss("search", corpus, "tag:rumour", *more).lines)
        assert moved.startswith("first.txt:5: ") and f"[{words}]" in moved
        assert lost.startswith("third.txt") and lost.endswith(" (1 passage lost or in doubt)")
    rows = {row["path"]: row for row in gloss("search", corpus, "tag:rumour", "--json").rows}
    assert (rows["first.txt"]["text"], rows["first.txt"]["line"]) == (words, 5)
    assert (rows["third.txt"]["text"], rows["third.txt"]["start"]) == ("", None)
    assert [rows[name]["lost"] for name in ("first.txt", "third.txt")] == [0, 1]


def test_keywords_stand_below_one_another(corpus: Path) -> None:
    lines = gloss("search", corpus, "people", "--kwic").lines
    assert len(lines) == 3
    assert len({line.index("[people]") for line in lines}) == 1


def test_counting(corpus: Path) -> None:
    assert gloss("search", corpus, "people", "--count", "--limit", "1").out == (
        "2 documents, 3 hits\n"
    )
    counted = gloss("search", corpus, "toll", "--count", "--json")
    assert counted.rows == [{"documents": 1, "hits": 1}]
    assert gloss("search", corpus, "zeppelin", "--count").code == 1


def test_more_than_the_limit_is_told_of(corpus: Path) -> None:
    result = gloss("search", corpus, "people", "--limit", "1")
    assert {line.partition(":")[0] for line in result.lines} != {"first.txt", "second.txt"}
    assert result.err == "gloss: 1 of 2 documents; --limit 0 shows all\n"
    assert gloss("search", corpus, "people", "--limit", "0").err == ""


def test_order_by_path(corpus: Path) -> None:
    lines = gloss("search", corpus, "people", "--sort", "path").lines
    assert [line.partition(":")[0] for line in lines] == ["first.txt", "second.txt"]


def test_nothing_found_ends_with_1_and_a_bad_query_with_2_and_its_place(corpus: Path) -> None:
    nothing = gloss("search", corpus, "zeppelin")
    assert (nothing.code, nothing.out, nothing.err) == (1, "", "")
    bad = gloss("search", corpus, 'fire AND (port "office')
    assert (bad.code, bad.out) == (2, "")
    first, query, caret = bad.err.splitlines()
    assert first.startswith("gloss: ")
    assert query == '  fire AND (port "office'
    assert caret.strip() == "^"
    assert caret.index("^") < len(query)


@pytest.mark.parametrize(
    ("query", "cells"),
    [
        ("名单 (fire", 5),
        ("e\u0301lan (fire", 5),
        ("\u202efire (", 6),
        ("🇫🇷 (fire", 3),
        ("(fire", 0),
    ],
)
def test_the_place_of_a_mistake_is_counted_in_cells(corpus: Path, query: str, cells: int) -> None:
    caret = gloss("search", corpus, query).err.splitlines()[2]
    assert caret == " " * (2 + cells) + "^"


def test_the_index_follows_the_documents_unless_told_not_to(corpus: Path) -> None:
    assert gloss("search", corpus, "people", "--no-update").code == 2
    gloss("index", corpus)
    (corpus / "fourth.txt").write_text("A zeppelin.")
    assert gloss("search", corpus, "zeppelin", "--no-update").code == 1
    assert gloss("search", corpus, "zeppelin").code == 0


def test_an_index_that_was_deleted_or_damaged_is_made_anew(corpus: Path, own_folders: Path) -> None:
    before = gloss("search", corpus, "people", "--json")
    for file in (own_folders / "cache").rglob("*.seg"):
        file.write_bytes(b"damaged")
    assert gloss("search", corpus, "people", "--json") == before
    shutil.rmtree(own_folders / "cache")
    assert gloss("search", corpus, "people", "--json") == before


def test_what_another_process_is_indexing_is_searched_meanwhile(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gloss("index", corpus)

    def busy(*_: object, **__: object) -> None:
        raise IndexBusy("busy")

    monkeypatch.setattr("reader.commands.indexing.build", busy)
    result = gloss("search", corpus, "people")
    assert result.code == 0
    assert "another process is indexing" in result.err
    assert gloss("index", corpus).code == 2


def test_tags_and_annotators_are_searched_with_words(corpus: Path) -> None:
    gloss("annotate", corpus / "first.txt", "--tag", "claim", "--quote", "11 people ashore")
    assert "[11 people ashore]" in gloss("search", corpus, "tag:claim").out
    assert gloss("search", corpus, "tag:claim", "toll").code == 1
    assert gloss("search", corpus, "annotator:anna", "ferry").code == 0


def test_a_document_alone_is_searched(corpus: Path) -> None:
    assert gloss("search", corpus / "second.txt", "people").lines[0].startswith("second.txt:3: ")


def test_a_cache_that_others_may_write_to_is_refused(corpus: Path, own_folders: Path) -> None:
    (own_folders / "cache").chmod(0o777)
    result = gloss("search", corpus, "people")
    assert result.code == 2
    assert "others may write to it" in result.err


def test_the_real_articles(seeds: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "seeds"
    shutil.copytree(seeds, corpus)
    documents = {
        "Bakhshi": 2,
        '"arrested 11 people"': 2,
        '"ballistic missiles"': 1,
    }
    for query, number in documents.items():
        assert gloss("search", corpus, query, "--count", "--json").rows[0]["documents"] == number
    for query in ('"suicide bombers"', "IRGC", "Nowruzov~", "tajik*"):
        rows = gloss("search", corpus, query, "--json").rows
        assert rows
        for row in rows:
            text = (corpus / row["path"]).read_bytes().decode()
            assert text[row["start"] : row["end"]] == row["text"]


PASSAGE = next(concordance("On the quay: 港の火事 11 people", [Span(13, 17)]))


@pytest.mark.parametrize(("coloured", "words"), [(True, "港の火事"), (False, "[港の火事]")])
def test_words_stand_in_brackets_where_there_is_no_colour(coloured: bool, words: str) -> None:
    for line in (
        snippet_line("a.txt", PASSAGE, coloured=coloured),
        next(keyword_lines([("a.txt", PASSAGE)], coloured=coloured)),
    ):
        text = "".join(part if isinstance(part, str) else part.text for part in line)
        assert f"quay: {words} 11 people" in text


def test_columns_count_cells_and_not_letters() -> None:
    wide = next(concordance("港の火事 fire", [Span(5, 9)]))
    narrow = next(concordance("a fire", [Span(2, 6)]))
    lines = list(keyword_lines([("港.txt", wide), ("ab.txt", narrow)], coloured=False))
    place = [str(line[1]) for line in lines]
    assert [len(text) - len(text.lstrip()) for text in place] == [
        34 + 1 - 9,
        34 + 1 - 2,
    ]


def test_progress_is_a_bar_on_a_terminal_and_a_line_elsewhere() -> None:
    with streams(terminal=True) as (_, err):
        meter = Meter()
        meter(Progress(5, 10, "a"))
        meter(Progress(6, 10, "b"))
        meter.finish()
        assert err.written() == f"\r\x1b[Kindexing [{'#' * 15}{'.' * 15}] 5 of 10\r\x1b[K"
    with streams() as (_, err):
        meter = Meter()
        meter(Progress(0, 0))
        assert err.written() == "gloss: indexing 0 documents\n"
    with streams() as (_, err):
        Meter(patience=60)(Progress(5, 10))
        assert err.written() == ""


def test_facets_count_outlets_months_and_tags_of_all_that_answers(tmp_path: Path) -> None:
    dated = "---\ntitle: {0}\noutlet: Coast Wire\ndate: {1}\n---\n\nThe ferry burned.\n"
    corpus = corpus_of(tmp_path / "dated")
    (corpus / "one.md").write_text(dated.format("One", "2031-05-02"))
    (corpus / "two.md").write_text(dated.format("Two", "2031-04-30"))
    gloss("annotate", corpus / "one.md", "--tag", "claim", "--quote", "The ferry burned")
    result = gloss("search", corpus, "ferry", "--facets", "--limit", "1")
    assert (result.code, result.err) == (0, "")
    assert [line.split(None, 1) for line in result.lines] == [
        ["2", 'outlet:"Coast Wire"'],
        ["1", "date:2031-04"],
        ["1", "date:2031-05"],
        ["1", "tag:claim"],
    ]
    rows = gloss("search", corpus, "ferry", "--facets", "--json").rows
    assert rows[0] == {"field": "outlet", "value": "Coast Wire", "documents": 2}
    for line in result.lines:
        count, asked = line.split(None, 1)
        assert gloss("search", corpus, "ferry", asked, "--count").out.startswith(f"{count} doc")
    assert gloss("search", corpus, "zebra", "--facets").code == 1


def test_a_search_is_kept_opened_narrowed_listed_and_forgotten(corpus: Path) -> None:
    kept = gloss("search", corpus, "people OR counted", "--sort", "path", "--save", "who")
    assert "saved as who" in kept.err
    assert gloss("search", corpus, "--saved", "who").out == kept.out
    narrowed = gloss("search", corpus, "--saved", "who", "varr")
    assert narrowed.out == gloss("search", corpus, "(people OR counted) varr").out
    assert gloss("search", corpus, "--list-saved").out == "who: people OR counted\n"
    listed = gloss("search", corpus, "--list-saved", "--json").rows
    assert listed == [{"name": "who", "query": "people OR counted", "sort": "path"}]
    assert "instead of people OR counted" in gloss("search", corpus, "varr", "--save", "who").err
    assert gloss("search", corpus, "--forget", "who").code == 0
    again = gloss("search", corpus, "--forget", "who")
    assert (again.code, gloss("search", corpus, "--list-saved").code) == (1, 1)


@pytest.mark.parametrize("arguments", [(), ("--saved", "nothing"), ("  ",)])
def test_without_anything_to_search_for_the_next_step_is_said(
    corpus: Path, arguments: tuple[str, ...]
) -> None:
    result = gloss("search", corpus, *arguments)
    assert (result.code, result.out) == (2, "")
    assert "--saved NAME" in result.err or "--save NAME" in result.err


def test_a_query_that_cannot_be_read_is_not_kept(corpus: Path) -> None:
    assert gloss("search", corpus, "(people", "--save", "broken").code == 2
    assert gloss("search", corpus, "--list-saved").code == 1


def test_claims_without_a_source_beside_words_of_the_text(corpus: Path) -> None:
    gloss("annotate", corpus / "second.txt", "--tag", "claim", "--quote", "spoke of 41 people")
    out = gloss("search", corpus, "varr tag:claim source:none").out
    assert "[spoke of 41 people]" in out
    assert gloss("search", corpus, "counted tag:claim source:none").code == 1


def test_where_nothing_is_found_the_nearest_words_are_suggested(corpus: Path) -> None:
    result = gloss("search", corpus, "pepole", "ofice")
    assert (result.code, result.out) == (1, "")
    assert "did you mean people office" in result.err


@pytest.mark.parametrize("arguments", [(), ("--facets",), ("--count",)])
def test_damage_that_shows_only_in_use_is_mended_and_the_query_answered(
    corpus: Path, own_folders: Path, arguments: tuple[str, ...]
) -> None:
    gloss("search", corpus, "people")
    expected = gloss("search", corpus, "people", *arguments)  # from here on it is settled
    (file,) = own_folders.rglob("*.arrays")
    content = bytearray(file.read_bytes())
    for at in range(4096, len(content) - 256):  # neither the header nor the checksums
        content[at] ^= 1
    file.write_bytes(content)
    result = gloss("search", corpus, "people", *arguments)
    assert (result.code, result.out) == (expected.code, expected.out)
    assert result.err == "gloss: the index was damaged; it has been made anew\n"


def test_count_list_and_facets_agree_over_an_index_that_is_behind(corpus: Path) -> None:
    """Of nine documents one has gone, one answers no more, and one in other places."""
    for number in range(9):
        outlet = "Lamp" if number % 2 else "Coast Wire"
        head = f"---\ntitle: Number {number}\noutlet: {outlet}\n---\n\n"
        (corpus / f"n{number}.md").write_text(f"{head}A lighthouse. {'Quay. ' * number}\n")
    gloss("index", corpus)
    (corpus / "n3.md").unlink()
    (corpus / "n4.md").write_text("The wheelhouse.\n")
    (corpus / "n5.md").write_text("No wheelhouse, but the lighthouse, the lighthouse.\n")
    behind = ("search", corpus, "lighthouse", "--no-update")
    assert gloss(*behind, "--count").out == "7 documents, 8 hits\n"
    rows = gloss(*behind, "--json", "--limit", "0").rows
    assert (len({row["path"] for row in rows}), len(rows)) == (7, 8)
    for limit in range(1, 7):
        some = gloss(*behind, "--json", "--limit", str(limit))
        assert len({row["path"] for row in some.rows}) == limit
        assert some.err == f"gloss: {limit} of 7 documents; --limit 0 shows all\n"
    counts = {row["value"]: row["documents"] for row in gloss(*behind, "--facets", "--json").rows}
    assert counts == {"Lamp": 2, "Coast Wire": 4}, "the one in other places has no outlet any more"
    assert gloss("search", corpus, "wheelhouse lighthouse -quay", "--no-update").code == 1


@pytest.mark.parametrize("command", ["search", "index"])
@pytest.mark.parametrize("ending", ["stamp.json", "commit.json", ".toc", ".arrays"])
@pytest.mark.parametrize(
    "part",
    [
        0,
        pytest.param(0.02, marks=pytest.mark.slow),
        0.5,
        pytest.param(0.99, marks=pytest.mark.slow),
    ],
)
def test_a_flipped_byte_gives_no_other_answer_and_is_told_of_where_it_counts(
    corpus: Path, own_folders: Path, command: str, ending: str, part: float
) -> None:
    gloss("search", corpus, "people")
    expected = gloss("search", corpus, "people").out
    assert expected
    (file,) = (path for path in own_folders.rglob(f"*{ending}") if "index" in path.parts)
    content = bytearray(file.read_bytes())
    content[int(len(content) * part)] ^= 0x20
    file.write_bytes(content)
    whole = gloss("check", corpus, "--index")
    file.write_bytes(content)  # as it was before it was checked
    (file.parent / "damaged").unlink(missing_ok=True)
    arguments = ("people",) if command == "search" else ()
    lines = gloss(command, corpus, *arguments).err.splitlines(keepends=True)
    # That it is being indexed is told where that takes long, as on a busy machine.
    said = "".join(line for line in lines if not line.startswith("gloss: indexing "))
    assert gloss("search", corpus, "people").out == expected
    if ending in {"commit.json", ".toc"}:
        assert whole.code == 1
        assert said == "gloss: the index was damaged; it has been made anew\n"
    if whole.code == 0:
        assert said == ""


@pytest.mark.parametrize("how", ["written", "moved over", "copied with its time"])
def test_a_change_that_keeps_size_and_time_gives_no_wrong_hits(corpus: Path, how: str) -> None:
    """As `touch -d`, `mv`, `cp -p` and `rsync -t` leave them."""
    path = corpus / "twin.txt"
    path.write_text("The lighthouse burned.\n")
    assert gloss("search", corpus, "lighthouse").code == 0
    assert gloss("search", corpus, "lighthouse").code == 0
    before = path.stat()
    other = corpus.parent / "other.txt"
    other.write_text("The wheelhouse burned.\n")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    if how == "written":
        path.write_text(other.read_text())
    elif how == "moved over":
        other.replace(path)
    else:
        shutil.copy2(other, path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert "wheelhouse" not in gloss("search", corpus, "lighthouse", "--no-update").out
    assert gloss("search", corpus, "lighthouse").code == 1
    assert "[wheelhouse]" in gloss("search", corpus, "wheelhouse").out


def test_sidecars_without_which_it_is_answered_are_told_of_once(corpus: Path) -> None:
    gloss("annotate", corpus / "first.txt", "--tag", "claim", "--quote", "11 people")
    for name in ("ben", *"abcdef"):
        (corpus / f"second.txt.{name}.annotations.json").write_text("{")
    found = gloss("search", corpus, "tag:claim")
    assert found.code == 0
    left_out = found.err.splitlines()
    assert left_out[0].startswith(f"gloss: left out {corpus}/second.txt.a.annotations.json:1:2:")
    assert left_out[5:] == ["gloss: left out 2 more; `gloss check` lists all"]
    assert gloss("search", corpus, "people").err == ""


@pytest.mark.parametrize("damage", ["", "[]", "\0\0", '{"saved": [{"name": 1}]}'])
def test_saved_searches_that_cannot_be_read_are_told_of(
    corpus: Path, own_folders: Path, damage: str
) -> None:
    gloss("search", corpus, "ferry", "--save", "fire")
    (file,) = (own_folders / "state" / "searches").iterdir()
    file.write_text(damage)
    says = f"{file}: not all of the saved searches can be read; mend the file"
    assert says in gloss("search", corpus, "--list-saved").err
    assert says in gloss("search", corpus, "--saved", "fire").err
    assert says in gloss("search", corpus, "toll", "--save", "toll").err
    assert gloss("search", corpus, "--list-saved").err == ""
    assert file.with_suffix(".unread").read_text() == damage


def test_a_search_that_cannot_be_saved_is_told_of_by_name(corpus: Path, own_folders: Path) -> None:
    (own_folders / "state").mkdir(mode=0o700, exist_ok=True)
    (own_folders / "state" / "searches").write_text("no folder")
    kept = gloss("search", corpus, "ferry", "--save", "fire")
    assert kept.code == 2
    assert "the search is not saved as fire (" in kept.err
    assert "GLOSS_STATE_DIR" in kept.err


def test_decisions_about_names_that_cannot_be_read_are_told_of(
    corpus: Path, own_folders: Path
) -> None:
    gloss("names", corpus, "--accept", "Varr", "Warr")
    (file,) = (own_folders / "config").glob("names.json")
    assert gloss("search", corpus, "~~Varr").err == ""
    file.write_text("[")
    assert f"{file}: not all that was decided about names" in gloss("search", corpus, "~~Varr").err
    assert f"{file}: not all that was decided about names" in gloss("names", corpus).err
    assert gloss("search", corpus, "Varr").err == ""


def test_a_query_that_looks_like_an_option_says_how_it_is_written(corpus: Path) -> None:
    refused = gloss("search", corpus, "-toll")
    assert refused.code == 2
    assert "words that begin with - stand behind --" in refused.err
    assert "see `gloss search --help`" in gloss("search", corpus, "--tolls").err
    assert {row["path"] for row in gloss("search", corpus, "--json", "--", "-toll").rows} == {
        "first.txt",
        "third.txt",
    }


def test_a_query_too_long_to_show_is_refused_in_one_line(corpus: Path) -> None:
    (line,) = gloss("search", corpus, "x" * 3_000).err.splitlines()
    assert "at most 2000 characters" in line


def test_too_little_memory_is_no_fault_to_report(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def out_of_memory(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("reader.commands.search.index_of", out_of_memory)
    assert "not enough memory" in gloss("search", corpus, "ferry").err


@pytest.mark.parametrize(("options", "made_by"), [([], "excerpts"), (["--json"], "concordance")])
def test_lines_are_said_as_they_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], made_by: str
) -> None:
    """`head` does not wait for the last of a million hits."""
    corpus = corpus_of(tmp_path / "corpus", long=("A ferry came. " + "Nothing else. " * 30) * 300)
    made: list[Passage] = []
    make = getattr(found_hits, made_by)

    def counted(*arguments: object) -> Iterator[Passage]:
        for passage in make(*arguments):
            made.append(passage)
            yield passage

    def closed(*_: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(found_hits, made_by, counted)
    assert len(gloss("search", corpus, "ferry", *options).lines) == len(made) == 300
    made.clear()
    monkeypatch.setattr(found_hits, "record" if options else "say", closed)
    assert gloss("search", corpus, "ferry", *options).code == 141
    assert len(made) == 1


def test_collocates_stand_in_the_order_of_the_scores_shown(tmp_path: Path) -> None:
    text = "The harbour master saw the ferry and the quay and the harbour master left the quay. "
    corpus = corpus_of(
        tmp_path / "c", one=text * 8, two="The quay and the master and the sea. " * 9
    )
    lines = gloss("search", corpus, "ferry", "--collocates").lines
    scores = [line.split()[0] for line in lines]
    numbers = [float(score) for score in scores if score != "chance"]
    assert numbers == sorted(numbers, reverse=True)
    assert scores[len(numbers) :] == ["chance"] * (len(scores) - len(numbers))
    rows = gloss("search", corpus, "ferry", "--collocates", "--json").rows
    assert [row["by_chance"] for row in rows] == [score == "chance" for score in scores]
    assert any(row["by_chance"] for row in rows)
