"""Dispatches of an agency that another outlet prints, and entries that open with an hour."""

import pytest

from annotations.selectors import Span
from corpus.attribution.candidates import propose
from corpus.attribution.dateline import agency_in, dateline_end
from corpus.paragraphs import paragraph_at
from corpus.sentences import sentences

LEDGER = "Outlet: Harbour Ledger\nTitle: Ferry burns\n\n"


def chain_of_last(text: str) -> str:
    sentence = sentences(text)[-1]
    paragraph = paragraph_at(text, sentence.start) or sentence
    return "<".join(hop.entity for hop in propose(text, sentence, paragraph).chain)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (LEDGER + "VARRHAVEN (Nordwire) - Nine people died, the port office said.",
         "Port office<Nordwire"),
        (LEDGER + "VARRHAVEN, May 1 /Nordwire/. Nine people died, the port office said.",
         "Port office<Nordwire"),
        (LEDGER + "(Nordwire) — Nine people died, the port office said.", "Port office<Nordwire"),
        (LEDGER + "VARRHAVEN (Nordwire) - A ferry burned. Nine people died, police said.",
         "Police<Nordwire"),
        (LEDGER + "VARRHAVEN (Nordwire) - Nine people died, Nordwire reported.", "Nordwire"),
        (LEDGER + "VARRHAVEN (Nordwire) - A ferry burned.\n\nMahdi told Nordwire he saw nothing.",
         "Mahdi<Nordwire"),
        (LEDGER + "VARRHAVEN (Nordwire) - A ferry burned on Monday.", ""),
        (LEDGER + "VARRHAVEN (Harbour Ledger) - Nine people died, police said.", "Police"),
        (LEDGER + "VARRHAVEN - Nine people died, police said.", "Police"),
        ("Outlet: Nordwire\nTitle: Ferry burns\n\nVARRHAVEN (Nordwire) - Nine died, police said.",
         "Police"),
        ("VARRHAVEN (Nordwire) - Nine people died, police said.", "Police"),
    ],
)  # fmt: skip
def test_agency_is_outermost_where_the_document_is_another_outlets(text: str, chain: str) -> None:
    assert chain_of_last(text) == chain


@pytest.mark.parametrize(
    ("passage", "agency"),
    [
        ("VARRHAVEN (Nordwire) - It rained.", "Nordwire"),
        ("VARRHAVEN, May 1 /Nordwire/. It rained.", "Nordwire"),
        ("VARRHAVEN (updated) - It rained.", None),
        ("VARRHAVEN (Page 2) - It rained.", None),
        ("The ferry (a freighter) — it rained.", None),
        ("Rain and/or snow/sleet fell.", None),
        ("", None),
    ],
)
def test_agency_of_a_dateline(passage: str, agency: str | None) -> None:
    found = agency_in(passage)
    assert (found.of(passage) if found else None) == agency


@pytest.mark.parametrize(
    ("passage", "body"),
    [
        ("14:32 Police said it rained.", "Police said it rained."),
        ("9.05 pm – Police said it rained.", "Police said it rained."),
        ("09:12 GMT: “It rained,” police said.", "“It rained,” police said."),
        ("12.5 million people fled.", "12.5 million people fled."),
        ("10:45 was the hour of the fire.", "10:45 was the hour of the fire."),
    ],
)
def test_an_hour_opens_an_entry(passage: str, body: str) -> None:
    assert passage[dateline_end(passage) :] == body


def test_whoever_is_told_is_the_dispatchs_agency_only_where_the_outlet_is_another() -> None:
    text = "VARRHAVEN (Nordwire) - A ferry burned.\n\nMahdi told Nordwire he saw nothing."
    assert chain_of_last(text) == "Mahdi"
    sentence = sentences(text)[-1]
    assert propose(text, sentence, Span(0, len(text))).chain[0].entity == "Mahdi"
