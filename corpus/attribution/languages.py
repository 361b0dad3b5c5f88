"""Tables of further languages: small, of words we are sure of, and open to more.

A language without capitals gets its sources from the neighbours of its cue words.
"""

from corpus.attribution.table import Cues


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


SILENT = Cues(language="", saying=frozenset())
"""For a language without a table: nothing is proposed."""

FRENCH = Cues(
    language="fr",
    saying=_words(
        "dit déclaré déclare affirmé affirme annoncé annonce ajouté ajoute indiqué indique précisé",
        "précise confirmé confirme rapporté rapporte expliqué explique souligné souligne écrit",
        "assuré assure démenti dément estimé estime disent affirment",
    ),
    participles=_words("affirmant ajoutant précisant indiquant déclarant disant"),
    citing=_words("citant"),
    phrases=(("selon",), ("d’après",), ("d'après",)),
    that=_words("que qu’il qu'il qu’elle qu'elle qu’ils qu'ils"),
    auxiliaries=_words("a ont avait avaient est sont"),
    negations=_words("pas jamais"),
    adverbs=_words("aussi également encore déjà"),
    times=_words(
        "lundi mardi mercredi jeudi vendredi samedi dimanche hier matin soir janvier février mars",
        "avril mai juin juillet août septembre octobre novembre décembre",
    ),
    prepositions=_words("à dans en sur pour avec par depuis après avant"),
    linking=_words("de du des d’ d'"),
    conjunctions=_words("et mais car quand tandis puis"),
    relatives=_words("qui que dont"),
    openers=_words(
        "le la les un une des ce cette ces il elle ils elles en dans à au aux selon mais et pour",
        "par sur après avant depuis quand cependant toutefois on nous je ainsi",
    ),
    determiners=_words("le la les l’ l' un une des ce cette son sa leur deux plusieurs"),
    people_pronouns=_words("il elle"),
    plural_pronouns=_words("ils elles"),
    particles=_words("de du des d la le"),
    titles=_words("m mme président ministre procureur maire préfet"),
    roles=_words("procureur ministre porte-parole maire préfet président directeur témoin source"),
    bodies=_words("ministère police gouvernement préfecture parquet mairie agence"),
    papers=_words("journal quotidien agence communiqué rapport"),
    crowds=_words("autorités témoins médias sources"),
    at_places=_words("à dans en"),
)

GERMAN = Cues(
    language="de",
    saying=_words(
        "sagte sagt erklärte erklärt teilte berichtete berichtet berichteten meldete meldet",
        "bestätigte bestätigt behauptete behauptet betonte fügte schrieb kündigte sagten",
    ),
    phrases=(("laut",), ("nach", "angaben", "von"), ("nach", "angaben", "der")),
    that=_words("dass daß"),
    auxiliaries=_words("hat haben hatte hatten ist sind war waren wurde wurden"),
    negations=_words("nicht nie"),
    adverbs=_words("auch zudem weiter außerdem"),
    times=_words(
        "montag dienstag mittwoch donnerstag freitag samstag sonntag gestern heute am januar",
        "februar märz april mai juni juli august september oktober november dezember",
    ),
    calendar=_words(
        "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april",
        "mai juni juli august september oktober november dezember",
    ),
    prepositions=_words("in im an am auf bei mit nach von aus zu für"),
    linking=_words("von des"),
    conjunctions=_words("und aber weil während als"),
    openers=_words(
        "der die das ein eine einer eines einem den dem des er sie es wir in im am an auf bei",
        "mit nach von aus zu für und aber doch laut auch seit vor wenn",
    ),
    determiners=_words("der die das ein eine einer den dem zwei mehrere"),
    people_pronouns=_words("er"),
    particles=_words("von der zu und"),
    titles=_words("herr frau dr"),
    roles=_words("sprecher sprecherin staatsanwalt minister ministerin bürgermeister"),
    bodies=_words("polizei ministerium regierung behörde staatsanwaltschaft agentur"),
    crowds=_words("behörden zeugen medien"),
    at_places=_words("in im bei aus"),
)

