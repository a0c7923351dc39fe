"""The reader's notes to those in which words stand: each is folded once, however much is asked.

What is found is what `hits.has_words` finds.
"""

from __future__ import annotations

from functools import lru_cache

from reader.library.search.fold import beginnings, folded
from reader.library.search.tree import Words

MOST = 20_000
"""Notes whose folds are kept."""


def stands_in(note: str, wanted: Words) -> bool:
    """Whether the words stand in a note, one after the other."""
    text = _padded(note)
    *before, last = wanted.folds
    if f" {' '.join(wanted.folds)}{'' if wanted.open else ' '}" in text:
        return True
    others = beginnings(last) if wanted.open else ()
    return any(f" {' '.join([*before, name])} " in text for name in others)


@lru_cache(MOST)
def _padded(note: str) -> str:
    """The folds of a note's words, each between blanks."""
    return f" {folded(note)} "
