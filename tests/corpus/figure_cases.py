"""Sentences with the figure that they propose: amount, unit, qualifier and aspect.

`None` where nothing is proposed. The sentences were written for this list; those of `HELD_OUT`
before they were read by the program for the first time.
"""

Case = tuple[str, tuple[str, str | None, str, str] | None]

HELD_OUT: tuple[Case, ...] = (
    (
        "At least two dozen passengers were rescued by fishing boats.",
        ("24", "passengers", "at least", "rescued"),
    ),
    (
        "Nearly a hundred people were killed, the governor said.",
        ("100", "people", "nearly", "killed"),
    ),
    ("The death toll rose to 93 on Saturday.", ("93", "people", "exactly", "killed")),
    ("The number of wounded has climbed to more than 280.", ("280", "people", "over", "wounded")),
    ("Officials put the death toll at 84.", ("84", "people", "exactly", "killed")),
    (
        "Between 10 and 15 crew members are still missing.",
        ("10", "crew members", "to 15", "missing"),
    ),
    ("Some 40 to 50 villagers fled to the hills.", ("40", "villagers", "to 50", "")),
    ("Police detained a further 12 suspects overnight.", ("12", "suspects", "exactly", "arrested")),
    (
        "As many as 30 bodies were recovered from the wreck.",
        ("30", "bodies", "at most", "recovered"),
    ),
    ("The storm left 3,500 people homeless.", ("3500", "people", "exactly", "displaced")),
    ("Damage is estimated at $2.5 million.", ("2500000", "dollars", "exactly", "")),
    ("No fewer than seven ships ran aground.", ("7", "ships", "at least", "")),
    ("Twenty-three sailors drowned and four were injured.", ("23", "sailors", "exactly", "killed")),
    ("Fewer than 20 of them had life jackets.", ("20", "people", "under", "")),
    ("About 12 percent of the fleet was lost.", ("12", "percent", "about", "")),
    ("Eleven people died, among them three children.", ("11", "people", "exactly", "killed")),
    ("Three children were among the 11 dead.", ("3", "children", "exactly", "killed")),
    (
        "A total of 64 bombs have been defused since Monday.",
        ("64", "bombs", "exactly", "bombs found"),
    ),
    (
        "The ministry said it had seized 16 explosive devices.",
        ("16", "explosive devices", "exactly", "bombs found"),
    ),
    ("Hundreds of people attended the funeral.", None),
    ("The attack happened on March 12, 2031.", None),
    ("The 46-year-old master was not on the bridge.", None),
    ("Flight 622 was delayed.", None),
    ("It was the third fire in five years.", None),
    ("He was 71.", None),
    ("The ship sank at 4:30 a.m. on Tuesday.", None),
    (
        "In 2019, a similar fire killed 31 people on the Sandpiper.",
        ("31", "people", "exactly", "killed"),
    ),
    ("The blaze injured 14, two of them critically.", ("14", "people", "exactly", "wounded")),
    (
        "Two more bodies were found on Sunday, bringing the toll to 47.",
        ("47", "people", "exactly", "killed"),
    ),
    (
        "More than one hundred and twenty firefighters fought the blaze.",
        ("120", "firefighters", "over", ""),
    ),
    ("The two suspects were released without charge.", None),
    ("Just under 200 houses burned down.", ("200", "houses", "nearly", "")),
    ("The crossing takes 40 minutes.", ("40", "minutes", "exactly", "")),
    ("The wave was almost nine metres high.", ("9", "metres", "nearly", "")),
    ("Five soldiers and two civilians were killed.", ("5", "soldiers", "exactly", "killed")),
    ("The gunman shot dead six worshippers.", ("6", "worshippers", "exactly", "killed")),
    ("Up to 300 guests may have been on board.", ("300", "guests", "at most", "aboard")),
    ("Over half a million people lost power.", ("500000", "people", "over", "")),
    ("One of the three engines failed.", None),
    ("Thirty-five arrests were made, the police said.", ("35", "arrests", "exactly", "arrested")),
)

