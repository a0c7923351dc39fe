"""A line and the cursor in it to what may stand there: fields, people, sources, tags, choices."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import islice

from reader.library.index.fold import beginning, folded_text, folded_words
from reader.library.index.queries import readable
from reader.library.rows import Completion
from reader.library.search.language.field_values import CHOICES, FIELDS
from reader.library.search.language.tokenizer import QUOTED, QueryToken, query_tokens

MOST = 8
"""Completions offered at once."""

_KINDS = ("speaker", "person", "counted", "source")

_ORDER = "often DESC, name"
_ENOUGH = 1000
"""Names to choose from where nothing is typed: some may be others in other letters."""

_LAST = "\U0010ffff"

NamesWithPrefix = Callable[[str, str], Sequence[str]]
"""What a field's value may become that has been typed so far, the most frequent first."""


def complete(line: str, cursor: int, names: NamesWithPrefix) -> Completion:
    """What may stand in place of the word that ends at the cursor; nothing after a blank."""
    cursor = max(0, min(cursor, len(line)))
    token = next((token for token in query_tokens(line[:cursor]) if token.end == cursor), None)
    if token is None or token.kind not in ("term", "or"):
        return Completion(cursor, cursor)
    if not token.field:
        typed = line[token.start : cursor].casefold()
        fields = [f"{name}:" for name in FIELDS if typed and name.startswith(typed)]
        return Completion(token.start, cursor, tuple(fields))
    return Completion(token.start, cursor, tuple(_values(token, names)))


def _values(token: QueryToken, names: NamesWithPrefix) -> list[str]:
    """Whole terms for a field that has been typed."""
    field, typed = token.field.casefold(), token.value
    found = fitting(CHOICES[field], typed) if field in CHOICES else names(field, typed)
    return [f"{field}:{_written(name)}" for name in found]


def fitting(
    names: Iterable[str], typed: str, signs: Callable[[str], str] = lambda _: ""
) -> list[str]:
    """The first names that what has been typed may become, each in one spelling.

    A word of the name begins the way the typed words do, and goes on so.  `signs` gives what tells
    names with the same words apart.
    """
    start = f" {' '.join(_begun(typed))}"
    fit = (name for name in names if start == " " or start in f" {folded_text(name)}")
    return list(islice(_one_spelling(fit, signs), MOST))


def _begun(typed: str) -> list[str]:
    """The folds of the words that have been typed, of which the last may be unfinished."""
    found = list(folded_words(typed))
    last = [beginning(typed[word.start :]) for word in found[-1:]]
    return [word.fold for word in found[:-1]] + last


def _written(name: str) -> str:
    return name if name.replace("-", "").isalnum() else f'"{name}"'


def frequent(
    index: sqlite3.Connection, kind: str, typed: str, changes: Mapping[str, int]
) -> Iterator[str]:
    """The names of a kind in the index that may fit, and perhaps others; the most frequent first.

    `changes` say how much more often, or less, a name is met than the index says.
    """
    if kind not in _KINDS:
        return iter(())
    rows = _candidates(index, kind, typed)
    as_is = ((-often, readable(name)) for name, often in rows if name not in changes)
    changed = sorted((-_often(index, kind, name) - more, name) for name, more in changes.items())
    return (name for less, name in merge(as_is, changed) if less < 0)


def _candidates(index: sqlite3.Connection, kind: str, typed: str) -> Iterable[tuple[str, int]]:
    """Names with the first word of several, or with a word that begins like the only one."""
    begun = _begun(typed)
    if not begun:
        asked = f"SELECT name, often FROM term WHERE kind = ? ORDER BY {_ORDER} LIMIT {_ENOUGH}"
        return index.execute(asked, (kind,))
    low = begun[0]
    high = low + (_LAST if len(begun) == 1 else "")
    return index.execute(
        "SELECT name, often FROM term WHERE kind = ? AND name IN"
        f" (SELECT name FROM spelled WHERE kind = ? AND word BETWEEN ? AND ?) ORDER BY {_ORDER}",
        (kind, kind, low, high),
    )


def _often(index: sqlite3.Connection, kind: str, name: str) -> int:
    asked = "SELECT often FROM term WHERE kind = ? AND name = ?"
    row = index.execute(asked, (kind, name)).fetchone()
    return int(row[0]) if row else 0


def _one_spelling(names: Iterable[str], signs: Callable[[str], str]) -> Iterator[str]:
    """Of names that fold to the same the first only; none that could not stand in a phrase."""
    met = {""}
    for name in names:
        fold = folded_text(name) + signs(name)
        if fold not in met and not QUOTED.search(name):
            met.add(fold)
            yield name
