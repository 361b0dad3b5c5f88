"""Sentences with a figure of the report's own event, or of another one.

Each after the beginning of a report; both sets were written before any of it was run, and the
rules were made with the first set only.
"""

from typing import NamedTuple

FIRE = """Ferry burns off the eastern quay

Friday, 05/02/2031

A fire on the ferry Maribel killed 11 people at Varrhaven on Thursday evening. The port office said
that the after doors had been shut. Two children are among the dead.

Passengers ran to the bow, the harbour master Ilo Varr told Coast Wire. He named no cause.

"""
BLAST = """Ministry names two suspects

Monday, 03/10/2031

Two explosions at the market of Old Tarn killed 40 people on Saturday. The Lantern League said that
it had carried out the attack. Police in Tarn have arrested nine people.

The interior minister, Oda Reyes, promised an inquiry. She visited the wounded on Sunday.

"""


class Case(NamedTuple):
    """other: whether the first figure of the last sentence is another event's."""

    before: str
    words: str
    other: bool


CASES = (
    Case(FIRE, "A fire on the ferry Sandpiper at Askermouth killed 31 people in 2019.", True),
    Case(FIRE, "In an earlier fire, 15 people were killed.", True),
    Case(FIRE, "A similar fire killed four people last year.", True),
    Case(FIRE, "Two years ago, 15 passengers died when a ferry capsized off Brennay.", True),
    Case(FIRE, "In 2019 a ferry burned at Askermouth. The fire killed 31 people.", True),
    Case(
        BLAST,
        "In November 2027 gunmen stormed the university of Veld, and 35 students died. The attack "
        "began at noon.\n\nThe League claimed responsibility for the attack. Three men were then "
        "killed by soldiers.",
        True,
    ),
    Case(BLAST, "The army says it has killed two men in relation to the attacks in Tarn.", True),
    Case(BLAST, "Four suspects were killed in connection with the bombing, police said.", True),
    Case(BLAST, "Police arrested 12 people in connection with the bombing.", False),
    Case(
        BLAST,
        "In 2028 a bomb went off in a shrine. Then 12 people were arrested.",
        True,
    ),
    Case(
        BLAST, "Police chased a lorry out of town. Three men were then killed by soldiers.", False
    ),
    Case(FIRE, "The fire began on the car deck. Then 41 people were brought ashore.", False),
    Case(FIRE, "At least 11 people were killed in the fire on the Maribel.", False),
    Case(FIRE, "The fire killed 11 people and hurt 27.", False),
    Case(FIRE, "In all, 11 people were killed as a fire broke out on the ferry Maribel.", False),
    Case(FIRE, "It is the worst fire since 2019, with 11 people killed.", False),
    Case(FIRE, "Eleven people died, more than in any earlier fire.", False),
    Case(FIRE, "The line, which was fined in 2019, rescued 41 people.", False),
    Case(
        BLAST, "A car bomb in the capital, Ostra, killed 12 people in an attack in January.", True
    ),
    Case(BLAST, "In a separate attack, gunmen killed three policemen.", True),
    Case(BLAST, "A suicide bombing at Ostra Airport killed over 180 people.", True),
    Case(BLAST, "A decade ago, 60 people were crushed to death at the same market.", True),
    Case(BLAST, "Police arrested nine people who planned another attack.", False),
    Case(
        BLAST, "About 40 people were killed when two explosions hit the market of Old Tarn.", False
    ),
    Case(BLAST, "Police found 16 bombs that were to be used in further attacks.", False),
    Case(
        BLAST, "In a statement on Sunday, the ministry said that it had arrested 12 people.", False
    ),
    Case(BLAST, "A doctor at Saint Oda hospital said that 40 people had been killed.", False),
)