SECOND: tuple[Case, ...] = (
    (
        "The coastguard says it has pulled 19 survivors from the water.",
        ("19", "survivors", "exactly", ""),
    ),
    (
        "At least five people died when the bridge collapsed, local media report.",
        ("5", "people", "at least", "killed"),
    ),
    (
        "He said 32 others were being treated in two hospitals.",
        ("32", "people", "exactly", "treated"),
    ),
    (
        "The governor told state television that around 1,200 homes had been flooded.",
        ("1200", "homes", "about", "flooded"),
    ),
    ("Rescuers have found the bodies of six fishermen.", ("6", "fishermen", "exactly", "")),
    (
        "More than three thousand people have been evacuated since Friday.",
        ("3000", "people", "over", "evacuated"),
    ),
    (
        "The group said two of its fighters carried out the attack.",
        ("2", "fighters", "exactly", ""),
    ),
    ("A spokesman put the number of missing at 17.", ("17", "people", "exactly", "missing")),
    ("Seventeen people remain unaccounted for.", ("17", "people", "exactly", "missing")),
    (
        "The agency had earlier reported 84 dead and 284 injured.",
        ("84", "people", "exactly", "killed"),
    ),
    (
        "Over 60 bombs were found and neutralised in four provinces.",
        ("60", "bombs", "over", "bombs found"),
    ),
    (
        "Security forces arrested 35 people, 23 of them foreigners.",
        ("35", "people", "exactly", "arrested"),
    ),
    ("Almost 40 per cent of the cargo was lost.", ("40", "percent", "nearly", "")),
    ("The port handles some 900,000 tonnes of grain a year.", ("900000", "tonnes", "about", "")),
    ("The explosion was heard 15 kilometres away.", ("15", "kilometres", "exactly", "")),
    (
        "Police believe at least three gunmen were involved.",
        ("3", "gunmen", "at least", "involved"),
    ),
    (
        "The prosecutor said that eight of the detainees had confessed.",
        ("8", "detainees", "exactly", ""),
    ),
    (
        "Two days later, the police arrested a dozen men in the harbour.",
        ("12", "men", "exactly", "arrested"),
    ),
    ("Dozens are feared dead.", None),
    ("The inquiry will resume at 10 on Monday.", None),
    ("Section 4 of the act was repealed in 1998.", None),
    ("She has been a nurse for 30 years.", ("30", "years", "exactly", "")),
    ("It is one of the oldest lighthouses on the coast.", None),
    ("No one was hurt.", None),
    ("The first of the two blasts killed nobody.", None),
    (
        "In the first half of 2030, the line carried 2.4 million passengers.",
        ("2400000", "passengers", "exactly", ""),
    ),
    ("Witnesses counted ten or more shots.", ("10", "shots", "at least", "")),
    ("The owners offered €5,000 to each family.", ("5000", "euros", "exactly", "")),
    ("An estimated 150 people were on the pier when it gave way.", ("150", "people", "about", "")),
    ("Hospital officials said 9 of the 27 wounded were children.", ("9", "people", "exactly", "")),
    ("The number of arrests rose from 11 to 32.", ("32", "arrests", "exactly", "arrested")),
    ("A 12-hour search ended without result.", None),
    ("By Sunday evening the count stood at 41.", ("41", "*", "exactly", "")),
    ("The attackers set fire to four lorries and a bus.", ("4", "lorries", "exactly", "")),
    ("Not more than six boats may leave the port each day.", ("6", "boats", "at most", "")),
    ("Three people, including a child of two, were killed.", ("3", "people", "exactly", "killed")),
    ("“We lost eleven of our colleagues,” he said.", ("11", "colleagues", "exactly", "")),
    ("The ministry denied that 200 soldiers had deserted.", ("200", "soldiers", "exactly", "")),
    ("About one in five passengers had no ticket.", None),
    ("The quake, of magnitude 6.1, killed 78 people.", ("78", "people", "exactly", "killed")),
)

OTHER_LANGUAGES: tuple[Case, ...] = (
    ("Погибли не менее 19 человек.", ("19", "человек", "at least", "killed")),
    ("Число погибших выросло до 16 человек.", ("16", "человек", "exactly", "killed")),
    ("Пострадали до 25 человек, сказал врач.", ("25", "человек", "at most", "wounded")),
    ("Погибли 12 мирных жителей.", ("12", "мирных жителей", "exactly", "killed")),
    ("Эвакуировано более 1,2 тыс. жителей.", ("1200", "жителей", "over", "evacuated")),
    ("Взрыв произошёл 3 января 2024 года в 14 часов.", None),
    ("شمار کشته\u200cشدگان به ۱۶ نفر رسیده است.", ("16", "نفر", "exactly", "killed")),
    ("بیش از ۲۸۰ نفر زخمی شدند.", ("280", "نفر", "over", "wounded")),
    (
        "Le bilan est passé à 16 morts, selon le ministère.",
        ("16", "personnes", "exactly", "killed"),
    ),
    ("Le nombre de blessés s’élève à 280.", ("280", "personnes", "exactly", "wounded")),
    ("Die Zahl der Toten stieg auf 16.", ("16", "Menschen", "exactly", "killed")),
    ("El número de muertos subió a 16.", ("16", "personas", "exactly", "killed")),
    (
        "La policía detuvo a 11 personas, dijo el ministro.",
        ("11", "personas", "exactly", "arrested"),
    ),
)
"""The same shapes in the languages that have a small table."""

