"""Actions that mark as read or bookmark, and undo; a mark is shown when it is on the disk.

Marks act on the targets of rows that the list shows.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.library.marks.descriptions import LONGEST_TITLE, beginning
from reader.library.views.bookmarks import BOOKMARKS
from reader.ui.actions.gone import GONE, open_gone, remove_gone
from reader.ui.actions.remark import title_of
from reader.ui.page.looks import plural
from reader.ui.selection import NOTHING_CHOSEN, chosen_row, says_never_unread

if TYPE_CHECKING:
    from reader.library.rows import Row
    from reader.ui.screens.main import MainScreen
    from reader.ui.sheets.sheets import Sheets


def open_row(screen: MainScreen) -> None:
    """Open the text or page of the row under the cursor."""
    if (row := screen.session.row) is None:
        screen.say(NOTHING_CHOSEN)
    elif row.kind == GONE:
        open_gone(screen, row.key)
    elif screen.sheets is not None and screen.session.shows_page:
        _open_page(screen, screen.sheets)
    else:
        _open_text(screen, row)


def _open_page(screen: MainScreen, sheets: Sheets) -> None:
    """Go to the page of the row; from there to the place of the chosen entry."""
    if screen.pane != "sheet":
        screen.go_to_pane("sheet")
        if sheets.place is None:
            sheets.view.move_by(1)
    elif (place := sheets.place) is None:
        screen.say("No entry is chosen here")
    else:
        sheets.open_place(place)
        if (row := screen.session.row) is not None:
            _mark_read(screen, row)


def _open_text(screen: MainScreen, row: Row) -> None:
    """Mark the row's development as read and go to its text."""
    if not _mark_read(screen, row) and screen.pane == "article":
        screen.say("This text is open and marked as read")
    screen.go_to_pane("article")


def _mark_read(screen: MainScreen, row: Row) -> bool:
    """Mark the row's development as read; return whether it was not."""
    if row.target is None or (row.state.read and not row.state.updated):
        return False
    count = screen.library.set_read([row.target], True)
    say_marked(screen, count, _title_of(screen, row), "Marked {} as read")
    return True


def bookmark(screen: MainScreen) -> None:
    """Bookmark the development, or remove its bookmark; a row without a text loses all marks."""
    if (gone := screen.session.row) is not None and gone.kind == GONE:
        remove_gone(screen, gone.key)
        return
    if (row := chosen_row(screen)) is not None and row.target is not None:
        on = not row.state.bookmarked
        count = screen.library.set_bookmark([row.target], on)
        say_marked(
            screen,
            count,
            _title_of(screen, row),
            "Bookmarked {}" if on else "Removed the bookmark from {}",
        )


def toggle_read(screen: MainScreen) -> None:
    """Mark the development read or unread."""
    if (row := chosen_row(screen)) is not None and row.target is not None:
        screen.hold_read()
        read = not row.state.read
        count = screen.library.set_read([row.target], read)
        say_marked(
            screen, count, _title_of(screen, row), f"Marked {{}} as {'read' if read else 'unread'}"
        )


def read_all(screen: MainScreen) -> None:
    """Mark all rows of the list as read, also those out of sight; one undo reverts it."""
    if not screen.shows_list:
        screen.say("The list is not shown · Esc goes to it")
    elif not screen.has_everything():
        screen.say("Nothing marked: the list is not complete yet · try again in a moment")
    elif count := screen.library.read_all(screen.session.listing):
        screen.hold_read()
        screen.say_when_saved(f"Marked {plural(count, 'development')} as read · u takes it back")
    elif not says_never_unread(screen):
        screen.say("Nothing unread here")


def _title_of(screen: MainScreen, row: Row) -> str:
    """Return the title of the marked development, also for a row on a place in it."""
    return title_of(screen, row.target) if row.roles and row.target is not None else row.title


def say_marked(screen: MainScreen, count: int, title: str, words: str) -> None:
    """Say what was done once it is on the disk; `words` have {} for the title or the number."""
    if count:
        what = f"“{beginning(title, LONGEST_TITLE)}”" if count == 1 else f"{count:,} developments"
        screen.say_when_saved(f"{words.format(what)} · u takes it back")
    else:
        screen.say("Nothing changed: it was already so")


def _list_bookmarks_again(screen: MainScreen) -> None:
    """List the bookmarks again: a bookmark that is back may have no row."""
    if screen.session.query is None and screen.session.shown.view == BOOKMARKS:
        screen.renew()


def undo(screen: MainScreen) -> None:
    """Undo the user's last mark."""
    screen.hold_read()
    if done := screen.library.undo():
        screen.say_when_saved(f"Undone: {done}", partial(_list_bookmarks_again, screen))
    else:
        screen.say("Nothing to undo")
