"""Marking: read, bookmark, undo.  The screen shows a mark when the library says it is on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    """Mark everything that the list shows as read; one undo takes it back."""
    if keys := _shown_unread(screen):
        screen.hold_read()
        screen.library.set_read(keys, True)
        screen.say(f"Marked {len(keys):,} as read · u takes it back")
    else:
        screen.say("Nothing unread here")


def undo(screen: MainScreen) -> None:
    """Take the last mark back."""
    screen.hold_read()
    done = screen.library.undo()
    screen.say(f"Undone: {done}" if done else "Nothing to undo")


def _shown_unread(screen: MainScreen) -> tuple[int, ...]:
    """The keys of what the list shows and is not read yet."""
    if screen.view != "bookmarks":
        return screen.library.unread_keys()
    rows = screen.listing.rows(0, len(screen.listing))
    return tuple(row.key for row in rows if row.kind != "bulletin" and not row.read)
