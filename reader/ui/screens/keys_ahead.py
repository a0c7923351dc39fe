"""Says what screens and actions may ask of the keys that are typed ahead."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol


class KeysAhead(Protocol):
    """Keys that were typed before what they are for was there."""

    is_over: bool
    """Whether the program ends, and no key counts any more."""

    def opened(self) -> None:
        """Hold keys until what an action opens is there."""

    def then(self, run: Callable[[], object]) -> None:
        """Call this when all keys that are here are held, before any of them is sent on."""

    def take(self) -> bool:
        """Take away the first key that is held; whether there was one."""

    def dropped(self) -> AbstractContextManager[None]:
        """A context in which a program has the terminal: keys typed ahead were meant for it."""
