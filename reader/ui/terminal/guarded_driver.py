"""A driver that restores the terminal exactly once and filters input; uses public names only.

"Public" means that the name has no underscore: `LinuxDriver` itself is not in Textual's
documentation, but its methods have existed since the first version.
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
    """The interface that a driver needs of its app."""

    is_leaving = False
    """Whether the program is ending; keys are ignored then."""

    terminal_driver: GuardedDriver | None = None

    alt_letters: Collection[str] = ()
    """Letters that are separate keys with Alt."""

    question = ""
    """A query that is sent once, after the terminal has been taken."""

    def terminal_taken(self) -> None:
        """Called after the switch to the alternate screen, at the start or after a suspension."""

    def terminal_told(self, text: str) -> None:
        """Receive a short string (OSC) of the terminal, without its introducer and terminator.

        Called in the thread that reads keys.
        """

    def thread_broke(self, error: BaseException) -> None:
        """Called in the thread that reads keys if it fails."""


class GuardedDriver(LinuxDriver):
    """Cleans pasted text, drops the terminal's answers, and reports failures of its thread."""

    def __init__(self, app: App[Any], **named: Any) -> None:
        """`app` should be a `TerminalOwner`; the other arguments are those of any driver."""
        super().__init__(app, **named)
        self.owner = app if isinstance(app, TerminalOwner) else TerminalOwner()
        self.owner.terminal_driver = self
        self.is_open = False
        """Whether the writing thread may still run."""
        self.is_broken = False
        """Whether nothing can be written any more."""
        self._has_terminal = self._has_written = False

    def start_application_mode(self) -> None:
        """Take the terminal; record that it must be restored, even if this fails half way."""
        self.is_open = self._has_terminal = True
        self._has_written = False
        fit_to_charset(sys.__stderr__)  # the stream that Textual's drivers write to
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self.owner.question:
            self.write(self.owner.question)
            self.owner.question = ""
        self.owner.terminal_taken()

    def write(self, data: str) -> None:
        """Pass text to the thread that writes to the terminal."""
        if not self.is_broken:
            super().write(data)
            self._has_written = True

    def stop_application_mode(self) -> None:
        """Restore the terminal, once."""
        if self._has_terminal and self._has_written:
            super().stop_application_mode()
        self._has_terminal = False

    def close(self) -> None:
        """Restore the terminal if necessary; after this nothing can be written."""
        self.stop_application_mode()
        if not self.is_broken:
            super().close()
        self.is_open = False

    def process_message(self, message: Message) -> None:
        """Pass an event to the app; while the program ends, drop it."""
        if self.owner.is_leaving:
            return
        if isinstance(message, Paste):
            from reader.clean import clean

            message = Paste(clean(message.text))
        super().process_message(message)

    def run_input_thread(self) -> None:
        """Read keys until the driver ends; failures are reported, not printed."""
        while True:
            try:
                return self.read_keys()
            except (ValueError, OverflowError):
                if self.owner.is_leaving:
                    return
                continue  # a key with an invalid number; input read together with it is lost
            except Exception as error:  # the terminal must be restored whatever fails
                return self.owner.thread_broke(error)

    def read_keys(self) -> None:
        """Let Textual's reader read from a pipe that contains only keys."""
        from reader.ui.terminal.input.filtered_input import (
            FilteredInput,  # not needed by `FastDriver`
        )

        told, alt_letters = self.owner.terminal_told, self.owner.alt_letters
        with FilteredInput(self.fileno, told, alt_letters) as keys:
            reader = copy(self)  # shares the state, but reads from another descriptor
            reader.fileno = keys.output
            reader.process_message = self.process_message  # type: ignore[method-assign]
            LinuxDriver.run_input_thread(reader)
