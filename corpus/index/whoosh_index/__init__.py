"""The index over Whoosh: the only place that imports it. `engine.WhooshIndex` is what others use.

schema    what is stored for a document and a word
store     the folder: which build is valid, damage, one writer
writing   documents into the index, in steps
asking    the query tree as Whoosh's matchers
places    the exact spans of hits, from stored places
engine    `WhooshIndex`, which puts these together
"""
