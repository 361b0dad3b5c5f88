"""What is drawn before anything is loaded: the very rows that the reader shows, or nothing."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.identifiers import Author
from corpus.folders import cache_folder
from reader import first_page
from reader.cells import is_plain as is_plain_by_expression
from reader.early.file import PlainFile, key_of, left_at
from reader.early.library_page import NAME, entry_line, kept_library, library_page
from reader.early.plain import (
    LONGEST_WRAPPED,
    ONE_CELL,
    TEXT_WIDTH,
    gutter_width,
    is_plain,
    text_width,
    wrapped_at,
)
from reader.early.text_page import text_page
from reader.effects import Remember
from reader.kept_library import fields, keep, with_kept
from reader.listed import LibraryLine
from reader.messages import Known, Listed
from reader.modes.places import library_to_keep
from reader.receive import receive
from reader.screens.frame import plain
from reader.screens.library import library_frame
from reader.session.memory import Memory
from reader.state import Size, State
from reader.terminal.inert import inert
from tests.reader.commanding import PROJECT

ENDS = "".join(f"{low}{high}" for low, high in ONE_CELL)
WORDS = st.text(st.sampled_from("aé“Я " + "b" * 5), min_size=0, max_size=160)
TEXTS = st.lists(WORDS, min_size=1, max_size=60).map("\n".join)
SIZES = st.tuples(st.integers(10, 120), st.integers(3, 40))


def shown_later(path: Path, size: tuple[int, int]) -> list[str]:
    """The rows of the first page as the reader's own modules lay them out."""
    page = first_page._page(str(path), None, size)
    assert page is not None
    rows = ["".join(run.text for run in row).rstrip() for row in page[0]]
    while rows and not rows[-1]:
        rows.pop()
    return rows


def drawn_early(path: Path, size: tuple[int, int]) -> list[str] | None:
    page = text_page(str(path), size)
    if page is None:
        return None
    rows = [row.rstrip() for row in page[1][: size[1]]]
    while rows and not rows[-1]:
        rows.pop()
    return rows


def leave(path: Path, byte: int) -> None:
    """As the reader does when somebody leaves the document."""
    folder = Path(os.environ["GLOSS_STATE_DIR"])
    memory = Memory(folder, Path(os.path.realpath(path.parent)))
    memory.remember(Remember(path.name, byte, byte, path.stat().st_size, ()))


@given(text=TEXTS, size=SIZES, part=st.floats(0, 1), ending=st.sampled_from(["\n", "\r\n"]))
def test_the_rows_are_those_of_the_reader(
    tmp_path_factory: pytest.TempPathFactory,
    text: str,
    size: tuple[int, int],
    part: float,
    ending: str,
) -> None:
    """Wherever it was left, at whatever size."""
    if not text.strip("\n"):
        text = "a"
    path = tmp_path_factory.mktemp("early") / "text.txt"
    path.write_text(text.replace("\n", ending), "utf-8", newline="")
    leave(path, int(part * path.stat().st_size))
    assert drawn_early(path, size) == shown_later(path, size)


@pytest.mark.parametrize("part", [0, 0.0001, 0.3, 0.7, 0.9999, 1])
def test_of_a_long_text_only_what_is_near_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: float
) -> None:
    path = tmp_path / "long.txt"
    lines = (f"Line {number} of the report, as long as it is. " * 4 for number in range(30_000))
    path.write_text("\n".join(lines), "utf-8")
    leave(path, int(part * path.stat().st_size))
    read = PlainFile.read
    lengths = []

    def counted(self: PlainFile, start: int, end: int) -> bytes:
        lengths.append(end - start)
        return read(self, start, end)

    monkeypatch.setattr(PlainFile, "read", counted)
    early = drawn_early(path, (80, 24))
    assert sum(lengths) < 200_000
    assert early == shown_later(path, (80, 24))


LEFT_ALONE = {
    "tabs": "one\ttwo\n",
    "marks": "Mu\u0308ller\n",
    "wide": "码头\n",
    "escapes": "one \x1b[2J two\n",
    "no text": "one\0two\n",
    "a monstrous line": "word " * 2_000,
    "bidi": "one \u202e two\n",
}


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_what_takes_more_is_left_to_the_first_page(tmp_path: Path, text: str) -> None:
    path = tmp_path / "text.txt"
    path.write_text(text, "utf-8")
    assert text_page(str(path), (80, 24)) is None


