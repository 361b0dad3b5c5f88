"""What the most useful keys of a mode do, in the few words of the bottom row."""

from reader.actions import Action, Mode, by_name, in_mode, shown
from reader.availability import why_not
from reader.figure_words import signed
from reader.modes.doubts import settled
from reader.modes.read_again import settled_figure
from reader.screens.frame import clipped
from reader.screens.linking import figure_said
from reader.state import State
from reader.terminal.inert import inert

_FIGURE = 32
"""Cells of a figure with its topic among the keys."""

_FOOTERS: dict[Mode, tuple[str, ...]] = {
    Mode.READING: ("claim", "source", "find", "help"),
    Mode.PENDING: (
        "accept",
        "figure_reading",
        "next_cut",
        "name_source",
        "source_by_hand",
        "undo",
        "help",
    ),
    Mode.SETTLING: (
        *("confirm_place", "confirm_figure", "next_place", "place_by_hand", "delete"),
        *("next_match", "help"),
    ),
    Mode.ATTRIBUTES: ("close_attributes", "undo", "help"),
    Mode.SELECTING: ("other_end", "word_right", "word_left", "next_cut", "claim", "source", "keep"),
    Mode.LIBRARY: ("open", "find", "annotator", "help", "back"),
    Mode.FINDING: (
        "open",
        "narrow",
        "words_around",
        "mark_hit",
        "tag_hits",
        "claim_hits",
        "back",
        "help",
    ),
    Mode.REPRINTS: ("open", "apply_to_reprints", "undo", "back", "help"),
    Mode.LISTING: ("open", "delete", "only_to_do", "undo", "back", "help"),
    Mode.WORDS: ("open", "turn_words", "back", "help"),
    Mode.MATRIX: (
        *("open", "turn_matrix", "next_topic", "order_topics", "more_columns", "back", "help"),
    ),
    Mode.CODEBOOK: (
        *("add_tag", "rename_tag", "merge_tag", "retire_tag", "guideline", "undo", "back", "help"),
    ),
    Mode.HELP: ("page_down", "palette", "back"),
}


def footer(state: State) -> str:
    """What the most useful keys of the mode do now; disabled ones are left out."""
    pending = state.reading.pending if state.reading else None
    if state.mode is Mode.PENDING and pending is not None and not pending.claim:
        return "a letter tags that name a source   any other key goes on   ?"
    names = _FOOTERS.get(state.mode, ())
    actions = {action.name: action for action in in_mode(state.mode)}
    parts = []
    for name in names:
        action = actions.get(name) or by_name(name)
        key = action.keys[0]
        if why_not(state, action, key) is None:
            parts.append(f"{shown(key)} {_said(state, action)}" if name != "help" else "?")
    if state.mode is Mode.PENDING and (not parts or not parts[0].startswith("Enter")):
        parts.insert(0, "l next sentence")
    return "  ".join(parts)


def _said(state: State, action: Action) -> str:
    if action.name == "accept":
        return _accept_text(state)
    if action.name == "figure_reading" and state.reading and state.reading.pending:
        said = figure_said(state.reading.document, state.reading.pending.claim, short=True)
        return clipped(inert(said), _FIGURE) or "figure: none"
    if action.name == "confirm_figure":
        return clipped(inert(_other_figure(state)), _FIGURE)
    if action.name == "back" and len(state.screens) == 1:
        return "leave"
    return action.short


def _other_figure(state: State) -> str:
    """The figure that the words give which are being settled: ``rescued: 73 people?``."""
    reading = state.reading
    body = settled(reading)[0].tag_body if reading and reading.settling else None
    said = (body.topic if body and body.topic else "", signed(settled_figure(state)))
    return ": ".join(part for part in said if part) + "?"


def _accept_text(state: State) -> str:
    pending = state.reading.pending if state.reading else None
    if pending is None or not (pending.proposed or pending.propose_own):
        return "next"
    chain = ["0"] if pending.propose_own else []
    chain += [pending.letters[i] or pending.candidates[i].entity for i in pending.proposed]
    return f"{'<-'.join(chain)}, next"
