"""Actions that show changes in the text under the cursor, and compare it with other publishers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.ledger.change_types import Changes
from reader.library import Library
from reader.ui.selection import chosen_article

if TYPE_CHECKING:
    from reader.library.rows import Article
    from reader.ui.screens.main import MainScreen

TITLES = {
    "read": "What changed since you read it",
    "first": "What changed since it was first loaded",
}


def changes(screen: MainScreen) -> None:
    """Show the text's changes or, if there are none, its rivals.

    Escape returns to the same place.
    """
    if (article := chosen_article(screen)) is None:
        return
    if article.changed:
        from reader.ui.screens.changes import ChangesScreen

        compare = partial(_compare, screen.library, article.key)
        again = partial(_rivals, screen, article) if article.rivals else None
        screen.app.push_screen(ChangesScreen(TITLES[article.changed], compare, again))
    elif not _rivals(screen, article):
        screen.say("Not changed since it was first loaded · no other publisher tells it")


def _rivals(screen: MainScreen, article: Article) -> bool:
    """Show an article beside other publishers' texts on its story.

    Return False if there are none.
    """
    from reader.ui.rivals.rivals_screen import RivalsScreen

    found = screen.library.ledger_rows().rivals().of(article.key)
    texts = [text for one in found if (text := screen.library.article(one.place.key))]
    if texts:
        screen.app.push_screen(RivalsScreen(screen.library, article, texts))
    return bool(texts)


def _compare(library: Library, key: int) -> Changes | str:
    """Return the changes of a development; runs in a thread of its own."""
    try:
        return library.changes(key)
    finally:
        library.release()
