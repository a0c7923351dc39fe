"""Tells labels before a colon ("Analysis:", "Key events:") from names of those who speak."""

from __future__ import annotations

from reader.annotate.lexicon.wordlists import words
from reader.annotate.quotes.subjects import Range
from reader.annotate.tokens.tagged import TaggedWords

LABELS = words("labels")


def is_label(tokens: TaggedWords, mention: Range) -> bool:
    """Whether the words before a colon are a label, all of them words that name nobody."""
    return all(word.lower() in LABELS for word in tokens.words[mention[0] : mention[1]])


def is_thing(tokens: TaggedWords, mention: Range) -> bool:
    """Whether the words before a colon end in a plain noun ("Assessed advances:")."""
    return tokens.letters[mention[1] - 1] == "n"
