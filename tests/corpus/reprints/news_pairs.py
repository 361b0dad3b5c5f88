"""Passages of news reprinted with edits, and pairs that share only a caption, footer or phrase."""

# fmt: off
REPRINTED: list[tuple[str, str]] = [
    (
        "Police in Maraz said on Tuesday that a lorry loaded with fertiliser had overturned "
        "on the coastal highway, blocking both lanes for nine hours and forcing hundreds of "
        "holidaymakers to sleep in their cars until a crane arrived from the port.",
        "A lorry loaded with fertiliser had overturned on the coastal highway, blocking both "
        "lanes for nine hours and forcing hundreds of holidaymakers to sleep in their cars "
        "until a crane arrived from the port, the Interior Ministry said.",
    ),
    (
        "At least 31 people were killed and 74 wounded when a bus carrying pilgrims fell into"
        " a ravine near the town of Shahrak late on Monday, the provincial emergency service "
        "said, adding that the driver had been arrested at the scene.",
        "At least 38 people were killed and 81 wounded when a bus carrying pilgrims fell into"
        " a ravine near the town of Shahrak late on Monday, the provincial emergency service "
        "said, adding that the driver had been arrested at the scene.",
    ),
    (
        "The gunmen arrived in two white pickup trucks shortly before dawn. They set fire to "
        "the customs post and to eleven parked vehicles. Then they drove off towards the "
        "desert with the crew of a fuel tanker, whose owner has offered a reward for their "
        "return.",
        "The gunmen arrived in two white pickup trucks shortly before dawn. Then they drove "
        "off towards the desert with the crew of a fuel tanker, whose owner has offered a "
        "reward for their return.",
    ),
    (
        "Divers recovered the flight recorder on Thursday from a depth of forty metres, not "
        "far from where the tail section had been found. Investigators hope that it will "
        "explain why the pilot turned back eleven minutes after take-off without informing "
        "the tower.",
        "Investigators hope that it will explain why the pilot turned back eleven minutes "
        "after take-off without informing the tower. Divers recovered the flight recorder on "
        "Thursday from a depth of forty metres, not far from where the tail section had been "
        "found.",
    ),
    (
        "According to the mayor, Rahim Nowrozi, the flood destroyed sixty houses, the only "
        "bridge and the clinic in the village of Khanabad, where relief workers have been "
        "handing out tents, blankets and drinking water to some four hundred families since "
        "Friday.",
        "According to the mayor, Raheem Navruzi, the flood destroyed sixty homes, the only "
        "bridge and the clinic in the village of Khanabad, where aid workers have been "
        "handing out tents, blankets and drinking water to about four hundred families since "
        "Friday.",
    ),
    (
        "The court in Zarand sentenced the former deputy governor to nine years in prison on "
        "Sunday for accepting bribes from a construction company that built the stadium, "
        "which has stood empty since its eastern stand collapsed two days after the opening "
        "ceremony.",
        "On Sunday the court in Zarand sentenced the former deputy governor to nine years in "
        "prison for accepting bribes from a construction company that built the stadium, "
        "which has stood empty since its eastern stand collapsed two days after the opening "
        "ceremony, his lawyer told AFP.",
    ),
    (
        "“We warned them in March that the dam would not hold another winter,” said Leila "
        "Amani, an engineer who worked at the site for six years before she resigned over "
        "what she called a culture of silence among her superiors in the capital.",
        "“We warned them in March that the dam would not hold another winter,” Leila Amani, "
        "an engineer who worked at the site for six years before she resigned over what she "
        "called a culture of silence among her superiors in the capital, told Radio Farda.",
    ),
    (
        "The ministry's statement names seven suspects, two of them brothers, and says that "
        "they had rented a workshop near the grain market in order to assemble explosive "
        "belts, for which the cell's leader had received some 12,000 dollars from abroad in "
        "three transfers.",
        "The statement names seven suspects, two of them brothers, and claims that they had "
        "rented a workshop near the grain market in order to assemble explosive belts, for "
        "which the cell's leader had received about 12,000 dollars from abroad in three "
        "transfers.",
    ),
]

UNRELATED: list[tuple[str, str]] = [
    (
        "People gather outside the burned cinema in the southern city of Abreh, where a fire "
        "broke out during an evening show, on February 11, 2031. (Photo by M. Sohrab, all "
        "rights reserved)",
        "People gather outside the burned cinema in the southern city of Abreh, where a fire "
        "broke out during an evening show, on February 11, 2031. (Photo by M. Sohrab, all "
        "rights reserved)",
    ),
    (
        "Copyright (c) 2031. Used with the permission of the Northern Broadcasting "
        "Foundation, 12 Quay Street, Varrhaven. Subscribe to our newsletter for weekly "
        "analysis of events in the region.",
        "Copyright (c) 2031. Used with the permission of the Northern Broadcasting "
        "Foundation, 12 Quay Street, Varrhaven. Subscribe to our newsletter for weekly "
        "analysis of events in the region.",
    ),
    (
        "The minister said that “nobody will be above the law” when the inquiry into the "
        "collapse of the bank opens next month before a parliamentary committee chaired by "
        "the opposition.",
        "Asked about the beaten prisoner, the warden replied that “nobody will be above the "
        "law” and then invited the journalists to inspect the kitchen, which had been painted"
        " that morning.",
    ),
    (
        "Reporting by Anna Held in Berlin and Omid Sarr in Kabul; Editing by John Pell and "
        "Maria Castel. Our standards: the principles of trust of the Nordwire agency.",
        "Reporting by Anna Held in Berlin and Omid Sarr in Kabul; Editing by John Pell and "
        "Maria Castel. Our standards: the principles of trust of the Nordwire agency.",
    ),
    (
        "Security forces have arrested 19 people in connection with the bombing of a market "
        "in the western city of Rasht, the intelligence ministry said in a statement on "
        "Monday.",
        "Security forces have arrested six people in connection with the kidnapping of a "
        "judge in the eastern city of Zabol, the intelligence ministry said in a statement on"
        " Friday.",
    ),
    (
        "The Islamic State group claimed responsibility for the attack in a statement posted "
        "on its Telegram channel, and named the bomber as a man from the north.",
        "The Islamic State group claimed responsibility for the shooting in a statement on "
        "its Telegram channel but gave no evidence for it, and the police named nobody.",
    ),
    (
        "A magnitude 5.2 earthquake struck the province of Bamyan on Tuesday at a depth of "
        "ten kilometres, the Geological Survey said; there were no reports of damage.",
        "A magnitude 4.7 earthquake struck the island of Hvar on Saturday at a depth of eight"
        " kilometres, the seismological institute said; two chimneys fell.",
    ),
    (
        "Follow us on Telegram, Instagram and X for breaking news, video and analysis. Write "
        "to us at our secure address if you have information to share with our reporters.",
        "Follow us on Telegram, Instagram and X for breaking news, video and analysis. Write "
        "to us at our secure address if you have information to share with our reporters.",
    ),
]
