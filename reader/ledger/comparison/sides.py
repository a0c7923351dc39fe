"""Turns an annotated bulletin into one side of a comparison: sentences, with evidence in them."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from reader.evidence import Part, annotated_part
from reader.ledger.comparison.sentences import is_note, names_in, sentences_of
from reader.models import AnnotatedBulletin, Development, Span

Place = tuple[int, int, int]
"""A part, a block and a character; places compare in the order of the text."""


class Side:
    """One bulletin; its parts are counted from 0, the lead first if there is one."""

    def __init__(self, read: AnnotatedBulletin) -> None:
        """Divide the text into sentences; `notes` are its notes on corrections."""
        self.read, self.bulletin = read, read.bulletin
        self.parts: tuple[Development, ...] = self.bulletin.parts
        self.people = read.parts[0].people if read.parts else ()
        self.sentences, notes = sentences_of(self.parts)
        credits = [line for line in self.bulletin.credits if is_note(line)]
        self.notes = (*notes, *credits)
        self._starts: list[Place] = [
            (sentence.part, sentence.span.block, sentence.span.start) for sentence in self.sentences
        ]

    def number(self, part: int) -> int:
        """Return the position of a part in its bulletin: 0 for the lead, then from 1."""
        return part if self.bulletin.lead is not None else part + 1

    def heading(self, part: int) -> str:
        """Return the heading of a part, after its time if it has one."""
        development = self.parts[part]
        return " ".join(filter(None, (development.time, development.heading)))

    def sentence_at(self, part: int, span: Span) -> int | None:
        """Return the index of the sentence in which a span begins.

        None in a note on a correction.
        """
        at = bisect_right(self._starts, (part, span.block, span.start)) - 1
        if at < 0:
            return None
        found = self.sentences[at]
        is_there = (found.part, found.span.block) == (part, span.block)
        return at if is_there and span.start < found.span.end else None

    def evidence(self, part: int) -> Part:
        """Return the evidence of a part."""
        return annotated_part(self.parts[part], self.read.parts[part])

    def block(self, part: int, number: int) -> str:
        """Return the heading of a part for block 0, else that paragraph."""
        development = self.parts[part]
        return development.paragraphs[number - 1] if number else development.heading

    @cached_property
    def keys(self) -> str:
        """All words in order, with a blank before and after each.

        A full stop separates sentences.
        """
        return " . ".join(["", *(" ".join(sentence.keys) for sentence in self.sentences), ""])

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The stems of words that are capitalized inside a sentence."""
        none = frozenset[str]()
        return none.union(*(names_in(sentence, none) for sentence in self.sentences))

    def has_words(self, keys: tuple[str, ...]) -> bool:
        """Whether these words occur in one sentence as a sequence."""
        return bool(keys) and f" {' '.join(keys)} " in self.keys
