"""What the status line says when the sources have been read."""

from __future__ import annotations

from os.path import basename
from typing import TYPE_CHECKING

from reader.library.rows import Progress
from reader.ui.panes.bars import plural

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen

READING = "Reading the sources again"


def report_refresh(screen: MainScreen, progress: Progress) -> None:
    """What could not be read; that there is nothing; or, to who asked for it, that all is done."""
    if progress.unreadable:
        first, *others = progress.unreadable
        more = f" (and {plural(len(others), 'other')})" if others else ""
        screen.say(f"Not read: {basename(first.source)} {first.why}{more}", urgent=True)
    elif not len(screen.listing) and screen.view == "all":
        screen.say("No bulletins here: files of text or Markdown are read")
    elif screen.status.text == READING:
        screen.say("The sources have been read again")
