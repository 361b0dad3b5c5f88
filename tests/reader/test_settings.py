"""Who annotates, and what is kept in the user's config."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotations.identifiers import Author
from corpus.library import Corpus
from reader.errors import SettingsError
from reader.launch import first_state
from reader.settings import (
    Annotator,
    annotator,
    chosen_annotator,
    config_file,
    keep_annotator,
    keys_layout,
)
from reader.settings_checking import faults, faults_in_a_line
from tests.reader.commanding import corpus_of, gloss


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


FAULTS = [
    ("", ()),
    ('annotator = "mara"\nsuggestions = false\n[keys]\nlayout = "ru"\n', ()),
    ("annotator = 5\n", ("annotator = 5 does not count, want a name in quotes",)),
    ('annotator = ["a"]\n', ("annotator = ['a'] does not count",)),
    ('annotator = ""\n', ('annotator = "" does not count',)),
    ("[annotator]\nname = 1\n", ("annotator = a table does not count",)),
    ("keys = 5\n", ("keys = 5 does not count, want a layout in quotes",)),
    ("[keys]\nlayout = 7\n", ("keys.layout = 7 does not count",)),
    ("[keys]\nlayot = 'ru'\n", ("keys.layot is no setting, did you mean keys.layout",)),
    ("layout = 'ru'\n", ("layout is no setting, did you mean keys.layout",)),
    ('suggestions = "maybe"\n', ('suggestions = "maybe" does not count, want true or false',)),
    ("suggestions = 0\n", ("suggestions = 0 does not count",)),
    ('anotator = "a"\n', ("anotator is no setting, did you mean annotator",)),
    ("colour = 1\n", ("colour is no setting (there are annotator, ",)),
    (
        'annotator = 5\nsuggestions = "maybe"\n',
        ("annotator = 5 does", 'suggestions = "maybe" does'),
    ),
    ("annotator = [", ()),
]


@pytest.mark.parametrize(("text", "said"), FAULTS, ids=[text for text, _ in FAULTS])
def test_what_does_not_count_is_named(nobody: None, text: str, said: tuple[str, ...]) -> None:
    written(text)
    found = faults()
    assert len(found) == len(said)
    assert all(each.startswith(start) for each, start in zip(found, said, strict=True))


def test_without_a_config_nothing_is_amiss(nobody: None) -> None:
    assert faults() == ()
    assert faults_in_a_line() == ""


def test_a_command_says_it_in_one_line_and_works_on(nobody: None, tmp_path: Path) -> None:
    written('annotator = 5\nsuggestions = "\\u001b[31m"\n')
    corpus = corpus_of(tmp_path / "c", one="The ferry burned.\n")
    done = gloss("annotate", corpus / "one.txt", "--tag", "claim", "--quote", "ferry")
    assert done.code == 0
    (line,) = done.err.splitlines()
    assert line.startswith(f"gloss: {config_file()}: annotator = 5 does not count")
    assert "\x1b" not in line
    assert gloss("list", corpus, "--json").rows[0]["creator"] == "ilo-varr"
    looked = gloss("doctor", corpus)
    assert "settings   annotator = 5 does not count" in looked.out
    assert len(gloss("doctor", corpus, "--json").rows[0]["settings"]) == 2


def test_the_reader_says_it_in_its_bottom_row(nobody: None, tmp_path: Path) -> None:
    written("annotator = 5\n")
    corpus = corpus_of(tmp_path / "c", one="The ferry burned.\n")
    for path in (corpus, corpus / "one.txt"):
        with Corpus(path) as opened:
            assert "annotator = 5" in first_state(opened, Author("anna")).message
