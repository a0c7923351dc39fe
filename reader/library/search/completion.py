"""Completes the word at the cursor of a query: fields, people, sources, tags, fixed values."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import islice

from reader.library.index.fold import beginning, folded_text, folded_words
from reader.library.index.listed_rows import readable
from reader.library.rows import Completion
from reader.library.search.language.field_values import CHOICES, FIELDS
from reader.library.search.language.tokenizer import QUOTED, QueryToken, query_tokens

MOST_OFFERED = 8
"""Most completions offered."""

_KINDS = ("speaker", "person", "counted", "source", "claimant", "role", "of", "relay")

_ORDER = "often DESC, name"
_MOST_NAMES = 1000
"""Most names to choose from if nothing is typed; some of them differ only in spelling."""

_LAST = "\U0010ffff"

NamesWithPrefix = Callable[[str, str], Sequence[str]]
"""Maps a field and the typed value to possible values, the most frequent first."""


def complete(line: str, cursor: int, names: NamesWithPrefix) -> Completion:
    """Return completions for the word that ends at the cursor; none after white space."""
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
    """Complete terms for a typed field."""
    field, typed = token.field.casefold(), token.value
    found = matching_names(CHOICES[field], typed) if field in CHOICES else names(field, typed)
    return [f"{field}:{_as_value(name)}" for name in found]


def matching_names(
    names: Iterable[str], typed: str, signs: Callable[[str], str] = lambda _: ""
) -> list[str]:
    """Return the first names that match the typed text, one of each spelling.

    The typed words must match words of the name in sequence, the last one as a prefix. `signs`
    returns text that distinguishes names with the same words.
    """
    fit = (name for name in names if is_beginning_of(typed, name))
    return list(islice(_one_spelling(fit, signs), MOST_OFFERED))


def is_beginning_of(typed: str, told: str) -> bool:
    """Whether the typed words occur in a text in sequence, the last one as a prefix."""
    return f" {' '.join(_typed_folds(typed))}" in f" {folded_text(told)}"


def folded_beginning(word: str) -> str:
    """Fold a typed prefix the way the words of the index are folded."""
    return " ".join(_typed_folds(word))


def _typed_folds(typed: str) -> list[str]:
    """The folds of the typed words; the last word may be unfinished."""
    found = list(folded_words(typed))
    last = [beginning(typed[word.start :]) for word in found[-1:]]
    return [word.fold for word in found[:-1]] + last


def _as_value(name: str) -> str:
    return name if name.replace("-", "").isalnum() else f'"{name}"'


def frequent_names(
    index: sqlite3.Connection, kind: str, typed: str, changes: Mapping[str, int]
) -> Iterator[str]:
    """Yield names of a kind that may match, most frequent first; the caller filters them.

    `changes` maps names to a correction of their frequency in the index.
    """
    if kind not in _KINDS:
        return iter(())
    rows = _candidates(index, kind, typed)
    as_is = ((-often, readable(name)) for name, often in rows if name not in changes)
    changed = sorted(
        (-_frequency(index, kind, name) - more, name) for name, more in changes.items()
    )
    return (name for less, name in merge(as_is, changed) if less < 0)


def _candidates(index: sqlite3.Connection, kind: str, typed: str) -> Iterable[tuple[str, int]]:
    """Names with the first of several typed words, or with a word that starts with the only one."""
    typed_folds = _typed_folds(typed)
    if not typed_folds:
        sql = f"SELECT name, often FROM term WHERE kind = ? ORDER BY {_ORDER} LIMIT {_MOST_NAMES}"
        return index.execute(sql, (kind,))
    low = typed_folds[0]
    high = low + (_LAST if len(typed_folds) == 1 else "")
    return index.execute(
        "SELECT name, often FROM term WHERE kind = ? AND name IN"
        f" (SELECT name FROM spelled WHERE kind = ? AND word BETWEEN ? AND ?) ORDER BY {_ORDER}",
        (kind, kind, low, high),
    )


def _frequency(index: sqlite3.Connection, kind: str, name: str) -> int:
    sql = "SELECT often FROM term WHERE kind = ? AND name = ?"
    row = index.execute(sql, (kind, name)).fetchone()
    return int(row[0]) if row else 0


def _one_spelling(names: Iterable[str], signs: Callable[[str], str]) -> Iterator[str]:
    """The first name of each fold, without names that contain quotation marks."""
    seen = {""}
    for name in names:
        fold = folded_text(name) + signs(name)
        if fold not in seen and not QUOTED.search(name):
            seen.add(fold)
            yield name
