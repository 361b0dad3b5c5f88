"""Print each claim of a corpus with the chain of sources that it rests on."""

import sys
from pathlib import Path

from annotations.claims import ClaimGraph
from corpus.library import Corpus

with Corpus(Path(sys.argv[1])) as corpus:
    for entry in corpus.documents():
        graph = ClaimGraph.of(corpus.annotation_set(entry.name, annotator="script"))
        for claim in graph.claims:
            words = " ".join(piece.quote.exact for piece in claim.targets if piece.quote)
            for chain in graph.chains(claim.id) or [()]:
                sources = (graph.source_of(id_) for id_ in chain)
                names = [source.name if source else "own voice" for source in sources]
                print(entry.name, " ".join(words.split()), *names or ["unsourced"], sep=" <- ")
