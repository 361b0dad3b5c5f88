"""``gloss show``: a document with its annotations on a pipe."""

import hashlib
import re
import time
from pathlib import Path

import pytest

from annotations.collected import AnnotationSet
from annotations.identifiers import Author
from annotations.naming import sidecar_path
from annotations.selectors import Span
from annotations.snapshot import Sidecar
from corpus.sample import copy_to
from reader.cells import clusters
from reader.effects import TagPassages
from reader.found import Passage
from reader.session.bulk import Held, tag_passages
from tests.reader.commanding import corpus_of, gloss, gloss_process

CHAINS = "04-saltmarsh-observer-list-missing.txt"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_to(tmp_path_factory.mktemp("sample"))


def test_marks_stand_in_the_gutter_of_the_row_where_something_begins(sample: Path) -> None:
    lines = gloss("show", sample / CHAINS).lines
    assert " C3      Varr said on Friday night that 32 people had been brought ashore." in lines
    assert "     S4  Radio Brennay told its listeners at noon that" in lines
    assert " C0      The ferry carried more people than her owners admit: that much is" in lines
    assert any(line.startswith("     S1+ The Evening Lamp, citing") for line in lines)


def test_a_line_in_the_margin_goes_as_far_as_a_claim(sample: Path) -> None:
    lines = gloss("show", sample / CHAINS).lines
    begin = next(i for i, line in enumerate(lines) if line.startswith(" C6"))
    assert lines[begin + 1] == "|        to families. She did not say what was wrong with it."
    assert not lines[begin + 2].startswith("|")


def test_no_row_is_wider_than_a_terminal_and_none_ends_in_blanks(sample: Path) -> None:
    for document in sorted(sample.glob("[01]*.txt")):
        for line in gloss("show", document).lines:
            assert sum(cluster.cells for cluster in clusters(line)) <= 79
            assert line == line.rstrip(" ")


def test_every_word_of_the_document_is_shown(sample: Path) -> None:
    for document in (sample / CHAINS, sample / "10-harbour-post-who-knew.md"):
        shown = gloss("show", document).out
        text = "".join(line[9:] + " " for line in shown.splitlines())
        words = document.read_text("utf-8").split()
        assert text.split()[: len(words)] == words


def test_below_stand_claims_with_their_chains_sources_and_notes(sample: Path) -> None:
    below = gloss("show", sample / CHAINS).out.partition("\n         Claims\n")[2]
    for part in (
        " C3      line 10: “32 people had been brought ashore”\n"
        "         <- 3 Ilo Varr <- 2 Coast Wire <- 1 The Evening Lamp\n"
        "         rescued: 32 people as of 2031-05-02, indirect\n",
        "         mara notes: Treated, not saved: the nurse spoke of the infirmary.\n",
        " C0      line 32: “The ferry carried more people than her owners admit”\n"
        "         <- own voice\n         aboard, certain\n",
        "\n         Sources\n S1      The Evening Lamp, line 9, 15\n",
        " S6      Tove Marrin, named nowhere in the text\n",
    ):
        assert part in below


def test_what_has_no_place_is_listed_and_not_marked(tmp_path: Path) -> None:
    document = copy_to(tmp_path) / CHAINS
    text = document.read_text("utf-8")
    before, _, behind = text.partition("The Evening Lamp, citing Coast Wire")
    document.write_text(before + behind.partition("\n\n")[2], "utf-8")
    result = gloss("show", document)
    assert " C3 " not in result.out.partition("Claims\n")[0]
    lost = result.out.partition("Without a place\n")[2]
    assert "         orphan: claim line 10: “32 people had been brought ashore”\n" in lost
    assert "Radio Brennay" not in lost
    plain = gloss("show", document, "--plain").out
    assert "without a place" in plain or "orphan" in plain


def test_a_document_without_annotations_is_the_text_alone(tmp_path: Path) -> None:
    document = corpus_of(tmp_path, ferry="One.\n\n\tTwo.\r\nThree") / "ferry.txt"
    assert gloss("show", document).out == "         One.\n\n                 Two.\n         Three\n"


def test_plain_says_each_annotation_where_it_stands(sample: Path) -> None:
    out = gloss("show", sample / CHAINS, "--plain").out
    for part in (
        "said on Friday night that [claim, by 3 Ilo Varr, through 2 Coast Wire, through 1 The"
        " Evening Lamp, topic rescued, figure 32 people as of 2031-05-02, indirect:"
        " 32 people had been brought ashore end of claim].\n",
        "\n[source 4 Radio Brennay: Radio Brennay end of source] told its listeners",
        "[claim, in the document's own voice, topic aboard, certain: The ferry carried",
        ", mara notes “Treated, not saved: the nurse spoke of the infirmary.”: ",
        "\nEnd of the text. 4 claims.\n",
        "\nSource 6: Tove Marrin.\n",
        "\n1 other annotation.\nthe whole document, source 6 Tove Marrin",
    ):
        assert part in out


