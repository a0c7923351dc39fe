"""The retriever of standard input, whose address is `-`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from reader.models import Unreadable
from reader.sources.document import Candidate, Found, Retrieved, SourceSearch
from reader.sources.refusals import LIMIT, NOT_CONNECTED, TOO_LARGE, reason

ADDRESS = "-"


def fits(address: str) -> bool:
    """Return whether an address is that of standard input."""
    return address == ADDRESS


def find(address: str, _: SourceSearch) -> Iterator[Found]:
    """Yield standard input as the only candidate."""
    yield Candidate(address)


def retrieve(candidate: Candidate, stdin: BinaryIO | None) -> Retrieved | Unreadable:
    """Read `stdin` to its end, or until it is known to be too large."""
    if stdin is None:
        return Unreadable(candidate.path, NOT_CONNECTED)
    data = read_stdin(stdin)
    if isinstance(data, Unreadable):
        return data
    if len(data) > LIMIT:
        return Unreadable(candidate.path, TOO_LARGE)
    return Retrieved(data, ADDRESS)


def read_stdin(stdin: BinaryIO) -> bytes | Unreadable:
    """Return the bytes of `stdin`, at most `LIMIT` + 1, or why it cannot be read."""
    try:
        return stdin.read(LIMIT + 1)
    except (OSError, ValueError) as error:
        return Unreadable(ADDRESS, reason(error))
