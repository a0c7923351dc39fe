"""The reader's notes and tags to those that words are in: each is folded once, whatever is asked.

What is found in a note is what `hits.has_words` finds.
"""

from __future__ import annotations

from functools import lru_cache

from reader.library.index.fold import beginnings, folded_text, signs
from reader.library.search.language.query_tree import TagTerm, WordsTerm

MOST = 20_000
"""Notes whose folds are kept."""


def stands_in(note: str, wanted: WordsTerm) -> bool:
    """Whether the words stand in a note, one after the other."""
    text = _padded(note)
    *before, last = wanted.folds
    if f" {' '.join(wanted.folds)}{'' if wanted.open else ' '}" in text:
        return True
    others = beginnings(last) if wanted.open else ()
    return any(f" {' '.join([*before, name])} " in text for name in others)


def is_tagged(tags: str, wanted: TagTerm) -> bool:
    """Whether one of some tags, a line each, is that one; an unfinished one is its beginning."""
    if not wanted.signs:
        return _has_words(tags, wanted)
    alike = [tag for tag in tags.split("\n") if signs(tag) == wanted.signs]
    return bool(alike) and _has_words("\n".join(alike), wanted)


def _has_words(tags: str, wanted: TagTerm) -> bool:
    start = f" {' '.join(wanted.folds)}"
    if not wanted.open:
        return f"{start} " in _tags(tags)
    *before, last = wanted.folds
    starts = (start, *(f" {' '.join([*before, name])} " for name in beginnings(last)))
    return any(tag.startswith(starts) for tag in _tags(tags))


@lru_cache(MOST)
def _tags(tags: str) -> tuple[str, ...]:
    return tuple(f" {folded_text(tag)} " for tag in tags.split("\n"))


@lru_cache(MOST)
def _padded(note: str) -> str:
    """The folds of a note's words, each between blanks."""
    return f" {folded_text(note)} "
