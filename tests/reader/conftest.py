"""Readers that stand on a fresh corpus of the shelf."""

from pathlib import Path

import pytest

from tests.reader.harness import Reader, library_reader, reader_of


@pytest.fixture
def library(tmp_path: Path) -> Reader:
    """A reader in the library, nothing open yet."""
    return library_reader(tmp_path)


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    """A reader with the article on the revised toll open, at 80x24."""
    return reader_of(tmp_path)
