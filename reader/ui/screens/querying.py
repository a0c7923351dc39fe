"""A paned screen that hears what is typed into the line of a search or filter, and what is found.

What is done about it is in `reader.ui.query_session`, which is loaded with the first question.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from reader.ui.messages import Answered, QueryLeft, QueryTyped
from reader.ui.screens.panes import PanedScreen
from reader.ui.terminal.backpressure import POLL
from reader.ui.terminal.paint import is_behind

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen


class QueryingScreen(PanedScreen):
    """The part of the reading screen that passes questions on."""

    _typed: str | None = None  # what still has to be answered

    def when_seen(self, paint: Callable[[], None]) -> None:
        """Paint now, or when the terminal has caught up."""
        if is_behind(self.app):
            self.set_timer(POLL, partial(self.when_seen, paint))
        else:
            paint()

    def on_query_typed(self, message: QueryTyped) -> None:
        """A letter in the line of a search or filter; those that come too fast are one."""
        waits, self._typed = self._typed is not None, message.text
        if not waits:
            self.when_seen(self._answer)

    def _answer(self) -> None:
        if self._typed is not None:
            from reader.ui import query_session

            query_session.answer(self._main, self._typed)
            self._typed = None

    @property
    def is_answered(self) -> bool:
        """Whether the list shows an answer to what was asked; a long search takes a while."""
        if self._main.asked is None:
            return True
        from reader.ui import query_session

        return query_session.is_answered(self._main)

    def on_answered(self, message: Answered) -> None:
        """A thread has found the rest."""
        from reader.ui import query_session

        query_session.answered(self._main, message)

    def on_query_left(self, message: QueryLeft) -> None:
        """The line was closed."""
        from reader.ui import query_session

        self._answer()
        query_session.close_line(self._main, message.kept)

    @property
    def _main(self) -> MainScreen:
        return cast("MainScreen", self)
