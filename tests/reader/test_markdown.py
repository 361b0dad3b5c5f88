"""Words in Markdown: read by a Markdown parser they are the words, and nothing but words."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.commands.markdown import in_markdown

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HOSTILE = [
    "[x](javascript:1)",
    "![x](https://example.invalid/x.png)",
    "<script>alert(1)</script>",
    "<https://example.invalid>",
    "[x]: javascript:1",
    "`a | b`",
    "*deaths* __in__ ~~all~~",
    "a | b \\| c \\",
    "&lt;b&gt; &amp; &#106;",
    "killed #",
    "one\n\n## two\n| a |",
]


def words_in(markdown: str, place: str) -> str:
    """The words of the one inline token that follows `place`; fails where they are more."""
    tokens = PARSER.parse(markdown)
    inline = [
        after
        for before, after in pairwise(tokens)
        if before.type == place and after.type == "inline"
    ]
    children = inline[-1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}, children
    return "".join(child.content for child in children)


@given(st.text(alphabet=st.one_of(st.sampled_from("[](){}<>|~^$#&!*_`\\:/.w \n"), st.characters())))
@example("x\\")
def test_words_stay_words_in_headings_and_cells(text: str) -> None:
    text = re.sub(r"[\0\ud800-\udfff]", "", text)
    words = " ".join(text.split())
    escaped = in_markdown(text)
    if words:
        assert words_in(f"## x{escaped}x\n", "heading_open") == f"x{words}x"
        table = f"| a | b |\n| --- | --- |\n| 1 | x{escaped}x |\n"
        assert words_in(table, "td_open") == f"x{words}x"


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_lives_in_a_rendered_page(text: str) -> None:
    page = PARSER.render(f"## {in_markdown(text)}\n\n| a |\n| --- |\n| {in_markdown(text)} |\n")
    assert not re.search(r"<(?!/?(h2|table|thead|tbody|tr|th|td)>)", page), page


@pytest.mark.parametrize("text", ["see https://example.invalid/x", "www.example.invalid"])
def test_bare_addresses_do_not_become_links_where_programs_look_for_them(text: str) -> None:
    assert not re.search(r"https?://|www\.", in_markdown(text))


def test_plain_words_stay_readable() -> None:
    assert in_markdown("Elias Brandt, 41.5 people: 3 June (Tidewire)") == (
        "Elias Brandt, 41.5 people: 3 June (Tidewire)"
    )
