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
from reader.arguments import (
    Asked,
    ExtractArgs,
    IndexArgs,
    ReadArgs,
    SchemaArgs,
    SearchArgs,
    Tell,
    parse_arguments,
)
from reader.models import AnnotatedBulletin, Unreadable
from reader.printing import FAILED, INTERRUPTED, NOTHING, complain, printing, put
from reader.terminal import open_missing_streams

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library import Library
    from reader.library.rows import Mistake
    from reader.settings import Start


def main(words: Sequence[str] | None = None) -> int:
    """Run the command; gives its exit status, which `reader.printing` tells."""
    open_missing_streams()
    failed = crash.watch_for_faults(_log)
    asked = parse_arguments(sys.argv[1:] if words is None else words)
    status = _run(asked)
    status = status or int(bool(failed))
    if _is_shown(asked):
        _end(status)
    return status


def _run(asked: Asked) -> int:
    match asked:
        case Tell():
            return printing(partial(_tell, asked))
        case SchemaArgs():
            return printing(partial(_schema, asked))
        case ExtractArgs():
            return printing(partial(_extract, asked))
        case IndexArgs():
            return printing(partial(_index, start_of(asked)))
        case SearchArgs():
            return printing(partial(_search, asked))
        case ReadArgs():
            start = start_of(asked)
            return _on_screen(start) if _is_shown(asked) else printing(partial(_read, start))


def _is_shown(asked: object) -> bool:
    """Whether what is asked for is a screen; a terminal that calls itself dumb can't show one."""
    is_dumb = os.environ.get("TERM") == "dumb"  # a shell in Emacs, a log of some builder
    return isinstance(asked, ReadArgs) and sys.stdout.isatty() and not is_dumb


def _log() -> Path:
    """Where to tell of an exception that nobody caught."""
    from reader.settings import find_folders

    return find_folders().log


# -- warreader extract, warreader schema -------------------------------------------------------


def _tell(asked: Tell) -> int:
    put(asked.text.rstrip("\n"))
    return 0


def _schema(asked: SchemaArgs) -> int:
    from reader.extract import schema_json

    put(schema_json(asked.lines))
    return 0


def _extract(asked: ExtractArgs) -> int:
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
                status = complain(complaint)
            else:
                put(answer)
    except InputError as error:
        return complain(error)
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
            put(shown(found))
            printed += 1
        elif isinstance(found, Unreadable):
            status = complain(f"{found.source} {found.why}")
    if not printed and not status:
        return complain(f"no bulletins in {', '.join(paths)}")
    return status


# -- warreader index ---------------------------------------------------------------------------


def _index(start: Start) -> int:
    """Bring the index up to date and say what is in it; how far it is, only in a terminal."""
    from reader.indexing import index, summary

    for problem in start.problems:
        complain(problem)
    counts, unreadable = index(start)
    for found in unreadable:
        complain(f"{found.source} {found.why}")
    put(summary(counts))
    if not counts.bulletins and not unreadable:
        return complain(f"no bulletins in {', '.join(start.sources)}")
    return 1 if unreadable else 0


# -- warreader search, warreader list ----------------------------------------------------------


def _search(asked: SearchArgs) -> int:
    """Read what is new, then print the developments that fit."""
    from reader.library import Library

    start = start_of(ReadArgs(asked.paths, asked.day, None, asked.config))
    for problem in start.problems:
        complain(problem)
    folders = start.library_folders
    library = Library(folders.cache, folders.data, start.sources)
    try:
        library.refresh(
            given=start.given_date,
            today=start.today,
            report=lambda _: None,
            stop=lambda: False,
            stdin=_piped_in() if "-" in start.sources else None,
        )
        return _print_found(library, asked)
    finally:
        library.close()


def _piped_in() -> bytes | Unreadable | None:
    """Standard input, as far as it is read at all; None where it is not connected."""
    from reader.pipeline import read_stdin

    return read_stdin(sys.stdin.buffer) if sys.stdin else None


def _print_found(library: Library, asked: SearchArgs) -> int:
    """Print what fits; the status is 0, 1 (nothing does) or 2 (a mistake, something unreadable)."""
    from reader.export import lines

    # A line that ends in a blank has no unfinished word.
    query = f"{asked.query} "
    found, status = library.search(query, limit=None), NOTHING
    for mistake in found.mistakes:
        right = f", like {mistake.would_be_right}" if mistake.would_be_right else ""
        complain(f"{asked.query[mistake.start : mistake.end]}: {mistake.what}{right}")
    shown = lines.json_line if asked.json else lines.tab_line
    asks = not found.mistakes or _has_rest(asked.query, found.mistakes)
    for bulletin, row in lines.development_lines(found.listing) if asks else ():
        snippet = library.snippet(row.key, query).text if asked.snippets else None
        put(shown(bulletin, row, snippet))
        status = 0
    for what in library.problems:
        complain(f"{what.source} {what.why}")
    return FAILED if found.mistakes or library.problems else status


def _has_rest(query: str, mistakes: Sequence[Mistake]) -> bool:
    """Whether anything of a query is no mistake; nothing would find everything."""
    rest = [*query]
    for mistake in mistakes:
        rest[mistake.start : mistake.end] = " " * (mistake.end - mistake.start)
    return any(map(str.isalnum, rest))


# -- warreader PATH… ---------------------------------------------------------------------------


def start_of(asked: ReadArgs | IndexArgs) -> Start:
    """Command line, config file, kept theme, clock and folders as one value."""
    from reader.resources import sample_data
    from reader.settings import CONFIG_FILE, Start, find_folders, kept_theme, load_settings

    folders = find_folders()
    settings, problems = load_settings(asked.config or folders.config / CONFIG_FILE)
    sources = asked.paths or settings.sources
    theme = asked.theme if isinstance(asked, ReadArgs) else None
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
    from reader.export.plain import render_plain

    for problem in start.problems:
        complain(problem)
    return _print_each(start.sources, start.given_date, render_plain)


def _on_screen(start: Start) -> int:
    """Show bulletins on the screen, with the keys coming from the terminal in any case."""
    from reader.terminal import terminal_in_place

    if "-" in start.sources and sys.stdin.isatty():
        return complain("nothing is piped in for - to read (--help tells more)", FAILED)
    if not any(source == "-" or os.path.lexists(source) for source in start.sources):
        return _none_there(start.sources)
    with ExitStack() as stack:
        try:
            stdin = stack.enter_context(terminal_in_place())
        except OSError as error:
            return complain(f"no terminal to read keys from ({error.strerror})")
        from reader.ui import run  # type: ignore[attr-defined, unused-ignore]

        try:
            status: int = run(start._replace(stdin=stdin))
            return status
        except KeyboardInterrupt:  # raised by a handler, not by a signal: the screen takes those
            return INTERRUPTED


def _none_there(sources: Sequence[str]) -> int:
    """Complain of paths that lead nowhere."""
    from reader.pipeline import find_candidates

    nowhere = [found for found in find_candidates(sources) if isinstance(found, Unreadable)]
    return max((complain(f"{found.source} {found.why}") for found in nowhere), default=1)


def _end(status: int) -> NoReturn:
    """End now: all is saved, and the interpreter would take a quarter of a second to tidy up."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)
