"""What `gloss check` finds, where, and the next step it names."""

import json
from pathlib import Path

import pytest

from annotations.changes import Change
from annotations.checking import Problem, Severity, check_sidecar
from annotations.codebook_reading import read_codebook
from annotations.snapshot import Sidecar
from tests.annotations.made import DOCUMENT, TEXT, Desk

OTHER_TEXT = "urn:sha256:" + "0" * 64


def reread(text: str) -> Sidecar:
    return Sidecar.parse(text.encode("utf-8"), Path("ferry.txt.anna.annotations.json"))


def desk() -> Desk:
    desk = Desk()
    claim = desk.claim("41 passengers")
    desk.link(claim, desk.source("Ilo Varr"))
    return desk


def with_raw(sidecar: Sidecar, id_: str, **changed: object) -> Sidecar:
    raw = sidecar.raw_of(id_)
    value = json.loads(raw or "{}") | {"id": id_} | changed
    return reread(sidecar.applied([Change(id_, raw, json.dumps(value))]).render())


def check(sidecar: Sidecar, text: str = TEXT, document: str = DOCUMENT) -> tuple[Problem, ...]:
    known = {line.id for line in sidecar.lines}
    return check_sidecar(sidecar, text=text, document=document, known_ids=known, codebook=BOOK)


BOOK = read_codebook(
    {
        "tags": {"report": {"formerly": ["despatch"]}},
        "attributes": {"urgency": {"values": ["low", "high"]}},
    }
)


def test_a_sound_sidecar_has_no_problem() -> None:
    sidecar = reread(desk().set.mine.render())
    assert check(sidecar) == ()
    assert check_sidecar(sidecar) == ()


def test_a_wrong_total_and_a_newer_version_are_warnings_of_the_whole_file() -> None:
    text = desk().set.mine.render()
    sidecar = reread(text.replace('"total":3', '"total":9').replace('Version":1', 'Version":2'))
    version, total = check(sidecar)
    assert (version.severity, version.line, version.id) == (Severity.WARNING, 0, "")
    assert "newer" in version.message
    assert "says it holds 9 annotations, holds 3" in total.message
    assert total.next_step == "the next save mends it"


@pytest.mark.parametrize(
    ("changed", "severity", "message"),
    [
        ({"motivation": "moderating"}, Severity.ERROR, "can't be read: motivation"),
        ({"rights": "urn:x:1"}, Severity.INFO, "keys that are not ours, from anna: rights"),
        ({"target": OTHER_TEXT}, Severity.INFO, f"another text, {OTHER_TEXT}"),
        (
            {"body": {"type": "TextualBody", "purpose": "tagging", "value": "rumour"}},
            Severity.WARNING,
            "the tag 'rumour' is not in the codebook",
        ),
        (
            {
                "body": {
                    "type": "TextualBody",
                    "purpose": "tagging",
                    "value": "report",
                    "gloss:attr_urgency": "middling",
                }
            },
            Severity.WARNING,
            "the attribute urgency = 'middling': want one of low, high",
        ),
        (
            {
                "body": {
                    "type": "TextualBody",
                    "purpose": "tagging",
                    "value": "claim",
                    "lang": "en",
                    "figure": {"amount": "4", "scale": "log"},
                }
            },
            Severity.INFO,
            "lang, scale",
        ),
    ],
)
def test_a_line_that_is_not_ours_is_reported_with_its_place(
    changed: dict[str, object], severity: Severity, message: str
) -> None:
    sidecar = desk().set.mine
    id_ = next(iter(sidecar.annotations))
    (problem,) = check(with_raw(sidecar, id_, **changed))
    assert (problem.severity, problem.id) == (severity, id_)
    assert message in problem.message
    assert problem.line in (11, 12, 13)
    assert problem.next_step


