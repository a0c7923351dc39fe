"""One candidate to a document, or to a value that says why not: regular files of bounded size only.

The file is opened without waiting and looked at again once it is open, so that nothing put in its
place in between (a pipe, a device) is ever read.
"""

from __future__ import annotations

import os
from datetime import date, datetime
from typing import BinaryIO

from reader.models import Unreadable
from reader.sources.decode import BinaryContent, decode_bytes
from reader.sources.document import Candidate, Document, PassedOver, shown_path
from reader.sources.find import LIMIT, MEDIA_TYPES, bounded_time, reason, refused_kind
from reader.sources.kinds import refused

_FLAGS = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY


def read_document(
    candidate: Candidate, stdin: BinaryIO | None = None
) -> Document | PassedOver | Unreadable:
    """The document at a path; `-` reads `stdin` to its end.

    A file that only was found in a folder, by no text's name, is passed over if it is no text.
    """
    path = candidate.path
    media_type = MEDIA_TYPES.get(os.path.splitext(path)[1].lower(), "")
    try:
        data, modified = _read_stdin(stdin) if path == "-" else _read_file(path)
        text = decode_bytes(data)
    except BinaryContent as binary:
        return _no_text(candidate, media_type, str(binary))
    except _Refused as refusal:
        return Unreadable(shown_path(path), str(refusal))
    except (OSError, ValueError) as error:
        return Unreadable(shown_path(path), reason(error))
    if why := refused(path, text):
        return _no_text(candidate, media_type, why)
    name = "-" if path == "-" else shown_path(os.path.basename(path))
    return Document(name, shown_path(path), text, media_type, modified, _digest(data))


def _no_text(candidate: Candidate, media_type: str, why: str) -> PassedOver | Unreadable:
    if not candidate.named and not media_type:
        return PassedOver(candidate.path)
    return Unreadable(candidate.shown, why)


def _digest(data: bytes) -> str:
    from hashlib import sha256  # large, and nothing is read where nothing has changed

    return sha256(data).hexdigest()


class _Refused(ValueError):
    """The message says why, in words for the reader."""


def take(stdin: BinaryIO) -> bytes | Unreadable:
    """Standard input to its end, or as much of it as tells that it is too large."""
    try:
        return stdin.read(LIMIT + 1)
    except (OSError, ValueError) as error:
        return Unreadable("-", reason(error))


def _read_stdin(stdin: BinaryIO | None) -> tuple[bytes, None]:
    if stdin is None:
        raise _Refused("is not connected")
    data = stdin.read(LIMIT + 1)
    _refuse_large(len(data))
    return data, None


def _read_file(path: str) -> tuple[bytes, date | None]:
    """The bytes and the local day of the last change."""
    _refuse_kind(os.stat(path).st_mode)  # opening a device can already do something
    descriptor = os.open(path, _FLAGS)
    with open(descriptor, "rb") as file:
        before = os.fstat(descriptor)
        _refuse_kind(before.st_mode)
        _refuse_large(before.st_size)
        data = file.read(before.st_size + 1)
        after = os.fstat(descriptor)
    if len(data) != before.st_size or before.st_mtime_ns != after.st_mtime_ns:
        raise _Refused("is being written; try again when it is complete")
    return data, _day(before.st_mtime_ns)


def _day(nanoseconds: int) -> date | None:
    if nanoseconds != bounded_time(nanoseconds):  # a broken clock or archive wrote it
        return None
    try:
        return datetime.fromtimestamp(nanoseconds / 1e9).date()
    except (ValueError, OverflowError, OSError):
        return None


def _refuse_kind(mode: int) -> None:
    kind = refused_kind(mode)
    if kind:
        raise _Refused(kind)


def _refuse_large(size: int) -> None:
    if size > LIMIT:
        raise _Refused(f"is too large (the limit is {LIMIT >> 20} MiB)")
