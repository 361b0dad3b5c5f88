"""An output that is full or that nobody reads: what was saved is told, and nobody repeats it."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from corpus.sample import copy_to
from tests.reader.commanding import corpus_of, gloss, gloss_process

FULL = Path("/dev/full")
pytestmark = pytest.mark.skipif(not FULL.exists(), reason="this system has no full device")


@contextmanager
def _full() -> Iterator[IO[bytes]]:
    with FULL.open("wb") as output:
        yield output


def _run(*arguments: str | Path) -> "subprocess.CompletedProcess[bytes]":
    with _full() as output:
        return gloss_process(
            *arguments, stdout=output, stderr=subprocess.PIPE, capture_output=False
        )


@pytest.mark.parametrize("tag", ["claim", "clam"])
def test_an_annotation_that_is_saved_is_told_with_its_id(tmp_path: Path, tag: str) -> None:
    """clam: said to be a new tag, which hands over what stands in the output, too."""
    corpus = corpus_of(tmp_path / "c", one="The ferry burned. Nobody knew.\n")
    document = corpus / "one.txt"
    gloss("annotate", document, "--tag", "claim", "--quote", "Nobody knew")
    ended = _run("annotate", document, "--tag", tag, "--quote", "The ferry burned")
    said = ended.stderr.decode()
    assert ended.returncode == 2
    assert "the output cannot be written: No space left on device" in said
    assert "try again" not in said
    (made,) = [r for r in gloss("list", document, "--json").rows if "burned" in r["quote"]]
    assert f"do not repeat it: the annotation is saved, with the id {made['id']}" in said


def test_where_nothing_was_saved_nothing_is_said_to_be(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "c", one="The ferry burned.\n")
    gloss("annotate", corpus / "one.txt", "--tag", "claim", "--quote", "The ferry")
    ended = _run("list", corpus)
    assert ended.returncode == 2
    assert ended.stderr.decode() == "gloss: the output cannot be written: No space left on device\n"
    refused = _run("annotate", corpus / "one.txt", "--tag", "claim", "--quote", "no such words")
    assert "do not repeat" not in refused.stderr.decode()


def test_a_pipe_that_nobody_reads_tells_the_id_too(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path / "c", one="The ferry burned.\n")
    with subprocess.Popen(["true"], stdin=subprocess.PIPE) as closed:
        closed.wait()
        ended = gloss_process(
            *("annotate", corpus / "one.txt", "--tag", "claim", "--quote", "The ferry"),
            stdout=closed.stdin,
            stderr=subprocess.PIPE,
            capture_output=False,
        )
    (made,) = gloss("list", corpus, "--json").rows
    assert ended.returncode == 141
    assert made["id"] in ended.stderr.decode()


def test_other_commands_that_write_say_that_they_did(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    ended = _run("demo", "--no-open", folder)
    assert f"do not repeat it: the sample corpus lies in {folder}" in ended.stderr.decode()
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    said = _run("git-setup", folder).stderr.decode()
    assert "do not repeat it" in said
    assert ".gitattributes: the line is added" in said


def test_a_repair_that_is_saved_is_told(tmp_path: Path) -> None:
    sample = copy_to(tmp_path / "sample")
    document = next(sample.glob("01-*.txt"))
    before = document.read_text()
    document.write_text("A line that was put before all others.\n\n" + before)
    said = _run("repair", sample, "--apply", "--as", "mara", "--json").stderr.decode()
    assert f"do not repeat it: {document.name}: what moved is mended" in said
    rows = gloss("list", document, "--json", "--annotator", "mara").rows
    assert json.dumps({row["state"] for row in rows} - {"document"} == {"exact"}) == "true"