@pytest.mark.parametrize("stored", [b"{", b"\xff", b'{"documents": {"text.txt": {"cursor": x'])
def test_a_damaged_memory_is_no_error(tmp_path: Path, stored: bytes) -> None:
    path = tmp_path / "text.txt"
    path.write_text("A ferry.\n", "utf-8")
    folder = Path(os.environ["GLOSS_STATE_DIR"]) / "reading"
    folder.mkdir(parents=True)
    (folder / f"{key_of(os.path.realpath(tmp_path))}.json").write_bytes(stored)
    assert left_at(str(path)) in (0, None)


@pytest.mark.parametrize("name", ["plain.txt", "with 'quotes'.txt", 'with "more".txt', "é.txt"])
def test_names_are_found_or_left_to_the_first_page(tmp_path: Path, name: str) -> None:
    """A name that JSON writes with escapes takes more than a look."""
    path = tmp_path / name
    path.write_text("A ferry.\n" * 99, "utf-8")
    leave(path, 77)
    written = json.dumps(name) == f'"{name}"'
    assert left_at(str(path)) == (77 if written else None)


@given(st.text(st.sampled_from(ENDS + "\t\u0308\u200d码\x7f\x9f"), max_size=8))
def test_plain_text_is_the_same_with_and_without_an_expression(text: str) -> None:
    assert is_plain(text) == is_plain_by_expression(text)


@pytest.mark.parametrize(
    ("lines", "wrapped"),
    [
        (["short"] * 30, 0),
        (["x" * 70] * 30, 0),
        (["x" * 72] * 30, 72),
        (["x" * 60, "x" * 79] * 30, 79),
        (["x" * 72] * 30 + ["x" * 200], 72),
        (["x" * 72] * 30 + ["x" * 200] * 2, 0),
        (["x" * 72, *["x" * 40] * 30], 0),
        (["x" * 72] * 60 + ["x" * 78], 72),
        (["x" * 72] * 60 + ["x" * 78] * 4, 78),
        (["x" * 79 + "  \r"] * 30, 79),
        (["x" * 400] * 30, 0),
        ([], 0),
    ],
)
def test_a_text_of_broken_lines_is_known(lines: list[str], wrapped: int) -> None:
    assert wrapped_at("\n\n".join(lines)) == wrapped


@given(st.integers(1, 300), st.just(0) | st.integers(TEXT_WIDTH + 1, LONGEST_WRAPPED))
def test_gutter_and_text_leave_the_last_column(columns: int, wrapped: int) -> None:
    used = gutter_width(columns, wrapped) + text_width(columns, wrapped)
    assert used <= max(columns - 1, 3)
    assert gutter_width(columns, wrapped) <= gutter_width(columns)
    assert text_width(columns, wrapped) >= text_width(columns)


@pytest.mark.parametrize(
    ("columns", "wrapped", "gutter", "text"),
    [
        (80, 0, 9, 70),
        (80, 72, 2, 77),
        (80, 77, 2, 77),
        (80, 78, 1, 78),
        (80, 79, 0, 79),
        (79, 79, 9, 69),
        (82, 72, 9, 72),
        (76, 72, 2, 73),
        (70, 72, 9, 60),
        (200, 79, 9, 79),
        (200, 72, 9, 79),
        (50, 72, 2, 47),
    ],
)
def test_the_gutter_gives_way_where_lines_stay_whole_then(
    columns: int, wrapped: int, gutter: int, text: int
) -> None:
    assert (gutter_width(columns, wrapped), text_width(columns, wrapped)) == (gutter, text)


