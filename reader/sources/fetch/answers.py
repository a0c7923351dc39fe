"""The values of one retrieval: what is asked for, what came, and why nothing did."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Validators(NamedTuple):
    """What a server gave to ask with later, whether a document has changed (RFC 9110, 8.8)."""

    etag: str = ""
    last_modified: str = ""


class Spent(NamedTuple):
    """What a document has used of its limits: redirects that were followed, and seconds."""

    redirects: int = 0
    seconds: float = 0.0


class FetchRequest(NamedTuple):
    """One address to fetch.

    `allows_private` is true where the reader gave the address: only then may it lie in a private
    network.  `validators` are those of the last answer, empty if the document is wanted anyway.
    `spent` is what was used of the limits on the way to this address.
    """

    address: str
    allows_private: bool = False
    validators: Validators = Validators()
    spent: Spent = Spent()


class FetchLimits(NamedTuple):
    """Limits of one retrieval: `seconds` in all, `size` in bytes after decoding."""

    seconds: float = 30.0
    size: int = 10 * 1024 * 1024
    redirects: int = 5


class FetchAnswer(NamedTuple):
    """What a server answered: `status` is 200, or 304 where nothing has changed.

    `final` is the address after all redirects, and `permanent` that after the permanent ones at
    the beginning, if any.  `headers` have names in lower case.  `body` is decoded and complete;
    `received` counts the bytes that came, and `is_private` is whether from a private network.
    `spent` is what was used of the limits.
    """

    status: int
    final: str
    permanent: str
    headers: Mapping[str, str]
    body: bytes
    received: int
    is_private: bool = False
    spent: Spent = Spent()

    @property
    def validators(self) -> Validators:
        """What to ask with next time."""
        return Validators(self.headers.get("etag", ""), self.headers.get("last-modified", ""))

    @property
    def media_type(self) -> str:
        """The media type that the server stated, in lower case and without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The character set that the server stated, or nothing."""
        for parameter in self.headers.get("content-type", "").split(";")[1:]:
            name, _, value = parameter.partition("=")
            if name.strip().lower() == "charset":
                return value.strip().strip("\"'").lower()
        return ""


class FetchFailure(NamedTuple):
    """Why nothing came, in words that follow the address; `status` is 0 where no server answered.

    `headers` are those of the answer that refused, for its Retry-After.
    """

    why: str
    status: int = 0
    headers: Mapping[str, str] = {}
    final: str = ""
