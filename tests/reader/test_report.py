"""The report: what it shows, that a stranger's text stays text, and that a browser runs nothing."""

import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from annotations.selectors import Span
from corpus.sample import copy_to
from reader.report.page import page
from reader.report.pictures import WIDTH, strips, timeline
from reader.report.pieces import Marked, paragraphs, shown
from reader.report.values import Claim, Piece, Report, ReportedDocument
from tests.reader.commanding import corpus_of, gloss

HOSTILE = (
    "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"
    "</p></article></style><svg onload=alert(1)>{{ 7*7 }} {% raw %} &lt;b&gt; javascript:alert(1)"
    " \x1b]52;c;aGk=\x07 \u202egnp.exe \x9b2J http://example.org/ ]]> <!-- "
)
CHROMIUM = shutil.which("chromium")
AXE = os.environ.get("GLOSSATOR_AXE")
"""The file `axe.min.js` of axe-core, which checks whether a page is accessible."""
VOID = {"meta", "br", "line", "circle", "path"}


class Checked(HTMLParser):
    """What a page is made of. problems: what is not well formed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.problems: list[str] = []
        self.text = ""
        self.feed(text)
        self.problems += self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.text += data


def claim(number: int, document: int = 1, **values: object) -> Claim:
    defaults: dict[str, object] = {
        "label": "C1",
        "words": "41 people came ashore",
        "said_by": (("Ilo Varr", "Coast Wire"),),
        "own_voice": False,
        "topic": "rescued",
        "value": "41 people",
        "note": "",
        "annotator": "anna",
        "relations": (),
        "state": "",
        "at": 0.5,
    }
    return Claim(number=number, document=document, **{**defaults, **values})  # type: ignore[arg-type] # of a table


def document(number: int, day: date | None = None, *claims: Claim) -> ReportedDocument:
    pieces = ((Piece("It burned.", ("claim",), (("C1", 1),)),),)
    return ReportedDocument(
        number, f"{number}.txt", f"Title {number}", "", day, False, pieces, claims, ()
    )


@pytest.fixture
def sample_page(tmp_path: Path) -> str:
    copy_to(tmp_path / "sample")
    assert gloss("report", tmp_path / "sample", "--all", "-o", tmp_path / "page.html").code == 0
    return (tmp_path / "page.html").read_text("utf-8")


def test_every_claim_has_its_chain_and_leads_to_its_place(sample_page: str) -> None:
    checked = Checked(sample_page)
    assert checked.problems == []
    ids = [attributes["id"] for _, attributes in checked.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {a["href"] for tag, a in checked.tags if tag == "a" and a.get("href")}
    assert {str(target)[1:] for target in targets} <= set(ids)
    assert "no source given" in sample_page and "in its" in sample_page
    text = " ".join(checked.text.split())
    assert re.search(r"said by Ilo Varr through Coast Wire through The Evening Lamp", text)


def test_the_page_has_headings_in_order_names_for_pictures_and_a_language(sample_page: str) -> None:
    checked = Checked(sample_page)
    levels = [int(tag[1]) for tag, _ in checked.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert ("html", {"lang": "en"}) in checked.tags
    for tag, attributes in checked.tags:
        if tag == "svg":
            assert attributes["role"] == "img" and attributes["aria-labelledby"]
    assert any(a.get("name") == "viewport" for tag, a in checked.tags if tag == "meta")


def test_nothing_is_fetched_and_nothing_runs(sample_page: str) -> None:
    checked = Checked(sample_page)
    tags = {tag for tag, _ in checked.tags}
    assert not tags & {"script", "img", "iframe", "link", "object", "embed", "form", "base"}
    for _, attributes in checked.tags:
        assert not {"src", "style", "srcset"} & set(attributes)
        assert not [name for name in attributes if name.startswith("on")]
        assert (attributes.get("href") or "#").startswith("#")
    (policy,) = [
        a["content"] for _, a in checked.tags if a.get("http-equiv") == "Content-Security-Policy"
    ]
    assert str(policy).startswith("default-src 'none'; style-src 'sha256-")
    assert "url(" not in sample_page and "@import" not in sample_page


def test_hostile_text_stays_text_wherever_it_stands(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "corpus", hostile=f"{HOSTILE}\n\nThe ferry burned {HOSTILE}.\n")
    (corpus / "<b onmouseover=alert(1)>.txt").write_text(f"{HOSTILE} burned.\n")
    for name in ("hostile.txt", "<b onmouseover=alert(1)>.txt"):
        gloss("annotate", corpus / name, "--tag", "claim", "--quote", "burned", "--note", HOSTILE)
    target = tmp_path / "page.html"
    assert gloss("report", corpus, "-o", target).code == 0
    made = target.read_text("utf-8")
    checked = Checked(made)
    assert checked.problems == []
    assert not {"script", "img", "b onmouseover"} & {tag for tag, _ in checked.tags}
    assert "7*7" in made and "49" not in re.sub(r"sha256-\S+", "", checked.text)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", made)
    assert "<script>document.title" in checked.text


@pytest.fixture
def naughty_page(testdata: Path, tmp_path: Path) -> Path:
    """The report of texts made to do harm: escape sequences, naughty strings, odd Unicode."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    count = 0
    for file in sorted((*(testdata / "escapes").iterdir(), *(testdata / "unicode").iterdir())):
        if file.is_file() and file.stat().st_size < 2_000_000:
            shutil.copyfile(file, corpus / f"{count}.txt")
            count += 1
    naughty = json.loads((testdata / "unicode" / "naughty-strings.json").read_text("utf-8"))
    lines = (testdata / "escapes" / "cases.jsonl").read_text("utf-8").splitlines()
    for name, texts in {"n": naughty, "e": [json.loads(line)["text"] for line in lines]}.items():
        whole = "\n\n".join(texts).encode("utf-8", "ignore")
        (corpus / f"{name}.txt").write_bytes(whole.replace(b"\0", b""))
    target = tmp_path / "page.html"
    assert gloss("report", corpus, "--all", "-o", target).code == 0
    return target