HELD_OUT = (
    Case(FIRE, "A previous fire on the same ferry injured six sailors.", True),
    Case(FIRE, "The collision of two ferries near Saltmarsh in 2024 left 70 people dead.", True),
    Case(FIRE, "Three years earlier, a fire in the engine room had killed two stokers.", True),
    Case(FIRE, "An explosion at a fuel depot in Askermouth killed nine workers.", True),
    Case(
        FIRE, "Last year a storm off Brennay sank two boats. The disaster killed 19 people.", True
    ),
    Case(FIRE, "In another accident, eight passengers drowned.", True),
    Case(FIRE, "Eleven people were killed in a fire on a ferry on Thursday, the port said.", False),
    Case(FIRE, "The Maribel, built in 1998, carried 44 people.", False),
    Case(FIRE, "Varr told reporters at Brennay that 11 people had been killed.", False),
    Case(FIRE, "Fishing boats from Askermouth rescued 32 people.", False),
    Case(FIRE, "The infirmary treated 27 people after the fire.", False),
    Case(
        FIRE, "The toll rose to 12 people killed, last year's budget cuts notwithstanding.", False
    ),
    Case(BLAST, "Similar attacks killed more than 200 people in Ostra.", True),
    Case(BLAST, "Five years ago, a bombing at a mosque killed 23 worshippers.", True),
    Case(BLAST, "In 2028, the League claimed an attack on a shrine which killed 15 people.", True),
    Case(BLAST, "A shooting in Veld left four people dead.", True),
    Case(
        BLAST, "The League has been at war with the state since 2025 and lost 300 fighters.", False
    ),
    Case(BLAST, "Some 40 people were killed in Saturday's attack.", False),
    Case(BLAST, "Police in Ostra arrested two men in connection with the attack.", False),
    Case(BLAST, "Police had arrested seven people to prevent a new attack.", False),
    Case(BLAST, "In a raid in Veld, police arrested four suspects linked to the attack.", False),
    Case(BLAST, "At a funeral in Ostra, 3,000 people mourned the dead.", False),
)

LATER = (
    Case(FIRE, "Back in 2027, three deckhands died in a boiler explosion.", True),
    Case(FIRE, "In March the same ferry ran aground and six people were hurt.", True),
    Case(FIRE, "The Sandpiper disaster claimed 31 lives.", True),
    Case(FIRE, "A dozen years ago, 14 people drowned off the mole.", True),
    Case(FIRE, "Earlier on Thursday, 30 passengers had boarded at Askermouth.", False),
    Case(FIRE, "Another 27 people were treated for smoke.", False),
    Case(FIRE, "Two earlier reports had put the number of dead at nine.", False),
    Case(FIRE, "A previous count had 10 people killed.", False),
    Case(BLAST, "The attack came a year after gunmen killed 23 people in Ostra.", True),
    Case(BLAST, "Attackers killed 15 worshippers at a shrine in Veld in 2029.", True),
    Case(BLAST, "Another explosion nearby killed two rescuers.", False),
    Case(BLAST, "A third bomb in Tarn was defused and 70 people were led away.", False),
)
"""Written when the rules stood, to see what they miss."""

