"""Actions that find, and that tag what was found."""

from reader.action import BROWSING, Action, Mode
from reader.table.modes import R, S, on

FINDING: tuple[Action, ...] = (
    Action(
        "search",
        ("/",),
        on(R),
        "search",
        'search in the document: each of the words; "a phrase" in quotes',
        "finding",
    ),
    Action("next_match", ("n",), on(R, Mode.FINDING), "next", "the next match", "finding"),
    Action(
        "previous_match", ("N",), on(R, Mode.FINDING), "previous", "the match before", "finding"
    ),
    Action("find", ("f",), BROWSING - {Mode.HELP}, "find", "find in the corpus", "finding"),
    Action("occurrences", ("*",), on(R, S), "occurrences", "find these words", "finding"),
    Action(
        "sort_hits",
        ("o",),
        on(Mode.FINDING),
        "order",
        "order by rank, date or path",
        "finding",
    ),
    Action(
        "accept_suggestion",
        ("d",),
        on(Mode.FINDING),
        "suggested",
        "find what was probably meant",
        "finding",
    ),
    Action(
        "narrow",
        ("tab",),
        on(Mode.FINDING),
        "narrow",
        "only those of an outlet, a month, a tag: how many there are of each",
        "finding",
    ),
    Action(
        "words_around",
        ("w",),
        on(Mode.FINDING),
        "words",
        "words beside the hits, where in each document they fall, the commonest words",
        "finding",
    ),
    Action(
        "turn_words",
        ("tab",),
        on(Mode.WORDS),
        "turn",
        "words beside the hits; where they fall; the commonest words",
        "finding",
    ),
    Action(
        "save_search",
        ("S",),
        on(Mode.FINDING),
        "save",
        "keep this search under a name",
        "finding",
    ),
    Action(
        "saved_searches",
        ("L",),
        on(Mode.FINDING, Mode.LIBRARY),
        "saved",
        "open a search that was kept",
        "finding",
    ),
    Action(
        "mark_hit", ("space",), on(Mode.FINDING), "mark", "mark this hit, or unmark it", "finding"
    ),
    Action("mark_all", ("*",), on(Mode.FINDING), "all", "mark all hits, or none", "finding"),
    Action(
        "tag_hits",
        ("t",),
        on(Mode.FINDING),
        "tag",
        "tag the marked hits with any tag; or this one, where none is marked",
        "tagging",
    ),
    Action(
        "claim_hits",
        ("c",),
        on(Mode.FINDING),
        "claim",
        "tag the sentences of the marked hits a claim; or of this one",
        "tagging",
    ),
    Action(
        "source_hits",
        ("s",),
        on(Mode.FINDING),
        "source",
        "tag the marked hits a source; or this one",
        "tagging",
    ),
    Action(
        "refuse_spelling",
        ("x",),
        on(Mode.FINDING),
        "other name",
        "this word is another name: ~~ finds it no more",
        "finding",
    ),
    Action(
        "accept_spelling",
        ("+",),
        on(Mode.FINDING),
        "same name",
        "this word is the same name: ~~ finds it from here on",
        "finding",
    ),
)
