"""Defines the type of functions that parse a field's value, and builds their mistakes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from reader.library.rows import Mistake
from reader.library.search.language.query_tree import Tree
from reader.library.search.language.tokenizer import QueryToken

ReadValue = Callable[[QueryToken, date], Tree | Mistake | None]
"""Maps a token, and the day that "today" means, to a term or a mistake.

None if the value has no words.
"""


def mistake_in(token: QueryToken, what: str, example: str) -> Mistake:
    """Return the mistake of a whole field; `example` is a correct value."""
    return Mistake(token.start, token.end, what, f"{token.field}:{example}")


def closest(value: str, choices: tuple[str, ...]) -> str:
    """Return the choice with the most similar name, or the first if none is similar."""
    from difflib import get_close_matches

    found = get_close_matches(value, choices, 1)
    return found[0] if found else choices[0]


def choices_text(names: tuple[str, ...]) -> str:
    """Join names as in "a, b or c"."""
    return f"{', '.join(names[:-1])} or {names[-1]}"
