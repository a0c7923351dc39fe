"""A driver that gives the terminal back once, and filters what is typed; with public names alone.

"Public" means that the name has no underscore: `LinuxDriver` itself is not described in Textual's
documentation, but its methods have stood since its first version.
"""

from __future__ import annotations

import sys
from collections.abc import Collection
from copy import copy
from typing import Any

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Paste
from textual.message import Message

from reader.ui.terminal.charset import fit_to_charset


class TerminalOwner:
    """What a driver asks of the app that it works for."""

    is_leaving = False
    """Whether the program ends: no key counts any more."""

    terminal_driver: GuardedDriver | None = None

    alt_letters: Collection[str] = ()
    """Letters that are keys of their own with Alt."""

    question = ""
    """What the terminal is asked, once, when it has been taken."""

    def terminal_taken(self) -> None:
        """The driver has switched to the alternate screen, at the start or after a suspension."""

    def terminal_told(self, text: str) -> None:
        """The terminal has sent a short string (OSC), here without its ends.

        Called in the thread that reads keys.
        """

    def thread_broke(self, error: BaseException) -> None:
        """The thread that reads keys has failed; called in that thread."""


class GuardedDriver(LinuxDriver):
    """Cleans what is pasted, drops the terminal's answers, reports what fails in its thread."""

    def __init__(self, app: App[Any], **named: Any) -> None:
        """`app` should be a `TerminalOwner`; the other arguments are those of any driver."""
        super().__init__(app, **named)
        self.owner = app if isinstance(app, TerminalOwner) else TerminalOwner()
        self.owner.terminal_driver = self
        self.is_open = False
        """Whether the thread that writes may still run."""
        self.is_broken = False
        """Whether nothing can be written any more."""
        self._has_terminal = self._has_written = False

    def start_application_mode(self) -> None:
        """Take the terminal, and know that it has to be given back, even if this fails halfway."""
        self.is_open = self._has_terminal = True
        self._has_written = False
        fit_to_charset(sys.__stderr__)  # which Textual's drivers draw on
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self.owner.question:
            self.write(self.owner.question)
            self.owner.question = ""
        self.owner.terminal_taken()

    def write(self, data: str) -> None:
        """Hand text to the thread that writes to the terminal."""
        if not self.is_broken:
            super().write(data)
            self._has_written = True

    def stop_application_mode(self) -> None:
        """Give the terminal back, once."""
        if self._has_terminal and self._has_written:
            super().stop_application_mode()
        self._has_terminal = False

    def close(self) -> None:
        """Nothing can be written after this: what has not been given back is given back before."""
        self.stop_application_mode()
        if not self.is_broken:
            super().close()
        self.is_open = False

    def process_message(self, message: Message) -> None:
        """Pass an event on to the app; as the program ends, to nobody."""
        if self.owner.is_leaving:
            return
        if isinstance(message, Paste):
            from reader.clean import clean

            message = Paste(clean(message.text))
        super().process_message(message)

    def run_input_thread(self) -> None:
        """Read keys until the driver ends; whatever fails is reported, and nothing is printed."""
        while True:
            try:
                return self.read_keys()
            except (ValueError, OverflowError):
                if self.owner.is_leaving:
                    return
                continue  # a key with an impossible number: what came together with it is lost
            except Exception as error:  # a thread that fails must give the terminal back
                return self.owner.thread_broke(error)

    def read_keys(self) -> None:
        """Have Textual's reader read from a pipe, into which only keys are written."""
        from reader.ui.terminal.input.filtered_input import (
            FilteredInput,  # not needed by `FastDriver`
        )

        told, alt_letters = self.owner.terminal_told, self.owner.alt_letters
        with FilteredInput(self.fileno, told, alt_letters) as keys:
            reader = copy(self)  # with the same state, but for the descriptor that it reads from
            reader.fileno = keys.output
            reader.process_message = self.process_message  # type: ignore[method-assign]
            LinuxDriver.run_input_thread(reader)
