"""Finds the candidates of addresses and reads their documents, by the scheme of the address."""

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
    """The functions that the module of a retriever must have."""

    def fits(self, address: str, /) -> bool:
        """Return whether an address has its scheme."""

    def find(self, address: str, search: SourceSearch, /) -> Iterator[Found]:
        """Yield the candidates of an address, in a fixed order and without opening any."""

    def retrieve(self, candidate: Candidate, stdin: BinaryIO | None, /) -> Retrieved | Unreadable:
        """Return the bytes of a candidate, or why they cannot be read."""


RETRIEVERS: tuple[Retriever, ...] = (standard_input, files)
"""The retrievers in the order in which they are tried; the last one takes every address."""


def find_candidates(addresses: Sequence[str], media_types: Mapping[str, str]) -> Iterator[Found]:
    """Yield the candidates of each address, without duplicates.

    `media_types` maps the file name endings that folders are searched for to media types.
    """
    search = SourceSearch(media_types, set())
    seen: set[str] = set()
    for address in addresses:
        for found in _retriever_of(address).find(address, search):
            # A single address cannot give duplicates.
            if len(addresses) > 1 and isinstance(found, Candidate):
                if found.path in seen:
                    continue
                seen.add(found.path)
            yield found


def read_document(
    candidate: Candidate, media_types: Mapping[str, str], stdin: BinaryIO | None = None
) -> Document | PassedOver | Unreadable:
    """Return the document of a candidate, or why there is none; `-` reads `stdin` to its end.

    Text of a type that is not in `media_types` is refused. A file that was found in a folder is
    skipped instead of refused if it has no ending in `media_types`, or if it is XML or JSON of a
    kind that is not read.
    """
    # Imported here, because most starts of the screen find files but read none.
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
