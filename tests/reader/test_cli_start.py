"""What `gloss` does with its arguments before any command runs, and how it ends."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from corpus.errors import NotACorpus
from reader.__main__ import asked_to_read
from reader.command_table import COMMANDS
from reader.entrance import Request, request_of
from tests.reader.commanding import PROJECT, corpus_of, gloss, gloss_process

HEAVY = {"whoosh", "numpy", "textual", "rich", "pygments", "regex", "rapidfuzz", "dateutil"}


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a document and a folder that has a command's name."""
    (tmp_path / "notes.txt").write_text("Varrhaven.")
    (tmp_path / "search").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, dict[str, Any]]]:
    """What the terminal interface was asked to open."""
    calls: list[tuple[Path, dict[str, Any]]] = []

    def run(corpus: Path, **options: Any) -> int:
        calls.append((corpus, options))
        return 0

    monkeypatch.setitem(sys.modules, "reader.launch", SimpleNamespace(run=run))
    return calls


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("", Request(Path())),
        ("read", Request(Path())),
        ("notes.txt", Request(Path("notes.txt"))),
        (".", Request(Path())),
        ("./search", Request(Path("search"))),
        ("read search", Request(Path("search"))),
        ("read missing", Request(Path("missing"))),
        ("--as ben notes.txt", Request(Path("notes.txt"), "ben")),
        ("notes.txt --as=ben", Request(Path("notes.txt"), "ben")),
        ("--annotations tree read .", Request(Path(), None, Path("tree"))),
        ("search . varr", None),
        ("--as ben search . varr", None),
        ("missing", None),
        ("notes.txt notes.txt", None),
        ("read --help", None),
        ("--as", None),
        ("-x", None),
    ],
)
def test_a_path_alone_is_read_and_a_command_is_always_a_command(
    in_folder: Path, line: str, reading: Request | None
) -> None:
    asked = asked_to_read(line.split())
    assert (asked and request_of(asked)) == reading


def test_reading_at_a_terminal_opens_the_interface(
    in_folder: Path, opened: list[tuple[Path, dict[str, Any]]]
) -> None:
    assert gloss("notes.txt", "--as", "ben", terminal=True).code == 0
    options = {"annotator": "ben", "annotations_folder": None}
    further = {"plain_output": False, "no_mouse": False, "page": None}
    assert opened == [(Path("notes.txt"), {**options, **further})]


def test_output_and_mouse_are_chosen_by_options(
    in_folder: Path, opened: list[tuple[Path, dict[str, Any]]]
) -> None:
    """Whether or not `read` is said, and with an option of other commands before it."""
    for line in (("--plain-output", "--no-mouse"), ("read", "--no-mouse", "--plain-output", ".")):
        assert gloss(*line, terminal=True).code == 0
    assert [(o["plain_output"], o["no_mouse"]) for _, o in opened] == [(True, True)] * 2


@pytest.mark.parametrize("line", ["", "read", "notes.txt", "read -- notes.txt"])
def test_reading_without_a_terminal_is_refused_with_what_to_use_instead(
    in_folder: Path, opened: list[tuple[Path, dict[str, Any]]], line: str
) -> None:
    result = gloss(*line.split())
    assert (result.code, result.out, opened) == (2, "", [])
    assert "gloss show" in result.err
    assert "gloss search" in result.err


def test_an_error_of_the_interface_is_a_line_on_stderr(
    in_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(corpus: Path, **options: Any) -> int:
        raise NotACorpus(f"{corpus}: not \x1b[2Jthere; name another")

    monkeypatch.setitem(sys.modules, "reader.launch", SimpleNamespace(run=run))
    result = gloss(".", terminal=True)
    assert (result.code, result.err) == (2, "gloss: .: not ␛[2Jthere; name another\n")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("serch . x", "did you mean `gloss search`?"),
        ("xyzzy", "neither a command nor a file or folder"),
        ("away/gone.txt", "there is no such file or folder"),
        ("notes.txt notes.txt", "one folder or document at a time"),
        ("search", "Missing argument 'CORPUS'; see `gloss search --help`"),
        ("search . x --nonsense", "No such option"),
        ("search . x --sort backwards", "'backwards' is not one of"),
        ("list away", "away: No such file or directory; name a folder or a document"),
        ("annotate search --tag claim --quote x", "name a document"),
        ("--nonsense", "No such option"),
    ],
)
def test_wrong_use_ends_with_2_and_says_what_to_do(in_folder: Path, line: str, says: str) -> None:
    result = gloss(*line.split())
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("gloss: ")
    assert says in result.err


