"""A line and the cursor in it to what may stand there: fields, people, sources, tags, choices."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from reader.library.search.fold import beginning, folded, words
from reader.library.search.lex import QUOTED, Token, tokens
from reader.library.search.values import CHOICES, FIELDS
from reader.library.views import Completion

MOST = 8
"""Completions offered at once."""

_KINDS = ("speaker", "person", "counted", "source")

Names = Callable[[str], Sequence[str]]
"""What a field's values may be, the most frequent first."""


def complete(line: str, cursor: int, names: Names) -> Completion:
    """What may stand in place of the word that ends at the cursor; nothing after a blank."""
    cursor = max(0, min(cursor, len(line)))
    token = next((token for token in tokens(line[:cursor]) if token.end == cursor), None)
    if token is None or token.kind not in ("term", "or"):
        return Completion(cursor, cursor)
    if not token.field:
        typed = line[token.start : cursor].casefold()
        fields = [f"{name}:" for name in FIELDS if typed and name.startswith(typed)]
        return Completion(token.start, cursor, tuple(fields))
    return Completion(token.start, cursor, tuple(_values(token, names)))


def _values(token: Token, names: Names) -> list[str]:
    """Whole terms for a field that has been typed."""
    field = token.field.casefold()
    some = CHOICES.get(field) or names(field)
    fitting = one_spelling(name for name in some if _fits(name, token.value))
    return [f"{field}:{_written(name)}" for name in islice(fitting, MOST)]


def _fits(name: str, typed: str) -> bool:
    """Whether a word of the name begins the way the typed words do, and goes on so."""
    found = list(words(typed))
    if not found:
        return True
    start = " ".join([*(w.fold for w in found[:-1]), beginning(typed[found[-1].start :])])
    return f" {start}" in f" {folded(name)}"


def _written(name: str) -> str:
    return name if name.replace("-", "").isalnum() else f'"{name}"'


def frequent(index: sqlite3.Connection, kind: str, changes: Mapping[str, int]) -> list[str]:
    """Every name of a kind in the index, the most frequent first.

    `changes` say how much more often, or less, a name is met than the index says.
    """
    if kind not in _KINDS:
        return []
    rows = index.execute("SELECT name, often FROM term WHERE kind = ?", (kind,))
    often = Counter(dict(rows.fetchall()))
    often.update(changes)
    kept = ((-count, name) for name, count in often.items() if count > 0)
    return [name for _, name in sorted(kept)]


def one_spelling(names: Iterable[str]) -> Iterator[str]:
    """Of names that fold to the same the first only; none that could not stand in a phrase."""
    met = {""}
    for name in names:
        fold = folded(name)
        if fold not in met and not QUOTED.search(name):
            met.add(fold)
            yield name