SEVERAL: tuple[tuple[str, list[tuple[str, str]]], ...] = (
    ("19 человек погибли и 25 ранены.", [("19", "killed"), ("25", "wounded")]),
    (
        "Погибли 12 жителей и около 40 получили ранения.",
        [("12", "killed"), ("40", "wounded")],
    ),
    (
        "دست\u200cکم ۸۴ نفر کشته و بیش از ۲۸۰ نفر زخمی شدند.",
        [("84", "killed"), ("280", "wounded")],
    ),
    (
        "L’explosion a tué au moins 12 personnes et blessé 40 autres, selon la police.",
        [("12", "killed"), ("40", "wounded")],
    ),
    (
        "Mindestens 12 Menschen wurden getötet und 40 verletzt, sagte der Sprecher.",
        [("12", "killed"), ("40", "wounded")],
    ),
    (
        "Some 1,200 residents were evacuated, and nine were rescued.",
        [("1200", "evacuated"), ("9", "rescued")],
    ),
)
"""What each number of a sentence is about."""

RESUMED: tuple[tuple[str, str, tuple[str, str | None, str]], ...] = (
    (
        "The ministry said 14 people had died in the fire.",
        "The dockers' union puts the number at 19.",
        ("19", "people", "killed"),
    ),
    (
        "Police said 32 people were arrested.",
        "The governor gave the figure as 35.",
        ("35", "people", "arrested"),
    ),
    ("The quay was shut.", "The governor gave the figure as 35.", ("35", None, "")),
    ("Nine people died.", "The number of boats is 12.", ("12", "boats", "")),
)
"""Two sentences, the second with a number that resumes the first, or does not."""

NEGATED: tuple[tuple[str, list[tuple[str, str, bool]]], ...] = (
    ("Three stewards were summoned but not arrested.", [("3", "summoned", True)]),
    ("Nine divers had not been accounted for.", [("9", "missing", True)]),
    ("Seven of the crew have still not been found.", [("7", "missing", True)]),
    ("16 passengers were never injured.", [("16", "", True)]),
    ("None of the 60 passengers was hurt.", [("60", "", True)]),
    ("Not one of the 60 passengers was hurt.", [("60", "", False)]),
    ("At least 5 people were killed, but no arrests were made.", [("5", "killed", True)]),
    ("Not only 12 sailors but also a pilot were killed.", [("12", "killed", True)]),
    ("The office's figure of 21 dead is wrong, he said.", [("21", "killed", False)]),
    ("Reports that 30 people were killed are false.", [("30", "killed", False)]),
    ("The toll of 45 was grossly exaggerated.", [("45", "killed", False)]),
    ("The claim that 12 children died was not true.", [("12", "killed", False)]),
    ("The toll of 45 was high.", [("45", "killed", True)]),
    ("The report that 12 children died was true.", [("12", "killed", True)]),
    ("The oldest victim was 81, the youngest just 3.", []),
    ("If the dam breaks, 50 people could be killed.", [("50", "", True)]),
    ("The wave would have killed 70 people.", [("70", "", True)]),
    ("Up to 30 people may have been killed.", [("30", "killed", True)]),
    ("The clinic could not confirm that 7 people had died.", [("7", "killed", False)]),
    ("There is no evidence that 12 people were killed.", [("12", "killed", False)]),
    ("He doubted that 200 people had been killed.", [("200", "killed", False)]),
    ("She would not say whether 12 had been arrested.", [("12", "arrested", False)]),
    ("Fewer than half of the 90 residents were rescued.", [("90", "", True)]),
    ("Two-thirds of the 90 pupils were evacuated.", [("90", "", True)]),
    ("About 1 in 5 boats was damaged.", [("1", "", False), ("5", "damaged", False)]),
    ("Elf Fahrgäste wurden nicht verletzt.", [("11", "", True)]),
    ("Trois marins n'ont pas été blessés.", [("3", "", True)]),
)
"""Sentences with each number, its aspect, and whether it is proposed without being asked for."""

PARTS: tuple[tuple[str, list[tuple[str, str | None, str]]], ...] = (
    (
        "Nearly 20 of 90 dockers were rescued.",
        [("20", "dockers", "rescued"), ("90", "dockers", "")],
    ),
    (
        "Fast 20 von 90 Fahrgästen wurden gerettet.",
        [("20", "Fahrgästen", "rescued"), ("90", "Fahrgästen", "")],
    ),
    (
        "Près de 20 des 90 marins ont été secourus.",
        [("20", "marins", "rescued"), ("90", "marins", "")],
    ),
    (
        "Casi 20 de los 90 marineros fueron rescatados.",
        [("20", "marineros", "rescued"), ("90", "marineros", "")],
    ),
    (
        "Почти 20 из 90 моряков были спасены.",
        [("20", "моряков", "rescued"), ("90", "моряков", "")],
    ),
    (
        "8 of the 27 wounded were flown out.",
        [("8", "people", ""), ("27", "people", "wounded")],
    ),
)
"""A part and its whole, each with what it counts and what it is about."""
