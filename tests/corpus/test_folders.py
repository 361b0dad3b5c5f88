"""The user's own folders: private, keyed by the corpus, refused where others could fill them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import CacheRefused, FolderRefused
from corpus.folders import cache_folder, config_folder, state_folder


def test_cache_is_created_for_its_owner_alone(tmp_path: Path) -> None:
    folder = cache_folder(tmp_path)
    assert folder.is_dir()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert folder.parent == Path(os.environ["GLOSS_CACHE_DIR"])


def test_cache_is_keyed_by_the_real_path(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "other" / "corpus").mkdir(parents=True)
    (tmp_path / "link").symlink_to("corpus")
    folder = cache_folder(tmp_path / "corpus")
    assert folder.name.startswith("corpus-")
    assert cache_folder(tmp_path / "link") == folder
    assert cache_folder(tmp_path / "other" / "corpus") != folder


@pytest.mark.parametrize("name", ["Häfen & Fähren", "\udcff", "a" * 255, "…", "-"])
def test_any_name_of_a_corpus_gives_a_usable_folder(tmp_path: Path, name: str) -> None:
    folder = cache_folder(tmp_path / name)
    assert folder.is_dir()
    assert folder.name.isascii()


def make_writable_by_others(folder: Path) -> None:
    folder.chmod(0o777)


def make_writable_by_the_group(folder: Path) -> None:
    folder.chmod(0o770)


def make_a_link(folder: Path) -> None:
    folder.rename(folder.with_name("moved"))
    folder.symlink_to("moved")


def make_a_file(folder: Path) -> None:
    folder.rmdir()
    folder.touch()


SPOILED = [make_writable_by_others, make_writable_by_the_group, make_a_link, make_a_file]


@pytest.mark.parametrize("spoil", SPOILED)
def test_a_cache_that_others_could_have_filled_is_refused(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    folder = cache_folder(tmp_path)
    spoil(folder)
    with pytest.raises(CacheRefused, match="GLOSS_CACHE_DIR") as refusal:
        cache_folder(tmp_path)
    assert str(folder) in str(refusal.value)


def test_a_cache_of_somebody_else_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache_folder(tmp_path)
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    with pytest.raises(CacheRefused, match="somebody else; name another with GLOSS_CACHE_DIR"):
        cache_folder(tmp_path)


def test_the_folder_above_all_caches_is_checked_as_well(tmp_path: Path) -> None:
    cache_folder(tmp_path)
    Path(os.environ["GLOSS_CACHE_DIR"]).chmod(0o777)
    with pytest.raises(CacheRefused):
        cache_folder(tmp_path)


def test_state_folder_is_private_or_refused() -> None:
    folder = state_folder()
    assert folder == Path(os.environ["GLOSS_STATE_DIR"])
    folder.chmod(0o777)
    with pytest.raises(FolderRefused, match="GLOSS_STATE_DIR"):
        state_folder()


def test_without_the_environment_the_platform_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("CACHE", "STATE", "CONFIG"):
        monkeypatch.delenv(f"GLOSS_{kind}_DIR")
        monkeypatch.delenv(f"XDG_{kind}_HOME", raising=False)
    home = Path(os.environ["HOME"])
    for folder in (cache_folder(home), state_folder(), config_folder()):
        assert folder.is_relative_to(home)
        assert "glossator" in str(folder)
    assert not config_folder().exists()
