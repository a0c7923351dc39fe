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
"""A key, what it does, and the name of the action that a click on it runs."""

HintsOf = Callable[[View], Sequence[StatusHint]]
"""Gives the hints where a view is shown, the most useful first."""

Title = tuple[str, str]
"""The name of the action that opens a view, and its key and title as they stand in the top line."""


class Tab(NamedTuple):
    """A view in the top line; `name` is that of the action that opens it.

    `short` is its title where there is little room; where there is less, the first by `rank` have
    one.
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
    """What the top line tells of the list: its view, how it is narrowed, how many rows it has.

    `shown` is the name of its tab.  `counts` has the same in many words and in few, for narrow
    screens.  `news` is how much is new since the last session.
    """

    shown: str = START.name
    narrowing: str = ""
    counts: tuple[str, str] = ("", "")
    progress: Progress | None = None
    news: int = 0


class TopBar(Widget):
    """The views by their keys on the left, counts and the progress of reading on the right."""

    can_focus = False

    def __init__(self, *, id: str) -> None:
        """Tells nothing of a list until `show` is called."""
        super().__init__(id=id)
        self.header = Header()
        self._titles: Sequence[Title] = ()

    def show(self, header: Header) -> None:
        """Show this; repaints only if something has changed."""
        if header != self.header:
            self.header = header
            self.refresh()

    def render(self) -> Content:
        """One line; where not all fits, counts are told in few words, then views, then by keys."""
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
        """A click on a view opens it."""
        event.stop()
        start = 0
        for name, words in self._titles:
            if start <= event.x < start + len(words):
                self.post_message(ActionClicked(name))
            start += len(words)


def _progress_words(progress: Progress | None) -> str:
    """How far reading the sources is; "" when it is done."""
    if progress is None:
        return "reading…"
    return "" if progress.finished else f"reading {progress.done}/{progress.total}"


def _views(titles: Iterable[Title], shown: str) -> Content:
    """Each view with its key, the shown one in bold."""
    return Content.assemble(*((words, STRONG if name == shown else WEAK) for name, words in titles))


def _titles(header: Header, apart: str = " ", short: bool = False) -> tuple[Title, ...]:
    """All views by key and title, `apart` behind each but for the blank before the next."""
    return tuple(
        (tab.name, f" {tab.key} {tab.short if short else tab.title}{_news(header, tab)}{apart}")
        for tab in TABS
    )


def _fitting(header: Header, room: int) -> tuple[Title, ...]:
    """All views by their keys, and the titles of as many as there is room for.

    The one that is shown comes first, then those that say what everybody claims.
    """
    bare = {tab.name: f" {tab.key}{_news(header, tab)}" for tab in TABS}
    left = room - sum(map(len, bare.values()))
    for tab in sorted(TABS, key=lambda tab: (tab.name != header.shown, tab.rank)):
        title = next((one for one in (tab.title, tab.short) if len(one) < left), "")
        if title:
            left -= len(title) + 1
            bare[tab.name] = f" {tab.key} {title}{_news(header, tab)}"
    return tuple(bare.items())


def _news(header: Header, tab: Tab) -> str:
    """How much is new, behind the view that tells it."""
    return f" {header.news:,}" if header.news and tab.name == CATCH_UP.name else ""


class StatusBar(Widget):
    """A message, or the most useful keys."""

    can_focus = False

    def __init__(self, hints: HintsOf, *, id: str) -> None:
        """Empty until a view is shown."""
        super().__init__(id=id)
        self._hints_of = hints
        self._view: View | None = None
        self.hints: Sequence[StatusHint] = ()
        self.text = ""
        self.urgent = False

    def say(self, text: str, urgent: bool = False) -> None:
        """Show a message until the next one; "" shows the keys."""
        if not text.isprintable():  # the name of a file, an error's message: they may hold anything
            from reader.clean import line

            text = line(text)
        if (text, urgent) != (self.text, self.urgent):
            self.text, self.urgent = text, urgent
            self.set_class(urgent, "urgent")
            self.refresh()

    def show_hints(self, view: View) -> None:
        """Tell the keys of the view whose rows are in the list."""
        if view is not self._view:
            self._view, self.hints = view, self._hints_of(view)
            self.refresh()

    def render(self) -> Content:
        """The message, or as many hints as fit."""
        width = self.size.width
        if self.text:
            return Content(wrap.fit(f" {self.text}", width))
        shown = Content("")
        for keys, words, _ in self._fitting():
            shown += Content.assemble("  " if shown else " ", (keys, STRONG), (f" {words}", WEAK))
        return shown

    def _fitting(self) -> list[StatusHint]:
        """The hints for which there is room."""
        ends = accumulate(_cells(hint) for hint in self.hints)
        return [hint for hint, end in zip(self.hints, ends, strict=True) if end <= self.size.width]

    def on_click(self, event: Click) -> None:
        """A click on a hint does what its key does."""
        event.stop()
        start = 0
        for hint in () if self.text else self._fitting():
            if start < event.x < start + _cells(hint):
                self.post_message(ActionClicked(hint[2]))
            start += _cells(hint)


def _cells(hint: StatusHint) -> int:
    """The cells that a hint takes, with the blanks around it."""
    return len(hint[0]) + len(hint[1]) + 3
