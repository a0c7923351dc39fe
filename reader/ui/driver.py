"""Textual's terminal driver, without its wait at the end for the thread that reads keys.

That thread looks up from its sleep five to ten times a second, and nobody who leaves wants to wait
for it.  Where Textual has another driver, or another version has changed this one, that is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.driver import Driver

if TYPE_CHECKING:
    from textual.message import Message


def quick(usual: type[Driver]) -> type[Driver]:
    """The driver that leaves at once, if the usual one is the one that we know."""
    known = usual.__name__ == "LinuxDriver" and hasattr(usual, "disable_input")
    return type("QuickDriver", (_Quick, usual), {}) if known else usual


class _Quick(Driver):
    """Between a driver and its base: what is not about leaving goes on to the driver."""

    def disable_input(self) -> None:
        """Leave the thread to its sleep when the program ends; a suspended one waits for it."""
        if getattr(self._app, "is_leaving", False):
            self._key_thread = None
        super().disable_input()  # type: ignore[safe-super]

    def process_message(self, message: Message) -> None:
        """What is typed while the program ends is for nobody."""
        if not getattr(self._app, "is_leaving", False):
            super().process_message(message)
