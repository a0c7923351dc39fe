"""What the config file can set, with the defaults, and what can be wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

Keys = tuple[str, ...]
"""A key with the tables that it stands in: `("keymap", "bookmark")`."""


class Problem(NamedTuple):
    """What is wrong with the config file, and what is allowed, in words for the reader."""

    where: str
    line: int | None
    what: str

    def __str__(self) -> str:
        """One line: file, line, what is wrong."""
        place = self.where if self.line is None else f"{self.where}, line {self.line}"
        return f"{place}: {self.what}"


class Settings(NamedTuple):
    """What the config file can set.

    `keymap` gives actions the keys that replace their own; an empty tuple takes them away.
    Which actions and themes there are only the screen knows: it reports the others as problems,
    with the lines that `line_of` gives.
    """

    sources: tuple[str, ...] = ()
    keymap: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    theme: str | None = None
    width: int = 76
    read_delay: float = 1.5
    file: str = ""
    lines: Mapping[Keys, int] = MappingProxyType({})

    def problem(self, what: str, *keys: str) -> Problem:
        """A problem with the key of that name, on the line that it stands on."""
        return Problem(self.file, self.lines.get(keys), what)
