"""Moving: rows, panes, bulletins, quotes, pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.ui.page.evidence_page import about

if TYPE_CHECKING:
    from reader.ui.page.walk import EvidenceWindow
    from reader.ui.screens.main import MainScreen

LAST = 10**9


def down(screen: MainScreen) -> None:
    """The next row, line or entry."""
    _move(screen, 1)


def up(screen: MainScreen) -> None:
    """The previous row, line or entry."""
    _move(screen, -1)


def half_page_down(screen: MainScreen) -> None:
    """Half a page on."""
    _move(screen, screen.focused_view.page_size // 2)


def half_page_up(screen: MainScreen) -> None:
    """Half a page back."""
    _move(screen, -(screen.focused_view.page_size // 2))


def page_down(screen: MainScreen) -> None:
    """A page on."""
    _move(screen, screen.focused_view.page_size - 1)


def page_up(screen: MainScreen) -> None:
    """A page back."""
    _move(screen, 1 - screen.focused_view.page_size)


def first(screen: MainScreen) -> None:
    """The first row or line."""
    _move(screen, -LAST)


def last(screen: MainScreen) -> None:
    """The last row or line."""
    _move(screen, LAST)


def _move(screen: MainScreen, by: int) -> None:
    if screen.pane == "list":
        screen.step(by)
    elif screen.pane == "evidence":
        screen.evidence.step(by)
    elif by == LAST:
        screen.text.go_to_end()
    else:
        screen.text.go_to(screen.text.top + by)


def next_pane(screen: MainScreen) -> None:
    """The pane to the right."""
    _turn(screen, 1, wrap=False)


def previous_pane(screen: MainScreen) -> None:
    """The pane to the left."""
    _turn(screen, -1, wrap=False)


def other_pane(screen: MainScreen) -> None:
    """The next pane, and from the last the first."""
    _turn(screen, 1, wrap=True)


def _turn(screen: MainScreen, by: int, wrap: bool) -> None:
    panes = screen.panes
    at = (panes.index(screen.pane) if screen.pane in panes else 0) + by
    screen.go_to_pane(panes[at % len(panes) if wrap else max(0, min(at, len(panes) - 1))])


def next_unread(screen: MainScreen) -> None:
    """The next unread development."""
    _to_unread(screen, 1)


def previous_unread(screen: MainScreen) -> None:
    """The previous unread development."""
    _to_unread(screen, -1)


def _to_unread(screen: MainScreen, direction: int) -> None:
    index = screen.listing.step_unread(screen.cursor, direction)
    if index is None:
        screen.say("Nothing unread " + ("below" if direction > 0 else "above"))
    else:
        screen.show(index)


def next_bulletin(screen: MainScreen) -> None:
    """The next (older) bulletin."""
    _to_bulletin(screen, 1)


def previous_bulletin(screen: MainScreen) -> None:
    """The previous (newer) bulletin."""
    _to_bulletin(screen, -1)


def _to_bulletin(screen: MainScreen, direction: int) -> None:
    index = screen.listing.step_bulletin(screen.cursor, direction)
    if index is None:
        screen.say("This is the last bulletin" if direction > 0 else "This is the first bulletin")
    else:
        screen.show(index)


def next_quote(screen: MainScreen) -> None:
    """The next quote of the article."""
    _to_quote(screen, 1)


def previous_quote(screen: MainScreen) -> None:
    """The previous quote of the article."""
    _to_quote(screen, -1)


def _to_quote(screen: MainScreen, direction: int) -> None:
    article = screen.text.article
    among: list[EvidenceWindow] = [article.found.quotes] if article else []
    _walk(screen, among, direction, "No quotes here")


def next_number(screen: MainScreen) -> None:
    """The next figure or date of the article."""
    _to_number(screen, 1)


def previous_number(screen: MainScreen) -> None:
    """The previous figure or date of the article."""
    _to_number(screen, -1)


def _to_number(screen: MainScreen, direction: int) -> None:
    article = screen.text.article
    found = article.found if article is not None else None
    among: list[EvidenceWindow] = [found.figures, found.dates] if found is not None else []
    _walk(screen, among, direction, "No figures or dates here")


def read_on(screen: MainScreen) -> None:
    """A page down in the article, once it is shown; at its end, the next unread development."""
    if not screen.shows_text:
        screen.go_to_pane("article")
    elif screen.text.at_end:
        next_unread(screen)
    else:
        screen.text.go_to(screen.text.top + screen.text.page_size - 1)


def _walk(
    screen: MainScreen, among: Sequence[EvidenceWindow], direction: int, nothing: str
) -> None:
    """Walk what was found in the article; the status line says what each one is."""
    item = screen.text.step(among, direction)
    if item is None or screen.text.article is None:
        screen.say(nothing)
        return
    if not screen.shows_text:
        screen.go_to_pane("article")
    screen.evidence.keep_to(item.span)
    screen.say(about(screen.text.article, item))
