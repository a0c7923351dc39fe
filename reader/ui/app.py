"""Runs the program in a terminal: opens the library, shows the screen and reads the sources."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work
from textual.await_complete import AwaitComplete
from textual.events import Event, Key, Paste
from textual.geometry import Offset
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, get_current_worker

from reader.library import Library
from reader.library.keep_terms import KeepTerms
from reader.library.views.registry import view_of
from reader.settings import Start
from reader.ui.added_sources.fetching import SourceFetcher
from reader.ui.clean_line import clean_line
from reader.ui.colours.themed_app import ThemedApp
from reader.ui.filters.filter_store import FilterStore, saved_filters
from reader.ui.keys.first_keys import load_for_first_keys
from reader.ui.keys.key_session import KeySession
from reader.ui.messages import (
    BorderMoved,
    Indexed,
    MarksChanged,
    Reload,
    ShownLong,
    SourcesChanged,
    SourcesWanted,
    SourceTold,
    ThemeWanted,
)
from reader.ui.screens.main import MainScreen
from reader.ui.screens.panes import Measures
from reader.ui.style_sheets import style_sheets
from reader.ui.table import Action, alt_letters, bindings, remapped
from reader.ui.type_ahead import TypeAhead

if TYPE_CHECKING:
    from rich.console import RenderableType

    from reader.ui.standard_input import StandardInput

_READING = "read_sources"
SAMPLES = "Samples · your own: warreader FILE…, or 7 adds a feed or page · ? help"


class WarreaderApp(ThemedApp):
    """One run of the reader with the sources and settings of a `Start`."""

    TITLE = "warreader"
    ENABLE_COMMAND_PALETTE = False  # the program's own palette is an action
    BINDINGS = [("ctrl+q", "help_quit")]  # the framework's key to quit, which terminals send: XON

    def __init__(self, start: Start) -> None:
        """Open the index and the marks; no source is read yet."""
        super().__init__(style_sheets(start.settings), start.theme)
        self.start = start
        self.table, problems = remapped(start.settings.keymap)
        self.alt_letters = alt_letters(self.table)
        in_keymap = (start.settings.problem(words, "keymap", name) for name, words in problems)
        self.problems = [*map(str, start.problems), *map(str, in_keymap)]
        folders = start.library_folders
        self.library = Library(folders.cache, folders.data, start.sources)
        self._standard_input: StandardInput | None = None
        if start.stdin is not None:
            from reader.ui.standard_input import StandardInput

            self._standard_input = StandardInput(start.stdin)
        self._reading = threading.Lock()
        self._watching, self._reads_again, self._ended = False, False, threading.Event()
        self.type_ahead = TypeAhead(self, self.table)
        self.fetcher = SourceFetcher(start, self.post_message)
        self.key_session = KeySession(start)

    def get_default_screen(self) -> Screen[None]:
        """Return the reading screen, with the keys from the configuration."""
        settings, greeting = self.start.settings, SAMPLES if self.start.samples else ""
        if self.problems:
            first, *others = self.problems
            more = f" (and {len(others)} more)" if others else ""
            greeting = f"{clean_line(first)}{more} · ! shows messages again"
        return _with_keys(self.table)(
            self.library,
            self.table,
            measures=self._measures(),
            view=view_of(self.start.first_view),
            is_first_look=self.start.samples,
            read_delay=settings.read_delay,
            greeting=greeting,
            mistakes=self.problems,
            keys_ahead=self.type_ahead,
            filters=FilterStore(
                ((clean_line(name), text) for name, text in settings.filters.items()),
                self.start.keep_filter,
            ),
            saved=saved_filters(settings),
        )

    def _measures(self) -> Measures:
        settings, start, today = self.start.settings, self.start, self.start.today.isoformat()
        sizes = self.size.width, settings.width, settings.rows
        return Measures(*sizes, today, start.list_width, settings.fold_read)

    def on_border_moved(self, message: BorderMoved) -> None:
        """Store the width of the list when the user has dropped its border."""
        if message.is_dropped:
            why = self.start.keep_list_width(message.width)
            if why is not None and (main := self.main) is not None:
                main.say(f"The position of the border can't be saved: {why}")

    def chosen_cell(self) -> Offset | None:
        """Return the cell of the chosen row or line, where the terminal puts its own cursor."""
        find: Callable[[], Offset | None] | None = getattr(self.screen, "chosen_cell", None)
        return find() if find is not None else None

    async def on_event(self, event: Event) -> None:
        """Hold a key back while an earlier key is still opening the widget that this key is for."""
        self.key_session.see(event)
        if isinstance(event, Key | Paste) and self.type_ahead.takes(event):
            event.stop()
        else:
            await super().on_event(event)

    def on_mount(self) -> None:
        """Begin to read the sources after the first screen is painted."""
        self.library.on_change = lambda change: self._tell(MarksChanged(change))
        self.call_after_refresh(self._begin_reading)

    def _begin_reading(self) -> None:
        gc.freeze()  # the start's objects live on: collections need not go through them
        gc.enable()
        self.library.view_data.catch_up.set_session(self.key_session.before)
        if (main := self.main) is not None and main.session.listed.joined is not None:
            main.renew()
        self.read_sources(force=False)
        if self.start.fetches_alone:
            self.fetcher.fetch(self.start.added, asked=False)

    def on_source_told(self, message: SourceTold) -> None:
        """Show the outcome of fetching a source."""
        if (main := self.main) is not None:
            self.fetcher.show(self.screen_stack, message.report, main.say)

    def on_shown_long(self, message: ShownLong) -> None:
        """Fetch the page of a short item that was stored without it."""
        key, main = message.key, self.main
        if main is not None and self.fetcher.fetch_page(key, self.library.origin(key).path):
            main.awaited.add(key)

    def on_sources_wanted(self, _: SourcesWanted) -> None:
        """Open the dialog of added sources."""
        from reader.ui.added_sources.sources_screen import open_sources

        if (main := self.main) is not None:
            open_sources(main, self.fetcher)

    @work(name=_READING, thread=True, exclusive=True, exit_on_error=True)
    def read_sources(self, force: bool) -> None:
        """Update the index from the sources, in a thread; messages report the progress."""
        worker = get_current_worker()

        def stop() -> bool:
            return worker.is_cancelled or not self.is_running

        with self._reading:  # an earlier worker has been told to stop
            load_for_first_keys()
            stdin = self._standard_input.read(stop) if self._standard_input is not None else None
            if stop():
                return
            self.library.refresh(
                given=self.start.given_date,
                today=self.start.today,
                report=lambda progress: self._tell(Indexed(progress)),
                stop=stop,
                force=force,
                stdin=stdin,
                keep=KeepTerms(*self.start.settings.keep_terms),
            )
            self._begin_watching(stop)

    def _begin_watching(self, stop: Callable[[], bool]) -> None:
        """Start a daemon thread that watches the sources, after the first reading."""
        if not (self._watching or self.start.samples or stop()):
            self._watching = True
            threading.Thread(target=self._watch, name="watch", daemon=True).start()

    def _watch(self) -> None:
        from reader.library.reading.watch import watch_paths
        from reader.ui.terminal.deferred_imports import import_watching

        import_watching()
        watch_paths(self.start.sources, lambda: self._tell(SourcesChanged()), self._ended)

    @property
    def main(self) -> MainScreen | None:
        """The reading screen, which may be below other screens; None while the program ends."""
        return next((s for s in self.screen_stack if isinstance(s, MainScreen)), None)

    def _tell(self, message: Message) -> None:
        with suppress(RuntimeError):  # the screen is being closed
            if (main := self.main) is not None:
                main.post_message(message)

    def keep_theme(self, wanted: str) -> None:
        """Show a theme, and store it for later starts."""
        self.show_theme(wanted)
        why = self.start.keep_theme(wanted)
        if why is not None and (main := self.main) is not None:
            main.say(f"The theme can't be saved: {why}")

    def on_theme_wanted(self, message: ThemeWanted) -> None:
        """Show the theme whose name was typed, and store it for later starts."""
        self.keep_theme(message.name)

    def on_reload(self, _: Reload) -> None:
        """Read all sources again, whether they have changed or not."""
        self.read_sources(force=True)

    def pop_screen(self) -> AwaitComplete:
        """Close the top screen, and release what the framework has cached for it."""
        self.release_closed()
        return super().pop_screen()

    def search_themes(self) -> None:
        """Open the dialog that chooses a theme; it shows each theme as the cursor reaches it."""
        from reader.ui.screens.themes import ThemeScreen

        before = self.wanted

        def keep(chosen: str | None) -> None:
            self.show_theme(before) if chosen is None else self.keep_theme(chosen)

        self.push_screen(ThemeScreen(self.theme_names, before, self.show_theme), keep)

    def action_suspend_process(self) -> None:
        """Stop the whole process group, so that the shell takes over also under `make run`."""
        if not self.is_headless:
            with self.suspend():
                os.killpg(os.getpgrp(), signal.SIGSTOP)

    def on_sources_changed(self, message: SourcesChanged) -> None:
        """Read the changed sources; if a worker is still reading, as soon as it has ended."""
        if (main := self.main) is not None:
            main.completed |= message.completed
        reading = (worker for worker in self.workers if worker.name == _READING)
        self._reads_again = any(worker.is_running for worker in reading)
        if not self._reads_again:
            self.read_sources(force=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Read sources that changed while a worker was reading."""
        if self._reads_again and event.worker.name == _READING and event.worker.is_finished:
            self.on_sources_changed(SourcesChanged())

    def on_unmount(self) -> None:
        """End the watching thread, the fetching process and the key session."""
        self._ended.set()
        self.fetcher.end()
        self.key_session.end()

    def action_help_quit(self) -> None:
        """Say how to quit when ^C or ^Q is typed, and go on."""
        if (main := self.main) is not None:
            main.say("Q quits")

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """End the program; later keys are ignored."""
        self.type_ahead.end()
        super().exit(result, return_code, message)

    async def action_quit(self) -> None:
        """End the program; an unmounted screen stores its place."""
        self.exit()


def _with_keys(table: tuple[Action, ...]) -> type[MainScreen]:
    """Return a reading screen class with these keys: Textual takes bindings from classes."""
    return type("MainScreen", (MainScreen,), {"BINDINGS": bindings(table)})
