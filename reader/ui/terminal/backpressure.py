"""Detects whether the terminal has frames left to draw, so that the screen can wait (backpressure).

Over a slow line frames queue up: in this program, in the terminal's buffer, and invisibly in those
of ssh. So a terminal that answers queries gets one after each large frame; its answer means that
the frame has been drawn. A terminal that does not answer is judged by whether it accepts more
bytes.
"""

from __future__ import annotations

import select
from collections import deque
from time import monotonic, sleep
from typing import Protocol

POLL = 0.02
"""Seconds between two checks whether the terminal has caught up."""

LARGE = 400
"""From this number of characters on, a frame is large."""

UNANSWERED = 2
"""Large frames that may be in flight; with fewer, a fast line with a long delay would wait."""

ANSWER_TIMEOUT = 3.0
"""Seconds after which an answer counts as lost."""

QUESTION = "\x1b[?2026$p"
"""Queries whether the terminal supports synchronized output.

Any answer will do, and it is no key.
"""


class Backpressure:
    """The frames that one terminal has not answered yet."""

    def __init__(self) -> None:
        """Whether the terminal answers at all is known after the start, from a query by Textual."""
        self._answers = False
        self._asked: deque[float] = deque()  # times of the queries, by `monotonic`

    def wait(self) -> None:
        """Wait for all answers; a later one would be input of the next program."""
        until = monotonic() + ANSWER_TIMEOUT
        while self._asked and monotonic() < until:
            sleep(POLL / 4)

    def answered(self) -> None:
        """Count an answer; may be called from any thread."""
        self._answers = True
        if self._asked:
            self._asked.popleft()

    def with_question(self, text: str) -> str:
        """Append a query to a large text for the terminal."""
        if len(text) < LARGE or not self._answers:
            return text
        self._asked.append(monotonic())
        return text + QUESTION

    def is_behind(self) -> bool:
        """Whether `UNANSWERED` frames are in flight.

        A terminal that does not answer a query gets no more until it answers again, because a
        detached session may be resumed in a terminal that never answers.
        """
        if self._asked and monotonic() - self._asked[0] > ANSWER_TIMEOUT:
            self._asked.clear()
            self._answers = False
        return len(self._asked) >= UNANSWERED


class HasFile(Protocol):
    """An open file."""

    def fileno(self) -> int:
        """Its descriptor."""
        ...


def is_full(terminal: HasFile) -> bool:
    """Whether a write to the terminal would block."""
    poll = select.poll()
    poll.register(terminal, select.POLLOUT)
    return not poll.poll(0)
