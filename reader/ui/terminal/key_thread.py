"""How the thread that reads keys does it: any bytes, no answers, and without waking up for nothing.

All replace a name in the module of Textual's driver; where a later version takes it from somewhere
else, its own way is what is left.
"""

from __future__ import annotations

import selectors
from collections.abc import Callable, Iterable
from time import monotonic
from types import SimpleNamespace
from typing import Any

from textual import constants
from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver
from textual.message import Message

from reader.ui.terminal.sequence_filter import ESC, Sieve

AWAKE = 6
"""Looks after a key that come as often as Textual wants: it may have been Escape alone."""

ASLEEP = 0.5
"""Seconds between two looks when nothing has been typed for a while; a key ends the wait."""


class PatientSelector(selectors.SelectSelector):
    """Looks seldom when nothing is typed: ten looks a second are most of what idling costs."""

    _left = AWAKE

    def patience(self, timeout: float | None) -> float | None:
        """How long the next look may take, if `timeout` is wanted."""
        return timeout if self._left or timeout is None else ASLEEP

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """What can be read, at the latest after `timeout` seconds, or half a second."""
        found = super().select(self.patience(timeout))
        self._left = AWAKE if found else max(0, self._left - 1)
        return found


def read_patiently() -> None:
    """Have the keyboard looked at seldom while nobody types."""
    if getattr(linux_driver, "selectors", None) is selectors:
        known = SimpleNamespace(SelectSelector=PatientSelector, EVENT_READ=selectors.EVENT_READ)
        linux_driver.selectors = known  # type: ignore[assignment, attr-defined]


def read_any_input() -> None:
    """Have bytes that are no UTF-8 read as �; a paste of them would end the thread of the keys."""
    strict = getattr(linux_driver, "getincrementaldecoder", None)
    if strict is not None:
        linux_driver.getincrementaldecoder = _tolerant  # type: ignore[attr-defined]


def _tolerant(encoding: str) -> Any:
    from codecs import getincrementaldecoder

    return lambda: getincrementaldecoder(encoding)("replace")


class KeyParser(XTermParser):
    """Textual's parser behind a sieve: a sequence that it does not know is dropped whole."""

    def __init__(self, debug: bool = False, clock: Callable[[], float] = monotonic) -> None:
        """As Textual's; `clock` says what time it is, in seconds."""
        super().__init__(debug)
        self._sieve, self._clock = Sieve(constants.ESCAPE_DELAY), clock

    def feed(self, data: str) -> Iterable[Message]:
        """Keys and other events in what was read; nothing in it is the end."""
        if data:
            yield from self._parsed(self._sieve.feed(data, self._clock()))
        else:
            yield from super().feed(data)

    def tick(self) -> Iterable[Message]:
        """What has turned out to be a key because nothing followed it."""
        yield from self._parsed(self._sieve.idle(self._clock()))

    def _parsed(self, pieces: Iterable[str]) -> Iterable[Message]:
        for piece in pieces:
            yield from super().feed(piece)
            if piece[0] == ESC and self._timeout_time is not None:
                self._timeout_time = 0.0  # the piece is whole: nothing else belongs to it
                typed = list(super().tick())
                if len(piece) <= 2:  # Escape, or Alt and a key
                    yield from typed


def drop_answers() -> None:
    """Have answers of the terminal dropped: Textual would take their letters for keys."""
    if getattr(linux_driver, "XTermParser", None) is XTermParser:
        linux_driver.XTermParser = KeyParser  # type: ignore[attr-defined]
