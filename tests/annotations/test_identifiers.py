"""Ids sort by age, moments never go back, and any name becomes an annotator's."""

import re
import time
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations import identifiers
from annotations.identifiers import annotator_name, new_id, not_before, now_utc


def test_an_id_is_a_version_7_uuid_of_this_moment() -> None:
    value = uuid.UUID(new_id().removeprefix("urn:uuid:"))
    assert value.version == 7
    assert value.variant == uuid.RFC_4122
    assert abs((value.int >> 80) / 1000 - time.time()) < 5


def test_ids_of_one_process_ascend() -> None:
    made = [new_id() for _ in range(5000)]
    assert made == sorted(set(made))


def test_ids_ascend_when_the_clock_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    first = new_id()
    monkeypatch.setattr(time, "time_ns", lambda: 1_000_000)
    assert first < new_id() < new_id()


def test_ids_ascend_when_the_counter_is_used_up(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = time.time_ns() // 1_000_000 + 60_000
    monkeypatch.setattr(identifiers, "_last", (moment, (1 << 42) - 1))
    before = f"urn:uuid:{moment:012x}"
    assert new_id().replace("-", "") > before


def test_now_is_utc_to_the_second() -> None:
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", now_utc())


@pytest.mark.parametrize(
    ("moment", "created", "expected"),
    [
        ("2031-05-01T10:00:00Z", "2031-05-01T09:00:00Z", "2031-05-01T10:00:00Z"),
        ("2031-05-01T08:00:00Z", "2031-05-01T09:00:00Z", "2031-05-01T09:00:00Z"),
        ("2031-05-01T09:00:00Z", "2031-05-01T09:00:00.5Z", "2031-05-01T09:00:00.5Z"),
        ("2031-05-01T09:00:00Z", "2031-05-01T09:30:00+02:00", "2031-05-01T09:00:00Z"),
        ("2031-05-01T09:00:00Z", "last week", "2031-05-01T09:00:00Z"),
        ("2031-05-01T09:00:00Z", "2031-05-01T10:00:00", "2031-05-01T09:00:00Z"),
    ],
)
def test_modified_is_never_before_created(moment: str, created: str, expected: str) -> None:
    assert not_before(moment, created) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("anna", "anna"),
        ("Anna Maria", "anna-maria"),
        ("  José_Ñ  ", "jose_n"),
        ("x@port.example", "x-port-example"),
        ("STRASSE", "strasse"),
        ("a" * 100, "a" * 40),
    ],
)
def test_a_name_is_folded(name: str, expected: str) -> None:
    assert annotator_name(name) == expected


def test_names_without_a_latin_letter_stay_apart() -> None:
    assert annotator_name("Анна") != annotator_name("Борис")


@given(st.text())
def test_every_name_becomes_one_that_a_file_can_have(name: str) -> None:
    folded = annotator_name(name)
    assert re.fullmatch(r"[a-z0-9_-]+", folded)
    assert annotator_name(folded) == folded
