"""Rules of ignore files, as gitignore(5) describes them, and hostile ones."""

import time

import pytest

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
