"""What in the user's ``config.toml`` does not count, and what it should be, in words."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, Final, NamedTuple

from reader.errors import SettingsError
from reader.settings import config_file, configuration

_LONGEST: Final = 40
_ALIKE: Final = 0.6


class _Setting(NamedTuple):
    """kind: what its value is; wants: that in words, with an example."""

    kind: type
    wants: str


_SETTINGS: Final[Mapping[str, _Setting]] = {
    "annotator": _Setting(str, 'a name in quotes, as in annotator = "mara"'),
    "keys.layout": _Setting(str, 'a layout in quotes, as in layout = "ru" below [keys]'),
    "suggestions": _Setting(bool, "true or false, without quotes"),
}
_TABLES: Final = {name.partition(".")[0] for name in _SETTINGS if "." in name}


def faults() -> tuple[str, ...]:
    """What does not count, a clause each: key, what it is, what it should be; nothing where the
    file is missing, or cannot be read, which whoever needs it says.
    """
    if not config_file().exists():
        return ()
    try:
        return tuple(_faults(configuration(), ""))
    except SettingsError:
        return ()


def faults_in_a_line(*, short: bool = False) -> str:
    """The file and what does not count in it; "" where all does. short: the file's name alone."""
    found, file = faults(), config_file()
    return f"{file.name if short else file}: {'; '.join(found)}" if found else ""


def _faults(values: Mapping[str, Any], within: str) -> Iterator[str]:
    for key, value in values.items():
        name = f"{within}{key}"
        setting = _SETTINGS.get(name)
        if name in _TABLES and isinstance(value, dict):
            yield from _faults(value, f"{name}.")
        elif name in _TABLES:
            table = next(each for each in _SETTINGS if each.startswith(f"{name}."))
            yield f"{name} = {_shown(value)} does not count, want {_SETTINGS[table].wants}"
        elif setting is None:
            yield f"{_shortened(name)} is no setting{_meant(name)}"
        elif not isinstance(value, setting.kind) or (isinstance(value, str) and not value.strip()):
            yield f"{name} = {_shown(value)} does not count, want {setting.wants}"


def _meant(name: str) -> str:
    last = {each.rpartition(".")[2]: each for each in _SETTINGS}
    near = get_close_matches(name, _SETTINGS, 1, _ALIKE)
    near = near or [last[x] for x in get_close_matches(name.rpartition(".")[2], last, 1, _ALIKE)]
    return f", did you mean {near[0]}" if near else f" (there are {', '.join(_SETTINGS)})"


def _shown(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{_shortened(value)}"'
        case dict():
            return "a table"
        case _:
            return _shortened(str(value))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
