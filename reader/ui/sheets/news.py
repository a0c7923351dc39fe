"""Counts in a thread what is new since the last session."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message

from reader.library import Library
from reader.ui.background import Background, ShouldStop
from reader.ui.messages import NewsCounted


def count_news(
    library: Library, counting: Background | None, post: Callable[[Message], object]
) -> Background:
    """Start to count, and post the number; `counting` is the thread used before, if any."""
    catch_up = library.view_data.catch_up

    def work(stop: ShouldStop) -> NewsCounted:
        try:
            return NewsCounted(catch_up.count())
        finally:
            library.release()

    counting = counting or Background()
    counting.do(work, post)
    return counting
