"""Near-identical passages in different documents, found by hashes of runs of words."""
