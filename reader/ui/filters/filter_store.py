"""Knows the filters that the reader has saved, and saves another one in the config file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple


class NamedQuery(NamedTuple):
    """A saved filter: its name, and its query as it is written in the config."""

    name: str
    text: str


class FilterStore:
    """The saved filters in the order of the file; one that is kept is the last."""

    def __init__(
        self, known: Iterable[tuple[str, str]], write: Callable[[str, str], str | None]
    ) -> None:
        """`write` puts a name and a query into the file; it returns what went wrong, or None."""
        self.known = [NamedQuery(*one) for one in known]
        self._write = write

    def keep(self, name: str, text: str) -> str | None:
        """Save a filter; returns what went wrong in words, or None."""
        wrong = self._write(name, text)
        if wrong is None:
            self.known.append(NamedQuery(name, text))
        return wrong
