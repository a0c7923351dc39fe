"""Actions that choose what is shown: views, panes, help, palette, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, sleep
from typing import TYPE_CHECKING

from reader.library.views.catch_up import CATCH_UP
from reader.library.views.registry import view_of
from reader.ui.messages import Reload, SourcesWanted
from reader.ui.query_state import HOME, ViewState
from reader.ui.refresh_report import READING
from reader.ui.selection import NO_TEXT, chosen_article, says_never_unread
from reader.ui.session_words import empty_words
from reader.ui.terminal.paint import repaint_all

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen

SAVED_WITHIN = 1.0
"""The most seconds to wait for marks to be saved before the program is suspended."""


def open_view(screen: MainScreen, name: str) -> None:
    """Show a view; the cursor stays on its row, or returns to its row before the last view."""
    session, view = screen.session, view_of(name)
    is_shown = session.query is None and session.shown == ViewState(view) and screen.pane == "list"
    rows = len(session.listing)
    session.change_view(view)
    _show_view(screen)
    if is_shown and rows and len(session.listing) == rows:
        screen.say(f"{view.words} are shown already")
    elif view == CATCH_UP:
        since = session.library.view_data.catch_up.since
        at = since.clock if since is not None else ""
        later = f"New is what came after your last key, {at}"
        screen.say(later if at else "This is the first session: all is new")


def only_unread(screen: MainScreen) -> None:
    """List only unread developments, or all again."""
    if says_never_unread(screen):
        return
    session = screen.session
    was_query = session.query is not None
    session.toggle_unread_only()
    _show_view(screen)
    if was_query and not screen.status.text:
        what = "only what is unread" if session.shown.unread_only else "all"
        screen.say(f"The query is cleared: the list shows {what}")


def _show_view(screen: MainScreen) -> None:
    screen.renew()
    if screen.pane != "list":
        screen.go_to_pane("list")
    is_told = len(screen.session.listing) or screen.session.listed.joined is not None
    screen.say("" if is_told else empty_words(screen.session, screen.progress))


def zen(screen: MainScreen) -> None:
    """Show only the text, or all panes again."""
    screen.toggle_zen()


def evidence(screen: MainScreen) -> None:
    """Show the evidence pane, or hide it."""
    if screen.session.shows_page:
        screen.say(NO_TEXT)
    else:
        screen.toggle_evidence()


def reload(screen: MainScreen) -> None:
    """Request that the sources are read again."""
    screen.post_message(Reload())
    screen.say(READING, stays=True)


def redraw(screen: MainScreen) -> None:
    """Paint the whole screen again: another program may have written on the terminal."""
    screen.say("The screen is painted anew · R reads the sources again")
    repaint_all(screen.app)


def help_(screen: MainScreen) -> None:
    """Show all keys, and the meaning of signs and colours."""
    from reader.ui.screens.help import HelpScreen

    screen.app.push_screen(HelpScreen(screen.table))


def about(screen: MainScreen) -> None:
    """Show all details of the text."""
    from reader.ui.page.facts_page import facts_blocks
    from reader.ui.screens.facts import FactsScreen

    article = chosen_article(screen)
    row = screen.library.row(article.key) if article is not None else None
    if article is not None and row is not None:
        facts = facts_blocks(article, row.state, screen.library.origin(article.key))
        screen.app.push_screen(FactsScreen(facts))


def messages(screen: MainScreen) -> None:
    """Show sources not read, mistakes in the configuration, and the messages of this run."""
    from reader.ui.page.messages_page import messages_blocks
    from reader.ui.screens.facts import MessagesScreen

    blocks = messages_blocks(screen.library.problems, screen.mistakes, screen.told)
    screen.app.push_screen(MessagesScreen(blocks))


def sources(screen: MainScreen) -> None:
    """Show the added sources and their fetched texts."""
    screen.post_message(SourcesWanted())


def palette(screen: MainScreen, begun: str = "") -> None:
    """Open the palette, which finds actions by their words; `begun` is the text in its line."""
    from reader.ui.palette.command_screen import CommandScreen

    def run(chosen: Callable[[], object] | None) -> None:
        if chosen is not None:
            chosen()
            screen.touch()
            screen.paint_soon()

    screen.app.push_screen(CommandScreen(screen, begun), run)


def theme(screen: MainScreen) -> None:
    """Open the dialog that chooses a theme."""
    screen.app.search_themes()


def fold(screen: MainScreen) -> None:
    """Show the folded paragraphs, or fold them again."""
    text = screen.text
    if not text.folds or not screen.shows_text:
        screen.say("Nothing is folded here")
    else:
        text.unfold(bool(text.folded))


def back(screen: MainScreen) -> None:
    """Go back: out of zen, to the list, out of a query, to the first view."""
    if not _back(screen):
        screen.say("Nothing to go back to · Q quits")


def back_or_quit(screen: MainScreen) -> None:
    """Go back; from the list of the first view, quit."""
    if not _back(screen):
        screen.app.exit()


def _back(screen: MainScreen) -> bool:
    if screen.has_class("zen"):
        screen.toggle_zen()
    elif screen.sheets is not None and screen.session.opened and screen.pane != "list":
        screen.sheets.close_place()
    elif screen.pane != "list":
        screen.go_to_pane("list")
    elif screen.session.query is not None:
        screen.leave_query()
    elif screen.session.shown != HOME:
        open_view(screen, HOME.view.name)
    else:
        return False
    return True


def quit_(screen: MainScreen) -> None:
    """Quit at once."""
    screen.app.exit()


def suspend(screen: MainScreen) -> None:
    """Stop the program for the shell.

    Place and marks are saved before, because it may be killed.
    """
    screen.leave()
    until = monotonic() + SAVED_WITHIN
    while screen.library.unsaved() and monotonic() < until:
        sleep(0.005)
    screen.app.action_suspend_process()
