"""Sidecars of earlier format versions, brought forward when they are read. Pure.

Reading writes nothing: the file is of this version from the next save on.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from annotations.errors import WireError
from annotations.header import NO_VERSION, Header
from annotations.wire.context import FORMAT_VERSION
from annotations.wire.strict_json import dump, parse

Migration = Callable[[dict[str, Any]], dict[str, Any]]
"""What becomes of one annotation's or link's JSON in the next version."""

MIGRATIONS: Mapping[int, Migration] = {}
"""By the version that they start from. Version 1 is the first."""


def is_earlier(header: Header) -> bool:
    """Whether a sidecar is of an earlier version than this program writes."""
    return NO_VERSION < header.format_version < FORMAT_VERSION


def brought_forward(header: Header) -> Header:
    """The header of a sidecar of an earlier version, as this one writes it."""
    raw = {key: value for key, value in header.raw.items() if key != "formatVersion"}
    return replace(header, format_version=FORMAT_VERSION, raw=raw)


def migrated(raw: str, version: int) -> str:
    """One line of a sidecar of `version` as a line of this one.

    The bytes stay where no migration changes anything, and where the line cannot be read.
    """
    try:
        before = parse(raw)
    except (WireError, ValueError):
        return raw
    if not isinstance(before, dict):
        return raw
    after = before
    for step in range(version, FORMAT_VERSION):
        if step in MIGRATIONS:
            after = MIGRATIONS[step](after)
    return raw if after is before else dump(after)
