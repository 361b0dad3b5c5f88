"""Sentences written before the grammar saw them: whose each is, and what is said without that.

One sentence each, in a paragraph of its own; the chain names the innermost source first. They
measure (`scripts/measure_proposals.py`) and are no tests: what fails in them is not mended one
by one.
"""

HELD_OUT: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (
        "The coastguard said on Sunday that 19 bodies had been recovered.",
        ("Coastguard",),
        "19 bodies had been recovered",
    ),
    (
        "According to a hospital official, six of the wounded are in danger.",
        ("Hospital official",),
        "six of the wounded are in danger",
    ),
    (
        "Radio Brennay, citing the coastguard, reported that the search had been called off.",
        ("Coastguard", "Radio Brennay"),
        "the search had been called off",
    ),
    (
        "“We were given no warning,” Mayor Odile Farran told the Harbour Post.",
        ("Odile Farran", "Harbour Post"),
        "We were given no warning",
    ),
    ("The hull was unsafe, said inspector Jon Tessil.", ("Jon Tessil",), "The hull was unsafe"),
    (
        "Inspector Jon Tessil was quoted by the Gazette as saying that the hull was unsafe.",
        ("Jon Tessil", "Gazette"),
        "the hull was unsafe",
    ),
    ("Police confirmed that two men were being held.", ("Police",), "two men were being held"),
    (
        "The ministry denied that any of its boats had been in the area.",
        ("Ministry",),
        "any of its boats had been in the area",
    ),
    (
        "Two survivors told investigators the doors had been chained.",
        ("Two survivors",),
        "the doors had been chained",
    ),
    (
        "Quoting a leaked memo, the Evening Lamp says the pumps failed twice in April.",
        ("Leaked memo", "Evening Lamp"),
        "the pumps failed twice in April",
    ),
    (
        "The union claimed responsibility for the strike, saying that its members were ignored.",
        ("Union",),
        "its members were ignored",
    ),
    (
        "In a statement carried by Coast Wire, the owners said the ship was insured.",
        ("Owners", "Coast Wire"),
        "the ship was insured",
    ),
    (
        "Professor Ada Lind argued that the tide could not explain the drift.",
        ("Ada Lind",),
        "the tide could not explain the drift",
    ),
    ("Witnesses said they heard two blasts.", ("Witnesses",), "they heard two blasts"),
    (
        "The fire was put out by noon, the brigade reported.",
        ("Brigade",),
        "The fire was put out by noon",
    ),
    ("A spokeswoman for the line, Tove Marrin, declined to say how many had boarded.", (), ""),
    ("The council will meet on Friday to discuss the report.", (), ""),
    (
        "Speaking to reporters, the harbour master insisted that nobody was missing.",
        ("Harbour master",),
        "nobody was missing",
    ),
    (
        "As the Gazette reported on Monday, the register has a page missing.",
        ("Gazette",),
        "the register has a page missing",
    ),
    (
        "Three officials familiar with the inquiry said that charges were likely.",
        ("Three officials familiar with the inquiry",),
        "charges were likely",
    ),
    ("“It is over,” he said.", (), ""),
    (
        "The report found that the crew had had no training.",
        ("Report",),
        "the crew had had no training",
    ),
    ("Farran accused the line of hiding the list.", ("Farran",), "hiding the list"),
    (
        "Reuters reports that the islanders have refused the offer, citing two of them.",
        ("Two of them", "Reuters"),
        "the islanders have refused the offer",
    ),
    (
        "The bishop called the statement “an insult to the dead”.",
        ("Bishop",),
        "an insult to the dead",
    ),
    (
        "It was not clear, police said, who had opened the valve.",
        ("Police",),
        "It was not clear … who had opened the valve",
    ),
)
