"""The English table of words around figures."""

from annotations.word_sets import word_set
from corpus.attribution.english import ENGLISH as CUES
from corpus.attribution.english import MONTHS
from corpus.figures.table import FigureWords, openings, phrases

_DURATIONS = ("second", "minute", "hour", "day", "night", "week", "month", "year", "decade")
_MEASURES = (
    "kilometer kilometre meter metre mile yard inch centimeter centimetre kilogram kilo ton tonne "
    "pound gallon litre liter acre hectare dollar euro degree knot barrel megawatt kilowatt"
)

ENGLISH = FigureWords(
    language="en",
    number_words="en",
    before=phrases(
        about="about,around,approximately,roughly,some,circa,an estimated,estimated,"
        "in the region of,somewhere around,a reported",
        at_least="at least,no fewer than,no less than,a minimum of,as few as",
        nearly="nearly,almost,close to,just under,approaching,just short of,not quite",
        over="over,exceed,exceeds,exceeded,exceeding,surpass,surpasses,surpassed,surpassing,topped,"
        "more than,upwards of,upward of,in excess of,above,well over,well more than,"
        "just over,slightly more than,a little over",
        at_most="at most,up to,as many as,no more than,a maximum of,at the most",
        under="under,fewer than,less than,below,well under",
        exactly="exactly,precisely,a total of,all,altogether,in all,only,just",
    ),
    after=phrases(
        at_least="or more,or over,and more,at least,at the least,at a minimum,plus",
        at_most="or fewer,or less,or under,at most,at the most,at a maximum",
        about="or so,or thereabouts,approximately,odd",
    ),
    multipliers={
        "hundred": 100,
        "thousand": 1_000,
        "million": 1_000_000,
        "mn": 1_000_000,
        "billion": 1_000_000_000,
        "bn": 1_000_000_000,
        "trillion": 1_000_000_000_000,
    },
    dozens={"dozen": 12, "pair": 2},
    vague=word_set("few several many no every"),
    labels=word_set(
        "article section resolution chapter flight route highway channel paragraph clause gate",
        "room platform school hospital building apartment unit block district chapter brigade",
        "protocol annex convoy grade phase stage round group top day episode",
    ),
    and_half=openings("and a half"),
    plural_numbers=word_set("tens dozens scores hundreds thousands millions billions"),
    articles=word_set("a an"),
    definite=word_set("the these those its their his her both our all"),
    months=MONTHS,
    clock=word_set("o'clock o’clock am pm a.m. p.m. gmt hours'"),
    clock_before=word_set("at before after by until till since around past from"),
    ages=word_set("aged age"),
    durations={form: f"{one}s" for one in _DURATIONS for form in (one, f"{one}s")},
    time_before=word_set("in within after past last next previous first during every"),
    time_after=word_set("ago later earlier after before old into since"),
    measures={
        **{form: f"{one}s" for one in _MEASURES.split() for form in (one, f"{one}s")},
        "foot": "feet",
        "feet": "feet",
        "m": "m",
        "km": "km",
        "kg": "kg",
        "percent": "percent",
        "%": "percent",
    },
    single_measures=word_set("kilometer kilometre mile meter metre tonne ton"),
    not_about=word_set(
        "report reports story stories rumours rumors question questions information news claims",
        "claim concerns doubts talk warned asked told",
    ),
    subordinate=word_set("including include includes whom among them mostly"),
    people="people",
    others=word_set("others more them us whom those"),
    plurals=word_set(
        "tenge yuan yen won baht somoni manat lira hryvnia zloty rand lari dram rubles roubles",
        "people men women children police personnel staff crew troops cattle feet sheep fish deer",
        "aircraft spacecraft geese mice oxen teeth livestock poultry folk clergy",
    ),
    singulars=word_set(
        "news sports arms series means press class business gas bus glass mass process access",
        "address congress status virus campus census crisis basis analysis emphasis loss cross",
        "this his its us is was as has less plus thus across perhaps always previous various",
        "religious serious dangerous civilians' suspicious anonymous famous is-k afghanistan's",
    ),
    stops=CUES.prepositions
    | CUES.conjunctions
    | CUES.auxiliaries
    | CUES.modals
    | CUES.relatives
    | CUES.determiners
    | CUES.adverbs
    | CUES.calendar
    | CUES.people_pronouns
    | CUES.thing_pronouns
    | CUES.plural_pronouns
    | CUES.other_pronouns
    | CUES.saying
    | word_set("out so far ready including according told worth up down away apart long high deep"),
    parts_object=word_set("and or to as that which who"),
    fillers=word_set("other further more additional new different separate such confirmed alleged"),
    auxiliaries=CUES.auxiliaries | word_set("died survived perished remain remained escaped fled"),
    partitives=word_set("of"),
    range_words=word_set("to or - – —"),
    decimal=".",
    between=word_set("between"),
    between_and=word_set("and"),
    rising=word_set("from"),
    negations=word_set("not never cannot without nor"),
    instead=openings("not,rather than,instead of,as opposed to,not all,not the"),
    between_negation=word_set("yet still also themselves seriously badly anywhere ever being"),
    nobody=word_set("none neither nobody"),
    ones=word_set("one"),
    of_whole=word_set("of from among"),
    refuting=word_set(
        "wrong false incorrect inaccurate untrue inflated exaggerated overstated understated",
        "nonsense fabricated invented mistaken misleading baseless unfounded outdated",
    ),
    true=word_set("true correct right accurate confirmed"),
    how_wrong=word_set("too far much quite very simply a an plain"),
    looked_for=word_set("accounted found located traced"),
    youngest=word_set("youngest oldest eldest"),
    shares=word_set("half third thirds quarter quarters most many some several few majority part"),
    supposing=word_set("could would might"),
    asking=word_set("whether"),
    introducing=word_set("that"),
    doubting=word_set("doubt doubts doubted questioned"),
    proofs=word_set("evidence proof sign signs indication indications suggestion confirmation"),
    counts=word_set("number toll count total tally figure figures sum"),
    aspects={
        "killed": word_set(
            "killed kill kills killing dead died die dies death deaths dying fatalities fatality",
            "toll slain perished drowned murdered massacred martyred dead-or-missing",
        ),
        "wounded": word_set(
            "wounded injured hurt injuries injury injuring wounding injures wounds maimed",
        ),
        "arrested": word_set(
            "arrested arrest arrests arresting detained detain detains detaining captured",
            "apprehended custody jailed imprisoned rounded detention detainees",
        ),
        "rescued": word_set(
            "rescued rescue rescues rescuing saved saves saving ashore landed survived alive",
        ),
        "evacuated": word_set("evacuated evacuate evacuates evacuating evacuation evacuations"),
        "missing": word_set("missing unaccounted disappeared vanished"),
        "treated": word_set("treated hospitalised hospitalized admitted"),
        "aboard": word_set("aboard onboard boarded board"),
        "displaced": word_set("displaced homeless evicted"),
    },
    found_things=word_set(
        "bombs bomb devices device explosives mines mine grenades vests rockets warheads",
    ),
    found_verbs=word_set(
        "discovered found neutralized neutralised defused seized recovered dismantled uncovered",
        "located neutralizing defusing discovering seizing",
    ),
    found="bombs found",
)
