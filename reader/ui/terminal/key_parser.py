"""Turns what a terminal sends into events with Textual's parser, and drops its answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import monotonic

from textual import constants
from textual._xterm_parser import XTermParser
from textual.message import Message

from reader.ui.terminal.sequence_filter import ESC, SequenceFilter


class KeyParser(XTermParser):
    """Textual's parser behind a `SequenceFilter`; a sequence that it does not know is dropped."""

    def __init__(self, debug: bool = False, clock: Callable[[], float] = monotonic) -> None:
        """`clock` says what time it is, in seconds."""
        super().__init__(debug)
        self._filter, self._clock = SequenceFilter(constants.ESCAPE_DELAY), clock

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
