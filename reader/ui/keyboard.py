"""How the thread that reads keys does it: any bytes, and without waking up for nothing.

Both replace what Textual's driver takes from the standard library; where a later version takes it
from somewhere else, its own way is what is left.
"""

from __future__ import annotations

import selectors
from types import SimpleNamespace
from typing import Any

from textual.drivers import linux_driver

AWAKE = 6
"""Looks after a key that come as often as Textual wants: it may have been Escape alone."""

ASLEEP = 0.5
"""Seconds between two looks when nothing has been typed for a while; a key ends the wait."""


class Patient(selectors.SelectSelector):
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
        known = SimpleNamespace(SelectSelector=Patient, EVENT_READ=selectors.EVENT_READ)
        linux_driver.selectors = known  # type: ignore[assignment, attr-defined]


def read_any_input() -> None:
    """Have bytes that are no UTF-8 read as �; a paste of them would end the thread of the keys."""
    strict = getattr(linux_driver, "getincrementaldecoder", None)
    if strict is not None:
        linux_driver.getincrementaldecoder = _tolerant  # type: ignore[attr-defined]


def _tolerant(encoding: str) -> Any:
    from codecs import getincrementaldecoder

    return lambda: getincrementaldecoder(encoding)("replace")
