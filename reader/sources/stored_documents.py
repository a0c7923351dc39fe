"""Converts a stored document to a `Document`, named by its title or address."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime

from reader.clean import line
from reader.models import Unreadable
from reader.sources.decode import BinaryContent, decode_bytes
from reader.sources.digest import digest
from reader.sources.document import Candidate, Document, Retrieved
from reader.sources.documents import archive_from
from reader.sources.media_types import is_archive, recognise
from reader.sources.stored import StoredDocument

_CODE = {
    "text/css": "is a style sheet, not a text",
    **dict.fromkeys(
        ("text/javascript", "application/javascript", "application/x-javascript"),
        "is a script, not a text",
    ),
}
"""Media types of code that looks like text, and the messages to refuse it."""


_PROGRAM = "exec:"
"""The beginning of the address of a source that is the output of a program."""


def document_of(stored: StoredDocument, media_types: Mapping[str, str]) -> Document | Unreadable:
    """Return the document, or why its bytes are none; for `media_types` see `read_document`.

    The type that the server stated is used only if the text itself does not show it.
    """
    shown = line(stored.address) or "(no address)"
    if is_archive(stored.body):
        return _archive(stored, shown, media_types)
    try:
        text = decode_bytes(stored.body, stored.charset)
    except BinaryContent as binary:
        return Unreadable(shown, str(binary))
    known = frozenset(media_types.values())
    other = recognise("", text)
    if other and other.media_type not in known:
        return Unreadable(shown, other.refusal)
    if other is None and stored.media_type in _CODE:
        return Unreadable(shown, _CODE[stored.media_type])
    stated = stored.media_type if stored.media_type in known else ""
    return Document(
        _name(stored, shown),
        shown,
        text,
        other.media_type if other else stated,
        _local_day(stored.fetched),
        digest(b"\0".join((stored.address.encode(), stored.publisher.encode(), stored.body))),
        shown,
        line(stored.publisher),
        line(stored.published),
        bool(stored.item),
    )


def _archive(
    stored: StoredDocument, shown: str, media_types: Mapping[str, str]
) -> Document | Unreadable:
    retrieved = Retrieved(stored.body, _name(stored, shown), _local_day(stored.fetched))
    found = archive_from(Candidate(shown), retrieved, media_types)
    if isinstance(found, Unreadable):
        return found
    return found._replace(address=shown, publisher=line(stored.publisher))


def _name(stored: StoredDocument, shown: str) -> str:
    """The title of a document, or else the end of its address; of a program its own title."""
    if shown.startswith(_PROGRAM):
        program = (shown.removeprefix(_PROGRAM).split() or [shown])[0]
        return line(stored.title) or line(stored.publisher) or os.path.basename(program)
    return line(stored.title) or shown.rstrip("/").rpartition("/")[2]


def _local_day(moment: str) -> date | None:
    """The local day of a time in ISO 8601, or None for other words."""
    with suppress(ValueError, OverflowError, OSError):
        return datetime.fromisoformat(moment).astimezone().date()
    return None
