"""Memory of arrays that are made and dropped over and over, kept from one to the next.

The C library hands the memory of a large array back to the system as soon as it is dropped, and the
system clears every page of the next one anew: an eighth of the time that indexing takes.
"""

import contextlib
import ctypes
from collections.abc import Iterator

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # as malloc.h of glibc has them
_KEPT = 128 << 20
"""Bytes that lie unused at the end of the heap before some are given back."""
_LARGE = 64 << 20
"""Bytes of an array that is still given back at once."""
_USUAL_KEPT, _USUAL_LARGE = 64 << 20, 32 << 20
"""What glibc comes to by itself at most."""


@contextlib.contextmanager
def kept_pages() -> Iterator[None]:
    """Keep memory meanwhile, and give back what is left then; nothing where glibc is not in use."""
    try:
        library = ctypes.CDLL(None)
        allow, trim = library.mallopt, library.malloc_trim
    except (OSError, AttributeError, TypeError):
        yield
        return
    allow(_TRIM_THRESHOLD, _KEPT)
    allow(_MMAP_THRESHOLD, _LARGE)
    try:
        yield
    finally:
        allow(_TRIM_THRESHOLD, _USUAL_KEPT)
        allow(_MMAP_THRESHOLD, _USUAL_LARGE)
        trim(0)
