"""Lays out list, article and evidence by the terminal's width.

From `MARGIN` columns on, evidence stands in the article's margin; from `WIDE` on, below the
article. From `MEDIUM` on, two panes are visible; below, one. Invariant: the pane with the focus is
visible.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from textual.containers import Horizontal
from textual.events import Click, Resize
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from reader.ui.messages import BorderMoved
from reader.ui.panes.lines import LineView
from reader.ui.panes.noted_page import TextLayout
from reader.ui.panes.pages import PageView
from reader.ui.query_state import PaneName

WidthClass = Literal["wide", "medium", "narrow"]

PANES: tuple[PaneName, ...] = ("list", "article", "evidence")
"""The panes of a text; the page of a row ("sheet") takes the place of text and evidence."""

MARGIN, WIDE, MEDIUM = 160, 110, 72
"""The least columns of a screen with a margin, of a wide and of a medium one."""

LEAST_LIST, LEAST_TEXT = 20, 40
"""The least cells of the list and of the text, wherever the border is dragged."""

WIDTHS = frozenset(("wide", "margin", "medium", "narrow"))
"""The classes for widths."""


class Measures(NamedTuple):
    """The sizes in cells, and the day, that the layout depends on.

    `columns` is the terminal's width, `text_width` the longest line of an article, `rows` the lines
    of a list row (None: chosen by size), `list_width` the border's place chosen by the user. A day
    is shown without the year if that is the one of `today`. `folds_read` is whether paragraphs that
    were read before are folded.
    """

    columns: int
    text_width: int
    rows: int | None = None
    today: str = ""
    list_width: int | None = None
    folds_read: bool = True


def width_of(columns: int) -> WidthClass:
    """Return the layout for a number of columns."""
    return "wide" if columns >= WIDE else "medium" if columns >= MEDIUM else "narrow"


def classes_of(columns: int) -> str:
    """Return the classes of a screen with this number of columns."""
    return "wide margin" if columns >= MARGIN else width_of(columns)


class Panes(Horizontal):
    """The container of the list and the reading panes, side by side."""

    BLANK = True  # the panes cover it all: the framework need not compute lines below them


class PanedScreen(Screen[None]):
    """A screen whose classes say which panes are visible; they are set only here.

    `wide`, perhaps with `margin`, `medium`, `narrow`; `at-list`, `at-article`, `at-evidence`;
    `folded` if the evidence of a wide screen is hidden, `unfolded` if a medium one shows it in
    place of the list; `zen`.
    """

    BLANK = True

    def __init__(self, columns: int, list_width: int | None, *, id: str) -> None:
        """Set the classes before the first frame, which would otherwise be painted twice.

        `list_width` is the list's width chosen by the user, None for the usual one.
        """
        super().__init__(id=id, classes=f"{classes_of(columns)} at-list")
        self._list_width = list_width
        self.pane: PaneName = "list"
        self._left: PaneName = "list"  # the focused pane before zen

    @property
    def width(self) -> WidthClass:
        """The layout for the terminal's width."""
        return width_of(self.app.size.width)

    @property
    def panes(self) -> tuple[PaneName, ...]:
        """The panes that can get the focus now, left to right."""
        if self.has_class("zen"):
            return (self.text_pane,)
        if self.has_sheet:
            return ("list", "sheet")
        is_elsewhere = self.width == "wide" and (self.has_class("folded") or self.has_margin)
        return PANES[:2] if is_elsewhere else PANES

    def change_classes(self, classes: Mapping[str, bool]) -> None:
        """Set several classes at once, because each change of classes computes all styles again.

        Nothing is painted before the panes are in their new places.
        """
        before = self.classes
        self.update_classes(classes)
        if self.classes != before:
            self.refresh(repaint=False, layout=True)

    @property
    def has_sheet(self) -> bool:
        """Whether a row's page is shown in place of text and evidence."""
        return self.has_class("sheet")

    @property
    def text_pane(self) -> PaneName:
        """The pane beside the list: the article, or the page of the row."""
        return "sheet" if self.has_sheet else "article"

    @property
    def has_margin(self) -> bool:
        """Whether the terminal is wide enough for evidence beside the text."""
        return self.app.size.width >= MARGIN

    @property
    def shows_margin(self) -> bool:
        """Whether evidence is shown beside the text."""
        return self.has_margin and not self.has_class("folded") and not self.has_class("zen")

    @property
    def text_layout(self) -> TextLayout:
        """The place of the text in its pane."""
        if self.shows_margin:
            return "margin"
        return "middle" if self.has_margin or self.has_class("zen") else "left"

    @property
    def shows_text(self) -> bool:
        """Whether the article is visible."""
        return not self.has_sheet and (self.width != "narrow" or self.pane == "article")

    @property
    def shows_list(self) -> bool:
        """Whether the list is visible."""
        is_hidden = self.has_class("zen") or (self.width == "medium" and self.has_class("unfolded"))
        return not is_hidden and (self.width != "narrow" or self.pane == "list")

    @property
    def is_typing(self) -> bool:
        """Whether a line below the panes has the focus: a pane must not take letters from it."""
        return False

    @property
    def focused_view(self) -> LineView:
        """The pane with the focus, or to which it returns."""
        return self.query_one(f"#{self.pane}", LineView)

    @property
    def focused_page(self) -> PageView | None:
        """The pane with the focus if it shows lines or entries, None if it is the list."""
        view = self.focused_view
        return view if isinstance(view, PageView) else None

    def chosen_cell(self) -> Offset | None:
        """Return the first cell of the chosen line in the focused pane.

        None if no pane has the focus.
        """
        view = self.focused
        return self.cell_in(view) if isinstance(view, LineView) and view.display else None

    def cell_in(self, view: LineView) -> Offset:
        """Return the first cell of the chosen line of a pane."""
        row = max(0, min(view.chosen_line - view.top, view.page_size - 1))
        return view.content_region.offset + (0, row)

    def go_to_pane(self, pane: PaneName) -> None:
        """Give a pane the focus and show it; styles are computed once.

        While something is typed into a line below the panes, the line keeps the focus.
        """
        pane = self.text_pane if pane == "article" else pane
        classes = {f"at-{self.pane}": False} | {f"at-{pane}": True}  # True wins for the same pane
        if pane != self.text_pane:
            classes["zen"] = False
        if self.width == "medium" and pane != self.text_pane:
            classes["unfolded"] = pane == "evidence"
        self.pane = pane
        self.update_classes(classes)
        if not self.is_typing:
            self.focused_view.focus(scroll_visible=False)

    def toggle_zen(self) -> None:
        """Show only the text; or all panes again, and return the focus."""
        if self.has_class("zen"):
            self.remove_class("zen")
            self.go_to_pane(self._left if self._left in self.panes else "article")
        else:
            self._left = self.pane
            self.add_class("zen")
            self.go_to_pane("article")

    def on_click(self, event: Click) -> None:
        """Give the clicked pane the focus."""
        for pane in self.panes:
            if event.widget is not None and event.widget.id == pane != self.pane:
                self.go_to_pane(pane)

    def toggle_evidence(self) -> None:
        """Show or hide the evidence: beside the text, in place of the list, or alone."""
        if self.has_sheet:
            return
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
        """Leave zen and show the evidence."""
        self.remove_class("zen")
        if self.width == "wide":
            self.remove_class("folded")
        elif self.width == "medium":
            self.add_class("unfolded")
        else:
            self.go_to_pane("evidence")

    @property
    def list_pane(self) -> Widget:
        """The widget left of the border."""
        raise NotImplementedError

    def place_border(self) -> None:
        """Give the list the width that the user chose, but leave room for the text."""
        styles, columns = self.list_pane.styles, self.app.size.width
        if self._list_width is not None and self.width != "narrow":
            width = max(LEAST_LIST, min(self._list_width, columns - LEAST_TEXT))
            styles.width = styles.min_width = styles.max_width = width
        elif self._list_width is not None:
            for rule in ("width", "min_width", "max_width"):
                styles.clear_rule(rule)

    def on_border_moved(self, message: BorderMoved) -> None:
        """Move the border that the mouse drags."""
        self._list_width = message.width
        self.place_border()

    def on_resize(self, event: Resize) -> None:
        """Choose the layout for the new width."""
        self.place_border()
        classes = {*classes_of(event.size.width).split()}
        if classes == self.classes & WIDTHS:  # changing classes computes every style again
            return
        self.update_classes({name: name in classes for name in WIDTHS})
        if not self.has_class("zen"):
            self.go_to_pane(self.pane if self.pane in self.panes else "article")
