"""The name under which a source is known, taken from the words that mention it."""

import unicodedata

from corpus.attribution.cues import cues_for
from corpus.attribution.table import Cues
from corpus.attribution.words import Word, is_quote, words

_KEPT = 80
"""Code points of a name at most."""

_DESCRIBING = ("ern", "ed", "al", "ic", "ish", "ian", "ous", "ive", "ful", "ese", "an", "y")
_ADJECTIVE_ENDS = ("an", "ish", "ese", "i", "ic")
_OF_PLACES = (
    "polizei",
    "feuerwehr",
    "anwaltschaft",
    "universität",
    "gericht",
    "ministerium",
    "amt",
)
"""Ends of German nouns before a place, which alone is nobody."""
_OWNED = ("-based", "-backed", "-linked", "-aligned", "-owned", "-run", "-funded", "-affiliated")
"""What tells whose somebody is, and is no part of a name."""
_FOREIGN = frozenset({"le", "la", "les", "der", "die", "das", "el", "los", "las"})
_FOREIGN_ARTICLES = frozenset(
    {"einem", "einen", "einer", "eines", "dem", "den", "des", "una", "unos", "unas"}
    | {"sa", "son", "ses", "leur", "su", "sus", "sein", "seine", "ihr", "ihre", "deren", "dessen"}
)
_ARTICLES = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "some", "both"}
    | {"its", "his", "her", "their", "our", "my"}
    | {
        "le",
        "la",
        "les",
        "l'",
        "l’",
        "un",
        "une",
        "der",
        "die",
        "das",
        "ein",
        "eine",
        "el",
        "los",
        "las",
    }
)


def entity_name(mention: str, cues: Cues | None = None) -> str:
    """The name that a mention gives: without article, titles, roles and brackets.

    "Harbour master Ilo Varr" is Ilo Varr, "the port office" is Port office; empty for a mention
    without words. cues: the language's table, told from the mention where none is given.
    """
    cues = cues or cues_for(mention)
    run = _without_brackets(words(mention))
    if cues.language != "en":
        run = [word for word in run if not is_quote(word)]
    while run and (_is_article(run, cues) or not run[0].is_word):
        run = run[1:]
    while run and not run[-1].is_word and run[-1].low not in {"."}:
        run = run[:-1]
    while len(run) > 1 and run[0].low.endswith(_OWNED) and run[1].capital:
        run = run[1:]
    if not run:
        return ""
    if cues.language != "en":
        run = _without_description(run, cues)
    run = _without_utterance(run, cues)
    run = _without_suffix(_without_possessor(_without_titles(run, cues), cues), cues)
    return _capitalised(_joined(run))[:_KEPT].rstrip()


def _without_description(run: list[Word], cues: Cues) -> list[Word]:
    """The name in "директор школы Ольга Веденина": two capitals behind small words for a role."""
    place = len(run)
    while place and (run[place - 1].capital or run[place - 1].low in cues.particles):
        place -= 1
    described = run[0].low in cues.roles and not any(w.low in cues.bodies for w in run[place:])
    return run[place:] if described and 0 < place < len(run) - 1 else run


def _is_article(run: list[Word], cues: Cues) -> bool:
    """Whether the first word is an article: "un" of "un juge", but not of "a UN report"."""
    word, rest = run[0], run[1:]
    named = word.capital and cues.language == "en" and word.low in _FOREIGN  # "Der Kurier"
    if word.capital and cues.language in {"fr", "es"} and rest and rest[0].capital:
        nouns = cues.roles | cues.bodies | cues.papers | cues.crowds
        named = word.low in _FOREIGN and rest[0].low not in nouns  # "El Correo"
    article = word.low in _ARTICLES or (cues.language != "en" and word.low in _FOREIGN_ARTICLES)
    return article and not word.acronym and not named


def _without_utterance(run: list[Word], cues: Cues) -> list[Word]:
    """Whose words they are in "a statement from the prosecutor's office"."""
    place = next((p for p, word in enumerate(run) if word.low in cues.utterances), None)
    if place is None or place > 2 or len(run) < place + 3:
        return run
    if run[place + 1].low not in {"from", "by", "of"}:
        return run
    rest = run[place + 2 :]
    return rest[1:] if len(rest) > 1 and _is_article(rest, cues) else rest


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same but for case, accents' form and apostrophes."""
    return name_key(one) == name_key(other)


