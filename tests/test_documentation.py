"""The documents say what the program does: generated parts, names, examples, links."""

import ast
import importlib.util
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import click
import pytest

from annotations.claims import ClaimGraph
from annotations.codebook import COLOURS, AttributeKind
from annotations.codebook_reading import ATTRIBUTE_KEYS, TAG_KEYS
from annotations.identifiers import Author
from corpus.codebook_file import parse_codebook
from corpus.index.builder import build
from corpus.index.factory import index_of
from corpus.library import Corpus
from corpus.query_parser import parse
from corpus.sample import copy_to
from corpus.search import search, table_of
from reader.actions import ACTIONS, Mode, shown_keys
from reader.command_table import COMMANDS

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
PACKAGES = ("annotations", "corpus", "reader")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def script(name: str) -> ModuleType:
    """A module of ``scripts``, which is no package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def section(heading: str) -> str:
    """What stands in the README below a heading, up to the next of its kind."""
    return README.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def table(text: str) -> list[list[str]]:
    """The cells of a table's lines, without its head."""
    rows = [line.strip("|").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


def in_code(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


# ---- in step -------------------------------------------------------------------------------


@pytest.mark.parametrize("part", script("generate_docs").PARTS, ids=lambda part: part[1])
def test_generated_parts_are_in_step_with_the_code(part: tuple[str, str, object]) -> None:
    file, name, make = part
    assert callable(make)
    text = (ROOT / file).read_text("utf-8")
    assert script("generate_docs").with_part(text, name, make()) == text, "run make docs-write"


def test_a_part_without_its_markers_is_an_error() -> None:
    with pytest.raises(ValueError, match="no markers"):
        script("generate_docs").with_part("# Nothing\n", "keys", "")


@pytest.mark.slow
def test_the_pictures_are_what_the_program_draws(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path.name: path.read_text("utf-8") for path in (ROOT / "docs/pictures").iterdir()}
    drawing = script("make_pictures")
    monkeypatch.setattr(drawing, "PICTURES", tmp_path / "pictures")
    drawing.main()
    after = {path.name: path.read_text("utf-8") for path in drawing.PICTURES.iterdir()}
    assert after == before, "run python scripts/make_pictures.py"


def test_pictures_fetch_nothing() -> None:
    for path in (ROOT / "docs" / "pictures").glob("*.svg"):
        addresses = set(re.findall(r"https?://[^\s\"')<]+", path.read_text("utf-8")))
        assert addresses <= {"http://www.w3.org/2000/svg", "https://www.textualize.io"}
        assert f"docs/pictures/{path.name}" in README


# ---- everything is named -------------------------------------------------------------------


def test_every_action_is_in_the_readme() -> None:
    keys = README.split("<!-- begin keys -->")[1].split("<!-- end keys -->")[0]
    for action in ACTIONS:
        if not action.modes <= {Mode.KIND, Mode.RELATION, Mode.CONFIRM}:
            words = action.short if action.later else action.text
            assert words in keys, action.name
            assert all(key in keys for key in shown_keys(action).split()), action.name


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_described_and_in_the_readme(name: str) -> None:
    command = import_module(COMMANDS[name]).command
    assert isinstance(command, click.Command)
    assert command.help
    rows = table(section("The command line"))
    assert [row for row in rows if row[0] == f"`gloss {name}`"]


def test_the_examples_of_the_command_line_have_the_options_they_use() -> None:
    for row in table(section("The command line")):
        for example in in_code(row[1]):
            program, *words = shlex.split(example)
            assert program == "gloss"
            name = words[0] if words[0] in COMMANDS else "read"
            command = import_module(COMMANDS[name]).command
            known = {option for param in command.params for option in param.opts}
            assert {word for word in words if word.startswith("--")} <= known, example


def test_every_module_is_in_the_map() -> None:
    for path in MODULES:
        inside = path.relative_to(ROOT / path.relative_to(ROOT).parts[0])
        if inside.name != "__init__.py":
            assert f"- `{inside.as_posix()}` " in CONTRIBUTING
        elif inside.parent.name:
            assert f"- `{inside.parent.as_posix()}/` " in CONTRIBUTING


def test_the_path_of_a_key_names_what_there_is() -> None:
    path = CONTRIBUTING.split("\n## A key, to the disk and back\n")[1].split("\n## ")[0]
    named = in_code(path)
    code = "\n".join(module.read_text("utf-8") for module in MODULES)
    for name in named:
        if name.endswith(".py"):
            assert [m for m in MODULES if m.as_posix().endswith(f"/{name}")], name
        elif name.isidentifier() and len(name) > 1:
            assert re.search(rf"(?:def|class) {name}\b", code), name
    assert len(re.findall(r"(?m)^\d\. ", path)) <= 6


def test_every_decision_is_in_the_index_and_has_its_parts() -> None:
    index = (ROOT / "docs" / "decisions" / "README.md").read_text("utf-8")
    # Numbers are taken before a page is written, so that some may be missing for a while.
    numbers = [page.name[:4] for page in DECISIONS]
    assert numbers == sorted(set(numbers))
    for page in DECISIONS:
        text = page.read_text("utf-8")
        assert f"]({page.name})" in index
        assert text.startswith(f"# {page.name[:4]} ")
        for part in ("## What\n", "## Why\n", "## What it costs\n"):
            assert part in text, f"{page.name} has no {part}"


def public(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """The classes and functions of a module, and the methods of its classes, without underscore."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    for node in tree.body:
        if isinstance(node, kinds) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                inner = (each for each in node.body if isinstance(each, kinds))
                yield from (each for each in inner if not each.name.startswith("_"))


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_and_public_name_has_a_docstring(package: str) -> None:
    for path in (ROOT / package).rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        assert ast.get_docstring(tree), path
        silent = [node.name for node in public(tree) if not ast.get_docstring(node)]
        assert silent == [], path


# ---- examples ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["demo", "test"])
def test_each_of_the_two_commands_is_one_line_in_a_block_of_its_own(name: str) -> None:
    block = README.split(f"<!-- command: {name} -->\n")[1].split("\n```\n")[0]
    fence, command = block.split("\n")
    assert fence == "```sh"
    assert command.startswith("python3 -m venv .venv && ")


def test_queries_of_the_readme_find_something_in_the_sample_corpus(tmp_path: Path) -> None:
    queries = [q for row in table(section("Searching")) for q in in_code(row[0])]
    assert len(queries) > 15
    with Corpus(copy_to(tmp_path / "sample")) as corpus:
        index, annotations = index_of(corpus), table_of(corpus)
        build(corpus, index)
        found = {query: search(index, annotations, parse(query)).total for query in queries}
        annotations.close()
        index.close()
    assert [query for query, total in found.items() if not total] == []


def test_the_script_of_the_readme_prints_the_chains_of_the_sample_corpus(tmp_path: Path) -> None:
    source = README.split("<!-- begin script -->\n```python\n")[1].split("```")[0]
    program = tmp_path / "claims.py"
    program.write_text(source, "utf-8")
    folder = copy_to(tmp_path / "sample")
    command = [sys.executable, str(program), str(folder)]
    environment = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "HOME": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Ilo Varr <- Coast Wire <- The Evening Lamp" in done.stdout
    assert len(done.stdout.splitlines()) > 15
    assert 8 <= len([line for line in source.splitlines() if line.strip()]) <= 18


TYPED = {"Enter": "enter", "Tab": "tab"}


@pytest.mark.slow
async def test_the_tour_of_the_readme_does_what_it_says(tmp_path: Path) -> None:
    from reader.app import ReaderApp
    from reader.launch import first_state

    corpus = Corpus(copy_to(tmp_path / "sample"))
    app = ReaderApp(corpus, first_state(corpus, Author("anna")))
    seen: list[str] = []
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            drawing = script("make_pictures").Drawing(app, pilot)
            await drawing.until(lambda s: len(s.library) > 10 and s.indexed is None)
            for row in table(section("A tour of five minutes")):
                for typed in in_code(row[0]):
                    if len(typed) == 1 or typed in TYPED:
                        await drawing.type(TYPED.get(typed, typed))
                    else:
                        await drawing.say(typed)
                    await drawing.until(lambda s: not (s.opening or s.finding.waiting))
                    await drawing.until(lambda s: not (s.saving.waiting))
                    await pilot.pause(0.1)
                seen.append(str(app.state.document.name if app.state.document else ""))
            assert app.state.screens == (Mode.LIBRARY,)
    finally:
        app.session.close()
    name = "11-evening-lamp-inquiry.txt"
    with Corpus(tmp_path / "sample") as again:
        graph = ClaimGraph.of(again.annotation_set(name, "anna"))
    chains = [
        [source.name for end in chain if (source := graph.source_of(end))]
        for claim in graph.claims
        for chain in graph.chains(claim.id)
    ]
    told = ["Two people close to the inquiry", "Coast Wire"]
    assert chains == [["Pell Oskarin"], told, ["Sundling Ferries' counsel"]]
    assert [claim.note for claim in graph.claims] == [None, "Who are they?", None]


# ---- links and words -----------------------------------------------------------------------


def anchors(text: str) -> set[str]:
    """The names under which the headings of a document can be linked to."""
    headings = re.findall(r"(?m)^#+ (.+)$", text)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_documents_resolve(document: Path) -> None:
    for link in LINK.findall(CODE.sub("", document.read_text("utf-8"))):
        if link.startswith(("https://", "http://")):
            continue
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        assert target.is_relative_to(ROOT.resolve()) or target == document
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target.read_text("utf-8")), link


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_documents_name_no_place_of_one_machine(document: Path) -> None:
    text = document.read_text("utf-8")
    assert not re.findall(r"(?<![\w.~*])/(?:home|root|tmp|work|Users|private|mnt)/\S*", text)


def test_the_hooks_name_programs_of_the_environment() -> None:
    hooks = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    assert hooks.count("language: system") == hooks.count("- id:")
    assert "https://" not in hooks


def test_the_page_of_the_codebook_has_a_sound_example_and_every_key() -> None:
    page = (ROOT / "docs" / "codebook.md").read_text("utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    codebook = parse_codebook(example, ROOT / "glossator.toml").codebook
    assert not codebook.problems
    assert "rumour" in codebook.by_name
    assert [a.name for a in codebook.attributes if not a.built_in] == ["urgency", "counted"]
    kinds = [kind.value for kind in AttributeKind]
    for word in (*TAG_KEYS, *ATTRIBUTE_KEYS, *kinds, *COLOURS):
        assert re.search(rf"[`\s]{word}[`\s]", page), word
