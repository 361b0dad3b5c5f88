"""The sample corpus: what its documents are there to show, its sidecars, and copying it out."""

import hashlib
import json
import re
import subprocess
import sys
import zipfile
from datetime import date, datetime
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from annotations.checking import check_sidecar
from annotations.claims import ClaimGraph
from annotations.collected import AnnotationSet
from annotations.selectors import CONTEXT_LENGTH
from annotations.snapshot import Sidecar
from corpus.errors import SampleNotCopied
from corpus.sample import copy_to
from scripts import make_sample_sidecars as maker

FOLDER = Path(str(files("corpus.sample")))
DOCUMENTS = {
    path.name: path.read_bytes().decode("utf-8")
    for path in sorted(FOLDER.iterdir())
    if path.suffix in {".txt", ".md", ".rst"}
}
SIDECARS = sorted(path.name for path in FOLDER.glob("*.annotations.json"))
EVERYTHING = "\n".join(DOCUMENTS.values())


def document(number: int) -> str:
    return next(text for name, text in DOCUMENTS.items() if name.startswith(f"{number:02}-"))


def paragraphs(text: str) -> list[str]:
    return [" ".join(block.split()) for block in text.split("\n\n") if block.strip()]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


class TestDocuments:
    @pytest.mark.parametrize("name", DOCUMENTS)
    def test_is_a_short_dispatch_in_clean_text(self, name: str) -> None:
        text = DOCUMENTS[name]
        assert 120 <= len(text.split()) <= 350
        assert not {c for c in text if c < " " and c != "\n"} | {"\ufeff", "\ufffd"} & set(text)

    def test_are_numbered_without_a_gap(self) -> None:
        assert [int(name[:2]) for name in DOCUMENTS] == list(range(1, 12))

    @pytest.mark.parametrize(
        ("pattern", "month_first", "number_of_dates"),
        [
            (r"(\w+day), (\d\d)/(\d\d)/(2031)", True, 3),
            (r"(\w+day),? (\d{1,2}) (May) (2031)", False, 2),
            (r"(\w+day), (May) (\d{1,2}), (2031)", True, 1),
        ],
    )
    def test_weekdays_are_right(
        self, pattern: str, month_first: bool, number_of_dates: int
    ) -> None:
        found = re.findall(pattern, EVERYTHING)
        assert len(found) == number_of_dates
        for weekday, first, second, year in found:
            month, day = (first, second) if month_first else (second, first)
            assert month in {"05", "May"}
            assert date(int(year), 5, int(day)).strftime("%A") == weekday

    def test_persian_date_is_the_same_day_in_both_calendars(self) -> None:
        # 1 Farvardin 1410 is 21 March 2031, so 14 Ordibehesht is 31 + 13 days later.
        same_day = date.fromordinal(date(2031, 3, 21).toordinal() + 31 + 13)
        assert same_day == date(2031, 5, 4)
        assert same_day.strftime("%A") == "Sunday"
        assert "یکشنبه ۱۴ اردیبهشت ۱۴۱۰ (۴ مه ۲۰۳۱)" in document(7)

    @pytest.mark.parametrize(
        ("number", "shape"),
        [
            (1, r"^VARRHAVEN, May 1, 2031 \(Coast Wire\) – "),
            (2, r"^Friday, 05/02/2031$"),
            (3, r"^2 May 2031, late edition$"),
            (5, r"^:Date: Saturday, 3 May 2031, 07:40$"),
            (10, r"^date: 2031-05-07$"),
            (11, r"^Thursday 8 May 2031$"),
        ],
    )
    def test_date_themselves_in_several_ways(self, number: int, shape: str) -> None:
        assert re.search(shape, document(number), re.MULTILINE)

    def test_one_is_undated(self) -> None:
        assert "2031" not in document(4)


