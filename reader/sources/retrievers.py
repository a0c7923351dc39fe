"""Turns addresses into candidates and candidates into documents, by scheme of the address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO, Protocol

from reader.models import Unreadable
from reader.sources import files, standard_input
from reader.sources.document import (
    Candidate,
    Document,
    Found,
    PassedOver,
    Retrieved,
    SourceSearch,
)


class Retriever(Protocol):
    """The three functions that the module of a retriever has."""

    def fits(self, address: str, /) -> bool:
        """Return whether an address is of its scheme."""

    def find(self, address: str, search: SourceSearch, /) -> Iterator[Found]:
        """Yield what is at an address, in a fixed order and without opening anything."""

    def retrieve(self, candidate: Candidate, stdin: BinaryIO | None, /) -> Retrieved | Unreadable:
        """Return the bytes of a candidate that it found, or why they cannot be read."""


RETRIEVERS: tuple[Retriever, ...] = (standard_input, files)
"""The retrievers in the order in which they are tried.  The last one fits every address."""


def find_candidates(addresses: Sequence[str], media_types: Mapping[str, str]) -> Iterator[Found]:
    """Yield what is at each address; of several addresses each candidate once.

    `media_types` has the media type of each file name ending that folders are searched for.
    """
    search = SourceSearch(media_types, set())
    seen: set[str] = set()
    for address in addresses:
        for found in _retriever_of(address).find(address, search):
            # Below a single address everything is found once.
            if len(addresses) > 1 and isinstance(found, Candidate):
                if found.path in seen:
                    continue
                seen.add(found.path)
            yield found


def read_document(
    candidate: Candidate, media_types: Mapping[str, str], stdin: BinaryIO | None = None
) -> Document | PassedOver | Unreadable:
    """Return the document of a candidate, or why there is none; `-` reads `stdin` to its end.

    Text of a type that is not in `media_types` is refused.  A file that was found in a folder is
    passed over where it would be refused for its content, if it has no ending in `media_types` or
    is XML or JSON of no kind that is read.
    """
    # Most starts of the screen find files, and read none.
    from reader.sources.documents import document_from, refused_document
    from reader.sources.stored import DamagedError, unpack
    from reader.sources.stored_documents import document_of

    retrieved = _retriever_of(candidate.path).retrieve(candidate, stdin)
    if isinstance(retrieved, Unreadable):
        return retrieved
    try:
        stored = unpack(retrieved.data)
    except DamagedError as damaged:
        return refused_document(candidate, str(damaged), media_types)
    if stored is not None:
        return document_of(stored, media_types)
    return document_from(candidate, retrieved, media_types)


def _retriever_of(address: str) -> Retriever:
    return next(retriever for retriever in RETRIEVERS if retriever.fits(address))
