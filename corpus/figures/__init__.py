"""The figures of a passage: how many of what, how exactly, as of when, and what about.

Number words are read by `text2num`; what a number counts, how it is qualified and which numbers
are no figure at all (dates, clock times, ages, ordinals, labels) is read here. Pure.
"""