def name_key(name: str) -> str:
    """What two spellings of one name have in common."""
    return " ".join(unicodedata.normalize("NFKC", name).replace("’", "'").casefold().split())


def _without_brackets(run: list[Word]) -> list[Word]:
    kept: list[Word] = []
    depth = 0
    for word in run:
        depth += word.text == "("
        if depth == 0:
            kept.append(word)
        depth -= word.text == ")" and depth > 0
    return kept


def _without_titles(run: list[Word], cues: Cues) -> list[Word]:
    """What follows the last title or role before a name."""
    nouns = cues.bodies | cues.papers
    for place in range(len(run) - 2, -1, -1):
        word, rest = run[place], run[place + 1 :]
        low = word.low.rstrip(".")
        common = not word.capital or cues.nouns_have_capitals
        # Компания Nord Ferry: a noun of another alphabet is no part of the name.
        common = common or (not word.text.isascii() and rest[0].text.isascii())
        title = low in cues.titles | cues.roles or (common and low in nouns)
        title = title or low.endswith(cues.endings)
        if cues.nouns_have_capitals and len(rest) == 1 and low.endswith(_OF_PLACES):
            continue  # Polizei Hamburg
        if not title or not rest[0].text[0].isupper() or rest[0].low in cues.prepositions:
            continue  # Reporters Without Borders
        proper = all(
            w.capital or w.is_number or w.low in cues.particles or "-" in w.text for w in rest
        )
        titled = all(w.low in cues.titles | cues.roles for w in rest)
        institution = word.capital and any(w.low in nouns for w in rest)
        institution = institution or (
            word.capital and len(rest) == 1 and rest[0].low in cues.outlets
        )
        if proper and not titled and not institution:
            return rest
    return _without_noun(run, cues)


def _without_noun(run: list[Word], cues: Cues) -> list[Word]:
    """The name in "reinsurer Altmark Re": two capitals behind nouns in small letters."""
    place = len(run)
    while place and run[place - 1].capital:
        place -= 1
    small = cues.prepositions | cues.linking | cues.by | cues.determiners | cues.conjunctions
    nouns = all(w.is_word and not w.capital and w.low not in small for w in run[:place])
    described = nouns and 0 < place < min(len(run) - 1, 4) and cues.language == "en"
    noun = described and not run[place - 1].low.endswith(_DESCRIBING)
    return run[place:] if noun else run


def _without_possessor(run: list[Word], cues: Cues) -> list[Word]:
    """Drop "the line's" before a person; an institution keeps its owner."""
    owner = next((p for p, w in enumerate(run) if w.low in {"'s", "’s"}), None)
    if owner is None or owner + 1 == len(run):
        return run
    rest = run[owner + 1 :]
    institutional = any(
        word.low in cues.bodies | cues.papers | cues.roles | cues.linking for word in rest
    )
    return rest if all(word.capital for word in rest) and not institutional else run


def _without_suffix(run: list[Word], cues: Cues) -> list[Word]:
    """Drop "group", "news agency" behind a name; "the Northern group" stays."""
    place = len(run)
    while place > 1 and run[place - 1].is_word and not run[place - 1].capital:
        place -= 1
    name, suffix = run[:place], run[place:]
    proper = len(name) > 1 or name[0].acronym or not name[0].low.endswith(_ADJECTIVE_ENDS)
    labelled = 0 < len(suffix) <= 3 and suffix[-1].low in cues.labels
    if labelled and any(map(_opens_name, name)):
        name = name[next(p for p, word in enumerate(name) if _opens_name(word)) :] or name
        proper = len(name) > 1 or name[0].acronym or not name[0].low.endswith(_ADJECTIVE_ENDS)
    return name if labelled and proper and all(word.capital for word in name) else run


def _opens_name(word: Word) -> bool:
    """Whether a word may begin a name: not "semiofficial", nor "Norway-based"."""
    return word.capital and not word.low.endswith(_OWNED)


def _joined(run: list[Word]) -> str:
    """The words as they stand, white space made one blank, apostrophes straight."""
    parts = [
        (" " if place and run[place - 1].end < word.start else "") + word.text
        for place, word in enumerate(run)
    ]
    return " ".join("".join(parts).replace("’", "'").split())


def _capitalised(name: str) -> str:
    """With a capital, unless a small first letter belongs to the name (al-Qaeda, eBay)."""
    first = name.split(" ", 1)[0]
    return name if any(map(str.isupper, first)) else name[:1].upper() + name[1:]
