"""What the reader has asked the library for: a search that is walked, or a filter that stays.

Questions stand on each other: a filter narrows what a search found, a search from a filtered list
looks at everything, and leaving one comes back to what was asked before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.library.rows import Mistake, SearchResult, View
from reader.models import DateMention, Figure, Quote

if TYPE_CHECKING:
    from reader.ui.screens.panes import PaneName


class ReturnPoint(NamedTuple):
    """Where the reader was: the view and what was asked in it, the row, the lines, the quote."""

    view: View
    asked: QueryState | None
    key: int | None
    pane: PaneName
    list_top: int
    text_top: int
    current: Quote | Figure | DateMention | None


class QueryState(NamedTuple):
    """One search (`/`) or filter (`f`), and where the reader was before it.

    While a search lasts, the next and previous match take the keys of the next and previous
    unread; a filter narrows the list and leaves the keys as they are.  `title` is the name of a
    saved filter.  `whole` is true when all that fits is listed, and not the newest of it alone.
    """

    searching: bool
    text: str
    back: ReturnPoint
    title: str = ""
    whole: bool = False

    @property
    def name(self) -> str:
        """For the line above: "search: bridge"."""
        from reader.clean import line  # what was pasted into the line passes the gate too

        before = f"{self.back.asked.name} · " if self.narrows and self.back.asked else ""
        sort = "search" if self.searching else "filter"
        return f"{before}{sort}: {line(self.title or self.text)}"

    @property
    def narrows(self) -> bool:
        """Whether it keeps to what was asked before it: a search looks at everything."""
        return not self.searching

    @property
    def lines(self) -> tuple[str, ...]:
        """All lines that must fit, this one first."""
        before = self.back.asked.lines if self.narrows and self.back.asked else ()
        return (self.text, *before)

    @property
    def view(self) -> View:
        """What is asked about."""
        if self.searching:
            return "all"
        return self.back.asked.view if self.back.asked else self.back.view

    @property
    def walks(self) -> bool:
        """Whether there are matches to walk."""
        before = self.back.asked
        return self.searching or (before is not None and before.walks)


def told(found: SearchResult, typing: bool) -> str:
    """How many there are, or what is wrong with the line and what would be right."""
    if found.mistake is not None:
        return mistaken(found.mistake)
    if not found.total:
        return "Nothing found · Esc goes back"
    keys = "Enter keeps · Esc goes back" if typing else "Esc goes back"
    return f"{found.total:,}{' and more' if found.more else ''} found · {keys}"


def mistaken(mistake: Mistake) -> str:
    """A mistake in one line."""
    right = f" · {mistake.would_be_right}" if mistake.would_be_right else ""
    return f"{mistake.what}{right}"