class TestWhatTheyShow:
    @pytest.mark.parametrize(
        ("number", "figure"),
        [
            (1, "11 people from the lower deck"),
            (1, "At least 11 people"),
            (2, "about 30 people had been landed"),
            (3, "Nearly 40 people"),
            (4, "32 people had been brought ashore"),
            (6, "41 people had been saved"),
            (7, "۴۱ نفر"),
            (8, "More than 60 people were saved"),
            (9, "41 people were saved"),
            (10, "Forty-one people were saved"),
            (6, "three had died"),
            (11, "at least four"),
            (6, "44 people on board"),
            (11, "45 names"),
            (3, "27 injured"),
        ],
    )
    def test_figures_conflict_from_day_to_day(self, number: int, figure: str) -> None:
        assert figure in document(number)

    def test_other_deaths_stand_beside_those_of_the_fire(self) -> None:
        assert "In 2024 two engineers were killed" in document(2)

    @pytest.mark.parametrize(
        ("number", "attribution"),
        [
            (1, "harbour master Ilo Varr told the agency"),
            (1, "he added"),
            (1, "According to the ferry line, Sundling Ferries, about 30"),
            (2, "one of them said"),
            (3, "according to a nurse on the night ward, who asked not to be named"),
            (3, "“We stopped counting at the second corridor,” she said."),
            (3, "It is understood that"),
            (4, "The Evening Lamp, citing Coast Wire, reports that harbour master Ilo Varr"),
            (4, "In a second statement, the port office said"),
            (8, "Citing a nurse, The Evening Lamp reported"),
            (8, "He went on to say that"),
            (10, "He says that he had never seen the slip."),
            (11, "Coast Wire, quoting two people close to the inquiry, says"),
        ],
    )
    def test_speech_is_reported_in_many_shapes(self, number: int, attribution: str) -> None:
        assert attribution in " ".join(document(number).split())

    def test_exactly_two_documents_share_a_paragraph_almost_word_for_word(self) -> None:
        found = [
            (i, j)
            for i in range(1, 12)
            for j in range(i + 1, 12)
            for a in paragraphs(document(i))
            for b in paragraphs(document(j))
            if len(words(a)) > 20 and len(set(words(a)) ^ set(words(b))) <= 4 and a != b
        ]
        assert found == [(1, 2)]

    @pytest.mark.parametrize(
        ("usual", "variant", "with_variant"),
        [
            ("Ilo Varr", r"Ilo Var\b", {3, 11}),
            ("Sanna Ekdahl-Rho", r"Ekdal Ro\b", {3, 8, 9, 11}),
        ],
    )
    def test_names_are_spelled_in_two_ways(
        self, usual: str, variant: str, with_variant: set[int]
    ) -> None:
        assert {n for n in range(1, 12) if re.search(variant, document(n))} == with_variant
        assert usual in document(1)

    def test_a_correction_names_the_article_it_corrects(self) -> None:
        headline = document(8).splitlines()[2]
        assert f"“{headline}”" in document(9)
        assert "That was wrong." in document(9)

    def test_quotes_are_curly_in_some_and_straight_in_others(self) -> None:
        assert {"“", "”", "’"} <= set(document(1))
        assert not {"“", "”", "’"} & set(document(4))
        assert {'"', "'"} <= set(document(4))

    def test_a_photo_caption_stands_before_the_headline_and_again_in_the_text(self) -> None:
        caption, headline = paragraphs(document(2))[:2]
        assert "Photo:" in caption
        assert headline == "One Dead, Dozens Ashore After Fire on the Grey Heron"
        assert document(8).count(document(8).splitlines()[0]) == 2

    def test_a_category_line_stands_under_the_outlet(self) -> None:
        assert paragraphs(document(8))[3:5] == [
            "Varrhaven Gazette Newsroom",
            "Island Shipping - Safety Varrhaven",
        ]

    def test_lines_break_in_mid_sentence_and_once_a_paragraph_does(self) -> None:
        mid_line = [a for a, b in pairwise(document(4).splitlines()) if a[-1:].isalpha() and b]
        assert len(mid_line) >= 10
        assert "which was\n\ndescribed by" in document(4)

    def test_boilerplate_ends_a_document_without_a_newline(self) -> None:
        assert document(2).partition("\n\nMore From The Harbour\n\n")[2].endswith("Customs")

    def test_one_is_markdown_with_front_matter(self) -> None:
        text = document(10)
        front = dict(line.split(": ", 1) for line in text.split("---\n")[1].splitlines())
        assert set(front) == {"title", "outlet", "author", "date"}
        assert {f"\n{mark} " for mark in ("#", "##", "-", ">")} <= {
            f"\n{line.split(' ')[0]} " for line in text.splitlines()
        }

    def test_one_is_persian_with_zero_width_non_joiners(self) -> None:
        text = document(7)
        assert "\u200c" in text
        # The Persian letters, not the Arabic look-alikes that a keyboard may give.
        assert {"ی", "ک"} <= set(text)
        assert not {"ي", "ك", "ة"} & set(text)


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return maker.sidecars()


