"""Who annotates, and what is kept in the user's config."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import SettingsError
from reader.settings import (
    Annotator,
    annotator,
    chosen_annotator,
    config_file,
    keep_annotator,
    keys_layout,
)


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is named by the environment; the login is Ilo Várr."""
    monkeypatch.delenv("GLOSS_ANNOTATOR", raising=False)
    monkeypatch.setenv("LOGNAME", "Ilo Várr")


def written(text: str) -> Path:
    file = config_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def test_the_command_line_comes_before_environment_config_and_login(
    nobody: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert chosen_annotator() is None
    assert annotator() == Annotator("ilo-varr", "the login")
    file = written('annotator = "Tove"\n')
    assert annotator() == chosen_annotator() == Annotator("tove", str(file))
    monkeypatch.setenv("GLOSS_ANNOTATOR", "Ben")
    assert annotator() == Annotator("ben", "GLOSS_ANNOTATOR")
    assert annotator("Sanna Ekdahl") == Annotator("sanna-ekdahl", "--as")


@pytest.mark.parametrize("blank", ["", "  "])
def test_a_blank_name_is_no_name(nobody: None, monkeypatch: pytest.MonkeyPatch, blank: str) -> None:
    monkeypatch.setenv("GLOSS_ANNOTATOR", blank)
    written(f'annotator = "{blank}"\n')
    assert annotator(blank).origin == "the login"


@pytest.mark.parametrize(
    ("text", "layout"),
    [('[keys]\nlayout = "ru"\n', "ru"), ("keys = 3\n", None), ("[keys]\nlayout = 3\n", None)],
)
def test_the_layout_of_the_keyboard(text: str, layout: str | None) -> None:
    assert keys_layout() is None
    written(text)
    assert keys_layout() == layout


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'annotator = "tove"\n'),
        ('annotator = "ben"\n', 'annotator = "tove"\n'),
        ("# mine\nannotator='ben' # me\nx = 1\n", '# mine\nannotator = "tove"\nx = 1\n'),
        ('[keys]\nlayout = "ru"\n', 'annotator = "tove"\n[keys]\nlayout = "ru"\n'),
        ('[other]\nannotator = "x"\n', 'annotator = "tove"\n[other]\nannotator = "x"\n'),
    ],
)
def test_keeping_a_name_keeps_the_rest_of_the_config(nobody: None, before: str, after: str) -> None:
    if before:
        written(before)
    assert keep_annotator("Tove").name == "tove"
    assert config_file().read_text("utf-8") == after
    assert annotator().name == "tove"


KEYS = st.dictionaries(
    st.text("abcxyz-_", min_size=1).filter(lambda key: key != "annotator"),
    st.one_of(st.integers(), st.booleans()),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(top=KEYS, table=KEYS, named=st.booleans())
def test_other_keys_have_their_values_after_keeping_a_name(
    top: dict[str, int], table: dict[str, int], named: bool
) -> None:
    lines = [f"{key} = {str(value).lower()}" for key, value in top.items()]
    lines += ['annotator = "ben"'] if named else []
    lines += ["[table]", *(f"{key} = {str(value).lower()}" for key, value in table.items())]
    text = "\n".join(lines)
    if "table" in top:
        return
    written(text)
    keep_annotator("tove")
    kept = tomllib.loads(config_file().read_text("utf-8"))
    assert kept == {**tomllib.loads(text), "annotator": "tove"}


@pytest.mark.parametrize("text", ["annotator = ", "\udcff", '"""\nannotator = "x"\n"""\n'])
def test_a_config_that_cannot_be_read_is_told_of_and_left_alone(nobody: None, text: str) -> None:
    file = config_file()
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(SettingsError, match="mend it"):
        annotator()
    with pytest.raises(SettingsError, match=str(file)):
        keep_annotator("tove")
    assert file.read_bytes() == text.encode("utf-8", "surrogateescape")
    assert list(file.parent.iterdir()) == [file]


def test_a_line_inside_a_string_is_not_taken_for_the_key(nobody: None) -> None:
    text = 'motto = """\nannotator = 1\n"""\n'
    written(text)
    with pytest.raises(SettingsError, match="by hand"):
        keep_annotator("tove")
    assert config_file().read_text("utf-8") == text


def test_a_linked_config_stays_a_link(nobody: None, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text("# kept in a repository\n")
    config_file().symlink_to(real)
    keep_annotator("tove")
    assert config_file().is_symlink()
    assert real.read_text() == 'annotator = "tove"\n# kept in a repository\n'
