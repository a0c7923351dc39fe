"""Fetches the added sources in a process of its own, and tells the screen how each ended."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.settings import Start, fetched_folder, find_added, list_file

if TYPE_CHECKING:
    from textual.screen import Screen

    from reader.library.documents.eviction import Eviction
    from reader.library.documents.source_state import SourceState
    from reader.library.fetching.background import FetchProcess
    from reader.library.fetching.orders import FetchReport
    from reader.settings.source_list import AddedSource

Tell = Callable[["FetchReport"], object]


class SourceFetcher:
    """The added sources of one run of the program; one retrieval of several at a time."""

    def __init__(self, start: Start) -> None:
        """Fetches nothing yet."""
        self._start = start
        self._folder = fetched_folder(start.folders)
        self._process: FetchProcess | None = None
        self._has_ended = False
        self._came: list[FetchReport] = []
        self.waiting: frozenset[str] = frozenset()
        """The addresses that are being fetched."""

    @property
    def sources(self) -> tuple[AddedSource, ...]:
        """The sources as the list has them now, last those that are files and folders."""
        added = find_added(self._start.folders, self._start.settings)
        return (*added.sources, *added.paths)

    @property
    def is_offline(self) -> bool:
        """Whether nothing may be fetched in this run."""
        return self._start.offline

    def state(self, source: AddedSource) -> SourceState:
        """What is known of a source."""
        from reader.library.documents.fetched_folder import FetchedFolder

        return FetchedFolder(self._folder, source.address).state()

    def eviction(self) -> Eviction | None:
        """What went last of all that was fetched."""
        from reader.library.documents.eviction import last_eviction

        return last_eviction(self._folder)

    def fetch(
        self, sources: Sequence[AddedSource], tell: Tell, done: Callable[[], object], asked: bool
    ) -> bool:
        """Fetch sources in a thread, also those that are not due if they were `asked` for.

        `tell` gets how each ended, `done` is called at the end; both in the thread.  False where
        others are being fetched.
        """
        if self.waiting or self._has_ended or self.is_offline:
            return False
        now = time.time()
        wanted = [source for source in sources if not source.is_path]
        due = [source for source in wanted if asked or self.state(source).is_due(now)]
        if not due:
            return True
        self.waiting = frozenset(source.address for source in due)
        work = threading.Thread(
            target=self._run, args=(due, tell, done, asked), name="fetch", daemon=True
        )
        work.start()
        return True

    def _run(
        self, sources: Sequence[AddedSource], tell: Tell, done: Callable[[], object], asked: bool
    ) -> None:
        from reader.library.fetching.background import fetching
        from reader.library.fetching.orders import FetchReport, SourceOrder

        orders = [SourceOrder(*source, asked) for source in sources]
        try:
            with fetching(self._folder, orders, self._start.today) as self._process:
                for report in self._process.reports():
                    self.waiting -= {report.address}
                    tell(report)
        except OSError as error:
            why = f"could not be fetched ({error.strerror or error})"
            tell(FetchReport(sources[0].address, why=why))
        finally:
            self.waiting -= {source.address for source in sources}  # others may be fetched by now
            with suppress(RuntimeError):  # the screen is being closed
                done()

    def show(
        self, top: Screen[object], report: FetchReport | None, say: Callable[[str], object]
    ) -> None:
        """Tell how a source ended where `top` shows the sources; else `say` it of all at the end.

        The end is a report of None.
        """
        if (tell := getattr(top, "tell_report", None)) is not None:
            tell(report)
            self._came = []
        elif report is not None:
            self._came.append(report)
        else:
            if self._came:
                say(_words_of_all(self._came))
            self._came = []

    def add(self, source: AddedSource) -> str | None:
        """Write a source into the list; returns why that can't be done, or None."""
        from reader.library.documents.fetched_folder import FetchedFolder
        from reader.settings.source_list import add_sources

        path = list_file(self._start.folders)
        try:
            add_sources(path, [source])
            FetchedFolder(self._folder, source.address).set_removed(False)
        except (OSError, UnicodeDecodeError) as error:
            return f"{path.name} can't be written ({error})"
        return None

    def remove(self, source: AddedSource) -> str | None:
        """Take a source out of the list; returns why that can't be done, or None."""
        from reader.library.documents.fetched_folder import FetchedFolder
        from reader.settings.source_list import remove_source

        path = list_file(self._start.folders)
        try:
            if not remove_source(path, source.address):
                return "it stands in the config file; remove it there"
            FetchedFolder(self._folder, source.address).set_removed(True)
        except (OSError, UnicodeDecodeError) as error:
            return f"{path.name} can't be written ({error})"
        return None

    def forget(self, address: str) -> None:
        """Drop what came of an address that was tried and not added."""
        from reader.library.documents.fetched_folder import FetchedFolder

        with suppress(OSError):
            FetchedFolder(self._folder, address).set_removed(True)

    def end(self) -> None:
        """Stop everything: the program ends."""
        self._has_ended = True
        if self._process is not None:
            self._process.stop()


def _words_of_all(reports: Sequence[FetchReport]) -> str:
    """What came of several sources, and what failed, in a line."""
    from reader.ui.panes.bars import plural

    new, changed = sum(one.new for one in reports), sum(one.changed for one in reports)
    failed = [one for one in reports if one.why]
    words = [f"{plural(new, 'new text')} fetched"] if new else []
    words += [f"{changed:,} changed"] if changed else []
    if failed:
        first = f"{failed[0].address} {failed[0].why}"
        words.append(f"{len(failed)} sources failed (7 shows them)" if failed[1:] else first)
    return " · ".join(words)
