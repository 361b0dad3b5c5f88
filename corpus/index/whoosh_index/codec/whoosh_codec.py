"""The codec: how Whoosh reads our segments, so that its own queries run over them, too."""

# Whoosh exports names without saying so, and leaves constructors untyped.
# mypy: disable-error-code="no-untyped-call, attr-defined, override, union-attr, abstract"
# mypy: disable-error-code="no-any-return"

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from whoosh import columns
from whoosh.codec import base
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo

from corpus.index.whoosh_index.codec.array_file import SUFFIX
from corpus.index.whoosh_index.codec.documents import LENGTHS
from corpus.index.whoosh_index.codec.field_words import FieldWords
from corpus.index.whoosh_index.codec.segment import Segment
from corpus.index.whoosh_index.names import DAY, NAME, STATE, TEXT, WORD_FIELDS
from corpus.index.whoosh_index.schema import BY_DAY, Places, column_of_day, day_key


class ArrayCodec(base.Codec):
    """Reads segments of arrays; `writer.ArrayWriter` writes them, past Whoosh's loops."""

    def terms_reader(self, storage: Any, segment: "ArraySegment") -> "Terms":
        """The words and postings of `segment`."""
        return Terms(segment.opened(Path(storage.folder)))

    def per_document_reader(self, storage: Any, segment: "ArraySegment") -> "Documents":
        """The documents of `segment`."""
        return Documents(segment.opened(Path(storage.folder)), segment)

    def new_segment(self, _storage: Any, indexname: str) -> "ArraySegment":
        """An empty segment with an id of its own."""
        return ArraySegment(indexname)


class ArraySegment(base.Segment):
    """A segment as Whoosh's table of contents has it. checksum: of its file's header."""

    def __init__(self, indexname: str, documents: int = 0, checksum: int = 0) -> None:
        super().__init__(indexname)
        self.documents, self.checksum = documents, checksum
        self.deleted: set[int] = set()

    def codec(self) -> ArrayCodec:
        """The codec that reads it."""
        return ArrayCodec()

    def opened(self, folder: Path) -> Segment:
        """Its arrays. Raises Damaged."""
        return Segment(folder / (self.segment_id() + SUFFIX), self.deleted)

    def set_doc_count(self, doccount: int) -> None:
        """Say how many documents it has."""
        self.documents = doccount

    def doc_count_all(self) -> int:
        """Documents, those deleted too."""
        return self.documents

    def deleted_count(self) -> int:
        """Documents that are deleted."""
        return len(self.deleted)

    def deleted_docs(self) -> Iterator[int]:
        """Their numbers."""
        return iter(self.deleted)

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Mark a document as deleted, or take the mark away."""
        (self.deleted.add if delete else self.deleted.discard)(docnum)

    def is_deleted(self, docnum: int) -> bool:
        """Whether a document is deleted."""
        return docnum in self.deleted


class Terms(base.TermsReader):
    """Words of fields and their postings; names and days are looked up among the documents."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._places = Places()

    def _found(self, field: str, word: bytes) -> tuple[FieldWords, int] | None:
        if field not in WORD_FIELDS:
            return None
        view = self._segment.field(field)
        index = view.index(word)
        return (view, index) if index >= 0 else None

    def _keyed(self, field: str) -> Iterator[tuple[bytes, list[int]]]:
        """The values of a field that is found as a whole, sorted, with their documents."""
        segment = self._segment
        found: dict[bytes, list[int]] = {}
        for number in range(segment.count):
            if field == NAME:
                found.setdefault(segment.key(number), []).append(number)
            elif day := segment.day(number):
                found.setdefault(day_key(day).encode(), []).append(number)
        return iter(sorted(found.items()))

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return bool(self._documents(*term))

    def _documents(self, field: str, word: bytes) -> list[int]:
        if field in {NAME, DAY}:
            return dict(self._keyed(field)).get(word, [])
        found = self._found(field, word)
        return found[0].postings(found[1]).documents.tolist() if found else []

    def indexed_field_names(self) -> list[str]:
        """The fields that can be asked."""
        return [*WORD_FIELDS, NAME, DAY]

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Every word of every field."""
        for field in sorted(self.indexed_field_names()):
            yield from self.terms_from(field, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """The words of a field from `prefix` on."""
        if fieldname in WORD_FIELDS:
            view = self._segment.field(fieldname)
            words = view.words(view.at_or_after(prefix), view.count)
        else:
            words = [word for word, _ in self._keyed(fieldname) if word >= prefix]
        return ((fieldname, word) for word in words)

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Every word with its numbers."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """The words of a field from `prefix` on with their numbers."""
        return (
            ((field, word), self.term_info(field, word))
            for field, word in self.terms_from(fieldname, prefix)
        )

    def cursor(self, fieldname: str, fieldobj: Any) -> Any:
        """Whoosh walks a field's words with it."""
        raise NotImplementedError("fuzzy words are found by `codec.automaton`")

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """The numbers of a word. Raises KeyError."""
        found = self._found(fieldname, text)
        if found is None:
            documents = self._documents(fieldname, text)
            if not documents:
                raise KeyError((fieldname, text))
            lengths = weights = [1]
            numbers = documents
        else:
            view, index = found
            postings = view.postings(index)
            numbers, weights = postings.documents.tolist(), postings.frequencies.tolist()
            lengths = LENGTHS[view.lengths.at(postings.documents)].tolist()
        return TermInfo(
            weight=float(sum(weights)),
            df=len(numbers),
            minlength=min(lengths),
            maxlength=max(lengths),
            maxweight=float(max(weights)),
            minid=numbers[0],
            maxid=numbers[-1],
        )

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        """The postings of a word, with the places that phrases need. Raises TermNotFound."""
        found = self._found(fieldname, text)
        term = (fieldname, text)
        if found is None:
            documents = self._documents(fieldname, text)
            return ListMatcher(
                documents,
                [1.0] * len(documents),
                [b""] * len(documents),
                format=format_,
                scorer=scorer,
                term=term,
                terminfo=self.term_info(fieldname, text),
            )
        view, index = found
        postings = view.postings(index)
        return ListMatcher(
            postings.documents.tolist(),
            postings.frequencies.astype(float).tolist(),
            self._values(fieldname, view, index),
            format=format_,
            scorer=scorer,
            term=term,
            terminfo=self.term_info(fieldname, text),
        )

    def _values(self, field: str, view: FieldWords, index: int) -> list[bytes]:
        values = []
        for document in view.postings(index).documents.tolist():
            occurrences = view.occurrences([(index, index + 1)], np.array([document]))
            positions = occurrences & 0xFFFF_FFFF
            starts, widths = positions, np.ones(len(positions), np.int64)
            if field == TEXT:
                of = np.full(len(positions), document)
                starts, widths = self._segment.places.places(of, positions)
            values.append(self._places.encode(positions.tolist(), starts.tolist(), widths.tolist()))
        return values


