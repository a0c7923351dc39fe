"""The values that one run starts with, from command line, config file and folders."""

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
    """One run.

    `sources` are paths, or "-" for standard input, whose descriptor is then `stdin` (descriptor 0
    may be the terminal).  `samples` is true if no source was given and the samples are shown.
    `folders` are the account's; the library gets `library_folders`.  `today` is the current day,
    `given_date` the one of `--date`.  `theme` is the first theme (from command line, kept state or
    config), or `AUTO`.  `list_width` is where the reader put the border of the list, in cells.
    `added` are the sources that are fetched; what came of them is kept in a folder of `sources`.
    Nothing is fetched where the run is `offline`.  `paths` are those of the command line, if any.
    `view` is the one that was shown where this run replaces another, else "".
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
        """Whether something is fetched that nobody asked for by a key."""
        return self.settings.fetch == "auto" and not self.offline

    @property
    def first_view(self) -> str:
        """The name of the view that is shown first: with paths or samples, the developments."""
        if self.view:
            return self.view
        return "developments" if self.paths or self.samples else self.settings.start

    @property
    def library_folders(self) -> Folders:
        """The folders of index and marks; the samples have their own."""
        return self.folders.for_samples() if self.samples else self.folders

    def keep_theme(self, theme: str) -> str | None:
        """Keep a theme chosen on the screen; return why it could not be kept, or None."""
        return keep_theme(self.folders, theme, self.settings.theme)

    def keep_list_width(self, width: int) -> str | None:
        """Keep where the border of the list was put; return why it could not be kept, or None."""
        return keep_list_width(self.folders, width)

    def last_session(self) -> int | None:
        """When a key was last pressed in a session with these sources, in seconds since 1970."""
        from reader.settings.sessions import last_session  # nothing at the start needs it

        return last_session(self.library_folders, self.paths)

    def keep_session(self, moment: int) -> str | None:
        """Keep when the last key was pressed; return why it can't be kept, or None."""
        from reader.settings.sessions import keep_session

        return keep_session(self.library_folders, self.paths, moment)

    def keep_filter(self, name: str, query: str) -> str | None:
        """Write a saved filter into the config file; return why that can't be done, or None."""
        from pathlib import Path

        from reader.settings.keep_filter import keep_filter  # few readers save one

        return keep_filter(Path(self.settings.file), name, query)
