"""An app that gives the terminal back and keeps what stopped it, whatever fails and wherever.

Textual prints a traceback with all variables, which hold what is being read; here the exception is
only kept, in `crash`.  What is private in Textual is touched here and in `paint`; where a later
version has moved it, Textual's own handling is what is left.
"""

from __future__ import annotations

import asyncio
import signal
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Event, Paste, Resize
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput
from textual.screen import Screen

from reader.ui.terminal.backpressure import Backpressure, is_full
from reader.ui.terminal.paint import shortened
from reader.ui.terminal.screen_state import ScreenState

if TYPE_CHECKING:
    from rich.console import RenderableType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""Those that end the program: at once until the loop runs, and then through the loop alone."""

GONE = 128 + signal.SIGHUP
"""The exit status when the terminal is no longer there."""


class UnknownFailure(Exception):
    """Textual stopped and did not say why."""


class GuardedDriver(LinuxDriver):
    """What is pasted passes the gate; its thread fails as others do, and prints nothing.

    That thread looks up from its sleep a few times a second, and nobody who leaves waits for it.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """As any driver."""
        super().__init__(*arguments, **named)
        self.pace = Backpressure()
        self._has_terminal = False

    @property
    def is_leaving(self) -> bool:
        """Whether the program ends."""
        return isinstance(self._app, GuardedApp) and self._app.is_leaving

    def start_application_mode(self) -> None:
        """Take the terminal, and know that it has to be given back, even if this fails halfway."""
        self._has_terminal = True
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if isinstance(self._app, GuardedApp):
            self._app.image.forget()  # at the start or again: nobody knows what is there

    def write(self, data: str) -> None:
        """To the terminal, by another thread."""
        super().write(self.pace.noted(data))

    @property
    def is_behind(self) -> bool:
        """Whether there is much that the terminal has not taken yet."""
        writer = self._writer_thread
        queue = getattr(writer, "_queue", None)
        waits = writer is not None and queue is not None and (queue.qsize() or is_full(writer))
        return bool(waits) or self.pace.is_behind()

    def stop_application_mode(self) -> None:
        """Give the terminal back, once."""
        if self._has_terminal and self._writer_thread is not None:
            super().stop_application_mode()
        self._has_terminal = False

    def close(self) -> None:
        """Nothing can be written after this: what has not been given back is given back before."""
        self.stop_application_mode()
        super().close()

    def disable_input(self) -> None:
        """Leave the thread to its sleep when the program ends; who suspends it waits for it."""
        leaving, keys = self.is_leaving, self._key_thread
        if keys is not None and keys.is_alive():
            self.pace.wait()
        if leaving:
            self._key_thread = None
        super().disable_input()
        if leaving:
            self.exit_event.set()  # or the thread would not end where the process goes on

    def process_message(self, message: Message) -> None:
        """From the thread that reads keys to the screen; as the program ends, to nobody."""
        if isinstance(message, TerminalSupportsSynchronizedOutput):
            self.pace.answered()
        if self.is_leaving:
            return
        if isinstance(message, Paste):
            from reader.clean import clean

            message = Paste(clean(message.text))
        super().process_message(message)

    def _run_input_thread(self) -> None:
        while True:
            try:
                return self.run_input_thread()
            except (ValueError, OverflowError):
                if self.is_leaving:
                    return
                continue  # a key with an impossible number: what came together with it is lost


class GuardedApp(App[None]):
    """`crash` is what stopped it, or None; `is_leaving` that its terminal is being given back."""

    crash: BaseException | None = None
    is_leaving = False
    _stands = False
    _asked_to_end: int | None = None

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """As any app."""
        super().__init__(*arguments, **named)
        self.image = ScreenState()

    def get_driver_class(self) -> type[Driver]:
        """The usual one, guarded."""
        usual = super().get_driver_class()
        return GuardedDriver if usual is LinuxDriver else usual

    async def run_async(self, **options: Any) -> None:
        """Run with the signals in the loop's hands; whatever ends it, the terminal is given back.

        The loop hears of a signal between two steps, so no line fails because of one.
        """
        loop = asyncio.get_running_loop()
        for number in SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:  # nohup
                loop.add_signal_handler(number, self._end_asked, 128 + number)
        try:
            await super().run_async(**options)
        finally:
            self.let_go()
            for number in SIGNALS:  # a loop that closes would complain of one that comes then
                loop.remove_signal_handler(number)

    def on_mount(self) -> None:
        """From here on the loop can be told to end."""
        asyncio.get_running_loop().set_exception_handler(self._task_failed)
        if self.crash is not None:
            self.exit(return_code=1)
        self.call_after_refresh(self._has_first_screen)

    def _has_first_screen(self) -> None:
        self._stands = True
        if self._asked_to_end is not None:
            self.exit(return_code=self._asked_to_end)

    def _end_asked(self, status: int) -> None:
        """A signal: Textual can't leave while its first screen is made, unless asked once more."""
        asked_before, self._asked_to_end = self._asked_to_end is not None, status
        if self._stands or asked_before:
            self.exit(return_code=status)

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Leave; the thread that reads keys is not waited for, as the process ends after this.

        Whoever leaves after a signal has come leaves because of it, whatever else was asked for.
        """
        self.is_leaving = not self.is_headless
        super().exit(result, return_code or self._asked_to_end or 0, message)

    async def on_event(self, event: Event) -> None:
        """A terminal puts what it shows into another size as it likes."""
        if isinstance(event, Resize):
            self.image.resized(event.size)
        await super().on_event(event)

    @property
    def is_behind(self) -> bool:
        """Whether the terminal is: what is painted now would come late, and then be outdated."""
        return isinstance(self._driver, GuardedDriver) and self._driver.is_behind

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """All that is painted passes here on its way to the terminal."""
        super()._display(screen, shortened(renderable, self.image))

    def _fatal_error(self) -> None:
        """An exception in a handler, a timer or a worker; Textual has set the status."""
        self._keep(self._exception or UnknownFailure())
        self._close_messages_no_wait()

    def _task_failed(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        if (error := context.get("exception")) is not None:
            self._keep(error)
            self.exit(return_code=1)

    def thread_failed(self, args: threading.ExceptHookArgs) -> None:
        """The hook for exceptions in threads; it is called by the thread that ends."""
        if args.exc_value is None:
            return
        name = args.thread.name if args.thread is not None else ""
        terminal_gone = name == "textual-output" and isinstance(args.exc_value, OSError)
        if not terminal_gone:
            self._keep(args.exc_value)
        status = GONE if terminal_gone else 1
        if (loop := getattr(self, "_loop", None)) is not None:
            with suppress(RuntimeError):  # it has ended already
                loop.call_soon_threadsafe(lambda: self.exit(return_code=status))
        if name == "textual-output":
            _swallow_output(args.thread)

    def _keep(self, error: BaseException) -> None:
        self.crash = self.crash or error

    def let_go(self) -> None:
        """Give the terminal back, if Textual has not: it does not when `SystemExit` ends it."""
        driver = self._driver
        writer = getattr(driver, "_writer_thread", None)
        if driver is not None and writer is not None and writer.is_alive():
            driver.disable_input()
            driver.stop_application_mode()
            driver.close()


def _swallow_output(thread: threading.Thread | None) -> None:
    """Take what is still to be written, in the writing thread's place: who writes waits.

    From its own queue: a terminal that goes also sends what wakes a suspended program, and then the
    driver has another thread, which must hear itself when it is to end.
    """
    queue = getattr(thread, "_queue", None)
    while queue is not None and queue.get() is not None:
        pass
