"""Paints the top line (views, counts, progress) and the status line (messages or keys)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from textual.content import Content
from textual.events import Click
from textual.widget import Widget

from reader.library.rows import Progress
from reader.library.views.catch_up import CATCH_UP
from reader.library.views.registry import START, VIEWS
from reader.library.views.view import View
from reader.ui.messages import ActionClicked
from reader.ui.page import wrap
from reader.ui.page.looks import STRONG, WEAK

StatusHint = tuple[str, str, str]
"""Keys, a word for what they do, and the name of the action that a click runs."""

HintsOf = Callable[[View], Sequence[StatusHint]]
"""Returns the hints for a view, the most useful first."""

Title = tuple[str, str]
"""The name of the action that opens a view, and the view's key and title in the top line."""


class Tab(NamedTuple):
    """A view in the top line; `name` is that of the action that opens it.

    `short` is its title on narrow screens; on narrower ones, only the first by `rank` have titles.
    """

    name: str
    key: str
    title: str
    short: str
    rank: int


SOURCES = Tab("sources", "7", "Sources", "Web", 8)

_RANKED = ("quotes", "people", "figures", "catchup", "developments", "threads", "bookmarks")
TABS = (
    *(Tab(v.name, v.key, v.title, v.short or v.title, _RANKED.index(v.name)) for v in VIEWS),
    SOURCES,
)


class Header(NamedTuple):
    """The content of the top line: the view, how its list is narrowed, and counts of rows.

    `shown` is the name of its tab. `counts` has a long and a short form, for narrow screens. `news`
    is the number of news since the last session.
    """

    shown: str = START.name
    narrowing: str = ""
    counts: tuple[str, str] = ("", "")
    progress: Progress | None = None
    news: int = 0


class TopBar(Widget):
    """The views with their keys on the left; counts and the progress of reading on the right."""

    can_focus = False

    def __init__(self, *, id: str) -> None:
        """Start with an empty header."""
        super().__init__(id=id)
        self.header = Header()
        self._titles: Sequence[Title] = ()

    def show(self, header: Header) -> None:
        """Show this header; repaint only if it has changed."""
        if header != self.header:
            self.header = header
            self.refresh()

    def render(self) -> Content:
        """Return one line.

        If it is too long, first the counts are shortened, then the titles of views.
        """
        header, width = self.header, self.size.width
        reading = _progress_words(header.progress)
        narrowing = f"   {header.narrowing}" if header.narrowing else ""
        in_many, in_few = (" · ".join(filter(None, (reading, words))) for words in header.counts)
        right = in_few
        for right, self._titles in (
            (in_many, _titles(header)),
            (in_few, _titles(header)),
            (in_few, _titles(header, apart="")),
            (in_few, _titles(header, apart="", short=True)),
            (in_few, _fitting(header, width - len(in_few) - 2 - wrap.count_cells(narrowing))),
        ):
            left = width - len(right) - 2
            if wrap.count_cells("".join(words for _, words in self._titles) + narrowing) <= left:
                break
        views = _views(self._titles, header.shown)
        if left < len(views):
            return Content(wrap.fit(f" {right}", width))
        return views + Content(f"{wrap.fit(narrowing, left - len(views))} {right} ")

    def on_click(self, event: Click) -> None:
        """Open the clicked view."""
        event.stop()
        start = 0
        for name, words in self._titles:
            if start <= event.x < start + len(words):
                self.post_message(ActionClicked(name))
            start += len(words)


def _progress_words(progress: Progress | None) -> str:
    """Return how far the sources are read; "" when all are."""
    if progress is None:
        return "reading…"
    return "" if progress.finished else f"reading {progress.done}/{progress.total}"


def _views(titles: Iterable[Title], shown: str) -> Content:
    """Return each view with its key, the shown one in bold."""
    return Content.assemble(*((words, STRONG if name == shown else WEAK) for name, words in titles))


def _titles(header: Header, apart: str = " ", short: bool = False) -> tuple[Title, ...]:
    """Return all views with key and title, and `apart` after each."""
    return tuple(
        (tab.name, f" {tab.key} {tab.short if short else tab.title}{_news(header, tab)}{apart}")
        for tab in TABS
    )


def _fitting(header: Header, room: int) -> tuple[Title, ...]:
    """Return all views with their keys, and the short titles that fit.

    The title of the shown view comes first, then the others by rank.
    """
    bare = {tab.name: f" {tab.key}{_news(header, tab)}" for tab in TABS}
    left = room - sum(map(len, bare.values()))
    for tab in sorted(TABS, key=lambda tab: (tab.name != header.shown, tab.rank)):
        if len(tab.short) < left:
            left -= len(tab.short) + 1
            bare[tab.name] = f" {tab.key} {tab.short}{_news(header, tab)}"
    return tuple(bare.items())


def _news(header: Header, tab: Tab) -> str:
    """Return the number of news, after the view that lists them."""
    return f" {header.news:,}" if header.news and tab.name == CATCH_UP.name else ""


class StatusBar(Widget):
    """A line with a message or the most useful keys."""

    can_focus = False

    def __init__(self, hints: HintsOf, *, id: str) -> None:
        """Start empty; hints come with the first view."""
        super().__init__(id=id)
        self._hints_of = hints
        self._view: View | None = None
        self.hints: Sequence[StatusHint] = ()
        self.text = ""
        self.urgent = False

    def say(self, text: str, urgent: bool = False) -> None:
        """Show a message until the next one; "" shows the keys."""
        if not text.isprintable():  # file names and error messages may have any characters
            from reader.clean import line

            text = line(text)
        if (text, urgent) != (self.text, self.urgent):
            self.text, self.urgent = text, urgent
            self.set_class(urgent, "urgent")
            self.refresh()

    def show_hints(self, view: View) -> None:
        """Show the keys of the view whose rows are in the list."""
        if view is not self._view:
            self._view, self.hints = view, self._hints_of(view)
            self.refresh()

    def render(self) -> Content:
        """Return the message, or as many hints as fit."""
        width = self.size.width
        if self.text:
            return Content(wrap.fit(f" {self.text}", width))
        shown = Content("")
        for keys, words, _ in self._fitting():
            shown += Content.assemble("  " if shown else " ", (keys, STRONG), (f" {words}", WEAK))
        return shown

    def _fitting(self) -> list[StatusHint]:
        """Return the hints that fit."""
        ends = accumulate(_cells(hint) for hint in self.hints)
        return [hint for hint, end in zip(self.hints, ends, strict=True) if end <= self.size.width]

    def on_click(self, event: Click) -> None:
        """Run the action of the clicked hint."""
        event.stop()
        start = 0
        for hint in () if self.text else self._fitting():
            if start < event.x < start + _cells(hint):
                self.post_message(ActionClicked(hint[2]))
            start += _cells(hint)


def _cells(hint: StatusHint) -> int:
    """Return the cells of a hint with the blanks around it."""
    return len(hint[0]) + len(hint[1]) + 3
