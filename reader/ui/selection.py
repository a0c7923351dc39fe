"""Finds the quote, figure or date that the reader has selected and that is in sight.

Actions on such an item ask here, so that they never act on one that the reader does not see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.page.walk import EvidenceItem, item_at

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen


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
