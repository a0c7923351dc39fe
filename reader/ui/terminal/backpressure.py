"""How far the terminal is behind what was written to it; who paints waits until it has caught up.

Over a slow line frames queue up: here, in the terminal's buffer, and unseen in those of ssh.  So a
terminal that answers questions is asked one behind each large frame: the answer says that it has
drawn it.  One that does not answer is judged by what it takes.
"""

from __future__ import annotations

import select
from collections import deque
from time import monotonic, sleep
from typing import Protocol

LOOK = 0.02
"""Seconds between looks whether the terminal has caught up."""

MUCH = 400
"""Characters that make a frame large."""

AHEAD = 2
"""Large frames that may be on their way: fewer would let a fast line with a long way wait."""

PATIENCE = 3.0
"""Seconds until an answer is taken to be lost."""

QUESTION = "\x1b[?2026$p"
"""Whether frames can be shown as one: any state of it will do, and the answer is no key."""


class Backpressure:
    """The frames that one terminal has not answered for yet."""

    def __init__(self) -> None:
        """Whether it answers at all shows at the start, when Textual asks it the same."""
        self._answers = False
        self._asked: deque[float] = deque()

    def wait(self) -> None:
        """Until all that was asked is answered: what comes later is typed into the next program."""
        until = monotonic() + PATIENCE
        while self._asked and monotonic() < until:
            sleep(LOOK / 4)

    def answered(self) -> None:
        """The terminal has drawn one more frame; any thread may say so."""
        self._answers = True
        if self._asked:
            self._asked.popleft()

    def noted(self, text: str) -> str:
        """A text for the terminal, with a question behind it if it is large."""
        if len(text) < MUCH or not self._answers:
            return text
        self._asked.append(monotonic())
        return text + QUESTION

    def is_behind(self) -> bool:
        """Whether as many frames as may be are on their way."""
        while self._asked and monotonic() - self._asked[0] > PATIENCE:
            self._asked.popleft()
        return len(self._asked) >= AHEAD


class HasFile(Protocol):
    """An open file."""

    def fileno(self) -> int:
        """Its descriptor."""
        ...


def is_full(terminal: HasFile) -> bool:
    """Whether a terminal takes nothing more for now."""
    poll = select.poll()
    poll.register(terminal, select.POLLOUT)
    return not poll.poll(0)
