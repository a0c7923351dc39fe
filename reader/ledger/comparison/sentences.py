"""Turns the parts of a bulletin into sentences, the units that are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.ledger.comparison.words import PlainWord, content, one_line, plain_words
from reader.models import Development, Span

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«„(\[]*[^\W_a-z])")
_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|No|Gen|Col|Lt|Sgt|Maj|Capt|Adm|Sen|Rep|Gov|Prof|vs|approx"
    r"|Jan|Feb|Aug|Sept|Oct|Nov|Dec))\.\s+\Z"
)
_NOTE = re.compile(
    r"(?:\W*\b(?:corrections?|corrects|clarifications?|amendment|editor['’]s note|update[ds]?"
    r" (?:to|with) (?:correct|clarify)\w*)\b\s*(?:[:–—-]|\(|\bto\b|\band\b|\w+ing\b)"
    r"|\W*this (?:article|story|post|entry|text|page|item|report|version|headline)\b"
    r".{0,40}\b(?:amended|corrected|updated|edited|changed|clarified)\b"
    r"|.{0,60}\b(?:an )?(?:earlier|previous) versions?\b)",
    re.IGNORECASE | re.DOTALL,
)
"""Matches the beginning of a text that says what was corrected."""


class TextSentence(NamedTuple):
    """A sentence or heading: characters `start` to `end` of a block of part number `part`.

    `keys` are its words for comparison, `about` its content words. The offsets of `words` count
    from the sentence's start.
    """

    part: int
    span: Span
    text: str
    words: tuple[PlainWord, ...]
    keys: tuple[str, ...]
    about: frozenset[str]

    @property
    def shown(self) -> str:
        """The text on one line."""
        return one_line(self.text)

    @property
    def is_heading(self) -> bool:
        """Whether it is the heading of its part."""
        return self.span.block == 0

    def word_at(self, offset: int) -> int:
        """Return the number of words of the sentence before a character of its block."""
        inside = offset - self.span.start
        return sum(word.start < inside for word in self.words)


def sentences_of(parts: Sequence[Development]) -> tuple[list[TextSentence], list[str]]:
    """Return the sentences of all parts that have words, and the notes on corrections."""
    sentences: list[TextSentence] = []
    notes: list[str] = []
    for part, development in enumerate(parts):
        for number, block in enumerate(development.blocks):
            if number and is_note(block.text):
                notes.append(one_line(block.text))
                continue
            for start, end in split_sentences(block.text):
                text = block.text[start:end]
                if number and is_note(text):
                    notes.append(one_line(block.text[start:]))
                    break
                if words := plain_words(text):
                    keys = tuple(word.key for word in words)
                    span = Span(number, start, end)
                    sentences.append(TextSentence(part, span, text, words, keys, content(keys)))
    return sentences, notes


def is_note(text: str) -> bool:
    """Whether a paragraph or line says what was corrected in the text."""
    return _NOTE.match(text) is not None


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence of a paragraph, without the blanks between them."""
    start = 0
    for found in _END.finditer(text):
        if not _ABBREVIATED.search(text, max(start, found.start() - 8), found.end()):
            yield start, start + len(text[start : found.end()].rstrip())
            start = found.end()
    if rest := text[start:].rstrip():
        yield start, start + len(rest)


def names_in(sentence: TextSentence, known: frozenset[str]) -> frozenset[str]:
    """Return the stems of capitalized words in a sentence; the first only if `known` or a label.

    A label stands before a colon ("Orm: three killed"). Return nothing for a heading, where any
    word may be capitalized.
    """
    if sentence.is_heading:
        return frozenset()
    first, *others = sentence.words
    capital = [word.key for word in others if sentence.text[word.start].isupper()]
    opening = content((first.key,))
    labels = (
        sentence.text[first.end : first.end + 1] == ":" and sentence.text[first.start].isupper()
    )
    return content(capital) | (opening if labels else opening & known)
