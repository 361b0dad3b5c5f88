"""Segments: built, spilled, deleted from and merged, they hold what the texts hold."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.edits import near
from corpus.index.builder import build
from corpus.index.protocol import FileState, IndexedDocument
from corpus.index.whoosh_index.codec import merging, merging_places
from corpus.index.whoosh_index.codec.automaton import near_words
from corpus.index.whoosh_index.codec.building import Builder
from corpus.index.whoosh_index.codec.merging import merge
from corpus.index.whoosh_index.codec.segment import Segment
from corpus.index.whoosh_index.codec.tiers import FAN, due
from corpus.index.whoosh_index.names import OUTLET, PATH, TEXT, TITLE
from corpus.index.whoosh_index.words import shape
from corpus.language import tokens
from corpus.query import Term
from tests.corpus.index.generated import TEXTS, document
from tests.corpus.index_fixtures import Shelf

Held = dict[str, list[tuple[int, int, int, int]]]


def built(path: Path, documents: Sequence[IndexedDocument], deleted: Sequence[int] = ()) -> Segment:
    builder = Builder()
    for each in documents:
        builder.add(each)
    builder.write(path)
    return Segment(path, deleted)


def held(segment: Segment, field: str = TEXT) -> Held:
    """Word to document, position, start and end of each occurrence, deleted documents too."""
    view = segment.field(field)
    found: Held = {}
    for index, word in enumerate(view.words(0, view.count)):
        postings = view.postings(index)
        every = np.arange(segment.count, dtype=np.uint32)
        occurrences = view.occurrences([(index, index + 1)], every)
        documents, positions = occurrences >> 32, occurrences & 0xFFFF_FFFF
        assert postings.documents.tolist() == sorted(set(documents.tolist()))
        assert postings.frequencies.tolist() == [
            documents.tolist().count(number) for number in postings.documents
        ]
        starts, widths = positions, np.zeros(len(positions), np.int64)
        if field == TEXT:
            starts, widths = segment.places.places(documents, positions)
        found[word.decode()] = [
            (number, position, start, start + width)
            for number, position, start, width in zip(
                documents.tolist(),
                positions.tolist(),
                starts.tolist(),
                widths.tolist(),
                strict=True,
            )
        ]
    assert list(found) == sorted(found)
    return found


def in_texts(texts: Sequence[str]) -> Held:
    found: Held = defaultdict(list)
    for number, text in enumerate(texts):
        for position, (word, start, end) in enumerate(tokens(text)):
            found[word].append((number, position, start, end))
    return dict(found)


@pytest.mark.slow
@given(
    st.lists(st.lists(TEXTS, min_size=1, max_size=6), min_size=1, max_size=4),
    st.data(),
)
def test_merged_segments_hold_exactly_the_documents_that_were_kept(
    tmp_path_factory: pytest.TempPathFactory, groups: list[list[str]], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("segments")
    sources, kept = [], []
    number = 0
    for nth, texts in enumerate(groups):
        documents = [document(number + at, text) for at, text in enumerate(texts)]
        number += len(texts)
        deleted = data.draw(st.sets(st.integers(0, len(texts) - 1)))
        sources.append(built(folder / f"{nth}.arrays", documents, sorted(deleted)))
        assert held(sources[-1]) == in_texts(texts)
        kept += [each for at, each in enumerate(documents) if at not in deleted]
    pieces = data.draw(st.sampled_from([1, 3, 1_000_000]))
    with (
        patch.multiple(merging, _POSITIONS=pieces, _POSTINGS=pieces),
        patch.object(merging_places, "PIECE", pieces),
    ):
        written = merge(sources, folder / "merged.arrays")
    merged = Segment(folder / "merged.arrays")
    merged.file.check_all()
    assert written.documents == merged.count == len(kept)
    assert written.checksum == merged.file.checksum
    assert held(merged) == in_texts([each.text for each in kept])
    for field, values in ((TITLE, "title"), (PATH, "name"), (OUTLET, "outlet")):
        said = in_texts([getattr(each, values) for each in kept])
        shown = {w: [o[:2] for o in places] for w, places in held(merged, field).items()}
        assert shown == {w: [o[:2] for o in places] for w, places in said.items()}
    assert merged.known() == {each.name: each.state for each in kept}
    assert [merged.day(n) for n in range(merged.count)] == [each.day for each in kept]
    for n, each in enumerate(kept):
        assert merged.numbers_of([each.name]).tolist() == [n]


@pytest.mark.parametrize("pieces", [1, 5_000])
def test_ranges_of_words_that_are_merged_apart_fit_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pieces: int
) -> None:
    monkeypatch.setattr("corpus.index.whoosh_index.codec.merging._POSITIONS", pieces)
    monkeypatch.setattr("corpus.index.whoosh_index.codec.merging._WORDS", 7)
    texts = [" ".join(f"w{n * k % 97}" for n in range(300)) + " the" * 50 for k in range(1, 9)]
    sources = [
        built(tmp_path / f"{n}.arrays", [document(2 * n, texts[2 * n]), document(1, texts[n])])
        for n in range(4)
    ]
    merge(sources, tmp_path / "merged.arrays")
    everything = [text for n in range(4) for text in (texts[2 * n], texts[n])]
    assert held(Segment(tmp_path / "merged.arrays")) == in_texts(everything)


def test_far_words_long_words_and_long_documents_keep_their_places(tmp_path: Path) -> None:
    text = "a" + " " * 300 + "b" * 400 + "\n" + "c d " * 700 + "—" * 1_000 + "e"
    segment = built(tmp_path / "0.arrays", [document(0, text), document(1, ""), document(2, text)])
    expected = in_texts([text, "", text])
    assert held(segment) == expected
    middle = segment.field(TEXT).index(b"d")
    at = segment.field(TEXT).occurrences([(middle, middle + 1)], np.array([2], np.uint32))[-3:]
    starts, widths = segment.places.places(at >> 32, at & 0xFFFF_FFFF)
    assert [text[s : s + w] for s, w in zip(starts.tolist(), widths.tolist(), strict=True)] == [
        "d"
    ] * 3


def test_counts_beyond_sixteen_bits_do_not_overflow(tmp_path: Path) -> None:
    text = "the " * 70_000 + "end"
    one = built(tmp_path / "0.arrays", [document(0, text)])
    other = built(tmp_path / "1.arrays", [document(1, "the end")])
    merge([one, other], tmp_path / "merged.arrays")
    view = Segment(tmp_path / "merged.arrays").field(TEXT)
    assert view.postings(view.index(b"the")).frequencies.tolist() == [70_000, 1]
    end = view.index(b"end")
    found = view.occurrences([(end, end + 1)], np.arange(2, dtype=np.uint32))
    assert (found & 0xFFFF_FFFF).tolist() == [70_000, 1]


def test_a_name_that_is_no_text_is_found_by_its_bytes(tmp_path: Path) -> None:
    name = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    segment = built(tmp_path / "0.arrays", [IndexedDocument(name, FileState(1, 2), "ferry")])
    assert segment.known() == {name: FileState(1, 2)}
    assert segment.numbers_of([name, "café.txt"]).tolist() == [0]


WORD = st.text("abcäкит", min_size=1, max_size=7)


@pytest.mark.slow
@given(st.lists(WORD, min_size=1, max_size=60), st.lists(WORD, min_size=1, max_size=8))
def test_the_automaton_finds_what_a_scan_of_the_words_finds(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], wanted: list[str]
) -> None:
    path = tmp_path_factory.mktemp("words") / "0.arrays"
    view = built(path, [document(0, " ".join(words))]).field(TEXT)
    known = [word.decode() for word in view.words(0, view.count)]
    for word in wanted:
        for edits in range(1, 4):
            found = near_words(view, word, edits)
            assert [known[n] for n in found.words.tolist()] == list(
                filter(near(word, edits), known)
            )
            for index, distance in zip(found.words.tolist(), found.edits.tolist(), strict=True):
                assert near(word, distance)(known[index])
                assert not distance or not near(word, distance - 1)(known[index])


def test_shapes_match_whole_words_of_any_script(tmp_path: Path) -> None:
    view = built(tmp_path / "0.arrays", [document(0, "ab axb äb aäb ab1 б😀б 渡渡")]).field(TEXT)
    for pattern, expected in [
        ("a*b", ["aab", "ab", "axb"]),
        ("a?b", ["aab", "axb"]),
        ("?", ["б", "渡"]),
        ("*b?", ["ab1"]),
        ("б*", ["б"]),
    ]:
        found = view.shaped(shape(pattern), b"")
        assert [view.word(n).decode() for n in found.tolist()] == expected, pattern


def test_small_segments_are_merged_by_the_dozen_and_large_ones_left_alone() -> None:
    assert due([30_000_000, *[100] * (FAN - 1)], [1.0] * FAN) == []
    assert due([30_000_000, *[100] * FAN], [1.0] * (FAN + 1)) == list(range(1, FAN + 1))
    assert due([3_000_000] * 9 + [10], [1.0] * 10, settle=True) == list(range(10))
    assert due([30_000_000, 10], [1.0, 1.0], settle=True) == []
    assert due([10] * FAN, [1.0] * FAN, settle=True) == list(range(FAN))
    assert due([30_000_000, 10], [0.5, 1.0]) == [0]
    assert due([30_000_000, 10], [1.0, 0.5]) == []
    assert due([], []) == []


def test_a_segment_of_which_nothing_is_left_goes_with_the_next_commit(tmp_path: Path) -> None:
    shelf = Shelf()
    index = shelf.index_in(tmp_path / "index")
    build(shelf, index)
    for number in range(5):
        shelf.write("notes.txt", f"train{number}")
        build(shelf, index)
        assert len(list(tmp_path.rglob("*.arrays"))) == 2
        assert index.search(Term(f"train{number}")).total == 1
        assert index.search(Term(f"train{number - 1}")).total == 0
    for name in list(shelf.texts):
        del shelf.texts[name]
    build(shelf, index)
    assert not list(tmp_path.rglob("*.arrays"))
    assert index.search(Term("ferry")).total == 0
    assert index.known() == {}
    index.close()
