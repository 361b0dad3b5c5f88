"""Whether a word that may be a verb of saying is one where it stands: "a claim", "they claim"."""

from collections.abc import Sequence

from corpus.attribution.table import Cues
from corpus.attribution.words import Word, is_quote


def _that_follows(run: Sequence[Word], place: int, cues: Cues) -> bool:
    """Whether only a date stands between a verb and "that": "warned in March that"."""
    for word in run[place + 1 : place + 6]:
        if word.low in cues.that:
            return True
        if not (word.low in cues.times or word.is_number or word.low in {"on", "in", "at"}):
            return False
    return False


def _inserted(run: Sequence[Word], place: int, cues: Cues) -> bool:
    """Whether a comma closes what is put between subject and verb: "X, citing Y, reports"."""
    for back in range(place - 2, max(0, place - 24), -1):
        if (
            run[back].text == ","
            and run[back + 1].low in cues.citing | cues.relatives | cues.quoting
        ):
            return run[back - 1].capital or run[back - 1].low in cues.papers | cues.bodies
    return False


def _closes(run: Sequence[Word], place: int, cues: Cues) -> bool:
    """Whether only a name follows up to the end: "…, claims the Zerkalo website."."""
    rest = run[place + 1 :]
    if not 1 < len(rest) <= 7 or rest[-1].text != "." or place < 4:
        return False
    names = all(word.is_word and word.low not in cues.prepositions for word in rest[:-1])
    begins = rest[0].low in cues.determiners or rest[0].capital
    return names and begins and any(word.low in cues.auxiliaries for word in run[:place])


def _behind_quotation(run: Sequence[Word], place: int) -> bool:
    """Whether a quotation ends a few words before."""
    near = run[max(0, place - 5) : place]
    return any(is_quote(word) for word in near) and not run[place - 1].quoted


def _clause_follows(run: Sequence[Word], place: int, cues: Cues) -> bool:
    """Whether a pronoun with its verb stands behind: "admitted he had lied"."""
    if cues.language != "en" or place + 2 >= len(run):
        return False
    auxiliary = run[place + 2].low in cues.auxiliaries | cues.modals
    return auxiliary and run[place + 1].low in cues.pronouns


def _predicts(run: Sequence[Word], place: int, cues: Cues) -> bool:
    """Whether a full name follows a comma and the verb: "…, predicts Gerd Haas"."""
    named = all(word.capital for word in run[place + 1 : place + 3]) and place + 3 < len(run)
    verbal = any(word.low in cues.auxiliaries | cues.modals for word in run[:place])
    return named and verbal and place > 3 and run[place - 1].text == ","


def _inserts(run: Sequence[Word], place: int) -> bool:
    """Whether only a name stands between two commas with the verb: "…, Dagsnytt reports,"."""
    opening = place - 1
    while opening > 0 and (run[opening].capital or run[opening].low == "the"):
        opening -= 1
    after = run[place + 1].text if place + 1 < len(run) else "."
    named = run[opening].text == "," and opening < place - 1
    return named and after in {",", "."} and run[place].low.endswith("s")


def _speaks(before: Word, cues: Cues) -> bool:
    """Whether a word may be the subject's last: "a leaked memo shows", and not "their fears"."""
    nouns = cues.roles | cues.papers | cues.crowds | cues.bodies | cues.pronouns
    owns = before.low in cues.determiners and not before.capital  # its demands
    spoken = before.low in nouns or before.low.removesuffix("s") in nouns
    return before.capital or (spoken and not owns)


def _reckons(run: Sequence[Word], place: int, cues: Cues) -> bool:
    """Whether a body closes the sentence with the verb: "…, the chamber of commerce estimates."."""
    opening = next((p for p in range(place - 1, max(0, place - 9), -1) if run[p].text == ","), 0)
    named = run[opening + 1 : place]
    if not opening or len(named) < 2 or named[0].low not in cues.determiners:
        return False
    head = next((p for p, word in enumerate(named) if word.low in cues.linking), len(named)) - 1
    somebody = named[head].low in (cues.bodies | cues.roles) - cues.crowds
    whole = all(word.is_word or word.text[0] in "'’" for word in named)
    said = any(word.low in cues.auxiliaries | cues.modals for word in run[:opening])
    return somebody and whole and said and run[place].low.endswith("s")


def says(run: Sequence[Word], place: int, cues: Cues) -> bool:
    """Whether a word that may be a verb of saying is one here, and no noun."""
    word = run[place]
    after = run[place + 1] if place + 1 < len(run) else None
    opens = after is not None and (after.low in cues.that or is_quote(after))
    opens = opens or (after is not None and after.low == "how" and word.low in cues.describing)
    if after is not None and after.text == "." and cues.articles and _reckons(run, place, cues):
        return True
    if word.low in cues.saying_that and word.low not in cues.saying and cues.that:
        ends = after is not None and not after.is_word and not opens
        if word.low in cues.doubtful and ends and not (place and _speaks(run[place - 1], cues)):
            return False
        if ends and place and run[place - 1].low in cues.auxiliaries:
            return False  # "the man had confessed."
        if _clause_follows(run, place, cues) or _predicts(run, place, cues):
            return True
        if _behind_quotation(run, place) and after is not None and after.low in cues.prepositions:
            return True  # “…,” the group posted on its channel
        return opens or after is None or not after.is_word or _that_follows(run, place, cues)
    if word.low not in cues.doubtful:
        return True
    before = run[place - 1] if place else None
    if before is not None and before.capital and _inserts(run, place):
        return True
    if before is not None and before.text == ",":
        if _closes(run, place, cues):
            return True
        return _inserted(run, place, cues) and (opens or (after is not None and after.is_word))
    if before is None or not (before.is_word or before.text == ")"):
        return False
    filed = word.low == "reports" and after is not None and after.low == "from"
    if filed and before.capital and run[place - 2].capital:
        return True  # Jane Moss reports from Orm
    if before.low in cues.determiners or before.low in cues.disputing:
        return False
    if before.low in cues.prepositions or before.low in cues.linking:
        return False
    near = {word.text for word in run[max(0, place - 4) : place - 1]}
    closes = place > 2 and "," in near and after is not None and after.text == "."
    if closes and before.low in cues.crowds and word.low[-1:] != "s":
        return True  # "…, police claim."
    if after is None or after.low in cues.saying or after.low in cues.auxiliaries:
        return False
    if opens:
        return True
    known = (
        before.capital
        or before.text == ")"
        or before.low in cues.pronouns
        or before.low in cues.adverbs
    )
    known = known or before.low in cues.crowds | cues.bodies | cues.roles
    if after.low in cues.thing_pronouns and run[place - 2].low in cues.determiners:
        return True  # "the city estimates it at 60 million"
    begins = after.low in cues.determiners or after.is_number or after.capital
    begins = begins or after.low in cues.quantities | cues.thing_pronouns
    return known and begins
