"""Finds the quote, figure or date that is selected and visible.

Actions on such an item ask here, so that they never act on an item that the user does not see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.page.walk import EvidenceItem, item_at

if TYPE_CHECKING:
    from reader.library.article_text import TextPlace
    from reader.library.rows import Article, Row
    from reader.ui.screens.main import MainScreen

NOTHING_CHOSEN = "No development is chosen"
ENTRY_NEEDED = "Choose an entry of the page first: l goes there"
NO_TEXT = "This page is not a text: j and k choose its entries, Enter opens one"


def says_never_unread(screen: MainScreen) -> bool:
    """Whether rows of this view cannot be unread; if so, the status line says it."""
    view = screen.session.listed
    if view.opens == "page":
        screen.say(f"A {view.noun} is neither read nor unread")
    return view.opens == "page"


def chosen_article(screen: MainScreen) -> Article | None:
    """Return the article under the cursor, or the one that the chosen entry of a page leads to.

    If there is none, return None, and the status line says so.
    """
    article = screen.text.article
    if (place := _place(screen)) is not None:
        article = screen.library.article(place.key)
    if article is None:
        _say_nothing_chosen(screen)
    return article


def chosen_row(screen: MainScreen) -> Row | None:
    """Return the row under the cursor if it is a development.

    Else None, and the status line says so.
    """
    row, place = screen.session.row, _place(screen)
    if place is not None:
        row = screen.library.row(place.key)
    if row is None or row.target is None:
        _say_nothing_chosen(screen)
        return None
    return row


def page_row(screen: MainScreen) -> Row | None:
    """Return the row that has a page, unless an entry of the page is chosen; else None."""
    return screen.session.row if screen.session.shows_page and _place(screen) is None else None


def _say_nothing_chosen(screen: MainScreen) -> None:
    screen.say(ENTRY_NEEDED if screen.session.shows_page else NOTHING_CHOSEN)


def selected(screen: MainScreen) -> EvidenceItem | None:
    """Return the entry chosen in the focused evidence pane, else the item selected in the text.

    On a page, return the item of the chosen entry. Return None if the item is out of sight:
    scrolled away, or in a hidden pane.
    """
    if (place := _place(screen)) is not None:
        named = screen.library.article(place.key)
        return item_at(named, place.span) if named is not None and place.span is not None else None
    article = screen.text.article
    if article is None:
        return None
    if screen.pane == "evidence" and (target := screen.evidence.target) is not None:
        return item_at(article, target)
    return screen.text.standing if screen.shows_text else None


def _place(screen: MainScreen) -> TextPlace | None:
    """Return the place that the page's chosen entry leads to.

    None unless the page has the focus.
    """
    return screen.sheets.place if screen.sheets is not None and screen.pane == "sheet" else None
