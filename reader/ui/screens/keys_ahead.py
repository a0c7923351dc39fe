"""The interface for screens and actions to keys that are typed ahead (`ui.type_ahead`)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol


class KeysAhead(Protocol):
    """Keys that were typed before the widget that they are meant for was there."""

    is_over: bool
    """Whether the program ends; later keys are ignored."""

    def opened(self) -> None:
        """Hold keys until the widget that an action opens is there."""

    def then(self, run: Callable[[], object]) -> None:
        """Call `run` when all keys that have arrived are held, before any of them is sent on."""

    def take(self) -> bool:
        """Drop the first held key; return whether there was one."""

    def dropped(self) -> AbstractContextManager[None]:
        """Drop keys typed while, within this context, another program has the terminal."""
