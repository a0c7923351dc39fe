"""Lays out three panes by the terminal's width: three, two or one at a time.

Invariant: the pane that keys go to is in sight.
"""

from __future__ import annotations

from typing import Literal

from textual.containers import Horizontal
from textual.events import Click, Resize
from textual.screen import Screen

from reader.ui.panes.lines import LineView
from reader.ui.query_state import PaneName

WidthClass = Literal["wide", "medium", "narrow"]

PANES: tuple[PaneName, ...] = ("list", "article", "evidence")
WIDE, MEDIUM = 120, 72
"""Columns from which there are three panes, and two; below, one."""


def width_of(columns: int) -> WidthClass:
    """The layout for a number of columns."""
    return "wide" if columns >= WIDE else "medium" if columns >= MEDIUM else "narrow"


class Panes(Horizontal):
    """The container of the panes, side by side."""

    BLANK = True  # panes cover all of it: the framework need not compute lines below them


class PanedScreen(Screen[None]):
    """A screen whose classes say which panes are in sight; they are set here and nowhere else.

    `wide`, `medium`, `narrow`; `at-list`, `at-article`, `at-evidence`; `folded` when a wide
    screen's evidence is hidden, `unfolded` when a medium one shows it in the list's place; `zen`.
    """

    BLANK = True

    def __init__(self, columns: int, *, id: str) -> None:
        """Sets the class before the first frame, which would otherwise be painted twice."""
        super().__init__(id=id, classes=f"{width_of(columns)} at-list")
        self.pane: PaneName = "list"

    @property
    def width(self) -> WidthClass:
        """The layout for the terminal's width."""
        return width_of(self.app.size.width)

    @property
    def panes(self) -> tuple[PaneName, ...]:
        """The panes that keys can go to now, left to right."""
        if self.has_class("zen"):
            return ("article",)
        if self.width == "narrow":
            return PANES
        if self.width == "medium":
            return ("evidence", "article") if self.has_class("unfolded") else ("list", "article")
        return PANES[:2] if self.has_class("folded") else PANES

    @property
    def shows_text(self) -> bool:
        """Whether the article is in sight."""
        return self.width != "narrow" or self.pane == "article"

    @property
    def shows_list(self) -> bool:
        """Whether the list is in sight."""
        return "list" in self.panes and (self.width != "narrow" or self.pane == "list")

    @property
    def focused_view(self) -> LineView:
        """The pane that keys go to."""
        return self.query_one(f"#{self.pane}", LineView)

    def go_to_pane(self, pane: PaneName) -> None:
        """Give the keys to a pane and show it."""
        if pane != "article":
            self.remove_class("zen")
        if self.width == "medium" and pane != "article":
            self.set_class(pane == "evidence", "unfolded")
        self.remove_class(f"at-{self.pane}")
        self.pane = pane
        self.add_class(f"at-{pane}")
        self.focused_view.focus(scroll_visible=False)

    def on_click(self, event: Click) -> None:
        """Give the keys to the pane that was clicked."""
        for pane in self.panes:
            if event.widget is not None and event.widget.id == pane != self.pane:
                self.go_to_pane(pane)

    def toggle_evidence(self) -> None:
        """Show or hide the evidence: beside the text, in place of the list, or alone."""
        if self.has_class("zen"):
            self._leave_zen_for_evidence()
        elif self.width == "wide":
            self.toggle_class("folded")
            if self.pane == "evidence":
                self.go_to_pane("article")
        elif self.width == "narrow":
            self.go_to_pane("article" if self.pane == "evidence" else "evidence")
        elif self.has_class("unfolded"):
            self.remove_class("unfolded")
            if self.pane == "evidence":
                self.go_to_pane("list")
        else:
            self.add_class("unfolded")
            if self.pane == "list":
                self.go_to_pane("evidence")

    def _leave_zen_for_evidence(self) -> None:
        """Show the evidence, which is out of sight while the text is alone."""
        self.remove_class("zen")
        if self.width == "wide":
            self.remove_class("folded")
        elif self.width == "medium":
            self.add_class("unfolded")
        else:
            self.go_to_pane("evidence")

    def on_resize(self, event: Resize) -> None:
        """Choose the layout for the new width."""
        width = width_of(event.size.width)
        if self.has_class(width):  # changing classes computes every style anew
            return
        self.remove_class("wide", "medium", "narrow")
        self.add_class(width)
        if self.pane not in self.panes:
            self.go_to_pane("article")
