"""Counts the words in the titles of a publisher's bulletins: what all have identifies no story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable
from typing import TypeVar

from reader.ledger.threads.texts import ThreadText

TITLED = 0.3
"""A word in this share of a publisher's titles is the subject of all its bulletins."""


class Titles:
    """The titles of the bulletins that have developments in the window.

    The title of an article, which is a bulletin of one development, is about its story. It only
    counts if the publisher gives it to several.
    """

    def __init__(self) -> None:
        """Start empty."""
        self._texts: Counter[int] = Counter()  # number of texts of a bulletin
        self._bulletins: Counter[str] = Counter()  # number of bulletins of a publisher
        self._words: dict[str, Counter[str]] = defaultdict(Counter)  # bulletins with each word
        self._articles: Counter[tuple[str, frozenset[str]]] = Counter()

    def count(self, text: ThreadText, by: int) -> None:
        """Count a title with the first text of its bulletin, until its last; `by` is 1 or -1."""
        self._texts[text.bulletin] += by
        left = self._texts[text.bulletin]
        if left == 0:
            del self._texts[text.bulletin]
        if not (left == 0 or left == by == 1):
            return
        publisher = text.publisher.casefold()
        if text.is_alone:
            _add(self._articles, (publisher, _words(text)), by)
            return
        _add(self._bulletins, publisher, by)
        for key in text.title:
            _add(self._words[publisher], key, by)

    def everywhere(self, text: ThreadText, keys: Collection[str]) -> frozenset[str]:
        """Return those of a text's words that are in many titles of its publisher."""
        publisher = text.publisher.casefold()
        least = max(2, TITLED * self._bulletins[publisher])
        count = self._words[publisher]
        found = {key for key in keys if count[key] >= least}
        if text.is_alone and self._articles[publisher, _words(text)] > 1:
            found |= text.title
        return frozenset(found)


Key = TypeVar("Key", bound=Hashable)


def _add(counts: Counter[Key], key: Key, by: int) -> None:
    """Change a count, and forget the key if nothing is left."""
    counts[key] += by
    if not counts[key]:
        del counts[key]


def _words(text: ThreadText) -> frozenset[str]:
    """Return the words of a title, without its numbers."""
    return frozenset(key for key in text.title if not any(letter.isdigit() for letter in key))
