"""Splits a line of the search language into tokens: brackets, minus, `or`, terms.

Every character except white space belongs to exactly one token; no line is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

TokenKind = Literal["(", ")", "-", "or", "term"]

_MARKS = '"“”„‟«»'
QUOTED = re.compile(f"[{_MARKS}]")
"""A quotation mark that begins or ends a phrase."""

_TOKEN = re.compile(
    rf"""(?P<bracket>[()])
    | (?P<minus>-)
    | (?:(?P<field>[^\W\d_]+):(?!//))?
      (?: [{_MARKS}] (?P<phrase>[^{_MARKS}]*) (?P<closed>[{_MARKS}]?) (?P<star>\*?)
        | (?P<word>[^\s(){_MARKS}]*) )""",
    re.VERBOSE,
)


class QueryToken(NamedTuple):
    """A part of a line, from `start` to `end`.

    For a term, `field` is the name before the colon, or "". `value` is the text after it without
    quotation marks; it starts at `value_start`. `is_phrase` is true if it was in quotation marks.
    `is_open` is true if its last word may be unfinished: at the end of the line, or before a star.
    """

    kind: TokenKind
    start: int
    end: int
    field: str = ""
    value: str = ""
    value_start: int = 0
    is_phrase: bool = False
    is_open: bool = False


def query_tokens(line: str) -> Iterator[QueryToken]:
    """Yield the tokens of a line in order."""
    at = 0
    while at < len(line):
        if line[at].isspace():
            at += 1
            continue
        match = _TOKEN.match(line, at)
        assert match and match.end() > at, "any character but a blank begins a token"
        yield _token(match, len(line))
        at = match.end()


def _token(match: re.Match[str], length: int) -> QueryToken:
    start, end = match.span()
    if match["bracket"]:
        return QueryToken("(" if match["bracket"] == "(" else ")", start, end)
    if match["minus"]:
        return QueryToken("-", start, end)
    field = match["field"] or ""
    if match["phrase"] is not None:
        is_open = bool(match["star"]) or (not match["closed"] and end == length)
        return QueryToken(
            "term", start, end, field, match["phrase"], match.start("phrase"), True, is_open
        )
    word = match["word"]
    if not field and word.casefold() == "or":
        return QueryToken("or", start, end)
    is_open = end == length or word.endswith("*")
    return QueryToken(
        "term", start, end, field, word.rstrip("*"), match.start("word"), False, is_open
    )
