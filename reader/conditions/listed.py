"""Whether the lines of a list can be tagged, decided or changed."""

from reader.conditions.going import has_lines
from reader.conditions.reason import Conditions, Reason
from reader.modes.codebook import line_selected
from reader.modes.hits import is_name_asked, meant, name_asked
from reader.modes.reprints import tagged_in_reprint
from reader.state import State


def _can_tag_hits(state: State, key: str) -> Reason:
    if not state.finding.passages:
        return has_lines(state, key) or "nothing found"
    return None if meant(state) else "no words were found here; Enter opens the document"


def _can_decide(state: State, key: str) -> Reason:
    if not name_asked(state):
        return "no name was asked for; find ~~name first"
    if (reason := _can_tag_hits(state, key)) is not None:
        return reason
    word = state.finding.passages[state.finding_list.selected].text
    if len(word.split()) != 1:
        return "this hit is no single word"
    if is_name_asked(state, word):
        return f"{word} is the name you asked for; choose a hit that is spelled otherwise"
    return None


def _can_reprint(state: State, _key: str) -> Reason:
    return "a lone document; start gloss with its folder" if state.single else None


def _can_apply(state: State, _key: str) -> Reason:
    return (
        None
        if tagged_in_reprint(state)
        else "nothing of yours is tagged in this passage; q, then c"
    )


def _can_list(state: State, _key: str) -> Reason:
    """Whether the tag that is selected can be renamed, merged or retired."""
    line = line_selected(state)
    if line is None:
        return "no tag here"
    return (
        f"{line.tag.name} is built in: it can be refined by i and e" if line.tag.built_in else None
    )


def _can_retire(state: State, key: str) -> Reason:
    line = line_selected(state)
    if line is not None and not line.listed:
        return "it is not in the codebook; a adds it, m merges it"
    return _can_list(state, key)


CONDITIONS: Conditions = {
    "rename_tag": _can_list,
    "merge_tag": _can_list,
    "retire_tag": _can_retire,
    "tag_hits": _can_tag_hits,
    "claim_hits": _can_tag_hits,
    "source_hits": _can_tag_hits,
    "refuse_spelling": _can_decide,
    "accept_spelling": _can_decide,
    "reprints": _can_reprint,
    "apply_to_reprints": _can_apply,
}
