"""What reaches stdout and stderr."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.terminal.inert import inert
from reader.terminal.output import Look, Piece, as_json, begin, record, say, tell
from tests.reader.commanding import streams

HARD = '\x00\x1b\x07\n\r\t\x7f\x9b\x85\u202e\u2028\u2066\ufeff\udcff\U000e0041aé字👩\u200d🔬"\\'
TEXT = st.one_of(st.text(alphabet=HARD), st.text(st.characters(exclude_categories=())))


@given(TEXT)
def test_data_is_exact_and_shows_no_control(text: str) -> None:
    line = as_json({"note": text})
    assert inert(line) == line
    line.encode("utf-8")
    assert json.loads(line) == {"note": text}


@given(TEXT)
def test_a_line_for_people_is_one_inert_line(text: str) -> None:
    with streams() as (out, err):
        say("a ", text, Piece(text, Look.HIT))
        tell(text)
        begin(text)
        written, told = out.written(), err.written()
    assert written == f"a {inert(text)}{inert(text)}\n{inert(text)}"
    assert told == inert(text) + "\n"


def test_letters_of_any_script_stay_as_they_are_in_data() -> None:
    assert as_json({"title": "چراغ بندر – 港"}) == '{"title": "چراغ بندر – 港"}'


def test_everything_is_utf_8_whatever_the_stream_says() -> None:
    with streams() as (out, err):
        record({"title": "چراغ"})
        say("چراغ")
        tell("–")
        assert (out.written(), err.written()) == ('{"title": "چراغ"}\nچراغ\n', "–\n")


@pytest.mark.parametrize(
    ("terminal", "environment", "expected"),
    [
        (True, {"TERM": "xterm"}, "\x1b[1;31m11␛\x1b[0m people\n"),
        (True, {"TERM": "xterm", "NO_COLOR": "1"}, "11␛ people\n"),
        (True, {"TERM": "dumb"}, "11␛ people\n"),
        (False, {"TERM": "xterm"}, "11␛ people\n"),
    ],
)
def test_colour_only_where_a_terminal_takes_it(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, environment: dict[str, str], expected: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with streams(terminal) as (out, _):
        say(Piece("11\x1b", Look.HIT), " people")
        assert out.written() == expected
