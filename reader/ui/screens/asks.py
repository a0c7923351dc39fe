"""A paned screen that hears what is typed into the line of a search or filter, and what is found.

What is done about it is in `reader.ui.asking`, which is loaded with the first question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from reader.ui.messages import Answered, QueryLeft, QueryTyped
from reader.ui.screens.panes import PanedScreen

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen


class AskingScreen(PanedScreen):
    """The part of the reading screen that passes questions on."""

    def on_query_typed(self, message: QueryTyped) -> None:
        """A letter in the line of a search or filter."""
        from reader.ui import asking

        asking.answer(self._main, message.text)

    def on_answered(self, message: Answered) -> None:
        """A thread has found the rest."""
        from reader.ui import asking

        asking.answered(self._main, message)

    def on_query_left(self, message: QueryLeft) -> None:
        """The line was closed."""
        from reader.ui import asking

        asking.close_line(self._main, message.kept)

    @property
    def _main(self) -> MainScreen:
        return cast("MainScreen", self)
