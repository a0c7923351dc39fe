"""Splits text into tokens (words, numbers, signs) with offsets, for rules about numbers.

Tokens and the gaps between them make up the whole text. `figures` and `dates` read them.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reader.models import Block

_TOKEN = re.compile(
    r"((?=\S)(?:"  # gaps are passed over at once, which a third of the time went to
    r"[A-Za-z]{2,}+(?![^\W\d_]|['’])|[,.](?!\d)"  # most tokens: a third faster with it
    r"|\d+(?:[.,]\d+|['’]\d{3}(?!\w))*|(?<![\w.])\.\d+(?:[.,]\d+)*"  # 600,000, 1’250, 1.5, .08
    r"|(?:[^\W\d_]\.){2,}"  # U.S. or p.m.
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"  # troops, don't
    r"|.))"
)
_PADDING = 12
_EMPTY = ("",) * _PADDING
# The look-behind comes after the first digit, so that it is tried at digits only.
_TABLE = re.compile(r"\d(?<!\d\d)\d{0,19}+[^\w\n]{1,3}+(?:\d{1,20}+[^\w\n]{1,3}+){39,}+")


@dataclass(slots=True)
class PlainTokens:
    """The tokens of one block: as written, in lower case, and their offsets.

    `count` is their number. The lists are longer: twelve empty tokens follow, so that a rule may
    read a few tokens past either end without a check (a small negative index reads one of them).
    """

    text: str
    words: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]
    count: int

    def touch(self, left: int) -> bool:
        """Whether there is no space between token `left` and the next one."""
        return self.ends[left] == self.starts[left + 1] and left + 1 < self.count

    def skip(self, at: int, words: Container[str]) -> int:
        """Return the token after `at` if its lower case is one of these words, else `at`."""
        return at + 1 if self.lows[at] in words else at

    def sentence_start(self, at: int) -> bool:
        """Whether token `at` opens the block, a sentence or a quotation."""
        return at <= 0 or self.lows[at - 1] in _OPENERS

    def capital(self, at: int) -> bool:
        """Whether token `at` is capitalised."""
        return self.words[at][:1].isupper()


_OPENERS = frozenset(".!?:;“\"‘'(—–[")


def split_tokens(text: str) -> list[str]:
    """Return the tokens of a short text, as strings."""
    return _TOKEN.findall(text)


def plain_tokens(text: str) -> PlainTokens:
    """Return the tokens of a text."""
    pieces = _TOKEN.split(text)  # gap, token, gap: faster than a match object for each
    words, places = pieces[1::2], list(accumulate(map(len, pieces)))
    starts, ends = places[:-1:2], places[1::2]
    count, lows, pad = len(words), list(map(str.lower, words)), [len(text)] * _PADDING
    words += _EMPTY
    lows += _EMPTY
    starts += pad
    ends += pad
    return PlainTokens(text, words, lows, starts, ends, count)


def hide(tokens: PlainTokens, spans: Sequence[tuple[int, int]]) -> PlainTokens:
    """Return the tokens with "¦" for each one in a span; `spans` are sorted offsets."""
    if not spans:
        return tokens
    words, lows, at = tokens.words.copy(), tokens.lows.copy(), 0
    for start, end in spans:
        while at < tokens.count and tokens.ends[at] <= start:
            at += 1
        while at < tokens.count and tokens.starts[at] < end:
            words[at] = lows[at] = "¦"
            at += 1
    return PlainTokens(tokens.text, words, lows, tokens.starts, tokens.ends, tokens.count)


def is_title_cased(tokens: PlainTokens) -> bool:
    """Whether most longer words begin with a capital, as in headings."""
    long = small = 0
    for word in tokens.words[: min(tokens.count, _TITLE)]:
        if len(word) > 3 and word.isalpha():
            long += 1
            if not word[0].isupper():
                small += 1
                if small > _MOST_SMALL:
                    return False  # after a few words of a paragraph
    return long > 3 and long - small > 0.8 * long


_TITLE, _MOST_SMALL = 40, 8


def without_tables(text: str) -> str:
    """Return the text with spaces for rows of forty numbers or more, which are tables."""
    if len(text) <= _TABLE_ROW:
        return text
    return _TABLE.sub(lambda row: " " * len(row[0]), text)


_TABLE_ROW = 80


class BlockTokens:
    """The tokens of each block without its tables, computed on first request.

    Dates and figures are read from the same tokens. Those of the first _MOST_KEPT characters are
    kept, which is all of most bulletins; the tokens of a longer text are computed for each of the
    two. Without this, annotating short news takes 8% more instructions, and lines of numbers 20%
    more time.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        """Take the blocks."""
        self._blocks = blocks
        self._kept: dict[int, PlainTokens] = {}
        self._left = _MOST_KEPT

    def __getitem__(self, number: int) -> PlainTokens:
        """Return the tokens of block `number`."""
        tokens = self._kept.get(number)
        if tokens is None:
            text = without_tables(self._blocks[number].text)
            tokens = plain_tokens(text)
            if len(text) <= self._left:
                self._left -= len(text)
                self._kept[number] = tokens
        return tokens


_MOST_KEPT = 100_000
"""Characters: tokens take about 50 times the memory of their text."""
