"""The `warreader` command: what was asked for to calls, standard streams and an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NoReturn

from reader import crash
from reader.arguments import Extract, Index, Read, Schema, Search, parse_arguments
from reader.models import AnnotatedBulletin, Unreadable
from reader.terminal import interrupts_raised, open_missing_streams

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library import Library
    from reader.settings import Start

USAGE = 2
INTERRUPTED = 130


def main(words: Sequence[str] | None = None) -> int:
    """Run the command; the exit status is 0, 1 (something could not be read) or 2 (usage)."""
    open_missing_streams()
    failed = crash.watch(_log)
    asked = parse_arguments(sys.argv[1:] if words is None else words)
    status = _run(asked)
    status = status or int(bool(failed))
    if _is_shown(asked):
        _end(status)
    return status


def _run(asked: Read | Extract | Index | Schema | Search) -> int:
    match asked:
        case Schema():
            return _printing(partial(_schema, asked))
        case Extract():
            return _printing(partial(_extract, asked))
        case Index():
            return _printing(partial(_index, start_of(asked)))
        case Search():
            return _printing(partial(_search, asked))
        case Read():
            start = start_of(asked)
            return _on_screen(start) if _is_shown(asked) else _printing(partial(_read, start))


def _is_shown(asked: object) -> bool:
    """Whether what is asked for is a screen; a terminal that calls itself dumb can't show one."""
    is_dumb = os.environ.get("TERM") == "dumb"  # a shell in Emacs, a log of some builder
    return isinstance(asked, Read) and sys.stdout.isatty() and not is_dumb


def _log() -> Path:
    """Where to tell of an exception that nobody caught."""
    from reader.settings import find_folders

    return find_folders().log


def _complain(message: object) -> int:
    """Say on standard error what went wrong; gives exit status 1."""
    from reader import clean

    print(f"warreader: {clean.line(str(message))}", file=sys.stderr)
    return 1


class _OutputError(Exception):
    """Standard output takes no more; the message says why."""


def _put(text: str) -> None:
    """Print a text at once, so that whoever waits for it has it."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _OutputError(error.strerror) from error


def _printing(work: Callable[[], int]) -> int:
    """Run what prints; a reader that has had enough is no error, an output that is full is one."""
    # A name that is no text, or a narrow encoding, must not end the printing.
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        with interrupts_raised():
            return work()
    except BrokenPipeError:
        _discard_output()
        return 0
    except _OutputError as error:
        _discard_output()
        return _complain(f"can't write ({error})")
    except KeyboardInterrupt:
        _discard_output()
        return INTERRUPTED


def _discard_output() -> None:
    """Send what is still to be written nowhere, or Python would complain of it at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


# -- warreader extract, warreader schema -------------------------------------------------------


def _schema(asked: Schema) -> int:
    from reader.extract import schema_json

    _put(schema_json(asked.lines))
    return 0


def _extract(asked: Extract) -> int:
    from reader.extract import bulletin_json

    if asked.lines:
        return max(map(_answer, asked.paths))
    single = len(asked.paths) == 1 and not os.path.isdir(asked.paths[0])
    narrow = sys.stdout.encoding.lower() != "utf-8"
    indent = 2 if single else None
    return _print_each(asked.paths, asked.day, partial(bulletin_json, indent=indent, ascii=narrow))


def _answer(path: str) -> int:
    """Answer the lines of one file as they come."""
    from reader.extract import InputError, answer_lines, lines_of

    status, stdin = 0, sys.stdin.buffer if sys.stdin else None
    try:
        for answer, complaint in answer_lines(lines_of(path, stdin)):
            if answer is None:
                status = _complain(complaint)
            else:
                _put(answer)
    except InputError as error:
        return _complain(error)
    return status


def _print_each(
    paths: Sequence[str], day: date | None, shown: Callable[[AnnotatedBulletin], str]
) -> int:
    """Print the bulletins of the paths as they are read, and complain of what is none."""
    from reader.pipeline import read_paths

    stdin = sys.stdin.buffer if sys.stdin else None
    status = printed = 0
    for found in read_paths(paths, today=date.today(), given=day, stdin=stdin):
        if isinstance(found, AnnotatedBulletin):
            _put(shown(found))
            printed += 1
        elif isinstance(found, Unreadable):
            status = _complain(f"{found.source} {found.why}")
    if not printed and not status:
        return _complain(f"no bulletins in {', '.join(paths)}")
    return status


