"""Gives what was found in developments, with the reader's corrections, to views that list it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.evidence import Part
from reader.library.article_text import part_of
from reader.library.index import queries
from reader.library.index.recover import RecoveringIndex
from reader.library.marks.current_marks import CurrentMarks
from reader.library.marks.remarks import Remarks

KEPT = 32
"""Developments whose evidence is kept: as many as a screen may show rows of."""


class _Kept(NamedTuple):
    """A development's evidence, and what it was made of."""

    made_of: object
    part: Part | None


class ShownEvidence:
    """The evidence of one library, as its articles show it."""

    def __init__(self, index: RecoveringIndex, marks: CurrentMarks, remarks: Remarks) -> None:
        """Does not query the index yet."""
        self._index, self._marks, self._remarks = index, marks, remarks
        self._kept: dict[int, _Kept] = {}

    def part(self, key: int, story: int) -> Part | None:
        """The evidence of a development of this story; None when it has gone."""
        made_of = (self._index.version(), self._marks.corrected(story))
        kept = self._kept.get(key)
        if kept is None or kept.made_of != made_of:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            article = self._remarks.article(key)
            part = part_of(article.development, article.found) if article else None
            kept = self._kept[key] = _Kept(made_of, part)
        return kept.part

    def corrected_keys(self) -> dict[int, int]:
        """The developments that the reader has corrected, by key, with their stories."""
        stories = self._marks.all_corrected()
        if not stories:
            return {}
        copies = self._index.ask(lambda index: queries.of_stories(index, stories))
        return {copy.key: copy.story for copy in copies}


def first_pieces(part: Part) -> Sequence[int]:
    """The numbers of the quotes of a part that are shown, each the first of its pieces."""
    return sorted(_flat(part.by_speaker().values()))


def _flat(groups: Iterable[Sequence[int]]) -> Iterable[int]:
    return (number for group in groups for number in group)
