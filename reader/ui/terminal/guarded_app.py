"""An app that restores the terminal and keeps the exception that stopped it, wherever that occurs.

Textual prints a traceback with all variables, which contain the texts being read. Here nothing is
printed, and the exception is kept in `crash`. Only public names of Textual are used.
"""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import Console
from textual.app import App
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from reader.ui.terminal.guarded_driver import GuardedDriver, TerminalOwner

if TYPE_CHECKING:
    from rich.console import RenderableType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""The signals that end the program: immediately until the loop runs, then only through the loop."""

GONE = 128 + signal.SIGHUP
"""The exit status if the terminal has disappeared."""

HEARD_LATE = 0.1
"""Seconds after which the loop has received every signal that came while it was blocked."""


def _pass_over(number: int, frame: object) -> None:
    """A signal handler that does nothing; child processes do not inherit it."""


class UnknownFailure(Exception):
    """Textual stopped without a reason."""


class GuardedApp(App[None], TerminalOwner):
    """`crash` is the exception that stopped it.

    `is_leaving` is true while it restores the terminal.
    """

    driver_for_terminals: ClassVar[type[GuardedDriver]] = GuardedDriver

    crash: BaseException | None = None
    _has_painted = False
    _is_lent = False
    _status_asked: int | None = None
    _typing_at = Offset(0, 0)
    _main_loop: asyncio.AbstractEventLoop | None = None

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Takes the arguments of any app."""
        super().__init__(*arguments, **named)
        self.error_console = Console(quiet=True)  # discards tracebacks with variables

    def get_driver_class(self) -> type[Driver]:
        """Return Textual's choice for this platform, or a guarded one in place of `LinuxDriver`."""
        usual = super().get_driver_class()
        return self.driver_for_terminals if usual is LinuxDriver else usual

    async def run_async(self, **options: Any) -> None:
        """Run with signals handled by the event loop; the terminal is restored however it ends.

        The loop handles a signal between two steps, so it cannot interrupt a line of code.
        """
        self._main_loop = loop = asyncio.get_running_loop()
        for number in SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:  # nohup
                loop.add_signal_handler(number, self._end_asked, 128 + number)
        try:
            await super().run_async(**options)
        finally:
            if self.return_code and not self.is_leaving:
                self.keep(UnknownFailure())
            self.release_terminal()
            for number in SIGNALS:  # a closing loop would report an error for a late signal
                loop.remove_signal_handler(number)

    def on_mount(self) -> None:
        """Install the handler of failed tasks; from now on the loop can be told to end."""
        asyncio.get_running_loop().set_exception_handler(self._task_failed)
        if self.crash is not None:
            self.exit(return_code=1)
        self.call_after_refresh(self._first_screen_painted)

    def _first_screen_painted(self) -> None:
        self._has_painted = True
        if self._status_asked is not None:
            self.exit(return_code=self._status_asked)

    def _end_asked(self, status: int) -> None:
        """Handle a signal; before the first screen, when Textual cannot exit, only a second one."""
        if self._is_lent and status == 128 + signal.SIGINT:
            return
        asked_before, self._status_asked = self._status_asked is not None, status
        if self._has_painted or asked_before:
            self.exit(return_code=status)

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Leave the program.

        After a signal, the exit status is always that of the signal.
        """
        self.is_leaving = not self.is_headless
        super().exit(result, return_code or self._status_asked or 0, message)

    @contextmanager
    def lent_terminal(self) -> Iterator[None]:
        """Suspend the screen during the block and lend the terminal to another program.

        Keys that interrupt or end that program do not end this one. Raises `SuspendNotSupported` if
        there is no terminal.
        """
        loop = asyncio.get_running_loop()
        with self.suspend():
            self._is_lent, before = True, signal.signal(signal.SIGQUIT, _pass_over)
            try:
                yield
            finally:
                signal.signal(signal.SIGQUIT, before)
                loop.call_later(HEARD_LATE, self._terminal_is_back)

    def _terminal_is_back(self) -> None:
        self._is_lent = False

    @property
    def cursor_position(self) -> Offset:
        """Where each frame puts the terminal's own cursor, which screen readers follow.

        An input field is asked for its position now, because the position that it has set may be
        older than its layout. Elsewhere the cursor is on the chosen item.
        """
        chosen = self.chosen_cell()
        if chosen is None:
            chosen = getattr(self.focused, "cursor_screen_offset", self._typing_at)
        return chosen

    @cursor_position.setter
    def cursor_position(self, cell: Offset) -> None:
        self._typing_at = cell

    def chosen_cell(self) -> Offset | None:
        """Return the cell of the chosen item on the screen; None while text is being typed."""
        return None

    # Replaced by `FastApp`

    @property
    def is_behind(self) -> bool:
        """Whether the terminal lags behind, so that a frame painted now would arrive late."""
        return False

    def paint_now(self, screen: Screen[Any], *widgets: Widget) -> bool:
        """Write the changed parts of `widgets` to the terminal; False if the next frame has to."""
        return False

    def forget_screen(self) -> None:
        """Have the whole screen written again, because the terminal may show something else."""

    def release_closed(self) -> None:
        """Clear Textual's caches of closed screens."""

    doubt: ClassVar[float] = 0.15
    """Seconds for which `has_work` must have returned False before it counts."""

    def has_work(self, loop: asyncio.AbstractEventLoop) -> bool:
        """Whether anything is to be done now: messages, or widgets to mount or remove.

        This version only sees the messages of the app, its screens and the focused widget.
        """
        focused = [self.focused] if self.focused is not None else []
        return any(pump.message_queue_size for pump in (self, *self.screen_stack, *focused))

    # Failures

    def _task_failed(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        if (error := context.get("exception")) is not None:
            self.keep(error)
            self.exit(return_code=1)

    def thread_failed(self, args: threading.ExceptHookArgs) -> None:
        """The hook for exceptions in threads; the failing thread calls it."""
        if args.exc_value is None:
            return
        is_output = args.thread is not None and args.thread.name == "textual-output"
        if is_output and isinstance(args.exc_value, OSError):
            self._exit_from_thread(GONE)
        else:
            self.thread_broke(args.exc_value)
        if is_output and args.thread is not None:
            self.output_stopped(args.thread)

    def thread_broke(self, error: BaseException) -> None:
        """End the program because one of its threads has failed; called in that thread."""
        self.keep(error)
        self._exit_from_thread(1)

    def _exit_from_thread(self, status: int) -> None:
        if self._main_loop is not None:
            with suppress(RuntimeError):  # the loop has ended already
                self._main_loop.call_soon_threadsafe(lambda: self.exit(return_code=status))

    def output_stopped(self, thread: threading.Thread) -> None:
        """Handle the end of the thread that writes to the terminal: nothing may wait for it."""
        if self.terminal_driver is not None:
            self.terminal_driver.is_broken = True

    def keep(self, error: BaseException) -> None:
        """Store the exception that stopped the program; the first one counts."""
        self.crash = self.crash or error

    def release_terminal(self) -> None:
        """Restore the terminal if Textual has not; it does not if `SystemExit` ends it."""
        driver = self.terminal_driver
        if driver is not None and driver.is_open:
            driver.disable_input()
            driver.close()
