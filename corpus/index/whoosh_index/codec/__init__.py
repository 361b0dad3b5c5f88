"""The codec: segments of whole arrays in memory-mapped files, for Whoosh's schema and storage.

array_file    a file of named arrays, checksums per block, checked on first touch
tokenising    texts into tokens by whole arrays; `runs` numbers what is met for the first time
building      documents into a segment
lexicon       sorted words and where they fork; `automaton` finds near words in them
tokenplaces   where each token stands in its text
segment       a segment open for reading
merging       several segments into one; `tiers` says which
record        the commit record, which names the segments that are the index
writer        Whoosh's writer over these; `whoosh_codec` is how Whoosh reads them
"""
