"""Holds the user's saved filters, and saves another one in the configuration file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple


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
