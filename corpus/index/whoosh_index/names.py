"""What the fields of the index are called."""

NAME, STATE, DAY, TEXT, TITLE, PATH, OUTLET = (
    "name",
    "state",
    "date",
    "text",
    "title",
    "path",
    "outlet",
)
WORD_FIELDS = (TEXT, TITLE, PATH, OUTLET)
"""Fields of words; the others are kept as they are."""
