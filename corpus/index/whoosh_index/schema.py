"""What Whoosh stores: our own tokens, each with its position and code points."""

# Whoosh exports names without saying so, and leaves constructors untyped.
# mypy: disable-error-code="no-untyped-call, attr-defined, override, union-attr"

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, cast

from whoosh import columns, fields, formats

from corpus.index.protocol import FileState, IndexedDocument
from corpus.index.whoosh_index.names import DAY, NAME, OUTLET, PATH, STATE, TEXT, TITLE
from corpus.language import tokens
from corpus.matching import Occurrence

BY_DAY = "by_day"
_UNDATED = b"~"
"""Sorts after every date."""
_WIDE, _ONE_LENGTH = 1, 2


class Places(formats.Format):
    """A posting as packed numbers: positions, starts, lengths, in this order.

    The first byte says whether numbers have 4 bytes or 2, and whether one length serves all;
    numbers are in the machine's byte order, which the store's stamp names.
    """

    def encode(self, positions: "Sequence[int]", starts: list[int], lengths: list[int]) -> bytes:
        """Pack the occurrences of one word in one document, in text order."""
        one_length = min(lengths) == max(lengths)
        wide = max(positions[-1], starts[-1], *lengths) > 0xFFFF
        numbers = array("I" if wide else "H", positions)
        numbers.extend(starts)
        numbers.extend(lengths[:1] if one_length else lengths)
        return bytes((wide * _WIDE | one_length * _ONE_LENGTH,)) + numbers.tobytes()

    def decode_occurrences(self, value: bytes) -> list[Occurrence]:
        """The packed occurrences, in text order."""
        numbers = _numbers(value)
        if value[0] & _ONE_LENGTH:
            count = len(numbers) // 2
            lengths = numbers[-1:] * count
        else:
            count = len(numbers) // 3
            lengths = numbers[2 * count :]
        starts = numbers[count : 2 * count]
        return [
            Occurrence(position, start, start + length)
            for position, start, length in zip(numbers[:count], starts, lengths, strict=True)
        ]

    def decode_positions(self, value: bytes) -> "Sequence[int]":
        """Which tokens of the document the occurrences are."""
        return _numbers(value)[: self.decode_frequency(value)]

    def decode_frequency(self, value: bytes) -> int:
        """How often the word occurs in the document."""
        size = 4 if value[0] & _WIDE else 2
        return (len(value) - 1) // size // (2 if value[0] & _ONE_LENGTH else 3)

    def decode_weight(self, value: bytes) -> float:
        """The frequency: no occurrence weighs more than another."""
        return float(self.decode_frequency(value))


def _numbers(value: bytes) -> "array[int]":
    numbers = array("I" if value[0] & _WIDE else "H")
    numbers.frombytes(value[1:])
    return numbers


class WordsField(fields.FieldType):
    """A text as folded tokens with their places; scored."""

    def __init__(self) -> None:
        super().__init__(format=Places(), analyzer=cast(Any, None), scorable=True)

    def index(self, value: str, **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Word, frequency, weight and posting of each distinct word of `value`.

        Memory is a few bytes a token, so that a document of 50 MB can be indexed.
        """
        starts, lengths = array("I"), array("I")
        positions: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for position, (word, start, end) in enumerate(tokens(value)):
            starts.append(start)
            lengths.append(end - start)
            positions[word].append(position)
        for word, at in positions.items():
            posting = self.format.encode(at, [starts[p] for p in at], [lengths[p] for p in at])
            yield word.encode("utf-8", "surrogatepass"), len(at), float(len(at)), posting


class KeyField(fields.FieldType):
    """A value that is found as a whole: a document's name, its date.

    Names of files that are not UTF-8 keep their bytes.
    """

    def __init__(self, sortable: bool = False) -> None:
        super().__init__(
            format=formats.Existence(), analyzer=cast(Any, None), stored=True, sortable=sortable
        )

    def index(self, value: str, **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """The value itself as the only word."""
        yield self.to_bytes(value), 1, 1.0, b""

    def to_bytes(self, value: str | bytes) -> bytes:
        """The value as a key of the index."""
        return value if isinstance(value, bytes) else value.encode("utf-8", "surrogateescape")

    def from_bytes(self, key: bytes) -> str:
        """The value of a key."""
        return bytes(key).decode("utf-8", "surrogateescape")


def schema() -> "fields.Schema":
    """The fields of a document."""
    return fields.Schema(
        **{
            NAME: KeyField(sortable=True),
            STATE: fields.STORED(),
            DAY: KeyField(),
            BY_DAY: fields.COLUMN(columns.VarBytesColumn()),
            TEXT: WordsField(),
            TITLE: WordsField(),
            PATH: WordsField(),
            OUTLET: WordsField(),
        }
    )


def values_of(document: IndexedDocument) -> dict[str, object]:
    """A document as the values of the schema's fields."""
    values: dict[str, object] = {
        NAME: document.name,
        STATE: (document.state.size, document.state.stamp),
        TEXT: document.text,
        TITLE: document.title,
        PATH: document.name,
        OUTLET: document.outlet,
        BY_DAY: column_of_day(document.day),
    }
    if document.day:
        values[DAY] = day_key(document.day)
    return values


def document_of(values: dict[str, Any]) -> IndexedDocument:
    """The document that has these values in the schema's fields."""
    return IndexedDocument(
        values[NAME],
        FileState(*values[STATE]),
        values.get(TEXT, ""),
        values.get(TITLE, ""),
        values.get(OUTLET, ""),
        date.fromisoformat(values[DAY]) if DAY in values else None,
    )


def column_of_day(day: date | None) -> bytes:
    """What documents are sorted by when they are sorted by date."""
    return day_key(day).encode() if day else _UNDATED


def day_key(day: date) -> str:
    """A date as the index has it; such keys sort by time."""
    return day.isoformat()
