"""Tells labels before a colon ("Analysis:", "Key events:") from names of those who speak."""

from __future__ import annotations

from reader.annotate.lexicon.wordlists import words
from reader.annotate.quotes.subjects import Range
from reader.annotate.tokens.tagged import TaggedWords

LABELS = words("labels")
LONGEST_SHORT_NAME = 3
"""Letters of the capitals of a body that are no surname ("UNO:"), at most."""


def is_label(tokens: TaggedWords, mention: Range) -> bool:
    """Whether the words before a colon are a label, all of them words that name nobody."""
    return all(word.lower() in LABELS for word in tokens.words[mention[0] : mention[1]])


def is_no_speaker(tokens: TaggedWords, mention: Range) -> bool:
    """Whether the words before a colon are a plain noun or who has the word in a transcript.

    "Assessed advances:" and "VARNAK:", which may be a person or a body.
    """
    last = tokens.words[mention[1] - 1]
    alone = mention[1] - mention[0] == 1 and mention[0] == 0
    turn = alone and len(last) > LONGEST_SHORT_NAME and last.isupper()
    return turn or tokens.letters[mention[1] - 1] == "n"