INQUIRY = """Captain says doors were shut on orders

Friday, 08/22/2031

The Evening Lamp Newsroom

An inquiry into the fire on the ferry Maribel, which killed 41 people at Varrhaven in May, heard
its first witnesses on Thursday. Captain Sel Dorn said that he had been told to shut the doors.

The harbour master, Ilo Varr, denied that. The inquiry goes on next week.

"""
SAME_YEAR = (
    Case(FIRE, "In March the same ferry ran aground off Brennay, and six passengers died.", True),
    Case(FIRE, "On January 12 a boiler burst in the dry dock, killing three stokers.", True),
    Case(FIRE, "In early February a storm sank two trawlers and 14 fishermen drowned.", True),
    Case(FIRE, "The Sandpiper disaster killed 15 people and closed the line for a year.", True),
    Case(FIRE, "The fire on Thursday also injured 60 people, the port office said.", False),
    Case(FIRE, "On Friday, May 2, divers found four more bodies.", False),
    Case(FIRE, "The office had counted 120 passengers, it said on May 1.", False),
    Case(FIRE, "The ferry, which was repaired in March, carried 120 passengers.", False),
    Case(FIRE, "In April the line was told to hire 12 more sailors.", False),
    Case(FIRE, "Another explosion nearby wounded two firemen minutes later.", False),
    Case(INQUIRY, "The fire on May 1 killed 41 people and wounded 60.", False),
    Case(INQUIRY, "In May, 41 people died on the lower deck.", False),
    Case(INQUIRY, "A crane fell on the eastern quay in June and killed two dockers.", True),
    Case(INQUIRY, "On February 3 a fire at the fish hall killed seven people.", True),
    Case(BLAST, "In January a car bomb in Veld killed 12 soldiers.", True),
    Case(BLAST, "The blasts on Saturday, March 8, also wounded 130 people.", False),
)
"""Events of one year; the rules for them were made with these."""
SAME_YEAR_HELD_OUT = (
    Case(FIRE, "In February a pilot boat capsized at Askermouth and four pilots drowned.", True),
    Case(FIRE, "A week-long storm in late January killed nine people on the islands.", True),
    Case(FIRE, "Seven tourists were hurt on March 17 when a gangway gave way.", True),
    Case(FIRE, "The Asterle shipwreck cost 22 lives.", True),
    Case(FIRE, "Three months ago eight people died in a collision off the mole.", True),
    Case(FIRE, "Since January, inspectors have found 40 broken doors.", False),
    Case(FIRE, "A nurse said on May 2 that 60 people had been treated.", False),
    Case(FIRE, "By Friday morning 32 people had been brought ashore.", False),
    Case(FIRE, "The line bought the ship in January for 12 million dollars.", False),
    Case(FIRE, "The Maribel fire killed 11 people, two of them children.", False),
    Case(FIRE, "Another blast a few minutes later killed two of the crew.", False),
    Case(INQUIRY, "Of the dead of May 1, 12 have not been named.", False),
    Case(INQUIRY, "The fire broke out on May 1; 41 people were dead by morning.", False),
    Case(
        INQUIRY, "In July a second ferry of the line burned at Brennay and five people died.", True
    ),
    Case(INQUIRY, "A gas explosion on April 9 killed 16 people in the old town.", True),
    Case(INQUIRY, "On Wednesday, August 20, 200 people marched to the port office.", False),
    Case(INQUIRY, "In June the port office paid 41 families.", False),
    Case(BLAST, "Gunmen killed eight guards in Veld on January 30.", True),
    Case(BLAST, "The League said on March 9 that two of its members had set the bombs.", False),
    Case(BLAST, "In February the army lost 20 soldiers in an ambush near Ostra.", True),
    Case(BLAST, "The Saturday bombing wounded 130 people, doctors said.", False),
    Case(BLAST, "Police had found 16 bombs in the province in recent months.", False),
)
"""Written with those, and not run before the rules stood."""
SAME_YEAR_LATER = (
    Case(FIRE, "On the night of 3 April, fog led a trawler onto the mole; five men drowned.", True),
    Case(FIRE, "Earlier this year, nine dockers were killed when a crane fell.", True),
    Case(FIRE, "In winter a coaster went down with all 13 hands.", True),
    Case(FIRE, "Weeks before, a kitchen fire on the Sandpiper had injured three cooks.", True),
    Case(FIRE, "The March grounding at Brennay injured 20.", True),
    Case(FIRE, "Two of the injured of Thursday died overnight.", False),
    Case(
        FIRE, "In the Maribel fire 11 people died, more than in any accident since January.", False
    ),
    Case(INQUIRY, "Of 120 passengers on May 1, 41 died.", False),
    Case(INQUIRY, "That night 41 people died.", False),
    Case(INQUIRY, "By June, 12 of the wounded had died in hospital.", False),
    Case(INQUIRY, "In July, 300 relatives of the dead asked for a trial.", False),
    Case(BLAST, "The January raid on a camp near Ostra left 17 fighters dead.", True),
)
"""Written when those rules stood, to see what they miss."""
