"""Editing a codebook's text: what was written by hand stays as it is."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.codebook_reading import name_problem
from annotations.errors import CodebookError
from corpus.codebook_edits import renamed, retired, with_tag
from corpus.codebook_file import read_codebook_file
from corpus.codebook_writing import write_codebook
from corpus.errors import CodebookUnwritable

BOOK = """# agreed on 2 May
title = "Fire"   # kept

[tags.claim]
guideline = 'what can be "checked"'

# from the pilot
[tags . "ru]mour"]  # com ] ment
key = "r"   # a letter
secret = [1, 2]

[tags.hearsay]
retired = true
use = "ru]mour"

[attributes.urgency]
values = [ "low",
  "high", # the worst
]
tags = ["claim", "ru]mour" ] # both
"""


def lines_lost(before: str, after: str) -> list[str]:
    return [line for line in before.splitlines() if line not in after.splitlines()]


def test_a_new_tag_comes_after_the_others_and_nothing_else_changes() -> None:
    after = with_tag(BOOK, "eye witness", {"guideline": "saw it", "key": None})
    assert lines_lost(BOOK, after) == []
    assert '[tags."eye witness"]\nguideline = "saw it"\n\n[attributes' in after


def test_a_field_is_set_in_its_place() -> None:
    after = with_tag(BOOK, "ru]mour", {"key": "m", "guideline": "two\nlines"})
    assert lines_lost(BOOK, after) == ['key = "r"   # a letter']
    assert 'key = "m"   # a letter' in after
    assert tomllib.loads(after)["tags"]["ru]mour"]["guideline"] == "two\nlines"


def test_a_field_comes_before_the_comment_of_the_next_table() -> None:
    text = (
        '[tags.hearsay]\ncolour = "red"\n\n# attributes\n[attributes.urgency]\nvalues = ["low"]\n'
    )
    after = retired(text, "hearsay", "claim")
    assert after.startswith(
        '[tags.hearsay]\ncolour = "red"\nretired = true\nuse = "claim"\n\n# attr'
    )


def test_a_rename_keeps_the_place_the_comments_and_what_refers_to_it() -> None:
    after = renamed(BOOK, "ru]mour", "gossip")
    tables = tomllib.loads(after)
    assert list(tables["tags"]) == ["claim", "gossip", "hearsay"]
    assert tables["tags"]["gossip"]["formerly"] == ["ru]mour"]
    assert tables["tags"]["hearsay"]["use"] == "gossip"
    assert tables["attributes"]["urgency"]["tags"] == ["claim", "gossip"]
    assert "# from the pilot\n[tags.gossip]  # com ] ment" in after
    again = renamed(after, "gossip", "talk")
    assert tomllib.loads(again)["tags"]["talk"]["formerly"] == ["ru]mour", "gossip"]


def test_a_name_it_had_before_can_be_taken_again() -> None:
    there = renamed(renamed(BOOK, "ru]mour", "gossip"), "gossip", "ru]mour")
    assert tomllib.loads(there)["tags"]["ru]mour"]["formerly"] == ["gossip"]


def test_a_retired_tag_stays_with_what_took_its_place() -> None:
    entry = tomllib.loads(retired(BOOK, "ru]mour", "claim"))["tags"]["ru]mour"]
    assert (entry["retired"], entry["use"], entry["secret"]) == (True, "claim", [1, 2])


def test_windows_line_ends_stay() -> None:
    after = renamed(BOOK.replace("\n", "\r\n"), "ru]mour", "gossip")
    assert "\n" not in after.replace("\r\n", "")


REFUSED = [
    (lambda text: renamed(text, "claim", "x"), "built in"),
    (lambda text: renamed(text, "ru]mour", "source"), "built in"),
    (lambda text: renamed(text, "nobody", "x"), "not in the codebook"),
    (lambda text: renamed(text, "ru]mour", "hearsay"), "merge the two"),
    (lambda text: renamed(text, "ru]mour", "a\x1bb"), "invisible"),
    (lambda text: retired(text, "claim"), "can't be retired"),
    (lambda text: with_tag(text, " ", {}), "empty"),
    (lambda text: with_tag("tags = 1", "x", {}), "by hand"),
    (lambda text: with_tag("tags = {}", "x", {}), "by hand"),
    (lambda text: renamed('tags.a.key = "k"', "a", "b"), "by hand"),
    (lambda text: renamed("[tags]\na = {}", "a", "b"), "by hand"),
    (lambda text: with_tag("[tags", "x", {}), "not TOML"),
    (lambda text: renamed("[tags.a]\nx = '''\n[tags.a]\n'''", "a", "b"), "by hand"),
]


@pytest.mark.parametrize(("change", "words"), REFUSED)
def test_what_cannot_be_is_refused_with_the_reason(change: object, words: str) -> None:
    assert callable(change)
    with pytest.raises(CodebookError, match=words.replace("[", r"\[")):
        change(BOOK)


visible = st.characters(exclude_categories=["C"])
names = st.text(visible, min_size=1, max_size=12).map(lambda name: " ".join(name.split()))
names = names.filter(lambda name: not name_problem(name))


@given(names, names, st.text(max_size=20))
def test_any_name_is_written_read_and_renamed(old: str, new: str, guideline: str) -> None:
    text = with_tag(BOOK, old, {"guideline": guideline})
    assert tomllib.loads(text)["tags"][old]["guideline"] == guideline
    if {old, new} & {"claim", "source", "hearsay", "ru]mour"} or old == new:
        return
    tags = tomllib.loads(renamed(text, old, new))["tags"]
    assert tags[new] == {"guideline": guideline, "formerly": [old]}


def test_a_codebook_is_made_and_replaced_and_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "glossator.toml"
    write_codebook(path, None, "[tags.a]\n")
    path.chmod(0o640)
    write_codebook(path, "[tags.a]\n", "[tags.b]\n")
    assert path.read_text("utf-8") == "[tags.b]\n"
    assert path.stat().st_mode & 0o777 == 0o640
    write_codebook(path, "[tags.b]\n", None)
    assert list(tmp_path.iterdir()) == []


def test_what_somebody_else_wrote_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "glossator.toml"
    path.write_text("[tags.theirs]\n", "utf-8")
    for after in ("[tags.b]\n", None):
        with pytest.raises(CodebookUnwritable, match="changed meanwhile"):
            write_codebook(path, "[tags.a]\n", after)
    assert path.read_text("utf-8") == "[tags.theirs]\n"
    assert [each.name for each in tmp_path.iterdir()] == ["glossator.toml"]


def test_neither_a_link_nor_a_pipe_nor_what_is_no_toml_is_written_over(tmp_path: Path) -> None:
    path, target = tmp_path / "glossator.toml", tmp_path / "target"
    target.write_text("", "utf-8")
    path.symlink_to(target)
    with pytest.raises(CodebookUnwritable):
        write_codebook(path, None, "[tags.a]\n")
    assert target.read_text("utf-8") == ""
    path.unlink()
    path.write_text("[broken", "utf-8")
    with pytest.raises(CodebookUnwritable):
        write_codebook(path, "[broken", "[tags.a]\n")
    assert path.read_text("utf-8") == "[broken"


def test_nothing_that_could_not_be_read_again_is_written(tmp_path: Path) -> None:
    path = tmp_path / "glossator.toml"
    for text in ("[broken", "#" * 300_000):
        with pytest.raises(CodebookUnwritable, match="shorten"):
            write_codebook(path, None, text)
    assert not read_codebook_file(tmp_path).text
