"""Words around figures in French and Spanish."""

from annotations.word_sets import word_set
from corpus.figures.table import FigureWords, openings, phrases

_FRENCH_MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
)
_SPANISH_MONTHS = (
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
)

FRENCH = FigureWords(
    language="fr",
    number_words="fr",
    before=phrases(
        about="environ,quelque,à peu près,autour de,une",
        at_least="au moins,pas moins de",
        nearly="près de,presque",
        over="plus de,au-delà de",
        at_most="ne dépasse pas,ne dépassait pas,ne dépassent pas,ne dépassera pas,"
        "ne dépasserait pas,n'a pas dépassé,n’a pas dépassé,au plus,jusqu'à,jusqu’à,pas plus de",
        under="moins de",
    ),
    after=phrases(at_least="ou plus,au moins,au minimum", at_most="ou moins,au plus,au maximum"),
    multipliers={
        "mille": 1_000,
        **dict.fromkeys(("million", "millions"), 1_000_000),
        **dict.fromkeys(("milliard", "milliards"), 1_000_000_000),
    },
    halves=word_set("demi"),
    and_half=openings("et demi,et demie"),
    plural_numbers=word_set("millions milliards milliers centaines dizaines"),
    articles=word_set("un une"),
    range_words=word_set("à ou - –"),
    between=word_set("entre"),
    between_and=word_set("et"),
    rising=word_set("de passé passée"),
    negations=word_set("pas jamais sans"),
    between_negation=word_set("été encore"),
    nobody=word_set("aucun aucune personne"),
    of_whole=word_set("de des d' d’ sur parmi"),
    supposing=word_set("pourrait pourraient"),
    shares=word_set("moitié tiers quart plupart majorité"),
    youngest=word_set("jeune âgé âgée jeunes"),
    instead=openings("_ pas,et pas,non,et non,et non pas,non pas,plutôt que,au lieu de"),
    labels=word_set("vol article ligne route salle chambre voie"),
    months=frozenset(_FRENCH_MONTHS.split()),
    clock=frozenset({"heures", "h"}),
    ages=frozenset({"ans"}),
    people="personnes",
    others=word_set("autres"),
    partitives=word_set("de des d' d’"),
    definite=word_set("les"),
    parts_object=word_set("et ou que qui à"),
    counts=word_set("nombre bilan total"),
    stops=word_set("de des du en dans à au aux par sur et ou qui que ont sont été a est"),
    aspects={
        "killed": word_set("morts mort mortes tués tué tuées décès décédés péri victimes tuant"),
        "wounded": word_set("blessés blessé blessées blessant"),
        "arrested": word_set(
            "arrêtés arrêtées arrestations interpellées interpellés interpellations arrêté "
            "interpellé détenus",
        ),
        "rescued": word_set("secourus secourues sauvés sauvées rescapés"),
        "evacuated": word_set("évacués évacuées évacué évacuations"),
        "missing": word_set("disparus disparues disparu"),
    },
)
SPANISH = FigureWords(
    language="es",
    number_words="es",
    before=phrases(
        about="unos,unas,alrededor de,aproximadamente,cerca de",
        at_least="al menos,por lo menos,no menos de",
        nearly="casi",
        over="más de",
        at_most="hasta,como máximo,no más de",
        under="menos de",
    ),
    after=phrases(
        at_least="o más,al menos,por lo menos,como mínimo",
        at_most="o menos,como máximo,a lo sumo",
    ),
    multipliers={
        "mil": 1_000,
        **dict.fromkeys(("millón", "millones"), 1_000_000),
    },
    halves=word_set("medio media"),
    and_half=openings("y medio,y media"),
    plural_numbers=word_set("millones miles cientos decenas"),
    articles=word_set("un una"),
    range_words=word_set("a o - –"),
    between=word_set("entre"),
    between_and=word_set("y"),
    rising=word_set("de desde"),
    negations=word_set("no nunca sin"),
    between_negation=word_set("sido fueron resultaron aún todavía"),
    nobody=word_set("ninguno ninguna nadie"),
    of_whole=word_set("de los las entre"),
    supposing=word_set("podría podrían"),
    shares=word_set("mitad tercio cuarto mayoría muchos muchas algunos algunas"),
    instead=openings("no,y no,en lugar de,en vez de"),
    labels=word_set("vuelo artículo ruta sala línea capítulo"),
    months=frozenset(_SPANISH_MONTHS.split()),
    clock=frozenset({"horas"}),
    ages=frozenset({"años"}),
    people="personas",
    auxiliaries=word_set("resultaron fueron"),
    others=word_set("otras otros"),
    partitives=word_set("de"),
    definite=word_set("los las"),
    parts_object=word_set("y o que a"),
    counts=word_set("número cifra balance total"),
    stops=word_set("de del en a al por con y o que han fueron son resultaron está"),
    aspects={
        "killed": word_set(
            "muertos muerto muertas murieron fallecidos fallecidas fallecieron muertes mataron",
        ),
        "wounded": word_set("heridos herido heridas hirieron"),
        "arrested": word_set(
            "detenidos detenidas detuvieron detuvo arrestados arrestadas arrestó detenciones",
        ),
        "rescued": word_set("rescatados rescatadas rescataron"),
        "evacuated": word_set("evacuados evacuadas evacuaron"),
        "missing": word_set("desaparecidos desaparecidas"),
    },
)
