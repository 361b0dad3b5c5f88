"""The German table."""

from annotations.word_sets import word_set
from corpus.attribution.table import Cues

GERMAN = Cues(
    language="de",
    nouns_have_capitals=True,
    saying=word_set(
        "sagte sagt erklärte erklärt teilte berichtete berichtet berichteten meldete meldet",
        "bestätigte bestätigt behauptete behauptet betonte fügte schrieb kündigte sagten betont",
        "schreibt schreiben erklärten meldeten warnte warnt erzählte erzählt räumte versicherte",
        "versichert mitgeteilt kritisierte beklagte klagte klagt ergänzte ergänzt antwortete",
        "antwortet hieß forderte dementierte dementiert bestritt bestreitet wies lobte",
        "bedauerte bedauert verkündete verkündet begründete berichten sagen gesagt erklären",
        "teilten teilt gab gaben gibt wiesen weist räumten räumt kündigten kündigt fügten fügt",
        "mitteilte bekanntgab ankündigte erzählen",
        "unterstrich prophezeite vermutet vermutete schilderte schildert meinte meint",
    ),
    separable={
        verb: word_set(particles)
        for verbs, particles in (
            ("teilte teilten teilt teilen", "mit"),
            ("wies wiesen weist weisen", "zurück hin"),
            ("räumte räumten räumt", "ein"),
            ("kündigte kündigten kündigt", "an"),
            ("fügte fügten fügt", "hinzu an"),
            ("gab gaben gibt", "bekannt an zu"),
        )
        for verb in verbs.split()
    },
    denying=word_set("dementierte dementiert bestritt bestreitet"),
    phrases=(
        ("laut",),
        *(
            ("nach", noun, *preposition)
            for noun in ("angaben", "informationen", "worten", "einschätzung", "darstellung")
            for preposition in (("von",), ())
        ),
    ),
    citing_phrases=(("unter", "berufung", "auf"), ("mit", "verweis", "auf")),
    behind=word_set("zufolge"),
    inserted=word_set("so"),
    verb_phrases=tuple(
        (verb, "davon", "aus") for verb in ("gehen", "geht", "ging", "gingen", "gehe")
    ),
    endings=(
        "führer",
        "führerin",
        "minister",
        "ministerin",
        "sprecher",
        "sprecherin",
        "chef",
        "chefin",
        "präsident",
        "präsidentin",
        "leiter",
        "leiterin",
        "meister",
        "meisterin",
        "anwalt",
        "anwältin",
        "forscher",
        "forscherin",
        "experte",
        "expertin",
        "ministerium",
        "behörde",
        "agentur",
        "polizei",
        "verband",
        "gewerkschaft",
        "zeitung",
        "sender",
        "gericht",
        "amt",
    ),
    as_words=word_set("wie"),
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
    prepositions=word_set("in im an am auf bei beim mit nach aus zu zum zur für vor über gegen"),
    linking=word_set("von des der vom"),
    conjunctions=word_set("und aber weil während als wie"),
    openers=word_set(
        "der die das ein eine einer eines einem den dem des er sie es wir in im am an auf bei",
        "rund fast etwa knapp mindestens gut über mehr weniger nur ungefähr kaum insgesamt auch",
        "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf viele mehrere einige alle",
        "mit nach von aus zu für und aber doch laut auch wie so seit vor wenn",
    ),
    determiners=word_set("der die das des ein eine einer einem eines den dem zwei mehrere"),
    people_pronouns=word_set("er"),
    particles=word_set("von zu"),
    titles=word_set("herr frau dr"),
    roles=word_set(
        "sprecher sprecherin staatsanwalt staatsanwältin minister ministerin bürgermeister",
        "bürgermeisterin präsident präsidentin kanzler kanzlerin direktor direktorin leiter",
        "leiterin",
        "chef chefin vorsitzende vorsitzender anwalt anwältin arzt ärztin richter richterin zeuge",
        "zeugin forscher forscherin professor professorin landrat landrätin abgeordnete",
        "abgeordneter general oberst augenzeuge anwohner anwohnerin bewohner bewohnerin lehrer",
        "lehrerin geschäftsführer geschäftsführerin gouverneur botschafter botschafterin fahrer",
        "innenminister innenministerin außenminister außenministerin verteidigungsminister",
        "ministerpräsident ministerpräsidentin regierungssprecher polizeisprecher",
        "polizeisprecherin polizeichef einsatzleiter kapitän kapitänin vorstandschef",
        "vorstandschefin pfarrer pfarrerin wirt wirtin feuerwehrmann matrose",
    ),
    bodies=word_set(
        "polizei ministerium regierung behörde staatsanwaltschaft agentur feuerwehr gericht",
        "konzern versicherer reederei bank börse kirche schule hochschule kammer",
        "unternehmen firma gewerkschaft verband verein partei armee bundeswehr klinik krankenhaus",
        "universität institut gesundheitsamt betreiber stadt gemeinde innenministerium",
        "außenministerium verteidigungsministerium gesundheitsministerium kanzleramt opposition",
        "organisation",
    ),
    papers=word_set(
        "zeitung agentur nachrichtenagentur sender blatt bericht studie magazin mitteilung",
        "rundfunk fernsehen presse-agentur",
    ),
    outlets=word_set("dpa afp reuters ard zdf"),
    crowds=word_set(
        "behörden zeugen medien augenzeugen anwohner ermittler experten rettungskräfte",
        "angehörige wissenschaftler forscher ärzte kritiker",
    ),
    at_places=word_set("in im bei aus"),
)
