"""Defines what reads the value of a field, and makes its mistakes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from reader.library.rows import Mistake
from reader.library.search.language.query_tree import Tree
from reader.library.search.language.tokenizer import QueryToken

ReadValue = Callable[[QueryToken, date], Tree | Mistake | None]
"""Maps a token, and the day that "today" means, to a term or a mistake; None for a value without
words.
"""


def mistake_in(token: QueryToken, what: str, example: str) -> Mistake:
    """The mistake of a whole field; `example` is a value that would be right."""
    return Mistake(token.start, token.end, what, f"{token.field}:{example}")


def closest(value: str, choices: tuple[str, ...]) -> str:
    """The choice with the most similar name, the first if none is similar."""
    from difflib import get_close_matches

    found = get_close_matches(value, choices, 1)
    return found[0] if found else choices[0]


def choices_text(names: tuple[str, ...]) -> str:
    """A, b or c."""
    return f"{', '.join(names[:-1])} or {names[-1]}"
