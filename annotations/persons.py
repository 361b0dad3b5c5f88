"""Whether a noun counts persons: by a list, by how it ends, and by what only looks so. Pure."""

from functools import lru_cache

from annotations.word_sets import word_set

ANY_PERSONS = word_set(
    "people persons person individuals individual victims victim fatalities fatality",
    "casualties casualty dead deaths death bodies body lives life humans human souls soul",
    "menschen personen tote todesopfer opfer personnes morts victimes personas muertos víctimas",
    "человек людей люди نفر تن",
)
"""What says no more of persons than that they are some, in several languages."""

_PERSONS = word_set(
    "member student sailor nurse citizen civilian resident guest pilot monk nun priest imam",
    "pastor bishop cleric rabbi mufti captain guard medic clerk cadet recruit conscript private",
    "sergeant colonel general lieutenant major admiral marine troop crew staff personnel police",
    "official aide envoy diplomat delegate deputy chief head boss mayor governor minister",
    "president king queen prince princess patient inmate convict captive hostage refugee migrant",
    "tourist pilgrim nomad peasant shepherd cook chef baker butcher smith mason carpenter",
    "mechanic technician engineer architect artist poet author journalist cousin uncle aunt",
    "nephew niece parent mother father brother sister son daughter wife husband widow widower",
    "relative friend neighbour neighbor colleague comrade compatriot countryman mate deckhand",
    "stowaway castaway expatriate expat immigrant national native islander villager local",
    "pedestrian cyclist motorist commuter spectator bystander onlooker witness survivor evacuee",
    "athlete coach referee fan hooligan mourner believer muslim christian jew hindu sikh",
    "pupil scholar graduate apprentice trainee intern orphan veteran pensioner retiree",
    "spouse partner client customer shopper diner guide scout steward stewardess host hostess",
    "helper humanitarian volunteer doctor surgeon physician paramedic midwife dentist",
    "vet judge juror lawyer attorney jurist senator congressman mp lawmaker legislator voter",
    "spy agent consul analyst expert critic activist dissident slave servant maid butler",
    "porter miner docker stevedore skipper helmsman fisher diver swimmer climber hiker skier",
    "kazakh uzbek tajik kyrgyz afghan swede dane finn turk kurd arab czech greek serb croat",
    "thai swiss briton scot slav folk islamist communist royal noble infantryman ranger commando",
    "adult troop wounded injured elder protester demonstrator worshipper",
    "victime mort",
    "personne blessé homme femme enfant persona persone muerto herido hombre mujer niño víctima",
    "verletzte männer frauen kinder soldaten zivilisten passagiere человека погибших раненых",
    "نفره کشته زخمی",
    "paratrooper peacekeeper militiaman reservist gunner patrolman cop constable",
)
_NO_PERSONS = word_set(
    "accelerant accent accident adapter adjustment agreement ailment airliner altimeter",
    "amendment anchor announcement answer apartment appointment argument armor arrangement",
    "assessment attachment barometer barrier basement beaver binder bladder blender blunder",
    "boiler booster border buffer bulldozer bumper bunker burger burner butter calculator",
    "cancer canister career carrier centimeter chamber chapter charger checklist chopper",
    "clipper cluster coffee color comment committee compartment complement component computer",
    "container continent contingent coolant cooler copper copter corner corridor counter",
    "covenant cover crater crescent cruiser cucumber cutter cylinder dagger december degree",
    "deodorant department destroyer detachment detector development diameter dinner disaster",
    "disorder document drawer dredger element elephant elevator embankment encampment",
    "encounter engagement environment equipment error escalator establishment event",
    "experiment factor favor feather fender fever filter finger floor flower flyer folder",
    "fragment freezer freighter frontier garment generator glacier government grant guarantee",
    "gutter hamburger hammer harbor heater helicopter implant implement improvement incident",
    "incubator indicator instrument interceptor investment jetliner jubilee jumper kilometer",
    "ladder laser launcher layer leather letter lever lighter liner litter liver lobster",
    "locker loudspeaker lubricant marker matter measurement median meter millimeter mirror",
    "mixer moment monitor monument motor movement murder newsletter newspaper november number",
    "october offer order otter oyster panther paper parameter parchment parliament patent",
    "pavement payment pendant pepper percent perimeter placement plant pollutant poster power",
    "prayer printer projector punishment quarter radiator reactor receiver regiment register",
    "replacement reptilian requirement restaurant retirement ringer river router rudder",
    "scanner schooner sector segment semester sensor september server settlement shelter",
    "shipment shoulder shower shutter silver skyscraper slipper speedometer spider starter",
    "statement steamer steer sticker sucker summer supper supplement sweater talent tanker",
    "tender tenement thermometer thunder tiger timber toaster toffee tower tractor trailer",
    "transfer transformer transmitter trawler treatment trigger trouser tumor twist ulcer",
    "variant vector ventilator waist warrant water weather whaler winger winter wrist",
)
"""What ends as persons do and is none."""
_ENDINGS = ("er", "or", "ist", "ian", "ant", "ent", "ee", "man", "woman", "eer", "person", "folk")
_SHORTEST = 5
"""Letters of a word that is told by its ending."""

_CHOSEN = word_set(
    "suspect defendant accused culprit perpetrator attacker assailant bomber gunman shooter",
    "terrorist militant insurgent rebel fighter extremist jihadist hijacker kidnapper arsonist",
    "smuggler trafficker gangster robber criminal invader intruder enemy element pirate",
    "child baby infant toddler boy girl youth teenager minor adult man woman",
)
"""Persons that are chosen from all by their part in what happened, or by age or sex."""
_CHOOSING = word_set(
    "female male young younger elderly old older pregnant foreign disabled unarmed armed masked",
    "alleged suspected injured wounded dead missing",
)


def counts_any_persons(unit: str) -> bool:
    """Whether a unit says no more than that persons are counted."""
    return unit.strip().casefold() in ANY_PERSONS


@lru_cache(maxsize=4_096)
def counts_persons(unit: str) -> bool:
    """Whether a unit counts persons of any kind: miners, crew members, people."""
    words = unit.casefold().split()
    if not words:
        return False
    last = words[-1].rpartition("-")[2] if "-" in words[-1] else words[-1]
    if counts_any_persons(last):
        return True
    noun = singular(last)
    if noun in _PERSONS or noun in _CHOSEN:
        return True
    return len(noun) >= _SHORTEST and noun.endswith(_ENDINGS) and noun not in _NO_PERSONS


@lru_cache(maxsize=4_096)
def counts_all_persons(unit: str) -> bool:
    """Whether a unit counts all persons whom something befell, by whatever they are called.

    Attackers, suspects, children and women are counted apart from all.
    """
    words = unit.casefold().split()
    chosen = bool(words) and singular(words[-1]) in _CHOSEN
    return counts_persons(unit) and not chosen and not _CHOOSING & set(words[:-1])


def singular(word: str) -> str:
    """An English noun in the singular, by how it ends."""
    if word == "children":
        return "child"
    if word.endswith("wives"):
        return f"{word[:-3]}fe"
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("men"):
        return f"{word[:-3]}man"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