# -- warreader index ---------------------------------------------------------------------------


def _index(start: Start) -> int:
    """Bring the index up to date and say what is in it; how far it is, only in a terminal."""
    from reader.indexing import index, summary

    for problem in start.problems:
        _complain(problem)
    counts, unreadable = index(start)
    for found in unreadable:
        _complain(f"{found.source} {found.why}")
    _put(summary(counts))
    if not counts.bulletins and not unreadable:
        return _complain(f"no bulletins in {', '.join(start.sources)}")
    return 1 if unreadable else 0


# -- warreader search, warreader list ----------------------------------------------------------


def _search(asked: Search) -> int:
    """Read what is new, then print the developments that fit."""
    from reader.library import Library

    start = start_of(Read(asked.paths, asked.day, None, asked.config))
    for problem in start.problems:
        _complain(problem)
    folders = start.library_folders
    library = Library(folders.cache, folders.data, start.sources)
    try:
        stdin = sys.stdin.buffer.read() if "-" in start.sources and sys.stdin else None
        library.refresh(
            given=start.given_date,
            today=start.today,
            report=lambda _: None,
            stop=lambda: False,
            stdin=stdin,
        )
        return _print_found(library, asked)
    finally:
        library.close()


def _print_found(library: Library, asked: Search) -> int:
    from reader.export import lines

    # A line that ends in a blank has no unfinished word.
    query = f"{asked.query} "
    found = library.search(query, limit=None)
    for mistake in found.mistakes:
        right = f", like {mistake.would_be_right}" if mistake.would_be_right else ""
        _complain(f"{asked.query[mistake.start : mistake.end]}: {mistake.what}{right}")
    if found.mistakes:
        return USAGE
    shown = lines.as_json if asked.json else lines.plain
    for bulletin, row in lines.developments(found.listing):
        snippet = library.snippet(row.key, query).text if asked.snippets else None
        _put(shown(bulletin, row, snippet))
    return max([_complain(f"{what.source} {what.why}") for what in library.problems], default=0)


# -- warreader PATH… ---------------------------------------------------------------------------


def start_of(asked: Read | Index) -> Start:
    """Command line, config file, kept theme, clock and folders as one value."""
    from reader.resources import sample_data
    from reader.settings import CONFIG_FILE, Start, find_folders, kept_theme, load_settings

    folders = find_folders()
    settings, problems = load_settings(asked.config or folders.config / CONFIG_FILE)
    sources = asked.paths or settings.sources
    theme = asked.theme if isinstance(asked, Read) else None
    return Start(
        sources=sources or (str(sample_data()),),
        folders=folders,
        today=date.today(),
        samples=not sources,
        given_date=asked.day,
        theme=theme or kept_theme(folders, settings.theme) or settings.theme,
        settings=settings,
        problems=problems,
    )


def _read(start: Start) -> int:
    """Print bulletins as plain text."""
    from reader.export.plain import render

    for problem in start.problems:
        _complain(problem)
    return _print_each(start.sources, start.given_date, render)


def _on_screen(start: Start) -> int:
    """Show bulletins on the screen, with the keys coming from the terminal in any case."""
    from reader.terminal import terminal_in_place

    if "-" in start.sources and sys.stdin.isatty():
        print("warreader: nothing is piped in for - to read (--help tells more)", file=sys.stderr)
        return USAGE
    if not any(source == "-" or os.path.lexists(source) for source in start.sources):
        return max(_complain(f"{source} is not there") for source in start.sources)
    with ExitStack() as stack:
        try:
            stdin = stack.enter_context(terminal_in_place())
        except OSError as error:
            return _complain(f"no terminal to read keys from ({error.strerror})")
        from reader.ui import run  # type: ignore[attr-defined, unused-ignore]

        try:
            status: int = run(start._replace(stdin=stdin))
            return status
        except KeyboardInterrupt:  # raised by a handler, not by a signal: the screen takes those
            return INTERRUPTED


def _end(status: int) -> NoReturn:
    """End now: all is saved, and the interpreter would take a quarter of a second to tidy up."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)
