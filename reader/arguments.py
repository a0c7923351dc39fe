"""Words of the command line to what was asked for; wrong ones end the run with status 2."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

from reader import __version__

RESERVED = ("extract", "schema", "export", "index", "list", "search")
"""First words that are commands, now or in a later version; `./list` is always a path."""

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
  warreader schema                 the JSON schema of what extract prints

A file that is named like a command is ./extract.
Exit status: 0; 1 if something could not be read; 2 if the command line was wrong.
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


@dataclass(frozen=True, slots=True)
class Read:
    """`warreader PATH…`: show bulletins, or print them."""

    paths: tuple[str, ...]
    day: date | None
    theme: str | None
    config: Path | None


@dataclass(frozen=True, slots=True)
class Extract:
    """`warreader extract`: print what was found as JSON; `lines` is `--jsonl`."""

    paths: tuple[str, ...]
    day: date | None
    lines: bool


@dataclass(frozen=True, slots=True)
class Schema:
    """`warreader schema`: print the JSON schema; `lines` is `--jsonl`."""

    lines: bool


def parse_arguments(words: Sequence[str]) -> Read | Extract | Schema:
    """What the words ask for; `--help` and `--version` print and end the run with status 0."""
    command, rest = (words[0], words[1:]) if words else ("", words)
    if command == "extract":
        return _extract(rest)
    if command == "schema":
        return _schema(rest)
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

        print(f"{self.prog}: {clean.line(message)} (--help tells more)", file=sys.stderr)
        sys.exit(2)


def _read(words: Sequence[str]) -> Read:
    parser = _Parser(
        "warreader", "Read war bulletins: who said what, and whose number it is.", EXAMPLES
    )
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files and folders; - is standard input"
    )
    _add_date(parser)
    parser.add_argument("--theme", metavar="NAME", help="the colours to begin with")
    parser.add_argument(
        "--config", type=_config_file, metavar="FILE", help="a config file instead of the usual one"
    )
    parser.add_argument("--version", action="version", version=f"warreader {__version__}")
    found = parser.parse_intermixed_args(words)
    if found.paths and found.paths[0] in RESERVED:
        word = found.paths[0]
        known = "stands before its options" if word in ("extract", "schema") else "is not built yet"
        parser.error(f"the command {word} {known}; for the file of that name say ./{word}")
    return Read(_once(found.paths), found.day, found.theme, found.config)


def _extract(words: Sequence[str]) -> Extract:
    parser = _Parser("warreader extract", "Print what is found in bulletins.", EXTRACT_EXAMPLES)
    parser.add_argument(
        "paths", nargs="*", metavar="FILE", help="files and folders; - is standard input"
    )
    _add_date(parser)
    parser.add_argument(
        "--jsonl", action="store_true", help="read texts as lines of JSON and answer each"
    )
    found = parser.parse_intermixed_args(words)
    return Extract(_once(found.paths) or ("-",), found.day, found.jsonl)


def _schema(words: Sequence[str]) -> Schema:
    parser = _Parser("warreader schema", "Print the JSON schema of what extract prints.")
    parser.add_argument(
        "--jsonl", action="store_true", help="the schema of an answer of extract --jsonl"
    )
    return Schema(parser.parse_args(words).jsonl)


def _once(paths: Sequence[str]) -> tuple[str, ...]:
    """The paths in order, each one time: standard input can't be read twice."""
    return tuple(dict.fromkeys(paths))


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
