"""A file of named arrays, mapped into memory; a checksum for each block of 64 KB.

Layout: magic, version, length and checksum of the header; the header (JSON); the arrays, each at a
multiple of 64 bytes; the checksums of the blocks. The header is checked at opening, a block before
anything in it is first used. The file gets its name when it is complete and is never changed.
"""

# What indexing an array gives is typed as Any.
# mypy: disable-error-code="no-any-return"

import json
import mmap
import os
import stat
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from corpus.index.whoosh_index.codec.damage import Damaged

SUFFIX = ".arrays"
BLOCK = 1 << 16
"""Bytes that one checksum covers."""
FORMAT = 1
"""Changes with the layout of the file."""

_MAGIC = b"GLOSSARR"
_PREFIX = struct.Struct("<8sIIII")
_ALIGNMENT = 64
_SPARE = 2_000
"""Bytes of the header for values that are known only at the end."""

Array = NDArray[Any]


def smallest(highest: int) -> DTypeLike:
    """The smallest unsigned type that holds `highest`."""
    return np.min_scalar_type(max(0, highest))


class ArrayFileWriter:
    """Writes arrays piece by piece. capacities: for each name its type and at most how many items;
    room that is not used stays a hole in the file.
    """

    def __init__(self, path: Path, capacities: Mapping[str, tuple[DTypeLike, int]]) -> None:
        self.path = path
        self._partial = path.with_name(f"{path.name}.part")
        self._types = {name: np.dtype(kind) for name, (kind, _) in capacities.items()}
        self._written = dict.fromkeys(capacities, 0)
        room = len(json.dumps([[name, "<u8", 1 << 40, 1 << 40] for name in capacities])) + _SPARE
        self._data = _aligned(_PREFIX.size + room, BLOCK if room > BLOCK else 4096)
        self._at: dict[str, int] = {}
        end = self._data
        for name, (_, capacity) in capacities.items():
            self._at[name] = end
            end = _aligned(end + capacity * self._types[name].itemsize, _ALIGNMENT)
        self._end = end
        self._file = os.open(
            self._partial, os.O_CREAT | os.O_TRUNC | os.O_RDWR | os.O_CLOEXEC, 0o600
        )

    def append(self, name: str, items: Array) -> None:
        """Write `items` after what the array `name` has."""
        kind = self._types[name]
        data = np.ascontiguousarray(items, kind).view(np.uint8).data if len(items) else b""
        self._put(data, self._at[name] + self._written[name] * kind.itemsize)
        self._written[name] += len(items)

    def finish(self, values: Mapping[str, int] | None = None) -> int:
        """Give the file its name. values: kept in the header. The checksum of the header.

        Leaves no file behind where it fails. Raises OSError.
        """
        try:
            checksum = self._finished(dict(values or {}))
        except BaseException:
            self.abandon()
            raise
        os.close(self._file)
        self._partial.replace(self.path)
        return checksum

    def _finished(self, values: dict[str, int]) -> int:
        """The checksum of the header, the whole file being on the disk."""
        os.ftruncate(self._file, self._end)
        sums = np.array(self._checksums(), np.uint32).tobytes()
        self._put(sums, self._end)
        header = json.dumps(
            {
                "arrays": {
                    name: [kind.str, self._at[name], self._written[name]]
                    for name, kind in self._types.items()
                },
                "values": values,
                "data": self._data,
                "end": self._end,
                "sums": zlib.crc32(sums),
            }
        ).encode()
        checksum = zlib.crc32(header)
        prefix = _PREFIX.pack(_MAGIC, FORMAT, len(header), checksum, 0)
        if len(prefix) + len(header) > self._data:
            raise ValueError("the values do not fit into the header")
        self._put(prefix + header, 0)
        os.fsync(self._file)
        return checksum

    def _put(self, data: bytes | memoryview, at: int) -> None:
        """Write all of `data`, of which a disk that fills up takes a part at first."""
        view = memoryview(data)
        while view:
            done = os.pwrite(self._file, view, at)
            view, at = view[done:], at + done

    def abandon(self) -> None:
        """Leave no file behind."""
        os.close(self._file)
        self._partial.unlink(missing_ok=True)

    def _checksums(self) -> list[int]:
        return [
            zlib.crc32(os.pread(self._file, min(BLOCK, self._end - at), at))
            for at in range(self._data, self._end, BLOCK)
        ]


