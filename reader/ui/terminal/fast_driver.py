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
"""Characters of the longest sequence that puts the cursor somewhere."""

OFTEN = 0.1
"""Seconds between two looks at the keyboard just after a key, as Textual has it."""

SELDOM = 0.5
"""Seconds between two looks when nothing has been typed for a while; a key ends the wait."""

OFTEN_LOOKS = 6
"""So many looks after a key come often: it may have been Escape alone."""


class KeySelector(selectors.SelectSelector):
    """Looks seldom when nothing is typed: ten looks a second are most of what idling costs."""

    _often_left = OFTEN_LOOKS

    @property
    def wait(self) -> float:
        """How many seconds the next look may take."""
        return OFTEN if self._often_left else SELDOM

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """What can be read, after `timeout` seconds at most; without one, after `wait`."""
        found = super().select(self.wait if timeout is None else timeout)
        self._often_left = OFTEN_LOOKS if found else max(0, self._often_left - 1)
        return found


class KeyParser(XTermParser):
    """Textual's parser behind a `SequenceFilter`; a sequence that it does not know is dropped."""

    def __init__(
        self,
        debug: bool = False,
        clock: Callable[[], float] = monotonic,
        on_string: Callable[[str], None] = ignore,
        alt_letters: Collection[str] = (),
    ) -> None:
        """`clock` says what time it is, in seconds; `on_string` gets short answers.

        The letters are those of `SequenceFilter`.
        """
        super().__init__(debug)
        self._filter = SequenceFilter(constants.ESCAPE_DELAY, on_string, alt_letters)
        self._clock = clock

    def feed(self, data: str) -> Iterable[Message]:
        """Keys and other events in what was read; empty text means that nothing else will come."""
        if data:
            yield from self._parsed(self._filter.feed(data, self._clock()))
        else:
            yield from super().feed(data)

    def tick(self) -> Iterable[Message]:
        """Keys that were only known to be keys because nothing followed: Escape."""
        yield from self._parsed(self._filter.idle(self._clock()))

    def _parsed(self, pieces: Iterable[str]) -> Iterable[Message]:
        for piece in pieces:
            yield from super().feed(piece)
            if piece[0] == ESC and self._timeout_time is not None:
                self._timeout_time = 0.0  # the piece is whole: nothing else belongs to it
                typed = list(super().tick())
                if len(piece) <= 2:  # Escape, or Alt and a key
                    yield from typed


class FastDriver(GuardedDriver):
    """Its thread of keys looks up from its sleep seldom, and nobody who leaves waits for it."""

    def __init__(self, app: App[Any], **named: Any) -> None:
        """Takes the arguments of any driver."""
        super().__init__(app, **named)
        self.backpressure = Backpressure()
        self._written = ""
        """The end of what was written last."""

    def write(self, data: str) -> None:
        """Hand text to the thread that writes, with a question for the terminal behind a frame.

        A frame in which nothing has changed only puts the cursor where it is: it is left out.
        """
        if _CURSOR.fullmatch(data) and self._written.endswith(data):
            return
        self._written = data[-_LONGEST:]
        super().write(self.backpressure.with_question(data))

    @property
    def is_behind(self) -> bool:
        """Whether there is much that the terminal has not taken yet."""
        writer = self._writer_thread
        waits = writer is not None and (writer._queue.qsize() or is_full(writer))
        return bool(waits) or self.backpressure.is_behind()

    def disable_input(self) -> None:
        """Leave the thread to its sleep when the program ends; who suspends it waits for it."""
        leaving, keys = self.owner.is_leaving, self._key_thread
        if keys is not None and keys.is_alive():
            self.backpressure.wait()
        if leaving:
            self._key_thread = None
        super().disable_input()
        if leaving:
            self.exit_event.set()  # or the thread would not end where the process goes on

    def process_message(self, message: Message) -> None:
        """Pass an event on to the app, and count the terminal's answers."""
        if isinstance(message, TerminalSupportsSynchronizedOutput):
            self.backpressure.answered()
        super().process_message(message)

    def read_keys(self) -> None:
        """Read from the terminal with a parser that drops its answers.

        Bytes that the terminal's encoding does not have become U+FFFD.
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
        """What has come; a terminal that is gone always has nothing, and is asked seldom."""
        data = os.read(self.fileno, 4096)
        if not data:
            self.exit_event.wait(SELDOM)
        return data


def discard_output(thread: threading.Thread) -> None:
    """Take what is still to be written, in the writing thread's place: who writes waits for it.

    From the thread's own queue: a terminal that goes also sends what wakes a suspended program, and
    then the driver has another thread, which must hear itself when it is to end.
    """
    queue = getattr(thread, "_queue", None)
    while queue is not None and queue.get() is not None:
        pass
