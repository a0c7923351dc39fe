"""The settings of the config file with their defaults, and the problems found in it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

KeyNames = tuple[str, ...]
"""A key with the tables around it: `("keymap", "bookmark")`."""


class Problem(NamedTuple):
    """A problem of the config file: its place, and what is wrong or allowed, for the reader."""

    where: str
    line: int | None
    what: str

    @property
    def place(self) -> str:
        """File and line."""
        return self.where if self.line is None else f"{self.where}, line {self.line}"

    def __str__(self) -> str:
        """The problem as one line: file, line number, what is wrong."""
        return f"{self.place}: {self.what}"


class Settings(NamedTuple):
    """The settings of the config file.

    `keymap` has the keys that replace an action's keys; an empty tuple removes them. `filters` has
    the queries of saved filters by name, in the order of the file. `rows` is the number of lines of
    a list row; None means as many as there is room for. `fetch` is "auto" if a start fetches what
    is due, or else "manual". `start` names the first view, "developments" or "catchup".
    `allow_exec` permits sources that are programs. `fold_read` folds paragraphs that repeat what
    was read before. The screen checks the names of actions and the queries, and reports errors with
    `problem`.
    """

    sources: tuple[str, ...] = ()
    keymap: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    filters: Mapping[str, str] = MappingProxyType({})
    theme: str | None = None
    width: int = 76
    rows: int | None = None
    read_delay: float = 1.5
    keep_days: int = 90
    keep_fetched_days: int = 730
    keep_fetched_mib: int = 2048
    fetch: str = "auto"
    allow_exec: bool = False
    fold_read: bool = True
    start: str = "developments"
    file: str = ""
    lines: Mapping[KeyNames, int] = MappingProxyType({})

    @property
    def keep_terms(self) -> tuple[int, int, int]:
        """Days that earlier versions are kept, days of fetched documents, and bytes of these."""
        return self.keep_days, self.keep_fetched_days, self.keep_fetched_mib << 20

    def problem(self, what: str, *keys: str) -> Problem:
        """Return a problem with a key, with its line."""
        return Problem(self.file, line_of(keys, self.lines), what)


def line_of(keys: KeyNames, lines: Mapping[KeyNames, int]) -> int | None:
    """Return the line of a key; within an inline table, that of the table."""
    return lines.get(keys) or lines.get(keys[:1])
