"""What the config file can set, with the defaults, and what can be wrong with it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

KeyNames = tuple[str, ...]
"""A key with the tables that it stands in: `("keymap", "bookmark")`."""


class Problem(NamedTuple):
    """What is wrong with the config file, and what is allowed, in words for the reader."""

    where: str
    line: int | None
    what: str

    @property
    def place(self) -> str:
        """File and line."""
        return self.where if self.line is None else f"{self.where}, line {self.line}"

    def __str__(self) -> str:
        """One line: file, line, what is wrong."""
        return f"{self.place}: {self.what}"


class Settings(NamedTuple):
    """What the config file can set.

    `keymap` gives actions the keys that replace their own; an empty tuple takes them away.
    `filters` gives the lines of saved filters by name, in the order of the file.  Which actions and
    themes there are, and what a line means, only the screen knows: what is wrong it reports with
    `problem`.
    """

    sources: tuple[str, ...] = ()
    keymap: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    filters: Mapping[str, str] = MappingProxyType({})
    theme: str | None = None
    width: int = 76
    read_delay: float = 1.5
    file: str = ""
    lines: Mapping[KeyNames, int] = MappingProxyType({})

    def problem(self, what: str, *keys: str) -> Problem:
        """A problem with the key of that name, on the line that it stands on."""
        return Problem(self.file, line_of(keys, self.lines), what)


def line_of(keys: KeyNames, lines: Mapping[KeyNames, int]) -> int | None:
    """The line that a key stands on; within a table on one line that of the table."""
    return lines.get(keys) or lines.get(keys[:1])
