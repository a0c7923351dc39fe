"""The guarded app with Textual's private parts: paints at once and in few bytes, leaves at once."""

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
    """What each private name is for, and what is done without it, is in `private_names`."""

    driver_for_terminals: ClassVar[type[GuardedDriver]] = FastDriver

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Takes the arguments of any app."""
        super().__init__(*arguments, **named)
        self.screen_state = ScreenState()

    def terminal_taken(self) -> None:
        """At the start or again: nobody knows what is there."""
        self.screen_state.forget()

    def forget_screen(self) -> None:
        """Nothing is known any more of what the terminal shows: have all of it written again."""
        self.screen_state.forget()

    async def on_event(self, event: Event) -> None:
        """A terminal puts what it shows into another size as it likes."""
        if isinstance(event, Resize):
            self.screen_state.resized(event.size)
        await super().on_event(event)

    @property
    def is_behind(self) -> bool:
        """Whether the terminal is: what is painted now would come late, and then be outdated."""
        return isinstance(self.terminal_driver, FastDriver) and self.terminal_driver.is_behind

    def paint_now(self, screen: Screen[Any], *widgets: Widget) -> bool:
        """Write the changed parts of `widgets` to the terminal; False if the next frame does it."""
        return direct_paint.paint_now(screen, *widgets)

    def release_closed(self) -> None:
        """Have Textual's caches let go of the screens that were closed."""
        direct_paint.clear_caches()

    doubt: ClassVar[float] = 0.0

    def has_work(self, loop: asyncio.AbstractEventLoop) -> bool:
        """Whether the loop has anything to do at once: messages, and widgets that come or go."""
        return bool(getattr(loop, "_ready", ()))

    def output_stopped(self, thread: threading.Thread) -> None:
        """The thread that writes to the terminal has ended: nothing may wait for it."""
        discard_output(thread)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """All that is painted passes here on its way to the terminal."""
        super()._display(screen, direct_paint.shortened(renderable, self.screen_state))

    def _fatal_error(self) -> None:
        """An exception in a handler, a timer or a worker; Textual has set the status."""
        self.keep(self._exception or UnknownFailure())
        self._close_messages_no_wait()
