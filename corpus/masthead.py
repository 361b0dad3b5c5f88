"""Whether the first line of an article is the name of its outlet and not its headline. Pure.

Told by the line's own words and by what stands below it: an outlet has a headline under it.
"""

import re
from typing import Final

from annotations.word_sets import word_set

_SURE: Final = word_set(
    "courier herald tribune gazette journal telegraph chronicle examiner inquirer newsroom",
    "newspaper newswire broadcasting newsletter zeitung anzeiger kurier tageblatt",
    "tagblatt rundschau nachrichten tidning tidningen avisen dagblad dagbladet gazeta gazzetta",
    "giornale corriere periódico gaceta correo diario jornal courrier dépêche вестник газета",
    "известия курьер ведомости газети вісник gazetesi haber haberler روزنامه خبرگزاری جريدة صحيفة",
    "radio",
)
_LIKELY: Final = word_set(
    "times post mail news press guardian star sun today daily weekly tv television international",
    "media online monitor observer mirror express review standard dispatch bulletin advocate",
    "wire sentinel echo argus bugle record reporter globe independent world lamp presse post bote",
    "blatt welt faro mundo país heraldo monde figaro voix echo новости правда время вести",
)
"""Words that a headline may end in as well."""
_BOTH: Final = _SURE | _LIKELY
_ENDINGS: Final = (
    *("wire", "zeitung", "anzeiger", "kurier", "tageblatt", "nachrichten", "rundschau", "bote"),
    *("tidning", "tidningen", "bladet", "avisen", "krant", "courant", "newswire", "times", "blatt"),
    *("日报", "日報", "新聞", "新闻", "時報", "时报", "晚报", "통신", "신문", "일보"),
)
_AGENCIES: Final = word_set(
    "reuters afp ap dpa efe ansa tass interfax xinhua kyodo upi bbc cnn npr dw rfi rferl apa belga",
    "тасс интерфакс укринформ",
)
SECTIONS: Final = word_set(
    "world news politics local national international opinion business sport sports europe asia",
    "africa americas economy culture health science technology travel society life weather home",
    "region regional island environment crime law",
    "education comment analysis editorial welt politik",
    "wirtschaft kultur panorama inland ausland lokales monde politique économie société mundo",
    "política economía sociedad cultura deportes mondo",
    "politica cronaca esteri мир политика общество",
    "экономика новости происшествия latest breaking front",
)
_SMALL: Final = word_set(
    "the of and a an de des du la le les los las el del di dei della da do dos von der die das und",
    "för och van het y e et i и",
)
_NO_NAME: Final = word_set(
    "no good bad breaking fake big hard fresh old",
    "latest last more what why how who when where this",
    "that these those is are was were has have will after before against over under with without",
    "from into at on in to for by end blow new final great barbed live razor плохие хорошие",
)
_ARTICLES: Final = word_set("the le la les l el il lo los o a der die das de het")
_ROMANCE: Final = word_set("le la les el il lo los o")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\S")
_MOST_WORDS: Final = 5
_MOST_BEFORE_LIKELY: Final = 2
_SECTION_MARK: Final = re.compile(r"\s*[|›»/·•]\s*|\s+[–—-]\s+")


def outlet_above(line: str, headline: str, *, dated: bool) -> str:
    """The outlet that the first line names, "" where it is the headline itself.

    headline: the line that would be the headline otherwise; dated: whether a date or a byline
    stands in the head.
    """
    if len(headline.split()) < 2 or outlet_in(headline):
        return ""
    name, *rest = _SECTION_MARK.split(line)
    if rest and all(is_section(each) for each in rest) and _is_name(name):
        return name
    if outlet_in(line, sure=not dated or len(headline) <= len(line)):
        return line
    return ""


def is_section(line: str) -> bool:
    """Whether a line is the name of a part of a paper: "World", "News"."""
    words = line.lower().split()
    return 0 < len(words) <= 3 and all(word in SECTIONS | {"&", "and"} for word in words)


def outlet_in(name: str, *, sure: bool = True) -> bool:
    """Whether `name` is that of an outlet by its words. sure: headlines may not end so."""
    words = [word.lower() for word in _WORD.findall(name)]
    if not _is_name(name) or set(words) & _NO_NAME:
        return False
    own = words[1:] if words[0] in _ARTICLES else words
    if own and not _SMALL.intersection(own):
        last = own[-1]
        if last in _AGENCIES or (last.endswith(_ENDINGS) and last not in _LIKELY):
            return True
        if last in _SURE:
            return len(words) > 1
        if last in _LIKELY and not sure:
            return len(words) > 1 and (len(own) <= _MOST_BEFORE_LIKELY or bool(_SURE & {*own}))
    # "Le Courrier des Îles", "The Journal of Varrhaven": the noun leads.
    return len(words) > 1 and words[0] in _ROMANCE and words[1] in (_SURE if sure else _BOTH)


def _is_name(text: str) -> bool:
    """Whether it is written as a name is: a few words, with capital letters but in small ones."""
    words = _WORD.findall(text)
    if not 0 < len(words) <= _MOST_WORDS or any(not word[0].isalpha() for word in words):
        return False
    cased = [word for word in words if word.lower() not in _SMALL]
    if not cased:
        return False
    # In Russian, Spanish and others only the first word of a name has one.
    tail = cased[1:] if cased[0][0].isupper() or cased[0] != cased[0].lower() else cased
    return cased[0][0] == cased[0][0].upper() and all(
        word[0] == word[0].upper() or word.lower() in _BOTH for word in tail
    )
