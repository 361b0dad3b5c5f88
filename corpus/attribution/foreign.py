"""Classes of words that only what stands beside them tells, in other languages than English."""

from collections.abc import Iterator, Sequence
from itertools import chain

from corpus.attribution.table import Cues
from corpus.attribution.words import Word, is_quote

_DASHES = frozenset({"—", "–", "-", "--"})
_LONGEST_NAME = 5
"""Words of a name between quotation marks at most."""


def mark_separated(run: Sequence[Word], letters: list[str], cues: Cues) -> None:
    """A verb in two parts says nothing without the second: "teilte die Beute", "teilte mit, …"."""
    for place, word in enumerate(run):
        particles = cues.separable.get(word.low) if letters[place] == "V" else None
        if particles is None:
            continue
        end = place + 1
        while end < len(run) and letters[end] not in ",;.wq":
            end += 1
        if end - 1 > place and run[end - 1].low in particles:
            letters[end - 1] = "a"
        else:
            letters[place] = "m"


def mark_negated(run: Sequence[Word], letters: list[str], cues: Cues) -> None:
    """A verb that its own clause says no to says nothing: "bestätigte dies am Montag nicht"."""
    for place in range(len(run)):
        if letters[place] != "V":
            continue
        end = place + 1
        while end < len(run) and letters[end] not in ",;.wq" and run[end].low not in cues.negations:
            end += 1
        if end < len(run) and letters[end] == "o":
            letters[place] = "m"


def mark_phrases(run: Sequence[Word], letters: list[str], cues: Cues) -> None:
    """Words of a phrase make no name: "گزارش داد" opens with a verb, "Nach Angaben von" leads."""
    for place, word in enumerate(run):
        for phrase in cues.verb_phrases:
            if word.low == phrase[0] and _stands(run, place, phrase):
                letters[place : place + len(phrase)] = ["V", *"x" * (len(phrase) - 1)]
        for phrase in chain(cues.phrases, cues.citing_phrases):
            if word.low == phrase[0] and _stands(run, place, phrase):
                letters[place : place + len(phrase)] = "i" * len(phrase)


def _stands(run: Sequence[Word], place: int, phrase: tuple[str, ...]) -> bool:
    return tuple(word.low for word in run[place : place + len(phrase)]) == phrase


def without_insertions(run: Sequence[Word], letters: str) -> Iterator[Word]:
    """The words, with who says it outside of a quotation: «Я ждал, — говорит он, — час»."""
    inserted = False
    for place, word in enumerate(run):
        if word.text in _DASHES and word.quoted and not inserted:
            inserted = letters[place - 1] in ",." and letters[place + 1 : place + 2] == "V"
            yield word
            continue
        inserted = inserted and word.text not in _DASHES and not is_quote(word)
        yield word._replace(quoted=False) if inserted else word


def mark_inflected(run: Sequence[Word], letters: list[str], cues: Cues) -> None:
    """What is told by the word before: "der Polizei" of somebody, a dash behind a quotation."""
    for place in range(len(run)):
        before = letters[place - 1] if place else ""
        if run[place].low in cues.linking & cues.determiners:
            letters[place] = "L" if before in {"C", "R"} else "D"
            told = run[place + 1].low if place + 1 < len(run) else ""
            if told in cues.papers and letters[place - 2 : place] == ["C", "C"]:
                letters[place] = "D"  # sagte Ilo Varr der Zeitung
        elif run[place].text in _DASHES and before in {",", "q"}:
            letters[place] = ","  # «…», — сказал он
        elif letters[place] == "q" and before == "R":
            _mark_name(run, letters, place)
        elif letters[place] == "R" and not cues.articles:
            _mark_described(letters, place)


def _mark_described(letters: list[str], role: int) -> None:
    """What somebody is head of in "директор школы Ольга Веденина", as part of the role."""
    name = role + 1
    while name < len(letters) and letters[name] == "m" and name < role + 4:
        name += 1
    if name > role + 1 and letters[name : name + 2] == ["C", "C"]:
        letters[role + 1 : name] = "R" * (name - role - 1)


def _mark_name(run: Sequence[Word], letters: list[str], opening: int) -> None:
    """The marks of "агентство «Волна»" as parts of a name."""
    for closing in range(opening + 2, min(len(run), opening + _LONGEST_NAME + 2)):
        if is_quote(run[closing]):
            if run[opening + 1].capital and all(w.is_word for w in run[opening + 1 : closing]):
                letters[opening : closing + 1] = "C" * (closing + 1 - opening)
            return
