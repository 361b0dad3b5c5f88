"""``gloss list``: annotations as data and as lines."""

from pathlib import Path

import pytest

from annotations.landings import Doubtful, Exact, Moved, Orphan
from annotations.model import Annotation, Motivation, TagBody, Target
from annotations.selectors import Span, TextQuoteSelector
from corpus.sample import copy_to
from reader.commands.annotation_data import answers, landed, row, state_of
from tests.reader.commanding import gloss

KEYS = (
    "path id tag start end quote prefix suffix note creator created modified state links attributes"
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_to(tmp_path_factory.mktemp("sample"))


def annotation(*targets: Target, body: TagBody | None = None) -> Annotation:
    bodies = () if body is None else (body,)
    day = "2031-05-09T08:31:23Z"
    return Annotation("urn:uuid:1", Motivation.TAGGING, day, day, "mara", bodies, targets)


PASSAGE = Target("urn:sha256:0", Span(3, 7), TextQuoteSelector("Varr"))
WHOLE = Target("urn:sha256:0")


def test_every_annotation_of_every_annotator_has_the_documented_keys(sample: Path) -> None:
    rows = gloss("list", sample, "--json").rows
    assert {row["creator"] for row in rows} == {"mara", "ben"}
    for each in rows:
        assert list(each)[:15] == KEYS.split()
        assert set(each) - set(KEYS.split()) <= {"pieces"}


def test_offsets_select_the_quoted_words(sample: Path) -> None:
    rows = gloss("list", sample, "--json").rows
    assert {each["state"] for each in rows} == {"exact", "document"}
    for each in rows:
        text = (sample / each["path"]).read_bytes().decode()
        if each["state"] == "document":
            assert each["start"] is each["end"] is each["quote"] is None
        elif "pieces" not in each:
            assert text[each["start"] : each["end"]] == each["quote"]
            assert text[: each["start"]].endswith(each["prefix"])
            assert text[each["end"] :].startswith(each["suffix"])
        else:
            assert " … ".join(text[a:b] for a, b in each["pieces"]) == each["quote"]


def test_a_claim_lists_what_it_is_attributed_to_and_its_attributes(sample: Path) -> None:
    rows = gloss("list", sample / "04-saltmarsh-observer-list-missing.txt", "--json").rows
    by_id = {each["id"]: each for each in rows}
    (claim,) = (each for each in rows if each["quote"] == "32 people had been brought ashore")
    (link,) = claim["links"]
    assert link["relation"] == "attributedTo"
    assert by_id[link["to"]]["attributes"] == {"entity": "Ilo Varr"}
    assert claim["attributes"] == {
        "directness": "indirect",
        "topic": "rescued",
        "figure": {"amount": "32", "unit": "people", "qualifier": "exactly", "asOf": "2031-05-02"},
    }


@pytest.mark.parametrize(
    ("options", "number"),
    [
        ("--tag claim", 24),
        ("--tag claim --annotator ben", 10),
        ("--tag claim --tag source --annotator mara", 27),
        ("--where topic=rescued", 6),
        ("--where topic=rescued --where creator=ben", 2),
        ("--where review=true", 2),
        ("--where figure.qualifier=nearly", 2),
        ("--where state=document", 2),
    ],
)
def test_only_what_is_asked_for(sample: Path, options: str, number: int) -> None:
    assert len(gloss("list", sample, *options.split()).lines) == number


def test_lines_say_where_who_and_what(sample: Path) -> None:
    lines = gloss("list", sample).lines
    assert (
        "04-saltmarsh-observer-list-missing.txt:15: claim"
        ' [Night nurse <- The Evening Lamp <- Radio Brennay] “"nearly 40" had been saved”'
        " {rescued: nearly 40 people as of 2031-05-02}"
        " – Treated, not saved: the nurse spoke of the infirmary."
    ) in lines
    assert (
        "04-saltmarsh-observer-list-missing.txt:15: source [The Evening Lamp <- Radio Brennay]"
        " “The Evening Lamp”" in lines
    )
    assert any("[own voice]" in line for line in lines)
    assert any("claim [?]" in line for line in lines)


def test_nothing_found_ends_with_1(sample: Path) -> None:
    result = gloss("list", sample, "--tag", "nonsense")
    assert (result.code, result.out, result.err) == (1, "", "")


def test_a_condition_without_a_value_is_wrong_use(sample: Path) -> None:
    result = gloss("list", sample, "--where", "topic")
    assert result.code == 2
    assert "KEY=VALUE" in result.err


def test_what_moved_or_is_lost_is_said(tmp_path: Path) -> None:
    copy = copy_to(tmp_path)
    document = copy / "01-coast-wire-ferry-fire.txt"
    before, _, behind = document.read_text("utf-8").partition("“The smoke came up")
    text = before + behind.partition("\n\n")[2]
    document.write_text("A line before.\n" + text, "utf-8")
    rows = gloss("list", document, "--json").rows
    assert {each["state"] for each in rows} >= {"moved", "orphan"}
    moved = next(each for each in rows if each["state"] == "moved")
    assert document.read_text("utf-8")[moved["start"] : moved["end"]] == moved["quote"]
    assert any("(orphan)" in line for line in gloss("list", document).lines)


def test_an_unreadable_sidecar_is_told_of_and_the_rest_listed(tmp_path: Path) -> None:
    copy = copy_to(tmp_path)
    (copy / "06-coast-wire-toll-revised.txt.ben.annotations.json").write_text("{")
    result = gloss("list", copy / "06-coast-wire-toll-revised.txt")
    assert result.code == 0
    assert "06-coast-wire-toll-revised.txt.ben.annotations.json:1:2: not JSON" in result.err


@pytest.mark.parametrize(
    ("targets", "anchors", "state", "spans"),
    [
        ((PASSAGE,), (Exact(Span(3, 7)),), "exact", (Span(3, 7),)),
        ((PASSAGE,), (Moved(Span(9, 13), ()),), "moved", (Span(9, 13),)),
        ((PASSAGE,), (Doubtful((Span(9, 13),), ()),), "doubtful", (Span(3, 7),)),
        ((PASSAGE,), (Orphan(()),), "orphan", (Span(3, 7),)),
        ((PASSAGE, PASSAGE), (Orphan(()), Exact(Span(3, 7))), "orphan", (Span(3, 7), Span(3, 7))),
        ((WHOLE,), (Exact(Span(0, 99)),), "document", ()),
    ],
)
def test_an_annotation_is_as_sure_as_its_least_sure_piece(
    targets: tuple[Target, ...],
    anchors: tuple[Exact | Moved | Doubtful | Orphan, ...],
    state: str,
    spans: tuple[Span, ...],
) -> None:
    assert state_of(annotation(*targets), anchors) == state
    assert landed(annotation(*targets), anchors) == spans


@pytest.mark.parametrize(
    ("wanted", "holds"),
    [
        ([], True),
        ([("tag", "claim"), ("path", "a.txt")], True),
        ([("tag", "claim"), ("path", "b.txt")], False),
        ([("review", "true")], True),
        ([("note", "")], True),
        ([("attr.deep.down", "")], True),
        ([("colour", "blue")], True),
        ([("figure.amount", "3")], False),
    ],
)
def test_conditions_compare_keys_and_attributes_as_text(
    wanted: list[tuple[str, str]], holds: bool
) -> None:
    body = TagBody("claim", review=True, attributes={"colour": "blue"})
    values = row("a.txt", annotation(PASSAGE, body=body), [Exact(Span(3, 7))], [])
    assert answers(values, wanted) == holds
