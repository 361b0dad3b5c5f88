"""A codebook for the reader under test."""

import tomllib

from annotations.codebook import Codebook
from annotations.codebook_reading import read_codebook

BOOK = """
[tags.rumour]
guideline = "Said by nobody in particular, whoever repeats it afterwards in print or on the air."
example = "on the quay it was said that the doors were locked"
key = "r"
colour = "yellow"
gutter = "R"
[tags."eye witness"]
guideline = "Somebody who saw it."
key = "w"
[tags.toll]
[tags.hearsay]
retired = true
use = "rumour"
[attributes.urgency]
values = ["low", "high"]
key = "lh"
[attributes.counted]
type = "number"
[attributes.checked]
type = "yes/no"
"""


def book(text: str = BOOK) -> Codebook:
    return read_codebook(tomllib.loads(text))
