"""Counts that are set against another's: each rests on whoever gave it."""

import pytest

from annotations.selectors import Span
from corpus.attribution.candidates import candidates
from corpus.attribution.cuts import cuts
from tests.corpus.test_attribution_statements import proposal_of, shown

CONTRASTED = [
    (
        "At least 41 people were killed when the Maribel burned on Sunday, the port office said, "
        "while the Lantern Relief put the number of dead at 45.",
        [
            ("At least 41 people were killed when the Maribel burned on Sunday", "Port office"),
            ("the Lantern Relief put the number of dead at 45", "Lantern Relief"),
        ],
    ),
    (
        "The port office said that 41 people were killed, whereas the Evening Lamp counts 45.",
        [
            ("41 people were killed", "Port office"),
            ("the Evening Lamp counts 45", "Evening Lamp"),
        ],
    ),
    (
        "According to the port office, 41 people died, but the sailors' union speaks of 45 dead.",
        [
            ("41 people died", "Port office"),
            ("the sailors' union speaks of 45 dead", "Sailors' union"),
        ],
    ),
    (
        "Ilo Varr said the quay was safe, though the ferry line put a guard at two doors.",
        [("the quay was safe, though the ferry line put a guard at two doors", "Ilo Varr")],
    ),
    (
        "The port office said that the ferry line put the number of doors at nine.",
        [("the ferry line put the number of doors at nine", "Port office")],
    ),
    (
        "The port office said the ferry lay still while the fire burned for two hours.",
        [("the ferry lay still while the fire burned for two hours", "Port office")],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), CONTRASTED, ids=[s[:40] for s, _ in CONTRASTED])
def test_a_count_set_against_another_is_of_whoever_gives_it(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert shown(sentence) == expected


def test_nobody_is_proposed_for_both_counts_and_each_has_a_cut() -> None:
    sentence, _ = CONTRASTED[0]
    whole = Span(0, len(sentence))
    ways = cuts(sentence, whole, proposal_of(sentence))
    assert ways[0].chain == ()
    named = {way.span.of(sentence)[-9:]: [hop.entity for hop in way.chain] for way in ways[1:3]}
    assert named == {"on Sunday": ["Port office"], "ead at 45": ["Lantern Relief"]}
    assert not any(way.own_voice for way in ways)


SECOND_VERBS = [
    (
        "The ferry line rejected the accusations and said only three doors were locked.",
        [("only three doors were locked", "Ferry line")],
    ),
    (
        "Coast Wire reported that four stokers were held; their lawyer, Oda Reyes, denied the "
        "charges and later said only two were in custody.",
        [("four stokers were held", "Coast Wire"), ("only two were in custody", "Oda Reyes")],
    ),
    (
        "Coast Wire reported that four stokers were held; their lawyer opened the door and said "
        "nearly all were free.",
        [("four stokers were held", "Coast Wire"), ("nearly all were free", "Lawyer")],
    ),
    (
        "The mayor dismissed the report but said about 20 were missing.",
        [("about 20 were missing", "Mayor")],
    ),
]


@pytest.mark.parametrize(
    ("sentence", "expected"), SECOND_VERBS, ids=[s[:40] for s, _ in SECOND_VERBS]
)
def test_the_second_verb_of_a_subject_has_no_other_subject(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert shown(sentence) == expected
    whole = Span(0, len(sentence))
    names = [each.entity for each in candidates(sentence, whole, whole)]
    assert not any(name.endswith((" and", " but")) for name in names)


def test_a_number_that_opens_a_sentence_is_no_adverbial() -> None:
    ((said, chain),) = shown("At least 41 drowned, police said.")
    assert (said.rstrip(" |"), chain) == ("At least 41 drowned", "Police")
    assert shown("At least two days later, police said the ferry was gone.") == [
        ("the ferry was gone", "Police")
    ]
