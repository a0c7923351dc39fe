"""Paints the top line (views, counts, progress) and the status line (messages or keys)."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content
from textual.widget import Widget

from reader.library.rows import Progress
from reader.library.views.registry import VIEWS
from reader.library.views.view import View
from reader.ui.page import wrap


class Header(NamedTuple):
    """What the top line tells of the list: its view, how it is narrowed, how many rows it has.

    `counts` has the same in many words and in few, for narrow screens.
    """

    shown: View = VIEWS[0]
    narrowing: str = ""
    counts: tuple[str, str] = ("", "")
    progress: Progress | None = None


class TopBar(Widget):
    """The views by their keys on the left, counts and the progress of reading on the right."""

    can_focus = False

    def __init__(self, *, id: str) -> None:
        """Tells nothing of a list until `show` is called."""
        super().__init__(id=id)
        self.header = Header()

    def show(self, header: Header) -> None:
        """Show this; repaints only if something has changed."""
        if header != self.header:
            self.header = header
            self.refresh()

    def render(self) -> Content:
        """One line; where not all fits, other views are told by their keys, counts in few words."""
        header, width = self.header, self.size.width
        reading = _progress_words(header.progress)
        narrowing = f"   {header.narrowing}" if header.narrowing else ""
        for names, counts in ((True, 0), (False, 0), (False, 1)):
            right = " · ".join(filter(None, (reading, header.counts[counts])))
            views = _views(header.shown, names)
            left = width - len(right) - 2
            if wrap.count_cells(views.plain + narrowing) <= left:
                break
        if left < len(views):
            return Content(wrap.fit(f" {right}", width))
        return views + Content(f"{wrap.fit(narrowing, left - len(views))} {right} ")


def _progress_words(progress: Progress | None) -> str:
    """How far reading the sources is; "" when it is done."""
    if progress is None:
        return "reading…"
    return "" if progress.finished else f"reading {progress.done}/{progress.total}"


def _views(shown: View, names: bool) -> Content:
    """Each view with its key, the shown one in bold; without `names` only that one is named."""
    parts: list[str | tuple[str, str]] = []
    for view in VIEWS:
        title = f" {view.title}" if names or view == shown else ""
        parts.append((f" {view.key}{title} ", "bold" if view == shown else ""))
    return Content.assemble(*parts)


class StatusBar(Widget):
    """A message, or the most useful keys."""

    can_focus = False

    def __init__(self, hints: tuple[tuple[str, str], ...], *, id: str) -> None:
        """`hints` are pairs of a key and what it does, the most useful first."""
        super().__init__(id=id)
        self.hints = hints
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

    def render(self) -> Content:
        """The message, or as many hints as fit."""
        width = self.size.width
        if self.text:
            return Content(wrap.fit(f" {self.text}", width))
        shown, used = Content(""), 0
        for key, words in self.hints:
            used += len(key) + len(words) + 3
            if used > width:
                break
            shown += Content.assemble("  " if shown else " ", (key, "bold"), f" {words}")
        return shown


def plural(count: int, noun: str) -> str:
    """ "1 bulletin", "3,000 bulletins"."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
