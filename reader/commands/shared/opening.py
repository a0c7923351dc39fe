"""Combines paths and options to the `Start` of a run, and opens its library."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from reader.commands.shared.output import complain
from reader.resources import sample_data
from reader.settings import (
    CONFIG_FILE,
    Added,
    Start,
    choose_theme,
    configured_sources,
    find_added,
    find_folders,
    kept_state,
    load_settings,
)

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library import Library
    from reader.library.rows import Progress
    from reader.models import Unreadable


def start_of(
    paths: Sequence[str],
    day: date | None = None,
    config: Path | None = None,
    theme: str | None = None,
) -> Start:
    """Combine command line, config file, stored theme, clock and folders to one value.

    Without paths the sources are those of the config file; if that has none, the samples.
    """
    folders = find_folders()
    settings, problems = load_settings(config or folders.config / CONFIG_FILE)
    kept = kept_state(folders, settings.theme)
    theme, unknown = choose_theme(theme, kept.theme, settings)
    added = Added() if paths else find_added(folders, settings)
    # duplicates are removed, because standard input ("-") cannot be read twice
    sources = tuple(dict.fromkeys(paths)) or configured_sources(folders, settings, added)
    return Start(
        sources=sources or (str(sample_data()),),
        folders=folders,
        today=date.today(),
        samples=not sources,
        list_width=kept.list_width,
        given_date=day,
        theme=theme,
        settings=settings,
        problems=(*problems, *unknown, *added.problems),
        added=added.sources,
        paths=tuple(paths),
    )


def complain_of_settings(start: Start) -> None:
    """Print the errors of the config file to standard error; the run continues."""
    for problem in start.problems:
        complain(problem)


@contextmanager
def refreshed_library(
    start: Start,
    report: Callable[[Progress], None] = lambda progress: None,
    looks: bool = True,
) -> Iterator[Library]:
    """Open the library of a run and read what is new or has changed, including standard input.

    `report` is called with the progress. With `looks` false nothing is read: the library has what
    is indexed. Errors of the config file are printed; unreadable sources are in `Library.problems`.
    The library is closed at the end, even after an interrupt.
    """
    from reader.library import Library

    complain_of_settings(start)
    folders = start.library_folders
    library = Library(folders.cache, folders.data, start.sources)
    try:
        if looks:
            read_new(library, start, report)
        yield library
    finally:
        library.close()


def read_new(
    library: Library, start: Start, report: Callable[[Progress], None] = lambda progress: None
) -> None:
    """Read what is new or has changed in the sources of a run, including standard input."""
    from reader.library.keep_terms import KeepTerms

    library.refresh(
        given=start.given_date,
        today=start.today,
        report=report,
        stop=lambda: False,
        stdin=_standard_input() if "-" in start.sources else None,
        keep=KeepTerms(*start.settings.keep_terms),
    )


def _standard_input() -> bytes | Unreadable | None:
    """The data piped in, up to the longest possible bulletin; None if nothing is connected."""
    from reader.pipeline import read_stdin

    return read_stdin(sys.stdin.buffer) if sys.stdin else None
