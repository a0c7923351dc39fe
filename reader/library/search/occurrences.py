"""Finds every occurrence of searched words in a text, in order.

Invariant: the result equals that of folding the whole text word by word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from reader.library.index.fold import FoldedWord, beginnings, folded_words
from reader.library.search.language.query_tree import WordsTerm

_CHUNK = 1 << 14
"""Characters of a long text that are searched before the first matches are yielded."""

TextRange = tuple[int, int]
PossibleStart = tuple[int, int, WordsTerm]
"""Start and end of a word between two spaces, and the term that may begin there."""


class WordFinder:
    """Searches texts for some words.

    Most words of a text repeat, and most do not match, so each distinct string between two spaces
    is folded once and cached.
    """

    def __init__(self, terms: Sequence[WordsTerm]) -> None:
        """Terms are looked up by their first word, because there may be many names."""
        self._known = _PossibleStarts(terms)

    def places(self, text: str) -> Iterator[TextRange]:
        """Yield start and end of every occurrence of a term."""
        low = 0
        while low < len(text):
            high = text.find(" ", low + _CHUNK)
            high = len(text) if high < 0 else high
            parts = text[low:high].split(" ")
            starts = list(map(self._known.__getitem__, parts))
            if any(starts):
                yield from _ranges(text, low, parts, starts)
            low = high + 1


def _ranges(
    text: str, at: int, parts: Sequence[str], starts: Sequence[Sequence[PossibleStart]]
) -> Iterator[TextRange]:
    for part, starts_here in zip(parts, starts, strict=True):
        for start, end, leaf in starts_here:
            if len(leaf.folds) == 1:
                yield at + start, at + end
                continue
            words = list(islice(folded_words(text, at + start), len(leaf.folds)))
            if len(words) == len(leaf.folds) and are_words_of(words, leaf):
                yield words[0].start, words[-1].end
        at += len(part) + 1


class _PossibleStarts(dict[str, tuple[PossibleStart, ...]]):
    """The terms that may begin in a string without spaces; computed at its first use."""

    def __init__(self, terms: Sequence[WordsTerm]) -> None:
        super().__init__()
        self._unfinished = [leaf for leaf in terms if leaf.is_open and len(leaf.folds) == 1]
        self._by_first_word: dict[str, list[WordsTerm]] = {}
        for leaf in terms:
            if not leaf.is_open or len(leaf.folds) > 1:
                self._by_first_word.setdefault(leaf.folds[0], []).append(leaf)

    def __missing__(self, part: str) -> tuple[PossibleStart, ...]:
        found = self[part] = tuple(
            (word.start, word.end, leaf)
            for word in folded_words(part)
            for leaf in (*self._by_first_word.get(word.fold, ()), *self._unfinished)
            if len(leaf.folds) > 1 or are_words_of((word,), leaf)
        )
        return found


def are_words_of(found: Sequence[FoldedWord], leaf: WordsTerm) -> bool:
    """Whether folded words match a term, whose last word may be unfinished."""
    *before, last = leaf.folds
    if any(word.fold != terms for word, terms in zip(found, before, strict=False)):
        return False
    word = found[len(before)].fold
    return word == last or leaf.is_open and (word.startswith(last) or word in beginnings(last))
