"""The main job on keyboards of other scripts: the same keys in their places, the same files."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pty.conftest import Start
from tests.pty.job import do_the_job, invented_job
from tests.pty.sidecars import sidecar_of

pytestmark = pytest.mark.pty

QWERTY = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбю"
PERSIAN = "ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدئو."

IDS = re.compile(r"urn:uuid:[0-9a-f-]+")
TIMES = re.compile(r"\d{4}-\d\d-\d\dT[\d:]+Z")


def keyboard(letters: str, further: dict[str, str]) -> Callable[[str], str]:
    """What the keys of an English keyboard type on this one."""
    table = dict(zip(QWERTY, letters, strict=True))
    table |= {key.upper(): each.upper() for key, each in table.items() if each.upper() != each}
    return lambda key: (table | further).get(key, key)


KEYBOARDS: dict[str, tuple[Callable[[str], str], dict[str, str]]] = {
    "Latin": (str, {}),
    "Cyrillic": (keyboard(CYRILLIC, {}), {"LANG": "ru_RU.UTF-8"}),
    "Cyrillic, no locale": (keyboard(CYRILLIC, {}), {"LANG": ""}),
    # Shift types no other letter there: Ctrl-R is the other key for U.
    "Persian": (keyboard(PERSIAN, {"U": "\x12", "1": "۱"}), {"LANG": "fa_IR.UTF-8"}),
}


def anonymous(sidecar: Path) -> str:
    """A sidecar's text, its ids counted by where they first stand, without times."""
    text = TIMES.sub("then", sidecar.read_text("utf-8"))
    numbers: dict[str, str] = {}
    return IDS.sub(lambda m: numbers.setdefault(m[0], f"id {len(numbers)}"), text)


@pytest.mark.slow
def test_the_main_job_on_other_keyboards(start: Start, tmp_path: Path) -> None:
    """Whatever the letters, what is saved is what Latin ones save."""
    saved = {}
    for name, (types, environment) in KEYBOARDS.items():
        job = invented_job(tmp_path / name)
        terminal = start(job.corpus, environment)
        do_the_job(terminal, job, types)
        terminal.type(types("q"))
        terminal.wait_for(job.hit)
        assert terminal.quit() == 0
        saved[name] = anonymous(sidecar_of(job.document))
    assert set(saved.values()) == {saved["Latin"]}


def test_words_typed_ahead_stay_in_their_script(start: Start, tmp_path: Path) -> None:
    """Keys that come while a document is opened are folded only where they press something."""
    job = invented_job(tmp_path / "corpus")
    terminal = start(job.corpus, {"LANG": "ru_RU.UTF-8"})
    terminal.type("\rапричал\r")
    terminal.wait_for("find: причал", "nothing found")
    assert terminal.quit() == 0
