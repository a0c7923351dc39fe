"""Defines the messages that threads and panes post to the screen.

The screen itself calls methods.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.message import Message

from reader.library.rows import MarksChange, Progress
from reader.models import Span

if TYPE_CHECKING:
    from reader.ledger.change_types import Changes
    from reader.ledger.rivals.rival_types import RivalDifferences
    from reader.library.fetching.orders import FetchReport
    from reader.library.search.question import KeysFound, SearchQuestion
    from reader.ui.query_state import QueryState


class RowChosen(Message):
    """A row of the list was clicked; a double click opens it."""

    def __init__(self, index: int, opened: bool) -> None:
        """`index` is the row's index in the listing."""
        super().__init__()
        self.index = index
        self.opened = opened


class ActionClicked(Message):
    """The hint or the name of an action was clicked."""

    def __init__(self, name: str) -> None:
        """`name` is the action's name in the table."""
        super().__init__()
        self.name = name


class PlaceChosen(Message):
    """An entry of the evidence pane was clicked: show its place in the article."""

    def __init__(self, target: Span) -> None:
        """`target` has the block number and offsets of the article."""
        super().__init__()
        self.target = target


class ItemClicked(Message):
    """An item was clicked, in the text or its note in the margin: select it."""

    def __init__(self, target: Span) -> None:
        """`target` has the block number and offsets of the article."""
        super().__init__()
        self.target = target


class MarksChanged(Message):
    """Marks were saved, could not be saved, or were made in another terminal."""

    def __init__(self, change: MarksChange) -> None:
        """`change` comes from the library's writer thread."""
        super().__init__()
        self.change = change


class Indexed(Message):
    """A refresh has made progress."""

    def __init__(self, progress: Progress) -> None:
        """`progress` comes from the worker thread."""
        super().__init__()
        self.progress = progress

    def can_replace(self, message: Message) -> bool:
        """Let a newer progress message replace an older one.

        The library holds the changes themselves.
        """
        return isinstance(message, Indexed)


class SourcesWanted(Message):
    """The user wants to see the added sources."""


class Reload(Message):
    """The user wants all sources read again, whether they have changed or not."""


class ThemeWanted(Message):
    """The user has typed the name of a theme."""

    def __init__(self, name: str) -> None:
        """`name` is one of the theme names that can be typed."""
        super().__init__()
        self.name = name


class SourcesChanged(Message):
    """Files in the sources may have been added, changed or deleted."""

    def __init__(self, completed: frozenset[int] = frozenset()) -> None:
        """`completed` are the keys of items whose pages have arrived or cannot be fetched."""
        super().__init__()
        self.completed = completed


class QueryTyped(Message):
    """The text of the search or filter line has changed."""

    def __init__(self, text: str) -> None:
        """`text` is the whole line."""
        super().__init__()
        self.text = text


class QueryLeft(Message):
    """The user has left the search or filter line."""

    def __init__(self, kept: bool) -> None:
        """`kept` is whether the results stay on the screen."""
        super().__init__()
        self.kept = kept


class Answered(Message):
    """A thread has found all rows that match a query, and the words that Tab can complete."""

    def __init__(
        self,
        query: QueryState,
        question: SearchQuestion | None,
        hits: KeysFound | None,
        completions: tuple[str, ...],
    ) -> None:
        """`question` turns `hits` into a list; it is None if all results were known before."""
        super().__init__()
        self.query, self.question, self.hits = query, question, hits
        self.completions = completions


class FilterChosen(Message):
    """A saved filter was chosen."""

    def __init__(self, number: int) -> None:
        """`number` is the index of the filter among the saved ones."""
        super().__init__()
        self.number = number


class FiltersLeft(Message):
    """The user has left the saved filters without choosing one."""


class FiltersCounted(Message):
    """A thread has counted the results of saved filters."""

    def __init__(self, counts: Mapping[str, str], wrong: Sequence[str]) -> None:
        """`counts` maps names to counts in words; `wrong` names the mistakes in the filters."""
        super().__init__()
        self.counts, self.wrong = counts, wrong


class ResultStep(Message):
    """Move through the results while the line is still being typed."""

    def __init__(self, by: int) -> None:
        """`by` is the number of rows."""
        super().__init__()
        self.by = by


class RivalsCompared(Message):
    """The texts of two publishers on one story have been compared."""

    def __init__(self, found: RivalDifferences) -> None:
        """`found` holds all differences."""
        super().__init__()
        self.found = found


class Compared(Message):
    """A thread has compared a development with an earlier version of it."""

    def __init__(self, found: Changes | str) -> None:
        """`found` holds the changes, or says why there are none to show."""
        super().__init__()
        self.found = found


class LedgerJoined(Message):
    """A thread has merged the people of all bulletins."""


class NewsCounted(Message):
    """A thread has counted the news since the last session."""

    def __init__(self, count: int) -> None:
        """`count` is the number of new or changed developments."""
        super().__init__()
        self.count = count


class BorderMoved(Message):
    """The mouse has dragged the border of the list."""

    def __init__(self, width: int, is_dropped: bool) -> None:
        """`width` is the wanted width of the list in cells.

        It is final if the border `is_dropped`.
        """
        super().__init__()
        self.width, self.is_dropped = width, is_dropped


class ShownLong(Message):
    """A development has been shown for a while."""

    def __init__(self, key: int) -> None:
        """`key` is the development's key."""
        super().__init__()
        self.key = key


class SourceTold(Message):
    """A source was fetched, or (None) all requested sources were."""

    def __init__(self, report: FetchReport | None) -> None:
        """`report` comes from the fetching thread."""
        super().__init__()
        self.report = report
