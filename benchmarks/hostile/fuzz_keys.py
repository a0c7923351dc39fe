"""The fuzzer's check of the key reader: answers of a terminal are no keys, however cut."""

from __future__ import annotations

from textual.events import Key
from textual.message import Message

from benchmarks.hostile.answers import ANSWERS, KEYS
from reader.ui.terminal.fast_driver import KeyParser
from reader.ui.terminal.input.sequence_filter import PASTE_PAUSE

LOOK = 0.05
"""Seconds between checks for timeouts."""


class Typist:
    """Types into its own key reader, with its own clock."""

    def __init__(self) -> None:
        """Nothing typed yet."""
        self.now = 0.0
        self.events: list[Message] = []
        self._parser = KeyParser(clock=lambda: self.now)

    def send(self, text: str, pause: float) -> None:
        """Type bytes that are read at once, and wait."""
        if text:
            self.events += self._parser.feed(text)
        self.wait(pause)

    def wait(self, seconds: float) -> None:
        """Let time pass, with the driver's checks for timeouts."""
        end = self.now + seconds
        while self.now < end:
            self.now = min(end, self.now + LOOK)
            self.events += self._parser.tick()

    @property
    def keys(self) -> list[str]:
        """The names of the keys so far."""
        return [event.key for event in self.events if isinstance(event, Key)]


def keys(data: bytes) -> None:
    """Answers and keys chosen and cut by the first bytes; then arbitrary bytes."""
    sequences = [*KEYS, *ANSWERS.values()]
    chosen = [sequences[byte % len(sequences)] for byte in data[:6]]
    whole, typist, last = "".join(chosen), Typist(), 0
    for cut in sorted({byte % (len(whole) + 1) for byte in data[6:12]}):
        typist.send(whole[last:cut], (cut % 4) * 0.02)
        last = cut
    typist.send(whole[last:], 0.5)
    assert typist.keys == [key for part in chosen for key in KEYS.get(part, [])]
    _anything(data[12:].decode("utf-8", "replace"), Typist())


def _anything(text: str, typist: Typist) -> None:
    for part in text.split("\n"):
        try:
            typist.send(part, 0.15 * (len(part) % 3))
        except (ValueError, OverflowError):  # a key with an impossible number
            typist = Typist()
    typist.wait(PASTE_PAUSE + 1)
    typist.send("j", 0.0)
    assert typist.keys[-1] == "j"
