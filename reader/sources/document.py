"""What a source gives: a document with its text, and the values that say why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reader.clean import line


@dataclass(frozen=True, slots=True)
class Candidate:
    """A regular file that may be a bulletin, not read yet; `-` is standard input.

    `path` is the real name, for opening; it can hold anything that a file system allows.  `size` is
    in bytes.  Path, size and `mtime_ns` all being as before means that it need not be read again.
    `named` is false when it was found in a folder.
    """

    path: str
    size: int = 0
    mtime_ns: int = 0
    named: bool = True

    @property
    def shown(self) -> str:
        """The path as it may be shown: cleaned, with � for bytes that are no text."""
        return shown_path(self.path)


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file or folder that was found in a folder and is none of a reader's texts."""

    path: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what is known of it from outside.

    `name` and `source` (the path, or `-`) are cleaned, for showing.  `text` is decoded and not
    cleaned.  `modified` is the local day of its last change, or None (standard input,
    or a time that no calendar has).  `digest` is the
    SHA-256 of the bytes, in hexadecimal.
    """

    name: str
    source: str
    text: str
    media_type: str
    modified: date | None
    digest: str


def shown_path(path: str) -> str:
    """A path as it may be shown: cleaned, with � for bytes that are no text."""
    whole = path.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return line(whole) or "(unnamed)"
