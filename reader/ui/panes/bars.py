"""The line above and the line below: what there is, and what just happened or can be done."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from reader.library.rows import Counts, Progress
from reader.ui.page import wrap

NARROW = 72
"""Columns; with fewer only the most needed count is shown."""


class TopBar(Widget):
    """Program, counts, the view, and how far reading the sources is."""

    can_focus = False

    def __init__(self, *, id: str) -> None:
        """Counts come with `show`."""
        super().__init__(id=id)
        self.counts = Counts(0, 0, 0, 0)
        self.view = ""
        self.progress: Progress | None = None

    def show(self, counts: Counts, view: str, progress: Progress | None) -> None:
        """Show these; repaints only when something is different."""
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
    """What was just done, or whose quote this is; otherwise the keys worth knowing."""

    can_focus = False

    def __init__(self, hints: tuple[tuple[str, str], ...], *, id: str) -> None:
        """`hints` are keys and what they do, the most useful first."""
        super().__init__(id=id)
        self.hints = hints
        self.text = ""
        self.urgent = False

    def say(self, text: str, urgent: bool = False) -> None:
        """Show a line until the next one; "" brings the keys back."""
        if not text.isprintable():  # the name of a file, an error's message: they may hold anything
            from reader.clean import line

            text = line(text)
        if (text, urgent) != (self.text, self.urgent):
            self.text, self.urgent = text, urgent
            self.set_class(urgent, "urgent")
            self.refresh()

    def render(self) -> Content:
        """The line, or as many hints as there is room for."""
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
    """ "1 bulletin", "3 bulletins"; thousands are set apart."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