def test_it_is_drawn_by_little_of_the_standard_library() -> None:
    """Each module costs a person the time that the page takes."""
    code = (
        "import sys; sys.stdin = sys.stdout; import reader.__main__, reader.early.screen,"
        "reader.early.text_page, reader.early.library_page; sys.stderr.write(' '.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    loaded = {name for name in done.stderr.split() if not name.startswith(("reader", "_"))}
    assert not loaded & {"typing", "re", "enum", "collections", "functools", "contextlib", "json"}
    assert {name for name in done.stderr.split() if name.startswith("reader")} == {
        "reader",
        "reader.__main__",
        "reader.command_table",
        "reader.early",
        "reader.early.file",
        "reader.early.library_page",
        "reader.early.plain",
        "reader.early.screen",
        "reader.early.text_page",
        "reader.terminal",
        "reader.terminal.entry",
        "reader.terminal.older",
    }


# ---- the library -----------------------------------------------------------------------------

NAMES = st.text(st.sampled_from("ab é“-\t\n\x1b\u202e\u200c码\u0308"), min_size=1, max_size=12)
ENTRIES = st.builds(
    LibraryLine,
    name=NAMES,
    title=st.one_of(st.just(""), NAMES, st.just("A long title " * 12)),
    outlet=st.one_of(st.just(""), NAMES),
    date=st.sampled_from(["", "2031-05-04"]),
    date_detected=st.booleans(),
    claims=st.integers(0, 999),
    unsourced=st.integers(0, 30),
    sources=st.integers(0, 10),
    read=st.one_of(st.none(), st.integers(0, 100)),
)


def library(entries: list[LibraryLine], size: tuple[int, int], own_claims: int) -> State:
    state = State(Size(*size), "corpus", Author("anna"), library=tuple(entries))
    return replace(state, own_claims=own_claims)


def keep_library(state: State, folder: Path) -> None:
    """As the session and the end of the program do."""
    for kept in library_to_keep(state):
        keep(kept, folder)


@given(entries=st.lists(ENTRIES, min_size=1, max_size=30), size=SIZES, own=st.integers(0, 1))
def test_the_library_is_drawn_as_the_reader_will(
    tmp_path_factory: pytest.TempPathFactory,
    entries: list[LibraryLine],
    size: tuple[int, int],
    own: int,
) -> None:
    """Each row is the reader's, or where widths are doubtful the beginning of it."""
    folder = tmp_path_factory.mktemp("early") / "corpus"
    folder.mkdir()
    state = library(entries, size, own)
    keep_library(state, folder)
    page = library_page(str(folder), size)
    assert page is not None
    frame = library_frame(state)
    assert len(page) <= len(frame.rows)
    lines = [entry_line(fields(each), size[0], selected=False) for each in entries]
    for (text, style), row, whole in zip(page, frame.rows, ["", "", *lines], strict=False):
        assert plain(row).startswith(text)
        assert text.isprintable()
        if is_plain(whole):
            assert text == plain(row)
            assert style in ("", *(str(each) for each in row[0].styles))
    assert with_kept(replace(state, library=()), folder).library == tuple(
        replace(each, name=inert(each.name), title=inert(each.title), outlet=inert(each.outlet))
        for each in entries
    )


def test_what_others_could_have_written_is_not_drawn(tmp_path: Path) -> None:
    state = library([LibraryLine("one.txt")], (80, 24), 0)
    keep_library(state, tmp_path)
    assert library_page(str(tmp_path), (80, 24)) is not None
    folder = cache_folder(tmp_path)
    folder.chmod(0o777)
    assert library_page(str(tmp_path), (80, 24)) is None
    folder.chmod(0o700)
    (folder / NAME).rename(folder / "other")
    (folder / NAME).symlink_to(folder / "other")
    assert library_page(str(tmp_path), (80, 24)) is None


@pytest.mark.parametrize(
    "stored", [b"", b"\xff", b"library 0\t1\t0\n", b"library 1\tx\t0\n", b"library 1\t1\t0\na\tb\n"]
)
def test_a_damaged_library_is_no_error(tmp_path: Path, stored: bytes) -> None:
    (cache_folder(tmp_path) / NAME).write_bytes(stored)
    assert library_page(str(tmp_path), (80, 24)) is None


def test_nothing_is_kept_of_what_was_not_listed(tmp_path: Path) -> None:
    state = library([LibraryLine("one.txt")], (80, 24), 0)
    for without in (replace(state, listed=False), replace(state, library=())):
        keep_library(without, tmp_path)
    assert kept_library(str(tmp_path)) is None
    assert with_kept(state, tmp_path) is state


def test_the_list_is_kept_as_soon_as_all_of_it_is_known(tmp_path: Path) -> None:
    """Whoever is killed afterwards has it at the next start."""
    entries = (LibraryLine("one.txt"), LibraryLine("two.txt", claims=3))
    state = replace(library([], (80, 24), 0), listed=False)
    state, effects = receive(state, Listed(entries[:1], counted=False))
    assert not effects
    state, _ = receive(state, Listed(entries, counted=True))
    state, effects = receive(state, Known((), (), own_claims=2))
    assert effects == library_to_keep(state)
    keep_library(state, tmp_path)
    found = kept_library(str(tmp_path))
    assert found is not None
    assert (found.count, found.own_claims) == (2, 2)
    assert [entry[0] for entry in found.entries] == ["one.txt", "two.txt"]
    place = cache_folder(tmp_path) / NAME
    before = place.stat().st_mtime_ns, place.stat().st_ino
    keep_library(state, tmp_path)
    assert (place.stat().st_mtime_ns, place.stat().st_ino) == before, "it was as it is"
    keep_library(replace(state, library=entries[1:]), tmp_path)
    assert (found := kept_library(str(tmp_path))) is not None
    assert found.count == 1
