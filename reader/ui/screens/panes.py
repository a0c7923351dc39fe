"""A screen of three panes that fits itself to the terminal's width: three, two or one at a time.

Invariant: the pane that keys go to is always one that can be seen.
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
"""From this many columns on there are three panes, and two; below, one."""


def width_of(columns: int) -> WidthClass:
    """What fits into so many columns."""
    return "wide" if columns >= WIDE else "medium" if columns >= MEDIUM else "narrow"


class Panes(Horizontal):
    """What the panes stand in, side by side."""

    BLANK = True  # panes and bars lie on all of it: no lines need be worked out below them


class PanedScreen(Screen[None]):
    """Which panes are seen is a matter of classes (styles/), set here and nowhere else.

    `wide`, `medium`, `narrow`; `at-list`, `at-article`, `at-evidence`; `folded` when a wide
    screen's evidence is hidden, `unfolded` when a medium one shows it in the list's place; `zen`.
    """

    BLANK = True

    def __init__(self, columns: int, *, id: str) -> None:
        """The class is set before the first frame, which would otherwise be painted twice."""
        super().__init__(id=id, classes=f"{width_of(columns)} at-list")
        self.pane: PaneName = "list"

    @property
    def width(self) -> WidthClass:
        """What fits into the terminal now."""
        return width_of(self.app.size.width)

    @property
    def panes(self) -> tuple[PaneName, ...]:
        """The panes that can be gone to from here, left to right."""
        if self.has_class("zen"):
            return ("article",)
        if self.width == "narrow":
            return PANES
        if self.width == "medium":
            return ("evidence", "article") if self.has_class("unfolded") else ("list", "article")
        return PANES[:2] if self.has_class("folded") else PANES

    @property
    def shows_text(self) -> bool:
        """Whether the article is in sight, beside others or alone."""
        return self.width != "narrow" or self.pane == "article"

    @property
    def shows_list(self) -> bool:
        """Whether the list is in sight, beside others or alone."""
        return "list" in self.panes and (self.width != "narrow" or self.pane == "list")

    @property
    def focused_view(self) -> LineView:
        """The pane that keys go to."""
        return self.query_one(f"#{self.pane}", LineView)

    def go_to_pane(self, pane: PaneName) -> None:
        """Have keys go to a pane, and the pane in sight."""
        if pane != "article":
            self.remove_class("zen")
        if self.width == "medium" and pane != "article":
            self.set_class(pane == "evidence", "unfolded")
        self.remove_class(f"at-{self.pane}")
        self.pane = pane
        self.add_class(f"at-{pane}")
        self.focused_view.focus(scroll_visible=False)

    def on_click(self, event: Click) -> None:
        """Keys go to the pane that was clicked from now on."""
        for pane in self.panes:
            if event.widget is not None and event.widget.id == pane != self.pane:
                self.go_to_pane(pane)

    def toggle_evidence(self) -> None:
        """Show the evidence or hide it: beside the text, in the list's place, or alone."""
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
        """Only the text is in sight: show the evidence, whether it was before or not."""
        self.remove_class("zen")
        if self.width == "wide":
            self.remove_class("folded")
        elif self.width == "medium":
            self.add_class("unfolded")
        else:
            self.go_to_pane("evidence")

    def on_resize(self, event: Resize) -> None:
        """Fit the panes to the new width."""
        width = width_of(event.size.width)
        if self.has_class(width):  # changing classes works out every style anew
            return
        self.remove_class("wide", "medium", "narrow")
        self.add_class(width)
        if self.pane not in self.panes:
            self.go_to_pane("article")
