"""Actions that search, filter, and go from match to match."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.actions import move

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen


def search(screen: MainScreen) -> None:
    """Open the line that searches everything while the user types."""
    screen.open_line(is_search=True)


def filter_(screen: MainScreen) -> None:
    """Open the line that narrows the list while the user types."""
    screen.open_line(is_search=False)


def saved(screen: MainScreen) -> None:
    """Go to the sidebar, to choose one of the saved filters."""
    if screen.saved:
        screen.remove_class("zen")
        screen.go_to_pane("list")
        screen.saved.view.enter()
        screen.say("Enter chooses · Esc goes back", stays=True)
    else:
        screen.say("No saved filters yet: type :save-filter NAME, or use [filters] in the config")


def next_match(screen: MainScreen) -> None:
    """Go to the next match during a search, else to the next unread row."""
    _to_match(screen, 1)


def previous_match(screen: MainScreen) -> None:
    """Go to the previous match during a search, else to the previous unread row."""
    _to_match(screen, -1)


def _to_match(screen: MainScreen, direction: int) -> None:
    session = screen.session
    if session.query is None or not session.query.has_matches:
        (move.next_unread if direction > 0 else move.previous_unread)(screen)
        return
    if not screen.shows_text or not screen.text.step_match(direction):
        before = session.cursor
        screen.step(direction)
        if session.cursor == before:
            screen.interrupt(
                "This is the last match" if direction > 0 else "This is the first match"
            )
            return
    screen.say_match()
