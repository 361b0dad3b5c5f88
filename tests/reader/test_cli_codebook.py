"""``gloss codebook``, and what ``gloss check`` says of a codebook."""

from pathlib import Path

import pytest

from corpus.sample import copy_to
from tests.reader.commanding import gloss

BOOK = """
[tags.rumour]
guideline = "Said by\\nnobody."
key = "r"
gutter = "R"

[tags.hearsay]
retired = true
use = "rumour"

[attributes.urgency]
values = ["low", "high"]
tags = ["rumour"]
"""
FIRST = "01-coast-wire-ferry-fire.txt"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    folder = copy_to(tmp_path / "sample")
    (folder / "glossator.toml").write_text(BOOK, "utf-8")
    return folder


def test_tags_are_listed_with_their_use_then_attributes(sample: Path) -> None:
    result = gloss("codebook", sample)
    assert result.code == 0
    assert "     0 R rumour  [key r]  Said by nobody." in result.lines
    assert "     0 H hearsay  [retired, use rumour]" in result.lines
    assert result.lines[-1] == "urgency: low high (rumour)"
    assert int(result.lines[0].split()[0]) > 5
    assert result.err.endswith("glossator.toml: 4 tags, 0 problems\n")


def test_rows_of_data_are_told_apart_by_kind(sample: Path) -> None:
    rows = gloss("codebook", sample, "--json").rows
    (rumour,) = [row for row in rows if row.get("name") == "rumour"]
    assert (rumour["kind"], rumour["key"], rumour["guideline"]) == ("tag", "r", "Said by\nnobody.")
    (urgency,) = [row for row in rows if row.get("name") == "urgency"]
    assert (urgency["kind"], urgency["values"]) == ("attribute", ["low", "high"])


def test_tags_in_use_outside_the_codebook_are_listed_and_checked(sample: Path) -> None:
    gloss("annotate", sample / FIRST, "--tag", "hearsay", "--quote", "ferry", "--nth", "1")
    gloss("annotate", sample / FIRST, "--tag", "gossip", "--quote", "ferry", "--nth", "1")
    assert "     1 G gossip  [not in the codebook]" in gloss("codebook", sample).lines
    checked = gloss("check", sample)
    assert checked.code == 0
    assert "warning: " in checked.out
    assert "the tag 'hearsay' is retired; retag it 'rumour'" in checked.out
    assert "the tag 'gossip' is not in the codebook; add it" in checked.out
    assert gloss("check", sample, "--strict").code == 1


def test_what_is_wrong_in_the_file_fails_the_command_and_warns_in_the_check(sample: Path) -> None:
    (sample / "glossator.toml").write_text('[tags.a]\ncolour = "mauve"\n', "utf-8")
    result = gloss("codebook", sample)
    assert result.code == 1
    assert "problem: tags.a.colour: no such colour; use one of red" in result.out
    assert "glossator.toml: warning: tags.a.colour: no such colour" in gloss("check", sample).out


def test_a_file_that_is_no_toml_fails_the_check_with_its_place(sample: Path) -> None:
    (sample / "glossator.toml").write_text("[tags.a\n", "utf-8")
    result = gloss("check", sample)
    assert result.code == 1
    assert "glossator.toml: error: line 1, column 8: not TOML" in result.out


def test_without_a_codebook_nothing_is_outside_of_it(sample: Path) -> None:
    (sample / "glossator.toml").unlink()
    gloss("annotate", sample / FIRST, "--tag", "gossip", "--quote", "ferry", "--nth", "1")
    assert gloss("check", sample, "--strict").code == 0
    assert "no glossator.toml" in gloss("codebook", sample).err


def test_a_hostile_codebook_reaches_no_terminal_raw(sample: Path) -> None:
    text = '[tags."\\u001b[31m"]\n[tags.a]\nguideline = "\\u001b]0;x\\u0007"\n'
    (sample / "glossator.toml").write_text(text, "utf-8")
    for command, *options in (["codebook"], ["codebook", "--json"], ["check"]):
        result = gloss(command, sample, *options)
        assert "\x1b" not in result.out + result.err
        assert "\x07" not in result.out + result.err


def test_an_attribute_of_the_codebook_is_listed_and_asked_for(sample: Path) -> None:
    gloss("annotate", sample / FIRST, "--tag", "rumour", "--quote", "ferry", "--nth", "1")
    sidecar = sample / f"{FIRST}.anna.annotations.json"
    text = sidecar.read_text("utf-8")
    sidecar.write_text(
        text.replace('"value":"rumour"', '"value":"rumour","gloss:attr_urgency":"high"'), "utf-8"
    )
    (line,) = gloss("list", sample, "--where", "urgency=high").lines
    assert "rumour “ferry” {urgency high}" in line
    (row,) = gloss("list", sample, "--where", "urgency=high", "--json").rows
    assert row["attributes"] == {"urgency": "high"}
    assert gloss("list", sample, "--where", "urgency=low").code == 1
    assert gloss("check", sample, "--strict").code == 0


def test_a_tag_outside_the_codebook_is_made_by_a_script_and_told_of(sample: Path) -> None:
    result = gloss("annotate", sample / FIRST, "--tag", "gossip", "--quote", "ferry", "--nth", "1")
    assert result.code == 0
    assert "the tag 'gossip' is not in the codebook" in result.err
    quiet = gloss("annotate", sample / FIRST, "--tag", "rumour", "--quote", "ferry", "--nth", "1")
    assert quiet.err == ""
