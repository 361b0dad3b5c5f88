"""Invented dispatches about one fire, some of which reprint each other."""

TOLL = (
    "The port office said on Tuesday that 41 people had been brought ashore from the burning ferry"
    " before the fire reached its lower deck, and that the search for nine others went on at dawn."
)
TOLL_REPEATED = (
    "Late on Wednesday the port office said that 41 persons had been brought ashore from the"
    " burning ferry before the fire reached its lower deck, and that the search for nine others"
    " went on at dawn."
)
BURIED = (
    "The man who had locked the doors of the car deck and then left his post was later identified"
    " by two of the stokers who survived as Rahmat {name}."
)
CAPTION = (
    "Relatives of those who were on board the ferry wait in front of the port office for a list of"
    " the passengers at the eastern quay of Varrhaven, May 2, 2031."
)
FOOTER = "More News"

HARBOUR_POST = f"""{CAPTION}

Forty-One Brought Ashore

Tuesday, 05/02/2031

{TOLL} Nobody had an explanation.

A stoker who did not want his name in the paper said he had smelled oil for a week and that \
nobody would hear of it.

{BURIED.format(name="Nowruzov")}

{FOOTER}"""

COAST_WIRE = f"""{BURIED.format(name="Navrouzov")} He has not been found.

Divers went down again in the afternoon, when the tide allowed it.

{TOLL_REPEATED}

{FOOTER}"""

EVENING_LAMP = f"""{CAPTION}

Who Knew About The Doors?

Wednesday, 05/03/2031

On the quay there is talk of nothing else than the doors, and who gave the order to shut them \
while the passengers slept.

{FOOTER}"""

DOCUMENTS = {"harbour": HARBOUR_POST, "coast": COAST_WIRE, "lamp": EVENING_LAMP}
