"""Words of the command line that name developments by their ids, and where these stand."""

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
    """Declare ids and paths, which stand in any order: `paths` has both."""
    words = "ids as list --json has them, then files and folders"
    add_paths(parser, metavar="ID", words=words)
    add_date(parser)
    add_config(parser)


def check_ids(arguments: Namespace) -> str | None:
    """Refuse words among which there is no id."""
    if ids_in(arguments.paths):
        return None
    return "needs an id: 32 hexadecimal digits, as list --json prints them"


def ids_in(words: Sequence[str]) -> tuple[str, ...]:
    """The words that are ids; a file of such a name is `./NAME`."""
    return tuple(word for word in words if _ID.fullmatch(word))


def paths_in(words: Sequence[str]) -> tuple[str, ...]:
    """The words that are no ids."""
    return tuple(word for word in words if not _ID.fullmatch(word))


def keys_of(library: Library, ids: Sequence[str]) -> Iterator[int | None]:
    """The keys of developments; None, with a complaint, for each that is not in the index."""
    identities = library.row_identities()
    for id in ids:
        key = identities.key_of(id)
        if key is None:
            complain(f"{id} is not the id of a development in the index")
        yield key
