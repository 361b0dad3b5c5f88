"""The index of a corpus; its engine is imported only where one is asked for."""

from pathlib import Path
from typing import TYPE_CHECKING

from corpus.index.protocol import ReadDocument

if TYPE_CHECKING:
    from corpus.index.whoosh_index.engine import WhooshIndex


def open_index(cache: Path, read: ReadDocument) -> "WhooshIndex":
    """The index kept in the private folder `cache` of a corpus; see `corpus.folders`."""
    # Whoosh costs a tenth of a second and is needed at the first search, not before.
    from corpus.index.whoosh_index.engine import WhooshIndex  # noqa: PLC0415

    return WhooshIndex(cache / "index", read)