@pytest.mark.parametrize(
    ("text", "severity", "message"),
    [
        ("Update. " + TEXT, Severity.WARNING, "moved: 8 characters further on"),
        (TEXT.replace("counted", "saw"), Severity.WARNING, "moved: 4 characters further up"),
        (TEXT.replace("41", "42"), Severity.ERROR, "doubtful: a number in it changed"),
        (TEXT[200:], Severity.ERROR, "orphan: its words are not in the text"),
        ("Ferry", Severity.ERROR, "outside the text of 5 characters; orphan"),
    ],
)
def test_selectors_that_do_not_select_their_quote_are_reported(
    text: str, severity: Severity, message: str
) -> None:
    one = Desk()
    claim = one.claim("41 passengers")
    (problem,) = check(reread(one.set.mine.render()), text=text)
    assert (problem.severity, problem.id, problem.line) == (severity, claim, 11)
    assert message in problem.message


def test_a_dangling_link_names_what_it_misses() -> None:
    one = desk()
    link = one.link(next(iter(one.set.annotations)), "urn:uuid:elsewhere")
    sidecar = one.set.mine
    (problem,) = check(sidecar)[1:]
    assert problem.id == link
    assert "urn:uuid:elsewhere is in no sidecar" in problem.message
    known = {line.id for line in sidecar.lines} | {"urn:uuid:elsewhere"}
    assert len(check_sidecar(sidecar, known_ids=known)) == 1


def test_an_id_that_stands_twice_is_an_error() -> None:
    text = Desk().set.mine
    raws = [
        f'{{"id":"urn:uuid:1","type":"Annotation","motivation":"tagging","target":"{t}"}}'
        for t in (DOCUMENT, DOCUMENT)
    ]
    one = text.applied([Change("urn:uuid:1", None, raws[0])]).render()
    doubled = one.replace(raws[0], ",\n".join(raws)).replace('"total":1', '"total":2')
    (problem,) = check(reread(doubled))
    assert problem.severity is Severity.ERROR
    assert "2 times" in problem.message
    assert problem.line == 12


def test_problems_stand_in_the_order_of_the_file() -> None:
    one = Desk()
    for words in ("captain", "11 people", "41 passengers"):
        one.claim(words)
    lines = [x.line for x in check(reread(one.set.mine.render()), text="")]
    assert lines == [11, 12, 13]


@pytest.mark.parametrize("stated", ["1.0", "true", "null", "[]", '"1"', "-1", "0"])
def test_a_format_version_that_is_none_is_an_error_that_says_what_stands_there(stated: str) -> None:
    text = desk().set.mine.render().replace('"formatVersion":1', f'"formatVersion":{stated}')
    (problem,) = check(reread(text))
    assert problem.severity is Severity.ERROR
    assert problem.message == f'its "formatVersion" is {stated}, which is none'
    assert problem.next_step == "write 1 there"


def test_an_annotator_who_is_not_the_names_is_an_error() -> None:
    sidecar = reread(desk().set.mine.render())
    assert check_sidecar(sidecar, annotator="anna") == ()
    (problem,) = check_sidecar(sidecar, annotator="ben")
    assert problem.severity is Severity.ERROR
    assert "says that it is anna's, and its name that it is ben's" in problem.message


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ({"amount": "1e999999999999999999"}, "its figure, '1e999999999999999999', is no number"),
        ({"amount": "5", "qualifier": "to sNaN"}, "its figure, '5 to snan', is no number"),
    ],
)
def test_a_figure_that_is_no_number_is_told(figure: dict[str, str], said: str) -> None:
    body = {"type": "TextualBody", "purpose": "tagging", "value": "claim", "figure": figure}
    one = Desk()
    id_ = one.claim("captain")
    (problem,) = check(with_raw(one.set.mine, id_, body=body))
    assert problem.severity is Severity.WARNING
    assert said in problem.message
    figure |= {"amount": "11", "qualifier": "to 14"}
    assert check(with_raw(one.set.mine, id_, body=body)) == ()
