"""``gloss check`` and ``gloss doctor``: what is amiss, where, and what to do."""

import json
import os
from pathlib import Path

import pytest

from corpus.sample import copy_to
from tests.reader.commanding import gloss


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return copy_to(tmp_path / "sample")


FIRST = "01-coast-wire-ferry-fire.txt"
FIRST_SIDECAR = f"{FIRST}.mara.annotations.json"


def test_a_sound_corpus_passes_also_strictly(sample: Path) -> None:
    for options in ([], ["--strict"], ["--json"]):
        result = gloss("check", sample, *options)
        assert (result.code, result.out) == (0, "")
        assert result.err == "gloss: 5 sidecars: 0 errors, 0 warnings, 0 worth knowing\n"


def test_a_document_alone_may_have_links_to_others_of_its_folder(sample: Path) -> None:
    for document in sample.glob("0*.txt"):
        assert gloss("check", document, "--strict").code == 0


def test_an_unreadable_sidecar_is_an_error_with_its_place(sample: Path) -> None:
    (sample / FIRST_SIDECAR).write_text('{\n"id": }\n')
    result = gloss("check", sample)
    assert result.code == 1
    assert f"{FIRST_SIDECAR}:2: error: not JSON" in result.out
    assert "restore it or move it away" in result.out


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_a_sidecar_that_may_not_be_read_says_what_to_look_at(sample: Path) -> None:
    (sample / FIRST_SIDECAR).chmod(0)
    assert "Permission denied; look at its mode and its disk" in gloss("check", sample).out