def test_naughty_strings_and_escapes_are_shown_and_harmless(naughty_page: Path) -> None:
    checked = Checked(naughty_page.read_text("utf-8"))
    assert checked.problems == []
    assert not {"script", "img", "iframe"} & {tag for tag, _ in checked.tags}
    assert "<script>alert(" in checked.text


def test_pieces_are_cut_where_annotations_begin_and_end() -> None:
    text = "One two three.\n\nFour five."
    marks = [
        Marked((Span(4, 13),), "claim", "C1", 1),
        Marked((Span(4, 7), Span(16, 20)), "source"),
    ]
    first, second = paragraphs(text, marks)
    assert [(p.text, p.kinds) for p in first] == [
        ("One ", ()),
        ("two", ("claim", "source")),
        (" three", ("claim",)),
        (".", ()),
    ]
    assert [p.begins for p in first] == [(), (("C1", 1),), (), ()]
    assert [(p.text, p.kinds) for p in second] == [("Four", ("source",)), (" five.", ())]


def test_line_breaks_of_every_kind_part_lines_and_controls_are_seen() -> None:
    assert shown("a\r\nb\rc\x1b") == "a\nb\nc␛"
    assert len(paragraphs("a\r\n\r\nb\r\n", [])) == 2
    assert paragraphs("", []) == []


def test_days_share_the_line_of_time_by_their_distance() -> None:
    days = [date(2031, 5, 1), date(2031, 5, 1), date(2031, 5, 11), date(2031, 5, 21), None]
    drawn = timeline([document(n, day) for n, day in enumerate(days, 1)])
    assert [dot.x for dot in drawn.dots] == [24, 24, WIDTH / 2, WIDTH - 24]
    assert len({(dot.x, dot.y) for dot in drawn.dots}) == 4
    assert [d.number for d in drawn.undated] == [5]
    assert timeline([document(1)]).dots == ()
    alone = timeline([document(1, days[0])])
    assert alone.ticks[0].day == days[0]


def test_claims_stand_on_their_strip_where_they_stand_in_the_text() -> None:
    (strip,) = strips([document(1), document(2, None, claim(1, at=0.0), claim(2, at=1.0))])
    assert [x for _, x in strip.places] == [60, WIDTH - 10]


def test_the_contents_lead_to_every_document_and_topic(sample_page: str) -> None:
    checked = Checked(sample_page)
    contents = sample_page[sample_page.index("<nav") : sample_page.index("</nav>")]
    listed = re.findall(r'href="#([^"]+)"', contents)
    ids = [str(a["id"]) for tag, a in checked.tags if tag == "h3" and "id" in a]
    assert ids and set(ids) <= set(listed)
    assert any(id_.startswith("topic-") for id_ in ids) and "d1" in ids


def test_a_text_in_which_nothing_is_tagged_is_folded_and_the_others_are_open() -> None:
    bare = ReportedDocument(
        2, "2.txt", "Title 2", "", None, False, ((Piece("It rained."),),), (), ()
    )
    made = page(Report("Fire", (document(1, None, claim(1)), bare)))
    folds = [attributes for tag, attributes in Checked(made).tags if tag == "details"]
    assert ["open" in attributes for attributes in folds] == [True, False]
    assert "The text, in which nothing is tagged" in made
    assert "It rained." in made


def test_reprinted_claims_are_counted_once_and_say_so() -> None:
    made = Report("Fire", (document(1, None, claim(1, same=(2,)), claim(2, same=(1,))),), 1)
    text = " ".join(Checked(page(made)).text.split())
    assert "2 claims, from 1 source" in text
    assert "counted once with claim 2" in text


def test_that_a_claim_is_reprinted_is_said_once() -> None:
    said = "reprints a claim in another document"
    for same, times in (((2,), 0), ((), 1)):
        one = replace(claim(1, same=same), relations=(said, "contradicts “41 people”"))
        made = page(Report("Fire", (document(1, None, one, claim(2)),), 1))
        assert made.count(said) == times
        assert "contradicts “41 people”" in made


