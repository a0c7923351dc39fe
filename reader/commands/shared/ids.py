"""Parses ids of developments on the command line, and finds their keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.commands.shared.arguments import add_config, add_date, add_paths
from reader.commands.shared.output import complain

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reader.library import Library

_ID = re.compile("[0-9a-f]{32}")


def add_ids(parser: ArgumentParser) -> None:
    """Declare ids and paths in any order: `paths` contains both."""
    words = "ids as list --json has them, then files and folders"
    add_paths(parser, metavar="ID", words=words)
    add_date(parser)
    add_config(parser)


def check_ids(arguments: Namespace) -> str | None:
    """Refuse words without an id."""
    if ids_in(arguments.paths):
        return None
    return "needs an id: 32 hexadecimal digits, as list --json prints them"


def ids_in(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words that are ids; a file with such a name must be written `./NAME`."""
    return tuple(word for word in words if _ID.fullmatch(word))


def paths_in(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words that are not ids."""
    return tuple(word for word in words if not _ID.fullmatch(word))


def keys_of(library: Library, ids: Sequence[str]) -> Iterator[int | None]:
    """Yield the key of each development; None, with an error message, if it is not indexed."""
    identities = library.row_identities()
    for id in ids:
        key = identities.key_of(id)
        if key is None:
            complain(f"{id} is not the id of a development in the index")
        yield key
