"""Holds the user's saved filters, and saves another one in the configuration file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from reader.ui.clean_line import clean_line

if TYPE_CHECKING:
    from reader.settings import Settings
    from reader.ui.filters.saved_filters import FilterHost, FilterSidebar


class NamedQuery(NamedTuple):
    """A saved filter: its name, and its query as written in the configuration."""

    name: str
    text: str


class FilterStore:
    """The saved filters in the order of the file; a new one comes last."""

    def __init__(
        self, known: Iterable[tuple[str, str]], write: Callable[[str, str], str | None]
    ) -> None:
        """`write` puts a name and a query into the file; it returns what went wrong, or None."""
        self.known = [NamedQuery(*one) for one in known]
        self._write = write

    def keep(self, name: str, text: str) -> str | None:
        """Save a filter; return what went wrong in words, or None."""
        wrong = self._write(name, text)
        if wrong is None:
            self.known.append(NamedQuery(name, text))
        return wrong


def saved_filters(settings: Settings) -> Callable[[FilterHost], FilterSidebar] | None:
    """Return a function that makes the sidebar of saved filters; None if there are none."""
    if not settings.filters:
        return None
    from reader.ui.filters.saved_filters import FilterSidebar
    from reader.ui.panes.filter_list import SavedFilter

    file = settings.file.rpartition(os.sep)[2]  # the status line is short: no folder
    problem = settings._replace(file=file).problem
    saved = [
        SavedFilter(clean_line(name), text, clean_line(problem("", "filters", name).place))
        for name, text in settings.filters.items()
    ]
    return lambda screen: FilterSidebar(screen, saved)
