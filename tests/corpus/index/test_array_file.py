"""Files of arrays: what is written is read, and a byte that changed is noticed before its use."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.index.whoosh_index.codec.array_file import BLOCK, ArrayFile, ArrayFileWriter, smallest
from corpus.index.whoosh_index.codec.damage import Damaged

KINDS = [np.uint8, np.uint16, np.uint32, np.uint64, np.int32, np.int64]


def write(path: Path, arrays: dict[str, "np.ndarray[tuple[int], np.dtype[np.int64]]"]) -> int:
    writer = ArrayFileWriter(path, {name: (a.dtype, len(a) + 7) for name, a in arrays.items()})
    for name, items in arrays.items():
        for piece in np.array_split(items, 3):
            writer.append(name, piece)
    return writer.finish({"documents": 3})


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.lists(st.integers(0, 200))), max_size=6))
def test_arrays_come_back_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, given_: list[tuple[type[np.integer], list[int]]]
) -> None:
    path = tmp_path_factory.mktemp("file") / "a.arrays"
    arrays = {str(n): np.array(items, kind) for n, (kind, items) in enumerate(given_)}
    checksum = write(path, arrays)
    file = ArrayFile(path)
    file.check_all()
    assert file.checksum == checksum
    assert file.values == {"documents": 3}
    assert file.names == list(arrays)
    for name, items in arrays.items():
        section = file.section(name)
        assert section.dtype == items.dtype
        assert section.whole().tolist() == items.tolist()
        assert section.slice(1, 3).tolist() == items[1:3].tolist()
        assert [section.one(n) for n in range(len(items))] == items.tolist()
        assert section.at(np.array([0] * bool(len(items)), np.int64)).tolist() == items[:1].tolist()


def test_a_flipped_bit_is_noticed_when_its_block_is_first_used(tmp_path: Path) -> None:
    path = tmp_path / "a.arrays"
    write(path, {"a": np.arange(40_000), "b": np.arange(40_000)})
    content = path.read_bytes()
    data = content.index(np.arange(40_000).tobytes())
    harmed = bytearray(content)
    harmed[data + 3 * BLOCK + 5] ^= 1
    path.write_bytes(harmed)
    file = ArrayFile(path)
    assert file.section("a").one(0) == 0
    assert file.section("a").slice(0, 20_000).tolist() == list(range(20_000))
    for use in (
        lambda: file.section("a").one((3 * BLOCK + 5) // 8),
        lambda: file.section("a").whole(),
        lambda: file.section("a").at(np.array([0, 39_999])),
        file.check_all,
    ):
        with pytest.raises(Damaged, match="damaged block"):
            use()


@given(st.integers(0), st.integers(0, 7))
def test_no_flipped_bit_goes_unnoticed(
    tmp_path_factory: pytest.TempPathFactory, at: int, bit: int
) -> None:
    path = tmp_path_factory.mktemp("file") / "a.arrays"
    write(path, {"a": np.arange(3_000), "b": np.arange(9)})
    content = bytearray(path.read_bytes())
    said = len(bytes(content[:4096]).rstrip(b"\0"))
    place = at % (len(content) - 4096 + said)
    place = place if place < said else place - said + 4096  # between them nothing is kept
    content[place] ^= 1 << bit
    path.write_bytes(content)
    with pytest.raises(Damaged):
        ArrayFile(path).check_all()


@pytest.mark.parametrize("size", [0, 10, 100, 5_000])
def test_a_file_that_was_cut_short_is_not_opened(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.arrays"
    write(path, {"a": np.arange(3_000)})
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(Damaged):
        ArrayFile(path)


def test_a_file_has_its_name_only_when_it_is_complete(tmp_path: Path) -> None:
    writer = ArrayFileWriter(tmp_path / "a.arrays", {"a": (np.uint8, 4)})
    assert not (tmp_path / "a.arrays").exists()
    writer.abandon()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("highest", "kind"), [(0, "u1"), (255, "u1"), (256, "u2"), (1 << 32, "u8")]
)
def test_the_smallest_type_holds_the_highest_number(highest: int, kind: str) -> None:
    assert np.dtype(smallest(highest)) == np.dtype(kind)
