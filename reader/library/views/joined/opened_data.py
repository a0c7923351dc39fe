"""Imports the data of some views when the first of these views is opened."""

from __future__ import annotations

import os
from collections.abc import Sequence
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
    from reader.library.views.joined.shown_unplaced import ShownUnplaced
    from reader.library.views.shown_evidence import ShownEvidence


_LINKED = (
    "SELECT 1 FROM development AS d JOIN development AS other ON other.text = d.text"
    " WHERE d.id = ? AND (EXISTS (SELECT 1 FROM thread_link WHERE later = other.id)"
    " OR EXISTS (SELECT 1 FROM thread_link WHERE earlier = other.id)"
    " OR EXISTS (SELECT 1 FROM rival AS r WHERE r.one = other.id OR r.other = other.id)) LIMIT 1"
)
"""SQL that tests whether a development or a copy of it is linked or has rivals."""


class OpenedData:
    """The part of `ViewData` that the first screen does not need."""

    sources: list[bytes]

    def __init__(self, index: RecoveringIndex, marks: CurrentMarks, remarks: Remarks) -> None:
        """Import and read nothing yet."""
        self._index, self._marks, self._remarks = index, marks, remarks

    @property
    def hidden(self) -> frozenset[int]:
        """The keys of developments that are not listed because a copy of them is."""
        raise NotImplementedError

    def in_story(self, article: Article) -> Article:
        """Return the article with its listed neighbours in the thread and its rivals."""
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
        """Finds paragraphs that repeat what the reader has read in earlier bulletins."""
        from reader.library.views.joined.read_before import ReadBefore

        return ReadBefore(self._index, self._marks)

    @cached_property
    def evidence(self) -> ShownEvidence:
        """The evidence of developments, with the reader's corrections."""
        from reader.library.views.shown_evidence import ShownEvidence

        return ShownEvidence(self._index, self._marks, self._remarks)

    @cached_property
    def people_marks(self) -> PeopleMarks:
        """The reader's decisions about which people are the same."""
        from reader.library.marks.people.people_marks import PeopleMarks

        return PeopleMarks(self._marks)

    @cached_property
    def unplaced(self) -> ShownUnplaced:
        """The marks whose text no longer has their development."""
        from reader.library.views.joined.shown_unplaced import ShownUnplaced

        return ShownUnplaced(self._index, self._marks, self.bulletins)

    def bulletins(self) -> Sequence[int]:
        """Return the keys of the listed bulletins."""
        raise NotImplementedError

    @property
    def is_plain(self) -> bool:
        """Whether the reader has decided nothing about people and corrected nothing."""
        return self._marks.is_plain

    def decisions(self) -> Decisions:
        """Return the reader's decisions about people; for a thread, because it may read files."""
        return self.people_marks.decisions()

    @property
    def decided(self) -> int:
        """A number that changes with decisions and corrections; -1 until the marks are read."""
        return self._marks.decided

    def corrected(self) -> CorrectedTexts:
        """Return the developments that the reader has corrected, with all their evidence."""
        return self._remarks.corrected_texts()

    @cached_property
    def people(self) -> ShownPeople:
        """Everybody who is quoted or cited in any bulletin."""
        from reader.library.views.joined.shown_people import ShownPeople

        return ShownPeople(self._index, self)

    @cached_property
    def series(self) -> ShownSeries:
        """The claims of all bulletins, grouped to series."""
        from reader.library.views.joined.shown_series import ShownSeries

        return ShownSeries(self._index, self)

    @cached_property
    def catch_up(self) -> ShownCatchUp:
        """What is new since the last session."""
        from reader.library.views.joined.shown_catch_up import ShownCatchUp

        return ShownCatchUp(self._index, self)

    @cached_property
    def stories(self) -> ShownStories:
        """The threads: stories that continue over days."""
        from reader.library.views.joined.shown_threads import ShownStories

        return ShownStories(self._index, self)
