"""Words around figures in further languages: small tables of words we are sure of."""

from annotations.word_sets import word_set
from corpus.figures.english import ENGLISH
from corpus.figures.romance import FRENCH, SPANISH
from corpus.figures.table import FigureWords, openings, phrases

_GERMAN_MONTHS = (
    "januar februar märz april mai juni juli august september oktober november dezember"
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

GERMAN = FigureWords(
    language="de",
    number_words="de",
    before=phrases(
        about="etwa,rund,ungefähr,circa,ca.,gut",
        at_least="mindestens,wenigstens,nicht weniger als",
        nearly="fast,beinahe,knapp",
        over="mehr als,über",
        at_most="höchstens,bis zu,maximal",
        under="weniger als,unter",
    ),
    after=phrases(
        at_least="oder mehr,und mehr,mindestens,wenigstens",
        at_most="oder weniger,höchstens",
    ),
    multipliers={
        "tausend": 1_000,
        **dict.fromkeys(("million", "millionen", "mio"), 1_000_000),
        **dict.fromkeys(("milliarde", "milliarden", "mrd"), 1_000_000_000),
    },
    halves=word_set("halbe halben halbes"),
    plural_numbers=word_set("millionen milliarden tausende hunderte dutzende"),
    articles=word_set("ein eine einer einem einen"),
    range_words=word_set("bis oder - –"),
    between=word_set("zwischen"),
    between_and=word_set("und"),
    rising=word_set("von"),
    negations=word_set("nicht nie keine"),
    partitives=word_set("von der"),
    between_negation=word_set("schwer mehr ernsthaft"),
    nobody=word_set("keiner keine keines niemand"),
    of_whole=word_set("von der unter aus"),
    supposing=word_set("könnte könnten"),
    shares=word_set("hälfte drittel viertel meisten viele einige mehrheit"),
    youngest=word_set("jüngste älteste"),
    instead=openings("_ nicht,und nicht,statt,anstatt,anstelle von,keine"),
    labels=word_set("flug linie artikel raum zimmer paragraf paragraph gleis kapitel"),
    months=frozenset(_GERMAN_MONTHS.split()),
    clock=frozenset({"uhr"}),
    ages=frozenset({"jahre"}),
    people="Menschen",
    others=word_set("weitere andere"),
    parts_object=word_set("und oder dass die der"),
    counts=word_set("zahl anzahl opferzahl"),
    stops=word_set("in im an am bei von und oder die der das wurden sind waren haben ist"),
    aspects={
        "killed": word_set("tote toten getötet getöteten starben ums todesopfer tot gestorben"),
        "wounded": word_set("verletzte verletzten verletzt verwundet verwundete verwundeten"),
        "arrested": word_set("festgenommen festgenommenen verhaftet verhafteten festnahmen"),
        "rescued": word_set("gerettet geretteten geborgen"),
        "evacuated": word_set("evakuiert"),
        "missing": word_set("vermisst vermisste vermissten"),
    },
)
RUSSIAN = FigureWords(
    language="ru",
    before=phrases(
        about="около,примерно,приблизительно,порядка",
        at_least="не менее,не менее чем,по меньшей мере,как минимум,минимум",
        nearly="почти,без малого",
        over="более,более чем,больше,свыше",
        at_most="до,не более,не более чем,не больше,максимум",
        under="менее,менее чем,меньше,меньше чем",
        exactly="только,лишь,всего,ровно,"
        + ",".join(f"{verb} до" for verb in _RUSSIAN_RISES.split()),
    ),
    after=phrases(
        at_least="или более,или больше,и более,и больше,как минимум",
        at_most="или менее,или меньше,максимум",
    ),
    range_words=word_set("или - – —"),
    between=word_set("между от"),
    between_and=word_set("и до"),
    negations=word_set("не"),
    partitives=word_set("из"),
    between_negation=word_set("был была было были"),
    nobody=word_set("никто никого"),
    of_whole=word_set("из"),
    shares=word_set("половина треть четверть большинство многие некоторые"),
    instead=openings("не,а не,но не,вместо"),
    labels=word_set("рейс рейса рейсе статья статьи статье маршрут маршрута"),
    multipliers={
        **dict.fromkeys(("тысяча", "тысячи", "тысяч", "тыс"), 1_000),
        **dict.fromkeys(("миллион", "миллиона", "миллионов", "млн"), 1_000_000),
        **dict.fromkeys(("миллиард", "миллиарда", "миллиардов", "млрд"), 1_000_000_000),
    },
    months=frozenset(_RUSSIAN_MONTHS.split()),
    clock=word_set("часов часа час ч утра вечера"),
    people="человек",
    plurals=word_set("человек человека людей"),
    adjectives=("ых", "их"),
    auxiliaries=word_set("получили получил остались находятся доставлены"),
    others=word_set("других другие"),
    parts_object=word_set("и или а что который которые"),
    counts=word_set("число числа количество"),
    stops=word_set(
        "в на к с по из от для во со при после и но а или что который которые до над под у за",
        "был была было были есть уже еще ещё",
    ),
    aspects={
        "killed": word_set(
            "погиб погибла погибло погибли погибший погибшие погибших погибшим погибшими убит",
            "убита убито убиты убитых убил убила убили смерти гибель гибели жертв жертвы жертвами",
            "умер умерла умерло умерли скончался скончалась скончалось скончались",
        ),
        "wounded": word_set(
            "ранен ранена ранено ранены раненый раненые раненых ранил ранили пострадал пострадала",
            "пострадало пострадали пострадавший пострадавшие пострадавших ранения ранение травмы",
            "травмированы",
        ),
        "arrested": word_set(
            "задержан задержана задержано задержаны задержал задержала задержало задержали",
            "задержанные задержанных арестован арестована арестовано арестованы арестовал",
            "арестовала арестовали арестованные арестованных",
        ),
        "rescued": word_set(
            "спасен спасён спасена спасено спасены спас спасла спасли спасенных спасённых",
        ),
        "evacuated": word_set("эвакуирован эвакуировано эвакуированы эвакуировали эвакуированных"),
        "missing": word_set("пропал пропали пропавших пропавшие пропавшими"),
        "treated": word_set("госпитализирован госпитализировано госпитализированы больницах"),
    },
)
PERSIAN = FigureWords(
    language="fa",
    before=phrases(
        about="حدود,تقریبا,تقریباً",
        at_least="دست‌کم,دستکم,حداقل",
        nearly="نزدیک به,قریب به",
        over="بیش از,بیشتر از",
        at_most="حداکثر",
        under="کمتر از",
        exactly="تنها,فقط",
    ),
    after=phrases(at_least="یا بیشتر,و بیشتر", at_most="یا کمتر"),
    range_words=word_set("تا یا - –"),
    decimal=".",
    between=word_set("بین میان"),
    between_and=word_set("و"),
    negations=word_set("نه"),
    of_whole=word_set("از"),
    instead=openings("نه,و نه,به جای,به‌جای"),
    months=frozenset(_PERSIAN_MONTHS.split()),
    people="نفر",
    plurals=word_set("نفر تن"),
    verb_last=True,
    counts=word_set("شمار تعداد آمار"),
    multipliers={"هزار": 1_000, "میلیون": 1_000_000, "میلیارد": 1_000_000_000},
    stops=word_set("از به در با و که را رسید بر برای بود بودند شد شدند است اند"),
    aspects={
        "killed": word_set(
            "کشته کشته\u200cشدن کشته\u200cشدگان کشته\u200cها جان جانباخته جان\u200cباخته",
            "جانباختگان جان\u200cباختگان قربانیان قربانی شهید شهدا تلفات",
        ),
        "wounded": word_set("زخمی زخمی\u200cها مجروح مجروحان مجروحین مصدوم مصدومان مصدومین"),
        "arrested": word_set("بازداشت بازداشت\u200cشدگان بازداشتی\u200cها دستگیر دستگیرشدگان"),
        "rescued": word_set("نجات نجات\u200cیافتگان"),
        "missing": word_set("مفقود مفقودان ناپدید ناپدیدشدگان"),
        "evacuated": word_set("تخلیه"),
    },
)

TABLES = {table.language: table for table in (ENGLISH, FRENCH, GERMAN, SPANISH, RUSSIAN, PERSIAN)}
SILENT = FigureWords(language="")
"""For languages without a table: numbers in digits, and no words around them."""


def words_for(language: str) -> FigureWords:
    """The table of a language."""
    return TABLES.get(language, SILENT)
