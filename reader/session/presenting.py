"""Opening documents and showing them: the text at once, the annotations in sight first."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from time import sleep

from annotations.errors import AnnotationError
from annotations.identifiers import Author
from annotations.selectors import Span
from annotations.snapshot import no_collection
from corpus.document import Document
from corpus.errors import CorpusError
from corpus.library import Corpus
from reader.effects import Open, Reanchor
from reader.messages import (
    Anchored,
    AnnotationsRead,
    ChangedOnDisk,
    Message,
    Opened,
    OpenFailed,
    ReadThrough,
)
from reader.session.bulk import Held
from reader.session.documents import OpenDocuments
from reader.session.memory import Memory
from reader.session.opening import Read, landed, opened, read_annotations
from reader.session.saving import Saver
from reader.session.watching import Watch

SMALL = 2_000_000
"""Bytes of a document that is read through before it is shown; a longer one afterwards."""
LONG = 500_000
"""Bytes of sidecars from which on the annotations in sight are shown before all are read."""
IN_SIGHT = 20_000
"""Code points on either side of a place that count as in sight."""
TO_SHOW = 0.01
"""Seconds for what is in sight to be drawn: the reading of all the rest begins with a long look of
the JSON decoder's, during which no other thread runs."""

Post = Callable[[Message], object]


class Presenter:
    """Shows documents and keeps what is shown as the disk has it. post: takes answers."""

    def __init__(
        self, corpus: Corpus, author: Author, memory: Memory, saver: Saver, post: Post
    ) -> None:
        self._corpus, self.author, self._memory = corpus, author, memory
        self._saver, self._post = saver, post
        self._documents = OpenDocuments(corpus)
        self._watch = Watch(corpus, saver.saved.get)

    @property
    def watch(self) -> Watch:
        """What is known of the files as they were last read."""
        return self._watch

    def document(self, name: str) -> Document:
        """The open document `name`, opened anew where its file has changed."""
        return self._documents.of(name)

    def close(self) -> None:
        """Let go of all files."""
        self._documents.close()

    # ---- showing -------------------------------------------------------------------------

    def open(self, effect: Open) -> bool:
        """Open and show a document; whether it could be."""
        try:
            document = self._documents.of(effect.name)
            small = document.size <= SMALL
            if small:
                document = self._documents.validated(effect.name)
            self._show(document, effect, through=small)
            if not small:
                self._read_through(document, effect)
        except (CorpusError, AnnotationError, OSError) as error:
            self._post(OpenFailed(effect.name, str(error)))
        except Exception as error:
            # Keys wait for an answer: without one nobody would be heard any more.
            self._post(OpenFailed(effect.name, f"cannot be opened ({error!r}); please report it"))
        else:
            return True
        return False

    def _show(self, document: Document, effect: Open, *, through: bool) -> None:
        """Show a document: with the annotations in sight first, where reading all is felt."""
        left = self._memory.of(effect.name)
        byte = effect.byte
        if effect.point is not None:
            byte = document.offsets.byte_of(effect.point)
        if byte is None:
            byte = left.cursor if left else 0
        furthest = left.furthest if left else 0
        numbers = left.numbers if left else {}
        # What is shown already has all its annotations: with fewer no key could tag.
        glimpsed = not effect.anew and self._is_long(document)
        glimpsed = glimpsed and not self._saver.waiting_for(effect.name)
        windows = None
        if glimpsed:
            point = document.offsets.code_point_of(byte)
            near = Span(max(0, point - IN_SIGHT), point + IN_SIGHT)
            read = read_annotations(self._corpus, document, self.author, near)
            shown = opened(self._corpus, document, read, numbers, through=False, partial=True)
            windows = shown.windows
            self._post(Opened(shown, byte, furthest, "; ".join(read.problems), effect.focus))
            sleep(TO_SHOW)
        with no_collection():
            read = self._all_annotations(document)
            shown = opened(self._corpus, document, read, numbers, through=through, windows=windows)
            # Worked out here, so that no key waits for it.
            _ = shown.graph, shown.marks, shown.unsettled
        self._watch.show(document)
        warning = "; ".join(read.problems)
        whole = Opened(shown, byte, furthest, warning, effect.focus, effect.anew)
        self._post(AnnotationsRead(shown) if glimpsed else whole)
        if glimpsed:
            shown.think_ahead()

    def _read_through(self, document: Document, effect: Open) -> None:
        """Validate and hash a long document; it is shown again where it is not UTF-8."""
        if document.validate():
            self._post(ReadThrough(effect.name, document.digest()))
            return
        self._show(self._documents.reopened(effect.name, document), effect, through=True)

    def compare(self) -> None:
        """Say where the document on the screen is no longer what the disk has."""
        document = self._documents.at_hand(self._watch.shown)
        if document is not None and not self._saver.waits and self._watch.changed(document):
            self._post(ChangedOnDisk(document.name, text=document.changed()))

    # ---- annotations ---------------------------------------------------------------------

    def _is_long(self, document: Document) -> bool:
        """Whether its sidecars are such that reading them is felt."""
        sizes = 0
        for sidecar in self._corpus.sidecar_paths(document.name):
            with suppress(OSError):
                sizes += sidecar.path.stat().st_size
        return sizes > LONG

    def _all_annotations(self, document: Document) -> Read:
        # Taken before the disk is read: an edit that is saved meanwhile is applied to no effect.
        waiting = self._saver.waiting_for(document.name)
        known = self._saver.saved
        saved = known.get(document.name)
        read = read_annotations(self._corpus, document, self.author)
        if known.get(document.name) is saved:
            known[document.name] = read.annotations.mine
        for edit in waiting:
            read = replace(read, annotations=read.annotations.applied(edit))
        return read

    def reanchor(self, asked: Reanchor) -> None:
        """Say where annotations stand in the text as it is."""
        document, annotations = self._documents.of(asked.name), asked.annotations
        if annotations is None:
            read = read_annotations(self._corpus, document, self.author)
            saved = self._saver.saved[asked.name].annotations
            annotations = {**read.annotations.annotations, **saved}
        self._post(Anchored(asked.name, landed(document, annotations)))

    def hold(self, name: str) -> Held:
        """A document with its text and annotations, for an action that changes several at once.

        Raises AnnotationError where its sidecar cannot be written.
        """
        document = self._documents.validated(name)
        read = self._all_annotations(document)
        if read.blocked:
            raise AnnotationError(f"nothing was tagged: {name}: {read.blocked}")
        text, annotations = document.whole_text(), read.annotations
        return Held(name, document.digest(), text, annotations, document.state)
