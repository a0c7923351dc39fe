"""What one run of the reader starts with: the command line, the config and the folders as one."""

from datetime import date
from typing import NamedTuple

from reader.settings.folders import Folders, keep_theme
from reader.settings.values import Problem, Settings


class Start(NamedTuple):
    """One run.

    `sources` are paths, or "-" for standard input, whose descriptor is then `stdin` (the terminal
    may have been put on 0).  `samples` is true when nothing was asked for and the samples stand
    in.  `folders` are the account's; the library is given `library_folders`.  `today` is the
    clock's day, `given_date` that of `--date`.  `theme` is the one to begin with (command line,
    kept, config), or None.
    """

    sources: tuple[str, ...]
    folders: Folders
    today: date
    samples: bool = False
    given_date: date | None = None
    theme: str | None = None
    settings: Settings = Settings()
    problems: tuple[Problem, ...] = ()
    stdin: int | None = None

    @property
    def library_folders(self) -> Folders:
        """Where index and marks are: those of the samples never mix with the reader's own."""
        return self.folders.for_samples() if self.samples else self.folders

    def keep_theme(self, theme: str) -> str | None:
        """Keep a theme chosen on the screen; gives why it could not be kept, or None."""
        return keep_theme(self.folders, theme, self.settings.theme)