def test_what_else_is_said_of_a_claim_stands_below_it(sample_page: str) -> None:
    """Of the sample one claim is certain, one denied, one to be looked at again."""
    for said in ("certain", "negative", "review!", "indirect"):
        assert f"<li>{said}</li>" in sample_page
    assert "<li>Figure: at least 11 people (as of 2031-05-01)</li><li>review!</li>" in sample_page


def test_a_file_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "corpus", one="It burned.\n")
    assert gloss("report", corpus, "-o", tmp_path).code == 2
    result = gloss("report", corpus, "-o", tmp_path / "no" / "such.html")
    assert result.code == 2
    assert "name a file in a folder you may write to" in result.err


def chromium(folder: Path, width: int, scheme: str) -> list[str]:
    """The browser without a window. scheme: 0 dark, 1 light."""
    return [
        str(CHROMIUM),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-sync",
        "--no-first-run",
        f"--user-data-dir={folder / 'profile'}",
        f"--window-size={width},1000",
        f"--blink-settings=preferredColorScheme={scheme}",
    ]


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["0", "1"], ids=["dark", "light"])
def test_a_browser_runs_nothing_of_the_text_and_keeps_to_its_width(
    tmp_path: Path, width: int, scheme: str
) -> None:
    """A script of the text would change the title or add an element."""
    corpus = corpus_of(tmp_path / "corpus", hostile=f"The ferry burned {HOSTILE}.\n")
    gloss("annotate", corpus / "hostile.txt", "--tag", "claim", "--quote", "burned")
    target = tmp_path / "page.html"
    gloss("report", corpus, "-o", target)
    picture = tmp_path / "page.png"
    run = chromium(tmp_path, width, scheme)
    dumped = subprocess.run(
        [*run, "--dump-dom", f"file://{target}"], capture_output=True, timeout=120, check=True
    )
    dom = dumped.stdout.decode("utf-8")
    assert "<title>corpus: who says what</title>" in dom
    assert not re.search(r"<(?:script|img|iframe)\b", dom)
    subprocess.run(
        [*run, f"--screenshot={picture}", f"file://{target}"],
        capture_output=True,
        timeout=120,
        check=True,
    )
    assert picture.read_bytes().startswith(b"\x89PNG")


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
def test_what_is_folded_is_printed_all_the_same(tmp_path: Path) -> None:
    """The pages of a long text in which nothing is tagged, counted."""
    rain = "\n\n".join(f"{n}. The rain was heavy on the quay of Varrhaven." for n in range(400))
    corpus = corpus_of(tmp_path / "corpus", a="The ferry burned.\n", b=rain)
    gloss("annotate", corpus / "a.txt", "--tag", "claim", "--quote", "burned")
    target, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    pages = []
    for options in ([], ["--all"]):
        gloss("report", corpus, *options, "-o", target)
        run = [*chromium(tmp_path, 1280, "1"), f"--print-to-pdf={printed}", f"file://{target}"]
        subprocess.run(run, capture_output=True, timeout=120, check=True)
        pages.append(len(re.findall(rb"/Type ?/Page\b", printed.read_bytes())))
    assert pages[1] >= pages[0] + 6, pages


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
def test_a_browser_makes_no_element_of_naughty_strings(naughty_page: Path, tmp_path: Path) -> None:
    run = [*chromium(tmp_path, 390, "1"), "--dump-dom", f"file://{naughty_page}"]
    done = subprocess.run(run, capture_output=True, timeout=120, check=True)
    dom = done.stdout.decode("utf-8")
    assert "<title>corpus: who says what</title>" in dom
    found = {tag for tag, _ in Checked(dom).tags}
    assert found <= {tag for tag, _ in Checked(naughty_page.read_text("utf-8")).tags}


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None or AXE is None, reason="no chromium, or no GLOSSATOR_AXE")
@pytest.mark.parametrize("scheme", ["0", "1"], ids=["dark", "light"])
def test_a_checker_of_accessibility_finds_nothing(
    sample_page: str, tmp_path: Path, scheme: str
) -> None:
    """The policy of the page goes first, for it would keep the checker out as well."""
    script = Path(AXE or "").read_text("utf-8").replace("</script>", "<\\/script>")
    asking = "axe.run().then(r=>{document.title='AXE'+JSON.stringify(r.violations.map(v=>v.id))})"
    open_page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", sample_page)
    target = tmp_path / "axe.html"
    target.write_text(
        open_page.replace("</body>", f"<script>{script}</script><script>{asking}</script></body>")
    )
    run = [*chromium(tmp_path, 390, scheme), "--virtual-time-budget=20000"]
    dumped = subprocess.run(
        [*run, "--dump-dom", f"file://{target}"], capture_output=True, timeout=120, check=True
    )
    assert "<title>AXE[]</title>" in dumped.stdout.decode("utf-8")
