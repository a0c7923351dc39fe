"""The Textual app: opens the library, shows the reading screen, reads the sources in a worker."""

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
from textual.screen import Screen
from textual.worker import get_current_worker

from reader.library import Library
from reader.library.rows import MarksChange, Progress
from reader.resources import styles
from reader.settings import Settings, Start
from reader.ui.messages import Indexed, MarksChanged, Reload, SourcesChanged
from reader.ui.screens.main import MainScreen
from reader.ui.table import Action, bindings, remapped
from reader.ui.terminal.base_app import TerminalApp
from reader.ui.terminal.colour_support import is_limited
from reader.ui.terminal.deferred_imports import load_palette
from reader.ui.type_ahead import TypeAhead

if TYPE_CHECKING:
    from pathlib import PurePath

    from reader.ui.palette import TableProvider
    from reader.ui.saved_filters import FilterSidebar
    from reader.ui.standard_input import StandardInput

SAMPLES = "Samples · your own: warreader FILE… (or sources in the config) · ? help"


def _palette() -> type[TableProvider]:
    """Loaded when the palette is opened."""
    from reader.ui.palette import TableProvider

    return TableProvider


class WarreaderApp(TerminalApp):
    """One run of the reader on what `Start` says."""

    TITLE = "warreader"
    COMMANDS = {_palette}
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = []

    def __init__(self, start: Start) -> None:
        """Opens the index and the marks; reads no source yet."""
        limited = is_limited(os.environ)
        super().__init__(css_path=_looks(start.settings), ansi_color=True if limited else None)
        self.start = start
        self.table, problems = remapped(start.settings.keymap)
        told = (start.settings.problem(words, "keymap", name) for name, words in problems)
        self.problems = [*map(str, start.problems), *map(str, told)]
        folders = start.library_folders
        self.library = Library(folders.cache, folders.data, start.sources)
        self._dress(limited)
        self._theme_kept = self.theme
        self._piped: StandardInput | None = None
        if start.stdin is not None:
            from reader.ui.standard_input import StandardInput

            self._piped = StandardInput(start.stdin)
        self._reading = threading.Lock()
        self._watching = False
        self._left = threading.Event()
        self.ahead = TypeAhead(self, self.table)

    def _dress(self, limited: bool) -> None:
        """The theme: with few colours or none, one that leaves them to the terminal."""
        wanted = self.start.theme
        if limited:
            self.theme = wanted if wanted in ("ansi-dark", "ansi-light") else "ansi-dark"
        elif wanted in self.available_themes:
            self.theme = wanted
        elif wanted is not None:
            names = ", ".join(sorted(self.available_themes))
            words = f"there is no theme {_line(wanted)!r}; there are {names}"
            if wanted == self.start.settings.theme:
                words = str(self.start.settings.problem(words, "theme"))
            self.problems.append(words)

    def get_default_screen(self) -> Screen[None]:
        """The reading screen, with the reader's keys."""
        settings = self.start.settings
        greeting = SAMPLES if self.start.samples else ""
        if self.problems:
            first, *others = self.problems
            greeting = _line(first) + (f" (and {len(others)} more)" if others else "")
        return _with_keys(self.table)(
            self.library,
            self.table,
            columns=self.size.width,
            text_width=settings.width,
            read_delay=settings.read_delay,
            greeting=greeting,
            on_opened=self.ahead.opened,
            saved=self._saved_filters(),
        )

    def _saved_filters(self) -> Callable[[MainScreen], FilterSidebar] | None:
        """What makes the sidebar with the filters of the config; what they mean is seen later."""
        settings = self.start.settings
        if not settings.filters:
            return None
        from reader.ui.panes.filter_list import SavedFilter
        from reader.ui.saved_filters import FilterSidebar

        file = settings.file.rpartition(os.sep)[2]  # the line below the screen is short
        of = settings._replace(file=file).problem
        where = {name: of("", "filters", name).place for name in settings.filters}
        lines = settings.filters.items()
        saved = [SavedFilter(_line(name), text, _line(where[name])) for name, text in lines]
        return lambda screen: FilterSidebar(screen, saved)

    async def on_event(self, event: Event) -> None:
        """A key that is typed ahead waits for what it is for."""
        if isinstance(event, Key | Paste) and self.ahead.takes(event):
            event.stop()
        else:
            await super().on_event(event)

    def on_mount(self) -> None:
        """Read the sources once the first screen stands."""
        self.library.on_change = self._changed
        self.theme_changed_signal.subscribe(self, self._theme_chosen)
        self.call_after_refresh(self._painted)

    def _painted(self) -> None:
        gc.freeze()  # what a start has made stays: looking through it takes as long as some keys
        gc.enable()
        self.read_sources(force=False)

    @work(thread=True, exclusive=True, exit_on_error=True)
    def read_sources(self, force: bool) -> None:
        """Bring the index up to date with the sources; the screen hears of it by messages."""
        worker = get_current_worker()

        def stop() -> bool:
            return worker.is_cancelled or not self.is_running

        with self._reading:  # the one before this has been told to stop
            stdin = self._piped.read(stop) if self._piped is not None else None
            if stop():
                return
            self.library.refresh(
                given=self.start.given_date,
                today=self.start.today,
                report=self._report,
                stop=stop,
                force=force,
                stdin=stdin,
            )
            self._begin_watching(stop)

    def _begin_watching(self, stop: Callable[[], bool]) -> None:
        """Once, after the first reading; a daemon, for leaving waits for nothing it is in."""
        if not (self._watching or self.start.samples or stop()):
            self._watching = True
            threading.Thread(target=self._watch, name="watch", daemon=True).start()

    def _watch(self) -> None:
        from reader.library.reading.watch import watch_paths

        def changed() -> None:
            with suppress(RuntimeError):  # the screen is being closed
                self.post_message(SourcesChanged())

        watch_paths(self.start.sources, changed, self._left)

    @property
    def main(self) -> MainScreen | None:
        """The reading screen, below whatever stands on it."""
        return next((s for s in self.screen_stack if isinstance(s, MainScreen)), None)

    def _report(self, progress: Progress) -> None:
        with suppress(RuntimeError):  # the screen is being closed
            if (main := self.main) is not None:
                main.post_message(Indexed(progress))

    def _changed(self, change: MarksChange) -> None:
        with suppress(RuntimeError):
            if (main := self.main) is not None:
                main.post_message(MarksChanged(change))

    def _theme_chosen(self, _: object) -> None:
        if self.theme != self._theme_kept and self.is_running:
            self._theme_kept = self.theme
            why = self.start.keep_theme(self.theme)
            if why is not None and (main := self.main) is not None:
                main.say(f"The theme can't be kept: {why}")

    def on_reload(self, _: Reload) -> None:
        """The reader asked for it."""
        self.read_sources(force=True)

    def pop_screen(self) -> AwaitComplete:
        """Close what stands over the screen, and keep nothing of what it looked like."""
        self.release_closed()
        return super().pop_screen()

    def action_command_palette(self) -> None:
        """The palette, which a start leaves out."""
        load_palette()
        from reader.ui.palette_screen import PaletteScreen

        if not isinstance(self.screen, PaletteScreen):
            self.push_screen(PaletteScreen(id="--command-palette"))

    def search_themes(self) -> None:
        """The palette with themes in it."""
        load_palette()
        from textual.theme import ThemeProvider

        from reader.ui.palette_screen import PaletteScreen

        self.push_screen(PaletteScreen(providers=[ThemeProvider], placeholder="Search for themes…"))

    def action_suspend_process(self) -> None:
        """To the shell, with whatever else is in the job: else `make run` would wait for us."""
        if not self.is_headless:
            with self.suspend():
                os.killpg(os.getpgrp(), signal.SIGSTOP)

    def on_sources_changed(self, _: SourcesChanged) -> None:
        """Read what is new; later, if a reading is on its way already."""
        if any(worker.is_running and worker.name == "read_sources" for worker in self.workers):
            self.set_timer(1.0, lambda: self.post_message(SourcesChanged()))
        else:
            self.read_sources(force=False)

    def on_unmount(self) -> None:
        """Nobody looks any more."""
        self._left.set()

    def action_help_quit(self) -> None:
        """^C: say how to quit, and keep running."""
        if (main := self.main) is not None:
            main.say("Q quits")

    async def action_quit(self) -> None:
        """Leave; the screen keeps the place in the open development."""
        self.exit()


def _looks(settings: Settings) -> list[str | PurePath]:
    """The style sheets that this run needs from the start: each takes its time to be read."""
    names = ["warreader.tcss"]
    if settings.filters:
        names.append("filters.tcss")
    if os.environ.get("NO_COLOR"):
        names.append("nocolor.tcss")
    return [styles() / name for name in names]


def _with_keys(table: tuple[Action, ...]) -> type[MainScreen]:
    """The reading screen as a class of its own: Textual takes bindings from classes."""
    return type("MainScreen", (MainScreen,), {"BINDINGS": bindings(table)})


def _line(text: str) -> str:
    """Through the gate, which is loaded only when there is something to say."""
    from reader.clean import line

    return line(text)
