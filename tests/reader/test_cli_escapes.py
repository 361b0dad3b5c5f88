"""No control sequence of a stranger's reaches a terminal, whatever command prints it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotations.changes import Change
from annotations.identifiers import new_id, now_utc
from annotations.sidecar import Sidecar, save, sidecar_path
from reader.terminal.inert import inert
from tests.reader.commanding import Result, gloss, gloss_process

OWN = ["\x1b]0;Varrhaven\x07", "\x9b2J\x9b1;1H", "\u202egnp\u202c\nforged.txt:1: claim"]
WORDS = "The Grey Heron burned"


def corpus_with(folder: Path, payloads: list[str]) -> Path:
    """A document for each payload, with it in its name where it may be, its text, tag and note."""
    folder.mkdir()
    words = (json.dumps(payload).replace("\\u0000", "") for payload in payloads)
    tables = (
        f"[tags.{word}]\nguideline = {word}\ncolour = {word}\n" for word in dict.fromkeys(words)
    )
    (folder / "glossator.toml").write_text("".join(tables), "utf-8", "surrogatepass")
    for number, payload in enumerate(payloads):
        text = f"{payload} {WORDS} {payload}\n".replace("\n", " ")
        document = folder / f"{number}{payload}.txt".replace("/", "_").replace("\0", "_")
        try:
            document.write_text(text, "utf-8", "surrogatepass")
        except (OSError, ValueError):
            document = folder / f"{number}.txt"
            document.write_text(text, "utf-8", "surrogatepass")
        _annotate(document, payload)
    return folder


def _annotate(document: Path, payload: str) -> None:
    """A sidecar as somebody else's program may write it."""
    now, id_ = now_utc(), new_id()
    start = len(payload) + 1
    annotation = {
        "id": id_,
        "type": "Annotation",
        "motivation": "tagging",
        "created": now,
        "modified": now,
        "creator": {"type": "Person", "nickname": f"eve{payload}"},
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": payload, "entity": payload},
            {"type": "TextualBody", "purpose": "commenting", "value": payload},
        ],
        "target": {
            "type": "SpecificResource",
            "source": "urn:sha256:" + "0" * 64,
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": start + len(WORDS)},
                {
                    "type": "TextQuoteSelector",
                    "exact": WORDS,
                    "prefix": f"{payload} ".replace("\n", " ")[-32:],
                    "suffix": f" {payload}".replace("\n", " ")[:32],
                },
            ],
        },
        f"foreign{payload}": payload,
    }
    broken = {**annotation, "id": new_id(), "target": payload * 2, "motivation": payload}
    changes = [Change(x["id"], None, json.dumps(x)) for x in (annotation, broken)]  # type: ignore[arg-type] # ids are strings
    path = sidecar_path(document, "eve")
    blank = Sidecar.empty(document.name, "eve", new_id())
    save(path, changes, blank=blank, state_folder=document.parent.parent / "locks")
    sidecar_path(document, "mallory").write_text("{" + payload, "utf-8", "surrogatepass")


def everything(corpus: Path, payloads: list[str]) -> Iterator[Result]:
    """What each command prints of it, people's formats and data."""
    for options in ([], ["--json"]):
        yield gloss("list", corpus, *options)
        yield gloss("check", corpus, "--strict", *options)
        yield gloss("search", corpus, "burned", "--limit", "0", *options)
        yield gloss("doctor", corpus, *options)
    yield gloss("search", corpus, "heron", "--kwic", "--limit", "0")
    yield gloss("index", corpus)
    for command in ("codebook", "names", "reprints", "repair"):
        yield gloss(command, corpus)
    for layout in ("table", "csv", "md"):
        yield gloss("claims", corpus, "--format", layout)
    for document in sorted(corpus.glob("*.txt")):
        yield gloss("show", document)
        yield gloss("show", document, "--plain")
        yield gloss("annotate", document, "--tag", "claim", "--quote", "nowhere")
    # No shell can hand over a NUL.
    for payload in (each.replace("\0", "") for each in payloads):
        yield gloss("list", corpus / f"{payload}/missing")
        yield gloss(payload)
        yield gloss("search", corpus, f'"{payload}')
        yield gloss("search", corpus, payload, "--sort", payload)
        yield gloss("list", corpus, "--where", payload)
        yield gloss("--as", payload, "doctor", corpus)


def check_all(corpus: Path, payloads: list[str]) -> None:
    seen = ""
    for result in everything(corpus, payloads):
        for text in (result.out, result.err):
            bare = text.replace("\n", "")
            assert inert(bare) == bare
        assert "Traceback" not in result.err
        assert "unforeseen" not in result.err
        seen += result.out
    assert "␛" in seen
    assert "\nforged.txt:1: claim" not in seen


def test_own_payloads_everywhere(tmp_path: Path) -> None:
    check_all(corpus_with(tmp_path / "corpus", OWN), OWN)


@pytest.mark.slow
def test_the_known_payloads_everywhere(tmp_path: Path, testdata: Path) -> None:
    lines = (testdata / "escapes" / "cases.jsonl").read_text("utf-8").splitlines()
    payloads = [json.loads(line)["payload"] for line in lines if line]
    check_all(corpus_with(tmp_path / "corpus", payloads), payloads)


@pytest.mark.parametrize("payload", OWN)
def test_data_is_exact(tmp_path: Path, payload: str) -> None:
    corpus = corpus_with(tmp_path / "corpus", [payload])
    (row,) = gloss("list", corpus, "--json").rows
    assert (row["tag"], row["note"]) == (payload, payload)
    assert row["attributes"]["entity"] == payload
    assert row["path"] == f"0{payload}.txt"


def test_a_name_that_is_no_utf_8_is_told_of_and_is_exact_in_data(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    name = b"caf\xe9.txt"
    try:
        (Path(corpus) / name.decode("utf-8", "surrogateescape")).write_text("A ferry.\n")
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    done = gloss_process("search", corpus, "ferry", env={"LC_ALL": "C"})
    assert (done.returncode, done.stdout.decode()) == (0, "caf\ufffd.txt:1: A [ferry].\n")
    done = gloss_process("search", corpus, "ferry", "--json")
    path = json.loads(done.stdout)["path"]
    assert path.encode("utf-8", "surrogateescape") == name
