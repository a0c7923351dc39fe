"""Fetches the added sources in a separate process, and tells the screen the outcome of each."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.settings import Start, configured_sources, fetched_folder, find_added, list_file

if TYPE_CHECKING:
    from textual.message import Message
    from textual.screen import Screen

    from reader.library.documents.eviction import Eviction
    from reader.library.documents.source_state import SourceState
    from reader.library.fetching.background import FetchProcess
    from reader.library.fetching.orders import FetchReport, SourceOrder
    from reader.settings.source_list import AddedSource


_NICE = 5
"""The niceness of the fetching process, so that the screen goes first."""


class SourceFetcher:
    """The added sources of one run of the program, and which of them are being fetched."""

    def __init__(self, start: Start, post: Callable[[Message], object]) -> None:
        """Start without fetching; `post` takes messages from threads."""
        self._start, self._post = start, post
        self._folder = fetched_folder(start.folders)
        self._processes: set[FetchProcess] = set()
        self._pages: set[str] = set()
        self._has_ended = False
        self._came: list[FetchReport] = []
        self._lock = threading.Lock()
        self.waiting: frozenset[str] = frozenset()
        """Addresses that are being fetched."""
        self.reopens_view = ""
        """The view to show first if the program has to start again at once; else ""."""

    @property
    def sources(self) -> tuple[AddedSource, ...]:
        """The sources now in the list; files and folders come last."""
        added = find_added(self._start.folders, self._start.settings)
        return (*added.sources, *added.paths)

    @property
    def is_of_list(self) -> bool:
        """Whether this run reads the sources of the list, and none from the command line."""
        return not self._start.paths

    def reopen(self, view: str, leave: Callable[[], object]) -> None:
        """Call `leave`, to start again with a view, if a start would now read other files."""
        start = self._start
        added = find_added(start.folders, start.settings)
        now = configured_sources(start.folders, start.settings, added)
        if self.is_of_list and now and now != start.sources:
            self.reopens_view = view
            leave()

    @property
    def is_offline(self) -> bool:
        """Whether this run must not fetch."""
        return self._start.offline

    def state(self, source: AddedSource) -> SourceState:
        """Return the stored state of a source."""
        from reader.library.documents.fetched_folder import FetchedFolder

        return FetchedFolder(self._folder, source.address).state()

    def eviction(self) -> Eviction | None:
        """Return the latest eviction of fetched texts; None if there was none."""
        from reader.library.documents.eviction import last_eviction

        return last_eviction(self._folder)

    def fetch(self, sources: Sequence[AddedSource], asked: bool = True) -> bool:
        """Fetch sources in a thread; if they were `asked` for, also those that are not due.

        The outcome of each is posted, and None at the end. Other fetches go on. Return False if
        this run must not fetch, or if all of these are being fetched already.
        """
        if self._has_ended or self.is_offline:
            return False
        now = time.time()
        wanted = [source for source in sources if not source.is_path]
        idle = [source for source in wanted if source.address not in self.waiting]
        states = {source: self.state(source) for source in idle}
        due = [source for source in idle if asked or states[source].is_due(now)]
        if due:
            with self._lock:
                self.waiting |= {source.address for source in due}
            self._begin(self._run, due, asked)
            if not all(states[source].last_good for source in due):
                self._begin(_load_reading)
        return bool(idle) or not wanted

    def _has_come(self, addresses: set[str]) -> None:
        with self._lock:
            self.waiting -= addresses

    def fetch_page(self, key: int, path: str) -> bool:
        """Fetch the page of an item in a thread, unless the configuration forbids fetching unasked.

        Return False if the page is not fetched: this is no item, or it has its page.
        """
        from reader.library.fetching.late_pages import late_page

        file = Path(path)
        is_ours = file.parent.parent == self._folder and self._start.fetches_alone
        if not is_ours or path in self._pages or self._has_ended:
            return False
        self._pages.add(path)
        order = late_page(file, self.sources)
        if order is not None:
            self._begin(self._run_page, key, order)
        return order is not None

    def _begin(self, work: Callable[..., None], *values: object) -> None:
        threading.Thread(target=work, args=values, name="fetch", daemon=True).start()

    def _tell(self, message: Message) -> None:
        with suppress(RuntimeError):  # the screen is being closed
            self._post(message)

    def _run(self, sources: Sequence[AddedSource], asked: bool) -> None:
        from reader.library.fetching.orders import FetchReport, SourceOrder
        from reader.ui.messages import SourcesChanged, SourceTold

        orders = [SourceOrder(*source, asked) for source in sources]
        left = {source.address for source in sources}
        try:
            for report in self._reports(orders):
                left.discard(report.address)  # another fetch of it may have begun
                self._has_come({report.address})
                self._tell(SourceTold(report))
                if report.new or report.changed:  # the watch of folders would report it later
                    self._tell(SourcesChanged())
        except OSError as error:
            why = f"could not be fetched ({error.strerror or error})"
            self._tell(SourceTold(FetchReport(sources[0].address, why=why)))
        finally:
            self._has_come(left)
            self._tell(SourceTold(None))

    def _run_page(self, key: int, order: SourceOrder) -> None:
        from reader.ui.messages import SourcesChanged

        with suppress(OSError):
            list(self._reports([order]))
        self._tell(SourcesChanged(frozenset([key])))

    def _reports(self, orders: Sequence[SourceOrder]) -> Iterator[FetchReport]:
        """Yield the reports of a fetching process, which `end` stops."""
        from reader.library.fetching.background import fetching

        with fetching(self._folder, orders, self._start.today, _NICE) as process:
            self._processes.add(process)
            try:
                if self._has_ended:
                    process.stop()
                yield from process.reports()
            finally:
                self._processes.discard(process)

    def show(
        self,
        screens: Sequence[Screen[object]],
        report: FetchReport | None,
        say: Callable[[str], object],
    ) -> None:
        """Tell an open dialog of sources the outcome of a fetch; else `say` all at the end.

        The end is a report of None.
        """
        tells = filter(None, (getattr(screen, "tell_report", None) for screen in screens))
        if (tell := next(tells, None)) is not None:
            tell(report)
            self._came = []
        elif report is not None:
            self._came.append(report)
        else:
            if self._came:
                say(_words_of_all(self._came))
            self._came = []

    def add(self, source: AddedSource) -> str | None:
        """Write a source into the list; return why it cannot be written, or None."""
        from reader.library.documents.fetched_folder import FetchedFolder
        from reader.settings.source_list import add_sources

        path = list_file(self._start.folders)
        try:
            add_sources(path, [source])
            FetchedFolder(self._folder, source.address).set_removed(False)
        except (OSError, UnicodeDecodeError) as error:
            return f"{path.name} can't be written ({error})"
        return None

    def add_list(
        self, name: str, listed: Sequence[tuple[str, str]] | str
    ) -> tuple[tuple[AddedSource, ...], str]:
        """Write all sources of a list; `listed` has (address, title) pairs, or says why not.

        Return the new ones, and the words to show.
        """
        from reader.settings.typed_source import listed_source

        if isinstance(listed, str):
            return (), f"{name} {listed}"
        found = [source for one in listed if (source := listed_source(*one)) is not None]
        known = {source.address for source in self.sources}
        new = tuple(source for source in found if source.address not in known)
        for source in new:
            if (why := self.add(source)) is not None:
                return (), why
        return new, f"{len(new):,} sources of {name} are added"

    def remove(self, source: AddedSource) -> str | None:
        """Remove a source from the list; return why it cannot be removed, or None."""
        from reader.library.documents.fetched_folder import FetchedFolder
        from reader.settings.source_list import remove_source

        path = list_file(self._start.folders)
        try:
            if not remove_source(path, source.address):
                return "it is in the config file; remove it there"
            FetchedFolder(self._folder, source.address).set_removed(True)
        except (OSError, UnicodeDecodeError) as error:
            return f"{path.name} can't be written ({error})"
        return None

    def forget(self, address: str) -> None:
        """Mark as removed the data fetched from an address that was tried and not added."""
        from reader.library.documents.fetched_folder import FetchedFolder

        with suppress(OSError):
            FetchedFolder(self._folder, address).set_removed(True)

    def end(self) -> None:
        """Stop all fetching processes: the program ends."""
        self._has_ended = True
        for process in tuple(self._processes):
            process.stop()


def _load_reading() -> None:
    """Load the modules that read documents while new sources are being fetched."""
    from reader.library.reading.loading import load_reading

    load_reading()


def _words_of_all(reports: Sequence[FetchReport]) -> str:
    """Return one line on several sources: the new texts, and the failures."""
    from reader.ui.page.looks import plural

    new, changed = sum(one.new for one in reports), sum(one.changed for one in reports)
    failed = [one for one in reports if one.why]
    words = [f"{plural(new, 'new text')} fetched"] if new else []
    words += [f"{changed:,} changed"] if changed else []
    if failed:
        first = f"{failed[0].address} {failed[0].why}"
        words.append(f"{len(failed)} sources failed (7 shows them)" if failed[1:] else first)
    return " · ".join(words)