def test_plain_keeps_the_lines_of_the_text(sample: Path) -> None:
    out = gloss("show", sample / CHAINS, "--plain").out.partition("\nEnd of the text.")[0]
    bare = re.sub(r"\[[^:]*: | end of (claim|source)\]", "", out)
    bare = bare.replace("Treated, not saved: the nurse spoke of the infirmary.”: ", "", 1)
    assert bare.split("\n")[:6] == (sample / CHAINS).read_text("utf-8").split("\n")[:6]


def test_what_is_nested_closes_in_the_order_it_opened(tmp_path: Path) -> None:
    document = corpus_of(tmp_path, ferry="Ilo Varr counted 32 people.") / "ferry.txt"
    for tag, words in (("a", "Ilo Varr counted 32"), ("b", "Varr counted 32"), ("c", "counted")):
        gloss("annotate", document, "--tag", tag, "--quote", words)
    gloss("annotate", document, "--tag", "d", "--quote", " people.")
    line = gloss("show", document, "--plain").lines[0]
    assert line == (
        "[a: Ilo [b: Varr [c: counted end of c] 32 end of b] end of a][d:  people. end of d]"
    )


def test_claims_of_nobody_and_pieces_are_said(tmp_path: Path) -> None:
    copy = copy_to(tmp_path)
    out = gloss("show", copy / "01-coast-wire-ferry-fire.txt", "--plain").out
    assert "[claim, unsourced, topic treated, figure at least 11 people" in out
    pieces = gloss("show", copy / "06-coast-wire-toll-revised.txt", "--plain").out
    assert "[claim, continued: has been on their desk" in pieces


def test_a_source_in_another_document_is_said_to_be_elsewhere(tmp_path: Path) -> None:
    folder = corpus_of(tmp_path, one="Fire.", two="A clerk.")
    source = gloss("annotate", folder / "two.txt", "--tag", "source", "--quote", "A clerk")
    gloss("annotate", folder / "one.txt", "--tag", "claim", "--quote", "Fire",
          "--source", source.out.strip())  # fmt: skip
    assert "<- a source in another document" in gloss("show", folder / "one.txt").out


@pytest.mark.parametrize("text", ["", "\n", "one", "one\n", "\r\n", "a" * 70_000])
def test_any_text_is_shown_and_ends_its_last_line(tmp_path: Path, text: str) -> None:
    document = corpus_of(tmp_path, ferry=text) / "ferry.txt"
    for options in ([], ["--plain"]):
        result = gloss("show", document, *options)
        assert result.code == 0
        assert not result.out or result.out.endswith("\n")
    assert "".join(gloss("show", document).out.split()) == "".join(text.split())


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    result = gloss("show", tmp_path)
    assert result.code == 2
    assert "name a document in it" in result.err


MEMORY = """
import sys
from reader.__main__ import main
main(sys.argv[1:])
status = open("/proc/self/status").read()
sys.stderr.write(status.partition("VmHWM:")[2].split()[0])
"""
"""Runs `gloss` and writes the kilobytes it took at most; `getrusage` would count its parent's."""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc to read memory from")
@pytest.mark.parametrize("options", [[], ["--plain"]])
def test_fifty_megabytes_are_shown_in_little_memory(tmp_path: Path, options: list[str]) -> None:
    document = tmp_path / "long.txt"
    line = "Coast Wire reported that the Grey Heron had been towed to the eastern quay.\n"
    document.write_text(line * (50_000_000 // len(line)))
    gloss("annotate", document, "--tag", "claim", "--quote", "Coast Wire", "--nth", "600000")
    done = gloss_process("show", document, *options, code=MEMORY)
    assert int(done.stderr) < 50_000
    assert len(done.stdout) > 50_000_000
    assert b"Claims" in done.stdout or b"[claim, unsourced: Coast Wire end of claim]" in done.stdout


@pytest.mark.slow
def test_ten_thousand_annotations_are_listed_within_seconds(tmp_path: Path) -> None:
    """Each is looked at once, and not compared with each of the others."""
    count, sentence = 10_000, "It burned. "
    document = corpus_of(tmp_path / "corpus", one=sentence * count) / "one.txt"
    text = document.read_text("utf-8")
    passages = tuple(
        Passage("one.txt", Span(at, at + 10), "", "It burned.", "")
        for at in range(0, count * len(sentence), len(sentence))
    )
    blank = AnnotationSet.of("one.txt", Sidecar.empty("one.txt", "anna", "urn:uuid:1"))
    digest = f"urn:sha256:{hashlib.sha256(text.encode()).hexdigest()}"
    held = Held("one.txt", digest, text, blank)
    (edit,) = tag_passages(TagPassages(passages, "claim"), lambda _: held, Author("anna")).edits
    after = blank.applied(edit).mine.render()
    sidecar_path(document, "anna").write_text(after, "utf-8")
    begun = time.process_time()
    result = gloss("show", document)
    assert time.process_time() - begun < 10
    assert result.out.count("“It burned.”") == count
