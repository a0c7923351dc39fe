"""Marks of one heading, whose developments are not in the index, to those that a development takes.

There may be thousands under a heading ("Other developments"), and as many developments come in
when an index is made anew: so not each is compared with each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from reader.library.alike import FEW, Alike
from reader.library.identity import Fingerprint, became, read_print, text_of
from reader.library.marks.record import Record

MOST = 32
"""How many of the texts that marks were made on, the likest, are compared with a development."""


class Held(NamedTuple):
    """One development's share in a record: the line of its fingerprint."""

    record: Record
    line: str


class Waiting:
    """Shares by the fingerprint's line that they were made on."""

    def __init__(self) -> None:
        """Nothing waits."""
        self._held: dict[str, list[Held]] = {}
        self._alike: _Lines | None = None

    def __bool__(self) -> bool:
        """Whether anything waits."""
        return bool(self._held)

    def __contains__(self, line: str) -> bool:
        """Whether a mark on this very line waits."""
        return line in self._held

    def __iter__(self) -> Iterator[Held]:
        """All that waits."""
        return (held for some in self._held.values() for held in some)

    def add(self, held: Held) -> None:
        """Have a share wait."""
        some = self._held.get(held.line)
        if some is None:
            some = self._held[held.line] = []
            self._alike = None
        some.append(held)

    def take(self, line: str) -> list[Held]:
        """What waits for the development that has this fingerprint; it waits no more."""
        fits = [there for there in self._fitting(line) if there in self._held]
        return [held for there in fits for held in self._held.pop(there, ())]

    def _fitting(self, line: str) -> list[str]:
        try:
            now = read_print(line)
        except ValueError:  # of a later version: only its text can be compared
            return [there for there in self._held if text_of(there) == text_of(line)]
        if len(self._held) <= FEW:
            return [there for there in self._held if _is_of(there, now)]
        self._alike = self._alike or _Lines(self._held)
        return [there for there in self._alike.likely(now) if _is_of(there, now)]


class _Lines:
    """Lines of fingerprints, looked through over and over."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._texts: dict[str, list[str]] = {}
        self._lines: list[str] = []
        prints = []
        for line in lines:
            self._texts.setdefault(text_of(line), []).append(line)
            with suppress(ValueError):  # of a later version: only its text can be compared
                prints.append(read_print(line))
                self._lines.append(line)
        self._alike = Alike(prints)

    def likely(self, now: Fingerprint) -> Iterator[str]:
        """Those that may be of this development."""
        yield from self._texts.get(now.text, ())
        yield from (self._lines[place] for place in self._alike.closest(now, MOST))


def _is_of(line: str, now: Fingerprint) -> bool:
    if text_of(line) == now.text:
        return True
    try:
        return became(read_print(line), now) is not None
    except ValueError:
        return False  # of a later version: it says nothing that we can compare
