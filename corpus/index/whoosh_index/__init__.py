"""The index over Whoosh: the only place that imports it. `engine.WhooshIndex` is what others use.

schema      the fields of a document, for Whoosh
codec       segments of arrays: their files, writer, merging, and how Whoosh reads them
store       the folder: which build is valid, damage, one writer
writing     documents into the index, in steps
merging_apart  segments merged beside searches and updates
words       the words of a query looked up in a segment
evaluating  the query tree over a segment: documents and scores; `phrases` joins words
places      the exact spans of hits, from stored places
opened      the last commit, open for reading
engine      `WhooshIndex`, which puts these together
"""
