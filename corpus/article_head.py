"""The head of an article in plain text: what stands around the headline, and where it ends. Pure.

A head is the short lines before the first sentence of the body, in any order: the caption of a
photograph, the headline, a date, a byline, a newsroom, categories. A date in the running text is
never the document's.
"""

import datetime
import re
import string
from collections.abc import Iterator

from annotations.values import dataclass
from corpus.dates import date_of_line, ends_in_date
from corpus.masthead import is_section, outlet_above, outlet_in

LONGEST_TITLE = 160
_CLIPPED_TITLE = 90
_MOST_LINES = 16
_LONGEST_NAME = 60

_FULL_STOP = re.compile(r"[.;:…。।۔][\"'”’»)\]]*$")
_FIRST_SENTENCE = re.compile(r".{24,}?[.!?…。！？؟।۔][\"'”’»)]*(?=\s|$)|.+", re.DOTALL)
_CREDIT = re.compile(
    r"(?i)(?:file )?(?:photo|image|picture|photograph|illustration|credit|caption|foto|video)s?"
    r"(?: credit| by| courtesy)?\s*[:/]|(?:photo|illustration) by |©|\(c\) |advertisement"
)
_CAPTION_CREDIT = re.compile(
    r"[(\[][^()\[\]]{0,40}(?:photo|image|reuters|getty|handout|afp|/ap|ap/)[^()\[\]]{0,40}[)\]]\s*\.?$",
    re.IGNORECASE,
)
_PERSON = (
    r"[^\W\d_a-zß-ÿа-я][^\W\d_]*(?:-\w+)?"
    r"(?:\s+(?:(?:de|van|von|der|da|di|del|la|le)\s+)*[^\W\d_a-zß-ÿа-я][\w.’'-]*){1,3}"
)
_BYLINE = re.compile(
    rf"(?:[Bb]y|BY|(?:Par|Von|Por|Di|Av|Door|Автор)(?=\s*:?\s+{_PERSON}\s*(?:[|·]|$)))"
    r"\s*:?\s+(?P<author>[^\W\d_][^|·\d@]{1,58}?)(?:\s*[|·]\s*(?P<outlet>.+))?"
)
_NEWSROOM = re.compile(
    r"(?P<outlet>[^\W\d_].{1,50}?)(?:[’']s?)?\s+"
    r"(?:Newsroom|News ?[Dd]esk|News Staff|Editorial Board"
    r"|(?:Staff |Special )?Correspondents?|Staff (?:Writers?|Reporters?))"
)
_LABELLED = re.compile(
    r"(?i)(?P<label>title|headline|author|source|outlet|publication|publisher)\s*:\s+(?P<value>\S.*)"
)
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^\d()—–\n]{1,50}?)(?:,\s*(?P<date>[A-Za-z.]+ \d{1,2}(?:,? \d{4})?"
    r"|\d{1,2} [A-Za-z.]+(?: \d{4})?))?\s*(?:\((?P<agency>[^()\d]{2,40})\))?\s*(?:—|–|--|-)\s+\S"
)
_WORD = re.compile(r"\w")
_SEPARATOR = re.compile(r"\s+[—–|·•-]\s+|\s*[|·•]\s*")


@dataclass(slots=True)
class ArticleHead:
    """What was found; None where nothing was."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    date: datetime.date | None = None


def read_article_head(text: str, *, titled: bool = False) -> ArticleHead:
    """Read the head of an article. titled: its title is known, no line is taken for one."""
    head = ArticleHead()
    lines = list(_lines(text))
    candidates: list[str] = []
    captions: list[str] = []
    body = ""
    for number, line in enumerate(lines):
        if _CREDIT.match(line) or _taken(head, line, headed=bool(candidates)):
            continue
        following = lines[number + 1 : number + 3]
        if _is_caption(line, following):
            captions.append(line)
        elif _is_sentence(line):
            body = line
            break
        else:
            candidates.append(line)
    body = _without_dateline(head, body)
    while len(candidates) > 1 and is_section(candidates[0]):
        candidates.pop(0)
    if len(candidates) > 1 and (masthead := _masthead(head, *candidates[:2])):
        candidates.pop(0)
        head.outlet = head.outlet or masthead
    if not titled and head.title is None:
        head.title = _title(candidates, captions, body)
    return head


def _lines(text: str) -> Iterator[str]:
    """The first lines of the text, those of a wrapped paragraph joined to one."""
    taken = 0
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        rows = [" ".join(row.split()) for row in block.split("\n") if _WORD.search(row)]
        while rows and taken < _MOST_LINES:
            row = rows.pop(0)
            taken += 1
            if rows and not _stands_alone(row, rows):
                row, rows = " ".join((row, *rows)), []
            yield row


def _stands_alone(row: str, others: list[str]) -> bool:
    """Whether the first row of a block is a line of its own and not the start of a paragraph."""
    if date_of_line(row) or _CREDIT.match(row) or _BYLINE.fullmatch(row) or _LABELLED.match(row):
        return True
    if _FULL_STOP.search(row):
        return True
    if others[0][:1].islower():
        return False
    shorter = len(row) < 0.75 * max(map(len, others))
    return shorter or bool(date_of_line(others[0]) or _BYLINE.fullmatch(others[0]))


def _taken(head: ArticleHead, line: str, *, headed: bool) -> bool:
    """Whether the line says one thing of the document, which is kept; the first of a kind wins.

    headed: whether a line that can be the headline went before.
    """
    if day := date_of_line(line):
        head.date = head.date or day
    elif match := _LABELLED.fullmatch(line):
        label, value = match["label"].lower(), match["value"]
        field = {"headline": "title", "title": "title", "author": "author"}.get(label, "outlet")
        if getattr(head, field) is None:
            setattr(head, field, value)
    elif len(line) > 2 * _LONGEST_NAME or _FULL_STOP.search(line):
        return False
    elif _outlet_and_date(head, line):
        return True
    elif match := _BYLINE.fullmatch(line):
        head.author = head.author or _name(match["author"])
        head.outlet = head.outlet or match["outlet"]
    elif (match := _NEWSROOM.fullmatch(line)) and (headed or len(line.split()) <= 4):
        head.outlet = head.outlet or match["outlet"]
    else:
        return False
    return True


def _outlet_and_date(head: ArticleHead, line: str) -> bool:
    """Take ``Outlet — date`` and its relatives apart; false where no part is a date."""
    parts = [part for part in _SEPARATOR.split(line) if part]
    days = [date_of_line(part) for part in parts]
    if len(parts) == 1:
        return _named_and_dated(head, line)
    if not any(days) or len(parts) > 4:
        return False
    head.date = head.date or next(filter(None, days))
    for part, day in zip(parts, days, strict=True):
        if match := _BYLINE.fullmatch(part):
            head.author = head.author or _name(match["author"])
        elif day is None and len(part) <= _LONGEST_NAME:
            head.outlet = head.outlet or part
    return True


def _named_and_dated(head: ArticleHead, line: str) -> bool:
    """Take ``Outlet, Place, date`` apart, of which only the date must be there."""
    pieces = line.split(", ")
    for count in range(1, min(len(pieces), 4)):
        if day := date_of_line(", ".join(pieces[count:])):
            outlets = [piece for piece in pieces[:count] if outlet_in(piece, sure=False)]
            if count > 1 and not outlets:
                # "Flowers on the quay, Varrhaven, May 4, 2031" is the caption of a photograph.
                return False
            head.date = head.date or day
            head.outlet = head.outlet or next(iter(outlets), None)
            return len(", ".join(pieces[:count])) <= _LONGEST_NAME
    return False


def _name(text: str) -> str:
    return text.strip(" ,")


def _is_sentence(line: str) -> bool:
    return len(line) > LONGEST_TITLE or bool(_FULL_STOP.search(line))


def _is_caption(line: str, following: list[str]) -> bool:
    """Whether the line describes a photograph: what follows it is the headline."""
    headline = following[0] if following else ""
    if not headline or _is_sentence(headline) or _BYLINE.fullmatch(headline):
        return False
    if _CAPTION_CREDIT.search(line) or ends_in_date(line):
        return not date_of_line(headline)
    dated = len(following) > 1 and date_of_line(following[1]) is not None
    return dated and (_is_sentence(line) or (_in_title_case(headline) and not _in_title_case(line)))


def _masthead(head: ArticleHead, line: str, following: str) -> str:
    """The name of the paper in the first line; "" where it is the headline.

    In capitals above a headline that is not, it is one whatever its words are.
    """
    if line.isupper() and len(line.split()) <= 5 and not following.isupper():
        return string.capwords(line)
    return outlet_above(line, following, dated=bool(head.date or head.author))


def _in_title_case(line: str) -> bool:
    words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _without_dateline(head: ArticleHead, body: str) -> str:
    """Keep the date and the agency of ``PLACE, May 4, 2031 (Agency) —``; the body behind it."""
    match = _DATELINE.match(body)
    if match is None or not (match["date"] or (match["agency"] and match["place"].isupper())):
        return body
    head.date = head.date or date_of_line(match["date"] or "")
    head.outlet = head.outlet or match["agency"]
    return body[match.end() - 1 :]


def _title(candidates: list[str], captions: list[str], body: str) -> str | None:
    if candidates or captions:
        return _clipped((candidates[:1] or captions[-1:])[0], LONGEST_TITLE)
    sentence = _FIRST_SENTENCE.match(body)
    return _clipped(sentence[0], _CLIPPED_TITLE) if sentence else None


def _clipped(line: str, length: int) -> str:
    """`line`, or its first words with an ellipsis."""
    if len(line) <= length:
        return line
    words = line[: length - 1]
    return f"{words.rpartition(' ')[0] or words}…"
