"""Turns paths and options into what a run starts with, and that into an opened library."""

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
    """Command line, config file, kept theme, clock and folders as one value.

    Without paths the sources are those of the config file; without any there, the samples.
    """
    folders = find_folders()
    settings, problems = load_settings(config or folders.config / CONFIG_FILE)
    kept = kept_state(folders, settings.theme)
    theme, unknown = choose_theme(theme, kept.theme, settings)
    added = Added() if paths else find_added(folders, settings)
    # "-" can't be read twice
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
    """Print what is wrong with the config file to standard error; the run goes on."""
    for problem in start.problems:
        complain(problem)


@contextmanager
def refreshed_library(
    start: Start,
    report: Callable[[Progress], None] = lambda progress: None,
    looks: bool = True,
) -> Iterator[Library]:
    """Open the library of a run and read what is new or has changed, standard input included.

    `report` is told how far it is.  With `looks` false no source is looked at: the library has what
    the index holds of them.  Problems of the config file are printed; what could not be read is in
    `Library.problems`.  The library is closed at the end, also after an interrupt.
    """
    from reader.library import Library
    from reader.library.keep_terms import KeepTerms

    complain_of_settings(start)
    folders = start.library_folders
    library = Library(folders.cache, folders.data, start.sources)
    try:
        if looks:
            library.refresh(
                given=start.given_date,
                today=start.today,
                report=report,
                stop=lambda: False,
                stdin=_standard_input() if "-" in start.sources else None,
                keep=KeepTerms(*start.settings.keep_terms),
            )
        yield library
    finally:
        library.close()


def _standard_input() -> bytes | Unreadable | None:
    """What is piped in, as far as a bulletin may be long; None where nothing is connected."""
    from reader.pipeline import read_stdin

    return read_stdin(sys.stdin.buffer) if sys.stdin else None
