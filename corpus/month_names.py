"""Dates in other languages put into English word by word: months, weekdays, labels."""

import re
import unicodedata
from collections.abc import Iterator

_MONTHS = """
january: januar jänner jan januari janvier enero janeiro gennaio stycznia ledna января січня
january: ocak tammikuuta يناير ژانویه ιανουαρίου gener ianuarie siječnja januára januára gennaio
february: februar feber februari février fevrier febrero fevereiro febbraio lutego února февраля
february: лютого şubat helmikuuta فبراير فوریه φεβρουαρίου februarie veljače februára
march: märz maart mars marzo março marca března марта березня mart maaliskuuta مارس μαρτίου
march: martie ožujka marca marts
april: april avril abril aprile kwietnia dubna апреля квітня nisan huhtikuuta أبريل ابريل آوریل
april: απριλίου aprilie travnja apríla
may: mai mei maj mayo maio maggio maja května мая травня mayıs toukokuuta مايو مه μαΐου svibnja
may: mája
june: juni juin junio junho giugno czerwca června июня червня haziran kesäkuuta يونيو يونيه ژوئن
june: ιουνίου iunie lipnja júna
july: juli juillet julio julho luglio lipca července июля липня temmuz heinäkuuta يوليو يوليه
july: ژوئیه ιουλίου iulie srpnja júla
august: august augustus août aout agosto sierpnia srpna августа серпня ağustos elokuuta أغسطس
august: اغسطس اوت αυγούστου kolovoza augusta augusti
september: september septembre septiembre setiembre setembro settembre września září сентября
september: вересня eylül syyskuuta سبتمبر سپتامبر σεπτεμβρίου septembrie rujna septembra
october: oktober octobre octubre outubro ottobre października října октября жовтня ekim lokakuuta
october: أكتوبر اكتوبر اکتبر οκτωβρίου octombrie októbra
november: novembre noviembre novembro listopada listopadu ноября листопада kasım
november: marraskuuta نوفمبر نوامبر νοεμβρίου noiembrie studenoga novembra
december: dezember décembre decembre diciembre dezembro dicembre grudnia prosince декабря грудня
december: aralık joulukuuta ديسمبر دسامبر δεκεμβρίου decembrie prosinca decembra desember
"""
_WEEKDAYS = """
mon: montag lundi lunes segunda segunda-feira lunedì lunedi maandag poniedziałek pondělí måndag
mon: mandag понедельник понеділок pazartesi maanantai maanantaina الاثنين الإثنين دوشنبه δευτέρα
tue: dienstag mardi martes terça terça-feira martedì martedi dinsdag wtorek úterý tisdag tirsdag
tue: вторник вівторок salı tiistai tiistaina الثلاثاء سه‌شنبه τρίτη
wed: mittwoch mercredi miércoles quarta quarta-feira mercoledì woensdag środa středa onsdag среда
wed: середа çarşamba keskiviikko keskiviikkona الأربعاء الاربعاء چهارشنبه τετάρτη
thu: donnerstag jeudi jueves quinta quinta-feira giovedì giovedi donderdag czwartek čtvrtek torsdag
thu: четверг четвер perşembe torstai torstaina الخميس پنجشنبه πέμπτη
fri: freitag vendredi viernes sexta sexta-feira venerdì vrijdag piątek pátek fredag пятница
fri: п’ятниця п'ятниця cuma perjantai perjantaina الجمعة جمعه παρασκευή
sat: samstag sonnabend samedi sábado sabato zaterdag sobota lördag lørdag суббота субота cumartesi
sat: lauantai lauantaina السبت شنبه σάββατο
sun: sonntag dimanche domingo domenica zondag niedziela neděle söndag søndag воскресенье неділя
sun: pazar sunnuntai sunnuntaina الأحد الاحد یکشنبه κυριακή
"""
_LABELS = """
published: veröffentlicht publié publie publicado publicada pubblicato gepubliceerd опубликовано
published: опубліковано publicerad publisert opublikowano yayınlandı julkaistu منتشر نشر
updated: aktualisiert stand actualizado actualizada aggiornato bijgewerkt обновлено оновлено
updated: uppdaterad oppdatert opdateret zaktualizowano güncellendi
"""
_NOTHING = frozenset(
    [
        "de",
        "del",
        "den",
        "der",
        "am",
        "le",
        "el",
        "il",
        "em",
        "à",
        "a",
        "à",
        "às",
        "alle",
        "om",
        "um",
        "kl",
        "uhr",
        "в",
        "о",
        "la",
        "las",
        "los",
        "the",
        "op",
        "på",
        "i",
        "года",
        "год",
        "г",
        "року",
        "р",
        "y",
        "ve",
    ]
)
"""Small words around a date and its hour, which English has none of."""


def _read(table: str) -> Iterator[tuple[str, str]]:
    for line in table.split("\n"):
        english, colon, words = line.partition(": ")
        for word in words.split() if colon else ():
            yield word, english


_ENGLISH_MONTHS = dict(_read(_MONTHS))
_OTHERS = {**dict(_read(_WEEKDAYS)), **dict(_read(_LABELS))}
_ENGLISH = frozenset(_ENGLISH_MONTHS.values())
_WORD = re.compile(r"[^\W\d_]+(?:[-’'\u200c][^\W\d_]+)*")
_DIGITS = re.compile(r"\d")
_AROUND = re.compile(r"^[\s,.:;]+|(?<=\s)[.,:](?=\s|$)")
_FIRST = re.compile(r"\b1(?:er|º|ο)\b")
_HOUR = re.compile(r"\b(\d\d?)\s?h\s?(\d\d)\b")
_WEEKDAY_BEHIND = re.compile(r",? (?:mon|tue|wed|thu|fri|sat|sun)$")
_CJK = re.compile(r"(\d{4})\s?[年년]\s?(\d\d?)\s?[月월]\s?(\d\d?)\s?[日일]")


def is_month(word: str) -> bool:
    """Whether a word is the name of a month in a language other than English, or as in English."""
    return word.lower() in _ENGLISH_MONTHS


def is_foreign_month(word: str) -> bool:
    """Whether a word is the name of a month in another language and no word of English."""
    return is_month(word) and word.lower() not in _ENGLISH | {"mars", "may", "mart", "jun", "jul"}


def in_english(line: str) -> str:
    """A line that may be a date with its months, weekdays and digits in English; "" where no month
    of another language stands in it.
    """
    if not _DIGITS.search(line):
        return ""
    if match := _CJK.match(line):
        year, month, day = map(int, match.groups())
        return f"{year:04}-{month:02}-{day:02}{line[match.end() :]}"
    lowered = line.lower()
    words = [word[0] for word in _WORD.finditer(lowered)]
    months = any(word in _ENGLISH_MONTHS for word in words)
    if not months and (_ENGLISH.isdisjoint(words) or not any(word in _OTHERS for word in words)):
        return ""
    said = _HOUR.sub(r"\1:\2", _FIRST.sub("1", lowered))
    said = "".join(str(unicodedata.decimal(x)) if x.isdecimal() else x for x in said)
    said = " ".join(_WORD.sub(_translated, said).split())
    said = " ".join(_AROUND.sub("", said).split()).rstrip(" .,")
    return _WEEKDAY_BEHIND.sub("", said)


def _translated(match: re.Match[str]) -> str:
    word = match[0]
    if word in _NOTHING:
        return ""
    return _ENGLISH_MONTHS.get(word) or _OTHERS.get(word) or word
