"""Loads what only some views read from when the first of them is opened."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reader.library.index.recover import RecoveringIndex
from reader.library.marks.current_marks import CurrentMarks
from reader.library.marks.remarks import Remarks

if TYPE_CHECKING:
    from reader.library.views.joined.shown_catch_up import ShownCatchUp
    from reader.library.views.joined.shown_people import ShownPeople
    from reader.library.views.joined.shown_series import ShownSeries
    from reader.library.views.joined.shown_threads import ShownStories
    from reader.library.views.shown_evidence import ShownEvidence


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

    @cached_property
    def evidence(self) -> ShownEvidence:
        """What was found in developments, with the reader's corrections."""
        from reader.library.views.shown_evidence import ShownEvidence

        return ShownEvidence(self._index, self._marks, self._remarks)

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
