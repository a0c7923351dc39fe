"""Action that shows what changed in the text under the cursor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.ledger.change_types import Changes
from reader.library import Library

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen

TITLES = {
    "read": "What changed since you read it",
    "first": "What changed since it was first read in",
}


def changes(screen: MainScreen) -> None:
    """Show what changed; Escape comes back to the same place."""
    article = screen.text.article
    if article is None or article.key != screen.session.target:
        screen.say("No text is shown that could have changed")
    elif not article.changed:
        screen.say("This text has not changed since it was first read in")
    else:
        from reader.ui.screens.changes import ChangesScreen

        compare = partial(_compare, screen.library, article.key)
        screen.app.push_screen(ChangesScreen(TITLES[article.changed], compare))


def _compare(library: Library, key: int) -> Changes | str:
    """What changed in a development; for a thread of its own."""
    try:
        return library.changes(key)
    finally:
        library.release()
