"""Paints the top line (counts, view, progress) and the status line (messages or keys)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from textual.content import Content
from textual.events import Click
from textual.widget import Widget

from reader.library.rows import Counts, Progress
from reader.ui.messages import ActionClicked
from reader.ui.page import wrap

StatusHint = tuple[str, str, str]
"""A key, what it does, and the name of the action that a click on it runs."""

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

    def __init__(self, hints: Sequence[StatusHint], *, id: str) -> None:
        """`hints` come with the most useful first."""
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
        shown = Content("")
        for keys, words, _ in self._fitting():
            shown += Content.assemble("  " if shown else " ", (keys, "bold"), f" {words}")
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


def plural(count: int, noun: str) -> str:
    """ "1 bulletin", "3,000 bulletins"."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
