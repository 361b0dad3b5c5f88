"""A folder with the documents of the shelf, and a session over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reader.session.desk import Desk
from tests.reader.shelf import write_shelf


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_shelf(tmp_path / "corpus")


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    desk = Desk(folder)
    yield desk
    desk.session.close()
