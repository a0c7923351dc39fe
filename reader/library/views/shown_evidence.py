"""Provides the evidence of developments, with the reader's corrections, to views that list it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.evidence import Part, unsaid
from reader.library.article_text import part_of
from reader.library.index import queries
from reader.library.index.queries import StoryCopy
from reader.library.index.recover import RecoveringIndex
from reader.library.marks.current_marks import CurrentMarks
from reader.library.marks.remarks import Remarks
from reader.quote_groups import by_speaker

if TYPE_CHECKING:
    from reader.library.corrections.corrected_texts import CorrectedTexts

KEPT = 32
"""Developments whose evidence is cached; a screen shows rows of fewer."""


class _Kept(NamedTuple):
    """The evidence of a development, and the state of index and marks it was built from."""

    made_of: object
    part: Part | None


class ShownEvidence:
    """The evidence of one library, as its articles show it."""

    def __init__(self, index: RecoveringIndex, marks: CurrentMarks, remarks: Remarks) -> None:
        """Query nothing yet."""
        self._index, self._marks, self._remarks = index, marks, remarks
        self._kept: dict[int, _Kept] = {}
        self._texts: tuple[object, CorrectedTexts] = None, {}

    def quoted(self, key: int, story: int) -> Part | None:
        """Return the quotes of a development of this story, without figures; None if it is gone."""
        made_of = (self._index.version(), self._marks.corrected(story), self._marks.decided)
        kept = self._kept.get(key)
        if kept is None or kept.made_of != made_of:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            part = self.whole(key) if made_of[1] else self._stored_part(key)
            kept = self._kept[key] = _Kept(made_of, part)
        return kept.part

    def whole(self, key: int) -> Part | None:
        """Return the quotes and figures of a development; None if it is no longer indexed."""
        article = self._remarks.article(key)
        return part_of(article.development, article.found) if article else None

    def _stored_part(self, key: int) -> Part | None:
        from reader.library.index.quote_rows import read_quotes  # the first screen needs none

        found = self._index.ask(lambda index: read_quotes(index, key))
        if found is None:
            return None
        blocks, people, quotes = found
        by_all = partial(by_speaker, blocks.__getitem__, quotes)
        return Part(
            blocks.__getitem__, people, quotes, (), by_all, dict, lambda: unsaid(quotes, by_all())
        )

    def corrected_texts(self) -> CorrectedTexts:
        """Return the developments that the reader has corrected, with all their evidence."""
        made_of = self._index.version(), self._marks.all_corrected(), self._marks.decided
        if self._texts[0] != made_of:
            self._texts = made_of, self._remarks.corrected_texts()
        return self._texts[1]

    def corrected(self) -> dict[int, StoryCopy]:
        """Return the developments that the reader has corrected, by key."""
        stories = self._marks.all_corrected()
        if not stories:
            return {}
        copies = self._index.ask(lambda index: queries.of_stories(index, stories))
        return {copy.key: copy for copy in copies}


def first_pieces(part: Part) -> Sequence[int]:
    """Return the numbers of the quotes that are shown: the first piece of each quotation."""
    return sorted(_flat(part.by_speaker().values()))


def _flat(groups: Iterable[Sequence[int]]) -> Iterable[int]:
    return (number for group in groups for number in group)
