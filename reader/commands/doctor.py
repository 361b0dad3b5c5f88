"""``gloss doctor``: what a corpus holds and leaves out, where things are kept, what is amiss."""

from collections import defaultdict
from dataclasses import asdict
from pathlib import Path

import click

from annotations.values import dataclass
from reader.commands.common import (
    FOUND,
    NOTHING,
    Asked,
    corpus_argument,
    counted,
    json_option,
    pass_asked,
    release,
    shared_options,
)
from reader.commands.health import (
    IndexState,
    LeftOutFile,
    SidecarsState,
    index_state,
    left_out,
    sidecars_state,
)
from reader.commands.recovering import RecoveredWork, gone_sidecars, recovered, waiting_steps
from reader.commands.surroundings import FolderState, TerminalState, folders, terminal, versions
from reader.errors import SettingsError
from reader.settings import Annotator
from reader.settings_checking import faults
from reader.terminal.output import Look, Piece, done, record, say

_MOST_NAMES = 4
_LABEL = 11


@dataclass(frozen=True, slots=True)
class Health:
    """All that the doctor says; ``--json`` has these keys."""

    glossator: str
    versions: dict[str, str]
    annotator: Annotator
    corpus: str
    documents: int
    left_out: tuple[LeftOutFile, ...]
    index: IndexState
    sidecars: SidecarsState
    waiting_steps: int
    recovered: list[RecoveredWork]
    gone_sidecars: list[str]
    folders: list[FolderState]
    terminal: TerminalState
    settings: tuple[str, ...]


@click.command("doctor")
@corpus_argument
@click.option("--recover", is_flag=True, help="First bring back what the journal has.")
@json_option
@shared_options
@pass_asked
def command(asked: Asked, *, corpus: Path, recover: bool, as_json: bool) -> int:
    """Say how CORPUS, its index and the terminal are.

    What it holds, what is left out and why; where the cache, the state and the configuration
    are; whether index and sidecars are sound; whether the terminal is fit. With --json one object.

    With --recover it saves what could not be saved before, merged with what the sidecars hold by
    now, and makes sidecars that are gone from the last 1,000 steps. Ends with 1 where some still
    wait.
    """
    who = _who(asked)
    with asked.corpus(corpus) as opened:
        work = list(recovered(opened)) if recover else []
        for each in work:
            done(f"{each.path}: {each.what} {each.outcome}")
        health = Health(
            glossator=release(),
            versions=versions(),
            annotator=who,
            corpus=str(opened.given.resolve()),
            documents=len(opened.documents()),
            left_out=left_out(opened),
            index=index_state(opened),
            sidecars=sidecars_state(opened),
            waiting_steps=waiting_steps(opened),
            recovered=work,
            gone_sidecars=[f"{gone.path}: {gone.what}" for gone in gone_sidecars(opened)],
            folders=folders(opened),
            terminal=terminal(),
            settings=faults(),
        )
    if as_json:
        record(asdict(health))
    else:
        _say(health)
    return NOTHING if recover and health.waiting_steps else FOUND


def _who(asked: Asked) -> Annotator:
    """Who annotates; nobody, and why, where the configuration is what is amiss."""
    try:
        return asked.who()
    except SettingsError as error:
        return Annotator("", str(error))


def _say(health: Health) -> None:
    libraries = ", ".join(f"{name} {number}" for name, number in health.versions.items())
    _line("gloss", f"{health.glossator}: {libraries}")
    who = health.annotator
    _line("annotator", f"{who.name}, from {who.origin}" if who.name else f"unknown: {who.origin}")
    _line("corpus", f"{health.corpus}: {counted(health.documents, 'document')}")
    for reason, names in _by_reason(health.left_out).items():
        more = f", and {len(names) - _MOST_NAMES:,} more" if len(names) > _MOST_NAMES else ""
        _line("left out", f"{len(names):,} {reason}: {', '.join(names[:_MOST_NAMES])}{more}")
    index, sidecars = health.index, health.sidecars
    behind = f", {counted(index.behind_by, 'document')} to look at" if index.behind_by else ""
    _line("index", f"{counted(index.documents, 'document')}, {index.state}{behind}")
    problems = counted(len(sidecars.problems), "problem")
    _line("sidecars", f"{sidecars.files:,}, {problems}; `gloss check` looks closer")
    for problem in sidecars.problems[:_MOST_NAMES]:
        _line("", problem)
    for work in health.recovered:
        why = f": {work.reason}" if work.reason else ""
        _line(work.outcome, f"{work.path}: {work.what}{why}")
    if health.waiting_steps:
        waiting = counted(health.waiting_steps, "step")
        _line("journal", f"{waiting} not in the sidecars yet; `gloss doctor --recover` tries again")
    for gone in health.gone_sidecars:
        _line("gone", f"{gone}; `gloss doctor --recover` makes it again")
    for lost in sidecars.lost:
        _line("lost", f"{lost.path}: its document is gone; {lost.next_step}")
    for folder in health.folders:
        _line(folder.what, f"{folder.path} ({folder.state})")
    for fault in health.settings:
        _line("settings", fault)
    fit = health.terminal
    _line("terminal", f"{fit.name}, {fit.size}, {fit.colours}, {fit.encoding}")
    for advice in fit.advice:
        _line("", advice)


def _line(label: str, text: str) -> None:
    say(Piece(f"{label:{_LABEL}}", Look.STRONG), text)


def _by_reason(files: tuple[LeftOutFile, ...]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = defaultdict(list)
    for each in files:
        names[each.reason].append(f"{each.path} ({each.detail})" if each.detail else each.path)
    return names
