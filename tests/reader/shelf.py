"""The invented texts that the reader's tests read: one event, the ferry fire off Varrhaven."""

from pathlib import Path

TOLL = """\
Ferry fire: port office revises toll
By Mira Sund
05/04/2031

Harbour master Ilo Varr said that 41 people had died in the fire. He added that the toll could rise.

Meanwhile, the island agency Coast Wire reported on Tuesday that harbour master Ilo Varr has said \
that 32 people had been brought ashore. The cause is not known.

In a second statement, the port office said it had meant to publish the list of passengers, but \
that the ferry line refused. “Nobody saw the captain,” the port office added.
"""
LAMP = """\
Night ward counts the rescued

A nurse told the Evening Lamp that about 60 people were rescued from the lower deck.
The port office said 11 people were rescued from the upper deck. The doors of the ferry were locked.
"""
CJK = "港口局公布名单\n\n港口局表示，已有四十一人死亡。渡轮公司没有回应。瓦尔说，名单明天公布。\n"
PERSIAN = (
    "آتش در کشتی\n\nایلو وار گفت که چهل و یک نفر جان باختند. او افزود که شمار می‌تواند بیشتر شود.\n"
)
EMOJI = "A note 👩\u200d🔬 from the ward\n\nThe nurse 👍🏽 said e\u0301lan 🇫🇷 left. It was late.\n"
LONG = "The log of the lightship Asterle\n\n" + "\n\n".join(
    f"Entry {n}. The watch counted {n} boats off the eastern quay, as on the day before. "
    f"Keeper Tam Orrin said that the lamp of night {n} was lit. Nothing else was seen."
    for n in range(1, 901)
)
CODE = '# A tide table\ndef tide(hour):\n    """The height."""\n    return 4 + hour\n'

FILES = {
    "a-toll.txt": TOLL,
    "b-lamp.txt": LAMP,
    "c-cjk.txt": CJK,
    "d-persian.txt": PERSIAN,
    "e-emoji.txt": EMOJI,
    "f-empty.txt": "",
    "g-long.txt": LONG,
    "h-tide.py": CODE,
}


def write_shelf(folder: Path, *names: str) -> Path:
    """A folder with these documents, all where none is named."""
    folder.mkdir(exist_ok=True)
    for name in names or FILES:
        (folder / name).write_text(FILES[name], encoding="utf-8")
    return folder
