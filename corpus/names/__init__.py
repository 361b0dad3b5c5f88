"""Spellings of one name: how it is written in other transliterations and in its own script."""
