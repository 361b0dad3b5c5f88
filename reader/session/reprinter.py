"""The reprints of the documents of one corpus, as the session's threads ask for them."""

from collections.abc import Iterator

from annotations.selectors import Span
from corpus.errors import CorpusError
from corpus.library import Corpus
from corpus.reprints.model import Reprint
from reader.effects import FindReprints
from reader.found import OtherPassage, Reprinted
from reader.messages import Message, ReprintMarks, ReprintsFound

AT_HAND = 8_000_000
"""Bytes of a corpus whose reprints are looked for without being asked: it takes a second."""
_KEPT = 16


class Reprinter:
    """Answers by one thread at a time; what was found is kept while the files stay as they are."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._found: dict[str, tuple[object, list[Reprint]]] = {}

    @property
    def at_hand(self) -> bool:
        """Whether the corpus is small or was looked through before, and is no lone document."""
        if self._corpus.only is not None:
            return False
        known = self._corpus.known_documents()
        if sum(entry.state.size for entry in known) <= AT_HAND:
            return True
        from corpus.reprints.kept import cache_of  # noqa: PLC0415 - NumPy, as below

        return cache_of(self._corpus).fingerprints() is not None

    def answers(self, asked: FindReprints) -> Iterator[Message]:
        """What `found` and `marks` say, or why there is nothing to say."""
        try:
            yield self.found(asked)
            yield self.marks(asked.name)
        except (CorpusError, OSError) as error:
            yield ReprintsFound(Reprinted(asked.name), str(error))

    def found(self, asked: FindReprints) -> ReprintsFound:
        """The reprints of a passage; those of its whole document where it has none.

        Raises CorpusError.
        """
        every = self._of(asked.name)
        here = [each for each in every if each.first.span.overlaps(asked.span)]
        passages = tuple(self._shown(each) for each in here or every)
        return ReprintsFound(Reprinted(asked.name, passages, whole=not here))

    def marks(self, name: str) -> ReprintMarks:
        """What of a document others have too. Raises CorpusError."""
        spans = {each.first.span for each in self._of(name)}
        with self._corpus.open(name) as document:
            at = document.offsets.byte_of
            return ReprintMarks(name, tuple(Span(at(s.start), at(s.end)) for s in sorted(spans)))

    def _of(self, name: str) -> list[Reprint]:
        # NumPy and rapidfuzz are not needed before the first document is on the screen.
        from corpus.reprints.finding import reprints_of  # noqa: PLC0415
        from corpus.reprints.fingerprints import fingerprints  # noqa: PLC0415

        known = fingerprints(self._corpus)
        state = (known.names, known.states)
        kept = self._found.get(name)
        if kept is None or kept[0] != state:
            kept = self._found[name] = (state, reprints_of(self._corpus, name, known))
            for oldest in list(self._found)[:-_KEPT]:
                del self._found[oldest]
        return kept[1]

    def _shown(self, each: Reprint) -> OtherPassage:
        there = each.second.name
        metadata = self._corpus.metadata(there)
        with self._corpus.open(each.first.name) as one, self._corpus.open(there) as other:
            return OtherPassage(
                there,
                metadata.title or there,
                str(metadata.date or ""),
                each.first.span,
                each.second.span,
                one.text(each.first.span),
                other.text(each.second.span),
                each.words,
                each.likeness,
            )
