"""Converts the bytes of a source to a document: its type, and its text or its members."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from reader.clean import line, shown_path
from reader.models import Unreadable
from reader.sources.decode import BinaryContent, Repairs, decode_bytes
from reader.sources.digest import digest
from reader.sources.document import Candidate, Document, PassedOver, Retrieved
from reader.sources.media_types import ZIP, is_archive, is_passed_over, recognise

if TYPE_CHECKING:
    from reader.sources.archives import Archive

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PAGE = ".xhtml"


def document_from(
    candidate: Candidate, retrieved: Retrieved, media_types: Mapping[str, str]
) -> Document | PassedOver | Unreadable:
    """Return the document of a candidate, or why there is none; see `read_document`."""
    if is_archive(retrieved.data) and ZIP in media_types.values():
        if _is_chance_find(candidate, media_types):
            return PassedOver(candidate.path)
        return archive_from(candidate, retrieved, media_types)
    return _text_from(candidate, retrieved, media_types)


def archive_from(
    candidate: Candidate, retrieved: Retrieved, media_types: Mapping[str, str]
) -> Document | Unreadable:
    """Return the document of an archive with its members; archives inside it are not unpacked."""

    from reader.sources.archives import ArchiveError, read_archive  # few sources are archives

    def is_wanted(name: str) -> bool:
        return not any(is_passed_over(part, media_types) for part in name.split("/"))

    try:
        archive = read_archive(retrieved.data, is_wanted)
    except ArchiveError as refused:
        return Unreadable(candidate.shown, str(refused))
    members = tuple(_members(candidate, archive, media_types))
    if not members:
        return Unreadable(candidate.shown, "is an archive without texts")
    return Document(
        retrieved.name,
        candidate.shown,
        "",
        archive.media_type,
        retrieved.modified,
        digest(retrieved.data),
        members=members,
    )


def refused_document(
    candidate: Candidate, why: str, media_types: Mapping[str, str], is_general: bool = False
) -> PassedOver | Unreadable:
    """Return the result for a candidate whose content is refused; see `read_document`."""
    if _is_chance_find(candidate, media_types) or (is_general and not candidate.named):
        return PassedOver(candidate.path)
    return Unreadable(candidate.shown, why)


def _text_from(
    candidate: Candidate,
    retrieved: Retrieved,
    media_types: Mapping[str, str],
    repairs: Repairs | None = None,
) -> Document | PassedOver | Unreadable:
    try:
        text = decode_bytes(retrieved.data, repairs=repairs)
    except BinaryContent as binary:
        return refused_document(candidate, str(binary), media_types)
    other = recognise(candidate.path, text)
    if other and other.media_type not in media_types.values():
        return refused_document(candidate, other.refusal, media_types, other.general)
    return Document(
        retrieved.name,
        candidate.shown,
        text,
        other.media_type if other else _type_by_ending(candidate, media_types),
        retrieved.modified,
        digest(retrieved.data),
    )


def _members(
    candidate: Candidate, archive: Archive, media_types: Mapping[str, str]
) -> Iterator[Document | Unreadable]:
    published, repairs = line(archive.published), Repairs()
    for member in archive.members:
        ending = os.path.splitext(member.name)[1].lower()
        path = f"{candidate.path}/{member.name}"
        if member.is_page and ending not in media_types:
            path += _PAGE
        inside = Candidate(path, len(member.data), named=False)
        retrieved = Retrieved(
            member.data, shown_path(os.path.basename(member.name)), member.modified
        )
        found = _text_from(inside, retrieved, media_types, repairs)
        if isinstance(found, Document):
            yield found._replace(
                publisher=line(archive.publisher),
                published=published if _DAY.match(published) else "",
                is_item=member.is_page,
            )
        elif isinstance(found, Unreadable):
            yield found


def _is_chance_find(candidate: Candidate, media_types: Mapping[str, str]) -> bool:
    """Whether a file was found in a folder and no ending shows that it is meant to be read."""
    return not candidate.named and not _type_by_ending(candidate, media_types)


def _type_by_ending(candidate: Candidate, media_types: Mapping[str, str]) -> str:
    return media_types.get(os.path.splitext(candidate.path)[1].lower(), "")
