"""Filters the terminal's input into a pipe, from which Textual's own reader reads keys."""

from __future__ import annotations

import os
import re
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable, Collection, Iterable
from select import select
from threading import Event, Thread
from time import monotonic
from types import TracebackType

from textual import constants

from reader.ui.terminal.charset import charset_of
from reader.ui.terminal.input.sequence_filter import ESC, SequenceFilter

LOOK = 0.05
"""Seconds between checks whether a sequence has timed out, or the reader has ended."""

READER = 0.1
"""Seconds that Textual's reader waits for input before it decides that Escape was a key."""

_KNOWN = re.compile(
    r"\x1b(?:O[ -~]|\[(?:[0-9:;]*[A-HPQRSZ@IO^~u]|[0-9]+\$|\[[A-E]|48;[0-9:;]*t"
    r"|\?[0-9]+;[0-9]\$y|<[-0-9;]+[Mm]|M...))",
    re.DOTALL,
)
"""Sequences that Textual understands; it would pass others on letter by letter, as if typed."""


class FilteredInput:
    """A thread between a terminal and the reader of keys; it runs during the `with` block."""

    def __init__(
        self, terminal: int, on_string: Callable[[str], None], alt_letters: Collection[str] = ()
    ) -> None:
        """`terminal` is the descriptor to read from; `output` will be the descriptor of the keys.

        `on_string` receives the terminal's short answers, in the thread. `alt_letters` are those of
        `SequenceFilter`.
        """
        self._terminal = terminal
        self._filter = SequenceFilter(constants.ESCAPE_DELAY, on_string, alt_letters)
        self.output, self._pipe = os.pipe()
        self._ended = Event()
        self._thread = Thread(target=self._run, name="input-filter", daemon=True)

    def __enter__(self) -> FilteredInput:
        """Start to pass keys on."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the thread.

        The pipe is closed first, because the thread may be blocked on writing.
        """
        self._ended.set()
        os.close(self.output)
        self._thread.join()
        os.close(self._pipe)

    def _run(self) -> None:
        decode = getincrementaldecoder(charset_of(sys.__stderr__))("replace").decode
        pieces = self._filter
        while not self._ended.is_set():
            data = b""
            if select([self._terminal], [], [], LOOK)[0]:
                try:
                    data = os.read(self._terminal, 4096)
                except OSError:  # the terminal is gone, which the writing thread reports
                    return
                if not data:
                    self._ended.wait(LOOK)
            text, now = decode(data), monotonic()
            try:
                self._pass_on(pieces.feed(text, now) if text else pieces.idle(now))
            except OSError:  # the reading end is closed
                return

    def _pass_on(self, pieces: Iterable[str]) -> None:
        """Write keys to the pipe; after Escape, wait until the reader has accepted it as a key."""
        for piece in pieces:
            if piece[0] == ESC and len(piece) > 2 and not _KNOWN.fullmatch(piece):
                continue
            data = piece.encode()
            while data:
                data = data[os.write(self._pipe, data) :]
            if piece[0] == ESC and len(piece) <= 2:
                self._ended.wait(constants.ESCAPE_DELAY + 2 * READER)
