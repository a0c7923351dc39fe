"""Counts the words in the titles of a publisher's bulletins: what all have identifies no story."""

from __future__ import annotations

from collections import Counter, defaultdict

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
            self._articles[publisher, _words(text)] += by
            return
        self._bulletins[publisher] += by
        for key in text.title:
            self._words[publisher][key] += by

    def everywhere(self, text: ThreadText) -> frozenset[str]:
        """Return the words in the titles of many bulletins of the text's publisher."""
        publisher = text.publisher.casefold()
        least = max(2, TITLED * self._bulletins[publisher])
        found = {key for key, count in self._words[publisher].items() if count >= least}
        if text.is_alone and self._articles[publisher, _words(text)] > 1:
            found |= text.title
        return frozenset(found)


def _words(text: ThreadText) -> frozenset[str]:
    """Return the words of a title, without its numbers."""
    return frozenset(key for key in text.title if not any(letter.isdigit() for letter in key))
