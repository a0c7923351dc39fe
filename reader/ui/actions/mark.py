"""Marking: read, bookmark, undo.  The screen shows a mark when the library says it is on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui import query_session

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen


def open_text(screen: MainScreen) -> None:
    """Open the development: mark it read and go to its text (from the evidence: to the place)."""
    if (row := screen.row) is None:
        return
    if not row.read or row.updated:
        screen.library.set_read([row.key], True)
    screen.go_to_pane("article")


def bookmark(screen: MainScreen) -> None:
    """Bookmark the development, or take its bookmark away."""
    if (row := screen.row) is not None:
        screen.library.set_bookmark([row.key], not row.bookmarked)


def toggle_read(screen: MainScreen) -> None:
    """Mark the development read or unread."""
    if (row := screen.row) is not None:
        screen.hold_read()
        screen.library.set_read([row.key], not row.read)


def read_all(screen: MainScreen) -> None:
    """Mark all rows of the list as read, those out of its window too; one undo takes it back."""
    if not screen.shows_list:
        screen.say("The list is not in sight · Esc goes to it")
    elif screen.asked is not None and query_session.is_listing(screen):
        screen.say("Nothing marked: not all is listed yet that fits · try again in a moment")
    elif count := screen.library.read_all(screen.listing):
        screen.hold_read()
        screen.say_when_saved(f"Marked {count:,} as read · u takes it back")
    else:
        screen.say("Nothing unread here")


def undo(screen: MainScreen) -> None:
    """Take back the last mark that the reader made."""
    screen.hold_read()
    if done := screen.library.undo():
        screen.say_when_saved(f"Undone: {done}")
    else:
        screen.say("Nothing to undo")
