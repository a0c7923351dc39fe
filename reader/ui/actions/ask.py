"""Asking: a search that is walked match by match, a filter that narrows the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui import query_session
from reader.ui.actions import move

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen


def search(screen: MainScreen) -> None:
    """Search everything as you type."""
    query_session.open_line(screen, searching=True)


def filter_(screen: MainScreen) -> None:
    """Narrow the list in the same language."""
    query_session.open_line(screen, searching=False)


def saved(screen: MainScreen) -> None:
    """Choose one of the saved filters in the sidebar."""
    if screen.saved:
        screen.saved.enter()
    else:
        screen.say("No saved filters: the config file may have a table [filters] of them")


def next_match(screen: MainScreen) -> None:
    """The next match while a search lasts; else the next unread."""
    _to_match(screen, 1)


def previous_match(screen: MainScreen) -> None:
    """The previous match while a search lasts; else the previous unread."""
    _to_match(screen, -1)


def _to_match(screen: MainScreen, direction: int) -> None:
    if screen.asked is None or not screen.asked.walks:
        (move.next_unread if direction > 0 else move.previous_unread)(screen)
    elif not screen.shows_text or not screen.text.step_match(direction):
        before = screen.cursor
        screen.step(direction)
        if screen.cursor == before:
            screen.say("This is the last match" if direction > 0 else "This is the first match")