def test_the_doctor_works_where_the_configuration_is_what_is_amiss(
    sample: Path, own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GLOSS_ANNOTATOR")
    (own_folders / "config").mkdir(exist_ok=True)
    (own_folders / "config" / "config.toml").write_text("annotator = [")
    looked = gloss("doctor", sample)
    assert looked.code == 0
    assert "annotator  unknown: " in looked.out
    assert "config.toml: Invalid value" in looked.out
    assert "corpus     " in looked.out
    assert gloss("doctor", sample, "--json").rows[0]["annotator"]["name"] == ""


def test_an_unreadable_line_is_an_error_with_its_place(sample: Path) -> None:
    sidecar = sample / FIRST_SIDECAR
    sidecar.write_text(sidecar.read_text("utf-8").replace('"start":303', '"start":NaN'), "utf-8")
    (problem,) = gloss("check", sample, "--json").rows
    assert (problem["path"], problem["severity"]) == (FIRST_SIDECAR, "error")
    line = sidecar.read_text("utf-8").splitlines()[problem["line"] - 1]
    assert problem["id"] in line
    assert "NaN" in line
    assert list(problem) == ["path", "line", "severity", "id", "message", "next_step"]


def test_a_changed_text_warns_of_what_moved_and_fails_where_words_are_gone(sample: Path) -> None:
    document = sample / FIRST
    text = document.read_text("utf-8")
    document.write_text("Updated.\n" + text, "utf-8")
    assert gloss("check", sample).code == 0
    assert "warning:" in gloss("check", sample).out
    assert gloss("check", sample, "--strict").code == 1
    document.write_text(text.replace("11 people", "12 people"), "utf-8")
    result = gloss("check", document)
    assert result.code == 1
    assert "doubtful: a number in it changed" in result.out
    document.write_text("Nothing of it is left.", "utf-8")
    result = gloss("check", document)
    assert result.code == 1
    assert "orphan" in result.out


def test_a_dangling_link_is_a_warning(sample: Path) -> None:
    sidecar = sample / FIRST_SIDECAR
    lines = sidecar.read_text("utf-8").splitlines(keepends=True)
    sidecar.write_text("".join(line for line in lines if '"Sundling Ferries"' not in line), "utf-8")
    result = gloss("check", sample)
    assert result.code == 0
    assert "dangling link" in result.out


def test_a_sidecar_without_its_document_is_matched_by_the_text(sample: Path) -> None:
    (sample / "moved").mkdir()
    (sample / FIRST).rename(sample / "moved" / "first.txt")
    (problem,) = gloss("check", sample, "--json").rows
    assert problem["path"] == FIRST_SIDECAR
    assert problem["message"] == f"its document {FIRST} is gone"
    assert "that of moved/first.txt" in problem["next_step"]
    (lost,) = gloss("doctor", sample, "--json").rows[0]["sidecars"]["lost"]
    assert (lost["document"], lost["match"]) == (FIRST, "moved/first.txt")
    (sample / "moved" / "first.txt").unlink()
    (problem,) = gloss("check", sample, "--json").rows
    assert "bring the document back" in problem["next_step"]


def test_a_sidecar_in_the_mirrored_tree_may_be_lost_too(sample: Path, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    words = ["--quote", "Port Office", "--nth", "1", "--annotations", str(tree)]
    document = sample / "05-port-office-statement.rst"
    assert gloss("annotate", document, "--tag", "x", *words, "--corpus", sample).code == 0
    assert gloss("check", sample, "--annotations", tree).code == 0
    document.rename(sample / "statement.rst")
    result = gloss("check", sample, "--annotations", tree)
    assert result.code == 1
    assert str(tree / "05-port-office-statement.rst.anna.annotations.json") in result.out
    assert "that of statement.rst" in result.out


def test_the_sidecar_of_a_document_that_is_left_out_is_not_lost(sample: Path) -> None:
    (sample / FIRST).write_bytes(b"\0" * 100)
    assert "is gone" not in gloss("check", sample).out
    assert gloss("doctor", sample, "--json").rows[0]["sidecars"]["lost"] == []


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_a_document_that_may_not_be_read_is_told_of(sample: Path) -> None:
    gloss("index", sample)
    (sample / FIRST).chmod(0)
    assert "you may not read it" in gloss("check", sample).out


def test_a_corpus_that_is_none_cannot_be_used(tmp_path: Path) -> None:
    for command in ("check", "doctor", "index"):
        assert gloss(command, tmp_path / "missing").code == 2


def test_the_doctor_says_what_is_left_out_and_how_things_are(
    sample: Path, own_folders: Path
) -> None:
    (sample / "photo.jpg").write_bytes(b"\xff\xd8\xff\0\0")
    (sample / ".hidden").write_text("x")
    found = gloss("doctor", sample, "--json").rows[0]
    assert found["documents"] == 11
    reasons = {each["path"]: each["reason"] for each in found["left_out"]}
    assert reasons["photo.jpg"].startswith("binary")
    assert reasons[".hidden"] == "hidden"
    assert found["annotator"] == {"name": "anna", "origin": "GLOSS_ANNOTATOR"}
    assert found["index"] == {"state": "not made yet", "documents": 0, "behind_by": 11}
    assert found["sidecars"] == {"files": 5, "problems": [], "lost": []}
    paths = {each["what"]: each["path"] for each in found["folders"]}
    assert paths["state"] == str(own_folders / "state")
    assert paths["cache"].startswith(str(own_folders / "cache"))
    assert found["versions"]["textual"]


def test_what_will_be_read_once_more_to_be_sure_is_not_behind(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("corpus.files.is_settled", lambda *_: False)
        gloss("index", sample)
    state = gloss("doctor", sample, "--json").rows[0]["index"]
    assert state == {"state": "up to date", "documents": 11, "behind_by": 0}
    assert "11 new or changed" in gloss("index", sample).out


def test_the_doctor_tells_people_the_same(sample: Path) -> None:
    gloss("index", sample)
    (sample / "12.txt").write_text("One more.")
    (sample / FIRST_SIDECAR).write_text("{")
    out = gloss("doctor", sample).out
    for line in (
        "annotator  anna, from GLOSS_ANNOTATOR",
        "left out   5 a sidecar of annotations: 01",
        "index      11 documents, behind, 1 document to look at",
        "sidecars   5, 1 problem",
        "not JSON",
        "this is no terminal",
    ):
        assert line in out


@pytest.mark.parametrize(
    ("variables", "advice"),
    [
        ({"TERM": "dumb"}, "TERM is dumb"),
        ({"TERM": "xterm", "COLUMNS": "40", "LINES": "24"}, "it is small"),
    ],
)
def test_the_doctor_looks_at_the_terminal(
    sample: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], advice: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert any(advice in each for each in _terminal_advice(sample))


def _terminal_advice(sample: Path) -> list[str]:
    advice: list[str] = json.loads(gloss("doctor", sample, "--json", terminal=True).out)[
        "terminal"
    ]["advice"]
    return advice


def test_a_state_folder_that_others_may_write_to_is_told_of(
    sample: Path, own_folders: Path
) -> None:
    (own_folders / "state").chmod(0o777)
    result = gloss("doctor", sample)
    assert result.code == 0
    assert "others may write to it" in result.out


def test_a_damaged_index_is_told_and_made_anew_by_the_next_search(sample: Path) -> None:
    assert gloss("check", sample, "--index").code == 1
    assert gloss("search", sample, "ferry").code == 0
    found = gloss("check", sample, "--index")
    assert (found.code, found.out) == (0, "index: 11 documents, every block as it was written\n")
    (path,) = Path(os.environ["GLOSS_CACHE_DIR"]).rglob("*.arrays")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    found = gloss("check", sample, "--index")
    assert found.code == 1
    assert "damaged block" in found.out
    assert "`gloss index` makes it anew" in found.out
    assert gloss("search", sample, "ferry").code == 0
    report = json.loads(gloss("check", sample, "--index", "--json").out)
    assert report == {"documents": 11, "damage": None}


def _copy_of_first(sample: Path, annotator: str, old: str = "", new: str = "") -> str:
    name = f"{FIRST}.{annotator}.annotations.json"
    written = (
        (sample / FIRST_SIDECAR)
        .read_text()
        .replace('"annotator":"mara"', f'"annotator":"{annotator}"')
    )
    (sample / name).write_text(written.replace(old, new) if old else written)
    return name


def test_an_id_in_two_sidecars_names_both_files_and_hides_neither(sample: Path) -> None:
    before = {row["id"]: row["tag"] for row in gloss("list", sample / FIRST, "--json").rows}
    copy = _copy_of_first(sample, "zoe", '"value":"claim"', '"value":"rumour"')
    rows = gloss("check", sample, "--json").rows
    claims = {id_ for id_, tag in before.items() if tag == "claim"}
    wrong = {row["id"]: row for row in rows if row["severity"] == "error" and row["path"] == copy}
    assert claims <= set(wrong)
    assert all(FIRST_SIDECAR in wrong[id_]["message"] for id_ in claims)
    assert gloss("check", sample / FIRST).code == 1
    tags = [row["tag"] for row in gloss("list", sample / FIRST, "--json").rows]
    assert tags.count("claim") == tags.count("rumour") == len(claims)


def test_a_mere_copy_is_a_warning_and_is_shown_once(sample: Path) -> None:
    before = gloss("list", sample / FIRST).out
    copy = _copy_of_first(sample, "zoe")
    assert gloss("list", sample / FIRST).out == before
    looked = gloss("check", sample)
    assert looked.code == 0
    assert f"the same id stands in {copy}" in looked.out
