"""Attributions by counts, accusations, asides of the speaker's and titles: chain, and first cut."""

import pytest

from annotations.selectors import Span
from corpus.attribution.candidates import propose
from corpus.attribution.cuts import cuts

CASES = [
    ("The port office put the losses at 9 million crowns.", "Port office", ""),
    ("The losses were put at 9 million crowns by the insurer Norrland Re, while the city "
     "estimates it at 60 million.",
     "Norrland Re", "The losses were put at 9 million crowns"),
    ("The damage was put out to tender by the city.", "", ""),
    ("She has accused the ferry line of hiding the report.", "", ""),
    ("Varr accused the ferry line of hiding the report.", "", ""),
    ("Nine died, Nordwire reports, citing a doctor on the ward.",
     "Doctor on the ward<Nordwire", ""),
    ("Nine people died, the Coast Wire reports.", "Coast Wire", "Nine people died"),
    ("A witness quoted by the station said the doors were shut.", "Witness<Station",
     "the doors were shut"),
    ("According to a memo seen by the Lamp, the doors were shut.", "Memo",
     "the doors were shut"),
    ("As the historian Oto Lind has written, the doors were shut.", "Oto Lind",
     "the doors were shut"),
    ("“The doors were shut,” Mr Varr told the jury.", "Varr", "The doors were shut"),
    ("“The doors were shut,” the cook replied when asked by the judge.", "Cook",
     "The doors were shut"),
    ("Nine people died, two officials said, speaking on condition they not be named.",
     "Two officials", "Nine people died"),
    ("Nine people died, two officials said, though none of them had seen it.", "Two officials",
     "Nine people died"),
    ("The cook described how the doors had been shut.", "Cook", "the doors had been shut"),
    ("His former bookkeeper, Denise Rowan, said the doors were shut.", "Denise Rowan",
     "the doors were shut"),
    ("One of them, Anton Reyes, said the doors were shut.", "Anton Reyes",
     "the doors were shut"),
    ("Mr Pugh, of Tanner's Row, Calder, said the doors were shut.", "Pugh",
     "the doors were shut"),
    ("Nine people died, residents and a local official said.", "Local official",
     "Nine people died"),
    ("The ferry will be sold tonight, sources tell Channel 6", "Sources<Channel 6",
     "The ferry will be sold tonight"),
    ("The union listed its demands.", "", ""),
    ("“You could smell it for days,” remembers Ewa Lis, whose shop is next door.", "Ewa Lis",
     "You could smell it for days"),
    ("Lind admitted he had lied to the board.", "Lind", "he had lied to the board"),
    ("More than 200 homes have burned, fire officials estimate.", "Fire officials",
     "More than 200 homes have burned"),
    ("Prices will fall, predicts Gerd Haas of the Institute for Trade.", "Gerd Haas",
     "Prices will fall"),
    ("The doors were shut, police in the town of Lenz confirmed to the Lamp.",
     "Police in the town of Lenz<Lamp", "The doors were shut"),
    ("The doors were shut, the Coast Wire claimed, quoting \"an informed source\".",
     "Informed source<Coast Wire", "The doors were shut"),
    ("A medic who gave his name only as Yusuf told the Lamp that nine had died.",
     "Medic<Lamp", "nine had died"),
    ("A senior aide to the governor said the doors were shut.", "Senior aide to the governor",
     "the doors were shut"),
    ("Nine died, said a nurse at the clinic who asked that her name not be used.",
     "Nurse at the clinic", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "chain", "said"), CASES, ids=[text[:40] for text, *_ in CASES])
def test_chain_and_the_first_cut(text: str, chain: str, said: str) -> None:
    whole = Span(0, len(text))
    proposal = propose(text, whole, whole)
    assert "<".join(hop.entity for hop in proposal.chain) == chain
    if said:
        assert said in {way.span.of(text) for way in cuts(text, whole, proposal)[:2]}


def test_who_accuses_is_whoever_spoke_before() -> None:
    text = "Warden Ilo Varr spoke to the crowd. He accused the ferry line of hiding the report."
    sentence = Span(text.index("He accused"), len(text))
    (hop,) = propose(text, sentence, Span(0, len(text))).chain
    assert (hop.entity, hop.resolved_from) == ("Ilo Varr", "He")


def test_who_was_told_never_stands_first() -> None:
    text = "Lawyer Ilo Varr came to the quay. He told the Gazette that nine people had died."
    sentence = Span(text.index("He told"), len(text))
    chain = propose(text, sentence, Span(0, len(text))).chain
    assert [hop.entity for hop in chain] == ["Ilo Varr", "Gazette"]
