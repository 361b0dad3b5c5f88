"""Readers that stand on a fresh corpus of the shelf."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.reader.books import book
from tests.reader.harness import Reader, library_reader, reader_of


@pytest.fixture
def library(tmp_path: Path) -> Reader:
    """A reader in the library, nothing open yet."""
    return library_reader(tmp_path)


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    """A reader with the article on the revised toll open, at 80x24."""
    return reader_of(tmp_path)


@pytest.fixture
def booked(reader: Reader) -> Reader:
    """A reader on the sentence of the toll, in a corpus with a codebook."""
    reader.state = replace(reader.state, codebook=book(), tags=("gossip",))
    return reader.to("41 people")
