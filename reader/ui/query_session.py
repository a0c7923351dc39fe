"""Search and filter on the reading screen: a line opens, every letter is answered, it closes.

Invariant: `screen.asked` is what the list shows an answer to; None when it shows a plain view.
The first page is answered with the letter; the rest, and what takes longer, in a thread.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from reader.ui.background import Background
from reader.ui.messages import Answered
from reader.ui.page.highlights import MatchPlaces
from reader.ui.query_state import QueryState, ReturnPoint, told
from reader.ui.terminal.paint import paint_now

if TYPE_CHECKING:
    from reader.library.rows import Article, Listing
    from reader.library.search.question import SearchQuestion
    from reader.ui.background import ShouldStop
    from reader.ui.panes.query_line import QueryLine
    from reader.ui.screens.main import MainScreen

PAGE = 200
"""Developments that are looked for with each letter."""

PATIENCE = 0.05
"""Seconds that a letter waits for its answer; then the next letter may come first."""

SETTLED = 0.3
"""Seconds without a letter until all that fits is counted, and completions are looked for."""


def open_line(screen: MainScreen, searching: bool) -> None:
    """Open the line, with what was asked last if it is of the same kind."""
    from reader.ui.panes.query_line import QueryLine

    for line in screen.query(QueryLine):
        line.remove()
    before = screen.asked
    if before is None or before.searching != searching:
        screen.asked = QueryState(searching, "", here(screen))
    assert screen.asked is not None
    sign = "/" if searching else "f"
    line = QueryLine(sign, screen.asked.text, screen.library.complete)
    screen.mount(line, before=screen.status)
    line.focus()
    screen.say("Tab completes · Enter keeps what is found · Esc goes back")


def here(screen: MainScreen) -> ReturnPoint:
    """Where the reader is now."""
    key = screen.text.article.key if screen.text.article is not None else None
    tops = screen.rows.top, screen.text.top
    return ReturnPoint(screen.view, screen.asked, key, screen.pane, *tops, screen.text.current)


def pick(screen: MainScreen, title: str, text: str) -> None:
    """Show what a saved filter finds; it takes the place of the filter that there is."""
    screen.leave()
    before = screen.asked
    same = before is not None and not before.searching
    back = before.back if before is not None and same else here(screen)
    screen.asked = QueryState(False, text, back, title)
    screen.renew(first=True)
    screen.refresh_top()
    screen.say(_told(screen), urgent=_is_wrong(screen))


def answer(screen: MainScreen, text: str) -> None:
    """Show what the line finds now, with the cursor on the first of it."""
    if screen.asked is None or text == screen.asked.text:
        return
    screen.leave()
    screen.asked = screen.asked._replace(text=text, title="", whole=False)
    screen.renew(first=True)
    screen.say(_told(screen), urgent=_is_wrong(screen))
    paint_now(screen, screen.rows, screen.text, screen.evidence, screen.status)
    if (line := _line(screen)) is not None:
        paint_now(screen, line)
    if screen.found is None or not screen.found.more:
        _settle(screen)  # for what may be put in at the cursor; for the rest it is on its way


def listing(screen: MainScreen) -> Listing:
    """What fits now; the list as it is while that takes longer."""
    asked = _said(screen)
    if screen.aside is not None:
        screen.aside.stop()
    if asked is None:
        screen.found = None
        return screen.library.listing(screen.view, screen.kept)
    until = perf_counter() + PATIENCE
    question = _question(screen, asked, None if asked.whole else PAGE)
    found = question.answer(lambda: perf_counter() > until)
    if found is None:
        screen.found = None
        _ask_aside(screen, None)
        return screen.listing
    screen.found = found
    if found.more:
        _settle(screen)
    return found.listing


def _question(screen: MainScreen, asked: QueryState, limit: int | None) -> SearchQuestion:
    keep = screen.kept if asked.view == "unread" else frozenset[int]()
    return screen.library.question(*asked.lines, view=asked.view, limit=limit, keep=keep)


def is_listing(screen: MainScreen) -> bool:
    """Whether the list is not yet, or not all of, what fits what is asked."""
    if _said(screen) is None:
        return False
    if screen.found is None:
        return True  # a thread is at work on it
    if screen.found.more and (screen.aside is None or not screen.aside.is_busy):
        _ask_aside(screen, None)
    return screen.found.more


def matches(screen: MainScreen, article: Article) -> MatchPlaces:
    """The places of an article to mark for what was asked, looked for as they are seen."""
    asked = _said(screen)
    lines = asked.lines if asked is not None else ()
    return MatchPlaces(screen.library.matches(article, *lines))


def answered(screen: MainScreen, message: Answered) -> None:
    """The thread has an answer to what is still asked: all that fits, and what Tab would put in."""
    asked, before = screen.asked, _told(screen)
    if asked is None or _said(screen) != message.asked:
        return
    if message.question is not None and message.hits is not None:
        screen.asked = asked._replace(whole=True)
        screen.found = message.question.found(message.hits)
        screen.renew(listing=screen.found.listing)
    if screen.status.text == before:
        offered = "" if _is_wrong(screen) else "  ".join(message.completions[:3])
        telling = f"Tab: {offered} · {_told(screen)}" if offered else _told(screen)
        screen.say(telling, urgent=_is_wrong(screen))


def close_line(screen: MainScreen, kept: bool) -> None:
    """Close the line; what was found stays, or the reader is back where they were."""
    if (line := _line(screen)) is not None:
        line.remove()
    asked = screen.asked
    if asked is None or not kept or not asked.text.strip():
        forget(screen)
        return
    screen.go_to_pane("list")
    screen.say("n and N walk the matches · Esc goes back" if asked.walks else "Esc goes back")


def forget(screen: MainScreen) -> None:
    """Back to where the reader was when they asked: view, row, lines, quote and pane."""
    if (asked := screen.asked) is None:
        return
    back = asked.back
    screen.leave()
    screen.asked, screen.view = back.asked, back.view
    screen.renew(key=back.key)
    if screen.text.article is not None and screen.text.article.key == back.key:
        if back.current is not None:
            screen.text.stand_on(back.current)
            screen.evidence.keep_to(back.current.span)
        screen.text.go_to(back.text_top)
        screen.rows.go_to(back.list_top)
        screen.rows.refit()
    screen.go_to_pane(back.pane if back.pane in screen.panes else "list")
    screen.say("")


def _line(screen: MainScreen) -> QueryLine | None:
    from reader.ui.panes.query_line import QueryLine

    return next(iter(screen.query(QueryLine)), None)


def _said(screen: MainScreen) -> QueryState | None:
    """What is asked, but for lines in which nothing stands yet."""
    asked = screen.asked
    while asked is not None and not asked.text.strip():
        asked = asked.back.asked
    return asked


def is_answered(screen: MainScreen) -> bool:
    """Whether there is an answer to what is asked, or nothing is."""
    return screen.found is not None or _said(screen) is None


def _told(screen: MainScreen) -> str:
    if screen.found is not None:
        return told(screen.found, _line(screen) is not None)
    return "Searching…" if _said(screen) is not None else ""


def _is_wrong(screen: MainScreen) -> bool:
    return screen.found is not None and screen.found.mistake is not None


def _settle(screen: MainScreen) -> None:
    """Once no letter has come for a moment, look for the rest."""
    asked = screen.asked

    def settled() -> None:
        line = _line(screen)
        if screen.asked is asked and screen.found is not None:
            _ask_aside(screen, line.cursor_position if line is not None else None)

    screen.set_timer(SETTLED, settled)


def _ask_aside(screen: MainScreen, cursor: int | None) -> None:
    """Have a thread find all that fits, and what may stand at the cursor."""
    asked, library, found = _said(screen), screen.library, screen.found
    if asked is None:
        return
    question = None
    if found is None or found.more:
        question = _question(screen, asked, None)

    def work(stop: ShouldStop) -> Answered:
        try:
            words = library.complete(asked.text, cursor).words if cursor is not None else ()
            hits = question.hits(stop) if question is not None else None
        finally:
            library.release()
        return Answered(asked, question, hits, words)

    screen.aside = screen.aside or Background()
    screen.aside.do(work, screen.post_message)
