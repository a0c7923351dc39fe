"""Paints the top line (counts, view, progress) and the status line (messages or keys)."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from reader.library.rows import Counts, Progress
from reader.ui.page import wrap

NARROW = 72
"""Columns below which only two counts are shown."""


class TopBar(Widget):
    """Counts, view, and progress of reading the sources."""

    can_focus = False

    def __init__(self, *, id: str) -> None:
        """Shows no counts until `show` is called."""
        super().__init__(id=id)
        self.counts = Counts(0, 0, 0, 0)
        self.view = ""
        self.progress: Progress | None = None

    def show(self, counts: Counts, view: str, progress: Progress | None) -> None:
        """Show these; repaints only if something has changed."""
        if (counts, view, progress) != (self.counts, self.view, self.progress):
            self.counts, self.view, self.progress = counts, view, progress
            self.refresh()

    def render(self) -> Content:
        """One line: counts on the left, progress or help on the right."""
        counts, right = self.counts, "? help "
        if self.progress is None:
            right = "reading… "
        elif not self.progress.finished:
            right = f"reading {self.progress.done}/{self.progress.total} "
        if self.size.width < NARROW:
            few = f" {counts.unread:,} unread · {plural(counts.bulletins, 'bulletin')}"
            return Content(wrap.fit(few, max(0, self.size.width - len(right))) + right)
        parts = [
            plural(counts.bulletins, "bulletin"),
            plural(counts.developments, "development"),
            f"{counts.unread:,} unread",
            self.view,
        ]
        left = f" warreader   {' · '.join(filter(None, parts))}"
        return Content(wrap.fit(left, self.size.width - len(right)) + right)


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
