"""Documents of a folder, and finding things in them.

Import names from the modules: ``from corpus.library import Corpus``. Importing this package
loads nothing.
"""
