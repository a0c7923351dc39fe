"""Loads what only some views read from when the first of them is opened."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from reader.library.article_text import StoryNeighbour
from reader.library.index.recover import RecoveringIndex
from reader.library.marks.current_marks import CurrentMarks
from reader.library.marks.remarks import Remarks
from reader.library.rows import Article

if TYPE_CHECKING:
    from reader.ledger.people.decisions import Decisions
    from reader.library.corrections.corrected_texts import CorrectedTexts
    from reader.library.marks.people.people_marks import PeopleMarks
    from reader.library.views.joined.read_before import ReadBefore
    from reader.library.views.joined.shown_catch_up import ShownCatchUp
    from reader.library.views.joined.shown_people import ShownPeople
    from reader.library.views.joined.shown_series import ShownSeries
    from reader.library.views.joined.shown_threads import ShownStories
    from reader.library.views.shown_evidence import ShownEvidence


_LINKED = (
    "SELECT 1 FROM development AS d JOIN development AS other ON other.text = d.text"
    " WHERE d.id = ? AND (EXISTS (SELECT 1 FROM thread_link WHERE later = other.id)"
    " OR EXISTS (SELECT 1 FROM thread_link WHERE earlier = other.id)"
    " OR EXISTS (SELECT 1 FROM rival AS r WHERE r.one = other.id OR r.other = other.id)) LIMIT 1"
)
"""Whether a development, or one with the same words, is linked or has rivals."""


class OpenedData:
    """The part of `ViewData` that the first screen does not need."""

    sources: list[bytes]

    def __init__(self, index: RecoveringIndex, marks: CurrentMarks, remarks: Remarks) -> None:
        """Nothing is loaded yet."""
        self._index, self._marks, self._remarks = index, marks, remarks

    @property
    def hidden(self) -> frozenset[int]:
        """The keys of developments that are not listed, for others have the very same words."""
        raise NotImplementedError

    def in_story(self, article: Article) -> Article:
        """The article with its neighbours in the thread and its rivals, as far as listed."""
        if self._index.ask(lambda index: index.execute(_LINKED, (article.key,)).fetchone()) is None:
            return article
        from reader.library.threads.rivals import rivals_of
        from reader.library.threads.threads import ShownThreads  # most texts go on with nothing

        shown = ShownThreads(frozenset(self.sources), os.fsdecode, self.hidden)
        found = self._index.ask(lambda index: shown.neighbours(index, article.key))
        earlier, later = (one and StoryNeighbour(one.date, one.heading) for one in found)
        rivals = self._index.ask(lambda index: rivals_of(index, shown, article.key))
        names = tuple(dict.fromkeys(one.publisher for one in rivals))
        return article._replace(earlier=earlier, later=later, rivals=names)

    @cached_property
    def read_before(self) -> ReadBefore:
        """Which paragraphs repeat what the reader has read in earlier bulletins."""
        from reader.library.views.joined.read_before import ReadBefore

        return ReadBefore(self._index, self._marks)

    @cached_property
    def evidence(self) -> ShownEvidence:
        """What was found in developments, with the reader's corrections."""
        from reader.library.views.shown_evidence import ShownEvidence

        return ShownEvidence(self._index, self._marks, self._remarks)

    @cached_property
    def people_marks(self) -> PeopleMarks:
        """The reader's decisions that people are one, or not."""
        from reader.library.marks.people.people_marks import PeopleMarks

        return PeopleMarks(self._marks)

    @property
    def is_plain(self) -> bool:
        """Whether the reader has decided nothing of people, and corrected nothing."""
        return self._marks.is_plain

    def decisions(self) -> Decisions:
        """What the reader has decided; for a thread, as it may read the files of marks."""
        return self.people_marks.decisions()

    @property
    def decided(self) -> int:
        """Another number when other decisions or corrections hold; -1 until marks are read."""
        return self._marks.decided

    def corrected(self) -> CorrectedTexts:
        """The developments that the reader has corrected; each is read whole."""
        return self._remarks.corrected_texts()

    @cached_property
    def people(self) -> ShownPeople:
        """Everybody who was heard over all bulletins."""
        from reader.library.views.joined.shown_people import ShownPeople

        return ShownPeople(self._index, self)

    @cached_property
    def series(self) -> ShownSeries:
        """The claims of all bulletins, by quantity."""
        from reader.library.views.joined.shown_series import ShownSeries

        return ShownSeries(self._index, self)

    @cached_property
    def catch_up(self) -> ShownCatchUp:
        """What is new since the last session."""
        from reader.library.views.joined.shown_catch_up import ShownCatchUp

        return ShownCatchUp(self._index, self)

    @cached_property
    def stories(self) -> ShownStories:
        """Stories that go on over days."""
        from reader.library.views.joined.shown_threads import ShownStories

        return ShownStories(self._index, self)
