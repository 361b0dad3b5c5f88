"""What a person types, read into the query tree.

Grammar, loosest first; things side by side mean AND::

    query  = either {"OR" either}
    either = part {["AND"] part}
    part   = ("NOT" | "-") part | [field ":"] (word | phrase | "(" query ")")
"""

from corpus.errors import QueryError
from corpus.query import And, Field, Not, Or, Phrase, Prefix, Query, Term
from corpus.query_dates import BadDate, date_range
from corpus.query_lexer import Kind, Lexeme, lexemes
from corpus.query_words import BadWord, read_phrase, read_word

LONGEST_QUERY = 2_000
"""Code points."""
MOST_WORDS = 100
DEEPEST = 20
"""Brackets and NOTs inside one another."""


def parse(text: str) -> Query:
    """The query tree of `text`. Raises QueryError with the place where it goes wrong."""
    if len(text) > LONGEST_QUERY:
        raise QueryError(
            f"a query has at most {LONGEST_QUERY} characters, this one {len(text)}", "", 0
        )
    parser = _Parser(text, lenient=False)
    query = parser.query(Field.TEXT)
    if parser.current.kind is not Kind.END:
        raise QueryError("this bracket was never opened", text, parser.current.start)
    if query is None:
        raise QueryError("there is no word to search for; type one", text, 0)
    return query


def lenient_parse(text: str) -> Query | None:
    """The longest sensible reading of a query that is still being typed; None for none yet.

    Open quotes and brackets are closed, what cannot be read is left out, and the word under
    the cursor may go on: it is read as a prefix from its second letter on.
    """
    text = text[:LONGEST_QUERY]
    parser = _Parser(text, lenient=True)
    query = parser.query(Field.TEXT)
    while parser.current.kind is not Kind.END:  # a bracket that was never opened
        parser.advance()
        query = _joined(And, [query, parser.query(Field.TEXT)])
    return query


class _Parser:
    """One pass over the lexemes. Methods answer None where there is nothing to search for."""

    def __init__(self, text: str, lenient: bool) -> None:
        self.text, self.lenient = text, lenient
        self.lexemes = lexemes(text, lenient)
        self.at = self.depth = self.words = 0

    @property
    def current(self) -> Lexeme:
        return self.lexemes[self.at]

    def advance(self) -> Lexeme:
        lexeme = self.current
        self.at += lexeme.kind is not Kind.END
        return lexeme

    def fail(self, message: str, position: int) -> None:
        """Raise QueryError, unless half a query is no error."""
        if not self.lenient:
            raise QueryError(message, self.text, position)

    def query(self, field: Field) -> Query | None:
        parts = [self._either(field)]
        while self.current.kind is Kind.OR:
            operator = self.advance()
            if self._at_edge(self.at) or self._at_edge(self.at - 2):
                self.fail("OR wants something on both sides", operator.start)
            parts.append(self._either(field))
        return _joined(Or, parts)

    def _either(self, field: Field) -> Query | None:
        parts: list[Query | None] = []
        while self.current.kind not in {Kind.OR, Kind.CLOSE, Kind.END}:
            if self.current.kind is not Kind.AND:
                parts.append(self._part(field))
                continue
            operator = self.advance()
            if self._at_edge(self.at) or self._at_edge(self.at - 2):
                self.fail("AND wants something on both sides", operator.start)
        return _joined(And, parts)

    def _at_edge(self, at: int) -> bool:
        """Whether the lexeme at `at` is none that an operator could stand beside."""
        if at < 0:
            return True
        kind = self.lexemes[at].kind
        if kind is Kind.CLOSE:
            return at == self.at  # before the operator, a closed bracket is something
        if kind is Kind.OPEN:
            return at != self.at
        return kind in {Kind.AND, Kind.OR, Kind.END}

    def _part(self, field: Field) -> Query | None:
        self.depth += 1
        if self.depth > DEEPEST:
            self.fail(f"more than {DEEPEST} brackets inside one another", self.current.start)
            self.at = len(self.lexemes) - 1  # half a query: the rest of it is left out
            return None
        try:
            lexeme = self.advance()
            match lexeme.kind:
                case Kind.NOT:
                    return self._negated(lexeme, field)
                case Kind.FIELD:
                    return self._fielded(lexeme)
                case Kind.OPEN:
                    return self._bracketed(lexeme, field)
                case _:
                    return self._leaf(lexeme, field)
        finally:
            self.depth -= 1

    def _negated(self, operator: Lexeme, field: Field) -> Query | None:
        if self._at_edge(self.at):
            self.fail("NOT wants a word after it; NOT in quotes finds the word", operator.start)
            return None
        part = self._part(field)
        return None if part is None else Not(part)

    def _fielded(self, lexeme: Lexeme) -> Query | None:
        value = self.current
        touches = value.start == lexeme.end
        if not touches or value.kind not in {Kind.WORD, Kind.PHRASE, Kind.OPEN}:
            self.fail(f"nothing stands after {lexeme.text}:", lexeme.start)
            return None
        return self._part(Field(lexeme.text))

    def _bracketed(self, opening: Lexeme, field: Field) -> Query | None:
        query = self.query(field)
        if self.current.kind is not Kind.CLOSE:
            self.fail("this bracket is never closed", opening.start)
            return query
        self.advance()
        if query is None:
            self.fail("nothing stands between these brackets", opening.start)
        return query

    def _leaf(self, lexeme: Lexeme, field: Field) -> Query | None:
        if self.words >= MOST_WORDS:
            self.fail(f"a query has at most {MOST_WORDS} words", lexeme.start)
            return None
        try:
            if field is Field.DATE:
                self.words += 1
                return date_range(lexeme.text)
            read = read_phrase if lexeme.kind is Kind.PHRASE else read_word
            leaf = read(lexeme.text, field, lexeme.slop)
        except (BadDate, BadWord) as bad:
            self.fail(str(bad), lexeme.start + bad.offset)
            return None
        self.words += len(leaf.words) if isinstance(leaf, Phrase) else 1
        return self._still_typed(leaf, lexeme)

    def _still_typed(self, leaf: Query | None, lexeme: Lexeme) -> Query | None:
        """The leaf with its last word as a prefix, where a person may be typing on in it."""
        typing = (
            self.lenient
            and lexeme.end == len(self.text)
            and not (lexeme.kind is Kind.PHRASE and lexeme.closed)
            and self.text[-1:].isalnum()
        )
        if not typing:
            return leaf
        match leaf:
            case Term(word, field) if len(word) > 1:
                return Prefix(word, field)
            case Phrase((*words, Term(word, field)), slop, _) if len(word) > 1:
                return Phrase((*words, Prefix(word, field)), slop, field)
        return leaf


def _joined(kind: type[And] | type[Or], parts: list[Query | None]) -> Query | None:
    """The parts that are something as one node, flat; None where there is none."""
    flat: list[Query] = []
    for part in parts:
        if isinstance(part, kind):
            flat += part.parts
        elif part is not None:
            flat.append(part)
    if not flat:
        return None
    return flat[0] if len(flat) == 1 else kind(tuple(flat))