class ArrayFile:
    """A file of arrays, open for reading. values: from its header. Raises Damaged, OSError."""

    def __init__(self, path: Path) -> None:
        self.path = path
        # A pipe in its place would wait for ever.
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
            found = os.fstat(file.fileno())
            self.size = found.st_size
            if not stat.S_ISREG(found.st_mode):
                raise Damaged(f"{path.name} is no regular file")
            if self.size < _PREFIX.size:
                raise Damaged(f"{path.name} is cut short")
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        magic, version, length, self.checksum, spare = _PREFIX.unpack_from(self._map)
        header = self._map[_PREFIX.size : _PREFIX.size + length]
        if magic != _MAGIC or spare or zlib.crc32(header) != self.checksum:
            raise Damaged(f"{path.name} has a damaged header")
        if version != FORMAT:
            raise Damaged(f"{path.name} is of format {version}, not {FORMAT}")
        stated = json.loads(header)
        self.values: dict[str, int] = stated["values"]
        self._arrays: dict[str, tuple[str, int, int]] = stated["arrays"]
        self._data, end = stated["data"], stated["end"]
        blocks = -(-(end - self._data) // BLOCK)
        if self.size != end + 4 * blocks or zlib.crc32(self._map[end:]) != stated["sums"]:
            raise Damaged(f"{path.name} is cut short")
        self._end = end
        self._sums = np.frombuffer(self._map, np.uint32, blocks, end)
        self._checked = bytearray(blocks)

    def __contains__(self, name: str) -> bool:
        return name in self._arrays

    @property
    def names(self) -> list[str]:
        """What the arrays are called."""
        return list(self._arrays)

    def release(self) -> None:
        """Let go of the memory that what was read is held in; it can be read again."""
        self._map.madvise(mmap.MADV_DONTNEED)

    def section(self, name: str) -> "Section":
        """The array `name`."""
        kind, at, count = self._arrays[name]
        return Section(self, np.frombuffer(self._map, kind, count, at), at)

    def check(self, start: int, end: int) -> None:
        """Make sure that the bytes from `start` to `end` are as they were written."""
        first, last = (start - self._data) // BLOCK, (end - 1 - self._data) // BLOCK + 1
        if last - first == 1 and self._checked[first]:
            return
        block = self._checked.find(0, first, last)
        while block >= 0:
            at = self._data + block * BLOCK
            # A slice of the map would be a copy; one of a view is none.
            with memoryview(self._map) as view, view[at : min(at + BLOCK, self._end)] as bytes_:
                if zlib.crc32(bytes_) != self._sums[block]:
                    raise Damaged(f"{self.path.name} has a damaged block at byte {at:,}")
            self._checked[block] = 1
            block = self._checked.find(0, block + 1, last)

    def check_blocks(self, places: Array) -> None:
        """Make sure of the blocks that the bytes at `places` are in."""
        blocks = (places - self._data) // BLOCK
        unchecked = blocks[np.frombuffer(self._checked, np.uint8)[blocks] == 0]
        for block in set(unchecked.tolist()):
            at = self._data + block * BLOCK
            self.check(at, at + 1)

    def check_all(self) -> None:
        """Make sure of every block, whatever was checked before."""
        self._checked = bytearray(len(self._checked))
        if self._end > self._data:
            self.check(self._data, self._end)


class Section:
    """One array of a file; what a slice of it covers is checked first."""

    __slots__ = ("_array", "_at", "_file")

    def __init__(self, file: ArrayFile, array: Array, at: int) -> None:
        self._file, self._array, self._at = file, array, at

    def __len__(self) -> int:
        return len(self._array)

    @property
    def dtype(self) -> "np.dtype[Any]":
        """The type of an item."""
        return self._array.dtype

    def slice(self, start: int, end: int) -> Array:
        """The items from `start` to `end`, without a copy."""
        if end > start:
            size = self._array.itemsize
            self._file.check(self._at + start * size, self._at + end * size)
        return self._array[start:end]

    def whole(self) -> Array:
        """Every item, without a copy."""
        return self.slice(0, len(self._array))

    def one(self, index: int) -> int:
        """One item."""
        size = self._array.itemsize
        self._file.check(self._at + index * size, self._at + (index + 1) * size)
        return int(self._array[index])

    def stretches(self, firsts: Array, width: int) -> Array:
        """The `width` items from each of `firsts` on, at most a block, as rows; behind the last
        item of the array it is repeated.
        """
        size, last = self._array.itemsize, len(self._array) - 1
        lasts = np.minimum(firsts + (width - 1), last)
        self._file.check_blocks(self._at + np.concatenate((firsts, lasts)) * size)
        if not len(firsts) or int(firsts.max()) + width > last:
            return self._array[np.minimum(firsts[:, None] + np.arange(width), last)]
        # Rows that overlap, so that each is copied as a whole and not item by item.
        shape, strides = (last + 2 - width, width), (size, size)
        return np.ndarray(shape, self.dtype, self._array, strides=strides)[firsts]

    def at(self, indices: Array) -> Array:
        """Some items."""
        if not len(indices):
            return self._array[:0]
        low, high = int(indices.min()), int(indices.max())
        return self.slice(low, high + 1)[indices - low if low else indices]


def _aligned(at: int, alignment: int) -> int:
    return -(-at // alignment) * alignment
