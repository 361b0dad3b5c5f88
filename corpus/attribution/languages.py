"""Tables of further languages: small, of words we are sure of, and open to more.

A language without capitals gets its sources from the neighbours of its cue words.
"""

from annotations.word_sets import word_set
from corpus.attribution.table import Cues

SILENT = Cues(language="", saying=frozenset())
"""For a language without a table: nothing is proposed."""

FRENCH = Cues(
    language="fr",
    saying=word_set(
        "dit déclaré déclare affirmé affirme annoncé annonce ajouté ajoute indiqué indique précisé",
        "précise confirmé confirme rapporté rapporte expliqué explique souligné souligne écrit",
        "assuré assure démenti dément estimé estime disent affirment",
    ),
    participles=word_set("affirmant ajoutant précisant indiquant déclarant disant"),
    citing=word_set("citant"),
    phrases=(("selon",), ("d’après",), ("d'après",)),
    that=word_set("que qu’il qu'il qu’elle qu'elle qu’ils qu'ils"),
    auxiliaries=word_set("a ont avait avaient est sont"),
    negations=word_set("pas jamais"),
    adverbs=word_set("aussi également encore déjà"),
    times=word_set(
        "lundi mardi mercredi jeudi vendredi samedi dimanche hier matin soir janvier février mars",
        "avril mai juin juillet août septembre octobre novembre décembre",
    ),
    prepositions=word_set("à dans en sur pour avec par depuis après avant"),
    linking=word_set("de du des d’ d'"),
    conjunctions=word_set("et mais car quand tandis puis"),
    relatives=word_set("qui que dont"),
    openers=word_set(
        "le la les un une des ce cette ces il elle ils elles en dans à au aux selon mais et pour",
        "par sur après avant depuis quand cependant toutefois on nous je ainsi",
    ),
    determiners=word_set("le la les l’ l' un une des ce cette son sa leur deux plusieurs"),
    people_pronouns=word_set("il elle"),
    plural_pronouns=word_set("ils elles"),
    particles=word_set("de du des d la le"),
    titles=word_set("m mme président ministre procureur maire préfet"),
    roles=word_set(
        "procureur ministre porte-parole maire préfet président directeur témoin source"
    ),
    bodies=word_set("ministère police gouvernement préfecture parquet mairie agence"),
    papers=word_set("journal quotidien agence communiqué rapport"),
    crowds=word_set("autorités témoins médias sources"),
    at_places=word_set("à dans en"),
)

GERMAN = Cues(
    language="de",
    saying=word_set(
        "sagte sagt erklärte erklärt teilte berichtete berichtet berichteten meldete meldet",
        "bestätigte bestätigt behauptete behauptet betonte fügte schrieb kündigte sagten",
    ),
    phrases=(("laut",), ("nach", "angaben", "von"), ("nach", "angaben", "der")),
    that=word_set("dass daß"),
    auxiliaries=word_set("hat haben hatte hatten ist sind war waren wurde wurden"),
    negations=word_set("nicht nie"),
    adverbs=word_set("auch zudem weiter außerdem"),
    times=word_set(
        "montag dienstag mittwoch donnerstag freitag samstag sonntag gestern heute am januar",
        "februar märz april mai juni juli august september oktober november dezember",
    ),
    calendar=word_set(
        "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april",
        "mai juni juli august september oktober november dezember",
    ),
    prepositions=word_set("in im an am auf bei mit nach von aus zu für"),
    linking=word_set("von des"),
    conjunctions=word_set("und aber weil während als"),
    openers=word_set(
        "der die das ein eine einer eines einem den dem des er sie es wir in im am an auf bei",
        "mit nach von aus zu für und aber doch laut auch seit vor wenn",
    ),
    determiners=word_set("der die das ein eine einer den dem zwei mehrere"),
    people_pronouns=word_set("er"),
    particles=word_set("von der zu und"),
    titles=word_set("herr frau dr"),
    roles=word_set("sprecher sprecherin staatsanwalt minister ministerin bürgermeister"),
    bodies=word_set("polizei ministerium regierung behörde staatsanwaltschaft agentur"),
    crowds=word_set("behörden zeugen medien"),
    at_places=word_set("in im bei aus"),
)

SPANISH = Cues(
    language="es",
    saying=word_set(
        "dijo dice dijeron dicen declaró afirmó afirma anunció añadió informó informa confirmó",
        "aseguró señaló explicó indicó negó escribió precisó sostuvo",
    ),
    participles=word_set("diciendo afirmando añadiendo asegurando"),
    citing=word_set("citando"),
    phrases=(("según",), ("de", "acuerdo", "con")),
    that=word_set("que"),
    auxiliaries=word_set("ha han había habían"),
    negations=word_set("no nunca"),
    adverbs=word_set("también además"),
    times=word_set(
        "lunes martes miércoles jueves viernes sábado domingo ayer hoy enero febrero marzo abril",
        "mayo junio julio agosto septiembre octubre noviembre diciembre",
    ),
    prepositions=word_set("a en con por para desde tras durante"),
    linking=word_set("de del"),
    conjunctions=word_set("y pero porque cuando mientras"),
    relatives=word_set("quien que"),
    openers=word_set(
        "el la los las un una unos unas este esta él ella ellos en a con por para según pero y",
        "tras desde cuando sin de del se no",
    ),
    determiners=word_set("el la los las un una su dos varios"),
    people_pronouns=word_set("él ella"),
    plural_pronouns=word_set("ellos ellas"),
    particles=word_set("de del la"),
    titles=word_set("sr sra presidente ministro fiscal alcalde"),
    roles=word_set("fiscal ministro ministra portavoz alcalde presidente director fuente testigo"),
    bodies=word_set("ministerio policía gobierno fiscalía agencia"),
    papers=word_set("diario periódico agencia comunicado informe"),
    crowds=word_set("autoridades testigos medios fuentes"),
    at_places=word_set("en desde"),
)

RUSSIAN = Cues(
    language="ru",
    articles=False,
    saying=word_set(
        "сказал сказала сказали говорит говорят заявил заявила заявило заявили сообщил сообщила",
        "сообщило сообщили",
        "сообщает сообщают рассказал рассказала добавил добавила отметил отметила подтвердил",
        "подтвердила подтвердили пишет написал написала утверждает утверждают объявил объявила",
        "опроверг опровергла уточнил уточнила подчеркнул подчеркнула",
    ),
    participles=word_set("добавив отметив заявив"),
    phrases=(
        ("по", "словам"),
        ("по", "данным"),
        ("по", "сообщению"),
        ("по", "информации"),
        ("со", "ссылкой", "на"),
    ),
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
    roles=word_set("прокурор министр губернатор мэр представитель источник капитан глава"),
    bodies=word_set("министерство полиция правительство прокуратура агентство мчс управление"),
    crowds=word_set("власти очевидцы свидетели спасатели сми"),
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
    ),
    phrases=(("به", "گفته"), ("به", "گفتهٔ"), ("به", "گزارش"), ("به", "نقل", "از")),
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
            "le la les des et du une est dans que qui pour au sur par selon l’agence l'agence"
        ),
    ),
    (GERMAN, word_set("der die das und ist nicht mit den von dem auf eine ein wurde laut")),
    (SPANISH, word_set("el la los las y que en un una del se por con para según agencia hay")),
)
"""Tables in Latin letters, each with the small words that tell its language."""
