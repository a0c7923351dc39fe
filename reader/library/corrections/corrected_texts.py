"""Holds the developments that the reader corrected, for what is joined over all bulletins.

The index has what the rules found; what is joined takes these few developments from here instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reader.evidence import Part, Speakers
from reader.models import Person


class CorrectedText(NamedTuple):
    """A development as the reader corrected it, where it stands, and the key of its bulletin.

    The roster of `part` begins with that of the bulletin; behind it are those whom the reader
    named, with the same numbers in all developments of the bulletin.
    """

    key: int
    bulletin: int
    position: int
    part: Part

    def quotes(self) -> Iterator[tuple[int, Speakers]]:
        """The number of each quote that counts (the first of its pieces), and all who spoke it."""
        for speakers, numbers in self.part.by_speaker().items():
            yield from ((number, speakers) for number in numbers)

    def claims(self) -> Iterator[tuple[int, Speakers]]:
        """The number of each figure that counts (the first of its claim), and whose it is."""
        for key, numbers in self.part.by_claim().items():
            yield numbers[0], key.claimants

    def quotes_of(self, person: int) -> list[int]:
        """The numbers of the quotes of somebody, in the order of the text."""
        return sorted(number for number, speakers in self.quotes() if person in speakers)

    def claims_of(self, person: int) -> list[int]:
        """The numbers of the figures of somebody, in the order of the text."""
        return sorted(number for number, claimants in self.claims() if person in claimants)

    def heard(self) -> Counter[int]:
        """Who speaks or claims: how many quotes and figures are theirs, by number."""
        items = (*self.quotes(), *self.claims())
        return Counter(number for _, people in items for number in people)


CorrectedTexts = Mapping[int, CorrectedText]
"""All developments with corrections, by key."""


def added_people(corrected: CorrectedTexts, bulletin: int, known: int) -> dict[int, Person]:
    """Those of whom the reader said that they are heard in a bulletin, by number.

    `known` is how many its roster has: they are behind it.
    """
    return {
        number: text.part.people[number]
        for text in corrected.values()
        if text.bulletin == bulletin
        for number in sorted(text.heard())
        if number >= known
    }
