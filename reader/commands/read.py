"""`warreader PATH…`, the command without a verb: opens the screen, or prints text into a pipe.

No other module imports `reader.ui`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from reader.commands.command import Command
from reader.commands.registry import COMMANDS, usage_lines
from reader.commands.shared.output import (
    FAILED,
    INTERRUPTED,
    UNREADABLE,
    complain,
    complain_unreadable,
)
from reader.terminal import has_screen, terminal_in_place, text_width

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.settings import Start

_EXAMPLES = """\
examples:
  warreader                        the sources of the config file; without any, the samples
  warreader ~/bulletins today.md   folders and files
  warreader today.txt | less       plain text: who said what, and which figures
  wget -qO- https://example.org/day.txt | warreader -
  warreader --date 2024-10-28 -    a bulletin that does not state its day

commands, each with its own --help:
{commands}

For a file that is named like a command write ./extract.
Exit status: 0; 1 if something could not be read; 2 if the command line was wrong or the output
could not be written.  For verbs that ask, from search to export: 0 if something was found; 1 if
nothing was; 2 if the command line was wrong or something could not be read or written.
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the paths, the bulletins' day, the theme, `--offline` and the config file."""
    from reader import __version__
    from reader.commands.shared.arguments import add_config, add_date, add_paths

    add_paths(parser)
    add_date(parser)
    parser.add_argument("--theme", metavar="NAME", help="the theme to start with")
    parser.add_argument("--offline", action="store_true", help="fetch nothing")
    add_config(parser)
    parser.add_argument("--version", action="version", version=f"warreader {__version__}")


def examples() -> str:
    """Return the examples, and a line for each use of each verb."""
    return _EXAMPLES.format(commands=usage_lines())


def check(arguments: Namespace) -> str | None:
    """Refuse a verb after an option."""
    word = arguments.paths[0] if arguments.paths else ""
    if word not in COMMANDS:
        return None
    return f"the command {word} must come before its options; for that file write ./{word}"


def run(arguments: Namespace) -> int:
    """Show the bulletins on the screen if the terminal has one, or else print them."""
    from reader.commands.shared.opening import start_of

    if meant := _command_meant(arguments.paths):
        return complain(f"{arguments.paths[0]} is not there; the command is {meant}", FAILED)
    start = start_of(arguments.paths, arguments.day, arguments.config, arguments.theme)
    start = start._replace(offline=arguments.offline)
    return _open_screen(start) if has_screen() else _print_plain(start)


def _command_meant(paths: Sequence[str]) -> str | None:
    """The verb that the first path may be a misspelling of, if there is no such file."""
    if not paths or not paths[0].isalpha() or os.path.lexists(paths[0]):
        return None
    from difflib import get_close_matches

    return next(iter(get_close_matches(paths[0].lower(), COMMANDS, 1, 0.7)), None)


def paths_alone(words: Sequence[str]) -> Any:
    """Return the arguments if all words are paths, or else None.

    It avoids argparse, whose import would delay the first screen.
    """
    has_options = any(word.startswith("-") and word != "-" for word in words)
    if has_options or (words and words[0] in COMMANDS):
        return None
    return SimpleNamespace(paths=words, day=None, config=None, theme=None, offline=False)


def _print_plain(start: Start) -> int:
    """Print the bulletins as plain text."""
    from reader.commands.shared.bulletins import print_bulletins
    from reader.commands.shared.opening import complain_of_settings
    from reader.export.plain import render_plain

    complain_of_settings(start)
    width = text_width()
    return print_bulletins(
        start.sources, start.given_date, lambda found, _: render_plain(found, width=width)
    )


def _open_screen(start: Start) -> int:
    """Show the bulletins; keys come from the terminal even if standard input is a pipe."""
    if "-" in start.sources and sys.stdin.isatty():
        return complain("nothing is piped to standard input (see --help)", FAILED)
    if not any(source == "-" or os.path.lexists(source) for source in start.sources):
        return _complain_of_missing(start.sources)
    with ExitStack() as stack:
        try:
            stdin = stack.enter_context(terminal_in_place())
        except OSError as error:
            return complain(f"there is no terminal to read keys from ({error.strerror})")
        from reader.library.views.registry import VIEWS
        from reader.settings.start import REOPEN, VIEW_VARIABLE
        from reader.ui import run as run_screen  # type: ignore[attr-defined, unused-ignore]

        view = os.environ.pop(VIEW_VARIABLE, "")
        start = start._replace(stdin=stdin, view=view if view in {v.name for v in VIEWS} else "")
        try:
            status: int = run_screen(start)
        except KeyboardInterrupt:  # raised by a handler: the screen itself handles the signal
            return INTERRUPTED
    if status == REOPEN:  # in a new process, because threads of this one may still read keys
        os.execv(sys.executable, sys.orig_argv)
    return status


def _complain_of_missing(sources: Sequence[str]) -> int:
    """Report paths, none of which exists."""
    from reader.models import Unreadable
    from reader.pipeline import find_candidates

    missing = [found for found in find_candidates(sources) if isinstance(found, Unreadable)]
    return complain_unreadable(missing) or UNREADABLE


COMMAND = Command(
    name="",
    description="Read war bulletins: who said what, and whose number it is.",
    uses=(),
    add_arguments=add_arguments,
    run=run,
    examples=examples,
    check=check,
)
