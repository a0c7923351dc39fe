"""Splits the tagged words of a block into sentences, as ranges of word indices.

`read_sentences` parses each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.annotate.tokens.tagged import TaggedWords

END = re.compile(r"\.[)s]*|[QFq](?=[.])[.]|Q")
ENDS = re.compile(END.pattern + r"|(?<=[NLn])(?=[pd])")
ABBREVIATED = re.compile(r"(?:[A-Z]\.){2,}|[ap]\.m\.|(?:Inc|Corp|Ltd|Jr)\.")
"""A word whose stop may also end a sentence: "in the U.S. He left"."""
LONGEST = 150
REPORTS = re.compile(
    r"(?:d?[nr#s]*[tNLropn]+|p)(?:,[^,QqF.]{1,12},)?(?:[axD]|PD)*[vhgbe]|v[dtNLnr]"
)


def find_sentences(tokens: TaggedWords) -> tuple[tuple[int, int], ...]:
    """Return the sentences of one block as (first word, word after the last).

    Each has at most LONGEST words. A quotation that ends in a full stop ends its sentence if a
    capital follows. One that ends in a question or exclamation mark does too, unless a report
    follows it ("“Why?” Varn asked").
    """
    if is_one_sentence(tokens):
        return ((0, len(tokens.letters)),)
    found: list[tuple[int, int]] = []
    start = 0
    for match in ENDS.finditer(tokens.letters):
        end = match.end()
        if end > start and _ends(tokens, match.start(), end):
            found.append((start, end))
            start = end
    if start < len(tokens.letters):
        found.append((start, len(tokens.letters)))
    if any([end - start > LONGEST for start, end in found]):
        found = [part for start, end in found for part in _cut(start, end)]
    return tuple(found)


def is_one_sentence(tokens: TaggedWords) -> bool:
    """Whether nothing ends a sentence before the end of the block."""
    return 0 < len(tokens.letters) <= LONGEST and not END.search(tokens.letters)


def _cut(start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a range in parts of at most LONGEST words, which limits the time of the rules."""
    for low in range(start, end, LONGEST):
        yield low, min(end, low + LONGEST)


def _ends(tokens: TaggedWords, mark: int, end: int) -> bool:
    if end >= len(tokens.letters):
        return True
    word = tokens.words[end]
    if tokens.letters[end] in ",;:.-":
        return False
    if mark == end:
        return word[0].isupper() and ABBREVIATED.fullmatch(tokens.words[end - 1]) is not None
    if tokens.letters[mark] != "Q":
        return not word[0].islower()
    if word[0].islower():
        return False
    stop = tokens.quotations[mark].last == "."
    return stop or not REPORTS.match(tokens.letters, end)
