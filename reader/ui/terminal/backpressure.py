"""Tells whether the terminal still has frames to draw, so that the screen waits with the next one.

Over a slow line frames queue up: in this program, in the terminal's buffer, and unseen in those of
ssh.  So a terminal that answers questions is asked one after each large frame; its answer means
that the frame is drawn.  One that does not answer is judged by whether it takes more bytes.
"""

from __future__ import annotations

import select
from collections import deque
from time import monotonic, sleep
from typing import Protocol

POLL = 0.02
"""Seconds between two looks at whether the terminal has caught up."""

LARGE = 400
"""Characters from which on a frame is large."""

UNANSWERED = 2
"""Large frames that may be on their way; with fewer, a fast line with a long delay would wait."""

ANSWER_TIMEOUT = 3.0
"""Seconds after which an answer is taken to be lost."""

QUESTION = "\x1b[?2026$p"
"""Asks whether the terminal can show a frame as one; any answer will do, and it is no key."""


class Backpressure:
    """The frames that one terminal has not answered for yet."""

    def __init__(self) -> None:
        """Whether the terminal answers at all shows at the start, when Textual asks the same."""
        self._answers = False
        self._asked: deque[float] = deque()  # when, on the clock of `monotonic`

    def wait(self) -> None:
        """Wait for all answers: one that comes later would be typed into the next program."""
        until = monotonic() + ANSWER_TIMEOUT
        while self._asked and monotonic() < until:
            sleep(POLL / 4)

    def answered(self) -> None:
        """Count an answer; may be called in any thread."""
        self._answers = True
        if self._asked:
            self._asked.popleft()

    def with_question(self, text: str) -> str:
        """A text for the terminal, with a question after it if it is large."""
        if len(text) < LARGE or not self._answers:
            return text
        self._asked.append(monotonic())
        return text + QUESTION

    def is_behind(self) -> bool:
        """Whether `UNANSWERED` frames are on their way.

        A terminal that lets a question pass is asked no more until it answers: a session that can
        be detached may go on in one that answers none.
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
