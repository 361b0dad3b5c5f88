"""Words around figures in further languages: small tables of words we are sure of."""

from corpus.figures.english import ENGLISH
from corpus.figures.table import FigureWords, Phrases


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


def _phrases(**by_qualifier: str) -> Phrases:
    found = [
        (tuple(phrase.split()), qualifier.replace("_", " "))
        for qualifier, phrases in by_qualifier.items()
        for phrase in phrases.split(",")
    ]
    return tuple(sorted(found, key=lambda each: -len(each[0])))


_FRENCH_MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
)
_GERMAN_MONTHS = (
    "januar februar märz april mai juni juli august september oktober november dezember"
)
_SPANISH_MONTHS = (
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
)
_PERSIAN_MONTHS = (
    "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند "
    "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"
)

FRENCH = FigureWords(
    language="fr",
    number_words="fr",
    before=_phrases(
        about="environ,quelque,à peu près,autour de,une",
        at_least="au moins,pas moins de",
        nearly="près de,presque",
        over="plus de,au-delà de",
        at_most="au plus,jusqu'à,jusqu’à,pas plus de",
        under="moins de",
    ),
    months=frozenset(_FRENCH_MONTHS.split()),
    clock=frozenset({"heures", "h"}),
    ages=frozenset({"ans"}),
    stops=_words("de des du en dans à au aux par sur et ou qui que ont sont été a est"),
    aspects={
        "killed": _words("morts mort tués tué tuées"),
        "wounded": _words("blessés blessé blessées"),
        "arrested": _words("arrêtés arrêtées arrestations interpellées interpellés"),
    },
)
GERMAN = FigureWords(
    language="de",
    number_words="de",
    before=_phrases(
        about="etwa,rund,ungefähr,circa,ca.,gut",
        at_least="mindestens,wenigstens,nicht weniger als",
        nearly="fast,beinahe,knapp",
        over="mehr als,über",
        at_most="höchstens,bis zu,maximal",
        under="weniger als,unter",
    ),
    months=frozenset(_GERMAN_MONTHS.split()),
    clock=frozenset({"uhr"}),
    ages=frozenset({"jahre"}),
    stops=_words("in im an am bei von und oder die der das wurden sind waren haben ist"),
    aspects={
        "killed": _words("tote toten getötet starben ums"),
        "wounded": _words("verletzte verletzt verwundet"),
        "arrested": _words("festgenommen verhaftet festnahmen"),
    },
)
SPANISH = FigureWords(
    language="es",
    number_words="es",
    before=_phrases(
        about="unos,unas,alrededor de,aproximadamente,cerca de",
        at_least="al menos,por lo menos,no menos de",
        nearly="casi",
        over="más de",
        at_most="hasta,como máximo,no más de",
        under="menos de",
    ),
    months=frozenset(_SPANISH_MONTHS.split()),
    clock=frozenset({"horas"}),
    ages=frozenset({"años"}),
    stops=_words("de del en a al por con y o que han fueron son resultaron está"),
    aspects={
        "killed": _words("muertos muerto murieron fallecidos"),
        "wounded": _words("heridos herido heridas"),
        "arrested": _words("detenidos detenidas arrestados arrestadas"),
    },
)
PERSIAN = FigureWords(
    language="fa",
    before=_phrases(
        about="حدود,تقریبا,تقریباً",
        at_least="دست‌کم,دستکم,حداقل",
        nearly="نزدیک به,قریب به",
        over="بیش از,بیشتر از",
        at_most="حداکثر",
        under="کمتر از",
        exactly="تنها,فقط",
    ),
    months=frozenset(_PERSIAN_MONTHS.split()),
    stops=_words("از به در با و که را رسید بر برای"),
    aspects={
        "killed": _words("کشته کشته\u200cشدن جان شهید"),
        "wounded": _words("زخمی مجروح"),
        "arrested": _words("بازداشت دستگیر"),
        "rescued": _words("نجات نجات\u200cیافتگان"),
    },
)

TABLES = {table.language: table for table in (ENGLISH, FRENCH, GERMAN, SPANISH, PERSIAN)}
SILENT = FigureWords(language="")
"""For languages without a table: numbers in digits, and no words around them."""


def words_for(language: str) -> FigureWords:
    """The table of a language."""
    return TABLES.get(language, SILENT)
