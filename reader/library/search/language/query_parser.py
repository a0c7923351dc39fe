"""Parses a line of the search language into a query tree and its mistakes; never fails.

    line   = group ("or" group)*          group = part+
    part   = "-"? ( "(" line ")" | word | "phrase" | field:word | field:"phrase" )

Parts with mistakes are left out; the rest of the line keeps its meaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from reader.library.rows import Mistake
from reader.library.search.language.field_values import FIELDS, LIKE, phrase_value
from reader.library.search.language.query_tree import AllOf, AnyOf, NotOf, Tree
from reader.library.search.language.tokenizer import QueryToken, query_tokens

LONGEST_LINE = 1000
"""Most characters of a line that are parsed."""

MOST_TERMS = 60
"""Most words, phrases and fields of a line that are parsed."""

DEEPEST_BRACKETS = 12
"""Most levels of nested brackets."""


class ParsedQuery(NamedTuple):
    """The tree of a line, and its mistakes in the order of the line."""

    tree: Tree
    mistakes: tuple[Mistake, ...] = ()


def parse_query(line: str, today: date | None = None) -> ParsedQuery:
    """Parse a line; `today` is the day that the word "today" means (default: the clock's day)."""
    parser = _Parser(line, today or date.today())
    tree = parser.line(0) or AllOf()
    return ParsedQuery(tree, tuple(sorted(parser.mistakes, key=lambda mistake: mistake.start)))


class _Parser:
    """A recursive-descent parser over the tokens; it collects mistakes."""

    def __init__(self, line: str, today: date) -> None:
        self.today = today
        self.mistakes: list[Mistake] = []
        self.text = line[:LONGEST_LINE]
        self.tokens = self._few(list(query_tokens(self.text)))
        self.at = 0
        if len(line) > LONGEST_LINE:
            self.wrong(LONGEST_LINE, len(line), f"only {LONGEST_LINE} characters are read")

    def _few(self, found: list[QueryToken]) -> Sequence[QueryToken]:
        terms = [number for number, token in enumerate(found) if token.kind == "term"]
        if len(terms) <= MOST_TERMS:
            return found
        rest = found[terms[MOST_TERMS]]
        self.wrong(rest.start, len(self.text), f"only {MOST_TERMS} words and fields are read")
        return found[: terms[MOST_TERMS]]

    def wrong(self, start: int, end: int, what: str, right: str = "") -> None:
        """Record a mistake."""
        self.mistakes.append(Mistake(start, end, what, right))

    def next(self) -> QueryToken | None:
        """The next token, None at the end."""
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self) -> QueryToken:
        """Consume the next token."""
        self.at += 1
        return self.tokens[self.at - 1]

    def line(self, depth: int) -> Tree | None:
        """Parse groups separated by `or`, up to the closing bracket."""
        groups = [self.group(depth)]
        while (token := self.next()) and token.kind == "or":
            word = self.take()
            groups.append(self.group(depth))
            if groups[-1] is None or groups[-2] is None:
                self.wrong(word.start, word.end, '"or" must stand between two words', '"or"')
        kept = tuple(group for group in groups if group is not None)
        if len(kept) < 2:
            return kept[0] if kept else None
        return AnyOf(kept)

    def group(self, depth: int) -> Tree | None:
        """Parse parts up to an `or` or the closing bracket; all must match."""
        parts: list[Tree] = []
        while (token := self.next()) and token.kind != "or":
            if token.kind == ")":
                if depth:
                    break
                self.take()
                self.wrong(token.start, token.end, "no bracket is open here")
            elif (part := self.part(depth)) is not None:
                parts.append(part)
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts)) if parts else None

    def part(self, depth: int) -> Tree | None:
        """Parse a term or brackets, with or without a minus."""
        token = self.take()
        if token.kind == "-":
            return self.without(token, depth)
        if token.kind == "(":
            return self.brackets(token, depth)
        return self.term(token)

    def without(self, minus: QueryToken, depth: int) -> Tree | None:
        """Parse the part after a minus, which must be adjacent to it."""
        token = self.next()
        if token is None or token.start != minus.end or token.kind not in ("(", "term"):
            what = '"-" stands right before what must not be there'
            self.wrong(minus.start, minus.end, what)
            return None
        part = self.part(depth)
        if part is None:
            return None
        return part.part if isinstance(part, NotOf) else NotOf(part)

    def brackets(self, opening: QueryToken, depth: int) -> Tree | None:
        """Parse a nested line, up to the closing bracket."""
        if depth == DEEPEST_BRACKETS:
            self.wrong(opening.start, opening.end, f"brackets go {DEEPEST_BRACKETS} deep at most")
            return None
        inner = self.line(depth + 1)
        token = self.next()
        if token is None:
            end = len(self.text)
            self.wrong(
                opening.start, end, "the bracket is not closed", self.text[opening.start :] + ")"
            )
        else:
            self.take()
        return inner

    def term(self, token: QueryToken) -> Tree | None:
        """Parse a word, a phrase or a field with its value."""
        if not token.field:
            return phrase_value(token, "text")
        read = FIELDS.get(token.field.casefold())
        if read is None:
            self.unknown(token)
            return None
        found = read(token, self.today)
        if isinstance(found, Mistake):
            self.mistakes.append(found)
            return None
        return found

    def unknown(self, token: QueryToken) -> None:
        """Record an unknown field, with the closest field name as a suggestion."""
        from difflib import get_close_matches

        word = token.field.casefold()
        names = [LIKE[word]] if word in LIKE else get_close_matches(word, FIELDS, 1, 0.5)
        rest = self.text[token.start + len(token.field) : token.end]
        what, right = f"no field {token.field}:", names[0] + rest if names else ""
        if not names:
            what += f'; for the words themselves write "{self.text[token.start : token.end]}"'
        self.wrong(token.start, token.end, what, right)
