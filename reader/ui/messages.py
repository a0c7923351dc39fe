"""Defines the messages that threads and panes send to the screen; the screen calls methods."""

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
    """A row of the list was clicked; twice in a row opens it."""

    def __init__(self, index: int, opened: bool) -> None:
        """`index` is the row's in the listing."""
        super().__init__()
        self.index = index
        self.opened = opened


class ActionClicked(Message):
    """The hint or the name of an action was clicked."""

    def __init__(self, name: str) -> None:
        """`name` is the action's in the table."""
        super().__init__()
        self.name = name


class PlaceChosen(Message):
    """An entry of the evidence was clicked: show its place in the article."""

    def __init__(self, target: Span) -> None:
        """`target` counts blocks as the article does."""
        super().__init__()
        self.target = target


class NoteChosen(Message):
    """A note in the margin was clicked: stand on its item."""

    def __init__(self, target: Span) -> None:
        """`target` counts blocks as the article does."""
        super().__init__()
        self.target = target


class MarksChanged(Message):
    """Marks are on disk, or can't be, or another terminal made some."""

    def __init__(self, change: MarksChange) -> None:
        """`change` comes from the library's writer thread."""
        super().__init__()
        self.change = change


class Indexed(Message):
    """The refresh has come further."""

    def __init__(self, progress: Progress) -> None:
        """`progress` comes from the worker thread."""
        super().__init__()
        self.progress = progress

    def can_replace(self, message: Message) -> bool:
        """Of several that wait only the last counts; what has changed is seen in the library."""
        return isinstance(message, Indexed)


class SourcesWanted(Message):
    """The reader wants to see the added sources."""


class Reload(Message):
    """The reader wants the sources read again, changed or not."""


class ThemeWanted(Message):
    """The reader has typed the name of a theme."""

    def __init__(self, name: str) -> None:
        """`name` is one of those that can be asked for."""
        super().__init__()
        self.name = name


class SourcesChanged(Message):
    """Files in the sources may be new, other or gone."""

    def __init__(self, completed: frozenset[int] = frozenset()) -> None:
        """`completed` are keys of items whose pages were asked for, and came or can't be had."""
        super().__init__()
        self.completed = completed


class QueryTyped(Message):
    """The line of a search or filter has changed."""

    def __init__(self, text: str) -> None:
        """`text` is the whole line."""
        super().__init__()
        self.text = text


class QueryLeft(Message):
    """The line of a search or filter was left."""

    def __init__(self, kept: bool) -> None:
        """`kept` is whether what was found stays on the screen."""
        super().__init__()
        self.kept = kept


class Answered(Message):
    """A thread has found everything that fits a query, and words that Tab may put in."""

    def __init__(
        self,
        query: QueryState,
        question: SearchQuestion | None,
        hits: KeysFound | None,
        completions: tuple[str, ...],
    ) -> None:
        """`question` makes a list of `hits`; without one all had been found before."""
        super().__init__()
        self.query, self.question, self.hits = query, question, hits
        self.completions = completions


class FilterChosen(Message):
    """A saved filter was chosen."""

    def __init__(self, number: int) -> None:
        """`number` is its place among them."""
        super().__init__()
        self.number = number


class FiltersLeft(Message):
    """None of the saved filters was chosen."""


class FiltersCounted(Message):
    """A thread has counted what saved filters find."""

    def __init__(self, counts: Mapping[str, str], wrong: Sequence[str]) -> None:
        """Counts in words, by name; `wrong` says what is wrong with their lines."""
        super().__init__()
        self.counts, self.wrong = counts, wrong


class ResultStep(Message):
    """Walk the results while the line is still being typed."""

    def __init__(self, by: int) -> None:
        """`by` rows."""
        super().__init__()
        self.by = by


class RivalsCompared(Message):
    """Two publishers' texts of one story have been compared."""

    def __init__(self, found: RivalDifferences) -> None:
        """`found` is all that differs."""
        super().__init__()
        self.found = found


class Compared(Message):
    """A thread has compared a development with what it was."""

    def __init__(self, found: Changes | str) -> None:
        """What changed, or in words why that is not known."""
        super().__init__()
        self.found = found


class LedgerJoined(Message):
    """A thread has joined people over all bulletins."""


class NewsCounted(Message):
    """A thread has counted what is new since the last session."""

    def __init__(self, count: int) -> None:
        """Developments that are new or have changed."""
        super().__init__()
        self.count = count


class BorderMoved(Message):
    """The mouse has dragged the border of the list."""

    def __init__(self, width: int, is_dropped: bool) -> None:
        """The list is to be `width` cells wide; it stays so where the border `is_dropped`."""
        super().__init__()
        self.width, self.is_dropped = width, is_dropped


class ShownLong(Message):
    """A development was in front of the reader for a while."""

    def __init__(self, key: int) -> None:
        """`key` is the development's."""
        super().__init__()
        self.key = key


class SourceTold(Message):
    """A source was fetched, or (None) all that were asked for."""

    def __init__(self, report: FetchReport | None) -> None:
        """`report` comes from the thread that fetches."""
        super().__init__()
        self.report = report