class TestSidecars:
    def test_on_disk_are_what_the_table_makes(self, made: dict[str, str]) -> None:
        assert sorted(made) == SIDECARS
        assert {name: (FOLDER / name).read_bytes().decode("utf-8") for name in made} == made

    def test_are_read_without_a_problem_and_written_back_unchanged(self) -> None:
        read = {
            name: Sidecar.parse((FOLDER / name).read_bytes(), FOLDER / name) for name in SIDECARS
        }
        known_ids = {line.id for sidecar in read.values() for line in sidecar.lines}
        for name, sidecar in read.items():
            text = DOCUMENTS[sidecar.header.document]
            urn = f"urn:sha256:{hashlib.sha256(text.encode()).hexdigest()}"
            assert check_sidecar(sidecar, text=text, document=urn, known_ids=known_ids) == ()
            assert sidecar.render().encode() == (FOLDER / name).read_bytes()

    @pytest.mark.parametrize(
        ("quote", "chain"),
        [
            ("32 people had been brought ashore", ["Ilo Varr", "Coast Wire", "The Evening Lamp"]),
            ('"nearly 40" had been saved', ["Night nurse", "The Evening Lamp", "Radio Brennay"]),
        ],
    )
    def test_chains_lead_through_two_further_hops(self, quote: str, chain: list[str]) -> None:
        (name,) = (name for name in SIDECARS if name.startswith("04-"))
        mine = Sidecar.parse((FOLDER / name).read_bytes(), FOLDER / name)
        graph = ClaimGraph.of(AnnotationSet.of(mine.header.document, mine))
        (claim,) = (
            c for c in graph.claims if c.targets[0].quote and c.targets[0].quote.exact == quote
        )
        (hops,) = graph.chains(claim.id)
        assert [graph.annotations[hop].entity for hop in hops] == chain

    def test_two_annotators_share_one_document(self) -> None:
        annotators = [name.rsplit(".", 3)[-3] for name in SIDECARS]
        assert annotators.count("mara") == 3
        assert annotators.count("ben") == 2
        assert len({name.rsplit(".", 3)[0] for name in SIDECARS}) == 4

    @pytest.mark.parametrize("name", SIDECARS)
    def test_selectors_select_their_quotes_with_context(self, name: str) -> None:
        text = DOCUMENTS[name.rsplit(".", 3)[0]]
        urn = f"urn:sha256:{hashlib.sha256(text.encode()).hexdigest()}"
        passages = [target for target in _targets(name) if isinstance(target, dict)]
        assert len(passages) >= 8
        for passage in passages:
            assert passage["source"] == urn
            position, quote = passage["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            assert text[max(0, start - CONTEXT_LENGTH) : start] == quote["prefix"]
            assert text[end : end + CONTEXT_LENGTH] == quote["suffix"]

    def test_links_resolve_within_the_corpus_and_cross_documents_and_annotators(self) -> None:
        home = {item["id"]: name for name in SIDECARS for item in _items(name)}
        crossing = set()
        for name in SIDECARS:
            for link in (i for i in _items(name) if i["motivation"] == "linking"):
                assert home[link["target"]] == name
                if not link["body"].startswith("urn:sha256:"):
                    crossing.add((name[:2], home[link["body"]][:2]))
        assert {("06", "04"), ("08", "06"), ("06", "01")} <= crossing

    @pytest.mark.parametrize("annotator", ["mara", "ben"])
    def test_each_annotator_shows_every_kind_of_attribution(self, annotator: str) -> None:
        items = [i for name in SIDECARS if f".{annotator}." in name for i in _items(name)]
        links = [i for i in items if i.get("relation") == "gloss:attributedTo"]
        claims = {i["id"] for i in items if _tag(i) == "claim"}
        sources = {i["id"] for i in items if _tag(i) == "source"}
        assert {link["target"] for link in links if link["body"].startswith("urn:sha256:")} & claims
        assert claims - {link["target"] for link in links}, "no unsourced claim"
        assert any(link["target"] in sources and link["body"] in sources for link in links)

    def test_a_source_stands_on_a_whole_document_and_a_claim_in_two_pieces(self) -> None:
        items = [item for name in SIDECARS for item in _items(name)]
        whole = [i for i in items if isinstance(i["target"], str) and _tag(i) == "source"]
        assert [(i["body"][0]["entity"], i["target"][:11]) for i in whole] == [
            ("Tove Marrin", "urn:sha256:")
        ]
        assert len([i for i in items if i.get("pieces") == "gloss:one"]) == 1

    def test_ids_are_unique_uuids_of_version_7_with_their_time_of_creation(self) -> None:
        items = [item for name in SIDECARS for item in _items(name)]
        assert len({item["id"] for item in items}) == len(items)
        for item in items:
            digits = item["id"].removeprefix("urn:uuid:").replace("-", "")
            moment = datetime.fromisoformat(item["created"])
            assert int(digits[:12], 16) == moment.timestamp() * 1000
            assert digits[12] == "7"
            assert digits[16] in "89ab"
            assert item["created"] <= item["modified"]
            assert item["created"].startswith("2031-05-")

    @pytest.mark.parametrize("wanted", ["heron", "ferry fire"])
    def test_maker_refuses_a_quote_that_does_not_occur_exactly_once(self, wanted: str) -> None:
        with pytest.raises(maker.TableError, match="times, want once"):
            maker.find_once("a heron and a heron", wanted, "mara/01/x")

    def test_maker_refuses_a_link_to_nothing(self) -> None:
        row = next(maker.read_rows({"ben": {"01-a.txt": [{"key": "a", "rests_on": "b"}]}}))
        with pytest.raises(maker.TableError, match="no row is named 'ben/01/b'"):
            list(maker.links_of(row, {}, "urn:sha256:0"))


class TestCopying:
    def test_copies_documents_and_sidecars_alone(self, tmp_path: Path) -> None:
        folder = copy_to(tmp_path / "new" / "sample")
        assert folder == tmp_path / "new" / "sample"
        copied = {path.name: path.read_bytes() for path in folder.iterdir()}
        assert copied == {name: (FOLDER / name).read_bytes() for name in [*DOCUMENTS, *SIDECARS]}

    def test_keeps_what_is_there_and_brings_back_what_was_removed(self, tmp_path: Path) -> None:
        copy_to(tmp_path)
        mine, removed = list(DOCUMENTS)[:2]
        (tmp_path / mine).write_text("my own words")
        (tmp_path / removed).unlink()
        (tmp_path / "other.txt").write_text("not of the sample")
        copy_to(tmp_path)
        assert (tmp_path / mine).read_text() == "my own words"
        assert (tmp_path / removed).read_bytes() == (FOLDER / removed).read_bytes()
        assert (tmp_path / "other.txt").read_text() == "not of the sample"

    def test_never_writes_through_a_link(self, tmp_path: Path) -> None:
        folder = tmp_path / "sample"
        folder.mkdir()
        name = next(iter(DOCUMENTS))
        (folder / name).symlink_to(tmp_path / "elsewhere.txt")
        copy_to(folder)
        assert not (tmp_path / "elsewhere.txt").exists()

    def test_a_folder_that_cannot_be_is_refused_with_the_next_step(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(SampleNotCopied, match="Name a folder you can write to") as refused:
            copy_to(tmp_path / "file" / "sample")
        assert str(tmp_path / "file" / "sample") in str(refused.value)

    def test_a_copy_that_breaks_off_leaves_no_half_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(_: Path) -> bytes:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "read_bytes", full)
        with pytest.raises(SampleNotCopied, match="No space left on device"):
            copy_to(tmp_path)
        assert list(tmp_path.iterdir()) == []

    def test_works_from_a_zipped_package(self, tmp_path: Path) -> None:
        archive = tmp_path / "packages.zip"
        with zipfile.ZipFile(archive, "w") as packed:
            for path in [FOLDER.parent / "__init__.py", FOLDER.parent / "errors.py"]:
                packed.write(path, f"corpus/{path.name}")
            for path in (p for p in FOLDER.iterdir() if p.is_file()):
                packed.write(path, f"corpus/sample/{path.name}")
        code = (
            f"import sys; sys.path.insert(0, {str(archive)!r})\n"
            "from pathlib import Path\n"
            "from corpus import sample\n"
            f"assert sample.__file__.startswith({str(archive)!r})\n"
            f"sample.copy_to(Path({str(tmp_path / 'out')!r}))\n"
        )
        subprocess.run([sys.executable, "-I", "-c", code], check=True, cwd=tmp_path)
        copied = {path.name for path in (tmp_path / "out").iterdir()}
        assert copied == {*DOCUMENTS, *SIDECARS}


def test_every_document_is_described_on_its_page() -> None:
    page = (FOLDER.parent.parent / "docs" / "sample-corpus.md").read_text("utf-8")
    assert [name for name in DOCUMENTS if f"`{name}`" not in page] == []


def _items(name: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads((FOLDER / name).read_text("utf-8"))["first"]["items"]
    return items


def _targets(name: str) -> list[Any]:
    annotations = (item for item in _items(name) if item["motivation"] != "linking")
    targets = (item["target"] for item in annotations)
    return [t for target in targets for t in (target if isinstance(target, list) else [target])]


def _tag(item: dict[str, Any]) -> str | None:
    body = item["body"]
    first = body[0] if isinstance(body, list) else body
    if not isinstance(first, dict) or first.get("purpose") != "tagging":
        return None
    return str(first["value"])
