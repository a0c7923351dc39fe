"""Actions that move: by rows, panes, bulletins, quotes and pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.ui.page.evidence_page import about
from reader.ui.page.walk import is_told_below
from reader.ui.selection import NO_TEXT, says_never_unread
from reader.ui.session_words import empty_words

if TYPE_CHECKING:
    from reader.ui.page.walk import EvidenceWindow
    from reader.ui.screens.main import MainScreen
    from reader.ui.sheets.sheet_view import SheetView

LAST = 10**9
"""An index beyond every list and article."""

OF_BULLETINS = ("developments", "quotes", "bookmarks")
"""The views whose rows stand below rows of their bulletins."""


def down(screen: MainScreen) -> None:
    """Go to the next row, line or entry."""
    _move(screen, 1)


def up(screen: MainScreen) -> None:
    """Go to the previous row, line or entry."""
    _move(screen, -1)


def half_page_down(screen: MainScreen) -> None:
    """Go half a page down."""
    _move(screen, screen.focused_view.step_size // 2)


def half_page_up(screen: MainScreen) -> None:
    """Go half a page up."""
    _move(screen, -(screen.focused_view.step_size // 2))


def page_down(screen: MainScreen) -> None:
    """Go a page down."""
    _move(screen, screen.focused_view.step_size - 1)


def page_up(screen: MainScreen) -> None:
    """Go a page up."""
    _move(screen, 1 - screen.focused_view.step_size)


def first(screen: MainScreen) -> None:
    """Go to the first row or line."""
    _move(screen, -LAST)


def last(screen: MainScreen) -> None:
    """Go to the last row or line."""
    _move(screen, LAST)


def _move(screen: MainScreen, by: int) -> None:
    view = screen.focused_page
    if view is None:
        screen.step(by)
    elif by == LAST:
        view.go_to_end()
    else:
        view.move_by(by)


def next_pane(screen: MainScreen) -> None:
    """Go to the pane to the right."""
    _change_pane(screen, 1, wrap=False)


def previous_pane(screen: MainScreen) -> None:
    """Go to the pane to the left."""
    _change_pane(screen, -1, wrap=False)


def other_pane(screen: MainScreen) -> None:
    """Go to the next pane; from the last to the first."""
    _change_pane(screen, 1, wrap=True)


def _change_pane(screen: MainScreen, by: int, wrap: bool) -> None:
    panes = screen.panes
    at = (panes.index(screen.pane) if screen.pane in panes else 0) + by
    screen.go_to_pane(panes[at % len(panes) if wrap else max(0, min(at, len(panes) - 1))])
    if screen.pane == "sheet" and screen.sheets is not None and screen.sheets.place is None:
        screen.sheets.view.move_by(1)


def next_unread(screen: MainScreen) -> None:
    """Go to the next unread row."""
    _to_unread(screen, 1)


def previous_unread(screen: MainScreen) -> None:
    """Go to the previous unread row."""
    _to_unread(screen, -1)


def _to_unread(screen: MainScreen, direction: int) -> None:
    if says_never_unread(screen) or _says_why_empty(screen):
        return
    index = screen.session.listing.step_unread(screen.session.cursor, direction)
    if index is None:
        screen.say("Nothing unread " + ("below" if direction > 0 else "above"))
    else:
        screen.show(index)


def _says_why_empty(screen: MainScreen) -> bool:
    """Whether the list has no rows; if so, the status line says why."""
    is_empty = not len(screen.session.listing)
    if is_empty:
        screen.interrupt(empty_words(screen.session, screen.progress))
    return is_empty


def next_bulletin(screen: MainScreen) -> None:
    """Go to the next, older bulletin."""
    _to_bulletin(screen, 1)


def previous_bulletin(screen: MainScreen) -> None:
    """Go to the previous, newer bulletin."""
    _to_bulletin(screen, -1)


def _to_bulletin(screen: MainScreen, direction: int) -> None:
    if screen.sheets is not None and screen.pane == "sheet":
        if not screen.sheets.view.step_section(direction):
            screen.say("This is the last part" if direction > 0 else "This is the first part")
        return
    if _says_why_empty(screen):
        return
    index = screen.session.listing.step_bulletin(screen.session.cursor, direction)
    if index is None:
        what = "bulletin" if screen.session.listed.name in OF_BULLETINS else "part of the list"
        screen.say(f"This is the {'last' if direction > 0 else 'first'} {what}")
    else:
        screen.show(index)


def next_quote(screen: MainScreen) -> None:
    """Go to the next quote of the article."""
    _to_quote(screen, 1)


def previous_quote(screen: MainScreen) -> None:
    """Go to the previous quote of the article."""
    _to_quote(screen, -1)


def _to_quote(screen: MainScreen, direction: int) -> None:
    article = screen.text.article
    among: list[EvidenceWindow] = [article.found.quotes] if article else []
    _walk(screen, among, direction, "No quotes here")


def next_number(screen: MainScreen) -> None:
    """Go to the next figure or date of the article."""
    _to_number(screen, 1)


def previous_number(screen: MainScreen) -> None:
    """Go to the previous figure or date of the article."""
    _to_number(screen, -1)


def _to_number(screen: MainScreen, direction: int) -> None:
    article = screen.text.article
    found = article.found if article is not None else None
    among: list[EvidenceWindow] = [found.figures, found.dates] if found is not None else []
    _walk(screen, among, direction, "No figures or dates here")


def read_on(screen: MainScreen) -> None:
    """Show the article, then go a page down in it, and at its end to the next unread row."""
    if screen.sheets is not None and screen.session.shows_page:
        _read_page(screen, screen.sheets.view)
    elif not screen.shows_text and len(screen.session.listing):
        screen.go_to_pane("article")
    elif screen.text.at_end:
        next_unread(screen)
    else:
        screen.text.go_to(screen.text.top + screen.text.page_size - 1)


def _read_page(screen: MainScreen, view: SheetView) -> None:
    """Go to the page of the row, then a page down in it, and at its end to the next row."""
    if screen.pane != "sheet":
        screen.go_to_pane("sheet")
    elif view.at_end:
        screen.go_to_pane("list")
        screen.step(1)
    else:
        view.go_to(view.top + view.page_size - 1)


def _walk(
    screen: MainScreen, among: Sequence[EvidenceWindow], direction: int, nothing: str
) -> None:
    """Go to the next or previous of these items; the status line describes it."""
    if screen.session.shows_page:
        screen.say(NO_TEXT)
        return
    article, item = screen.text.article, screen.text.step(among, direction)
    if item is None or article is None:
        screen.say(nothing)
        return
    while direction > 0 and is_told_below(article, item):
        following = screen.text.step(among, direction)
        if following is None:
            break
        item = following
    if not screen.shows_text:
        screen.go_to_pane("article")
    screen.evidence.follow(item.span)
    screen.say(about(article, item), stays=True)
