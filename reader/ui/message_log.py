"""Keeps the messages of this run, so that they can be read when they have left the status line."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

MOST = 500
"""Messages that are kept; older ones are dropped."""


class LoggedMessage(NamedTuple):
    """A message and the time of day when it was told ("14:03")."""

    time: str
    text: str


class MessageLog:
    """The messages of a run, the latest first."""

    def __init__(self) -> None:
        """There is none yet."""
        self._told: deque[LoggedMessage] = deque(maxlen=MOST)

    def add(self, text: str) -> None:
        """Keep a message; the same one again right behind itself is kept once."""
        if not self._told or self._told[0].text != text:
            self._told.appendleft(LoggedMessage(datetime.now().strftime("%H:%M"), text))

    def __iter__(self) -> Iterator[LoggedMessage]:
        """The messages, the latest first."""
        return iter(self._told)
