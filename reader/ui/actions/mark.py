"""Actions that mark as read or bookmark, and undo; a mark is shown when it is on the disk.

Marks act on the targets of rows that the list shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library.rows import Row
    from reader.ui.screens.main import MainScreen


def open_row(screen: MainScreen) -> None:
    """Open the row under the cursor, in the way that its view says."""
    if (row := screen.session.row) is not None:
        match screen.session.listed.opens:
            case "text":
                _open_text(screen, row)


def _open_text(screen: MainScreen, row: Row) -> None:
    """Mark the row's development read and go to its text (from the evidence: to the place)."""
    if row.target is not None and (not row.state.read or row.state.updated):
        screen.library.set_read([row.target], True)
    screen.go_to_pane("article")


def bookmark(screen: MainScreen) -> None:
    """Bookmark the development, or remove its bookmark."""
    row = screen.session.row
    if row is not None and row.target is not None:
        screen.library.set_bookmark([row.target], not row.state.bookmarked)


def toggle_read(screen: MainScreen) -> None:
    """Mark the development read or unread."""
    row = screen.session.row
    if row is not None and row.target is not None:
        screen.hold_read()
        screen.library.set_read([row.target], not row.state.read)


def read_all(screen: MainScreen) -> None:
    """Mark all rows of the list as read, those out of its window too; one undo takes it back."""
    if not screen.shows_list:
        screen.say("The list is not in sight · Esc goes to it")
    elif not screen.has_everything():
        screen.say("Nothing marked: not all is listed yet that fits · try again in a moment")
    elif count := screen.library.read_all(screen.session.listing):
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
