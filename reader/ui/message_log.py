"""Keeps the messages of this run, to be read after they have left the status line."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

MOST = 500
"""The number of messages kept; older ones are dropped."""


class LoggedMessage(NamedTuple):
    """A message and the time of day when it was shown ("14:03")."""

    time: str
    text: str


class MessageLog:
    """The messages of a run, the latest first."""

    def __init__(self) -> None:
        """Start without messages."""
        self._told: deque[LoggedMessage] = deque(maxlen=MOST)

    def add(self, text: str) -> None:
        """Add a message, unless it is equal to the latest one."""
        if not self._told or self._told[0].text != text:
            self._told.appendleft(LoggedMessage(datetime.now().strftime("%H:%M"), text))

    def __iter__(self) -> Iterator[LoggedMessage]:
        """Iterate over the messages, the latest first."""
        return iter(self._told)
