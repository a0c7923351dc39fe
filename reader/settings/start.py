"""The values that a run starts with, from command line, config file and folders."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from reader.settings.folders import Folders, keep_list_width, keep_theme
from reader.settings.themes import AUTO
from reader.settings.values import Problem, Settings

if TYPE_CHECKING:
    from reader.settings.source_list import AddedSource


REOPEN = -1
"""The status of a screen that was left to be opened again at once, with other sources."""

VIEW_VARIABLE = "WARREADER_VIEW"
"""Names the first view to a run that a screen with this status has started."""


class Start(NamedTuple):
    """The start values of a run.

    `sources` are paths, or "-" for standard input, whose descriptor is then `stdin` (descriptor 0
    may be the terminal). `samples` is true if no source was given and the samples are shown.
    `folders` are the account's; the library gets `library_folders`. `today` is the current day,
    `given_date` the value of `--date`. `theme` is the first theme (from command line, stored state
    or config), or `AUTO`. `list_width` is the reader's width of the list, in cells. `added` are the
    sources that are fetched; their documents are in a folder that `sources` contains. An `offline`
    run fetches nothing. `paths` are those of the command line, if any.
    """

    sources: tuple[str, ...]
    folders: Folders
    today: date
    samples: bool = False
    given_date: date | None = None
    theme: str = AUTO
    settings: Settings = Settings()
    problems: tuple[Problem, ...] = ()
    stdin: int | None = None
    list_width: int | None = None
    added: tuple[AddedSource, ...] = ()
    offline: bool = False
    paths: tuple[str, ...] = ()
    view: str = ""

    @property
    def fetches_alone(self) -> bool:
        """Whether sources are fetched without a key press."""
        return self.settings.fetch == "auto" and not self.offline

    @property
    def first_view(self) -> str:
        """The name of the first view; with paths or samples it is that of developments."""
        if self.view:
            return self.view
        return "developments" if self.paths or self.samples else self.settings.start

    @property
    def library_folders(self) -> Folders:
        """The folders of index and marks; the samples have their own."""
        return self.folders.for_samples() if self.samples else self.folders

    def keep_theme(self, theme: str) -> str | None:
        """Store a theme chosen on the screen; returns why that failed, or None."""
        return keep_theme(self.folders, theme, self.settings.theme)

    def keep_list_width(self, width: int) -> str | None:
        """Store the width of the list; returns why that failed, or None."""
        return keep_list_width(self.folders, width)

    def last_session(self) -> int | None:
        """Return the last key press in a session with these sources, in seconds since 1970."""
        from reader.settings.sessions import last_session  # nothing at the start needs it

        return last_session(self.library_folders, self.paths)

    def keep_session(self, moment: int) -> str | None:
        """Store the time of the last key press; returns why that failed, or None."""
        from reader.settings.sessions import keep_session

        return keep_session(self.library_folders, self.paths, moment)

    def keep_filter(self, name: str, query: str) -> str | None:
        """Write a saved filter to the config file; returns why that failed, or None."""
        from pathlib import Path

        from reader.settings.keep_filter import keep_filter  # few readers save one

        return keep_filter(Path(self.settings.file), name, query)
