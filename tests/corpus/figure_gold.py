"""What figure a careful reader takes from each sentence with a number, written before the code.

By document and the code point where the sentence begins; of real articles only places and
numbers are kept here. `None` where nobody would note a figure; a unit of ``*`` where the words
name none and any is right.
"""

from typing import NamedTuple


class Gold(NamedTuple):
    """amount, unit, qualifier as a figure has them; about: its aspect, ``*`` for any."""

    amount: str
    unit: str
    qualifier: str = "exactly"
    about: str = "*"


ARTICLES: dict[int, dict[int, Gold | None]] = {
    0: {
        0: None,
        136: None,
        200: None,
        220: Gold("100", "people", "nearly", "killed"),
        538: None,
        714: None,
        1123: Gold("2", "people", "exactly", "arrested"),
    },
    1: {
        0: None,
        116: None,
        171: None,
        191: None,
        351: Gold("11", "people", "exactly", "arrested"),
        490: Gold("90", "people", "about", "killed"),
        978: Gold("2", "support elements", "exactly", "arrested"),
        1225: Gold("9", "suspects", "exactly", "arrested"),
        1328: Gold("90", "people", "about", "killed"),
        1616: None,
        1767: None,
    },
    2: {
        4: None,
        74: None,
        136: None,
        220: None,
        666: None,
        918: Gold("90", "people", "about", "killed"),
        1031: Gold("64", "bombs", "over", "bombs found"),
        1396: Gold("16", "explosive devices", "exactly", "bombs found"),
        1594: Gold("16", "bombs", "exactly", "bombs found"),
        1808: None,
        1910: Gold("32", "people", "exactly", "arrested"),
        2131: Gold("2", "suicide bombers", "exactly", "arrested"),
        2545: Gold("16", "bombs", "exactly", "bombs found"),
        3401: None,
        4369: None,
        4790: Gold("60", "people", "about", "killed"),
        4889: Gold("176", "people", "exactly", "killed"),
        5113: Gold("500", "people", "over"),
        5461: None,
    },
    3: {
        0: None,
        213: Gold("11", "people", "exactly", "arrested"),
        540: Gold("2", "support elements", "exactly", "arrested"),
        787: Gold("9", "suspects", "exactly", "arrested"),
        890: Gold("32", "people", "exactly", "arrested"),
        1076: None,
        1421: Gold("23", "IS elements", "about", "arrested"),
        1544: Gold("2", "suicide bombers"),
        1736: Gold("60", "bombs", "over", "bombs found"),
        2063: Gold("84", "people", "at least", "killed"),
        2327: None,
        2529: None,
        2637: None,
        2896: Gold("700", "meters", "about"),
        3158: Gold("2", "suicide bombers"),
        3304: Gold("84", "people", "exactly", "killed"),
        3582: Gold("284", "people", "exactly", "wounded"),
        3767: Gold("2", "IS members"),
        4135: None,
        4290: Gold("15", "people", "exactly", "killed"),
        4418: None,
        4605: None,
        5154: Gold("180", "people", "over", "killed"),
    },
    4: {
        21: Gold("2", "individuals", "exactly", "killed"),
        83: Gold("2", "individuals", "exactly", "killed"),
        296: Gold("2", "blasts"),
        549: Gold("2", "members"),
        736: None,
        1203: None,
        1404: Gold("35", "individuals", "exactly", "arrested"),
        1561: None,
        1665: None,
        2279: Gold("35", "people", "at least", "killed"),
        2898: Gold("3", "men", "exactly", "killed"),
        3080: None,
    },
}

EVENTS = {(2, 1031): "", (2, 4790): "2020", (2, 4889): "2020", (3, 4290): "2022", (3, 5154): "2021"}
"""The year of another event that keeps a figure out of the corpus' own."""

SAMPLE: dict[str, dict[int, Gold | None]] = {
    "01": {
        34: None,
        254: Gold("11", "people", "exactly", "rescued"),
        736: Gold("30", "passengers", "about", "aboard"),
        1199: Gold("120", "people"),
        1326: None,
        1371: Gold("11", "people", "at least", "treated"),
    },
    "02": {
        0: None,
        99: Gold("1", "people", "exactly", "killed"),
        153: None,
        196: Gold("1", "passengers", "exactly", "killed"),
        378: Gold("11", "people", "exactly", "rescued"),
        651: Gold("30", "people", "about", "rescued"),
        1052: None,
        1177: None,
        1289: None,
        1487: None,
        1546: Gold("2", "engineers", "exactly", "killed"),
    },
    "03": {
        17: None,
        105: Gold("40", "people", "nearly"),
        431: Gold("9", "people"),
        483: None,
        566: Gold("27", "people", "exactly", "wounded"),
        724: Gold("2", "patients", "exactly", "killed"),
        1241: None,
    },
    "04": {
        241: Gold("32", "people", "exactly", "rescued"),
        376: None,
        493: Gold("40", "people", "nearly", "rescued"),
        720: Gold("30", "people", "about", "rescued"),
        1132: Gold("1", "*", "at least"),
        1183: Gold("2", "*"),
        1230: Gold("3", "*"),
    },
    "05": {
        0: None,
        139: None,
        241: None,
        309: Gold("32", "people", "exactly", "rescued"),
        427: Gold("2", "persons", "exactly", "killed"),
        519: None,
        938: Gold("200", "m"),
        1003: Gold("11", "people", "exactly", "rescued"),
    },
    "06": {
        38: Gold("41", "people", "exactly", "rescued"),
        242: Gold("41", "*"),
        318: Gold("32", "*"),
        508: Gold("44", "people", "exactly", "aboard"),
        543: Gold("38", "tickets"),
        721: Gold("2", "deckhands", "exactly", "killed"),
        1337: Gold("11", "people", "at least"),
    },
    "07": {
        0: Gold("41", "نفر", "exactly", "rescued"),
        70: None,
        107: Gold("41", "نفر", "exactly", "rescued"),
        440: Gold("40", "نفر", "nearly"),
        567: Gold("27", "نفر"),
        628: Gold("38", "بلیت"),
        907: None,
    },
    "08": {
        0: None,
        53: Gold("60", "people", "over", "rescued"),
        92: None,
        176: Gold("60", "people", "over", "rescued"),
        419: Gold("64", "life jackets"),
        486: Gold("41", "people"),
        601: None,
        756: Gold("40", "people", "nearly", "treated"),
        848: Gold("60", "people", "about"),
        1016: None,
    },
    "09": {
        46: None,
        86: Gold("60", "people", "over", "rescued"),
        260: Gold("64", "*"),
        468: Gold("41", "people", "exactly", "rescued"),
        617: Gold("64", "*"),
    },
    "10": {
        37: None,
        130: Gold("4", "words"),
        296: None,
        428: Gold("3", "accounts"),
        521: None,
        877: Gold("3", "*", "exactly", "killed"),
        924: None,
        1342: Gold("41", "people", "exactly", "rescued"),
        1371: Gold("2", "divers"),
    },
    "11": {
        0: None,
        101: Gold("4", "people", "at least", "killed"),
        328: Gold("41", "*", "exactly", "rescued"),
        615: None,
        1001: None,
        1239: Gold("38", "tickets"),
        1300: Gold("45", "names"),
        1329: None,
    },
}
