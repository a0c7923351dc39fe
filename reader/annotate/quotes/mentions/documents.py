"""Turns a document that speaks ("her letter said") into the words for whose it is."""

from __future__ import annotations

from reader.annotate.lexicon.wordlists import words
from reader.annotate.quotes.subjects import Range
from reader.annotate.tokens.tagged import TaggedWords

_DOCUMENTS = words("documents")
OWNERS = frozenset(["his", "her", "their", "its"])
FROM = frozenset(["from", "by"])


def owner(tokens: TaggedWords, mention: Range) -> Range | None:
    """The words for whose document a mention is ("X's report", "a memo from X"), or None."""
    start, end = mention
    letters = tokens.letters
    cut = letters.find("P", start, end)
    head = (cut if cut >= 0 else end) - 1
    if head < start or tokens.words[head].lower() not in _DOCUMENTS:
        return None
    possessive = letters.rfind("s", start, head)
    if possessive > start:
        return start, possessive
    if tokens.words[start].lower() in OWNERS:
        return start, start + 1
    if cut >= 0 and cut + 1 < end and tokens.words[cut] in FROM:
        return cut + 1, end
    return None
