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
_RUSSIAN_MONTHS = (
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
)
_RUSSIAN_RISES = (
    "выросло возросло увеличилось достигло поднялось снизилось выросла возросла увеличилась"
)
"""Verbs behind which "до" is how far, and not at most."""
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
    people="personnes",
    others=_words("autres"),
    partitives=_words("de des d' d’"),
    definite=_words("les"),
    parts_object=_words("et ou que qui à"),
    counts=_words("nombre bilan total"),
    stops=_words("de des du en dans à au aux par sur et ou qui que ont sont été a est"),
    aspects={
        "killed": _words("morts mort mortes tués tué tuées décès décédés péri victimes tuant"),
        "wounded": _words("blessés blessé blessées blessant"),
        "arrested": _words(
            "arrêtés arrêtées arrestations interpellées interpellés interpellations arrêté "
            "interpellé détenus",
        ),
        "rescued": _words("secourus secourues sauvés sauvées rescapés"),
        "evacuated": _words("évacués évacuées évacué évacuations"),
        "missing": _words("disparus disparues disparu"),
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
    people="Menschen",
    others=_words("weitere andere"),
    parts_object=_words("und oder dass die der"),
    counts=_words("zahl anzahl opferzahl"),
    stops=_words("in im an am bei von und oder die der das wurden sind waren haben ist"),
    aspects={
        "killed": _words("tote toten getötet getöteten starben ums todesopfer tot gestorben"),
        "wounded": _words("verletzte verletzten verletzt verwundet verwundete verwundeten"),
        "arrested": _words("festgenommen festgenommenen verhaftet verhafteten festnahmen"),
        "rescued": _words("gerettet geretteten geborgen"),
        "evacuated": _words("evakuiert"),
        "missing": _words("vermisst vermisste vermissten"),
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
    people="personas",
    auxiliaries=_words("resultaron fueron"),
    others=_words("otras otros"),
    partitives=_words("de"),
    definite=_words("los las"),
    parts_object=_words("y o que a"),
    counts=_words("número cifra balance total"),
    stops=_words("de del en a al por con y o que han fueron son resultaron está"),
    aspects={
        "killed": _words(
            "muertos muerto muertas murieron fallecidos fallecidas fallecieron muertes mataron",
        ),
        "wounded": _words("heridos herido heridas hirieron"),
        "arrested": _words(
            "detenidos detenidas detuvieron detuvo arrestados arrestadas arrestó detenciones",
        ),
        "rescued": _words("rescatados rescatadas rescataron"),
        "evacuated": _words("evacuados evacuadas evacuaron"),
        "missing": _words("desaparecidos desaparecidas"),
    },
)
RUSSIAN = FigureWords(
    language="ru",
    before=_phrases(
        about="около,примерно,приблизительно,порядка",
        at_least="не менее,не менее чем,по меньшей мере,как минимум,минимум",
        nearly="почти,без малого",
        over="более,более чем,больше,свыше",
        at_most="до,не более,не более чем,не больше,максимум",
        under="менее,менее чем,меньше",
        exactly="только,лишь,всего,ровно,"
        + ",".join(f"{verb} до" for verb in _RUSSIAN_RISES.split()),
    ),
    multipliers={
        **dict.fromkeys(("тысяча", "тысячи", "тысяч", "тыс"), 1_000),
        **dict.fromkeys(("миллион", "миллиона", "миллионов", "млн"), 1_000_000),
        **dict.fromkeys(("миллиард", "миллиарда", "миллиардов", "млрд"), 1_000_000_000),
    },
    months=frozenset(_RUSSIAN_MONTHS.split()),
    clock=_words("часов часа час ч утра вечера"),
    people="человек",
    plurals=_words("человек человека людей"),
    adjectives=("ых", "их"),
    auxiliaries=_words("получили получил остались находятся доставлены"),
    others=_words("других другие"),
    parts_object=_words("и или а что который которые"),
    counts=_words("число числа количество"),
    stops=_words(
        "в на к с по из от для во со при после и но а или что который которые до над под у за",
        "был была было были есть уже еще ещё",
    ),
    aspects={
        "killed": _words(
            "погиб погибла погибло погибли погибший погибшие погибших погибшим погибшими убит",
            "убита убито убиты убитых убил убила убили смерти гибель гибели жертв жертвы жертвами",
            "умер умерла умерло умерли скончался скончалась скончалось скончались",
        ),
        "wounded": _words(
            "ранен ранена ранено ранены раненый раненые раненых ранил ранили пострадал пострадала",
            "пострадало пострадали пострадавший пострадавшие пострадавших ранения ранение травмы",
            "травмированы",
        ),
        "arrested": _words(
            "задержан задержана задержано задержаны задержал задержала задержало задержали",
            "задержанные задержанных арестован арестована арестовано арестованы арестовал",
            "арестовала арестовали арестованные арестованных",
        ),
        "rescued": _words(
            "спасен спасён спасена спасено спасены спас спасла спасли спасенных спасённых",
        ),
        "evacuated": _words("эвакуирован эвакуировано эвакуированы эвакуировали эвакуированных"),
        "missing": _words("пропал пропали пропавших пропавшие пропавшими"),
        "treated": _words("госпитализирован госпитализировано госпитализированы больницах"),
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
    people="نفر",
    plurals=_words("نفر تن"),
    verb_last=True,
    counts=_words("شمار تعداد آمار"),
    multipliers={"هزار": 1_000, "میلیون": 1_000_000, "میلیارد": 1_000_000_000},
    stops=_words("از به در با و که را رسید بر برای بود بودند شد شدند است اند"),
    aspects={
        "killed": _words(
            "کشته کشته\u200cشدن کشته\u200cشدگان کشته\u200cها جان جانباخته جان\u200cباخته",
            "جانباختگان جان\u200cباختگان قربانیان قربانی شهید شهدا تلفات",
        ),
        "wounded": _words("زخمی زخمی\u200cها مجروح مجروحان مجروحین مصدوم مصدومان مصدومین"),
        "arrested": _words("بازداشت بازداشت\u200cشدگان بازداشتی\u200cها دستگیر دستگیرشدگان"),
        "rescued": _words("نجات نجات\u200cیافتگان"),
        "missing": _words("مفقود مفقودان ناپدید ناپدیدشدگان"),
        "evacuated": _words("تخلیه"),
    },
)

TABLES = {table.language: table for table in (ENGLISH, FRENCH, GERMAN, SPANISH, RUSSIAN, PERSIAN)}
SILENT = FigureWords(language="")
"""For languages without a table: numbers in digits, and no words around them."""


def words_for(language: str) -> FigureWords:
    """The table of a language."""
    return TABLES.get(language, SILENT)
