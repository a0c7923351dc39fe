"""Finds the quote, figure or date that the reader has selected and that is in sight.

Actions on such an item ask here, so that they never act on one that the reader does not see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.page.walk import EvidenceItem, item_at

if TYPE_CHECKING:
    from reader.library.rows import Article, Row
    from reader.ui.screens.main import MainScreen

NOTHING_CHOSEN = "No development is chosen"


def chosen_article(screen: MainScreen) -> Article | None:
    """The article under the cursor; where there is none, the status line says so."""
    if screen.text.article is None:
        screen.say(NOTHING_CHOSEN)
    return screen.text.article


def chosen_row(screen: MainScreen) -> Row | None:
    """The row under the cursor if it is a development's; else the status line says so."""
    row = screen.session.row
    if row is None or row.target is None:
        screen.say(NOTHING_CHOSEN)
        return None
    return row


def selected(screen: MainScreen) -> EvidenceItem | None:
    """The entry chosen in the evidence pane if it has the keys, else the item marked in the text.

    None if that is out of sight: scrolled away, or in a pane that is not shown.
    """
    article = screen.text.article
    if article is None:
        return None
    if screen.pane == "evidence" and (target := screen.evidence.target) is not None:
        return item_at(article, target)
    return screen.text.standing if screen.shows_text else None