def test_help_lists_every_command_in_a_line() -> None:
    result = gloss("--help")
    listed = [line.split()[0] for line in result.out.partition("Commands:\n")[2].splitlines()]
    assert listed == list(COMMANDS)
    assert "..." not in result.out.partition("Commands:\n")[2]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_the_shared_options(command: str) -> None:
    result = gloss(command, "--help")
    assert result.code == 0
    assert "--as NAME" in result.out
    assert "--annotations DIR" in result.out


def test_version() -> None:
    result = gloss("--version")
    assert result.code == 0
    assert result.out.startswith("gloss ")


def test_shared_options_may_stand_before_or_after_the_command(in_folder: Path) -> None:
    words = ["annotate", "notes.txt", "--tag", "claim", "--quote", "Varrhaven"]
    assert gloss("--as", "ben", *words).code == 0
    assert gloss(*words, "--as", "Zoë K").code == 0
    names = sorted(path.name for path in in_folder.glob("*.annotations.json"))
    assert names == ["notes.txt.ben.annotations.json", "notes.txt.zoe-k.annotations.json"]


@pytest.mark.parametrize("line", ["search --help", "index --help", "show --help", "--help"])
def test_help_loads_nothing_heavy(line: str) -> None:
    code = (
        f"from reader.cli import run; import sys; run({line.split()!r});"
        "sys.stderr.write(' '.join(sorted({m.partition('.')[0] for m in sys.modules})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert not set(done.stderr.split()) & HEAVY


def test_the_start_imports_nothing_of_the_project() -> None:
    code = "import reader.__main__, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    ours = {m for m in done.stdout.split() if m.startswith(("reader", "corpus", "annotations"))}
    assert ours == {"reader", "reader.__main__", "reader.command_table"}
    assert "click" not in done.stdout.split()


def test_the_shell_completes_commands() -> None:
    asked = {"_GLOSS_COMPLETE": "bash_complete", "COMP_WORDS": "gloss se", "COMP_CWORD": "1"}
    done = gloss_process(env=asked)
    assert done.stdout == b"plain,search\n"


def test_an_unforeseen_error_shows_no_traceback(
    in_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by \x1b]0;x\x07 nothing")

    monkeypatch.setattr("reader.commands.common.Corpus", fail)
    result = gloss("list", ".")
    assert result.code == 2
    assert result.err.startswith("gloss: something unforeseen happened (ZeroDivisionError: by ␛]")
    assert len(result.err.splitlines()) == 1
    monkeypatch.setenv("GLOSS_DEBUG", "1")
    assert "Traceback" in gloss("list", ".").err


def test_an_interrupt_ends_with_130(in_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("reader.commands.common.Corpus", interrupt)
    result = gloss("list", ".")
    assert (result.code, result.err) == (130, "")


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    document = tmp_path / "long.txt"
    document.write_text("The Grey Heron burned off the eastern quay.\n" * 20_000)
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = gloss_process("show", document, capture_output=False, stdout=writing,
                             stderr=subprocess.PIPE)  # fmt: skip
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_stdout_is_told_of(tmp_path: Path) -> None:
    document = tmp_path / "short.txt"
    document.write_text("The Grey Heron.")
    with Path("/dev/full").open("wb") as full:
        done = gloss_process("show", document, capture_output=False, stdout=full,
                             stderr=subprocess.PIPE)  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith(b"gloss: the output cannot be written: No space left on device")
    assert done.stderr.count(b"\n") == 1


def test_closed_streams_do_no_harm(tmp_path: Path) -> None:
    document = tmp_path / "short.txt"
    document.write_text("The Grey Heron.")
    command = f"{sys.executable} -m reader show {document} >&- 2>&- <&-"
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    done = subprocess.run(command, shell=True, env=environment, check=False, timeout=60)
    assert done.returncode == 0


@pytest.mark.parametrize(
    "words",
    ["index ", "search  ferry", "list ", "check ", "doctor ", "demo ", "show "],
    ids=lambda words: words.split()[0],
)
def test_an_empty_name_is_not_the_current_folder(words: str) -> None:
    result = gloss(*words.split(" "))
    assert result.code == 2
    assert "an empty name; name a file or a folder" in result.err


def test_nor_is_an_empty_folder_of_annotations(tmp_path: Path) -> None:
    document = corpus_of(tmp_path, one="A ferry burned.") / "one.txt"
    result = gloss("annotate", document, "--quote", "ferry", "--annotations", "")
    assert result.code == 2
    assert "an empty name" in result.err


def test_what_a_search_or_a_passage_that_moved_needs_is_not_loaded_with_the_reader() -> None:
    """The first key waits for every module."""
    code = "import reader.launch, sys; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    later = {"annotations.anchoring", "corpus.language", "corpus.query", "corpus.attribution"}
    assert not later & set(run.stdout.split())
