"""Five invented reports that conflict as real ones do: in figures, in time, through agencies."""

from pathlib import Path

REPORTS = {
    "1-post.txt": """Two Fires At The Ferry Terminal

Monday, 05/05/2031

Harbour Post Newsroom

About 90 people were killed and 284 injured on Saturday as two fires broke out in the terminal.

In a statement released Sunday evening, the port office claims that it has arrested 11 people in
six villages of the island.
""",
    "2-gazette.txt": """Port Office Under Fire

Wednesday, 05/07/2031

Varrhaven Gazette Newsroom

About 90 people were killed and over 200 others injured on Saturday, the day of the fair.

Harbour master Ilo Varr said that 32 people linked to the fires have been detained.
""",
    "3-digest.txt": """A digest of the wires on the fires at the ferry terminal of Varrhaven.

Coast Wire reported on May 4 that the fires of Saturday left 84 people dead.

In 2022, a fire on the ferry Sandpiper killed 15 people, according to the fire chief.

According to Radio Brennay, a blaze in the harbour of Askermouth in August 2021 killed over 180
people.
""",
    "4-lamp.txt": """Arrests Announced

Monday, 05/19/2031

The Evening Lamp Newsroom

Several men have been arrested over the fires that killed nearly 100 people in the terminal.
""",
    "5-observer.txt": """What the ministry says of the fires, as of its statement of May 19.

The ministry says it was there that more than 90 people were killed and over 280 people were
wounded.

Earlier, the ministry reported the arrest of 35 individuals in the matter.

At least 35 people, most of them guests, were killed when a hotel burned in November 2029.
""",
}

CLAIMS = {
    "1-post.txt": (("About 90", "c tab 0 c 0"), ("arrested 11", "c tab enter")),
    "2-gazette.txt": (("About 90", "c tab 0 c 0"), ("32 people", "c tab enter")),
    "3-digest.txt": (
        ("84 people", "c tab enter"),
        ("killed 15", "c tab enter"),
        ("over 180", "c tab enter"),
    ),
    "4-lamp.txt": (("nearly 100", "c 0"),),
    "5-observer.txt": (
        ("more than 90", "c tab tab enter h c enter"),
        ("35 individuals", "c tab enter"),
        ("At least 35", "c 0"),
    ),
}
"""Words of a sentence, and the keys that tag what it claims."""


def write_reports(folder: Path) -> Path:
    """The reports in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
