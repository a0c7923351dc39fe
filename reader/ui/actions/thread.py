"""Actions that go to the earlier or later developments of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.page.looks import short_date
from reader.ui.query_state import HOME
from reader.ui.selection import chosen_article

if TYPE_CHECKING:
    from reader.library.threads.threads import LinkedPlace
    from reader.ui.screens.main import MainScreen


def earlier(screen: MainScreen) -> None:
    """Go to the nearest development of an earlier day that this one continues."""
    _go(screen, is_later=False)


def later(screen: MainScreen) -> None:
    """Go to the next development that continues this one."""
    _go(screen, is_later=True)


def _go(screen: MainScreen, is_later: bool) -> None:
    if (article := chosen_article(screen)) is None:
        return
    row = screen.library.ledger_rows().threads().row(article.key)
    linked = (row.later if is_later else row.earlier) if row is not None else ()
    if not linked:
        which = "later" if is_later else "earlier"
        screen.say(f"No {which} development of this story is known")
        return
    _show(screen, linked[0], "Later" if is_later else "Earlier")


def _show(screen: MainScreen, linked: LinkedPlace, word: str) -> None:
    """Put the cursor on a development; switch to the first view if the list lacks it."""
    session, place = screen.session, linked.place
    pane = screen.pane
    index = session.listing.index_of(place.key)
    if index is None or session.opened is not None:
        session.change_view(HOME.view)
        screen.renew()
        index = session.listing.index_of(place.key)
    if index is None:
        screen.say("That development is not listed")
        return
    screen.show(index)
    screen.settle()
    screen.go_to_pane("article" if pane == "article" else "list")
    why = ", ".join(linked.why)
    screen.say(f"{word}: {short_date(place.date)} · same {why}" if why else f"{word} of this story")
