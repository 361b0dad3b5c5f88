"""Tables of further languages: small, of words we are sure of, and open to more.

A language without capitals gets its sources from the neighbours of its cue words.
"""

from annotations.word_sets import word_set
from corpus.attribution.german import GERMAN
from corpus.attribution.romance import FRENCH, SPANISH
from corpus.attribution.table import Cues

SILENT = Cues(language="", saying=frozenset())
"""For a language without a table: nothing is proposed."""

RUSSIAN = Cues(
    language="ru",
    articles=False,
    saying=word_set(
        "сказал сказала сказали говорит говорят заявил заявила заявило заявили сообщил сообщила",
        "сообщило сообщили",
        "сообщает сообщают рассказал рассказала добавил добавила отметил отметила подтвердил",
        "подтвердила подтвердили пишет написал написала утверждает утверждают объявил объявила",
        "опроверг опровергла уточнил уточнила подчеркнул подчеркнула рассказали рассказывает",
        "рассказывают отметили добавили объявили объявило уточнили признал признала признали",
        "пояснил пояснила объяснил объяснила предупредил предупредила предупредили ответил",
        "ответила вспоминает вспоминают жалуется считает считают утверждал утверждала заявляет",
        "заявляют передаёт передает передают пишут подтвердило опровергло опровергли добавляет",
        "отмечает отмечают говорил говорила пообещал пообещала напомнил напомнила",
    ),
    denying=word_set("опроверг опровергла опровергло опровергли"),
    participles=word_set("добавив отметив заявив"),
    phrases=(
        ("по", "словам"),
        ("по", "данным"),
        ("по", "сообщению"),
        ("по", "информации"),
        ("по", "утверждению"),
        ("по", "мнению"),
        ("по", "оценке"),
        ("по", "оценкам"),
        ("согласно",),
    ),
    citing_phrases=(("со", "ссылкой", "на"), ("ссылаясь", "на")),
    as_words=word_set("как"),
    told_bare=True,
    outlets=word_set("тасс риа интерфакс интерфаксу рбк"),
    that=word_set("что"),
    negations=word_set("не"),
    adverbs=word_set("также ранее позже"),
    times=word_set(
        "понедельник вторник среду четверг пятницу субботу воскресенье вчера сегодня января",
        "февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    ),
    prepositions=word_set("в на к с по из от для во со при после"),
    conjunctions=word_set("и но а когда если потому"),
    relatives=word_set("который которая которые"),
    openers=word_set(
        "в на по он она оно они это этот эта и но а как что из от для после при во с со к у не",
        "также ранее однако все мы я два две три",
    ),
    determiners=word_set("этот эта два две три"),
    people_pronouns=word_set("он она"),
    plural_pronouns=word_set("они"),
    roles=word_set(
        "прокурор министр губернатор мэр представитель представительница источник капитан глава",
        "директор президент премьер премьер-министр секретарь пресс-секретарь начальник командир",
        "врач адвокат судья депутат сенатор генерал полковник жительница житель учительница",
        "учитель",
        "водитель очевидец свидетель эксперт учёный профессор историк посол собеседник чиновник",
        "хирург спасатель фермер рабочий инженер пенсионерка пенсионер",
        "председатель руководитель следователь омбудсмен командующий рыбак шахтёр мать отец",
    ),
    bodies=word_set(
        "министерство полиция правительство прокуратура агентство мчс управление компания",
        "минобороны мид армия штаб генштаб суд больница университет институт организация профсоюз",
        "ведомство администрация комитет служба фсб мэрия минздрав следствие оппозиция",
        "пресс-служба центр фонд",
    ),
    papers=word_set(
        "агентству газете изданию телеканалу журналу",
        "агентство газета издание телеканал радио канал журнал отчёт доклад документ портал сайт",
    ),
    crowds=word_set(
        "власти очевидцы свидетели спасатели сми врачи следователи жители эксперты учёные медики",
        "родственники военные волонтёры чиновники активисты",
    ),
    at_places=word_set("в на из во"),
)

PERSIAN = Cues(
    language="fa",
    articles=False,
    saying=word_set("گفت گفتند گفته\u200cاست می\u200cگوید می\u200cگویند افزود نوشت"),
    verb_phrases=(
        ("گزارش", "داد"),
        ("اعلام", "کرد"),
        ("گفته", "است"),
        ("تایید", "کرد"),
        ("تأیید", "کرد"),
        ("خبر", "داد"),
        ("ادعا", "کرد"),
        ("گزارش", "کرد"),
        ("گزارش", "دادند"),
        ("گزارش", "داده", "است"),
        ("اعلام", "کردند"),
        ("اعلام", "کرده", "است"),
        ("تأکید", "کرد"),
        ("تاکید", "کرد"),
        ("تکذیب", "کرد"),
        ("اظهار", "داشت"),
        ("اظهار", "کرد"),
        ("هشدار", "داد"),
        ("خبر", "داده", "است"),
        ("اضافه", "کرد"),
        ("بیان", "کرد"),
    ),
    phrases=(
        ("به", "گفته"),
        ("به", "گفتهٔ"),
        ("به", "گفته‌ی"),
        ("به", "گزارش"),
        ("بر", "اساس", "گزارش"),
        ("بنا", "بر", "اعلام"),
    ),
    citing_phrases=(("به", "نقل", "از"), ("با", "استناد", "به")),
    telling_to=word_set("به با"),
    meeting=word_set("گفت\u200cوگو گفتگو مصاحبه"),
    told_first=True,
    papers=word_set("خبرگزاری روزنامه شبکه سایت تلویزیون رادیو نشریه"),
    that=word_set("که"),
    adverbs=word_set("نیز همچنین"),
    times=word_set(
        "شنبه یکشنبه دوشنبه سه\u200cشنبه چهارشنبه پنجشنبه پنج\u200cشنبه جمعه روز دیروز امروز"
    ),
    prepositions=word_set("در از به با برای روز"),
    conjunctions=word_set("و اما ولی"),
    openers=word_set("او وی آنها"),
    people_pronouns=word_set("او وی"),
    plural_pronouns=word_set("آنها"),
)

BY_SCRIPT = {"ru": RUSSIAN, "fa": PERSIAN, "ar": PERSIAN}
"""Tables found by the script alone; Arabic text shares letters, and few words, with Persian."""

LATIN = (
    (
        FRENCH,
        word_set(
            "le la les des et du une est dans que qui pour au sur par selon l’agence l'agence un",
            "il elle en avait sont été ont ne pas nous plus « » à de a aux ce cette son sa ses",
        ),
    ),
    (
        GERMAN,
        word_set(
            "der die das und ist nicht mit den von dem auf eine ein wurde laut wir im am zu sich",
            "des",
            "bei hatte hat wurden nach einem einer es dass sei seien werden haben sagte aus für",
        ),
    ),
    (
        SPANISH,
        word_set(
            "el la los las y que en un una del se por con para según agencia hay al de no es su a",
            "lo fue ha una dijo más ya desde",
        ),
    ),
)
"""Tables in Latin letters, each with the small words that tell its language."""
