"""Fixtures that every test shares: no test sees the user's own folders, name or locale."""

import gc
import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# A machine with other work on it is slow for a moment: no example fails by the clock. The everyday
# run tries fewer examples; .ci/run asks for the thorough profile as well.
settings.register_profile("everyday", deadline=None, max_examples=30)
settings.register_profile("thorough", deadline=None, max_examples=200)
settings.load_profile("everyday")


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that are not there yet, counted here: ``mktemp`` lists all earlier ones each time."""
    root = tmp_path_factory.mktemp("homes")
    return (root / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def own_folders(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Cache, state and config of this test alone; the annotator is anna."""
    home = next(homes)
    home.mkdir(mode=0o700)
    for name in ("CACHE", "STATE", "CONFIG"):
        folder = home / name.lower()
        folder.mkdir(mode=0o700)
        monkeypatch.setenv(f"GLOSS_{name}_DIR", str(folder))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GLOSS_ANNOTATOR", "anna")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return home


@pytest.fixture(autouse=True)
def garbage_is_looked_for_as_ever() -> Iterator[None]:
    """Whatever the program under test made of it: another test would keep what it never finds."""
    thresholds = gc.get_threshold()
    yield
    if gc.get_threshold() != thresholds:
        gc.set_threshold(*thresholds)
        gc.unfreeze()


@pytest.fixture(autouse=True)
def files_settle_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test writes is not taken for a file that another write may change unseen.

    Otherwise every file would be read once more by whatever comes within the next milliseconds.
    """
    monkeypatch.setattr("corpus.index.protocol._FINE", 0)


@pytest.fixture(scope="session")
def testdata() -> Path:
    """The folder of real test material; tests that need it are skipped without it."""
    folder = os.environ.get("GLOSSATOR_TESTDATA")
    if not folder or not Path(folder).is_dir():
        pytest.skip("GLOSSATOR_TESTDATA names no folder of test material")
    return Path(folder)


@pytest.fixture(scope="session")
def seeds(testdata: Path) -> Path:
    """Five real news articles; copy them before writing beside them."""
    return testdata / "seeds"
