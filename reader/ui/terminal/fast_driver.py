"""A driver that leaves at once, knows whether the terminal keeps up, and idles at little cost."""

from __future__ import annotations

import os
import re
import selectors
import sys
import threading
from codecs import getincrementaldecoder
from collections.abc import Callable, Collection, Iterable
from time import monotonic
from typing import Any

from textual import constants
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from reader.ui.terminal.backpressure import Backpressure, is_full
from reader.ui.terminal.charset import charset_of
from reader.ui.terminal.guarded_driver import GuardedDriver
from reader.ui.terminal.input.sequence_filter import ESC, SequenceFilter, ignore

_CURSOR = re.compile(r"\x1b\[\d{1,5};\d{1,5}H")
_LONGEST = 14
"""Characters of the longest sequence that positions the cursor."""

OFTEN = 0.1
"""Seconds between two polls of the keyboard just after a key, as in Textual."""

SELDOM = 0.5
"""Seconds between two polls if nothing has been typed for a while; a key ends the wait."""

OFTEN_LOOKS = 6
"""After a key this many polls are frequent, because it may have been Escape alone."""


class KeySelector(selectors.SelectSelector):
    """Polls rarely while nothing is typed: ten polls a second are most of the cost of idling."""

    _often_left = OFTEN_LOOKS

    @property
    def wait(self) -> float:
        """The seconds that the next poll may take."""
        return OFTEN if self._often_left else SELDOM

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Return what can be read, after at most `timeout` seconds; without one, after `wait`."""
        found = super().select(self.wait if timeout is None else timeout)
        self._often_left = OFTEN_LOOKS if found else max(0, self._often_left - 1)
        return found


class KeyParser(XTermParser):
    """Textual's parser after a `SequenceFilter`; sequences that it does not know are dropped."""

    def __init__(
        self,
        debug: bool = False,
        clock: Callable[[], float] = monotonic,
        on_string: Callable[[str], None] = ignore,
        alt_letters: Collection[str] = (),
    ) -> None:
        """`clock` returns the time in seconds; `on_string` receives short answers.

        `alt_letters` are those of `SequenceFilter`.
        """
        super().__init__(debug)
        self._filter = SequenceFilter(constants.ESCAPE_DELAY, on_string, alt_letters)
        self._clock = clock

    def feed(self, data: str) -> Iterable[Message]:
        """Yield keys and other events in the data; empty text means that no more will come."""
        if data:
            yield from self._parsed(self._filter.feed(data, self._clock()))
        else:
            yield from super().feed(data)

    def tick(self) -> Iterable[Message]:
        """Yield keys that are certain only because nothing followed them: Escape."""
        yield from self._parsed(self._filter.idle(self._clock()))

    def _parsed(self, pieces: Iterable[str]) -> Iterable[Message]:
        for piece in pieces:
            yield from super().feed(piece)
            if piece[0] == ESC and self._timeout_time is not None:
                self._timeout_time = 0.0  # the piece is complete
                typed = list(super().tick())
                if len(piece) <= 2:  # Escape, or Alt and a key
                    yield from typed


class FastDriver(GuardedDriver):
    """Its key thread polls rarely, and leaving the program does not wait for it."""

    def __init__(self, app: App[Any], **named: Any) -> None:
        """Takes the arguments of any driver."""
        super().__init__(app, **named)
        self.backpressure = Backpressure()
        self._written = ""
        """The end of what was written last."""

    def write(self, data: str) -> None:
        """Pass text to the writing thread, with a query for the terminal after a large frame.

        A frame in which nothing has changed only positions the cursor where it is; it is left out.
        """
        if _CURSOR.fullmatch(data) and self._written.endswith(data):
            return
        self._written = data[-_LONGEST:]
        super().write(self.backpressure.with_question(data))

    @property
    def is_behind(self) -> bool:
        """Whether the terminal has much left to take."""
        writer = self._writer_thread
        waits = writer is not None and (writer._queue.qsize() or is_full(writer))
        return bool(waits) or self.backpressure.is_behind()

    def disable_input(self) -> None:
        """Let the thread sleep when the program ends; a suspension waits for it."""
        leaving, keys = self.owner.is_leaving, self._key_thread
        if keys is not None and keys.is_alive():
            self.backpressure.wait()
        if leaving:
            self._key_thread = None
        super().disable_input()
        if leaving:
            self.exit_event.set()  # ends the thread if the process continues

    def process_message(self, message: Message) -> None:
        """Pass an event to the app, and count the terminal's answers."""
        if isinstance(message, TerminalSupportsSynchronizedOutput):
            self.backpressure.answered()
        super().process_message(message)

    def read_keys(self) -> None:
        """Read from the terminal with a parser that drops its answers.

        Bytes that are invalid in the terminal's encoding become U+FFFD.
        """
        owner = self.owner
        parser = KeyParser(on_string=owner.terminal_told, alt_letters=owner.alt_letters)
        decode = getincrementaldecoder(charset_of(sys.__stderr__))("replace").decode
        with KeySelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select() and (text := decode(self._read_some())):
                    for event in parser.feed(text):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)

    def _read_some(self) -> bytes:
        """The available input; a terminal that is gone always has none, and is polled rarely."""
        data = os.read(self.fileno, 4096)
        if not data:
            self.exit_event.wait(SELDOM)
        return data


def discard_output(thread: threading.Thread) -> None:
    """Take what is still to be written, in place of the writing thread, because writers block.

    It reads the queue of that very thread: when a terminal disappears, it also wakes a suspended
    program, and the driver then has another thread, which must receive its own end marker.
    """
    queue = getattr(thread, "_queue", None)
    while queue is not None and queue.get() is not None:
        pass
