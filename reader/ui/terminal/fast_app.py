"""The guarded app with Textual's private parts: paints at once in few bytes, and leaves at once."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any, ClassVar

from textual.events import Event, Resize
from textual.screen import Screen
from textual.widget import Widget

from reader.ui.terminal import direct_paint
from reader.ui.terminal.fast_driver import FastDriver, discard_output
from reader.ui.terminal.guarded_app import GuardedApp, UnknownFailure
from reader.ui.terminal.guarded_driver import GuardedDriver
from reader.ui.terminal.screen_state import ScreenState

if TYPE_CHECKING:
    from rich.console import RenderableType


class FastApp(GuardedApp):
    """`private_names` says what each private name is for, and what happens without it."""

    driver_for_terminals: ClassVar[type[GuardedDriver]] = FastDriver

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Takes the arguments of any app."""
        super().__init__(*arguments, **named)
        self.screen_state = ScreenState()

    def terminal_taken(self) -> None:
        """Forget the screen at the start and after a suspension: the terminal may show anything."""
        self.screen_state.forget()

    def forget_screen(self) -> None:
        """Have the whole screen written again, because the terminal may show something else."""
        self.screen_state.forget()

    async def on_event(self, event: Event) -> None:
        """Forget the screen after a resize, because terminals reflow their content."""
        if isinstance(event, Resize):
            self.screen_state.resized(event.size)
        await super().on_event(event)

    @property
    def is_behind(self) -> bool:
        """Whether the terminal lags behind, so that a frame painted now would arrive late."""
        return isinstance(self.terminal_driver, FastDriver) and self.terminal_driver.is_behind

    def paint_now(self, screen: Screen[Any], *widgets: Widget) -> bool:
        """Write the changed parts of `widgets` to the terminal; False if the next frame has to."""
        return direct_paint.paint_now(screen, *widgets)

    def release_closed(self) -> None:
        """Clear Textual's caches of closed screens."""
        direct_paint.clear_caches()

    doubt: ClassVar[float] = 0.0

    def has_work(self, loop: asyncio.AbstractEventLoop) -> bool:
        """Whether the event loop has anything to do now: messages, mounting, removing."""
        return bool(getattr(loop, "_ready", ()))

    def output_stopped(self, thread: threading.Thread) -> None:
        """Handle the end of the thread that writes to the terminal: nothing may wait for it."""
        discard_output(thread)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Shorten everything that is painted on its way to the terminal."""
        super()._display(screen, direct_paint.shortened(renderable, self.screen_state))

    def _fatal_error(self) -> None:
        """Handle an exception in a handler, a timer or a worker.

        Textual has set the exit status.
        """
        self.keep(self._exception or UnknownFailure())
        self._close_messages_no_wait()
