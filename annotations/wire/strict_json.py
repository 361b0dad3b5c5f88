"""JSON as our files allow it: no NaN, no lone surrogates, no numbers that others would round."""

import json
import math
import re
from typing import Any, NoReturn

from annotations.errors import WireError

DEEPEST = 64
LARGEST = 2**53
_DIGITS_OF_LARGEST = 17
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_STRING_OR_SPACE = re.compile(r'("(?:[^"\\]|\\.)*+")|[ \t\r\n]+', re.DOTALL)


def _refuse_constant(name: str) -> NoReturn:
    raise WireError(f"{name} is not JSON; write a number or a string")


def _small_integer(digits: str) -> int:
    if len(digits) < _DIGITS_OF_LARGEST - 1:
        return int(digits)
    if len(digits) > _DIGITS_OF_LARGEST or abs(int(digits)) > LARGEST:
        raise WireError(f"the integer {digits[:24]} is over 2^53; others would round it")
    return int(digits)


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise WireError(f"the number {digits[:24]} is too large")
    return number


_decoder = json.JSONDecoder(
    parse_constant=_refuse_constant, parse_int=_small_integer, parse_float=_finite
)
_encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _too_deep(value: object) -> bool:
    level: list[object] = [value]
    for _ in range(DEEPEST):
        inner: list[object] = []
        for part in level:
            if isinstance(part, dict):
                inner.extend(part.values())
            elif isinstance(part, list):
                inner.extend(part)
        level = inner
        if not level:
            return False
    return any(isinstance(part, (dict, list)) for part in level)


def _decoded(raw: str) -> Any:
    """As the decoder has it, who looks for white space around it where there mostly is none."""
    if raw[:1] == "{":
        value, end = _decoder.raw_decode(raw)
        if end == len(raw):
            return value
    return _decoder.decode(raw)


def parse(raw: str) -> Any:
    """The value that `raw` holds; of duplicate keys the last counts.

    Raises WireError for what our files do not allow, ValueError where it is no JSON at all.
    """
    try:
        value = _decoded(raw)
    except RecursionError:
        raise WireError(f"nested over {DEEPEST} deep") from None
    if raw.count("{") + raw.count("[") > DEEPEST and _too_deep(value):
        raise WireError(f"nested over {DEEPEST} deep")
    if _SURROGATE_ESCAPE.search(raw) and _SURROGATE.search(dump(value)):
        raise WireError("a lone surrogate, which is half a character")
    return value


def dump(value: object) -> str:
    """`value` as JSON on one line, without blanks. Raises WireError where JSON can't hold it."""
    try:
        return _encoder.encode(value)
    except (ValueError, TypeError, RecursionError) as error:
        raise WireError(f"cannot be written as JSON: {error}") from None


def dump_checked(value: object) -> str:
    """`value` as `dump` writes it. Raises WireError where `parse` would refuse it."""
    raw = dump(value)
    if _SURROGATE.search(raw):
        raise WireError("a lone surrogate, which is half a character")
    parse(raw)
    return raw


def on_one_line(raw: str) -> str:
    """`raw` without line breaks: only white space between tokens goes, no token is rewritten."""
    if "\n" not in raw and "\r" not in raw:
        return raw
    return _STRING_OR_SPACE.sub(lambda match: match.group(1) or "", raw)
