"""Words that turn or measure what a passage says, by language: small, of words we are sure of."""

from annotations.word_sets import word_set

NEGATIONS = frozenset().union(
    word_set("not no never neither nor none nobody nothing nowhere cannot without hardly barely"),
    word_set("denied denies deny false falsely"),
    word_set("ne pas jamais aucun aucune sans ni rien personne non"),
    word_set("nicht nie niemals kein keine keiner keinen keinem keines niemand nichts ohne"),
    word_set("nunca jamás ningún ninguna ninguno nadie nada sin tampoco"),
    word_set("mai nessuno nessuna niente senza não nem sem nenhum nenhuma ninguém"),
    word_set("niet geen nooit inte aldrig ikke aldri ingen utan uten nie bez"),
    word_set("не нет никогда никто ничего ни без ні ніколи ніхто немає"),
    word_set("değil hiç hiçbir yok olmadan"),
    word_set("لا لم لن ليس ليست غير دون نه نیست نیستند هیچ بدون نہیں نہ"),
    word_set("לא אין בלי नहीं न मत बिना tidak bukan tanpa không chưa"),
)
"""That something is not so."""

QUANTITIES = frozenset().union(
    word_set("all both every each any some several many most few half only alone"),
    word_set("one two three four five six seven eight nine ten eleven twelve thirteen fourteen"),
    word_set("fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy"),
    word_set("eighty ninety hundred hundreds thousand thousands million millions billion dozen"),
    word_set("dozens once twice"),
    word_set(
        "tous toutes chaque quelques plusieurs beaucoup peu moitié seulement deux trois quatre"
    ),
    word_set("cinq sept huit neuf dix onze douze vingt trente quarante cinquante cent mille"),
    word_set("alle jeder jede jedes einige mehrere viele wenige hälfte nur zwei drei vier fünf"),
    word_set("sechs sieben acht neun zehn elf zwölf zwanzig hundert tausend"),
    word_set(
        "todos todas cada algunos algunas varios muchos pocos mitad solo sólo dos tres cuatro"
    ),
    word_set("siete ocho nueve diez once doce veinte cien ciento mil"),
    word_set("все каждый некоторые несколько много мало только два три четыре пять шесть семь"),
    word_set("восемь девять десять сто тысяча"),
    word_set("كل جميع بعض عدة فقط همه چند برخی فقط"),
)
"""How much or how many, wherever it stands."""

QUALIFIERS = frozenset().union(
    word_set("about around almost nearly roughly approximately over under above below exactly"),
    word_set("least than up more less fewer just maximum minimum"),
    word_set("environ presque près plus moins au-dessus au-dessous exactement"),
    word_set("etwa rund fast ungefähr über unter mindestens höchstens genau mehr weniger knapp"),
    word_set("casi cerca unos unas alrededor aproximadamente más menos exactamente hasta"),
    word_set("circa quasi oltre meno più cerca mais menos quase"),
    word_set("около почти более менее примерно больше меньше свыше"),
    word_set("حوالي نحو أكثر أقل تقريبا حدود بیش کمتر تقریبا"),
)
"""How exactly a number is meant: they count beside one."""

WITHIN = (
    *("ない", "なかった", "ません", "ず", "不", "没", "沒", "未"),
    *("無", "无", "非", "ไม่", "않", "없"),
)
"""Negations of scripts that put no blanks between words."""

PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "anti", "de")
"""That make a word its opposite: able, unable."""