SPANISH = Cues(
    language="es",
    saying=_words(
        "dijo dice dijeron dicen declaró afirmó afirma anunció añadió informó informa confirmó",
        "aseguró señaló explicó indicó negó escribió precisó sostuvo",
    ),
    participles=_words("diciendo afirmando añadiendo asegurando"),
    citing=_words("citando"),
    phrases=(("según",), ("de", "acuerdo", "con")),
    that=_words("que"),
    auxiliaries=_words("ha han había habían"),
    negations=_words("no nunca"),
    adverbs=_words("también además"),
    times=_words(
        "lunes martes miércoles jueves viernes sábado domingo ayer hoy enero febrero marzo abril",
        "mayo junio julio agosto septiembre octubre noviembre diciembre",
    ),
    prepositions=_words("a en con por para desde tras durante"),
    linking=_words("de del"),
    conjunctions=_words("y pero porque cuando mientras"),
    relatives=_words("quien que"),
    openers=_words(
        "el la los las un una unos unas este esta él ella ellos en a con por para según pero y",
        "tras desde cuando sin de del se no",
    ),
    determiners=_words("el la los las un una su dos varios"),
    people_pronouns=_words("él ella"),
    plural_pronouns=_words("ellos ellas"),
    particles=_words("de del la"),
    titles=_words("sr sra presidente ministro fiscal alcalde"),
    roles=_words("fiscal ministro ministra portavoz alcalde presidente director fuente testigo"),
    bodies=_words("ministerio policía gobierno fiscalía agencia"),
    papers=_words("diario periódico agencia comunicado informe"),
    crowds=_words("autoridades testigos medios fuentes"),
    at_places=_words("en desde"),
)

RUSSIAN = Cues(
    language="ru",
    articles=False,
    saying=_words(
        "сказал сказала сказали говорит говорят заявил заявила заявило заявили сообщил сообщила",
        "сообщило сообщили",
        "сообщает сообщают рассказал рассказала добавил добавила отметил отметила подтвердил",
        "подтвердила подтвердили пишет написал написала утверждает утверждают объявил объявила",
        "опроверг опровергла уточнил уточнила подчеркнул подчеркнула",
    ),
    participles=_words("добавив отметив заявив"),
    phrases=(
        ("по", "словам"),
        ("по", "данным"),
        ("по", "сообщению"),
        ("по", "информации"),
        ("со", "ссылкой", "на"),
    ),
    that=_words("что"),
    negations=_words("не"),
    adverbs=_words("также ранее позже"),
    times=_words(
        "понедельник вторник среду четверг пятницу субботу воскресенье вчера сегодня января",
        "февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    ),
    prepositions=_words("в на к с по из от для во со при после"),
    conjunctions=_words("и но а когда если потому"),
    relatives=_words("который которая которые"),
    openers=_words(
        "в на по он она оно они это этот эта и но а как что из от для после при во с со к у не",
        "также ранее однако все мы я два две три",
    ),
    determiners=_words("этот эта два две три"),
    people_pronouns=_words("он она"),
    plural_pronouns=_words("они"),
    roles=_words("прокурор министр губернатор мэр представитель источник капитан глава"),
    bodies=_words("министерство полиция правительство прокуратура агентство мчс управление"),
    crowds=_words("власти очевидцы свидетели спасатели сми"),
    at_places=_words("в на из во"),
)

PERSIAN = Cues(
    language="fa",
    articles=False,
    saying=_words("گفت گفتند گفته\u200cاست می\u200cگوید می\u200cگویند افزود نوشت"),
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
    that=_words("که"),
    adverbs=_words("نیز همچنین"),
    times=_words(
        "شنبه یکشنبه دوشنبه سه\u200cشنبه چهارشنبه پنجشنبه پنج\u200cشنبه جمعه روز دیروز امروز"
    ),
    prepositions=_words("در از به با برای روز"),
    conjunctions=_words("و اما ولی"),
    openers=_words("او وی آنها"),
    people_pronouns=_words("او وی"),
    plural_pronouns=_words("آنها"),
)

BY_SCRIPT = {"ru": RUSSIAN, "fa": PERSIAN, "ar": PERSIAN}
"""Tables found by the script alone; Arabic text shares letters, and few words, with Persian."""

LATIN = (
    (
        FRENCH,
        _words("le la les des et du une est dans que qui pour au sur par selon l’agence l'agence"),
    ),
    (GERMAN, _words("der die das und ist nicht mit den von dem auf eine ein wurde laut")),
    (SPANISH, _words("el la los las y que en un una del se por con para según agencia hay")),
)
"""Tables in Latin letters, each with the small words that tell its language."""
