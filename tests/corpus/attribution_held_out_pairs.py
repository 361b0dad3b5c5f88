"""Two sentences each, written before any of them was run: whom the second one rests on.

As they are shown: "the source=Informed source<Coast Wire" is the words, whom they stand for, and
through whom. Not to be tuned by. Three of them had been written down wrong ("the diplomat" is
shown resolved, "knows" says nothing, a newspaper that cites a log rests on it) and are mended.
"""

# fmt: off
PAIRS: list[tuple[str, str, str]] = [
    ("A dock worker told Harbour Radio that the crane had been leaking.",
     "The worker said nobody had listened.", "The worker=Dock worker<Harbour Radio"),
    ("Northgate News reported, citing three customs officers, that nine containers were missing.",
     "The officers said the seals were false.",
     "The officers=Three customs officers<Northgate News"),
    ("An aide to the governor told the Lowland Courier that the dam was cracked.",
     "The aide added that no one had been warned.",
     "The aide=Aide to the governor<Lowland Courier"),
    ("LNA quoted an unnamed diplomat as saying that talks had failed.",
     "They would not resume, the diplomat said.", "the diplomat=Unnamed diplomat<LNA"),
    ("Two engineers told Pelmar Daily that the bridge was unsafe.",
     "“It moves,” one engineer said.", "one engineer=Two engineers<Pelmar Daily"),
    ("Four rescuers told Nordwire that knocking had been heard.",
     "One of the rescuers said it came from below.", "One of the rescuers=Four rescuers<Nordwire"),
    ("A source close to the inquiry told Radio Halden that the copper was in a barn.",
     "It had been there for a month, the same source said.",
     "the same source=Source close to the inquiry<Radio Halden"),
    ("Governor Ulla Brandt told Dorsk Radio that no one had been warned.",
     "She said an inquiry would be opened.", "She=Ulla Brandt"),
    ("The Valley Institute told Pelmar Daily that the gates were jammed.",
     "The institute said it had written twice.", "The institute=Valley Institute"),
    ("Customs told LNA that nine containers had vanished.",
     "The locks were whole, it said.", "it=Customs"),
    ("A miner said the fans were old.",
     "The miner said he had complained.", "Miner"),
    ("Kolm Holdings issued a statement on Thursday.",
     "The statement says all fans were running.", "The statement=Kolm Holdings"),
    ("The energy minister said in a statement that an inquiry would be opened.",
     "“Nothing will be hidden,” the statement said.", "the statement=Energy minister"),
    ("In its first statement on the blast, Brask hospital said two rescuers were hurt.",
     "Both were stable, according to the statement.", "the statement=Brask hospital"),
    ("The railway released a statement late on Monday.",
     "According to the statement, the railway knows of no fault.", "the statement=Railway"),
    ("A communiqué from the island council was read on the radio.",
     "The communiqué said the quay would stay closed.", "The communiqué=Island council"),
    ("The mayor resigned on Monday.",
     "A statement said she was tired.", "Statement"),
    ("Mirror of the North, the oldest daily of the province, ran a long piece on the affair.",
     "The paper said the keys had been copied.", "The paper=Mirror of the North"),
    ("The Brask Tribune said that the mine had been inspected twice.",
     "The newspaper cited a safety log.", "Safety log<The newspaper=Brask Tribune"),
    ("Radio Halden reported that two men had been arrested.",
     "The station said both were guards.", "The station=Radio Halden"),
    ("Nordwire said that knocking had been heard.",
     "The agency later withdrew the report.", ""),
    ("The Lowland Courier wrote that Lund had been warned.",
     "“She knew in July,” the newspaper wrote.", "the newspaper=Lowland Courier"),
    ("Pelmar Daily and Dorsk Radio reported that the tanker had lost its rudder.",
     "The broadcaster said it had never been inspected.", "The broadcaster=Dorsk Radio"),
    ("Police said they had arrested two guards at the port, where copper worth six million "
     "vanished in 2030.", "They found no copper, police said.", "Police"),
]
# fmt: on
