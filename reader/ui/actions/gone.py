"""Actions on a row of marks whose text no longer has their development."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen

GONE = "gone"
"""The kind of such a row (`library/views/joined/shown_unplaced.py`, which the first key needs not).
"""


def open_gone(screen: MainScreen, key: int) -> None:
    """Show what is known about the marks, and the words that were marked if they are kept."""
    from reader.ui.screens.facts import GoneScreen
    from reader.ui.sheets.gone_page import gone_blocks

    found = screen.library.view_data.unplaced.find(key)
    if found is None:
        screen.say("These marks are on a text again")
        screen.renew()
        return
    kept = (screen.library.earlier.kept(text) for text in found.texts)
    screen.app.push_screen(GoneScreen(gone_blocks(found, next(filter(None, kept), None))))


def remove_gone(screen: MainScreen, key: int) -> None:
    """Remove all marks of the row."""
    if screen.library.view_data.unplaced.remove(key):
        screen.say_when_saved("Removed the marks of a development that is gone · u takes it back")
    else:
        screen.say("Nothing changed: it was already so")
    screen.renew()
