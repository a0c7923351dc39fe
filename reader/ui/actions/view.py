"""What is shown: views of the list, panes, help, palette, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui import query_session
from reader.ui.messages import Reload
from reader.ui.terminal.paint import repaint_all

if TYPE_CHECKING:
    from reader.library.rows import View
    from reader.ui.screens.main import MainScreen


def developments(screen: MainScreen) -> None:
    """All developments."""
    _change(screen, "all")


def bookmarks(screen: MainScreen) -> None:
    """Bookmarked developments only."""
    _change(screen, "bookmarks")


def only_unread(screen: MainScreen) -> None:
    """Only unread developments, and back."""
    shown = screen.asked.view if screen.asked is not None else screen.view
    _change(screen, "all" if shown == "unread" else "unread")


def zen(screen: MainScreen) -> None:
    """Only the text, and back."""
    screen.toggle_class("zen")
    if screen.has_class("zen"):
        screen.go_to_pane("article")


def evidence(screen: MainScreen) -> None:
    """Show the evidence pane, or hide it."""
    screen.toggle_evidence()


def reload(screen: MainScreen) -> None:
    """Have the sources read again."""
    from reader.ui import refresh_report

    screen.post_message(Reload())
    screen.say(refresh_report.READING)


def redraw(screen: MainScreen) -> None:
    """Paint all of the screen anew: another program may have written on the terminal."""
    repaint_all(screen.app)


def help_(screen: MainScreen) -> None:
    """All keys."""
    from reader.ui.screens.help import HelpScreen

    screen.app.push_screen(HelpScreen(screen.table))


def palette(screen: MainScreen) -> None:
    """Find a command by its name."""
    screen.app.action_command_palette()


def theme(screen: MainScreen) -> None:
    """Choose the colours."""
    screen.app.search_themes()


def back(screen: MainScreen) -> None:
    """Back: out of zen, to the list, to all developments."""
    _back(screen)


def back_or_quit(screen: MainScreen) -> None:
    """Back; from the list of all developments, quit."""
    if not _back(screen):
        screen.app.exit()


def _back(screen: MainScreen) -> bool:
    if screen.has_class("zen"):
        screen.remove_class("zen")
    elif screen.pane != "list":
        screen.go_to_pane("list")
    elif screen.asked is not None:
        query_session.forget(screen)
    elif screen.view != "all":
        _change(screen, "all")
    else:
        return False
    return True


def quit_(screen: MainScreen) -> None:
    """Quit at once."""
    screen.app.exit()


def suspend(screen: MainScreen) -> None:
    """Go to the shell; `fg` comes back."""
    screen.app.action_suspend_process()


def _change(screen: MainScreen, view: View) -> None:
    """Show all, only unread, or bookmarks; the cursor stays on its development if it can."""
    screen.asked, screen.view, screen.kept = None, view, frozenset()
    screen.renew()
    if screen.pane != "list":
        screen.go_to_pane("list")
    screen.say("" if len(screen.listing) else "Nothing here · 1 shows all")
