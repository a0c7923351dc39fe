"""The command line with its options and helps, by argparse, to what was asked for."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from reader import __version__
from reader.arguments import (
    BUILT,
    RESERVED,
    Asked,
    ExtractArgs,
    IndexArgs,
    ReadArgs,
    SchemaArgs,
    SearchArgs,
    Tell,
    once,
)

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

EXAMPLES = """\
examples:
  warreader                        the sources of the config file; without any, the samples
  warreader ~/bulletins today.md   folders and files
  warreader today.txt | less       plain text: who said what, and which figures
  wget -qO- https://example.org/day.txt | warreader -
  warreader --date 2024-10-28 -    a bulletin that does not say its day

commands, each with a --help of its own:
  warreader extract FILE           a bulletin and all that was found in it, as JSON
  warreader extract --jsonl FILE   texts in, one a line; quotes, figures, dates, people out
  warreader index ~/bulletins      read everything now, so that it opens at once later
  warreader schema                 the JSON schema of what extract prints
  warreader search QUERY           the developments that fit, a line each
  warreader list                   all developments, a line each

A file that is named like a command is ./extract.
Exit status: 0; 1 if something could not be read; 2 if the command line was wrong or nothing could
be written.  Of search and list: 0 if something was found; 1 if nothing; 2 if the words were wrong
or something could not be read or written.
"""

EXTRACT_EXAMPLES = """\
examples:
  warreader extract today.txt      one bulletin, indented
  warreader extract ~/bulletins    many bulletins, one a line
  warreader extract --jsonl -      lines like {"id": 1, "text": "...", "date": "2024-10-28"} in,
                                   a line {"id": 1, "quotes": [], "figures": [], ...} out for each

With --jsonl the offsets count characters of the text exactly as given, and nothing is cleaned;
without, they count characters of one block of the bulletin that is printed.
"""


SEARCH_EXAMPLES = """\
examples:
  warreader search bridge                      in the sources of the config file
  warreader search 'speaker:rutte "more talks"' ~/bulletins
  warreader search 'figure:>1000 counted:soldiers since:2024-10'
  warreader search -- '-bridge has:note' | cut -f3
  warreader list --query is:unread ~/bulletins

A line has the date, the bulletin, the heading and what was found, with tabs between them.
What can be asked: words, "phrases", speaker: person: quote: figure: counted: source: on: since:
until: is:unread|read|bookmarked|updated has:note|tag|quote|figure tag: -not, or, brackets.
A word is a whole word; star* is the beginning of one.
"""


class _Told(Exception):
    """Argparse has a text to print, and nothing else is asked for."""


def parse_options(words: Sequence[str]) -> Asked:
    """What the words ask for; of `--help` and `--version` the text to print."""
    try:
        return _asked(words)
    except _Told as told:
        return Tell(str(told))


def _asked(words: Sequence[str]) -> Asked:
    command, rest = (words[0], words[1:]) if words else ("", words)
    if command == "extract":
        return _extract(rest)
    if command == "index":
        return _index(rest)
    if command == "schema":
        return _schema(rest)
    if command in ("search", "list"):
        return _search(command, rest)
    return _read(words)


class _Parser(ArgumentParser):
    """Argparse whose complaints pass the gate, because the name of a file may hold anything."""

    def __init__(self, prog: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            formatter_class=RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )

    def error(self, message: str) -> NoReturn:
        from reader import clean

        with suppress(OSError, ValueError):  # nobody can be told
            words = f"{self.prog}: {clean.line(message)} (--help tells more)"
            print(words, file=sys.stderr, flush=True)
        sys.exit(2)

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        # Argparse passes over an output that can't be written; it prints nothing but such texts.
        raise _Told(message)


def _read(words: Sequence[str]) -> ReadArgs:
    parser = _Parser(
        "warreader", "Read war bulletins: who said what, and whose number it is.", EXAMPLES
    )
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files and folders; - is standard input"
    )
    _add_date(parser)
    parser.add_argument("--theme", metavar="NAME", help="the colours to begin with")
    _add_config(parser)
    parser.add_argument("--version", action="version", version=f"warreader {__version__}")
    found = parser.parse_intermixed_args(words)
    if found.paths and found.paths[0] in RESERVED:
        word = found.paths[0]
        known = "stands before its options" if word in BUILT else "is not built yet"
        parser.error(f"the command {word} {known}; for the file of that name say ./{word}")
    return ReadArgs(once(found.paths), found.day, found.theme, found.config)


def _extract(words: Sequence[str]) -> ExtractArgs:
    parser = _Parser("warreader extract", "Print what is found in bulletins.", EXTRACT_EXAMPLES)
    parser.add_argument(
        "paths", nargs="*", metavar="FILE", help="files and folders; - is standard input"
    )
    _add_date(parser)
    parser.add_argument(
        "--jsonl", action="store_true", help="read texts as lines of JSON and answer each"
    )
    found = parser.parse_intermixed_args(words)
    return ExtractArgs(once(found.paths) or ("-",), found.day, found.jsonl)


def _index(words: Sequence[str]) -> IndexArgs:
    parser = _Parser(
        "warreader index", "Read bulletins into the index; what has not changed is not read again."
    )
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files and folders; without any, those configured"
    )
    _add_date(parser)
    _add_config(parser)
    found = parser.parse_intermixed_args(words)
    if "-" in found.paths:
        parser.error("standard input is not kept in the index; save it as a file")
    return IndexArgs(once(found.paths), found.day, found.config)


def _schema(words: Sequence[str]) -> SchemaArgs:
    parser = _Parser("warreader schema", "Print the JSON schema of what extract prints.")
    parser.add_argument(
        "--jsonl", action="store_true", help="the schema of an answer of extract --jsonl"
    )
    return SchemaArgs(parser.parse_args(words).jsonl)


def _search(command: str, words: Sequence[str]) -> SearchArgs:
    what = "Print the developments that fit, newest first, a line each."
    parser = _Parser(f"warreader {command}", what, SEARCH_EXAMPLES)
    if command == "search":
        parser.add_argument("query", metavar="QUERY", help="what to look for")
    else:
        parser.add_argument("--query", default="", metavar="QUERY", help="only what fits this")
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files and folders; - is standard input"
    )
    parser.add_argument("--json", action="store_true", help="a JSON object a line")
    _add_date(parser)
    _add_config(parser)
    # Intermixed, argparse loses track of what stands after "--".
    found = (parser.parse_args if "--" in words else parser.parse_intermixed_args)(words)
    paths, is_search = once(found.paths), command == "search"
    return SearchArgs(found.query, paths, found.day, found.config, found.json, is_search)


def _add_config(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--config", type=_config_file, metavar="FILE", help="a config file instead of the usual one"
    )


def _add_date(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--date", dest="day", type=_day, metavar="DAY", help="the bulletins' day, like 2024-10-28"
    )


def _day(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise ArgumentTypeError(f"{word!r} is no day like 2024-10-28") from None


def _config_file(word: str) -> Path:
    try:
        if Path(word).is_file():
            return Path(word)
    except ValueError:  # a NUL
        pass
    raise ArgumentTypeError(f"there is no file {word!r}")
