"""A report of a corpus as one page of HTML: what `gloss report` writes."""
