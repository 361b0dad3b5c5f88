"""Who says what in a sentence, as its words say: names, cue words, chains and cuts.

Pure: text and spans in, frozen values out. Nothing here is linked; everything is proposed.
"""
