"""Words of the command line to what was asked for; wrong ones end the run with status 2."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

RESERVED = ("extract", "schema", "export", "index", "list", "search")
"""First words that are commands, now or in a later version; `./list` is always a path."""

BUILT = ("extract", "index", "list", "schema", "search")
"""Those that there are."""


class ReadArgs(NamedTuple):
    """`warreader PATH…`: show bulletins, or print them."""

    paths: tuple[str, ...]
    day: date | None
    theme: str | None
    config: Path | None


class ExtractArgs(NamedTuple):
    """`warreader extract`: print what was found as JSON; `lines` is `--jsonl`."""

    paths: tuple[str, ...]
    day: date | None
    lines: bool


class IndexArgs(NamedTuple):
    """`warreader index`: read bulletins into the index; without paths, those of the config."""

    paths: tuple[str, ...]
    day: date | None
    config: Path | None


class SchemaArgs(NamedTuple):
    """`warreader schema`: print the JSON schema; `lines` is `--jsonl`."""

    lines: bool


class SearchArgs(NamedTuple):
    """`warreader search` and `warreader list`: print developments; `snippets` for the former."""

    query: str
    paths: tuple[str, ...]
    day: date | None
    config: Path | None
    json: bool
    snippets: bool


class Tell(NamedTuple):
    """`--help` and `--version`: print a text."""

    text: str


Asked = ReadArgs | ExtractArgs | IndexArgs | SchemaArgs | SearchArgs | Tell


def parse_arguments(words: Sequence[str]) -> Asked:
    """What the words ask for."""
    plain = not any(word.startswith("-") and word != "-" for word in words)
    if plain and (not words or words[0] not in RESERVED):
        return ReadArgs(once(words), None, None, None)  # the first screen waits for no options
    from reader.options import parse_options

    return parse_options(words)


def once(paths: Sequence[str]) -> tuple[str, ...]:
    """The paths in order, each one time: standard input can't be read twice."""
    return tuple(dict.fromkeys(paths))
