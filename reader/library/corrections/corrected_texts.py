"""Holds the developments that the reader corrected, for the ledger.

The index stores what the rules found. The ledger takes these few developments from here instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reader.evidence import Part
from reader.models import Person
from reader.quote_groups import Speakers


class CorrectedText(NamedTuple):
    """A development with its corrections, its position, and the key of its bulletin.

    The roster of `part` begins with the bulletin's. People whom the reader added follow, with the
    same numbers in all developments of the bulletin.
    """

    key: int
    bulletin: int
    position: int
    part: Part

    def quotes(self) -> Iterator[tuple[int, Speakers]]:
        """Yield the first number of each quotation's pieces, and its speakers."""
        for speakers, numbers in self.part.by_speaker().items():
            yield from ((number, speakers) for number in numbers)

    def claims(self) -> Iterator[tuple[int, Speakers]]:
        """Yield the first number of each claim's figures, and its claimants."""
        for key, numbers in self.part.by_claim().items():
            yield numbers[0], key.claimants

    def quotes_of(self, person: int) -> list[int]:
        """Return the numbers of a person's quotes, in the order of the text."""
        return sorted(number for number, speakers in self.quotes() if person in speakers)

    def claims_of(self, person: int) -> list[int]:
        """Return the numbers of a person's claims, in the order of the text."""
        return sorted(number for number, claimants in self.claims() if person in claimants)

    def heard(self) -> Counter[int]:
        """Count the quotes and claims of each person, by roster number."""
        items = (*self.quotes(), *self.claims())
        return Counter(number for _, people in items for number in people)


CorrectedTexts = Mapping[int, CorrectedText]
"""All developments with corrections, by key."""


def added_people(corrected: CorrectedTexts, bulletin: int, known: int) -> dict[int, Person]:
    """Return the people whom the reader added to a bulletin, by number.

    `known` is the length of the bulletin's own roster; added people have higher numbers.
    """
    return {
        number: text.part.people[number]
        for text in corrected.values()
        if text.bulletin == bulletin
        for number in sorted(text.heard())
        if number >= known
    }
