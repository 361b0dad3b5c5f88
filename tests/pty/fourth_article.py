"""The first twenty claims of a real article, written down before they were ever tagged.

Only where they stand is kept, in code points of the article, with whose they are and how many;
the words are the article's own. Left out as background: two sentences on the burial. "Read the
statement" is whoever issued it; where that one speaks itself, the statement passed it on.
"""

from typing import NamedTuple

NAME = "003_ec9eebed83796c36.txt"

MINISTRY = "Iran's Ministry of Intelligence"
PROSECUTOR = "Mahdi Bakhshi"
AGENCY = "IRNA"
OWN = "own voice"


class GoldClaim(NamedTuple):
    """start, end: only what is said; chain: who says it, then through whom.

    figure: amount, unit, qualifier, day.
    """

    start: int
    end: int
    chain: tuple[str, ...]
    figure: tuple[str, str, str, str | None] | None = None


CLAIMS = (
    GoldClaim(147, 210, (MINISTRY, "Iranian media reports")),
    GoldClaim(266, 335, (MINISTRY, "Statement"), ("11", "people", "exactly", None)),
    GoldClaim(393, 537, (MINISTRY, "Iran International")),
    GoldClaim(541, 764, (MINISTRY,), ("2", "support elements", "exactly", None)),
    GoldClaim(787, 888, (MINISTRY,), ("9", "suspects", "exactly", None)),
    GoldClaim(1007, 1073, (PROSECUTOR, AGENCY), ("32", "people", "exactly", "2024-01-07")),
    GoldClaim(1160, 1222, (PROSECUTOR,)),
    GoldClaim(1304, 1338, ("Islamic State", PROSECUTOR)),
    GoldClaim(1344, 1408, (PROSECUTOR,)),
    GoldClaim(1421, 1519, (PROSECUTOR,), ("23", "IS elements", "about", None)),
    GoldClaim(1567, 1733, (PROSECUTOR,), ("2", "suicide bombers", "exactly", None)),
    GoldClaim(1736, 1794, (PROSECUTOR,), ("60", "bombs", "over", None)),
    GoldClaim(1828, 2060, (OWN,)),
    GoldClaim(2096, 2126, (OWN,), ("84", "people", "at least", None)),
    GoldClaim(2131, 2316, (OWN,), ("284", "people", "exactly", None)),
    GoldClaim(2697, 2795, ("Informed source", AGENCY)),
    GoldClaim(2798, 2876, ("Informed source", AGENCY)),
    GoldClaim(2915, 2965, (AGENCY,), ("700", "meters", "about", None)),
    GoldClaim(2970, 3001, (AGENCY,), ("1", "kilometers", "exactly", None)),
    GoldClaim(3110, 3155, ("Rahman Jalali", AGENCY)),
)
