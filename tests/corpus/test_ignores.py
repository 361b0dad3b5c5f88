"""Rules of ignore files, as gitignore(5) describes them, and hostile ones."""

import shutil
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.ignores import IgnoreRules

CASES = [
    # rules, path, ignored
    ("*.log", "a.log", True),
    ("*.log", "deep/er/a.log", True),
    ("*.log", "a.log.txt", None),
    ("/a.txt", "a.txt", True),
    ("/a.txt", "b/a.txt", None),
    ("b/a.txt", "b/a.txt", True),
    ("b/a.txt", "c/b/a.txt", None),
    ("build/", "build/", True),
    ("build/", "build", None),
    ("build/", "x/build/", True),
    ("**/foo", "foo", True),
    ("**/foo", "a/b/foo", True),
    ("**/foo/bar", "a/foo/bar", True),
    ("a/**/z", "a/z", True),
    ("a/**/z", "a/b/c/z", True),
    ("a/**/z", "b/z", None),
    ("a/**", "a/b/c", True),
    ("a/**", "a/", None),
    ("a*c", "abc", True),
    ("a/*", "a/b/c", None),
    ("a?c", "abc", True),
    ("[ab].txt", "a.txt", True),
    ("[!ab].txt", "a.txt", None),
    ("[^ab].txt", "c.txt", True),
    ("*.txt\n!keep.txt", "keep.txt", False),
    ("!keep.txt\n*.txt", "keep.txt", True),
    ("# a comment", "# a comment", None),
    (r"\#odd", "#odd", True),
    (r"\!odd", "!odd", True),
    (r"a\*b", "a*b", True),
    (r"a\*b", "axb", None),
    ("trailing   ", "trailing", True),
    ("kept\\ ", "kept ", True),
    ("crlf.txt\r\n", "crlf.txt", True),
    ("", "anything", None),
    ("/", "anything", None),
    ("!", "anything", None),
    ("[z-a]", "b", None),
    ("[", "[", True),
    ("a.b", "axb", None),
    (r"a\\*", r"a\b", True),
    (r"a\\*", "a*", None),
    (r"[a\]b]c", "]c", True),
    (r"[a\]b]c", "bc", True),
    (r"[a\]b]c", r"\c", None),
    (r"[!a\]]c", "]c", None),
    (r"[!a\]]c", "bc", True),
    (r"[\!a]", "!", True),
    (r"[\!]", "!", True),
    (r"[a\-c]", "-", True),
    (r"[a\-c]", "b", None),
    ("odd\\\\ ", "odd\\", True),
    ("a//b", "a/b", None),
    ("//a", "a", None),
    ("a//", "a/", None),
    ("***/a", "b/c/a", True),
    ("\udcff.txt", "\udcff.txt", True),
    ("line\nbreak", "line\nbreak", None),
]


@pytest.mark.parametrize(("rules", "path", "ignored"), CASES)
def test_rule(rules: str, path: str, ignored: bool | None) -> None:
    parts = path.rstrip("/").split("/")
    assert IgnoreRules(rules).verdict(parts, folder=path.endswith("/")) is ignored


@pytest.mark.parametrize(
    ("rules", "path"),
    [
        ("*a" * 400 + "b", "a" * 255),
        ("a*" * 15 + "b", "a" * 255),
        ("**/a/" * 200 + "b", "/".join("a" * 500)),
        ("**/*a*a*a*b/" * 5, "/".join(["a" * 200] * 20)),
        ("[" * 1000, "[" * 255),
        ("x\n" * 500_000, "y"),
        ("\n".join(f"*{i}*z" for i in range(1000)), "a" * 255),
    ],
)
def test_hostile_rules_cost_little(rules: str, path: str) -> None:
    """A backtracking matcher needs longer than the universe has for some of these."""
    begun = time.process_time()
    IgnoreRules(rules).verdict(path.split("/"), folder=False)
    assert time.process_time() - begun < 5


def test_too_many_rules_are_not_read() -> None:
    rules = IgnoreRules("".join(f"name{i}\n" for i in range(5000)))
    assert rules.verdict(["name1"], folder=False)
    assert rules.verdict(["name4999"], folder=False) is None


PIECES = [
    *("a", "b", "c", "ab", "*", "?", "**", "/", "[ab]", "[!a]", "[^b]", "[a-c]", "[]a]"),
    *(".", "-", "#", "!", " ", "\\*", "\\?", "\\[", "\\a", "\\\\", "\\ "),
    *("[a\\]b]", "[\\!a]", "[a\\-c]"),
]
NAMES = [
    *("a", "b", "c", "ab", "bc", "a.b", ".a", "*", "a*", "?", "[ab]", "a]", "-", "a b", "b "),
    *("#", "!", "]", "\\", "\\a", "a\\"),
]
RULES = st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join), max_size=3)
PATHS = st.lists(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3).map("/".join), min_size=8)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    folder = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    return folder


@given(rules=RULES, paths=PATHS)
def test_git_ignores_the_same(repository: Path, rules: list[str], paths: list[str]) -> None:
    (repository / ".gitignore").write_text("".join(f"{rule}\n" for rule in rules))
    asked = ["git", "-C", str(repository), "check-ignore", "--no-index", "-z", "--stdin"]
    given_paths = "".join(f"{path}\0" for path in paths)
    # It ends with 1 where it ignores none of them.
    told = subprocess.run(asked, input=given_paths, text=True, capture_output=True, check=False)
    read = IgnoreRules("\n".join(rules))
    ours = {path for path in paths if _is_ignored(read, path.split("/"))}
    assert ours == set(filter(None, told.stdout.split("\0")))


def _is_ignored(rules: IgnoreRules, parts: list[str]) -> bool:
    """Whether the path, or a folder that it lies in, is ignored: nothing inside comes back."""
    folders = (parts[:depth] for depth in range(1, len(parts)))
    return any(rules.verdict(each, folder=True) for each in folders) or bool(
        rules.verdict(parts, folder=False)
    )
