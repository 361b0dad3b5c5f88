"""Words that turn or measure what a passage says, by language: small, of words we are sure of."""


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


NEGATIONS = frozenset().union(
    _words("not no never neither nor none nobody nothing nowhere cannot without hardly barely"),
    _words("denied denies deny false falsely"),
    _words("ne pas jamais aucun aucune sans ni rien personne non"),
    _words("nicht nie niemals kein keine keiner keinen keinem keines niemand nichts ohne"),
    _words("nunca jamás ningún ninguna ninguno nadie nada sin tampoco"),
    _words("mai nessuno nessuna niente senza não nem sem nenhum nenhuma ninguém"),
    _words("niet geen nooit inte aldrig ikke aldri ingen utan uten nie bez"),
    _words("не нет никогда никто ничего ни без ні ніколи ніхто немає"),
    _words("değil hiç hiçbir yok olmadan"),
    _words("لا لم لن ليس ليست غير دون نه نیست نیستند هیچ بدون نہیں نہ"),
    _words("לא אין בלי नहीं न मत बिना tidak bukan tanpa không chưa"),
)
"""That something is not so."""

QUANTITIES = frozenset().union(
    _words("all both every each any some several many most few half only alone"),
    _words("one two three four five six seven eight nine ten eleven twelve thirteen fourteen"),
    _words("fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy"),
    _words("eighty ninety hundred hundreds thousand thousands million millions billion dozen"),
    _words("dozens once twice"),
    _words("tous toutes chaque quelques plusieurs beaucoup peu moitié seulement deux trois quatre"),
    _words("cinq sept huit neuf dix onze douze vingt trente quarante cinquante cent mille"),
    _words("alle jeder jede jedes einige mehrere viele wenige hälfte nur zwei drei vier fünf"),
    _words("sechs sieben acht neun zehn elf zwölf zwanzig hundert tausend"),
    _words("todos todas cada algunos algunas varios muchos pocos mitad solo sólo dos tres cuatro"),
    _words("siete ocho nueve diez once doce veinte cien ciento mil"),
    _words("все каждый некоторые несколько много мало только два три четыре пять шесть семь"),
    _words("восемь девять десять сто тысяча"),
    _words("كل جميع بعض عدة فقط همه چند برخی فقط"),
)
"""How much or how many, wherever it stands."""

QUALIFIERS = frozenset().union(
    _words("about around almost nearly roughly approximately over under above below exactly"),
    _words("least than up more less fewer just maximum minimum"),
    _words("environ presque près plus moins au-dessus au-dessous exactement"),
    _words("etwa rund fast ungefähr über unter mindestens höchstens genau mehr weniger knapp"),
    _words("casi cerca unos unas alrededor aproximadamente más menos exactamente hasta"),
    _words("circa quasi oltre meno più cerca mais menos quase"),
    _words("около почти более менее примерно больше меньше свыше"),
    _words("حوالي نحو أكثر أقل تقريبا حدود بیش کمتر تقریبا"),
)
"""How exactly a number is meant: they count beside one."""

WITHIN = (
    *("ない", "なかった", "ません", "ず", "不", "没", "沒", "未"),
    *("無", "无", "非", "ไม่", "않", "없"),
)
"""Negations of scripts that put no blanks between words."""

PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "anti", "de")
"""That make a word its opposite: able, unable."""
