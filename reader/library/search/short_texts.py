"""Tests whether a note or a tag matches a term; each text is folded once and cached.

A note matches if `hits.has_words` is true for it.
"""

from __future__ import annotations

from functools import lru_cache

from reader.library.index.fold import beginnings, folded_text, signs
from reader.library.search.language.query_tree import TagTerm, WordsTerm

CACHE_SIZE = 20_000
"""Most texts whose folds are cached."""


def text_has_words(text: str, term: WordsTerm) -> bool:
    """Whether the words occur in a short text in sequence."""
    padded = _padded(text)
    *before, last = term.folds
    if f" {' '.join(term.folds)}{'' if term.is_open else ' '}" in padded:
        return True
    spellings = beginnings(last) if term.is_open else ()
    return any(f" {' '.join([*before, name])} " in padded for name in spellings)


def is_tagged(tags: str, term: TagTerm) -> bool:
    """Whether one of the tags (one per line) equals the term, or begins with an unfinished one."""
    if not term.signs:
        return _has_words(tags, term)
    with_signs = [tag for tag in tags.split("\n") if signs(tag) == term.signs]
    return bool(with_signs) and _has_words("\n".join(with_signs), term)


def _has_words(tags: str, term: TagTerm) -> bool:
    start = f" {' '.join(term.folds)}"
    if not term.is_open:
        return f"{start} " in _tags(tags)
    *before, last = term.folds
    starts = (start, *(f" {' '.join([*before, name])} " for name in beginnings(last)))
    return any(tag.startswith(starts) for tag in _tags(tags))


@lru_cache(CACHE_SIZE)
def _tags(tags: str) -> tuple[str, ...]:
    return tuple(f" {folded_text(tag)} " for tag in tags.split("\n"))


@lru_cache(CACHE_SIZE)
def _padded(text: str) -> str:
    """The folded words of a text, each between spaces."""
    return f" {folded_text(text)} "
