"""An app that gives the terminal back and keeps what stopped it, whatever fails and wherever.

Textual prints a traceback with all variables, which hold what is being read; here nothing is
printed, and the exception is kept in `crash`.  Only public names of Textual are used.
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
"""Those that end the program: at once until the loop runs, and then through the loop alone."""

GONE = 128 + signal.SIGHUP
"""The exit status when the terminal is no longer there."""

HEARD_LATE = 0.1
"""Seconds after which the loop has heard of every signal that came while it stood still."""


def _pass_over(number: int, frame: object) -> None:
    """A handler that does nothing: a program that is started does not inherit it."""


class UnknownFailure(Exception):
    """Textual stopped and did not say why."""


class GuardedApp(App[None], TerminalOwner):
    """`crash` is what stopped it, or None; `is_leaving` that its terminal is being given back."""

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
        self.error_console = Console(quiet=True)  # tracebacks with variables go nowhere

    def get_driver_class(self) -> type[Driver]:
        """Textual's choice for this platform; its driver for terminals is replaced by a guarded."""
        usual = super().get_driver_class()
        return self.driver_for_terminals if usual is LinuxDriver else usual

    async def run_async(self, **options: Any) -> None:
        """Run with the signals in the loop's hands; whatever ends it, the terminal is given back.

        The loop hears of a signal between two steps, so no line fails because of one.
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
            for number in SIGNALS:  # a loop that closes would complain of one that comes then
                loop.remove_signal_handler(number)

    def on_mount(self) -> None:
        """From here on the loop can be told to end."""
        asyncio.get_running_loop().set_exception_handler(self._task_failed)
        if self.crash is not None:
            self.exit(return_code=1)
        self.call_after_refresh(self._first_screen_painted)

    def _first_screen_painted(self) -> None:
        self._has_painted = True
        if self._status_asked is not None:
            self.exit(return_code=self._status_asked)

    def _end_asked(self, status: int) -> None:
        """A signal: Textual can't leave while its first screen is made, unless asked once more."""
        if self._is_lent and status == 128 + signal.SIGINT:
            return
        asked_before, self._status_asked = self._status_asked is not None, status
        if self._has_painted or asked_before:
            self.exit(return_code=status)

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Leave.

        Whoever leaves after a signal has come leaves because of it, whatever else was asked for.
        """
        self.is_leaving = not self.is_headless
        super().exit(result, return_code or self._status_asked or 0, message)

    @contextmanager
    def lent_terminal(self) -> Iterator[None]:
        """Put the screen away inside the block: the terminal is another program's.

        What is typed to stop or end that program does not end this one.  Raises
        `SuspendNotSupported` where there is no terminal.
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
        """Where the terminal's own cursor is put with each frame: screen readers follow it.

        Where something is typed into it is asked for its place: what it has set may be of the time
        before it was laid out, if keys came that early.  Elsewhere it is on what is chosen.
        """
        chosen = self.chosen_cell()
        if chosen is None:
            chosen = getattr(self.focused, "cursor_screen_offset", self._typing_at)
        return chosen

    @cursor_position.setter
    def cursor_position(self, cell: Offset) -> None:
        self._typing_at = cell

    def chosen_cell(self) -> Offset | None:
        """The cell of what is chosen on the screen; None where something is typed into."""
        return None

    # What an app with private parts does better

    @property
    def is_behind(self) -> bool:
        """Whether the terminal is: what is painted now would come late, and then be outdated."""
        return False

    def paint_now(self, screen: Screen[Any], *widgets: Widget) -> bool:
        """Write the changed parts of `widgets` to the terminal; False if the next frame does it."""
        return False

    def forget_screen(self) -> None:
        """Nothing is known any more of what the terminal shows: have all of it written again."""

    def release_closed(self) -> None:
        """Have Textual's caches let go of the screens that were closed."""

    doubt: ClassVar[float] = 0.15
    """Seconds for which `has_work` must have said no before it is believed."""

    def has_work(self, loop: asyncio.AbstractEventLoop) -> bool:
        """Whether anything is to be done at once: messages, and widgets that come or go.

        Here only the messages of the app, its screens and the focused widget are known.
        """
        focused = [self.focused] if self.focused is not None else []
        return any(pump.message_queue_size for pump in (self, *self.screen_stack, *focused))

    # What fails

    def _task_failed(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        if (error := context.get("exception")) is not None:
            self.keep(error)
            self.exit(return_code=1)

    def thread_failed(self, args: threading.ExceptHookArgs) -> None:
        """The hook for exceptions in threads; it is called by the thread that ends."""
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
        """A thread of the program has failed: end it; called in that thread."""
        self.keep(error)
        self._exit_from_thread(1)

    def _exit_from_thread(self, status: int) -> None:
        if self._main_loop is not None:
            with suppress(RuntimeError):  # it has ended already
                self._main_loop.call_soon_threadsafe(lambda: self.exit(return_code=status))

    def output_stopped(self, thread: threading.Thread) -> None:
        """The thread that writes to the terminal has ended: nothing may wait for it."""
        if self.terminal_driver is not None:
            self.terminal_driver.is_broken = True

    def keep(self, error: BaseException) -> None:
        """Remember what stopped the program; the first counts."""
        self.crash = self.crash or error

    def release_terminal(self) -> None:
        """Give the terminal back, if Textual has not: it does not when `SystemExit` ends it."""
        driver = self.terminal_driver
        if driver is not None and driver.is_open:
            driver.disable_input()
            driver.close()
