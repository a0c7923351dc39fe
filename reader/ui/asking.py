"""Search and filter on the reading screen: a line opens, every letter is answered, it closes.

Invariant: `screen.asked` is what the list shows an answer to; None when it shows a plain view.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.asked import Asked, told

if TYPE_CHECKING:
    from reader.ui.screens.main import MainScreen


def open_line(screen: MainScreen, searching: bool) -> None:
    """Open the line, with what was asked last if it is of the same kind."""
    from reader.ui.widgets.query_line import QueryLine

    for line in screen.query(QueryLine):
        line.remove()
    before = screen.asked
    if before is None or before.searching != searching:
        key = screen.text.article.key if screen.text.article is not None else None
        screen.asked = Asked(searching, "", screen.view, key)
    assert screen.asked is not None
    sign = "/" if searching else "f"
    line = QueryLine(sign, screen.asked.text, screen.library.complete)
    screen.mount(line, before=screen.status)
    line.focus()
    screen.say("Tab completes · Enter keeps what is found · Esc goes back")


def answer(screen: MainScreen, text: str) -> None:
    """Show what the line finds now, with the cursor on the first of it."""
    if screen.asked is None or text == screen.asked.text:
        return
    screen.leave()
    screen.asked = screen.asked._replace(text=text)
    screen.renew(first=True)
    if screen.found is not None:
        screen.say(told(screen.found), urgent=screen.found.mistake is not None)


def close_line(screen: MainScreen, kept: bool) -> None:
    """Close the line; what was found stays, or the reader is back where they were."""
    from reader.ui.widgets.query_line import QueryLine

    for line in screen.query(QueryLine):
        line.remove()
    asked = screen.asked
    screen.go_to_pane("list")
    if asked is None or (kept and asked.text.strip()):
        walking = asked is not None and asked.searching
        screen.say("n and N walk the matches · Esc goes back" if walking else "Esc shows all again")
        return
    forget(screen)


def forget(screen: MainScreen) -> None:
    """Back to the view and the development from which was asked."""
    if (asked := screen.asked) is None:
        return
    screen.asked, screen.view = None, asked.view
    screen.renew(key=asked.key)
    screen.say("")
