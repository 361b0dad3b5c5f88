"""What a passage is said to be: annotations, links, and the sidecar files that hold them.

Pure but for `sidecar` and `history`, the two modules that touch the disk. Import names from
the modules: ``from annotations.model import Annotation``. Importing this package loads nothing.
"""
