"""A small invented corpus: dispatches about a ferry fire at the island port of Varrhaven."""

from pathlib import Path

REGISTER = "1-register.txt"
SECOND = "2-second-statement.txt"
EVENING = "3-evening.txt"

ARTICLES = {
    REGISTER: """Ferry burns off the eastern quay

Friday, 05/02/2031

The ferry Maribel caught fire off the eastern quay of Varrhaven on Thursday evening. The port
office said that it had rescued 11 people from the lower deck.

A nurse told the Harbour Post that about 60 people waited on the quay. She did not give a name.
""",
    SECOND: """Passengers' list still missing

Sunday, 05/04/2031

Meanwhile, the island agency Coast Wire reported on Saturday that harbour master Ilo Varr has
said that 32 people had been brought ashore. Speaking on the radio, Varr said that all doors of
the lower deck had been open. Nobody was hurt on the quay, he added.

According to Evening Lamp, the ferry line refused to publish the list of passengers. The port
office called the refusal “regrettable”.

The ferry line runs two ships between Varrhaven and the mainland. Both are older than the port.
""",
    EVENING: """Who knew about the doors?

Wednesday, 05/07/2031

At least 41 people came ashore alive, Mayor Tesse Olin told Evening Lamp on Tuesday. The mayor
praised the crews of four fishing boats.
""",
}
"""File name to text."""
TITLES = {name: text.splitlines()[0] for name, text in ARTICLES.items()}


def write_corpus(folder: Path) -> Path:
    """Put the articles into `folder`, which is made."""
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, "utf-8")
    return folder