class Documents(base.PerDocumentReader):
    """The documents of a segment: what is kept of them, their lengths, which are deleted."""

    def __init__(self, segment: Segment, listed: ArraySegment) -> None:
        self._segment, self._listed = segment, listed

    def doc_count(self) -> int:
        """Documents that are not deleted."""
        return self._listed.doc_count()

    def doc_count_all(self) -> int:
        """Documents, those deleted too."""
        return self._segment.count

    def has_deletions(self) -> bool:
        """Whether any is deleted."""
        return self._listed.has_deletions()

    def is_deleted(self, docnum: int) -> bool:
        """Whether this one is."""
        return self._listed.is_deleted(docnum)

    def deleted_docs(self) -> Iterator[int]:
        """The numbers of those that are."""
        return self._listed.deleted_docs()

    def supports_columns(self) -> bool:
        """Yes: what documents are sorted by."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Whether documents can be sorted by a field."""
        return fieldname in {NAME, BY_DAY}

    def column_reader(self, fieldname: str, column: Any) -> Any:  # noqa: ARG002 - Whoosh's signature
        """The values of a field for all documents."""
        numbers = range(self._segment.count)
        if fieldname == NAME:
            return _Column([self._segment.key(number) for number in numbers])
        return _Column([column_of_day(self._segment.day(number)) for number in numbers])

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """How many words a document has in a field, as scoring counts."""
        if fieldname not in WORD_FIELDS:
            return default
        return int(LENGTHS[self._segment.field(fieldname).lengths.one(docnum)])

    def field_length(self, fieldname: str) -> int:
        """How many words all documents have in a field."""
        return self._segment.field(fieldname).tokens if fieldname in WORD_FIELDS else 0

    def min_field_length(self, fieldname: str) -> int:
        """The shortest length in a field."""
        lengths = self._segment.field(fieldname).lengths.whole()
        return int(LENGTHS[lengths.min(initial=255)])

    def max_field_length(self, fieldname: str) -> int:
        """The greatest length in a field."""
        return int(LENGTHS[self._segment.field(fieldname).lengths.whole().max(initial=0)])

    def stored_fields(self, docnum: int) -> dict[str, object]:
        """What is kept of a document."""
        state = self._segment.state(docnum)
        stored: dict[str, object] = {
            NAME: self._segment.name(docnum),
            STATE: (state.size, state.stamp),
        }
        if day := self._segment.day(docnum):
            stored[DAY] = day_key(day)
        return stored


class _Column(columns.ColumnReader):
    def __init__(self, values: list[bytes]) -> None:
        self._values = values

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, docnum: int) -> bytes:
        return self._values[docnum]

    def sort_key(self, docnum: int) -> bytes:
        """What a document is sorted by."""
        return self._values[docnum]
