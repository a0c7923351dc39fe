"""Parses a verb's arguments with argparse; wrong ones end the run with status 2."""

from __future__ import annotations

import sys
from argparse import (
    Action,
    ArgumentParser,
    ArgumentTypeError,
    Namespace,
    RawDescriptionHelpFormatter,
)
from collections.abc import Container, Sequence
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

    from reader.commands.command import Command


def parse_words(command: Command, words: Sequence[str]) -> Namespace | str:
    """Return the arguments of a verb, or the text to print for `--help` and `--version`.

    If the words are wrong, the run ends with status 2 and one line on standard error.
    """
    parser = _CommandParser(command)
    command.add_arguments(parser)
    words = _with_negated_query(words, parser.option_strings())
    try:
        # Options may stand between paths ("intermixed"). But then argparse takes words after "--"
        # that begin with a minus for options.
        parse = parser.parse_args if _minus_behind_dashes(words) else parser.parse_intermixed_args
        arguments = parse(words)
    except _HelpAskedError as asked:
        return str(asked)
    if (wrong := command.check(arguments)) is not None:
        parser.error(wrong)
    return arguments


def _with_negated_query(words: Sequence[str], options: Container[str]) -> list[str]:
    """Return the words with a query such as -has:denial in the word of its option.

    argparse takes a word that begins with a minus for an option.
    """
    found: list[str] = []
    for word in words:
        is_query = found[-1:] == ["--query"] and word[:1] == "-" and word not in options
        if is_query and "--" not in found:
            found[-1] = f"--query={word}"
        else:
            found.append(word)
    return found


def add_paths(parser: ArgumentParser, metavar: str = "PATH", words: str = "") -> None:
    """Declare any number of sources: `paths` is a tuple of distinct words, which may be empty."""
    usual = "files and folders; - is standard input"
    parser.add_argument(
        "paths", nargs="*", metavar=metavar, help=words or usual, action=_StoreUnique, default=()
    )


def add_date(parser: ArgumentParser) -> None:
    """Declare `--date`: `day` is a date or None."""
    parser.add_argument(
        "--date",
        dest="day",
        type=day_of_word,
        metavar="DAY",
        help="the bulletins' day, like 2024-10-28",
    )


def add_config(parser: ArgumentParser) -> None:
    """Declare `--config`: `config` is the path of an existing file, or None."""
    parser.add_argument(
        "--config", type=_config_file, metavar="FILE", help="a config file instead of the usual one"
    )


def add_json(parser: ArgumentParser) -> None:
    """Declare `--json`: `json` is true if it was given."""
    parser.add_argument("--json", action="store_true", help="a JSON object a line")


class _StoreUnique(Action):
    """Stores each word once, in order, because standard input cannot be read twice."""

    def __call__(
        self, parser: ArgumentParser, namespace: Namespace, values: Any, option: str | None = None
    ) -> None:
        setattr(namespace, self.dest, tuple(dict.fromkeys(values)))


class _HelpAskedError(Exception):
    """Argparse has a text to print (help or version), and the run does nothing else."""


class _CommandParser(ArgumentParser):
    """An argparse parser that cleans its error messages, because file names may contain anything.

    The examples are built only when the help is printed.
    """

    def __init__(self, command: Command) -> None:
        super().__init__(
            prog=f"warreader {command.name}".rstrip(),
            description=command.description,
            formatter_class=RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        self._examples = command.examples

    def option_strings(self) -> Container[str]:
        """Return the options as they are typed."""
        return frozenset(self._option_string_actions)

    def format_help(self) -> str:
        self.epilog = self._examples()
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        from reader import clean

        with suppress(OSError, ValueError):  # standard error is not writable
            words = f"{self.prog}: {clean.line(message)} (see --help)"
            print(words, file=sys.stderr, flush=True)
        sys.exit(2)

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        # Argparse prints only help and version this way, and ignores errors of the output.
        raise _HelpAskedError(message)


def _minus_behind_dashes(words: Sequence[str]) -> bool:
    """Whether a word that begins with a minus follows "--"."""
    behind = words[words.index("--") + 1 :] if "--" in words else ()
    return any(word.startswith("-") for word in behind)


def day_of_word(word: str) -> date:
    """Parse a day of the command line, for argparse."""
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise ArgumentTypeError(f"{word!r} is not a day like 2024-10-28") from None


def past_day(word: str) -> date:
    """As `day_of_word`; "today" and "yesterday" are accepted too."""
    back = {"today": 0, "yesterday": 1}.get(word)
    return day_of_word(word) if back is None else date.today() - timedelta(back)


def _config_file(word: str) -> Path:
    try:
        if Path(word).is_file():
            return Path(word)
    except ValueError:  # a NUL
        pass
    raise ArgumentTypeError(f"there is no file {word!r}")
