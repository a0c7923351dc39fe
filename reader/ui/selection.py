"""What the reader has selected: the quote, figure or date that the screen shows as chosen now.

Keys that work on such an item ask here, so that they never work on one that is not in sight.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.page.walk import Evidence, at_span

if TYPE_CHECKING:
    from reader.library.rows import Article
    from reader.models import Span
    from reader.ui.screens.main import MainScreen


def selected(screen: MainScreen) -> Evidence | None:
    """The entry that is chosen where keys go to the evidence; else the item marked in the text.

    None where it is out of sight: scrolled away, or in a pane that is not shown.
    """
    article = screen.text.article
    if article is None:
        return None
    if screen.pane == "evidence" and (target := screen.evidence.target) is not None:
        return item_at(article, target)
    return screen.text.standing if screen.shows_text else None


def item_at(article: Article, target: Span) -> Evidence | None:
    """The quote, figure or date at exactly this place of an article."""
    found = article.found
    return (
        at_span(found.quotes, target)
        or at_span(found.figures, target)
        or at_span(found.dates, target)
    )
